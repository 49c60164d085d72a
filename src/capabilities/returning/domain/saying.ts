import { daysAfter, minutesAfter, type Instant } from '#kernel/time.ts'
import { counting, type EventKind, type Leg, type Said } from '#capabilities/returning/domain/journey.ts'
import { expectedOf, timed } from '#capabilities/returning/domain/legs.ts'
import type { Phase } from '#capabilities/returning/domain/return.ts'

export type SayingFault = 'in-the-future' | 'long-before' | 'not-this-leg' | 'not-approved' | 'not-travelling'

/** Clocks of two computers may differ by so much. */
const slack = 2

type Asked = { readonly kind: EventKind; readonly legId: string; readonly at: Instant }
/** Whether that can be said of a journey now. Whether the journey may begin is another question: two people answer it. */
export function faultOfSaying(asked: Asked, legs: readonly Leg[], phase: Phase, now: Instant): SayingFault | null {
  const leg = legs.find((one) => one.id === asked.legId)
  if (!leg) return 'not-this-leg'
  if (asked.kind !== 'deviation' && !expectedOf(legs.map(timed)).some((one) => one.legId === asked.legId && one.kind === asked.kind)) return 'not-this-leg'
  if (asked.at > minutesAfter(now, slack)) return 'in-the-future'
  if (asked.at < daysAfter(leg.depart.at, -3)) return 'long-before'
  if (asked.kind === 'departed') return phase === 'admitted' ? null : 'not-approved'
  if (asked.kind === 'deviation') return phase === 'travelling' || phase === 'admitted' || phase === 'arrived' ? null : 'not-travelling'
  return phase === 'travelling' ? null : 'not-travelling'
}

/** What has been said already of the same leg: saying it again is saying it once. */
export const saidAlready = <One extends Said>(asked: Pick<Asked, 'kind' | 'legId'>, all: readonly One[]): One | null =>
  asked.kind === 'deviation' ? null : (counting(all).find((one) => one.kind === asked.kind && one.legId === asked.legId) ?? null)
