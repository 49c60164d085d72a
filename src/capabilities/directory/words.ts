import type { InLanguages, Language } from '#kernel/language.ts'
import type { Answer } from '#platform/http/door.ts'
import type { FunctionKind } from '#capabilities/directory/domain/kinds.ts'
import { en } from '#capabilities/directory/words.en.ts'
import { sv } from '#capabilities/directory/words.sv.ts'

export type Words = typeof sv
export const words: InLanguages<Words> = { sv, en }

/** What a kind of function is called. */
export const functionWords = (kind: FunctionKind, language: Language): string => words[language].kinds[kind]

/** The answer to a refusal that can be mended in the form. */
export const mend = (kind: keyof Words['refusals'], field: string): Answer => ({ status: 422, field, words: { sv: sv.refusals[kind], en: en.refusals[kind] } })
