import { accept, refuse, type Result } from '#kernel/result.ts'
import { daysAfterDay, type Verified } from '#capabilities/directory/domain/freshness.ts'
import type { VerifiedBy, VerifiedOutcome } from '#capabilities/directory/domain/offers.ts'

export type Verifying = { readonly verifiedOn: string; readonly how: VerifiedBy; readonly outcome: VerifiedOutcome }
export type VerifyRefusal = { readonly kind: 'not-yet' | 'too-long-ago' | 'not-in-use' }

/** How many days ago a verification can have been, and still be written down. */
export const writtenWithin = 30

/** A verification is of a day that has come, not long ago and not before the last one, and of something that is in use. */
export function mayVerify(entry: Verified, told: Verifying, today: string): Result<true, VerifyRefusal> {
  if (told.verifiedOn > today) return refuse({ kind: 'not-yet' })
  if (told.verifiedOn < daysAfterDay(today, -writtenWithin) || told.verifiedOn < (entry.verifiedOn ?? '')) return refuse({ kind: 'too-long-ago' })
  return told.outcome === 'right' && entry.status === 'defunct' ? refuse({ kind: 'not-in-use' }) : accept(true)
}
