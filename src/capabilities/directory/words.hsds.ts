import type { InLanguages } from '#kernel/language.ts'
import type { Answer } from '#platform/http/door.ts'
import { en } from '#capabilities/directory/words.hsds.en.ts'
import { sv } from '#capabilities/directory/words.hsds.sv.ts'

export const hsdsWords: InLanguages<typeof sv> = { sv, en }

/** The answer to a file that was not taken, beside its field. */
export const mendFile = (kind: keyof typeof sv.bring.refusals): Answer => ({
  status: 422,
  field: 'file',
  words: { sv: sv.bring.refusals[kind], en: en.bring.refusals[kind] },
})
