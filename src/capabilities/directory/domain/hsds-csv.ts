import { accept, refuse, type Result } from '#kernel/result.ts'
import { columnsOf, type HsdsRow, type HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'

const formula = /^[=+\-@\t\r\n|%]/

/** A word that a spreadsheet would take for a formula is kept as words by a leading apostrophe. */
const cell = (value: string | number | undefined): string => {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const words = formula.test(value) ? `'${value}` : value
  return /[",\r\n;]/.test(words) || words !== words.trim() ? `"${words.replaceAll('"', '""')}"` : words
}

export const csvHead = (table: HsdsTable): string =>
  `${columnsOf(table)
    .map((column) => column.name)
    .join(',')}\r\n`
export const csvLine = (table: HsdsTable, row: HsdsRow): string =>
  `${columnsOf(table)
    .map((column) => cell(row[column.name]))
    .join(',')}\r\n`

/** Words that were kept from running as a formula, as they were. */
export const plainCell = (words: string): string => (words.startsWith("'") && formula.test(words.slice(1)) ? words.slice(1) : words)

/** Wider and longer than anything of HSDS: no row has more cells, and no cell more quotes in it. */
const mostCells = 200
const mostQuotes = 4000

/** Reads comma-separated words (RFC 4180), at most so many rows and their heading. A quote that never ends is not understood. */
export function readCsv(words: string, mostRows = Infinity): Result<readonly (readonly string[])[], { readonly kind: 'not-understood' | 'too-many' }> {
  const rows: string[][] = []
  let row: string[] = []
  let at = words.startsWith('\uFEFF') ? 1 : 0
  const endRow = (): void => {
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  while (at < words.length) {
    let value: string
    if (words[at] === '"') {
      const parts: string[] = []
      at += 1
      for (;;) {
        const quote = words.indexOf('"', at)
        if (quote < 0) return refuse({ kind: 'not-understood' })
        parts.push(words.slice(at, quote))
        at = quote + 1
        if (words[at] !== '"') break
        parts.push('"')
        if (parts.length > 2 * mostQuotes) return refuse({ kind: 'too-many' })
        at += 1
      }
      value = parts.join('')
      if (at < words.length && !/[,\r\n]/.test(words[at] ?? '')) return refuse({ kind: 'not-understood' })
    } else {
      const from = at
      while (at < words.length && words[at] !== ',' && words[at] !== '\n' && words[at] !== '\r') at += 1
      value = words.slice(from, at)
    }
    row.push(value)
    if (row.length > mostCells || rows.length > mostRows) return refuse({ kind: 'too-many' })
    if (words[at] === ',') {
      at += 1
      if (at === words.length) row.push('')
      continue
    }
    if (words[at] === '\r') at += 1
    if (words[at] === '\n') at += 1
    endRow()
  }
  if (row.length > 0) endRow()
  return accept(rows)
}
