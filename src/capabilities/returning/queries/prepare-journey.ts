import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { nameBook, type NameBook } from '#capabilities/cases/contract.ts'
import { staffOfZone } from '#capabilities/people/contract.ts'
import type { EventKind } from '#capabilities/returning/domain/journey.ts'
import { journeyWordParts, legWordParts, readWords, type JourneyWords, type LegWords } from '#capabilities/returning/domain/journey-words.ts'
import { expectedOf, timed } from '#capabilities/returning/domain/legs.ts'
import { wallAt } from '#capabilities/returning/domain/wall-time.ts'
import { enterJourney, enterPlanning, type Planning } from '#capabilities/returning/queries/enter-journey.ts'
import { openWords, writesWords } from '#capabilities/returning/queries/journey-words.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { arrangementOf, knowersOf, mayKnow, type ArrangementRow, type Knower } from '#capabilities/returning/store/journey.ts'
import { eventsOf, legsOf, type EventRow, type LegRow } from '#capabilities/returning/store/leg.ts'
import { partiesOf } from '#capabilities/returning/store/return.ts'

/** For whoever may begin the plan: nobody has yet. */
export async function prepareBegin(visit: Visit, caseId: Id): Promise<Entered | null> {
  const entered = await enterJourney(visit, caseId)
  const open = entered?.journey.mayWrite && entered.journey.phase !== 'ended' && entered.journey.phase !== 'choice'
  return entered && open ? entered : null
}

export type KnowerForm = Planning & { readonly names: NameBook; readonly candidates: readonly Id[] }
/** Whom one may put on the list: people of the parts of this return who work in it. */
export async function prepareKnower(visit: Visit, caseId: Id): Promise<KnowerForm | null> {
  const planning = await enterPlanning(visit, caseId)
  if (!planning) return null
  const known = new Set((await knowersOf(visit.tx, planning.journey.id)).filter((one) => one.endedAt === null).map((one) => one.personId))
  const candidates: Id[] = []
  for (const { zoneId } of await partiesOf(visit.tx, planning.journey.id))
    for (const { id } of await staffOfZone(visit.tx, zoneId)) if (!known.has(id) && (await mayKnow(visit.tx, planning.journey.id, id))) candidates.push(id)
  return { ...planning, candidates, names: await nameBook(visit, candidates, []) }
}

export type EndKnowerForm = Planning & { readonly knower: Knower; readonly names: NameBook }
export async function prepareEndKnower(visit: Visit, caseId: Id, knowerId: Id): Promise<EndKnowerForm | null> {
  const planning = await enterPlanning(visit, caseId)
  const knower = planning && (await knowersOf(visit.tx, planning.journey.id)).find((one) => one.id === knowerId && one.endedAt === null)
  return planning && knower ? { ...planning, knower, names: await nameBook(visit, [knower.personId], []) } : null
}

export type LegForm = Planning & {
  readonly leg: LegRow | null
  readonly place: number
  readonly words: LegWords
  readonly closed: boolean
  readonly writes: boolean
}
export async function prepareLeg(visit: Visit, caseId: Id, legId: Id | null): Promise<LegForm | null> {
  const planning = await enterPlanning(visit, caseId)
  if (!planning || planning.journey.phase === 'arrived') return null
  const legs = await legsOf(visit.tx, planning.journey.id)
  const leg = legs.find((one) => one.id === legId) ?? null
  if (legId !== null && leg === null) return null
  const opened = leg?.wordsRecord ? ((await openWords(visit, caseId, [leg.wordsRecord])).get(leg.wordsRecord) ?? null) : null
  return {
    ...planning,
    leg,
    place: leg ? legs.indexOf(leg) + 1 : legs.length + 1,
    words: readWords(legWordParts, opened),
    closed: Boolean(leg?.wordsRecord) && opened === null,
    writes: writesWords(visit),
  }
}
/** What the form of a leg holds the first time: its times as the clocks there show them. */
export const startLeg = ({ leg, words }: LegForm): Readonly<Record<string, string>> =>
  leg === null
    ? {}
    : {
        mode: leg.mode,
        fromCountry: leg.depart.country,
        departWall: wallAt(leg.depart.at, leg.depart.zone),
        departZone: leg.depart.zone,
        toCountry: leg.arrive.country,
        arriveWall: wallAt(leg.arrive.at, leg.arrive.zone),
        arriveZone: leg.arrive.zone,
        help: leg.help,
        metBy: leg.metBy,
        ...Object.fromEntries(legWordParts.map((part) => [part, words[part] ?? ''])),
      }

export type ArrangementForm = Planning & {
  readonly arrangement: ArrangementRow | null
  readonly words: JourneyWords
  readonly closed: boolean
  readonly writes: boolean
}
export async function prepareArrangement(visit: Visit, caseId: Id): Promise<ArrangementForm | null> {
  const planning = await enterPlanning(visit, caseId)
  if (!planning) return null
  const arrangement = await arrangementOf(visit.tx, planning.journey.id)
  const opened = arrangement?.wordsRecord ? ((await openWords(visit, caseId, [arrangement.wordsRecord])).get(arrangement.wordsRecord) ?? null) : null
  return {
    ...planning,
    arrangement,
    words: readWords(journeyWordParts, opened),
    closed: Boolean(arrangement?.wordsRecord) && opened === null,
    writes: writesWords(visit),
  }
}

export type LogForm = Planning & { readonly leg: LegRow; readonly place: number; readonly kind: EventKind; readonly zone: string; readonly writes: boolean }
/** Where the clock hangs by which something is said: at the departure for what leaves, at the end of the leg for what comes. */
const zoneOf = (leg: LegRow, kind: EventKind): string => (kind === 'departed' || kind === 'boarded' ? leg.depart.zone : leg.arrive.zone)
export async function prepareLog(visit: Visit, caseId: Id, legId: Id, kind: EventKind): Promise<LogForm | null> {
  const planning = await enterPlanning(visit, caseId)
  if (!planning) return null
  const legs = await legsOf(visit.tx, planning.journey.id)
  const leg = legs.find((one) => one.id === legId)
  const fits = kind === 'deviation' || expectedOf(legs.map(timed)).some((one) => one.legId === legId && one.kind === kind)
  return leg && fits ? { ...planning, leg, place: legs.indexOf(leg) + 1, kind, zone: zoneOf(leg, kind), writes: writesWords(visit) } : null
}

export type CorrectForm = LogForm & { readonly event: EventRow }
export async function prepareCorrect(visit: Visit, caseId: Id, eventId: Id): Promise<CorrectForm | null> {
  const planning = await enterPlanning(visit, caseId)
  const event = planning && (await eventsOf(visit.tx, planning.journey.id)).find((one) => one.id === eventId)
  const form = event ? await prepareLog(visit, caseId, event.legId, event.kind) : null
  return form && event ? { ...form, event } : null
}
