import type { InLanguages } from '#kernel/language.ts'
import { sv } from '#ui/words.sv.ts'
import { en } from '#ui/words.en.ts'

export type UiWords = typeof sv

export const uiWords: InLanguages<UiWords> = { sv, en }
