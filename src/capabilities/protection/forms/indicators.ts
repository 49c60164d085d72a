import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import {
  exploitationForms,
  knowings,
  lists,
  longestWords,
  seers,
  sightings,
  signCodes,
  takeBackReasons,
  type Sighting,
  type SignCode,
} from '#capabilities/protection/domain/indicators.ts'

/** Which list is shown. */
export const listQuery = z.object({ list: f.optionalChoice(lists), forms: f.many(exploitationForms) })

const sign = () => f.optionalChoice(sightings).transform((said) => said ?? 'unknown')
const signFields = Object.fromEntries(signCodes.map((code) => [`sign_${code}`, sign()])) as Record<`sign_${SignCode}`, ReturnType<typeof sign>>

export const observationForm = z.object({
  list: f.choice(lists),
  forms: f.many(exploitationForms),
  seer: f.choice(seers),
  knowing: f.choice(knowings),
  seenOn: f.day(),
  words: f.optionalText(longestWords),
  ...signFields,
})
export type ObservationForm = z.output<typeof observationForm>
export const signsOf = (form: ObservationForm): Readonly<Record<SignCode, Sighting>> =>
  Object.fromEntries(signCodes.map((code) => [code, form[`sign_${code}`]])) as Record<SignCode, Sighting>

export const takeBackForm = z.object({ reason: f.choice(takeBackReasons) })
