import { z } from 'zod'
import { spokenLanguages } from '#kernel/spoken-language.ts'
import { choice, day, many, optionalChoice, optionalText, text, ticked, wholeNumber } from '#platform/http/fields.ts'
import { contactFunctions } from '#capabilities/directory/domain/contact-function.ts'
import {
  experienceCodes,
  meetingWays,
  neededDocuments,
  organisationKinds,
  placeUnits,
  serviceHours,
  serviceNeeds,
  serviceStatuses,
  supportKinds,
  targetGroups,
  verifiedBy,
  verifiedOutcomes,
} from '#capabilities/directory/domain/offers.ts'
import { countyCodes } from '#capabilities/directory/forms.ts'
import { isoCountries } from '#capabilities/directory/reference/countries.ts'

const countryCodes = isoCountries.map((country) => country.code) as [string, ...string[]]
const blank = (value: unknown): unknown => (value === '' ? undefined : value)
const asked = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.optional())

/** Two real days, and not only digits where they stand. */
const isPageOfDays = (words: string): boolean => [words.slice(0, 10), words.slice(11, 21)].every((one) => day().safeParse(one).success)

/** What is asked of the search, in its address. `need` is one need, or a whole kind of support. */
export const Search = z.object({
  where: asked(z.string().max(80)),
  need: asked(z.enum([...serviceNeeds, ...supportKinds])),
  group: asked(z.enum(targetGroups)),
  language: asked(z.enum(spokenLanguages)),
  words: asked(z.string().max(80)),
  free: asked(z.literal('yes')),
  /** Since when what was verified held, and the last service of the page before: its day and id. */
  after: asked(
    z
      .string()
      .regex(/^(?:\d{4}-\d{2}-\d{2}_){2}[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      .refine(isPageOfDays),
  ),
})
export type Searched = z.output<typeof Search>

export const OfCounty = z.object({ county: asked(z.enum(countyCodes)) })

const optionalNumber = (min: number, max: number) =>
  z.preprocess((value) => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value), wholeNumber(min, max).nullable())
const reached = { contact_title: optionalChoice(contactFunctions), phone: optionalText(31), contact_email: optionalText(200) }

const organisation = {
  kind: choice(organisationKinds),
  name: text(160),
  alternate_name: optionalText(160),
  description: text(2000),
  website: optionalText(300),
  email: optionalText(200),
  ...reached,
  address: optionalText(200),
  postal_code: optionalText(20),
  city: optionalText(120),
  region: optionalText(120),
}
export const NewOrganisation = z.object({ country: choice(countryCodes), ...organisation })
export const ChangedOrganisation = z.object({ ...organisation, active: ticked() })

const service = {
  name: text(160),
  description: optionalText(2000),
  website: optionalText(300),
  needs: many(serviceNeeds),
  groups: many(targetGroups),
  languages: many(spokenLanguages),
  documents: many(neededDocuments),
  everywhere: ticked(),
  counties: many(countyCodes),
  municipalities: optionalText(2000),
  hours: choice(serviceHours),
  openings: optionalText(600),
  minimum_age: optionalNumber(0, 120),
  maximum_age: optionalNumber(0, 120),
  eligibility: optionalText(1000),
  how_to_reach: optionalText(1000),
  fees: optionalText(300),
  interpretation: ticked(),
  meets: choice(meetingWays),
  ...reached,
}
export const NewService = z.object({ protected: ticked(), ...service })
export const ChangedService = z.object({ ...service, status: choice(serviceStatuses) })
export type TypedService = z.output<typeof ChangedService>

export const VerifiedService = z.object({ how: choice(verifiedBy), outcome: choice(verifiedOutcomes), verified_on: day() })
export const SaidPlaces = z.object({ unit: choice(placeUnits), available: wholeNumber(0, 9999), maximum: optionalNumber(0, 9999) })
export const NotedExperience = z.object({ codes: many(experienceCodes) })
