import { accept, refuse, type Result } from '#kernel/result.ts'
import { interval, type Interval, type System } from '#capabilities/statistics/domain/bounds.ts'
import { least, type Row } from '#capabilities/statistics/domain/linear.ts'

/**
 * Hides counts so that nobody can work them out from what is left. Small counts first, then as many others as it takes;
 * then everything is attacked once more from outside. When the attack succeeds, nothing is published.
 * Method: security of small tables by least-cost circuits, with an audit that knows the threshold.
 */
export type Count = { readonly name: string; readonly count: number; /** The grand total stays. */ readonly fixed?: boolean }
export type Sum = { readonly total: string; readonly parts: readonly string[] }
export type Counts = { readonly cells: readonly Count[]; readonly sums: readonly Sum[] }

/** What is secret, and how far off an outsider must be kept: the values `low` and `high` must both stay possible. */
export type Rule = {
  readonly secret: (cell: Count) => boolean
  readonly reach: (cell: Count) => { readonly low: number; readonly high: number }
  /** Counts below this are hidden, and the outsider knows it. */
  readonly threshold: number | null
}

/** A count below k is secret, none included; anything from 1 to k − 1 must stay possible. */
export const below = (k: number): Rule => ({
  secret: (cell) => cell.count < k && cell.fixed !== true,
  reach: (cell) => ({ low: Math.min(1, cell.count), high: k - 1 }),
  threshold: k,
})

export type SuppressionRefusal = { readonly kind: 'cannot-be-hidden' }

/** What an outsider sees: hidden counts are unknowns, the rest are numbers, and everything adds up. */
function outside({ cells, sums }: Counts, hidden: ReadonlySet<string>): System {
  const shown = new Map(cells.filter((cell) => !hidden.has(cell.name)).map((cell) => [cell.name, cell.count]))
  const constraints = sums.map(({ total, parts }) => {
    const terms: Record<string, number> = {}
    let value = 0
    for (const [name, sign] of [[total, 1] as const, ...parts.map((part) => [part, -1] as const)]) {
      const known = shown.get(name)
      if (known === undefined) terms[name] = (terms[name] ?? 0) + sign
      else value -= sign * known
    }
    return { terms, is: '=' as const, value }
  })
  return { unknowns: [...hidden], constraints: constraints.filter(({ terms }) => Object.keys(terms).length > 0) }
}

/** What an outsider who knows the threshold may also assume: whatever can be below it is. `null` when that cannot be so. */
function informed(system: System, threshold: number): System | null {
  const low = system.unknowns.filter((name) => (interval(system, { [name]: 1 })?.min ?? 0) < threshold)
  const told: System = {
    ...system,
    constraints: [...system.constraints, ...low.map((name) => ({ terms: { [name]: 1 }, is: '<=' as const, value: threshold - 1 }))],
  }
  return low[0] === undefined || interval(told, { [low[0]]: 1 }) === null ? null : told
}

/** Between what and what an outsider can place each hidden count, by arithmetic alone and when knowing the threshold. */
export function attack(
  counts: Counts,
  hidden: ReadonlySet<string>,
  threshold: number | null,
): ReadonlyMap<string, { readonly blind: Interval; readonly informed: Interval | null }> {
  const system = outside(counts, hidden)
  const told = threshold === null ? null : informed(system, threshold)
  return new Map(
    system.unknowns.map((name) => {
      const blind = interval(system, { [name]: 1 })
      if (blind === null) throw new RangeError('the table does not add up')
      return [name, { blind, informed: told && interval(told, { [name]: 1 }) }]
    }),
  )
}

const keeps = (found: Interval | null, { low, high }: { low: number; high: number }): boolean =>
  found === null || (found.min <= low && (found.max ?? Infinity) >= high)

