import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { spokenLanguages } from '#kernel/spoken-language.ts'
import { interpreters } from '#capabilities/support/domain/rights.ts'
import { numbered } from '#capabilities/support/forms/numbered.ts'
import { applicants, bases, decidedOutcomes, permitKinds, tellers, toldThings, ways } from '#capabilities/support/domain/permit.ts'

export const permitKindParams = z.object({ id: f.id(), kind: numbered(permitKinds) })
export const onePermit = z.object({ id: f.id(), permit: f.id() })

export const applyFields = z.object({
  applicant: f.choice(applicants),
  basis: f.choice(bases),
  way: f.choice(ways),
  sentOn: f.day(),
  words: f.optionalText(1000),
})
export const receiptFields = z.object({ receivedOn: f.day() })
const duty = { person: f.id(), deputy: f.optionalId() }
export const decideFields = z.object({
  outcome: f.choice(decidedOutcomes),
  decidedOn: f.day(),
  number: f.optionalText(500),
  validFrom: f.optionalDay(),
  validTo: f.optionalDay(),
  checked: f.ticked(),
  ...duty,
})
export const revokeFields = z.object({ revokedOn: f.day(), heardOn: f.optionalDay(), ...duty })
export const stayFields = z.object({ stayOn: f.day(), stayEndedOn: f.optionalDay() })
export const languageCodes = spokenLanguages as readonly string[] as readonly [string, ...string[]]
export const tellFields = z.object({
  teller: f.choice(tellers),
  what: f.choice(toldThings),
  toldOn: f.day(),
  language: f.choice(languageCodes),
  interpreter: f.choice(interpreters),
})
