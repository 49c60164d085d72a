/** A phone number as it is compared: digits only, with the country. Without one it is Swedish when it begins with a nought or has nine digits or less. `null` when it cannot be one. */
export function normalisePhone(words: string): string | null {
  const tidy = words.normalize('NFKC').replace(/[\s().\p{Pd}\u2212/]/gu, '')
  if (!/^(\+|00)?\d{5,15}$/.test(tidy)) return null
  const digits = tidy.replace(/^(\+|00)/, '')
  const swedish = tidy === digits && (digits.startsWith('0') || digits.length <= 9)
  return swedish ? `46${digits.replace(/^0/, '')}` : digits.replace(/^460/, '46')
}

/** One to a line, or after a comma. */
export const linesOf = (words: string | null): readonly string[] =>
  (words ?? '')
    .split(/[\n,;]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
