/**
 * Words in an address by their number, the first is 1. An address stands in a browser's history, so the pages lead to numbers; the API may say the
 * word itself.
 */
export const numberIn = (words: readonly string[], word: string): string => (words.includes(word) ? String(words.indexOf(word) + 1) : word)
export const wordFor = (words: readonly string[], number: unknown): unknown =>
  typeof number === 'string' && /^[1-9]\d?$/.test(number) ? (words[Number(number) - 1] ?? number) : number
