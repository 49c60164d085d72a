import type { InLanguages } from '#kernel/language.ts'
import { afterCodesEn } from '#capabilities/returning/words.after.codes.en.ts'
import { afterCodesSv } from '#capabilities/returning/words.after.codes.sv.ts'
import { afterEn } from '#capabilities/returning/words.after.en.ts'
import { afterSv } from '#capabilities/returning/words.after.sv.ts'

type Words = typeof afterSv & { readonly codes: typeof afterCodesSv }
/** Sentences and codes of what comes after the journey. */
export const afterWords: InLanguages<Words> = { sv: { ...afterSv, codes: afterCodesSv }, en: { ...afterEn, codes: afterCodesEn } }
/** One sentence in both languages. */
export const inBothAfter = (pick: (words: Words) => string): InLanguages<string> => ({ sv: pick(afterWords.sv), en: pick(afterWords.en) })
