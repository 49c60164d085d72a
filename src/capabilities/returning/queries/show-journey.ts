import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, Names } from '#capabilities/cases/contract.ts'
import {
  checkItems,
  counting,
  deviations,
  escortNeeds,
  escorts,
  eventKinds,
  expectedKinds,
  fallbacks,
  helps,
  meeters,
  modes,
  receivers,
} from '#capabilities/returning/domain/journey.ts'
import { journeyWordParts, legWordParts, readWords } from '#capabilities/returning/domain/journey-words.ts'
import { expectedOf, lacks, lacksOf, timed } from '#capabilities/returning/domain/legs.ts'
import { awaited } from '#capabilities/returning/domain/overdue.ts'
import { phases } from '#capabilities/returning/domain/return.ts'
import { enterJourney, type EnteredJourney } from '#capabilities/returning/queries/enter-journey.ts'
import { openWords, readsWords } from '#capabilities/returning/queries/journey-words.ts'
import { arrangementOf, knowersOf, lastCheck } from '#capabilities/returning/store/journey.ts'
import { eventsOf, legsOf, type EventRow, type LegRow } from '#capabilities/returning/store/leg.ts'

const id = z.string()
const words = z.string().nullable()
const stop = z.object({ at: z.date(), zone: z.string(), country: z.string() })
export const legView = z.object({
  id,
  mode: z.enum(modes),
  depart: stop,
  arrive: stop,
  help: z.enum(helps),
  metBy: z.enum(meeters),
  version: z.number().int(),
  hasWords: z.boolean(),
  wordsRecord: id.nullable(),
  words: z.object(Object.fromEntries(legWordParts.map((part) => [part, words])) as Record<(typeof legWordParts)[number], typeof words>),
  expects: z.tuple([z.enum(expectedKinds), z.enum(expectedKinds)]),
})
export type LegView = z.infer<typeof legView>
export const eventView = z.object({
  id,
  legId: id,
  kind: z.enum(eventKinds),
  at: z.date(),
  zone: z.string(),
  deviation: z.enum(deviations).nullable(),
  words,
  hasWords: z.boolean(),
  corrected: z.boolean(),
  corrects: z.boolean(),
  madeBy: id,
  madeAt: z.date(),
})
export type EventView = z.infer<typeof eventView>
export const journeyAnswer = z.object({
  case: z.object({ id, pseudonym: z.string() }),
  phase: z.enum(phases),
  /** What everybody who takes part in the return may see; `null` before anybody began. */
  plan: z.object({ complete: z.boolean(), receiverNamed: z.boolean(), checked: z.boolean() }).nullable(),
  mayBegin: z.boolean(),
  mayPlan: z.boolean(),
  knowers: z.array(z.object({ id, personId: id, zoneId: id, since: z.date(), until: z.date().nullable() })),
  names: Names,
  /** Only for those who know the journey. */
  known: z
    .object({
      lacks: z.array(z.enum(lacks)),
      legs: z.array(legView),
      arrangement: z
        .object({
          receiver: z.enum(receivers).nullable(),
          needsEscort: z.enum(escortNeeds),
          escort: z.enum(escorts),
          fallback: z.array(z.enum(fallbacks)),
          language: z.string(),
          hasWords: z.boolean(),
          wordsRecord: id.nullable(),
          words: z.object(Object.fromEntries(journeyWordParts.map((part) => [part, words])) as Record<(typeof journeyWordParts)[number], typeof words>),
        })
        .nullable(),
      check: z.object({ at: z.date(), by: id, unsure: z.array(z.enum(checkItems)) }).nullable(),
      events: z.array(eventView),
      next: z.object({ legId: id, kind: z.enum(expectedKinds), dueAt: z.date() }).nullable(),
      readsWords: z.boolean(),
    })
    .nullable(),
})
export type JourneyModel = z.input<typeof journeyAnswer>
export type KnownJourney = NonNullable<JourneyModel['known']>

const legViews = (legs: readonly LegRow[], opened: ReadonlyMap<Id, string>): LegView[] => {
  const expected = expectedOf(legs.map(timed))
  return legs.map(({ wordsRecord, ...leg }) => {
    const [first, second] = expected.filter((one) => one.legId === leg.id).map((one) => one.kind)
    return {
      ...leg,
      wordsRecord,
      hasWords: wordsRecord !== null,
      words: readWords(legWordParts, opened.get(wordsRecord ?? '') ?? null),
      expects: [first ?? 'departed', second ?? 'arrived'],
    }
  })
}

