import type { InLanguages } from '#kernel/language.ts'
import { choiceEn } from '#capabilities/returning/words.choice.en.ts'
import { choiceSv } from '#capabilities/returning/words.choice.sv.ts'

type Words = typeof choiceSv

/** Words of the choice, the admission and the page of the whole return. */
export const choiceWords: InLanguages<Words> = { sv: choiceSv, en: choiceEn }

/** One sentence in both languages. */
export const inBothChoice = (pick: (words: Words) => string): InLanguages<string> => ({ sv: pick(choiceSv), en: pick(choiceEn) })
