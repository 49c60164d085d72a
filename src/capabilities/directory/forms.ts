import { z } from 'zod'
import { choice, day, id, many, moment, optionalDay, optionalText, text, ticked, wholeNumber } from '#platform/http/fields.ts'
import { functionKinds, hourCodes, variants } from '#capabilities/directory/domain/kinds.ts'

export const keepers = ['org_admin', 'regional_coordinator'] as const

export const Code = z.object({ municipality: z.string().regex(/^\d{4}$/) })
export const Find = z.object({ find: z.string().max(60).optional() })
export const ForWhom = z.object({ for: z.enum(variants).default('unknown') })

/** The 21 codes of counties, for boxes. */
export const countyCodes = [
  '01',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '12',
  '13',
  '14',
  '17',
  '18',
  '19',
  '20',
  '21',
  '22',
  '23',
  '24',
  '25',
] as const

const described = {
  name_sv: text(120),
  name_en: text(120),
  hours: choice(hourCodes),
  acute: ticked(),
  child: ticked(),
  standing: ticked(),
  counties: many(countyCodes),
  municipalities: optionalText(2000),
}
export const NewFunction = z.object({ kind: choice(functionKinds), ...described })
export const ChangedFunction = z.object({ ...described, active: ticked() })

const placing = { place: wholeNumber(1, 9), hours: choice(hourCodes), valid_from: day(), valid_to: optionalDay() }
export const NewLine = z.object({ function: id(), ...placing })
export const ChangedLine = z.object({ ...placing, remove: ticked() })

export const NewDuty = z.object({ person: id(), starts_at: moment(), ends_at: moment() })
export const ChangedDuty = z.object({ person: id(), starts_at: moment(), ends_at: moment(), cancel: ticked() })
