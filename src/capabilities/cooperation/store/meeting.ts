import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { AgendaItem } from '#capabilities/cooperation/domain/agenda.ts'
import type { MeetingState } from '#capabilities/cooperation/domain/meeting.ts'
import type { Mode } from '#capabilities/cooperation/domain/modes.ts'
import type { Variant } from '#capabilities/cooperation/domain/who-is-asked.ts'

export type Meeting = {
  readonly id: Id
  readonly caseId: Id
  readonly convenedZone: Id
  readonly convenedBy: Id
  readonly at: Instant
  readonly mode: Mode
  readonly consentId: Id | null
  readonly ground: string | null
  /** Classes that may be offered in this mode. */
  readonly covered: readonly string[]
  readonly variant: Variant
  readonly word: string
  readonly agenda: readonly AgendaItem[]
  readonly state: MeetingState
  readonly nextAt: Instant | null
  /** When it was called. */
  readonly madeAt: Instant
  /** When it was noted as held, or called off. */
  readonly endedAt: Instant | null
  readonly version: number
}

const columns = sql`m.id, m.case_id as "caseId", m.convened_zone as "convenedZone", m.convened_by as "convenedBy", m.at, m.mode, m.consent_id as "consentId", m.ground, m.covered,
  m.variant, m.word, m.agenda, m.state, m.next_at as "nextAt", m.made_at as "madeAt", m.ended_at as "endedAt", m.version`

export async function findMeeting(tx: Tx, id: Id): Promise<Meeting | null> {
  return (await sql<Meeting>`select ${columns} from cooperation.meeting m where m.id = ${id}`.execute(tx)).rows[0] ?? null
}

/** Meetings of a case that this person is in, the latest first. */
export async function meetingsOfCase(tx: Tx, caseId: Id): Promise<readonly Meeting[]> {
  const { rows } = await sql<Meeting>`select ${columns} from cooperation.meeting m where m.case_id = ${caseId} order by m.at desc, m.id limit 50`.execute(tx)
  return rows
}

/** Meetings I am in between two times, the nearest first. */
export async function meetingsBetween(tx: Tx, from: Instant, until: Instant): Promise<readonly Meeting[]> {
  const { rows } = await sql<Meeting>`
    select ${columns} from cooperation.meeting m where m.at >= ${from} and m.at < ${until} and m.state = 'called' order by m.at, m.id limit 200`.execute(tx)
  return rows
}

export type NewMeeting = Omit<Meeting, 'convenedZone' | 'convenedBy' | 'state' | 'nextAt' | 'madeAt' | 'endedAt' | 'version'>

export async function addMeeting(tx: Tx, meeting: NewMeeting): Promise<void> {
  await sql`
    insert into cooperation.meeting (id, case_id, convened_zone, convened_by, at, mode, consent_id, ground, covered, variant, word, agenda)
    values (${meeting.id}, ${meeting.caseId}, authz.my_zone(), authz.me(), ${meeting.at}, ${meeting.mode}, ${meeting.consentId}, ${meeting.ground}, ${[...meeting.covered]}::text[],
            ${meeting.variant}, ${meeting.word}, ${[...meeting.agenda]}::text[])`.execute(tx)
}

/** @returns false when the meeting has moved on since `version` */
export async function setMode(tx: Tx, id: Id, version: number, to: Pick<Meeting, 'mode' | 'consentId' | 'ground' | 'covered'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update cooperation.meeting set mode = ${to.mode}, consent_id = ${to.consentId}, ground = ${to.ground}, covered = ${[...to.covered]}::text[], version = version + 1
    where id = ${id} and version = ${version} and state = 'called'`.execute(tx)
  return numAffectedRows === 1n
}

/** Ends a meeting: held or cancelled. Its invitations are told, and nothing else. @returns false when somebody else was first */
export async function endMeeting(tx: Tx, id: Id, state: 'held' | 'cancelled', nextAt: Instant | null): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update cooperation.meeting set state = ${state}, next_at = ${nextAt}, ended_at = authz.now(), version = version + 1 where id = ${id} and state = 'called'`.execute(
    tx,
  )
  if (numAffectedRows !== 1n) return false
  await sql`update cooperation.invitation set meeting_state = ${state} where meeting_id = ${id}`.execute(tx)
  return true
}

/** Whether the person asking may write in an open case, as the cases room lets the database answer. */
export async function mayWriteInCase(tx: Tx, caseId: Id): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select ${caseId}::uuid = any (array(select cases.my_open_case_ids())) as may`.execute(tx)
  return rows[0]?.may ?? false
}

/** Zones that this zone must not learn of: the other shelters, for a shelter. As the cases room lets the database answer. */
export async function zonesApart(tx: Tx): Promise<readonly Id[]> {
  return (await sql<{ id: Id }>`select cases.shelters_apart() as id`.execute(tx)).rows.map((row) => row.id)
}
