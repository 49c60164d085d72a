import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Deviation, EventKind, Leg } from '#capabilities/returning/domain/journey.ts'
import type { Writing } from '#capabilities/returning/store/journey.ts'

export type LegRow = Leg & { readonly wordsRecord: Id | null; readonly version: number }
type Flat = Pick<LegRow, 'id' | 'mode' | 'help' | 'metBy' | 'wordsRecord' | 'version'> & {
  readonly departAt: Instant
  readonly departZone: string
  readonly fromCountry: string
  readonly arriveAt: Instant
  readonly arriveZone: string
  readonly toCountry: string
}

/** The legs that stand, in the order of departure; none for whoever does not know the journey. */
export async function legsOf(tx: Tx, returnId: Id): Promise<readonly LegRow[]> {
  const { rows } = await sql<Flat>`
    select l.id, l.mode, l.help, l.met_by as "metBy", l.words_record as "wordsRecord", l.version, l.depart_at as "departAt", l.depart_zone as "departZone", l.from_country as "fromCountry",
      l.arrive_at as "arriveAt", l.arrive_zone as "arriveZone", l.to_country as "toCountry"
    from returns.leg l where l.return_id = ${returnId} and l.taken_at is null order by l.depart_at, l.id limit 40`.execute(tx)
  return rows.map(({ departAt, departZone, fromCountry, arriveAt, arriveZone, toCountry, ...leg }) => ({
    ...leg,
    depart: { at: departAt, zone: departZone, country: fromCountry },
    arrive: { at: arriveAt, zone: arriveZone, country: toCountry },
  }))
}
export type NewLeg = Omit<LegRow, 'version'>
export async function insertLeg(tx: Tx, of: Writing, leg: NewLeg): Promise<void> {
  await sql`
    insert into returns.leg (id, return_id, case_id, unit_id, zone_id, mode, from_country, to_country, depart_at, depart_zone, arrive_at, arrive_zone, help, met_by, words_record, made_by)
    values (${leg.id}, ${of.returnId}, ${of.caseId}, ${of.unitId}, authz.my_zone(), ${leg.mode}, ${leg.depart.country}, ${leg.arrive.country}, ${leg.depart.at}, ${leg.depart.zone},
      ${leg.arrive.at}, ${leg.arrive.zone}, ${leg.help}, ${leg.metBy}, ${leg.wordsRecord}, authz.me())`.execute(tx)
}
/** `false` when somebody else was first, or it was taken away. */
export async function changeLeg(tx: Tx, leg: NewLeg, version: number): Promise<boolean> {
  const done = await sql`
    update returns.leg set mode = ${leg.mode}, from_country = ${leg.depart.country}, to_country = ${leg.arrive.country}, depart_at = ${leg.depart.at}, depart_zone = ${leg.depart.zone},
      arrive_at = ${leg.arrive.at}, arrive_zone = ${leg.arrive.zone}, help = ${leg.help}, met_by = ${leg.metBy}, words_record = ${leg.wordsRecord}, version = version + 1
    where id = ${leg.id} and version = ${version} and taken_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}
export async function takeLeg(tx: Tx, id: Id, version: number): Promise<boolean> {
  const done = await sql`
    update returns.leg set taken_at = authz.now(), taken_by = authz.me(), version = version + 1 where id = ${id} and version = ${version} and taken_at is null`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}

export type EventRow = {
  readonly id: Id
  readonly legId: Id
  readonly kind: EventKind
  readonly number: number
  readonly at: Instant
  readonly deviation: Deviation | null
  readonly wordsRecord: Id | null
  readonly corrects: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
}
/** Everything that was said, in the order it was said. */
export async function eventsOf(tx: Tx, returnId: Id): Promise<readonly EventRow[]> {
  const { rows } = await sql<EventRow>`
    select e.id, e.leg_id as "legId", e.kind, e.number, e.happened_at as at, e.deviation, e.words_record as "wordsRecord", e.corrects, e.made_by as "madeBy", e.made_at as "madeAt"
    from returns.event e where e.return_id = ${returnId} order by e.made_at, e.number, e.id limit 300`.execute(tx)
  return rows
}
/** `false` when the same had been said already: two presses of a button, two people at once. */
export async function insertEvent(tx: Tx, of: Writing, event: Omit<EventRow, 'madeBy' | 'madeAt'>): Promise<boolean> {
  const done = await sql`
    insert into returns.event (id, return_id, case_id, unit_id, zone_id, leg_id, kind, number, happened_at, deviation, words_record, corrects, made_by)
    values (${event.id}, ${of.returnId}, ${of.caseId}, ${of.unitId}, authz.my_zone(), ${event.legId}, ${event.kind}, ${event.number}, ${event.at}, ${event.deviation}, ${event.wordsRecord},
      ${event.corrects}, authz.me())
    on conflict do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Copies of these records that were sent to me by a decision, by the record they are a copy of. */
export async function copiesFor(tx: Tx, caseId: Id, recordIds: readonly Id[]): Promise<ReadonlyMap<Id, Id>> {
  if (recordIds.length === 0) return new Map()
  const { rows } = await sql<{ original: Id; copy: Id }>`
    select i.record_id as original, r.id as copy from cases.disclosure_item i join cases.record r on r.id = i.copy_id
    where i.case_id = ${caseId} and i.record_id = any (${[...recordIds]}::uuid[]) and r.zone_id = (select authz.my_zone()) order by r.made_at`.execute(tx)
  return new Map(rows.map(({ original, copy }) => [original, copy]))
}