/** The secret counts that an outsider comes too close to. Empty when the table may be shown. */
export function exposed(counts: Counts, hidden: ReadonlySet<string>, rule: Rule): Count[] {
  const found = attack(counts, hidden, rule.threshold)
  return counts.cells.filter((cell) => {
    if (!rule.secret(cell)) return false
    const seen = found.get(cell.name)
    return seen === undefined || !keeps(seen.blind, rule.reach(cell)) || !keeps(seen.informed, rule.reach(cell))
  })
}

/** The cheapest counts to hide so that `target` could be `by` more (or less) and everything would still add up. */
function circuit({ cells, sums }: Counts, hidden: ReadonlySet<string>, target: Count, by: number): string[] | null {
  const places = new Map(cells.map((cell, at) => [cell.name, at]))
  const terms = (name: string, sign: number): Row['terms'] => {
    const at = places.get(name)
    return at === undefined
      ? []
      : [
          [at, sign],
          [at + cells.length, -sign],
        ]
  }
  const rows: Row[] = sums.map(({ total, parts }) => ({ terms: [...terms(total, 1), ...parts.flatMap((part) => terms(part, -1))], is: '=', value: 0 }))
  for (const [at, cell] of cells.entries()) {
    rows.push({ terms: [[at + cells.length, 1]], is: '<=', value: cell.count })
    if (cell.fixed)
      rows.push({
        terms: [
          [at, 1],
          [at + cells.length, 1],
        ],
        is: '=',
        value: 0,
      })
    if (cell === target) rows.push({ terms: [[at, 1]], is: '=', value: Math.max(0, by) }, { terms: [[at + cells.length, 1]], is: '=', value: Math.max(0, -by) })
  }
  const price = cells.map((cell) => (hidden.has(cell.name) ? 0 : cell.count + 1))
  const found = least(cells.length * 2, rows, [...price, ...price])
  if (found === null) return null
  const moved = (at: number): number => (found.unknowns[at] ?? 0) + (found.unknowns[at + cells.length] ?? 0)
  return cells.filter((cell, at) => !hidden.has(cell.name) && moved(at) > 1e-6).map((cell) => cell.name)
}

/** More to hide for the sake of one exposed count: a circuit, else the smallest neighbour. Nothing left: `[]`. */
function cover(counts: Counts, hidden: ReadonlySet<string>, cell: Count, rule: Rule): string[] {
  const { low, high } = rule.reach(cell)
  const more = [high - cell.count, low - cell.count].filter((by) => by !== 0).flatMap((by) => circuit(counts, hidden, cell, by) ?? [])
  if (more.length > 0) return more
  const near = new Set(counts.sums.map(({ total, parts }) => [total, ...parts]).flatMap((names) => (names.includes(cell.name) ? names : [])))
  const open = counts.cells.filter((other) => near.has(other.name) && !hidden.has(other.name) && other.fixed !== true).sort((a, b) => a.count - b.count)
  return open.slice(0, 1).map((other) => other.name)
}

/** Which counts to hide. Refused when even hiding everything but the fixed ones would give a secret away. */
export function suppress(counts: Counts, rule: Rule, already: readonly string[] = []): Result<ReadonlySet<string>, SuppressionRefusal> {
  const hidden = new Set([...already, ...counts.cells.filter(rule.secret).map((cell) => cell.name)])
  const first = new Set(hidden)
  for (let open = exposed(counts, hidden, rule); open[0] !== undefined; open = exposed(counts, hidden, rule)) {
    const more = open.flatMap((cell) => cover(counts, hidden, cell, rule))
    if (more.length === 0) return refuse({ kind: 'cannot-be-hidden' })
    for (const name of more) hidden.add(name)
  }
  // What turns out not to be needed is shown again, the largest first.
  const extra = counts.cells.filter((cell) => hidden.has(cell.name) && !first.has(cell.name)).sort((a, b) => b.count - a.count)
  for (const cell of extra) {
    hidden.delete(cell.name)
    if (exposed(counts, hidden, rule).length > 0) hidden.add(cell.name)
  }
  return accept(hidden)
}
