import { leastWhole, type Row } from '#capabilities/statistics/domain/linear.ts'

export type Constraint = { readonly terms: Readonly<Record<string, number>>; readonly is: '=' | '>=' | '<='; readonly value: number }

/** Whole numbers, none below zero, of which a source says only what the constraints say. */
export type System = { readonly unknowns: readonly string[]; readonly constraints: readonly Constraint[] }

/** Both ends can be reached. `max` is `null` when the source sets no upper end. */
export type Interval = { readonly min: number; readonly max: number | null }

/**
 * Between what and what a sum of unknowns must lie.
 *
 * @returns `null` when the constraints contradict each other: the source is misread
 * @throws RangeError when a term names no unknown
 */
export function interval(system: System, question: Readonly<Record<string, number>>, known = 0): Interval | null {
  const place = new Map(system.unknowns.map((name, at) => [name, at]))
  const numbered = (terms: Readonly<Record<string, number>>) =>
    Object.entries(terms).map(([name, factor]): readonly [number, number] => {
      const at = place.get(name)
      if (at === undefined) throw new RangeError(`no unknown called ${name}`)
      return [at, factor]
    })
  const rows: Row[] = system.constraints.map(({ terms, is, value }) => ({ terms: numbered(terms), is, value }))
  const asked = new Map(numbered(question))
  const price = system.unknowns.map((_, at) => asked.get(at) ?? 0)
  const low = leastWhole(price.length, rows, price)
  const high = leastWhole(
    price.length,
    rows,
    price.map((factor) => -factor),
  )
  if (low === null || high === null) return null
  return { min: low.value + known, max: high.value === -Infinity ? null : known - high.value }
}
