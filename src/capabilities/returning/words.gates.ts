import type { InLanguages } from '#kernel/language.ts'
import { beforeEn } from '#capabilities/returning/words.before.en.ts'
import { beforeSv } from '#capabilities/returning/words.before.sv.ts'
import { gatesEn } from '#capabilities/returning/words.gates.en.ts'
import { gatesSv } from '#capabilities/returning/words.gates.sv.ts'

type Words = typeof gatesSv & typeof beforeSv

/** Words of what must be there before a journey. */
export const gatesWords: InLanguages<Words> = { sv: { ...gatesSv, ...beforeSv }, en: { ...gatesEn, ...beforeEn } }

/** One sentence in both languages. */
export const inBothGates = (pick: (words: Words) => string): InLanguages<string> => ({ sv: pick(gatesWords.sv), en: pick(gatesWords.en) })
