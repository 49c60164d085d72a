import type { Language } from '#kernel/language.ts'

/**
 * A share with one decimal, as it is written in the language.
 *
 * @returns `null` when there is nobody, because 0 of 0 is not 0 %
 * @throws RangeError when the part is larger than the whole
 */
export function share(part: number, whole: number, language: Language): string | null {
  if (part > whole || part < 0) throw new RangeError(`${part} of ${whole}`)
  if (whole === 0) return null
  const tenths = (Math.round((part * 1000) / whole) / 10).toFixed(1)
  return `${language === 'sv' ? tenths.replace('.', ',') : tenths} %`
}
