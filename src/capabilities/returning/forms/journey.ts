import { z } from 'zod'
import { spokenLanguages } from '#kernel/spoken-language.ts'
import * as f from '#platform/http/fields.ts'
import { isoCountries } from '#capabilities/directory/contract.ts'
import {
  checkItems,
  deviations,
  escortNeeds,
  escorts,
  eventKinds,
  fallbacks,
  helps,
  meeters,
  modes,
  receivers,
} from '#capabilities/returning/domain/journey.ts'
import { isWall } from '#capabilities/returning/domain/wall-time.ts'

export const journeyCase = z.object({ id: f.id() })
export const oneKnower = z.object({ id: f.id(), knower: f.id() })
export const oneLeg = z.object({ id: f.id(), leg: f.id() })
export const oneLog = z.object({ id: f.id(), leg: f.id(), kind: z.enum(eventKinds) })
export const oneEvent = z.object({ id: f.id(), event: f.id() })
export const oneAlarm = z.object({ alarm: f.id() })
export const alarmQuery = z.object({ show: f.optionalChoice(['open', 'taken']) })
export const noFields = z.object({})

const empty = (value: unknown): unknown => (value === undefined || (typeof value === 'string' && value.trim() === '') ? null : value)
/** A time as a clock shows it somewhere in the world; which moment that is follows from the place. */
const wall = () => z.preprocess(empty, z.string({ error: 'required' }).refine(isWall, 'not-a-time'))
const optionalWall = () => z.preprocess(empty, z.string({ error: 'not-a-time' }).refine(isWall, 'not-a-time').nullable())
const country = () => f.choice(isoCountries.map(({ code }) => code) as [string, ...string[]])
const fold = () => f.optionalChoice(['first', 'second'])

export const knowerFields = z.object({ person: f.id() })
export const legFields = z.object({
  mode: f.choice(modes),
  fromCountry: country(),
  departWall: wall(),
  departZone: f.optionalText(64),
  departFold: fold(),
  toCountry: country(),
  arriveWall: wall(),
  arriveZone: f.optionalText(64),
  arriveFold: fold(),
  help: f.choice(helps),
  metBy: f.choice(meeters),
  short: f.ticked(),
  from: f.optionalText(120),
  to: f.optionalText(120),
  number: f.optionalText(40),
  meets: f.optionalText(200),
  note: f.optionalText(1000),
})
export const arrangementFields = z.object({
  receiver: f.optionalChoice(receivers),
  receiverName: f.optionalText(200),
  needsEscort: f.choice(escortNeeds),
  escort: f.choice(escorts),
  fallback: f.many(fallbacks),
  language: f.choice(spokenLanguages),
  fallbackWords: f.optionalText(1000),
  numbers: f.optionalText(300),
  sheet: f.optionalText(600),
})
export const checkFields = z.object({ sure: f.many(checkItems) })
export const logFields = z.object({ wall: optionalWall(), fold: fold(), deviation: f.optionalChoice(deviations), words: f.optionalText(1000) })
export const correctFields = z.object({ wall: wall(), fold: fold(), words: f.optionalText(1000) })
