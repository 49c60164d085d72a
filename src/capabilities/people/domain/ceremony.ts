import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Instant } from '#kernel/time.ts'

export const ceremonyMinutes = 30
export const recoveryReasons = ['lost_passphrase', 'lost_authenticator', 'lost_both'] as const
export type RecoveryReason = (typeof recoveryReasons)[number] | 'officers_change'

export type Ceremony = {
  readonly id: Id
  readonly zoneId: Id
  readonly personId: Id | null
  /** The officers to come, when the officers change. */
  readonly officers: readonly Id[] | null
  readonly reason: RecoveryReason
  /** `null`: the operator asked. */
  readonly askedBy: Id | null
  readonly askedAt: Instant
  readonly firstOfficer: Id | null
  readonly secondOfficer: Id | null
  readonly doneAt: Instant | null
  readonly resealed: number | null
}
export type CeremonyState = 'waits-for-first' | 'waits-for-second' | 'done' | 'over'

/** Real time. */
export const endsAt = (ceremony: Pick<Ceremony, 'askedAt'>): Instant => minutesAfter(ceremony.askedAt, ceremonyMinutes)
export function stateOf(ceremony: Ceremony, realNow: Instant): CeremonyState {
  if (ceremony.doneAt !== null) return 'done'
  if (endsAt(ceremony) <= realNow) return 'over'
  return ceremony.firstOfficer === null ? 'waits-for-first' : 'waits-for-second'
}

export type StepRefusal = { readonly kind: 'not-an-officer' | 'own-recovery' | 'one-officer-alone' | 'over' | 'done' }

/** What this person may do in the ceremony now. Two different officers are needed, and nobody opens their own. */
export function stepFor(ceremony: Ceremony, me: Id, amOfficer: boolean, realNow: Instant): Result<'first' | 'second', StepRefusal> {
  const state = stateOf(ceremony, realNow)
  if (state === 'done' || state === 'over') return refuse({ kind: state })
  if (!amOfficer) return refuse({ kind: 'not-an-officer' })
  if (ceremony.personId === me) return refuse({ kind: 'own-recovery' })
  if (state === 'waits-for-first') return accept('first')
  return ceremony.firstOfficer === me ? refuse({ kind: 'one-officer-alone' }) : accept('second')
}
