import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { meet } from '#capabilities/directory/domain/hours.ts'
import type { Hours } from '#capabilities/directory/domain/kinds.ts'

/** A place in the order in which functions of one kind are called in one municipality. */
export type Placing = { readonly functionId: Id; readonly place: number; readonly hours: Hours; readonly validFrom: string; readonly validTo: string | null }
export type PlacingRefusal = { readonly kind: 'ends-before-start' | 'place-taken' | 'already-there' }

const overlap = (a: Placing, b: Placing): boolean =>
  meet(a.hours, b.hours) && (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo)

/** Takes a place in the order; two functions never share one, and a function stands in it once. */
export function takePlace(wish: Placing, others: readonly Placing[]): Result<Placing, PlacingRefusal> {
  if (wish.validTo !== null && wish.validTo < wish.validFrom) return refuse({ kind: 'ends-before-start' })
  const near = others.filter((other) => overlap(wish, other))
  if (near.some((other) => other.functionId === wish.functionId)) return refuse({ kind: 'already-there' })
  if (near.some((other) => other.place === wish.place)) return refuse({ kind: 'place-taken' })
  return accept(wish)
}
