import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { lastMomentOf, type CaseHindrances } from '#capabilities/cases/contract.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import type { Point } from '#capabilities/returning/domain/after-codes.ts'
import { followsOn, type PointView } from '#capabilities/returning/domain/follow-up.ts'
import { pointsNow } from '#capabilities/returning/queries/after-forms.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import type { ReturnClock, ReturnLane, ReturnMoment } from '#capabilities/returning/queries/sections.ts'
import { alarmsOf, followUpsOf } from '#capabilities/returning/store/follow-up.ts'
import { grantedSeen, grantsOf } from '#capabilities/returning/store/grant.ts'
import { receptionsOf, renewalsOf } from '#capabilities/returning/store/reception.ts'
import { inBothAfter } from '#capabilities/returning/words.after.ts'

export type AfterSectionModel = {
  readonly caseId: string
  readonly received: boolean
  readonly points: readonly { readonly point: Point; readonly state: PointView['state'] }[]
  readonly openAlarms: number
  readonly grantedOre: number
}
const begun = ({ journey }: Entered): boolean => journey.departedAt !== null || journey.arrivedAt !== null || journey.phase === 'admitted'
const viewsOf = async (visit: Visit, { journey }: Entered): Promise<readonly PointView[]> =>
  await pointsNow(visit, journey, await followUpsOf(visit.tx, journey.id))

/** From admission on: before, there is nothing of it. */
export async function readAfter(visit: Visit, entered: Entered): Promise<AfterSectionModel | null> {
  if (!begun(entered)) return null
  const { card, journey } = entered
  return {
    caseId: card.id,
    received: (await receptionsOf(visit.tx, journey.id)).length > 0,
    points: (await viewsOf(visit, entered)).map(({ point, state }) => ({ point, state })),
    openAlarms: (await alarmsOf(visit.tx, journey.id)).filter((one) => one.answer === null).length,
    grantedOre: await grantedSeen(visit.tx, card.id),
  }
}

/** The time that is next, as long as following up goes on: also when the return has been closed. */
export async function afterClocks(visit: Visit, entered: Entered): Promise<readonly ReturnClock[]> {
  if (entered.journey.arrivedAt === null) return []
  return (await viewsOf(visit, entered))
    .filter(({ state }) => state === 'open' || state === 'late')
    .map(({ point, lastOn }) => ({
      dueAt: lastMomentOf(lastOn),
      words: inBothAfter((t) => t.clock(t.codes.points[point])),
      href: afterPaths.followUpAt(entered.card.id, point),
    }))
}

/** Whoever closes the case is told that somebody was to be in touch again: in a closed case nobody can write it. */
export async function afterHindrances(visit: Visit, entered: Entered): ReturnType<CaseHindrances> {
  const next = (await viewsOf(visit, entered)).find((one) => followsOn([one]))
  return next ? [{ words: inBothAfter((t) => t.follow.tellsClosing(next.dueOn)), href: afterPaths.ofCase(entered.card.id), tells: true }] : []
}

const tones = { reached: 'done', declined: 'done', lost: 'late', late: 'late', missed: 'late', open: 'soon', coming: 'quiet', stopped: 'quiet' } as const
export async function afterLanes(visit: Visit, entered: Entered): Promise<readonly ReturnLane[]> {
  const views = await viewsOf(visit, entered)
  if (views.length === 0) return []
  const marks = views.map(({ point, state, dueOn }) => ({
    at: lastMomentOf(dueOn),
    words: inBothAfter((t) => `${t.codes.points[point]}: ${t.codes.states[state]}`),
    tone: tones[state],
  }))
  return [{ key: 'after', words: inBothAfter((t) => t.lane), marks, spans: [] }]
}

/** What happened after the journey, in neutral words. */
export async function afterMoments(visit: Visit, entered: Entered): Promise<readonly ReturnMoment[]> {
  const { card, journey } = entered
  const { tx } = visit
  const href = afterPaths.ofCase(card.id)
  const today = isoDay(visit.now)
  const moment = (at: Date, kind: string, words: ReturnMoment['words'], zoneId: string | null = null): ReturnMoment => ({ at, kind, words, href, zoneId })
  return [
    ...(await receptionsOf(tx, journey.id)).map((one) =>
      moment(
        one.madeAt,
        'reception',
        inBothAfter((t) => t.moment.arrived),
        one.zoneId,
      ),
    ),
    ...(await followUpsOf(tx, journey.id)).map((one) =>
      moment(
        one.madeAt,
        'follow-up',
        inBothAfter((t) => t.moment.tried),
        one.zoneId,
      ),
    ),
    ...(await alarmsOf(tx, journey.id)).map((one) =>
      moment(
        one.madeAt,
        'follow-up',
        inBothAfter((t) => t.moment.alarm),
      ),
    ),
    ...(await grantsOf(tx, journey.id)).flatMap(({ paidOn }) => {
      if (paidOn === null || paidOn > today) return []
      // The day of today has not ended: what was paid on it has happened all the same.
      const at = paidOn === today ? visit.now : lastMomentOf(paidOn)
      const paid = moment(
        at,
        'grant',
        inBothAfter((t) => t.moment.paid),
      )
      return [{ ...paid, onDay: true as const }]
    }),
    ...(await renewalsOf(tx, journey.id)).map((one) =>
      moment(
        one.madeAt,
        'renewal',
        inBothAfter((t) => t.moment.renewed),
      ),
    ),
  ].filter(({ at }) => at <= visit.now)
}
