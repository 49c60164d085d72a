import { codesEn } from '#capabilities/cases/words.codes.en.ts'
import { deedsEn } from '#capabilities/cases/words.deeds.en.ts'
import { pagesEn } from '#capabilities/cases/words.pages.en.ts'
import type { sv } from '#capabilities/cases/words.sv.ts'

export const en: typeof sv = { ...codesEn, ...pagesEn, ...deedsEn }
