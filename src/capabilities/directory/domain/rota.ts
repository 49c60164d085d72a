import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter, type Instant } from '#kernel/time.ts'

/** That a person of the zone is on duty in one of its functions. */
export type Duty = { readonly personId: Id; readonly startsAt: Instant; readonly endsAt: Instant }
export type DutyRefusal = { readonly kind: 'ends-before-start' | 'too-long' | 'over' | 'already-on-duty' | 'not-here' }

/** The longest duty in one line of the rota; a longer one is a slip of the finger. */
export const longestDays = 14

/** Puts somebody of the zone on duty. Several may be on duty at once; one person only once. */
export function goOnDuty(wish: Duty, others: readonly Duty[], colleagues: readonly Id[], now: Instant): Result<Duty, DutyRefusal> {
  if (wish.endsAt <= wish.startsAt) return refuse({ kind: 'ends-before-start' })
  if (wish.endsAt > daysAfter(wish.startsAt, longestDays)) return refuse({ kind: 'too-long' })
  if (wish.endsAt <= now) return refuse({ kind: 'over' })
  if (!colleagues.includes(wish.personId)) return refuse({ kind: 'not-here' })
  if (others.some((other) => other.personId === wish.personId && wish.startsAt < other.endsAt && other.startsAt < wish.endsAt))
    return refuse({ kind: 'already-on-duty' })
  return accept(wish)
}
