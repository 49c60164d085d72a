import type { Visit } from '#platform/http/visit.ts'
import { minutesAfter } from '#kernel/time.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { journeyReady } from '#capabilities/returning/queries/journey-ready.ts'
import type { ReturnClock, ReturnLane, ReturnMoment } from '#capabilities/returning/queries/sections.ts'
import { counting } from '#capabilities/returning/domain/journey.ts'
import { timed } from '#capabilities/returning/domain/legs.ts'
import { awaited } from '#capabilities/returning/domain/overdue.ts'
import { findPlan, knowersOf, minutesNow } from '#capabilities/returning/store/journey.ts'
import { eventsOf, legsOf } from '#capabilities/returning/store/leg.ts'
import { inBothJourney } from '#capabilities/returning/words.journey.ts'

export type JourneySection = {
  readonly caseId: string
  readonly plan: 'not_begun' | 'incomplete' | 'complete'
  readonly checked: boolean
  readonly receiverNamed: boolean
  readonly knowers: number
}
/** What the page of a return says of the journey: whether it is planned, and how many know it. */
export async function journeySection(visit: Visit, { card, journey }: Entered): Promise<JourneySection | null> {
  if (journey.phase === 'choice') return null
  const plan = await findPlan(visit.tx, journey.id)
  const knowing = plan ? (await knowersOf(visit.tx, journey.id)).filter((one) => one.endedAt === null).length : 0
  return {
    caseId: card.id,
    plan: plan === null ? 'not_begun' : plan.complete ? 'complete' : 'incomplete',
    checked: plan?.checked ?? false,
    receiverNamed: plan?.receiverNamed ?? false,
    knowers: knowing,
  }
}

/** What happened on the way, for those who know it; nobody else sees a row. */
export async function journeyMoments(visit: Visit, { card, journey }: Entered): Promise<readonly ReturnMoment[]> {
  return counting(await eventsOf(visit.tx, journey.id)).map((event) => ({
    at: event.at,
    kind: `journey.${event.kind}`,
    words: inBothJourney((t) => t.eventKinds[event.kind]),
    href: journeyPaths.one(card.id),
    zoneId: null,
  }))
}

export async function journeyLanes(_visit: Visit, { journey }: Entered): Promise<readonly ReturnLane[]> {
  const { departedAt, arrivedAt } = journey
  if (departedAt === null) return []
  return [
    {
      key: 'journey',
      words: inBothJourney((t) => t.title),
      marks: [],
      spans: [{ from: departedAt, to: arrivedAt, words: inBothJourney((t) => t.title) }],
    },
  ]
}

/** For those who know the journey: the last check before departure, and on the way the next thing expected. */
export async function journeyClocks(visit: Visit, { card, journey }: Entered): Promise<readonly ReturnClock[]> {
  const { checked, firstDeparture } = await journeyReady(visit, journey.id)
  if (firstDeparture === null || journey.phase === 'ended' || journey.phase === 'arrived') return []
  if (journey.phase !== 'travelling') {
    const opens = minutesAfter(firstDeparture, -(await minutesNow(visit.tx)).check)
    return checked || visit.now < opens ? [] : [{ dueAt: firstDeparture, words: inBothJourney((t) => t.clocks.check), href: journeyPaths.check(card.id) }]
  }
  const legs = (await legsOf(visit.tx, journey.id)).map(timed)
  const [next] = awaited({ legs, came: counting(await eventsOf(visit.tx, journey.id)) })
  return next ? [{ dueAt: next.dueAt, words: inBothJourney((t) => t.clocks.expected), href: journeyPaths.one(card.id) }] : []
}
