import { minutesAfter, type Instant } from '#kernel/time.ts'
import { expectedOf, type Expected, type JourneyMinutes, type TimedLeg } from '#capabilities/returning/domain/legs.ts'

/** What the clock knows of a journey: moments and codes. */
export type Watched = {
  readonly returnId: string
  readonly caseId: string
  /** Whether she has left; before that only the departure is waited for. */
  readonly phase: 'admitted' | 'travelling'
  readonly legs: readonly TimedLeg[]
  /** What has been said to happen and not been corrected. */
  readonly came: readonly { readonly legId: string; readonly kind: string }[]
  /** Alarms there have been, ended ones too. */
  readonly alarms: readonly { readonly dueAt: Instant; readonly waiting: boolean }[]
}

const isSame = (one: Expected, came: { readonly legId: string; readonly kind: string }): boolean => one.legId === came.legId && one.kind === came.kind

/** What has not come yet. Something later that came tells of all before it: who has boarded has been at the transit. */
export function awaited(watched: Pick<Watched, 'legs' | 'came'>): readonly Expected[] {
  const expected = expectedOf(watched.legs)
  const last = expected.findLastIndex((one) => watched.came.some((came) => isSame(one, came)))
  return expected.slice(last + 1)
}

/** When silence becomes an alarm. */
export const overdueAt = (one: Expected, minutes: JourneyMinutes): Instant => minutesAfter(one.dueAt, minutes[one.kind])

/**
 * The one thing to raise an alarm about now; `null` when there is nothing. One silence is one alarm: while an alarm waits for somebody there is no other,
 * and what was due before the latest alarm is not raised again. After a standstill only the latest that is overdue is raised.
 */
export function alarmFor(watched: Watched, minutes: JourneyMinutes, now: Instant): Expected | null {
  if (watched.alarms.some((one) => one.waiting)) return null
  const latest = watched.alarms.reduce((at, one) => Math.max(at, one.dueAt.getTime()), Number.NEGATIVE_INFINITY)
  const waiting = awaited(watched).filter((one) => watched.phase === 'travelling' || one.kind === 'departed')
  return waiting.findLast((one) => overdueAt(one, minutes) <= now && one.dueAt.getTime() > latest) ?? null
}
