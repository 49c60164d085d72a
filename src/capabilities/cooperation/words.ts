import type { InLanguages } from '#kernel/language.ts'
import { en } from '#capabilities/cooperation/words.en.ts'
import { sv } from '#capabilities/cooperation/words.sv.ts'

export const cooperationWords: InLanguages<typeof sv> = { sv, en }

/** Words for a code that reference data may bring later; the code itself where there are none yet. */
export const wordFor = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code
