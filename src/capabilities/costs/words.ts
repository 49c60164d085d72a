import type { InLanguages } from '#kernel/language.ts'
import { codesEn } from '#capabilities/costs/words.codes.en.ts'
import { codesSv } from '#capabilities/costs/words.codes.sv.ts'
import { en } from '#capabilities/costs/words.en.ts'
import { sv } from '#capabilities/costs/words.sv.ts'

type Words = typeof sv & typeof codesSv

export const costWords: InLanguages<Words> = { sv: { ...sv, ...codesSv }, en: { ...en, ...codesEn } }

/** One sentence in both languages. */
export const inBoth = (pick: (words: Words) => string): InLanguages<string> => ({ sv: pick(costWords.sv), en: pick(costWords.en) })
