import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { Follow } from '#capabilities/returning/pages/after-follow.tsx'
import { Goals } from '#capabilities/returning/pages/after-goals.tsx'
import { Money } from '#capabilities/returning/pages/after-money.tsx'
import { afterTrail } from '#capabilities/returning/pages/after-parts.tsx'
import type { AfterModel, AfterWordsModel } from '#capabilities/returning/queries/show-after.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'

type Props = { readonly model: AfterModel; readonly page: Page }

const Received = ({ model, page }: Props): VNode => {
  const t = afterWords[page.language]
  const { reception, mayReceive } = model
  const action = mayReceive ? { href: afterPaths.reception(model.case.id), text: reception ? t.reception.change : t.reception.deed } : undefined
  return (
    <Panel title={t.reception.title} action={action}>
      {reception ? (
        <SummaryList
          rows={[
            { key: 'arrived', text: t.reception.arrivedAt, value: reception.arrivedAt },
            { key: 'by', text: t.reception.confirmedBy, value: `${t.codes.confirmers[reception.confirmedBy]} · ${reception.confirmedAt}` },
            { key: 'onward', text: t.reception.onward, value: t.codes.onwards[reception.onward] },
            { key: 'housing', text: t.reception.housing, value: `${t.codes.housings[reception.housing]}${reception.words ? ` · ${t.hasWords}` : ''}` },
          ]}
        />
      ) : (
        <p class="govuk-body">{t.notYet}</p>
      )}
    </Panel>
  )
}

const Support = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = afterWords[language]
  return (
    <>
      <h2>{t.support.title}</h2>
      {model.mayWrite && model.arrivedOn !== null ? (
        <p class="l-row">
          <ButtonLink href={afterPaths.newSupport(model.case.id)} tone="quiet">
            {t.support.add}
          </ButtonLink>
        </p>
      ) : null}
      <DataTable
        caption={t.support.title}
        quietCaption
        empty={t.support.none}
        language={language}
        columns={[
          { key: 'code', text: t.support.code },
          { key: 'givenBy', text: t.support.givenBy },
          { key: 'fromOn', text: t.support.fromOn },
          { key: 'state', text: t.support.state },
        ]}
        rows={model.support.map((line) => ({
          key: line.id,
          cells: {
            code: `${t.codes.support[line.code]}${line.words ? ` · ${t.hasWords}` : ''}`,
            givenBy: t.codes.givers[line.givenBy],
            fromOn: line.fromOn,
            state: (
              <span>
                {t.codes.supportStates[line.state]}
                {line.mine ? (
                  <>
                    {' · '}
                    <a href={afterPaths.support(model.case.id, line.id)}>
                      {t.support.move}
                      <span class="govuk-visually-hidden">{` ${t.codes.support[line.code]}`}</span>
                    </a>
                  </>
                ) : null}
              </span>
            ),
          },
        }))}
      />
    </>
  )
}

const Again = ({ model, page }: Props): VNode | null => {
  const { language } = page
  const t = afterWords[language]
  if (model.renewals.length === 0 && !model.mayTakeUp) return null
  return (
    <>
      <h2>{t.again.title}</h2>
      {model.renewals.map((one) => (
        <p key={one.id} class="govuk-body">{`${t.again.listed} · ${one.knownOn} · ${t.codes.knownBys[one.knownBy]} · ${t.codes.ways[one.way]}`}</p>
      ))}
      {model.mayTakeUp ? (
        <p class="l-row">
          <ButtonLink href={afterPaths.again(model.case.id)} tone="quiet">
            {t.again.deed}
          </ButtonLink>
        </p>
      ) : null}
    </>
  )
}

/** What came after the journey: reception, follow-up, support, money. In codes, days and amounts. */
export function afterPage(model: AfterModel, page: Page): Shown {
  const { language } = page
  const t = afterWords[language]
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: afterTrail(model.case, language, false),
    wide: true,
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">
          {t.lead} <a href={afterPaths.words(model.case.id)}>{t.readWords}</a>
        </p>
        <Received model={model} page={page} />
        <Follow model={model} page={page} />
        <Again model={model} page={page} />
        <Goals model={model} page={page} />
        <Support model={model} page={page} />
        <Money model={model} page={page} />
      </>
    ),
  }
}

/** The words, each closed until asked for. */
export function afterWordsPage(model: AfterWordsModel, page: Page): Shown {
  const { language } = page
  const t = afterWords[language]
  return {
    title: `${t.wordsTitle} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: afterTrail(model.case, language),
    body: (
      <>
        <h1>{t.wordsTitle}</h1>
        <p class="govuk-body">{t.wordsLead}</p>
        {model.texts.length === 0 ? <Empty>{t.wordsNone}</Empty> : null}
        {model.texts.map((text) => (
          <SealedText key={text.id} text={text.words} label={`${t.of[text.of]} · ${text.when}`} language={language} />
        ))}
      </>
    ),
  }
}
