import type { InLanguages } from '#kernel/language.ts'
import type { Answer } from '#platform/http/door.ts'
import { en } from '#capabilities/information/words.en.ts'
import { sv } from '#capabilities/information/words.sv.ts'

export type Words = typeof sv
export const staffWords: InLanguages<Words> = { sv, en }

/** The answer to a refusal that can be mended in the form. */
export const mend = (kind: keyof Words['refusals'], field?: string): Answer => ({
  status: 422,
  ...(field === undefined ? {} : { field }),
  words: { sv: sv.refusals[kind], en: en.refusals[kind] },
})
