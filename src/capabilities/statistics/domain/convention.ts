import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Counting } from '#capabilities/statistics/domain/dataset.ts'

export type AddingRefusal = { readonly kind: 'other-unit' | 'other-population' | 'not-disjoint' | 'periods-overlap' | 'same-person-twice' }

/** A count with how it was counted. */
export type Counted = { readonly count: number; readonly counting: Counting }

/**
 * Adds figures of different tables, which is only allowed when they count the same sort of thing in the same way,
 * in periods that do not touch, and when nobody can be in both.
 */
export function add(one: Counted, other: Counted): Result<Counted, AddingRefusal> {
  const [a, b] = [one.counting, other.counting]
  if (a.unit !== b.unit) return refuse({ kind: 'other-unit' })
  if (a.partition !== 'disjoint' || b.partition !== 'disjoint') return refuse({ kind: 'not-disjoint' })
  if (a.population !== b.population) return refuse({ kind: 'other-population' })
  if (a.period.from <= b.period.to && b.period.from <= a.period.to) return refuse({ kind: 'periods-overlap' })
  if (a.doubleCountRisk || b.doubleCountRisk) return refuse({ kind: 'same-person-twice' })
  const period = { from: Math.min(a.period.from, b.period.from), to: Math.max(a.period.to, b.period.to) }
  return accept({ count: one.count + other.count, counting: { ...a, period, source: `${a.source}; ${b.source}` } })
}

/** The sum of a table's parts. Refused unless they are disjoint: "of which" parts are already inside the others. */
export const sumOfParts = (parts: readonly number[], counting: Counting): Result<number, AddingRefusal> =>
  counting.partition === 'disjoint' ? accept(parts.reduce((sum, part) => sum + part, 0)) : refuse({ kind: 'not-disjoint' })
