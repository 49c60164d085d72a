import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { numbered } from '#capabilities/support/forms/numbered.ts'
import { answers, areas, assessors, urgencies } from '#capabilities/support/domain/areas.ts'

export const needForm = z.object({
  answer: f.choice(answers),
  urgency: f.optionalChoice(urgencies),
  assessor: f.choice(assessors),
  assessedOn: f.day(),
  words: f.optionalText(3000),
})
export const oneArea = z.object({ id: f.id(), area: numbered(areas) })
