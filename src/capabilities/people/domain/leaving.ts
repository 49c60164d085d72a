import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'

export type LeavingFacts = {
  readonly self: boolean
  readonly active: boolean
  /** Things still to be handed over, of all rooms. */
  readonly open: number
  readonly officerSeats: number
  readonly lastAdmin: boolean
  readonly lastDutyHolder: boolean
}
export type LeavingRefusal = { readonly kind: 'yourself' | 'already-left' | 'not-handed-over' | 'still-officer' | 'last-admin' | 'last-duty-holder' }

/** Somebody leaves when nothing depends on them any more: no case, no officer's seat, not the last who administers or holds the duty key. */
export function mayLeave(facts: LeavingFacts): Result<true, LeavingRefusal> {
  if (!facts.active) return refuse({ kind: 'already-left' })
  if (facts.self) return refuse({ kind: 'yourself' })
  if (facts.open > 0) return refuse({ kind: 'not-handed-over' })
  if (facts.officerSeats > 0) return refuse({ kind: 'still-officer' })
  if (facts.lastAdmin) return refuse({ kind: 'last-admin' })
  if (facts.lastDutyHolder) return refuse({ kind: 'last-duty-holder' })
  return accept(true)
}
