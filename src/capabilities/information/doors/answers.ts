import { z } from 'zod'
import { publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import { lineCodes, publicHours } from '#capabilities/information/domain/codes.ts'
import { versionKinds, versionStates } from '#capabilities/information/domain/version.ts'

const Language = z.enum(publicLanguages as readonly [PublicLanguage, ...PublicLanguage[]])

/** What the API answers of a version. */
export const NamedVersion = z.object({
  id: z.string(),
  kind: z.enum(versionKinds),
  subject: z.string(),
  number: z.number(),
  functionId: z.string().nullable(),
  zoneId: z.string(),
  title: z.string().nullable(),
  body: z.string().nullable(),
  source: z.number().nullable(),
  reviewed: z.boolean(),
  legal: z.boolean(),
  phone: z.string().nullable(),
  whence: z.string().nullable(),
  day: z.string().nullable(),
  spoken: z.array(Language).readonly(),
  interpreter: z.boolean(),
  shown: z.boolean(),
  state: z.enum(versionStates),
  needsSecond: z.boolean(),
  proposedBy: z.string(),
  proposedAt: z.date(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  by: z.string(),
  decider: z.string().nullable(),
  functionName: z.string().nullable(),
})

export const Numbers = z.object({
  numbers: z.array(
    z.object({ code: z.enum(lineCodes), number: z.string(), hours: z.enum(publicHours).nullable(), source: z.string(), confirmedOn: z.string().nullable() }),
  ),
})

export const Services = z.object({
  functions: z.array(z.object({ id: z.string(), name: z.string(), shown: z.boolean(), phone: z.string().nullable(), waiting: z.string().nullable() })),
})
