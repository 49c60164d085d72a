import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { DataTable } from '#ui/components/data-table.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { State } from '#ui/components/state.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { Time } from '#ui/components/time.tsx'
import { askTone, NeedSummary, sayNights, sayPeople } from '#capabilities/protection/pages/need.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { AskView, QueueModel } from '#capabilities/protection/queries/show-ask.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

/** What was asked of the shelter: what is needed and when, nobody's name. */
export function queuePage(model: QueueModel, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  return {
    title: t.asks.title,
    place: 'places',
    body: (
      <>
        <h1>{t.asks.title}</h1>
        <p class="govuk-body">
          {t.asks.lead} <a href={placementPaths.places}>{t.asks.places}</a>
        </p>
        <DataTable
          caption={t.asks.title}
          sorted={t.asks.sorted}
          empty={t.asks.empty}
          language={language}
          columns={[
            { key: 'when', text: t.asks.when },
            { key: 'state', text: t.placement.state },
            { key: 'people', text: t.asks.people },
            { key: 'place', text: t.placement.place },
            { key: 'from', text: t.asks.from },
          ]}
          rows={model.asks.map((ask) => ({
            key: ask.id,
            tone: ask.state === 'admitted' && ask.need.fromDay < model.today ? ('late' as const) : undefined,
            cells: {
              when: <a href={placementPaths.ask(ask.id)}>{sayNights(ask.need, page)}</a>,
              state: (
                <>
                  <Tag tone={askTone[ask.state]} text={t.placement.states[ask.state]} />
                  {ask.state === 'offered' && ask.holdUntil ? (
                    <>
                      {' '}
                      {t.placement.holdUntil} <Time at={ask.holdUntil} now={page.now} language={language} />
                    </>
                  ) : null}
                </>
              ),
              people: sayPeople(ask.need, page),
              place: ask.codeName ?? '–',
              from: ask.from,
            },
          }))}
        />
      </>
    ),
  }
}

/** Until admission has been decided: then the conditions are still to be checked. */
const toAdmit: readonly string[] = ['asked', 'lapsed', 'offered', 'accepted']

const Matches = ({ model, page }: { readonly model: AskView; readonly page: Page }): VNode => {
  const t = protectionWords[page.language]
  return (
    <>
      <h2>{t.asks.matches}</h2>
      <p class="govuk-body">{t.asks.matchesLead}</p>
      {model.conflictKnown ? null : <Notice tone="warn">{t.asks.conflictUnknown}</Notice>}
      <DataTable
        caption={t.asks.matches}
        quietCaption
        empty={t.asks.noPlaces}
        language={page.language}
        columns={[
          { key: 'code', text: t.places.codeName },
          { key: 'fits', text: t.placement.state },
          { key: 'why', text: t.asks.why },
        ]}
        rows={model.matches.map((match) => ({
          key: match.id,
          cells: {
            code: `${match.codeName} · ${t.places.house} ${match.house} · ${t.regions[match.region]}`,
            fits: match.conflict ? (
              <Tag tone="late" text={t.asks.conflict} />
            ) : match.fits ? (
              <Tag tone="done" text={t.asks.fits} />
            ) : (
              <Tag tone="quiet" text={t.asks.fitsNot} />
            ),
            why: (
              <ul class="govuk-list">
                {match.points.map((point) => (
                  <li key={point.point}>
                    <State
                      tone={point.holds ? 'done' : point.wish ? 'soon' : 'late'}
                      text={`${t.fitPoints[point.point]}: ${point.holds ? t.asks.holds : t.asks.holdsNot}`}
                    />
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

const Deeds = ({ model, page }: { readonly model: AskView; readonly page: Page }): VNode | null => {
  const t = protectionWords[page.language].asks
  const { id, state } = model.ask
  const first = ['asked', 'lapsed'].includes(state)
  return (
    <p class="l-actions">
      {first ? <ButtonLink href={placementPaths.offer(id)}>{t.offer}</ButtonLink> : null}
      {first ? (
        <ButtonLink href={placementPaths.refuse(id)} tone="quiet">
          {t.refuse}
        </ButtonLink>
      ) : null}
      {state === 'accepted' && model.iDecide ? <ButtonLink href={placementPaths.admit(id)}>{t.admit}</ButtonLink> : null}
      {state === 'accepted' && !model.iDecide ? t.onlyHead : null}
      {state === 'admitted' ? <ButtonLink href={placementPaths.arrive(id)}>{t.arrive}</ButtonLink> : null}
      {['accepted', 'admitted', 'arrived'].includes(state) ? (
        <ButtonLink href={placementPaths.move(id)} tone="quiet">
          {t.move}
        </ButtonLink>
      ) : null}
      {state === 'arrived' ? (
        <ButtonLink href={placementPaths.leave(id)} tone="quiet">
          {t.leave}
        </ButtonLink>
      ) : null}
    </p>
  )
}

export function askPage(model: AskView, page: Page): Shown {
  const { language } = page
  const t = protectionWords[language]
  const { ask, stay } = model
  return {
    title: t.asks.one,
    place: 'places',
    trail: [{ href: placementPaths.queue, text: t.asks.title }],
    body: (
      <>
        <h1>{t.asks.one}</h1>
        <p class="govuk-body">
          <Tag tone={askTone[ask.state]} text={t.placement.states[ask.state]} /> {model.why ? t.ownRefusals[model.why] : null}
          {ask.state === 'offered' && ask.holdUntil ? (
            <>
              {' '}
              {t.placement.holdUntil} <Time at={ask.holdUntil} now={page.now} language={language} as="both" />
            </>
          ) : null}
        </p>
        {ask.need.basis === 'without_assessment' && toAdmit.includes(ask.state) ? <Notice tone="warn">{t.asks.withoutBoard}</Notice> : null}
        {model.moving ? <Notice tone="info">{t.asks.moving}</Notice> : null}
        {model.childrenUndecided > 0 ? <Notice tone="warn">{t.placement.undecided(model.childrenUndecided)}</Notice> : null}
        <Deeds model={model} page={page} />
        <NeedSummary need={ask.need} page={page} />
        <SummaryList
          rows={[
            { key: 'from', text: t.asks.from, value: ask.from },
            ...(ask.codeName && stay ? [{ key: 'stay', text: t.asks.stayNow, value: `${ask.codeName} · ${stay.nights.from} – ${stay.nights.until}` }] : []),
            ...(ask.arrivedOn ? [{ key: 'arrived', text: t.placement.states.arrived, value: ask.arrivedOn }] : []),
            ...(ask.leftOn && ask.leftTo ? [{ key: 'left', text: t.placement.states.left, value: `${ask.leftOn} · ${t.leavings[ask.leftTo]}` }] : []),
          ]}
        />
        {['asked', 'lapsed'].includes(ask.state) ? <Matches model={model} page={page} /> : null}
      </>
    ),
  }
}
