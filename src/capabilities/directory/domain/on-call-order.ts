import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { meet } from '#capabilities/directory/domain/hours.ts'
import type { Hours } from '#capabilities/directory/domain/kinds.ts'

/** A place in the order in which functions of one kind are called in one municipality. */
export type Placing = {
  readonly functionId: Id
  readonly place: number
  readonly hours: Hours
  /** When the function itself answers; whenever the line says, unless told. */
  readonly functionHours?: Hours
  readonly validFrom: string
  readonly validTo: string | null
}
export type PlacingRefusal = { readonly kind: 'ends-before-start' | 'place-taken' | 'already-there' }

const sameDays = (a: Placing, b: Placing): boolean => (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo)

/** A line answers when both it and its function do. An office and whoever answers outside its hours are never called at the same time. */
const bothAnswer = (a: Placing, b: Placing): boolean => {
  const hours = [a.hours, a.functionHours ?? 'always', b.hours, b.functionHours ?? 'always']
  return hours.every((one) => hours.every((other) => meet(one, other)))
}

/** Takes a place in the order; two functions that answer at the same time never share one, and a function stands in it once. */
export function takePlace(wish: Placing, others: readonly Placing[]): Result<Placing, PlacingRefusal> {
  if (wish.validTo !== null && wish.validTo < wish.validFrom) return refuse({ kind: 'ends-before-start' })
  const near = others.filter((other) => sameDays(wish, other))
  if (near.some((other) => other.functionId === wish.functionId && meet(wish.hours, other.hours))) return refuse({ kind: 'already-there' })
  if (near.some((other) => other.place === wish.place && bothAnswer(wish, other))) return refuse({ kind: 'place-taken' })
  return accept(wish)
}
