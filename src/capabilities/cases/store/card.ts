import { sql, type RawBuilder } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Answer, Axis, Identification, LegalTrack, Phase, ProtectionLevel, Residence, Track } from '#capabilities/cases/domain/axes.ts'
import type { Card } from '#capabilities/cases/domain/card.ts'

/** A time with its microseconds, as text: JavaScript knows milliseconds only, and would pass over what was touched in the same one. */
export const exactly = (time: RawBuilder<unknown>) => sql<string>`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

export const cardColumns = sql`c.id, c.pseudonym, c.protection_level as "protectionLevel", c.identification, c.phase, c.legal, c.residence, c.track, c.child, c.urgent,
  c.county, c.municipality, c.lead_unit_id as "leadUnitId", c.next_meeting_at as "nextMeetingAt", c.opened_at as "openedAt", c.closed_at as "closedAt", c.version`

/** Cards by id; those the walls hide are simply not in the answer. */
export async function findCards(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, Card>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Card>`
    select ${cardColumns}, u.zone_id as "leadZoneId" from cases.card c join cases.unit u on u.id = c.lead_unit_id
    where c.id = any (${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map((card) => [card.id, card]))
}

export async function findCard(tx: Tx, id: Id): Promise<Card | null> {
  return (await findCards(tx, [id])).get(id) ?? null
}

export type MyCase = Pick<Card, 'id' | 'pseudonym' | 'protectionLevel' | 'phase' | 'child' | 'urgent' | 'nextMeetingAt' | 'closedAt'> & {
  readonly leadZoneId: Id
  readonly touchedAt: Instant
  /** To the microsecond, as the database keeps it: where the next page begins. */
  readonly touchedExactly: string
  readonly position: string
}
export type ListQuery = {
  readonly before: { readonly touchedExactly: string; readonly id: Id } | null
  readonly closed: boolean
  readonly urgent: boolean
  readonly limit: number
}

/** My cases, the latest touched first, one row more than asked for when there is more. */
export async function listMine(tx: Tx, { before, closed, urgent, limit }: ListQuery): Promise<readonly MyCase[]> {
  const { rows } = await sql<MyCase>`
    select n.id, n.pseudonym, n.protection_level as "protectionLevel", n.phase, n.child, n.urgent, n.next_meeting_at as "nextMeetingAt", n.closed_at as "closedAt",
      n.lead_zone_id as "leadZoneId", n.touched_at as "touchedAt", ${exactly(sql`n.touched_at`)} as "touchedExactly", n.position
    from cases.my_newest(${closed}, ${urgent}, ${before?.touchedExactly ?? null}::timestamptz, ${before?.id ?? null}::uuid, ${limit + 1}) n`.execute(tx)
  return rows
}

/** My open cases that are urgent now. */
export async function countUrgent(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select cases.my_urgent_count() as n`.execute(tx)
  return rows[0]?.n ?? 0
}

export type NewCard = {
  readonly id: Id
  readonly pseudonym: string
  readonly protectionLevel: ProtectionLevel
  readonly identification: Identification
  readonly phase: Phase
  readonly legal: LegalTrack
  readonly residence: Residence
  readonly track: Track
  readonly child: Answer
  readonly urgent: boolean
  readonly county: string | null
  readonly municipality: string | null
}

/** From here on this request is about one case: the walls look at nothing else. It can only narrow. */
export const narrowTo = async (tx: Tx, caseId: Id): Promise<void> => void (await sql`select set_config('app.scope', (${caseId})::text, true)`.execute(tx))

/** `false` when the made-up name is taken: draw another. */
export async function insertCard(tx: Tx, card: NewCard): Promise<boolean> {
  const made = await sql`
    insert into cases.card (id, pseudonym, protection_level, identification, phase, legal, residence, track, child, urgent, county, municipality, opened_by)
    values (${card.id}, ${card.pseudonym}, ${card.protectionLevel}, ${card.identification}, ${card.phase}, ${card.legal}, ${card.residence}, ${card.track},
      ${card.child}, ${card.urgent}, ${card.county}, ${card.municipality}, (select authz.me()))
    on conflict do nothing`.execute(tx)
  return made.numAffectedRows === 1n
}

export async function setLeadUnit(tx: Tx, caseId: Id, unitId: Id): Promise<void> {
  await sql`update cases.card set lead_unit_id = ${unitId}, version = version + 1 where id = ${caseId}`.execute(tx)
}

export async function setNextMeetingAt(tx: Tx, caseId: Id, at: Instant | null): Promise<void> {
  await sql`update cases.card set next_meeting_at = ${at}, version = version + 1 where id = ${caseId}`.execute(tx)
}

const axisColumn: Readonly<Record<Axis, string>> = {
  identification: 'identification',
  phase: 'phase',
  legal: 'legal',
  residence: 'residence',
  track: 'track',
  child: 'child',
}

/** `false` when the card has moved on since `version`. */
export async function changeAxes(tx: Tx, caseId: Id, version: number, changed: ReadonlyMap<Axis, string>, urgent: boolean): Promise<boolean> {
  const sets = [...changed].map(([axis, value]) => sql`${sql.ref(axisColumn[axis])} = ${value}`)
  const done = await sql`
    update cases.card set ${sql.join([...sets, sql`urgent = ${urgent}`, sql`version = version + 1`])} where id = ${caseId} and version = ${version}`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function setChild(tx: Tx, caseId: Id, child: Answer): Promise<void> {
  await sql`update cases.card set child = ${child}, version = version + 1 where id = ${caseId}`.execute(tx)
}

/** `false` when the card says something else by now. */
export async function setResidence(tx: Tx, caseId: Id, was: Residence, became: Residence): Promise<boolean> {
  const done = await sql`update cases.card set residence = ${became}, version = version + 1 where id = ${caseId} and residence = ${was}`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Closes or opens again. `false` when the card has moved on. */
export async function setPhase(tx: Tx, caseId: Id, version: number, phase: Phase, closed: boolean): Promise<boolean> {
  const done = await sql`
    update cases.card set phase = ${phase}, closed_at = case when ${closed} then authz.now() end, urgent = urgent and not ${closed},
      next_meeting_at = case when ${closed} then null else next_meeting_at end, version = version + 1
    where id = ${caseId} and version = ${version}`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Moves the case to the top of "my cases"; `everybody` when the card itself changed. */
export async function touch(tx: Tx, caseId: Id, everybody = false): Promise<void> {
  await sql`select cases.touch(${caseId}, ${everybody})`.execute(tx)
}

/** The level before, or `null` when it was not raised. */
export async function raiseLevel(tx: Tx, caseId: Id, level: ProtectionLevel): Promise<number | null> {
  const { rows } = await sql<{ was: number | null }>`select cases.raise_level(${caseId}, ${level}::smallint) as was`.execute(tx)
  return rows[0]?.was ?? null
}
