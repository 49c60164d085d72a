import { accept, refuse, type Result } from '#kernel/result.ts'
import { ages, purposes, sexes, type CodedCase, type Silence, type Variable } from '#capabilities/statistics/domain/dataset.ts'

/** The coded rows of one source, with what that source settles and what it leaves open. */
export type Coded = {
  readonly rows: readonly CodedCase[]
  readonly determined: readonly Variable[]
  readonly undetermined: Readonly<Partial<Record<Variable, Silence>>>
}

/** A count of those who have all the values of `at`; with fewer values it is a margin, with none the total. */
export type Cell = { readonly at: Readonly<Partial<Record<Variable, string>>>; readonly count: number }
export type Table = { readonly by: readonly Variable[]; readonly cells: readonly Cell[] }

export type CrossingRefusal =
  | { readonly kind: 'undetermined'; readonly asked: readonly Variable[]; readonly open: readonly Variable[]; readonly silence: Silence }
  | { readonly kind: 'asked-twice'; readonly asked: readonly Variable[] }
  | { readonly kind: 'nothing-asked' }

/** The values of a variable in the order they are shown; empty when no source settles it. */
export const valuesOf = (variable: Variable): readonly string[] =>
  variable === 'sex' ? sexes : variable === 'age' ? ages : variable === 'purpose' ? purposes : []

/** Every table has every combination, zeros included, and every margin. */
function combinations(by: readonly Variable[]): Cell['at'][] {
  const [variable, ...rest] = by
  if (variable === undefined) return [{}]
  const more = combinations(rest)
  return [...valuesOf(variable).flatMap((value) => more.map((at) => ({ [variable]: value, ...at }))), ...more]
}

/**
 * Counts the coded rows by the variables asked for. A crossing the source does not settle is refused with the reason:
 * a number there would be invented.
 *
 * @throws RangeError when a row says nothing about a variable that its source is declared to settle
 */
export function cross(coded: Coded, by: readonly Variable[]): Result<Table, CrossingRefusal> {
  if (by.length === 0) return refuse({ kind: 'nothing-asked' })
  if (new Set(by).size < by.length) return refuse({ kind: 'asked-twice', asked: by })
  const open = by.filter((variable) => !coded.determined.includes(variable))
  if (open[0] !== undefined) return refuse({ kind: 'undetermined', asked: by, open, silence: coded.undetermined[open[0]] ?? 'not-recorded' })
  if (coded.rows.some((row) => by.some((variable) => row[variable] === null))) throw new RangeError('a row is silent on what its source settles')
  const cells = combinations(by).map((at): Cell => {
    const wanted = Object.entries(at) as [Variable, string][]
    return { at, count: coded.rows.filter((row) => wanted.every(([variable, value]) => row[variable] === value)).length }
  })
  return accept({ by, cells })
}

/** Names a cell, whatever the order of its values. */
export const nameOf = (at: Cell['at']): string =>
  Object.entries(at)
    .map(([variable, value]) => `${variable}=${value}`)
    .sort()
    .join(' ') || 'total'

/** @throws RangeError when the table has no such cell */
export function countAt(table: Table, at: Cell['at']): number {
  const name = nameOf(at)
  const found = table.cells.find((cell) => nameOf(cell.at) === name)
  if (!found) throw new RangeError(`no cell ${name}`)
  return found.count
}

/** Which cells add up to which, in every direction of the table. */
export const sumsOf = (table: Table): { readonly total: string; readonly parts: readonly string[] }[] =>
  table.cells.flatMap(({ at }) =>
    table.by
      .filter((variable) => at[variable] === undefined)
      .map((variable) => ({ total: nameOf(at), parts: valuesOf(variable).map((value) => nameOf({ ...at, [variable]: value })) })),
  )
