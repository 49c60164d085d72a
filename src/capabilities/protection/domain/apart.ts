/** A phone number as it is compared: digits only, with the country. Nine digits and less without one are Swedish. `null` when it cannot be one. */
export function normalisePhone(words: string): string | null {
  const tidy = words.normalize('NFKC').replace(/[\s().\p{Pd}\u2212/]/gu, '')
  if (!/^(\+|00)?\d{5,15}$/.test(tidy)) return null
  const digits = tidy.replace(/^(\+|00)/, '')
  return tidy === digits ? `46${digits.replace(/^0/, '')}` : digits.replace(/^460/, '46')
}

/** One to a line, or after a comma. */
export const linesOf = (words: string | null): readonly string[] =>
  (words ?? '')
    .split(/[\n,;]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 40)