function eventViews(events: readonly EventRow[], legs: readonly LegRow[], opened: ReadonlyMap<Id, string>): EventView[] {
  const standing = new Set(counting(events).map((one) => one.id))
  return events.map((event) => {
    const leg = legs.find((one) => one.id === event.legId)
    const leaves = event.kind === 'departed' || event.kind === 'boarded'
    return {
      id: event.id,
      legId: event.legId,
      kind: event.kind,
      at: event.at,
      zone: (leaves ? leg?.depart.zone : leg?.arrive.zone) ?? 'Europe/Stockholm',
      deviation: event.deviation,
      words: opened.get(event.wordsRecord ?? '') ?? null,
      hasWords: event.wordsRecord !== null,
      corrected: !standing.has(event.id),
      corrects: event.corrects !== null,
      madeBy: event.madeBy,
      madeAt: event.madeAt,
    }
  })
}

/** What those who know the journey see of it; also for whoever an alarm lets in. */
export async function knownJourney(
  visit: Visit,
  about: { readonly caseId: Id; readonly returnId: Id; readonly destination: string | null },
): Promise<KnownJourney> {
  const { caseId, returnId } = about
  const legs = await legsOf(visit.tx, returnId)
  const arrangement = await arrangementOf(visit.tx, returnId)
  const check = await lastCheck(visit.tx, returnId)
  const events = await eventsOf(visit.tx, returnId)
  const knowing = (await knowersOf(visit.tx, returnId)).filter((one) => one.endedAt === null).length
  const opened = await openWords(visit, caseId, [
    ...legs.map((leg) => leg.wordsRecord),
    arrangement?.wordsRecord ?? null,
    ...events.map((one) => one.wordsRecord),
  ])
  const [next] = awaited({ legs: legs.map(timed), came: counting(events) })
  return {
    lacks: [...lacksOf(legs, arrangement, about.destination, knowing)],
    legs: legViews(legs, opened),
    arrangement: arrangement && {
      receiver: arrangement.receiver,
      needsEscort: arrangement.needsEscort,
      escort: arrangement.escort,
      fallback: [...arrangement.fallback],
      language: arrangement.language,
      hasWords: arrangement.wordsRecord !== null,
      wordsRecord: arrangement.wordsRecord,
      words: readWords(journeyWordParts, opened.get(arrangement.wordsRecord ?? '') ?? null),
    },
    check: check && { at: check.madeAt, by: check.madeBy, unsure: checkItems.filter((item) => check.unsure.includes(item)) },
    events: eventViews(events, legs, opened),
    next: next ?? null,
    readsWords: readsWords(visit),
  }
}

export async function modelOf(visit: Visit, { card, journey, plan }: EnteredJourney): Promise<JourneyModel> {
  const knowers = plan ? await knowersOf(visit.tx, journey.id) : []
  const known = plan?.known ? await knownJourney(visit, { caseId: card.id, returnId: journey.id, destination: journey.destination }) : null
  const people = [...knowers.map((one) => one.personId), ...(known?.events ?? []).map((one) => one.madeBy), known?.check?.by ?? null]
  return {
    case: { id: card.id, pseudonym: card.pseudonym },
    phase: journey.phase,
    plan: plan && { complete: plan.complete, receiverNamed: plan.receiverNamed, checked: plan.checked },
    mayBegin: plan === null && journey.mayWrite && journey.phase !== 'ended' && journey.phase !== 'choice',
    mayPlan: plan?.mayPlan === true && journey.phase !== 'ended',
    knowers: knowers.map((one) => ({ id: one.id, personId: one.personId, zoneId: one.zoneId, since: one.madeAt, until: one.endedAt })),
    names: await nameBook(
      visit,
      people,
      knowers.map((one) => one.zoneId),
    ),
    known,
  }
}

export async function showJourney(visit: Visit, caseId: Id): Promise<JourneyModel | null> {
  const entered = await enterJourney(visit, caseId)
  return entered && (await modelOf(visit, entered))
}
