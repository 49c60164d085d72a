/** Amounts are whole öre. Never a fraction, never a floating sum. */
export type Ore = number

/** More than a whole placement of years costs; a larger figure is a slip of the hand. */
export const most: Ore = 100_000_000_000

const shape = /^(\d{1,3}(?:[\s\u00a0.]\d{3})+|\d{1,9})(?:[,.:](\d{2}))?$/
/** What somebody typed as kronor: `1 850`, `1850,50`, `1.850,50`. `null` when it is not an amount. */
export function parseKronor(words: string): Ore | null {
  const match = shape.exec(words.trim())
  if (!match?.[1]) return null
  const ore = Number(match[1].replace(/\D/g, '')) * 100 + Number(match[2] ?? '0')
  return ore <= most ? ore : null
}

/**
 * Adds with whole numbers of any size.
 * @throws RangeError when the sum is larger than a number holds exactly: a defect, since no zone pays ninety thousand billion kronor
 */
export function sumOre(amounts: readonly Ore[]): Ore {
  const sum = amounts.reduce((total, one) => total + BigInt(one), 0n)
  if (sum > BigInt(Number.MAX_SAFE_INTEGER) || sum < BigInt(Number.MIN_SAFE_INTEGER)) throw new RangeError('a sum of amounts is too large')
  return Number(sum)
}

const group = (digits: string, mark: string): string => digits.replace(/\B(?=(\d{3})+$)/g, mark)
/** `1 850,50 kr` in Swedish, `SEK 1,850.50` in English; the minus is a real one. */
export function sayOre(ore: Ore, language: 'sv' | 'en'): string {
  const size = Math.abs(ore)
  const minus = ore < 0 ? '−' : ''
  const [kronor, rest] = [String(Math.floor(size / 100)), String(size % 100).padStart(2, '0')]
  return language === 'sv' ? `${minus}${group(kronor, '\u00a0')},${rest}\u00a0kr` : `${minus}SEK\u00a0${group(kronor, ',')}.${rest}`
}

/** For files that other programs read: `1850.50`. */
export const plainKronor = (ore: Ore): string => `${ore < 0 ? '-' : ''}${Math.floor(Math.abs(ore) / 100)}.${String(Math.abs(ore) % 100).padStart(2, '0')}`
