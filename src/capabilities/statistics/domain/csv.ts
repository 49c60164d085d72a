/** Marks the file as UTF-8 for spreadsheet programs that would guess otherwise. */
const mark = '\uFEFF'

/** A cell that a spreadsheet would take for a formula is kept as words by a leading apostrophe. */
const plain = (words: string): string => (/^[=+\-@\t\r\n|%]/.test(words) ? `'${words}` : words)

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const words = plain(value)
  return /[",\r\n;]/.test(words) || words !== words.trim() ? `"${words.replaceAll('"', '""')}"` : words
}

/** Rows as a comma-separated file (RFC 4180, UTF-8 with its mark). Words can never run as formulas. */
export const toCsv = (rows: readonly (readonly (string | number)[])[]): string => mark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
