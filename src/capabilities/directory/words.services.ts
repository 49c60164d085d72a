import type { InLanguages } from '#kernel/language.ts'
import type { Answer } from '#platform/http/door.ts'
import { servicesEn } from '#capabilities/directory/words.services.en.ts'
import { servicesSv } from '#capabilities/directory/words.services.sv.ts'

export type ServiceWords = typeof servicesSv
export const serviceWords: InLanguages<ServiceWords> = { sv: servicesSv, en: servicesEn }

/** The answer to a refusal that can be mended in the form. */
export const mendService = (kind: keyof ServiceWords['refusals'], field: string): Answer => ({
  status: 422,
  field,
  words: { sv: servicesSv.refusals[kind], en: servicesEn.refusals[kind] },
})
