import { codesSv } from '#capabilities/cases/words.codes.sv.ts'
import { pagesSv } from '#capabilities/cases/words.pages.sv.ts'

export const sv = { ...codesSv, ...pagesSv }
