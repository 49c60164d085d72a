import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SealedText } from '#ui/components/sealed-text.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { sayPerson } from '#capabilities/cases/contract.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { ChangedRule, RestNotice, sayWhy } from '#capabilities/support/pages/deadline-why.tsx'
import { StateCell } from '#capabilities/support/pages/deadlines-page.tsx'
import { lawTrail, say, sayRule } from '#capabilities/support/pages/law-parts.tsx'
import type { DeadlineModel } from '#capabilities/support/queries/show-deadlines.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

const Days = ({ model, page }: { readonly model: DeadlineModel; readonly page: Page }): VNode => {
  const t = lawWords[page.language].clocks
  return (
    <DataTable
      caption={t.calendar}
      language={page.language}
      columns={[
        { key: 'day', text: t.due },
        { key: 'rest', text: t.state },
      ]}
      rows={model.days.map((one) => ({
        key: one.day,
        tone: one.due ? ('soon' as const) : undefined,
        cells: {
          day: `${t.weekdays[one.weekday] ?? ''} ${one.day}`,
          rest: [...(one.due ? [sayRule(model.deadline.code, page.language)] : []), ...(one.rest === null ? [] : [one.name ?? t.rests[one.rest]])].join(' · '),
        },
      }))}
    />
  )
}

/** Why a day is what it is. */
export function deadlinePage(model: DeadlineModel, page: Page): Shown {
  const { language } = page
  const t = lawWords[language].clocks
  const one = model.deadline
  const person = sayPerson(model.names, one.personId, language)
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: lawTrail(model.case, { href: lawPaths.deadlines(model.case.id), text: t.title }),
    body: (
      <>
        <h1>{sayRule(one.code, language)}</h1>
        {one.red && one.outcome === null && one.state !== 'running' ? <Notice tone="danger">{t.red}</Notice> : null}
        {one.awayUntil === null ? null : (
          <Notice tone="warn">{`${t.away(person, one.awayUntil)}${one.escalated && !one.wentToHead ? ` ${t.wentToDeputy}` : ''}`}</Notice>
        )}
        {one.wentToHead ? <Notice tone="warn">{t.wentToHead(sayPerson(model.names, one.standInId, language))}</Notice> : null}
        {one.alone ? (
          <Notice tone="warn">
            {t.aloneNotice} {model.mayWrite ? <a href={lawPaths.dutyOfDeadline(model.case.id, one.id)}>{t.duty}</a> : null}
          </Notice>
        ) : null}
        <RestNotice model={model} language={language} />
        <ChangedRule one={one} language={language} />
        {one.rule.confirmed ? null : <Notice tone="info">{t.unconfirmed}</Notice>}
        <SummaryList
          rows={[
            { key: 'last', text: t.last, value: say(one.lastOn, language) },
            ...(one.lastOn === one.dueOn ? [] : [{ key: 'due', text: t.due, value: say(one.dueOn, language) }]),
            { key: 'state', text: t.state, value: <StateCell row={one} page={page} /> },
            ...(one.outcome === null && model.warnings.length > 0
              ? [{ key: 'warnings', text: t.warnings, value: model.warnings.map(({ before, on }) => t.warning(say(on, language), before)).join(' · ') }]
              : []),
            { key: 'why', text: t.why, value: sayWhy(one, language) },
            { key: 'effect', text: t.effect, value: t.effects[one.rule.effect] },
            { key: 'source', text: t.source, value: one.rule.source },
            { key: 'who', text: t.who, value: person },
            { key: 'deputy', text: t.deputy, value: sayPerson(model.names, one.standInId ?? one.deputyId, language) },
            ...(one.outcome === null
              ? []
              : [{ key: 'outcome', text: t.outcome, value: `${t.outcomes[one.outcome]}${one.doneOn === null ? '' : ` ${one.doneOn}`}` }]),
            ...(model.reason === null
              ? []
              : [{ key: 'reason', text: t.reason, value: <SealedText text={model.reason} open label={t.reason} language={language} /> }]),
          ]}
        />
        {model.mayWrite ? (
          <p class="l-actions">
            <ButtonLink href={lawPaths.closeDeadline(model.case.id, one.id)}>{t.close}</ButtonLink>
            <ButtonLink href={lawPaths.dutyOfDeadline(model.case.id, one.id)} tone="quiet">
              {t.duty}
            </ButtonLink>
          </p>
        ) : null}
        <Days model={model} page={page} />
      </>
    ),
  }
}
