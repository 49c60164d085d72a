import { z } from 'zod'
import { functionKinds, hourCodes } from '#capabilities/directory/contract.ts'
import { isId } from '#kernel/id.ts'

/** What the file says of itself. A later version is refused, never guessed at. */
export const directoryFormat = { format: 'lilja-directory', version: 1 } as const

const id = z.string().refine(isId, 'is not an id')
const day = z.iso.date()
const municipality = z.string().regex(/^\d{4}$/, 'is not the four digits of a municipality')
const controls = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const name = z
  .string()
  .min(1)
  .max(120)
  .refine((words) => words.trim() === words && !controls.test(words), 'is not plain words')

export const OrderRow = z.strictObject({ id, municipality, place: z.int().min(1).max(9), hours: z.enum(hourCodes), validFrom: day, validTo: day.nullable() })

/** `null` in a protected place: what would say where it is has been left out, and an import leaves it as it is. */
export const FunctionRow = z.strictObject({
  id,
  zone: z.string().regex(/^[A-Z][A-Z0-9]{1,11}$/, 'is not the code of a zone'),
  kind: z.enum(functionKinds),
  nameSv: name.nullable(),
  nameEn: name.nullable(),
  hours: z.enum(hourCodes),
  acute: z.boolean(),
  child: z.boolean(),
  standing: z.boolean(),
  active: z.boolean(),
  verifiedOn: day,
  areas: z
    .array(z.string().regex(/^\d{2}(\d{2})?$/, 'is not the code of a county or a municipality'))
    .max(400)
    .nullable(),
  order: z.array(OrderRow).max(400).nullable(),
})

export const DirectoryDocument = z.strictObject({
  format: z.literal(directoryFormat.format),
  version: z.literal(directoryFormat.version),
  madeOn: day,
  functions: z.array(FunctionRow).max(10_000),
})
export type OrderRow = z.output<typeof OrderRow>
export type FunctionRow = z.output<typeof FunctionRow>
export type DirectoryDocument = z.output<typeof DirectoryDocument>
