import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { SmallForm } from '#ui/components/small-form.tsx'
import { State } from '#ui/components/state.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { sayPerson } from '#capabilities/cases/contract.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { sayWhy } from '#capabilities/support/pages/deadline-why.tsx'
import { deadlineTone, lawTrail, say, sayRule, toneOfDay } from '#capabilities/support/pages/law-parts.tsx'
import type { DeadlineRow, DeadlinesModel, MineModel, MineRow } from '#capabilities/support/queries/show-deadlines.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

const toneOf = (row: Pick<DeadlineRow, 'state' | 'red' | 'daysLeft'>): 'late' | 'soon' | undefined => {
  const tone = toneOfDay(row)
  return tone === 'late' || tone === 'soon' ? tone : undefined
}

export const StateCell = ({ row, page }: { readonly row: DeadlineRow; readonly page: Page }): VNode => {
  const t = lawWords[page.language].clocks
  return (
    <>
      <Tag tone={toneOfDay(row)} text={row.outcome === null ? t.days(row.daysLeft) : t.states[row.state]} />
      {row.red && row.outcome === null ? (
        <>
          <br />
          <State tone="late" text={t.effects[row.rule.effect]} />
        </>
      ) : null}
    </>
  )
}

/** Whoever answers for it, and who does now when they are not there. */
const sayWho = ({ names }: DeadlinesModel, row: DeadlineRow, language: Language): string => {
  const t = lawWords[language].clocks
  const now = sayPerson(names, row.standInId, language)
  const instead = row.wentToHead ? t.wentToHead(now) : row.awayUntil === null ? null : `${t.away('', row.awayUntil).trim()} ${now}`
  return `${sayPerson(names, row.personId, language)}${instead === null ? '' : ` (${instead})`}${row.alone ? ` · ${t.alone}` : ''}`
}

const Decisions = ({ model, page }: { readonly model: DeadlinesModel; readonly page: Page }): VNode => {
  const t = lawWords[page.language].clocks
  return (
    <DataTable
      caption={t.decisions}
      language={page.language}
      columns={[
        { key: 'what', text: t.decision },
        { key: 'on', text: t.onDay },
        { key: 'ends', text: t.endsOn },
        { key: 'by', text: t.enteredBy },
        { key: 'take', text: t.takeBack },
      ]}
      rows={model.decisions.map((one) => ({
        key: one.id,
        cells: {
          what: t.triggers[one.trigger],
          on: one.onDay,
          ends: one.endsOn ?? '–',
          by: sayPerson(model.names, one.madeBy, page.language),
          take: one.takenBack ? (
            <State tone="quiet" text={t.takenBack} />
          ) : model.mayWrite ? (
            <SmallForm
              page={page}
              action={lawPaths.takeBackDecision(model.case.id, one.id)}
              submit={t.takeBack}
              version={one.version}
              about={`${t.triggers[one.trigger]} ${one.onDay}`}
            />
          ) : null,
        },
      }))}
    />
  )
}

/** Every day of a case: what, when, why, and who answers for it. */
export function deadlinesPage(model: DeadlinesModel, page: Page): Shown {
  const { language } = page
  const t = lawWords[language].clocks
  return {
    title: `${t.title} · ${model.case.pseudonym}`,
    place: 'cases',
    trail: lawTrail(model.case),
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="govuk-body">{t.lead}</p>
        {model.open.some((row) => row.red && row.state !== 'running') ? <Notice tone="danger">{t.red}</Notice> : null}
        {model.mayWrite ? (
          <p>
            <ButtonLink href={lawPaths.enterDecision(model.case.id)}>{t.enter}</ButtonLink>
          </p>
        ) : null}
        <DataTable
          caption={t.open}
          sorted={t.soonest}
          empty={t.empty}
          language={language}
          columns={[
            { key: 'what', text: t.what },
            { key: 'due', text: t.last },
            { key: 'state', text: t.state },
            { key: 'why', text: t.why },
            { key: 'who', text: t.who },
          ]}
          rows={model.open.map((row) => ({
            key: row.id,
            tone: toneOf(row),
            cells: {
              what: <a href={lawPaths.deadline(model.case.id, row.id)}>{sayRule(row.code, language)}</a>,
              due: say(row.lastOn, language),
              state: <StateCell row={row} page={page} />,
              why: sayWhy(row, language),
              who: sayWho(model, row, language),
            },
          }))}
        />
        {model.decisions.length === 0 ? null : <Decisions model={model} page={page} />}
        {model.closed.length === 0 ? null : (
          <DataTable
            caption={t.closed}
            language={language}
            columns={[
              { key: 'what', text: t.what },
              { key: 'due', text: t.last },
              { key: 'state', text: t.state },
              { key: 'outcome', text: t.outcome },
            ]}
            rows={model.closed.map((row) => ({
              key: row.id,
              cells: {
                what: <a href={lawPaths.deadline(model.case.id, row.id)}>{sayRule(row.code, language)}</a>,
                due: row.lastOn,
                state: <Tag tone={deadlineTone[row.state]} text={t.states[row.state]} />,
                outcome: row.outcome === null ? '–' : `${t.outcomes[row.outcome]}${row.doneOn === null ? '' : ` ${row.doneOn}`}`,
              },
            }))}
          />
        )}
      </>
    ),
  }
}

/** What happens that day, by its effect alone: beside a pseudonym the rule would tell what the case is about. */
const sayEffect = (row: MineRow, page: Page): string => {
  const t = lawWords[page.language].clocks
  return `${row.inCase ? t.list.effects[row.effect] : t.title}${row.asDeputy ? ` · ${t.list.asDeputy}` : ''}`
}

/** What I answer for, over all my cases. */
export function minePage(model: MineModel, page: Page): Shown {
  const { language } = page
  const t = lawWords[language].clocks
  return {
    title: t.list.title,
    place: 'day',
    body: (
      <>
        <h1>{t.list.title}</h1>
        <p class="govuk-body">{t.list.lead}</p>
        <p>
          <a href={lawPaths.leave}>{t.leave.title}</a>
        </p>
        <DataTable
          caption={t.open}
          quietCaption
          sorted={t.soonest}
          empty={t.list.empty}
          language={language}
          columns={[
            { key: 'case', text: t.case },
            { key: 'what', text: t.what },
            { key: 'due', text: t.last },
            { key: 'state', text: t.state },
          ]}
          rows={model.rows.map((row) => ({
            key: row.id,
            tone: toneOf(row),
            cells: {
              case: row.inCase ? <a href={lawPaths.deadline(row.case.id, row.id)}>{row.case.pseudonym}</a> : t.list.notInCase,
              what: sayEffect(row, page),
              due: say(row.lastOn, language),
              state: <Tag tone={toneOfDay(row)} text={t.days(row.daysLeft)} />,
            },
          }))}
        />
      </>
    ),
  }
}
