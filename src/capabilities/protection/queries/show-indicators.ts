import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { countsAsChild, nameBook, Names, readTexts } from '#capabilities/cases/contract.ts'
import {
  classFor,
  dimensionOf,
  dimensions,
  exploitationForms,
  knowings,
  lists,
  seers,
  takeBackReasons,
  type ExploitationForm,
  type List,
} from '#capabilities/protection/domain/indicators.ts'
import { enter, type Entered } from '#capabilities/protection/queries/enter.ts'
import { findObservation, observationsOf, type Observation } from '#capabilities/protection/store/observation.ts'
import { readersOf } from '#capabilities/protection/store/standing.ts'

const caseHead = z.object({ id: z.string(), pseudonym: z.string() })
const seen = z.object({
  id: z.string(),
  zoneId: z.string(),
  list: z.enum(lists),
  forms: z.array(z.enum(exploitationForms)),
  seer: z.enum(seers),
  knowing: z.enum(knowings),
  seenOn: z.string(),
  present: z.array(z.string()),
  notSeen: z.array(z.string()),
  hasWords: z.boolean(),
  madeBy: z.string(),
  madeAt: z.date(),
  takenBack: z.enum(takeBackReasons).nullable(),
  version: z.number(),
})
export const indicatorsAnswer = z.object({
  case: caseHead,
  observations: z.array(seen),
  /** What was seen, under its dimension, each with the observations that say so. Never a number. */
  byDimension: z.array(z.object({ dimension: z.enum(dimensions), signs: z.array(z.object({ code: z.string(), seenIn: z.array(z.string()) })) })),
  mayWrite: z.boolean(),
  names: Names,
})
export type IndicatorsModel = z.input<typeof indicatorsAnswer>

const coded = ({ wordsRecord, ...one }: Observation): z.input<typeof seen> => ({
  ...one,
  forms: [...one.forms],
  present: [...one.present],
  notSeen: [...one.notSeen],
  hasWords: wordsRecord !== null,
})

const namesOf = (visit: Visit, all: readonly Observation[]) =>
  nameBook(
    visit,
    all.map((one) => one.madeBy),
    all.map((one) => one.zoneId),
  )

/** Everything somebody saw, in coded rows, and the same by dimension. What was taken back no longer stands under any. */
export async function showIndicators(visit: Visit, caseId: Id): Promise<IndicatorsModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const all = await observationsOf(visit.tx, caseId)
  const { reads, forms } = entered.standing
  const mine = (held: readonly string[]): boolean => held.includes('C4') || held.includes('C9')
  if (all.length === 0 && !mine(reads) && !mine(forms)) return null
  const holding = all.filter((one) => one.takenBack === null)
  visit.note({ count: all.length })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    observations: all.map(coded),
    byDimension: dimensions.map((dimension) => {
      const codes = [...new Set(holding.flatMap((one) => one.present))].filter((code) => dimensionOf(code) === dimension)
      return { dimension, signs: codes.map((code) => ({ code, seenIn: holding.filter((one) => one.present.includes(code)).map((one) => one.id) })) }
    }),
    mayWrite: mine(forms),
    names: await namesOf(visit, all),
  }
}

export const observationAnswer = z.object({
  case: caseHead,
  observation: seen,
  words: z.string().nullable(),
  sealed: z.boolean(),
  mayTakeBack: z.boolean(),
  names: Names,
})
export type ObservationModel = z.input<typeof observationAnswer>

/** One observation on its own page: this is where its words are opened. */
export async function showObservation(visit: Visit, caseId: Id, id: Id): Promise<ObservationModel | null> {
  const entered = await enter(visit, caseId)
  const found = entered && (await findObservation(visit.tx, caseId, id))
  if (!entered || !found) return null
  const [text] = found.wordsRecord === null ? [] : await readTexts(visit, { caseId, recordIds: [found.wordsRecord] })
  visit.note({ object: id })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    observation: coded(found),
    words: text?.words?.reveal() ?? null,
    sealed: found.wordsRecord !== null && !text?.words,
    mayTakeBack: found.takenBack === null && found.zoneId === entered.standing.zoneId && entered.standing.forms.includes(classFor(found.list)),
    names: await namesOf(visit, [found]),
  }
}

export type ObserveModel = {
  readonly entered: Entered
  readonly list: List
  readonly forms: readonly ExploitationForm[]
  readonly readers: number
  readonly zone: string
}

/** The list to go through: a child's for a child and for an unknown age. */
export async function prepareObservation(
  visit: Visit,
  caseId: Id,
  asked: { readonly list: List | null; readonly forms: readonly ExploitationForm[] },
): Promise<ObserveModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const list = asked.list ?? (countsAsChild(entered.card.child) ? 'child' : 'adult')
  if (!lists.some((one) => entered.standing.forms.includes(classFor(one)))) return null
  const names = await nameBook(visit, [], [visit.actor.zoneId])
  const readers = await readersOf(visit.tx, entered.standing.unitId, classFor(list))
  return { entered, list, forms: asked.forms, readers, zone: names.zones[visit.actor.zoneId] ?? '' }
}
