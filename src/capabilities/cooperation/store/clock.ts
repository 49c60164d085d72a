import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ClockCode } from '#capabilities/cooperation/domain/clocks.ts'

export type Clock = {
  readonly id: Id
  readonly caseId: Id
  readonly zoneId: Id
  readonly code: ClockCode
  readonly meetingId: Id | null
  readonly personId: Id
  readonly deputyId: Id | null
  readonly startedAt: Instant
  readonly soonAt: Instant
  readonly dueAt: Instant
  readonly metAt: Instant | null
  readonly escalatedAt: Instant | null
}

const columns = sql`c.id, c.case_id as "caseId", c.zone_id as "zoneId", c.code, c.meeting_id as "meetingId", c.person_id as "personId", c.deputy_id as "deputyId",
  c.started_at as "startedAt", c.soon_at as "soonAt", c.due_at as "dueAt", c.met_at as "metAt", c.escalated_at as "escalatedAt"`

/** Clocks of a case, open ones first, the nearest first. */
export async function clocksOfCase(tx: Tx, caseId: Id): Promise<readonly Clock[]> {
  const { rows } = await sql<Clock>`
    select ${columns} from cooperation.clock c where c.case_id = ${caseId} order by c.met_at is not null, c.due_at, c.id limit 50`.execute(tx)
  return rows
}

export async function findClock(tx: Tx, id: Id): Promise<Clock | null> {
  return (await sql<Clock>`select ${columns} from cooperation.clock c where c.id = ${id} and c.zone_id = (select authz.my_zone())`.execute(tx)).rows[0] ?? null
}

/** Open clocks that are mine: I answer for them, or I am the deputy and they ran out. The nearest first. */
export async function myClocks(tx: Tx): Promise<readonly Clock[]> {
  const { rows } = await sql<Clock>`
    select ${columns} from cooperation.clock c
    where c.met_at is null and c.zone_id = (select authz.my_zone())
      and (c.person_id = (select authz.me()) or (c.deputy_id = (select authz.me()) and c.escalated_at is not null))
    order by c.due_at, c.id limit 200`.execute(tx)
  return rows
}

type NewClock = Pick<Clock, 'caseId' | 'code' | 'meetingId' | 'deputyId' | 'startedAt' | 'soonAt' | 'dueAt'> & { readonly ruleFrom: string }

/** Starts a clock of the own zone, unless one of the same code runs already in the case. */
export async function startClock(tx: Tx, clock: NewClock): Promise<void> {
  await sql`
    insert into cooperation.clock (case_id, zone_id, code, meeting_id, person_id, deputy_id, started_at, soon_at, due_at, rule_from)
    select ${clock.caseId}, authz.my_zone(), ${clock.code}, ${clock.meetingId}, authz.me(), ${clock.deputyId}, ${clock.startedAt}, ${clock.soonAt}, ${clock.dueAt}, ${clock.ruleFrom}::date
    where not exists (select from cooperation.clock c where c.case_id = ${clock.caseId} and c.zone_id = authz.my_zone() and c.code = ${clock.code} and c.met_at is null)`.execute(
    tx,
  )
}

/** Whether the own zone ever had this clock in the case. */
export async function hadClock(tx: Tx, caseId: Id, code: ClockCode): Promise<boolean> {
  const { rows } = await sql<{ had: boolean }>`
    select exists (select from cooperation.clock c where c.case_id = ${caseId} and c.zone_id = (select authz.my_zone()) and c.code = ${code}) as had`.execute(
    tx,
  )
  return rows[0]?.had ?? false
}

/** Stops the own zone's clock of a code in a case, if it runs. */
export async function meetClock(tx: Tx, caseId: Id, code: ClockCode): Promise<void> {
  await sql`
    update cooperation.clock set met_at = authz.now(), met_by = authz.me() where case_id = ${caseId} and zone_id = (select authz.my_zone()) and code = ${code} and met_at is null`.execute(
    tx,
  )
}

/** Stops every zone's clocks of a case, for whoever leads it: it is closed. */
export async function endClocks(tx: Tx, caseId: Id): Promise<void> {
  await sql`select cooperation.end_clocks(${caseId})`.execute(tx)
}

/** @returns false when it was stopped already */
export async function meetOneClock(tx: Tx, id: Id): Promise<boolean> {
  const { numAffectedRows } = await sql`update cooperation.clock set met_at = authz.now(), met_by = authz.me() where id = ${id} and met_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** Run by the clock: what ran out goes to the deputy, once. */
export async function escalateClocks(tx: Tx, now: Instant): Promise<number> {
  const { numAffectedRows } =
    await sql`update cooperation.clock set escalated_at = ${now} where met_at is null and escalated_at is null and due_at <= ${now}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Heads of a zone's unit, who stand in where nobody is named. As the people room lets the database answer. */
export async function headsOf(tx: Tx, zoneId: Id): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select s.person_id as id from people.staff_of_zone(${zoneId}) s where people.is_unit_head(s.person_id) order by s.staff_code`.execute(tx)
  return rows.map((row) => row.id)
}
