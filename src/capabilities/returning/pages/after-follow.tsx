import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Lanes, type LaneTone } from '#ui/components/lanes.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { State } from '#ui/components/state.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { lastMomentOf } from '#capabilities/cases/contract.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { resultKeys } from '#capabilities/returning/domain/after-codes.ts'
import { toneOf } from '#capabilities/returning/pages/after-parts.tsx'
import type { AfterModel } from '#capabilities/returning/queries/show-after.ts'
import { afterWords } from '#capabilities/returning/words.after.ts'

type Props = { readonly model: AfterModel; readonly page: Page }
type Point = AfterModel['points'][number]

const laneTone: Readonly<Record<Point['state'], LaneTone>> = {
  coming: 'quiet',
  open: 'soon',
  late: 'late',
  missed: 'late',
  stopped: 'quiet',
  reached: 'done',
  declined: 'done',
  lost: 'late',
}

const left: readonly Point['state'][] = ['coming', 'open', 'late']

/** Which times gave contact, as a picture and the same as a table. */
const Picture = ({ model, page }: Props): VNode => {
  const { language, now } = page
  const t = afterWords[language]
  const said = (point: Point): string => `${t.codes.points[point.point]}: ${t.codes.states[point.state]}`
  const marks = model.points.map((point) => ({ at: lastMomentOf(point.dueOn), text: said(point), tone: laneTone[point.state] }))
  return (
    <>
      <Lanes title={t.follow.picture} lanes={[{ key: 'points', text: t.lane, marks, spans: [] }]} now={now} language={language} />
      <DataTable
        caption={t.follow.picture}
        language={language}
        columns={[
          { key: 'point', text: t.follow.point },
          { key: 'state', text: t.follow.state },
          { key: 'window', text: t.follow.window },
          { key: 'due', text: t.follow.due },
          ...(model.mayWrite ? [{ key: 'deed', text: t.deeds }] : []),
        ]}
        rows={model.points.map((point) => ({
          key: point.point,
          tone: toneOf[point.state] === 'late' ? ('late' as const) : undefined,
          cells: {
            point: t.codes.points[point.point],
            state: (
              <span>
                <State tone={toneOf[point.state]} text={t.codes.states[point.state]} />
                {point.notTried ? ` · ${t.codes.notTried}` : null}
              </span>
            ),
            window: `${point.opensOn} – ${point.lastOn}`,
            due: point.dueOn,
            deed:
              point.state === 'coming' ? (
                '–'
              ) : (
                <a href={afterPaths.followUpAt(model.case.id, point.point)}>
                  {t.follow.record}
                  <span class="govuk-visually-hidden">{` ${t.codes.points[point.point]}`}</span>
                </a>
              ),
          },
        }))}
      />
    </>
  )
}

const resultsOf = (results: NonNullable<AfterModel['tries'][number]['results']>, page: Page): string => {
  const { results: t } = afterWords[page.language].codes
  return resultKeys.map((key) => `${t[key].ask}: ${(t[key].answers as Readonly<Record<string, string>>)[results[key]] ?? results[key]}`).join(' · ')
}

const Tries = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = afterWords[language]
  return (
    <DataTable
      caption={t.follow.tries}
      empty={t.follow.noTries}
      language={language}
      columns={[
        { key: 'point', text: t.follow.point },
        { key: 'day', text: t.follow.onDay },
        { key: 'reach', text: t.follow.reach },
        { key: 'how', text: t.follow.how },
        { key: 'results', text: t.follow.ask },
      ]}
      rows={model.tries.map((one) => ({
        key: one.id,
        cells: {
          point: t.codes.points[one.point],
          day: one.onDay,
          reach: `${t.codes.reaches[one.reach]}${one.words ? ` · ${t.hasWords}` : ''}`,
          how: one.how ? t.codes.hows[one.how] : one.why ? t.codes.whysNot[one.why] : '–',
          results: one.results ? resultsOf(one.results, page) : '–',
        },
      }))}
    />
  )
}

const Alarms = ({ model, page }: Props): VNode | null => {
  const { language } = page
  const t = afterWords[language]
  if (model.alarms.length === 0) return null
  return (
    <DataTable
      caption={t.alarms.title}
      language={language}
      columns={[
        { key: 'why', text: t.alarms.why },
        { key: 'point', text: t.follow.point },
        { key: 'when', text: t.alarms.when },
        { key: 'stage', text: t.alarms.stage },
        { key: 'answer', text: t.alarms.answer },
        ...(model.mayWrite ? [{ key: 'deed', text: t.deeds }] : []),
      ]}
      rows={model.alarms.map((alarm) => ({
        key: alarm.id,
        tone: alarm.answer === null ? ('late' as const) : undefined,
        cells: {
          why: t.codes.alarmWhys[alarm.why],
          point: t.codes.points[alarm.point],
          when: alarm.onDay,
          stage: t.codes.stages[alarm.stage],
          answer: alarm.answer ? t.codes.alarmAnswers[alarm.answer] : <Tag tone="late" text={t.alarms.unanswered} />,
          deed: alarm.answer ? '–' : <a href={afterPaths.alarm(model.case.id, alarm.id)}>{t.alarms.deed}</a>,
        },
      }))}
    />
  )
}

/** The times to be in touch, how each went, and what rang. */
export const Follow = ({ model, page }: Props): VNode => {
  const { language } = page
  const t = afterWords[language]
  return (
    <>
      <h2>{t.follow.title}</h2>
      <p class="govuk-body">
        {t.follow.lead} <a href={afterPaths.list}>{t.list.title}</a>
      </p>
      {model.declined ? <Notice tone="info">{t.follow.declined}</Notice> : null}
      {model.phase === 'ended' && model.points.some(({ state }) => left.includes(state)) ? <Notice tone="info">{t.follow.goesOn}</Notice> : null}
      <Alarms model={model} page={page} />
      {model.arrivedOn === null ? (
        <p class="govuk-body">{t.notYetFollow}</p>
      ) : (
        <>
          {model.declined ? null : <p class="govuk-body">{model.mayCall ? t.follow.mayCall : t.follow.mayNotCall}</p>}
          {model.mayWrite ? (
            <p class="l-row">
              <ButtonLink href={afterPaths.newFollowUp(model.case.id)}>{t.follow.record}</ButtonLink>{' '}
              {model.declined ? null : (
                <ButtonLink href={afterPaths.planContact(model.case.id)} tone="quiet">
                  {t.follow.plan}
                </ButtonLink>
              )}
            </p>
          ) : null}
          <Picture model={model} page={page} />
          <Tries model={model} page={page} />
        </>
      )}
    </>
  )
}
