import type { InLanguages } from '#kernel/language.ts'
import { en } from '#capabilities/contact/words.en.ts'
import { sv } from '#capabilities/contact/words.sv.ts'

export const contactWords: InLanguages<typeof sv> = { sv, en }
