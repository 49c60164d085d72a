import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { Page } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable, type Column } from '#ui/components/data-table.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { sayAmount } from '#capabilities/returning/domain/grant.ts'
import { Spent } from '#capabilities/returning/pages/after-goals.tsx'
import type { AfterModel, GrantAnswer } from '#capabilities/returning/queries/show-after.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'

type Props = { readonly model: AfterModel; readonly page: Page }

/** The columns of every table of grants. */
export const grantColumns = (language: Language): readonly Column[] => {
  const t = afterWords[language].money
  return [
    { key: 'which', text: t.which },
    { key: 'purpose', text: t.purpose },
    { key: 'amount', text: t.amount, numeric: true },
    { key: 'sek', text: t.sek, numeric: true },
    { key: 'payee', text: t.payee },
    { key: 'state', text: t.state },
    { key: 'receipt', text: t.receipt },
  ]
}
const stateOf = (grant: GrantAnswer, language: Language): string => {
  const { money: t, codes } = afterWords[language]
  const mark = grant.counters ? ` · ${t.correction}` : grant.counteredBy ? ` · ${t.corrected}` : ''
  return `${codes.grantStates[grant.state]}${grant.paidOn ? ` ${grant.paidOn}` : ''}${mark}${grant.reason ? ` · ${codes.reasons[grant.reason]}` : ''}`
}
export const grantCells = (grant: GrantAnswer, language: Language): Readonly<Record<string, string>> => {
  const { money: t, codes, number } = afterWords[language]
  return {
    which: number(grant.number),
    purpose: `${codes.purposes[grant.purpose]} · ${codes.types[grant.type]}`,
    amount: sayAmount(grant.minor, grant.currency, language),
    sek: grant.ore === null ? '–' : `${sayAmount(grant.ore, 'SEK', language)}${grant.rateOn ? ` · ${t.rate(grant.rateOn)}` : ''}`,
    payee: `${codes.payees[grant.payee]}${grant.herWordOn ? ` · ${grant.herWordOn}` : ''}`,
    state: stateOf(grant, language),
    receipt: grant.receipt === null ? '–' : grant.receipt ? [t.receiptYes, ...(grant.receiptCode ? [grant.receiptCode] : [])].join(' · ') : t.receiptNo,
  }
}

const deedWords = (language: Language): Readonly<Record<GrantAnswer['deeds'][number], string>> => {
  const t = afterWords[language].money
  return { approve: t.approve, pay: t.pay, drop: t.drop, counter: t.counter, receipt: t.noteReceipt }
}

export const Ceiling = ({
  granted,
  ceiling,
  language,
}: {
  readonly granted: number
  readonly ceiling: AfterModel['ceiling']
  readonly language: Language
}): VNode => {
  const t = afterWords[language].money
  return (
    <SummaryList
      rows={[
        { key: 'granted', text: t.granted, value: sayAmount(granted, 'SEK', language) },
        {
          key: 'ceiling',
          text: t.ceiling,
          value: ceiling ? `${sayAmount(ceiling.ore, 'SEK', language)}${ceiling.confirmed ? '' : ` · ${t.unconfirmed}`}` : t.noCeiling,
        },
      ]}
    />
  )
}

/** What was planned, approved and paid; what a person has been granted in all beside the most. */
export const Money = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = afterWords[language].money
  const words = deedWords(language)
  return (
    <>
      <h2>{t.title}</h2>
      <Ceiling granted={model.grantedOre} ceiling={model.ceiling} language={language} />
      <Spent model={model} page={page} />
      {model.mayPlanMoney ? (
        <p class="l-row">
          <ButtonLink href={afterPaths.newGrant(model.case.id)}>{t.plan}</ButtonLink>
        </p>
      ) : null}
      <DataTable
        caption={t.title}
        quietCaption
        empty={t.none}
        language={language}
        columns={[...grantColumns(language), ...(model.mayWrite ? [{ key: 'deed', text: afterWords[language].deeds }] : [])]}
        rows={model.grants.map((grant) => ({
          key: grant.id,
          cells: {
            ...grantCells(grant, language),
            deed:
              grant.deeds.length === 0 ? (
                '–'
              ) : (
                <ul class="govuk-list">
                  {grant.deeds.map((deed) => (
                    <li key={deed}>
                      <a href={afterPaths[deed](model.case.id, grant.id)}>
                        {words[deed]}
                        <span class="govuk-visually-hidden">{` ${afterWords[language].number(grant.number)}`}</span>
                      </a>
                    </li>
                  ))}
                </ul>
              ),
          },
        }))}
      />
    </>
  )
}
