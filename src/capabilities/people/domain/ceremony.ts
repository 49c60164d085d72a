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
  /** The public half of the pair that the asker's code gives, and the code sealed to who asked. */
  readonly codeKey: Uint8Array | null
  readonly codeBox: Uint8Array | null
}
export type CeremonyState = 'waits-for-first' | 'waits-for-second' | 'done' | 'over'

/** Real time. */
export const endsAt = (ceremony: Pick<Ceremony, 'askedAt'>): Instant => minutesAfter(ceremony.askedAt, ceremonyMinutes)
export function stateOf(ceremony: Ceremony, realNow: Instant): CeremonyState {
  if (ceremony.doneAt !== null) return 'done'
  if (endsAt(ceremony) <= realNow) return 'over'
  return ceremony.firstOfficer === null ? 'waits-for-first' : 'waits-for-second'
}

export type StepRefusal = { readonly kind: 'not-an-officer' | 'own-recovery' | 'one-officer-alone' | 'asker-holds-code' | 'over' | 'done' }

/** What this person may do in the ceremony now. Two different officers are needed, nobody opens their own, and who asked holds the code and never the link. */
export function stepFor(ceremony: Ceremony, me: Id, amOfficer: boolean, realNow: Instant): Result<'first' | 'second', StepRefusal> {
  const state = stateOf(ceremony, realNow)
  if (state === 'done' || state === 'over') return refuse({ kind: state })
  if (!amOfficer) return refuse({ kind: 'not-an-officer' })
  if (ceremony.personId === me) return refuse({ kind: 'own-recovery' })
  if (state === 'waits-for-first') return accept('first')
  if (ceremony.firstOfficer === me) return refuse({ kind: 'one-officer-alone' })
  return ceremony.personId !== null && ceremony.askedBy === me ? refuse({ kind: 'asker-holds-code' }) : accept('second')
}
