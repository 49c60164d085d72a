import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { spokenLanguages } from '#kernel/spoken-language.ts'
import { interpreters, rightsItems, sheetWays } from '#capabilities/support/domain/rights.ts'

export const rightsForm = z.object({
  toldOn: f.day(),
  language: f.choice(spokenLanguages),
  interpreter: f.choice(interpreters),
  items: f.many(rightsItems),
  unclear: f.many(rightsItems),
  sheet: f.choice(sheetWays),
  repeatOn: f.optionalDay(),
  words: f.optionalText(3000),
})
export const oneTalk = z.object({ id: f.id(), talk: f.id() })
export const oneSheet = z.object({ id: f.id(), edition: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), language: z.string().regex(/^[a-z]{3}$/) })
