/**
 * Least and greatest whole-number values of a sum under linear conditions, for small systems (tens of unknowns).
 * Simplex with Bland's rule on a dense table, then branch and bound. Unknowns are never negative.
 */
export type Row = { readonly terms: readonly (readonly [unknown: number, factor: number])[]; readonly is: '=' | '>=' | '<='; readonly value: number }
export type Solution = { readonly value: number; readonly unknowns: readonly number[] }

const tiny = 1e-7

/** The table of the simplex method. The last column is the right-hand side, the last line the prices; `basis` says which unknown a line solves. */
class Tableau {
  readonly lines: number
  readonly width: number
  readonly basis: number[]
  readonly #cells: Float64Array

  constructor(lines: number, width: number, basis: number[]) {
    this.lines = lines
    this.width = width
    this.basis = basis
    this.#cells = new Float64Array((lines + 1) * width)
  }
  get(line: number, column: number): number {
    return this.#cells[line * this.width + column] ?? 0
  }
  set(line: number, column: number, value: number): void {
    this.#cells[line * this.width + column] = value
  }
  right(line: number): number {
    return this.get(line, this.width - 1)
  }
  solves(line: number): number {
    return this.basis[line] ?? -1
  }
  /** Adds `times` one line to another. */
  add(to: number, times: number, from: number): void {
    if (times !== 0) for (let at = 0; at < this.width; at++) this.set(to, at, this.get(to, at) + times * this.get(from, at))
  }
  pivot(line: number, column: number): void {
    this.add(line, 1 / this.get(line, column) - 1, line)
    for (let other = 0; other <= this.lines; other++) if (other !== line) this.add(other, -this.get(other, column), line)
    this.basis[line] = column
  }
}

/** The line that gives way to a column: the smallest ratio, and of equal ones the unknown that comes first. `-1`: none does. */
function leaving(table: Tableau, column: number): number {
  let found = -1
  let smallest = Infinity
  for (let line = 0; line < table.lines; line++) {
    const factor = table.get(line, column)
    if (factor <= tiny) continue
    const ratio = table.right(line) / factor
    if (ratio > smallest + tiny) continue
    if (ratio < smallest - tiny || table.solves(line) < table.solves(found)) found = line
    smallest = Math.min(smallest, ratio)
  }
  return found
}

/** Walks to the least price over the first `columns`. `false`: there is no least. */
function descend(table: Tableau, columns: number): boolean {
  for (;;) {
    let column = 0
    while (column < columns && table.get(table.lines, column) >= -tiny) column++
    if (column === columns) return true
    const line = leaving(table, column)
    if (line < 0) return false
    table.pivot(line, column)
  }
}

/** The rows as a table in which every line is solved by an unknown made up for it, priced so that they are driven out. Their own prices are never looked at. */
function begin(count: number, rows: readonly Row[], columns: number): Tableau {
  const table = new Tableau(
    rows.length,
    columns + rows.length + 1,
    rows.map((_, line) => columns + line),
  )
  let slack = count
  for (const [line, row] of rows.entries()) {
    const sign = row.value < 0 ? -1 : 1
    for (const [unknown, factor] of row.terms) table.set(line, unknown, table.get(line, unknown) + sign * factor)
    if (row.is !== '=') table.set(line, slack++, row.is === '<=' ? sign : -sign)
    table.set(line, columns + line, 1)
    table.set(line, table.width - 1, sign * row.value)
    table.add(rows.length, -1, line)
  }
  return table
}

/** Takes out made-up unknowns that are left at nothing. */
function settle(table: Tableau, columns: number): void {
  for (let line = 0; line < table.lines; line++) {
    if (table.solves(line) < columns) continue
    for (let column = 0; column < columns; column++) {
      if (Math.abs(table.get(line, column)) <= tiny) continue
      table.pivot(line, column)
      break
    }
  }
}

/** The least value of `Σ price·unknown`. `null`: nothing satisfies the rows; `-Infinity`: there is no least. */
export function least(count: number, rows: readonly Row[], price: readonly number[]): Solution | null {
  const columns = count + rows.filter((row) => row.is !== '=').length
  const table = begin(count, rows, columns)
  descend(table, columns)
  if (-table.right(rows.length) > 1e-5) return null
  settle(table, columns)
  for (let at = 0; at < table.width; at++) table.set(rows.length, at, at < count ? (price[at] ?? 0) : 0)
  for (let line = 0; line < rows.length; line++) table.add(rows.length, -table.get(rows.length, table.solves(line)), line)
  const bounded = descend(table, columns)
  const unknowns = Array.from({ length: count }, () => 0)
  for (let line = 0; line < rows.length; line++) if (table.solves(line) < count) unknowns[table.solves(line)] = table.right(line)
  return { value: bounded ? -table.right(rows.length) : -Infinity, unknowns }
}

/** How many smaller systems are tried before giving up. */
const most = 20_000

/**
 * As `least`, over whole numbers only.
 *
 * @throws RangeError when it cannot be settled within reason: nothing may be concluded then
 */
export function leastWhole(count: number, rows: readonly Row[], price: readonly number[], patience = most): Solution | null {
  let best: Solution | null = null
  const open: (readonly Row[])[] = [rows]
  let tried = 0
  for (let more = open.pop(); more !== undefined; more = open.pop()) {
    if (++tried > patience) throw new RangeError('the system is too large to settle')
    const found = least(count, more, price)
    if (found === null || (best !== null && Math.ceil(found.value - 1e-6) >= best.value)) continue
    const broken = found.unknowns.findIndex((value) => Math.abs(value - Math.round(value)) > 1e-6)
    if (broken < 0) {
      best = { value: Math.round(found.value), unknowns: found.unknowns.map(Math.round) }
      continue
    }
    const whole = Math.floor(found.unknowns[broken] ?? 0)
    open.push([...more, { terms: [[broken, 1]], is: '<=', value: whole }], [...more, { terms: [[broken, 1]], is: '>=', value: whole + 1 }])
  }
  return best
}
