import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { planLanguages } from '#capabilities/protection/domain/plan.ts'
import {
  adaptations,
  bases,
  childBands,
  childDecisions,
  closedReasons,
  holdHours,
  leavings,
  ownRefusals,
  regions,
  takers,
} from '#capabilities/protection/domain/places.ts'

const languages = () => f.many(planLanguages as readonly [string, ...string[]])
const count = (max: number) => f.wholeNumber(0, max)
const hours = holdHours.map(String) as [string, ...string[]]

export const placeForm = z.object({
  codeName: f
    .text(12)
    .transform((words) => words.toLocaleUpperCase('sv'))
    .refine((words) => /^[A-ZÅÄÖ0-9]{2,12}$/.test(words), 'not-a-choice'),
  region: f.choice(regions),
  house: f
    .text(4)
    .transform((words) => words.toUpperCase())
    .refine((words) => /^[A-Z0-9]{1,4}$/.test(words), 'not-a-choice'),
  takes: f.many(takers).refine((chosen) => chosen.length > 0, 'required'),
  adults: f.wholeNumber(1, 8),
  children: count(12),
  wheelchair: f.ticked(),
  adapted: f.many(adaptations),
  pets: f.ticked(),
  nightStaff: f.ticked(),
  languages: languages(),
  avoid: f.many(regions),
})
export const closeForm = z.object({ from: f.day(), until: f.day(), reason: f.choice(closedReasons) })
export const placesQuery = z.object({ from: f.optionalDay() })

const bandFields = Object.fromEntries(childBands.map((band) => [`children_${band}`, f.optionalChoice(['0', '1', '2', '3', '4', '5', '6'])])) as Record<
  `children_${(typeof childBands)[number]}`,
  ReturnType<typeof f.optionalChoice<['0', '1', '2', '3', '4', '5', '6']>>
>
/** Whom a place is asked for: no field for a name, nor for words. */
export const requestForm = z.object({
  adults: count(8),
  ...bandFields,
  who: f.choice(takers),
  wheelchair: f.ticked(),
  adapted: f.many(adaptations),
  pets: f.ticked(),
  nightStaff: f.ticked(),
  languages: languages(),
  awayFrom: f.many(regions),
  fromDay: f.day(),
  nights: f.wholeNumber(1, 180),
  basis: f.choice(bases),
  acute: f.ticked(),
  shelters: f.ids(),
  all: f.ticked(),
})
export type RequestForm = z.output<typeof requestForm>
export const bandsOf = (form: RequestForm) =>
  childBands.flatMap((band) => Array.from({ length: Number(form[`children_${band}`] ?? '0') }, () => band)).slice(0, 12)

export const answerForm = z.object({ answer: f.choice(['accept', 'decline']) })
export const withdrawForm = z.object({ sure: f.mustTick() })
export const childForm = z.object({ decision: f.choice(childDecisions) })
const lines = () => f.optionalText(1000)
export const apartForm = z.object({ names: lines(), nicks: lines(), phones: lines(), mayRecruit: f.ticked() })

export const offerForm = z.object({ place: f.id(), hours: f.choice(hours).transform(Number), anyway: f.ticked() })
export const refuseForm = z.object({ why: f.choice(ownRefusals) })
export const admitForm = z.object({ answer: f.choice(['admit', 'refuse']), why: f.optionalChoice(ownRefusals), conditions: f.ticked() })
export const arriveForm = z.object({ came: f.choice(['yes', 'no']), on: f.day() })
export const moveForm = z.object({ place: f.id(), from: f.day(), until: f.day() })
export const leaveForm = z.object({ on: f.day(), leftTo: f.choice(leavings) })
