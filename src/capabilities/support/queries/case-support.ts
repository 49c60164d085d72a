import type { Visit } from '#platform/http/visit.ts'
import { lastMomentOf } from '#capabilities/cases/contract.ts'
import { isoDay } from '#ui/when.ts'
import type { Card, caseHindrances, CasePanel, CaseTimeline } from '#capabilities/cases/contract.ts'
import { areas, classOf } from '#capabilities/support/domain/areas.ts'
import { stateOf } from '#capabilities/support/domain/measures.ts'
import type { AgreedKind } from '#capabilities/support/domain/plan.ts'
import { standingOf } from '#capabilities/support/domain/rights.ts'
import { supportPaths } from '#capabilities/support/paths.ts'
import { wholeOf } from '#capabilities/support/queries/whole.ts'
import { newestAgreed } from '#capabilities/support/store/agreed.ts'
import { measuresOpenIn } from '#capabilities/support/store/measure.ts'
import { inBoth } from '#capabilities/support/words.ts'

export type CaseSupport = {
  readonly caseId: string
  readonly needs: { readonly yes: number; readonly urgent: number; readonly open: number; readonly asked: number }
  readonly goals: number
  readonly measures: { readonly all: number; readonly open: number; readonly late: number }
  readonly rights: { readonly told: number; readonly all: number; readonly unclear: number; readonly due: boolean }
  readonly agreed: readonly { readonly id: string; readonly kind: AgreedKind; readonly reviewOn: string }[]
  readonly mayWrite: boolean
}

/** What the page of a case shows, in numbers and codes: only to those of the own unit who read the class. */
export async function caseSupport(visit: Visit, card: Card): Promise<CaseSupport | null> {
  const whole = await wholeOf(visit, card.id)
  if (!whole) return null
  const { standing, needs, goals, measures, agreed, talks } = whole
  const today = isoDay(visit.now)
  const newest = areas.map((area) => needs.find((one) => one.area === area) ?? null)
  const told = standingOf(talks)
  const repeatOn = talks[0]?.repeatOn ?? null
  return {
    caseId: card.id,
    needs: {
      asked: newest.filter((one) => one !== null).length,
      yes: newest.filter((one) => one?.answer === 'yes').length,
      urgent: newest.filter((one) => one?.urgency === 'now').length,
      open: newest.filter((one) => one === null || one.answer === 'unknown' || one.answer === 'not_asked').length,
    },
    goals: goals.filter((goal) => goal.ended === null).length,
    measures: {
      all: measures.length,
      open: measures.filter((one) => one.outcome === null).length,
      late: measures.filter((one) => stateOf(one, today, visit.now) === 'late').length,
    },
    rights: {
      told: told.filter((one) => one.times > 0).length,
      all: told.length,
      unclear: told.filter((one) => one.unclear).length,
      due: repeatOn !== null && repeatOn <= today,
    },
    agreed: agreed.filter((one) => newestAgreed(agreed, one.wall, one.kind)?.id === one.id).map(({ id, kind, reviewOn }) => ({ id, kind, reviewOn })),
    mayWrite: standing.writes.includes(classOf(card.child)),
  }
}

/** A day as the moment it is over in Sweden, near enough for a clock. */

export const supportClocks: NonNullable<CasePanel['clocks']> = async (visit, card) => {
  const whole = card.closedAt ? null : await wholeOf(visit, card.id)
  if (!whole) return []
  const agreed = whole.agreed.filter((one) => newestAgreed(whole.agreed, one.wall, one.kind)?.id === one.id)
  const repeatOn = whole.talks[0]?.repeatOn ?? null
  return [
    ...agreed.map((one) => ({ dueAt: lastMomentOf(one.reviewOn), words: inBoth((t) => t.clock.plan), href: supportPaths.agreed(card.id, one.id) })),
    ...(repeatOn === null ? [] : [{ dueAt: lastMomentOf(repeatOn), words: inBoth((t) => t.clock.rights), href: supportPaths.rights(card.id) }]),
  ]
}

type Told = 'need' | 'goal' | 'goalEnd' | 'measure' | 'outcome' | 'agreed' | 'rights'
/** That something was written down, for those who may read it. */
export const supportMoments: CaseTimeline = async (visit, card, before, limit) => {
  const whole = await wholeOf(visit, card.id)
  if (!whole) return []
  const { needs, goals, measures, agreed, talks } = whole
  const row = (at: Date, kind: Told, href: string, zoneId: string) => ({ at, kind, words: inBoth((t) => t.timeline[kind]), href, zoneId })
  const plan = supportPaths.plan(card.id)
  return [
    ...needs.map((one) => row(one.madeAt, 'need', supportPaths.need(card.id, one.area), one.zoneId)),
    ...goals.map((one) => row(one.madeAt, 'goal', plan, one.zoneId)),
    ...goals.flatMap((one) => (one.endedAt === null ? [] : [row(one.endedAt, 'goalEnd', plan, one.zoneId)])),
    ...measures.map((one) => row(one.madeAt, 'measure', supportPaths.measure(card.id, one.id), one.zoneId)),
    ...measures.flatMap((one) => (one.outcomeAt === null ? [] : [row(one.outcomeAt, 'outcome', supportPaths.measure(card.id, one.id), one.zoneId)])),
    ...agreed.map((one) => row(one.madeAt, 'agreed', supportPaths.agreed(card.id, one.id), one.zoneId)),
    ...talks.map((one) => row(one.madeAt, 'rights', supportPaths.rightsTalk(card.id, one.id), one.zoneId)),
  ]
    .filter((one) => one.at < before)
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, limit)
}

/** A case is not closed while a measure has no outcome, in whichever zone. */
export const supportHindrances: (typeof caseHindrances)[number] = async (visit, card) =>
  (await measuresOpenIn(visit.tx, card.id)) > 0 ? [{ words: inBoth((t) => t.hindrance), href: supportPaths.plan(card.id) }] : []
