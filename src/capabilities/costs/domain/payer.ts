import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/day.ts'
import type { Payer } from '#capabilities/costs/domain/assess.ts'

/** One board's newest decision, as far as whoever asks may see it. */
export type Version = {
  readonly unitId: Id
  readonly zoneId: Id
  readonly payer: Payer
  /** The other board's part in the case; `null` for a board that has none. */
  readonly payerUnit: Id | null
  readonly fromOn: Day
  readonly provisional: boolean
}
export type Settled = { readonly unitId: Id; readonly toUnit: Id | null; readonly state: string; readonly takesFrom: Day | null }

export const whys = ['from_the_first_day', 'decided', 'first_pays_meanwhile', 'taken_over'] as const
/** Who pays now. `unitId` null is a board outside the case; there is never nobody. */
export type PaysNow = { readonly unitId: Id | null; readonly provisional: boolean; readonly why: (typeof whys)[number]; readonly disputed: boolean }

const named = (version: Version): Id | null => (version.payer === 'us' ? version.unitId : version.payerUnit)

/** Two boards that do not name the same one. A board outside the case is nobody's word against another's. */
export const isDisputed = (versions: readonly Version[]): boolean => new Set(versions.map((one) => named(one) ?? 'outside')).size > 1

/**
 * Who pays today. What was taken over is settled; what a board says of itself holds; and whatever is not settled, the board that was first in the
 * case keeps paying until it is. `first` is where the person is: the municipality of stay pays from the first day.
 */
export function paysNow(first: Id, versions: readonly Version[], transfers: readonly Settled[], today: Day): PaysNow {
  const taken = transfers.find((one) => one.takesFrom !== null && one.takesFrom <= today)
  if (taken) return { unitId: taken.toUnit, provisional: false, why: 'taken_over', disputed: false }
  const disputed = isDisputed(versions)
  if (versions.length === 0) return { unitId: first, provisional: true, why: 'from_the_first_day', disputed: false }
  const owners = versions.filter((one) => one.payer === 'us' && one.fromOn <= today)
  const [owner] = owners
  if (owner && owners.length === 1 && !disputed) return { unitId: owner.unitId, provisional: owner.provisional, why: 'decided', disputed: false }
  const meanwhile = owners.some((one) => one.unitId === first) ? first : (owner?.unitId ?? first)
  return { unitId: meanwhile, provisional: true, why: 'first_pays_meanwhile', disputed }
}
