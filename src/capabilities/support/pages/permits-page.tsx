import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Empty } from '#ui/components/empty.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import type { Tone } from '#ui/components/shape.tsx'
import { SummaryList, type SummaryRow } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { isoDay } from '#ui/when.ts'
import { sayPerson } from '#capabilities/cases/contract.ts'
import type { PermitOutcome } from '#capabilities/support/domain/permit.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { lawTrail, say } from '#capabilities/support/pages/law-parts.tsx'
import type { PermitModel, PermitsModel, PermitView } from '#capabilities/support/queries/show-permits.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

export const outcomeTone: Readonly<Record<PermitOutcome, Tone>> = { waiting: 'soon', granted: 'done', refused: 'late', withdrawn: 'quiet' }
export const permitTitle = (one: Pick<PermitView, 'kind' | 'round'>, page: Page): string => {
  const t = lawWords[page.language].permits
  return t.kindTitle(t.kinds[one.kind], one.round)
}

const factsOf = (one: PermitView, page: Page): readonly SummaryRow[] => {
  const t = lawWords[page.language].permits
  const day = (key: string, text: string, on: string | null): readonly SummaryRow[] => (on === null ? [] : [{ key, text, value: say(on, page.language) }])
  return [
    { key: 'applicant', text: t.applicant, value: t.applicants[one.applicant] },
    { key: 'basis', text: t.basis, value: t.bases[one.basis] },
    { key: 'sent', text: t.sentOn, value: `${say(one.sentOn, page.language)} · ${t.ways[one.way]}` },
    ...day('received', t.receivedOn, one.receivedOn),
    ...day('decided', t.decidedOn, one.decidedOn),
    ...day('from', t.validFrom, one.validFrom),
    ...day('to', t.validTo, one.validTo),
    ...day('heard', t.heardOn, one.heardOn),
    ...day('revoked', t.revokedOn, one.revokedOn),
    ...day('stay', t.stayOn, one.stayOn),
    ...day('stayEnded', one.stayEndedOn !== null && one.stayEndedOn >= isoDay(page.now) ? t.stayEndsOn : t.stayEndedOn, one.stayEndedOn),
  ]
}

const Effects = ({ model, page }: { readonly model: PermitsModel; readonly page: Page }): VNode | null => {
  const t = lawWords[page.language].permits
  const { basis } = model
  if (model.effects.length === 0) return null
  return (
    <section aria-label={t.effects}>
      <h2>{t.effects}</h2>
      <p class="govuk-body">{t.effectsLead}</p>
      <SummaryList
        rows={model.effects.map((one) => ({
          key: one.code,
          text: t.sideEffects[one.code],
          value: one.from === null ? t.notYet : t.from(say(one.from, page.language)),
        }))}
      />
      <SummaryList
        rows={[
          {
            key: 'eligible',
            text: t.eligible,
            value: `${basis.eligible ? t.yes : t.no}: ${t.reasons[basis.reason]}${basis.from === null ? '' : ` (${t.period(basis.from, basis.to)})`}${basis.sure ? '' : ` ${t.unsure}`}`,
          },
        ]}
      />
    </section>
  )
}

export function permitsPage(model: PermitsModel, page: Page): Shown {
  const t = lawWords[page.language].permits
  return {
    title: `${t.tabs.list} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: lawTrail(model.case),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.permits.length === 0 ? <Empty>{t.empty}</Empty> : null}
        {model.permits.map((one) => (
          <Panel
            key={one.id}
            title={permitTitle(one, page)}
            aside={
              <Tag
                tone={one.revokedOn === null ? outcomeTone[one.outcome] : 'late'}
                text={one.revokedOn === null ? t.outcomes[one.outcome] : `${t.revokedOn} ${one.revokedOn}`}
              />
            }
            action={{ href: lawPaths.permit(model.case.id, one.id), text: t.open }}
          >
            <SummaryList rows={factsOf(one, page)} />
            {one.expected === null ? null : <Notice tone="warn">{t.expected(say(one.expected, page.language))}</Notice>}
          </Panel>
        ))}
        {model.mayApply.map((kind) => (
          <p key={kind}>
            <ButtonLink href={lawPaths.newPermit(model.case.id, kind)} tone="quiet">
              {t.apply[kind]}
            </ButtonLink>
          </p>
        ))}
        <Effects model={model} page={page} />
      </>
    ),
  }
}

const Deeds = ({ model, page }: { readonly model: PermitModel; readonly page: Page }): VNode | null => {
  const t = lawWords[page.language].permits
  const { permit } = model
  if (!model.mayWrite) return null
  const waiting = permit.outcome === 'waiting'
  const deeds = [
    ...(waiting && permit.receivedOn === null ? [['receipt', t.receipt] as const] : []),
    ...(waiting ? [['decision', t.decide] as const] : []),
    ['told', t.tell] as const,
    ['stay', t.stay] as const,
    ...(permit.outcome === 'granted' && permit.revokedOn === null ? [['revocation', t.revoke] as const] : []),
  ]
  return (
    <>
      {deeds.map(([deed, text], place) => (
        <p key={deed}>
          <ButtonLink href={lawPaths.permitDeed(model.case.id, permit.id, deed)} tone={place === 0 ? 'go' : 'quiet'}>
            {text}
          </ButtonLink>
        </p>
      ))}
    </>
  )
}

export function permitPage(model: PermitModel, page: Page): Shown {
  const { language } = page
  const t = lawWords[language].permits
  const { permit } = model
  const languages = languageNames(language) as Readonly<Record<string, string>>
  return {
    title: `${t.tabs.one} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: lawTrail(model.case, { href: lawPaths.permits(model.case.id), text: t.title }),
    body: (
      <>
        <h1>{permitTitle(permit, page)}</h1>
        {permit.outcome === 'refused' || permit.revokedOn !== null ? <Notice tone="warn">{t.cannotAppeal}</Notice> : null}
        {permit.expected === null ? null : <Notice tone="warn">{t.expected(say(permit.expected, language))}</Notice>}
        <SummaryList
          rows={[
            { key: 'outcome', text: t.outcome, value: <Tag tone={outcomeTone[permit.outcome]} text={t.outcomes[permit.outcome]} /> },
            ...factsOf(permit, page),
            ...(model.words === null
              ? []
              : [{ key: 'words', text: t.words, value: <SealedText text={model.words} open label={t.words} language={language} /> }]),
            ...(model.paper === null
              ? []
              : [{ key: 'paper', text: t.number, value: <SealedText text={model.paper} open label={t.number} language={language} /> }]),
            { key: 'by', text: t.by, value: sayPerson(model.names, permit.madeBy, language) },
          ]}
        />
        <Deeds model={model} page={page} />
        <DataTable
          caption={t.told}
          empty={t.notTold}
          language={language}
          columns={[
            { key: 'on', text: t.toldOn },
            { key: 'what', text: t.what },
            { key: 'teller', text: t.teller },
            { key: 'language', text: t.language },
            { key: 'interpreter', text: t.interpreter },
          ]}
          rows={model.told.map((one) => ({
            key: one.id,
            cells: {
              on: one.toldOn,
              what: t.things[one.what] ?? one.what,
              teller: t.tellers[one.teller] ?? one.teller,
              language: languages[one.language] ?? one.language,
              interpreter: t.interpreters[one.interpreter] ?? one.interpreter,
            },
          }))}
        />
      </>
    ),
  }
}
