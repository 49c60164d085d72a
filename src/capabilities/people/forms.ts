import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { languages } from '#kernel/language.ts'
import { recoveryReasons } from '#capabilities/people/domain/ceremony.ts'
import { roles } from '#capabilities/people/domain/roles.ts'

export const InviteForm = z.object({
  name: f.text(120),
  login: f.text(40),
  language: f.choice(languages),
  roles: f.many(roles),
  until: f.optionalDay(),
})

export const ChangeForm = z.object({
  name: f.text(120),
  roles: f.many(roles),
  positions: f.many(['unit_head']),
  until: f.optionalDay(),
})

export const RecoverForm = z.object({ reason: f.choice(recoveryReasons) })
export const ApproveForm = z.object({ known: f.mustTick() })
export const OpenForm = z.object({ spoke: f.mustTick() })

/** Three officers, each a colleague or the staff code of somebody of another zone. */
const officers = {
  officer1: f.optionalId(),
  code1: f.optionalText(20),
  officer2: f.optionalId(),
  code2: f.optionalText(20),
  officer3: f.optionalId(),
  code3: f.optionalText(20),
}
export const OfficersForm = z.object(officers)
export const SetUpForm = z.object({ ...officers, duty: f.ids() })

export const chosenIn = (form: z.output<typeof OfficersForm>) => [
  { colleague: form.officer1, code: form.code1 },
  { colleague: form.officer2, code: form.code2 },
  { colleague: form.officer3, code: form.code3 },
]

export const LanguageForm = z.object({ language: f.choice(languages), to: f.optionalText(2000) })
export const NoFields = z.object({})
export const WhyQuery = z.object({ about: f.optionalId() })
export const AccountQuery = z.object({ changed: z.literal('yes').optional() })
