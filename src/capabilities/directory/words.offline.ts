import type { InLanguages } from '#kernel/language.ts'
import { en } from '#capabilities/directory/words.offline.en.ts'
import { sv } from '#capabilities/directory/words.offline.sv.ts'

export const offlineWords: InLanguages<typeof sv> = { sv, en }
