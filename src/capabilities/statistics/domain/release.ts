import { accept, refuse, type Result } from '#kernel/result.ts'
import { cross, nameOf, type Cell, type Coded, type CrossingRefusal } from '#capabilities/statistics/domain/table.ts'
import { below, exposed } from '#capabilities/statistics/domain/suppress.ts'
import type { Variable } from '#capabilities/statistics/domain/dataset.ts'

/** Counts below this are never released. Source: the project's rules for public tables on exploitation. */
export const releaseThreshold = 10
/** Counts below this are not shown inside either, when they are derived and not quoted from a published source. */
export const internalThreshold = 5

/** The only tables that are ever released, so that no two can be subtracted. */
export const catalogue: readonly (readonly Variable[])[] = [['sex', 'age'], ['purpose']]

/** `others` holds every category that was too small to be named. */
export type ReleasedRow = { readonly at: Cell['at'] | 'others'; readonly count: number; readonly merged: readonly Cell['at'][] }
export type ReleasedTable = { readonly by: readonly Variable[]; readonly rows: readonly ReleasedRow[] }
export type Release = {
  readonly total: number
  readonly tables: readonly ReleasedTable[]
  /** More was asked for than may be told. */ readonly withheld: boolean
}
export type ReleaseRefusal = CrossingRefusal | { readonly kind: 'too-few' } | { readonly kind: 'cannot-be-hidden' }

/** Names what is large enough; the rest becomes "others", which takes in more until it is large enough itself. */
export function mergeSmall(cells: readonly Cell[], k: number): readonly ReleasedRow[] {
  const falling = [...cells].sort((a, b) => b.count - a.count)
  const named = falling.filter((cell) => cell.count >= k)
  const rest = falling.filter((cell) => cell.count < k)
  const sum = (some: readonly Cell[]): number => some.reduce((total, cell) => total + cell.count, 0)
  while (rest.length > 0 && sum(rest) < k) {
    const next = named.pop()
    if (next === undefined) return []
    rest.push(next)
  }
  if (named.length === 0) return []
  const rows = named.map((cell) => ({ at: cell.at, count: cell.count, merged: [] }))
  return rest.length === 0 ? rows : [...rows, { at: 'others', count: sum(rest), merged: rest.map((cell) => cell.at) }]
}

/**
 * What may leave the house: the total and the tables of the catalogue that were asked for, each with its small categories merged.
 * All tables of the catalogue are attacked together, asked for or not, since anybody may ask for the others later.
 */
export function releaseOf(coded: Coded, by: readonly Variable[]): Result<Release, ReleaseRefusal> {
  const asked = cross(coded, by)
  if (!asked.ok) return asked
  if (coded.rows.length < releaseThreshold) return refuse({ kind: 'too-few' })
  const tables: ReleasedTable[] = []
  for (const variables of catalogue) {
    const table = cross(coded, variables)
    if (!table.ok) return table
    tables.push({
      by: variables,
      rows: mergeSmall(
        table.value.cells.filter((cell) => Object.keys(cell.at).length === variables.length),
        releaseThreshold,
      ),
    })
  }
  if (!holds(coded, tables)) return refuse({ kind: 'cannot-be-hidden' })
  const told = tables.filter((table) => table.by.every((variable) => by.includes(variable)) && table.rows.length > 0)
  return accept({ total: coded.rows.length, tables: told, withheld: told.every((table) => table.by.length < by.length) })
}

/** Whether no small cell of the finest table, nor any merged category, can be worked out from everything released. */
function holds(coded: Coded, tables: readonly ReleasedTable[]): boolean {
  const variables = [...new Set(catalogue.flat())]
  const finest = cross(coded, variables)
  if (!finest.ok) return false
  const sized = (by: readonly Variable[]): readonly Cell[] =>
    finest.value.cells.filter(({ at }) => Object.keys(at).length === by.length && by.every((variable) => at[variable] !== undefined))
  const base = sized(variables)
  const categories = catalogue.flatMap(sized)
  const within = (at: Cell['at']): string[] =>
    base.filter((cell) => Object.entries(at).every(([variable, value]) => cell.at[variable as Variable] === value)).map((cell) => nameOf(cell.at))
  const released = tables.flatMap((table) =>
    table.rows.map((row, at) => ({
      name: `released ${table.by.join()} ${at}`,
      count: row.count,
      parts: (row.at === 'others' ? row.merged : [row.at]).map(nameOf),
    })),
  )
  const unseen = [...base, ...categories].map(({ at, count }) => ({ name: nameOf(at), count }))
  const counts = {
    cells: [...unseen, ...released, { name: 'total', count: coded.rows.length }],
    sums: [
      ...categories.map(({ at }) => ({ total: nameOf(at), parts: within(at) })),
      { total: 'total', parts: within({}) },
      ...released.map(({ name, parts }) => ({ total: name, parts })),
    ],
  }
  return exposed(counts, new Set(unseen.map((cell) => cell.name)), below(releaseThreshold)).length === 0
}
