import type { InLanguages, Language } from '#kernel/language.ts'
import { isoCountries } from '#capabilities/directory/contract.ts'
import { abroadEn } from '#capabilities/returning/words.abroad.en.ts'
import { abroadSv } from '#capabilities/returning/words.abroad.sv.ts'

type Words = typeof abroadSv

/** Words of the hand-overs to a partner without an account. */
export const abroadWords: InLanguages<Words> = { sv: abroadSv, en: abroadEn }

/** One sentence in both languages. */
export const inBothAbroad = (pick: (words: Words) => string): InLanguages<string> => ({ sv: pick(abroadSv), en: pick(abroadEn) })

/** A country by its two letters; what is no code stands as it is. */
export function sayCountry(code: string, language: Language): string {
  const found = isoCountries.find((one) => one.code === code)
  return found ? (language === 'sv' ? found.nameSv : found.nameEn) : code
}
