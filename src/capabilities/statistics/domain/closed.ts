import { below, suppress, type Counts } from '#capabilities/statistics/domain/suppress.ts'
import type { Quarter } from '#capabilities/statistics/domain/quarter.ts'
import { internalThreshold } from '#capabilities/statistics/domain/release.ts'

/** Closed cases by sex and by whether the person was a child, in the words of the cases room's coding. */
export const closedSexes = ['woman', 'man', 'other', 'unknown'] as const
export const closedAges = ['adult', 'child', 'unknown'] as const
const children = ['0-14', '15-17']

export type ClosedCount = { readonly sex: string; readonly age_group: string; readonly count: number }
/** `null`: hidden. A row or column `all` is a margin. */
export type ClosedTable = {
  /** `null`: so few that even the total is hidden. */
  readonly total: number | null
  readonly rows: readonly {
    readonly sex: string
    readonly adult: number | null
    readonly child: number | null
    readonly unknown: number | null
    readonly all: number | null
  }[]
  readonly threshold: number
}

const ageOf = (group: string): string => (group === 'unknown' ? 'unknown' : children.includes(group) ? 'child' : 'adult')

/** Counts closed cases and hides what is small, and what would give the small away. When hiding cannot help, only the total is left. */
export function closedTable(closed: readonly ClosedCount[]): ClosedTable {
  const threshold = internalThreshold
  const count = (sex: string, age: string): number =>
    closed.filter((each) => (sex === 'all' || each.sex === sex) && (age === 'all' || ageOf(each.age_group) === age)).reduce((sum, each) => sum + each.count, 0)
  const total = count('all', 'all')
  if (total < threshold) return { total: null, rows: [], threshold }
  const [sexes, ages] = [
    [...closedSexes, 'all'],
    [...closedAges, 'all'],
  ]
  const counts: Counts = {
    cells: sexes.flatMap((sex) => ages.map((age) => ({ name: `${sex}|${age}`, count: count(sex, age), fixed: sex === 'all' && age === 'all' }))),
    sums: [
      ...sexes.map((sex) => ({ total: `${sex}|all`, parts: closedAges.map((age) => `${sex}|${age}`) })),
      ...ages.map((age) => ({ total: `all|${age}`, parts: closedSexes.map((sex) => `${sex}|${age}`) })),
    ],
  }
  const hidden = suppress(counts, below(threshold))
  if (!hidden.ok) return { total, rows: [], threshold }
  const shown = (sex: string, age: string): number | null => (hidden.value.has(`${sex}|${age}`) ? null : count(sex, age))
  return {
    total,
    rows: sexes.map((sex) => ({ sex, adult: shown(sex, 'adult'), child: shown(sex, 'child'), unknown: shown(sex, 'unknown'), all: shown(sex, 'all') })),
    threshold,
  }
}

/** Consecutive quarters with what may be shown of them. Counted once; periods never overlap, so no two can be subtracted. */
export type ClosedPeriod = {
  readonly from: Quarter
  readonly last: Quarter
  readonly total: number
  readonly threshold: number
  readonly cells: readonly { readonly sex: string; readonly age: string; readonly count: number | null }[]
}

/** The period these quarters make, with what is small already hidden. `null`: too few yet, so they wait for the next quarter. */
export function closedPeriod(from: Quarter, closed: readonly (ClosedCount & { readonly quarter: Quarter })[]): ClosedPeriod | null {
  const { total, rows, threshold } = closedTable(closed)
  const last = closed
    .map(({ quarter }) => quarter)
    .toSorted()
    .at(-1)
  if (total === null || last === undefined) return null
  const cells = rows.flatMap((row) => ([...closedAges, 'all'] as const).map((age) => ({ sex: row.sex, age, count: row[age] })))
  return { from, last, total, threshold, cells }
}

type Kept = {
  readonly total: number | null
  readonly rows: { sex: string; adult: number | null; child: number | null; unknown: number | null; all: number | null }[]
}
/** A kept period as a table again. */
export function tableOf({ cells, total }: Pick<ClosedPeriod, 'cells' | 'total'>): Kept {
  const at = (sex: string, age: string): number | null => cells.find((cell) => cell.sex === sex && cell.age === age)?.count ?? null
  const sexes = cells.length === 0 ? [] : [...closedSexes, 'all']
  return { total, rows: sexes.map((sex) => ({ sex, adult: at(sex, 'adult'), child: at(sex, 'child'), unknown: at(sex, 'unknown'), all: at(sex, 'all') })) }
}
