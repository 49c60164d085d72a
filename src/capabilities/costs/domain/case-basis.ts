import type { Ending } from '#capabilities/costs/domain/codes.ts'
import { later, type Day } from '#kernel/day.ts'
import type { Basis } from '#capabilities/costs/domain/eligibility.ts'

/** Why the applications and permits of a case say what they say. */
export const caseReasons = ['applied', 'granted', 'ran_out', 'refused', 'withdrawn', 'revoked'] as const
export type CaseReason = (typeof caseReasons)[number]

/** The basis as it can be written here. */
export type HeldBasis = Basis & { readonly endedWhy: Ending | null }
/** The basis as the applications and permits of the case give it. `sure` is `false` where a lawyer has not confirmed it. */
export type CaseBasis = HeldBasis & { readonly reason: CaseReason; readonly sure: boolean }

type Stretch = {
  readonly eligible: boolean
  readonly from: Day | null
  readonly to: Day | null
  readonly grantedFrom: Day | null
  readonly reason: string
  readonly sure: boolean
}

const endings: Readonly<Record<string, Ending>> = { granted: 'permit_ended', revoked: 'permit_ended', refused: 'refused', withdrawn: 'withdrawn' }

/** Reads a stretch of applications and permits on its last day, or today when it has none. A permit that has not begun is still an application. */
export function caseBasis(stretch: Stretch, today: Day): CaseBasis | null {
  const { from, to, grantedFrom, sure } = stretch
  if (!stretch.eligible || from === null) return null
  const known = caseReasons.find((one) => one === stretch.reason)
  if (!known) return null
  const grantedOn = grantedFrom !== null && grantedFrom <= today ? later(grantedFrom, from) : null
  const ending = to === null ? null : (endings[known] ?? null)
  const waits = ending === 'permit_ended' && grantedOn === null
  if (ending === null || waits) return { receivedOn: from, grantedOn, endsOn: null, endedWhy: null, reason: waits ? 'applied' : known, sure }
  return { receivedOn: from, grantedOn, endsOn: to, endedWhy: ending, reason: known === 'granted' && to !== null && to < today ? 'ran_out' : known, sure }
}

export const sameBasis = (a: HeldBasis, b: HeldBasis): boolean =>
  a.receivedOn === b.receivedOn && a.grantedOn === b.grantedOn && a.endsOn === b.endsOn && a.endedWhy === b.endedWhy
