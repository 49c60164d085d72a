import { codesSv } from '#capabilities/cases/words.codes.sv.ts'
import { deedsSv } from '#capabilities/cases/words.deeds.sv.ts'
import { pagesSv } from '#capabilities/cases/words.pages.sv.ts'

export const sv = { ...codesSv, ...pagesSv, ...deedsSv }
