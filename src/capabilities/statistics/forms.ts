import { z } from 'zod'
import { choice, optionalChoice } from '#platform/http/fields.ts'
import { choices } from '#capabilities/statistics/domain/asked.ts'

/** A crossing, in an address: anything else is no page. */
export const Asked = z.object({ rows: z.enum(choices).default('group'), columns: z.enum(choices).optional() })

/** A crossing, in a form. */
export const Crossing = z.object({ rows: choice(choices), columns: optionalChoice(choices) })
