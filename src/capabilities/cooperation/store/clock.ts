import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Absence, GoneOn, Landed } from '#capabilities/cases/contract.ts'
import type { ClockCode } from '#capabilities/cooperation/domain/clocks.ts'

export type Clock = {
  readonly id: Id
  readonly caseId: Id
  readonly zoneId: Id
  readonly code: ClockCode
  readonly meetingId: Id | null
  readonly personId: Id
  readonly deputyId: Id | null
  /** Whom it has gone on to while the deputy it had gone to is not there. */
  readonly goneOnTo: Id | null
  readonly startedAt: Instant
  readonly soonAt: Instant
  readonly dueAt: Instant
  readonly metAt: Instant | null
  readonly escalatedAt: Instant | null
}

const columns = sql`c.id, c.case_id as "caseId", c.zone_id as "zoneId", c.code, c.meeting_id as "meetingId", c.person_id as "personId", c.deputy_id as "deputyId", c.gone_on_to as "goneOnTo",
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

/** Open clocks that are mine: I answer for them, or they have come to me as the deputy or as who answers in the deputy's place. The nearest first. */
export async function myClocks(tx: Tx): Promise<readonly Clock[]> {
  const { rows } = await sql<Clock>`
    select ${columns} from cooperation.clock c
    where c.met_at is null and c.zone_id = (select authz.my_zone())
      and (c.person_id = (select authz.me()) or (c.escalated_at is not null and (c.deputy_id = (select authz.me()) or c.gone_on_to = (select authz.me()))))
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

/**
 * Run by the clock: what ran out goes to the deputy, once; so does what runs out while whoever has it is away, and what somebody had who has left or must not
 * see the case.
 * @param away those who are away now
 */
export async function escalateClocks(tx: Tx, now: Instant, away: readonly Absence[], left: readonly Id[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update cooperation.clock c set escalated_at = ${now}
    where c.met_at is null and c.escalated_at is null
      and (c.due_at <= ${now} or c.person_id = any (${[...left]}::uuid[])
           or (c.case_id, c.person_id) in (select k.case_id, k.person_id from cases.kept_away() k)
           or exists (select from unnest(${away.map((one) => one.personId)}::uuid[], ${away.map((one) => one.untilDay)}::date[]) as a (person, until_day)
                      where a.person = c.person_id and c.due_at < (a.until_day + 1)::timestamp at time zone 'Europe/Stockholm'))`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Run by the clock: clocks that have gone to somebody, where somebody they are with is not there, or that have gone on from there. */
export async function landedClocks(tx: Tx, notThere: readonly Id[]): Promise<readonly Landed[]> {
  const { rows } = await sql<Landed>`
    select c.id, c.zone_id as "zoneId", c.person_id as "personId", c.deputy_id as "deputyId", c.gone_on_to as "goneOnTo",
      array(select k.person_id from cases.kept_away() k where k.case_id = c.case_id) as "keptAway" from cooperation.clock c
    where c.met_at is null and c.escalated_at is not null
      and (c.gone_on_to is not null or c.person_id = any (${[...notThere]}::uuid[]) or c.deputy_id = any (${[...notThere]}::uuid[])
           or c.case_id in (select k.case_id from cases.kept_away() k))`.execute(tx)
  return rows
}
/** Run by the clock: clocks go on to whoever answers now, or are back with those they had gone to. */
export async function sendClocksOn(tx: Tx, moved: readonly GoneOn[]): Promise<void> {
  if (moved.length === 0) return
  await sql`
    update cooperation.clock c set gone_on_to = m.goes_to from unnest(${moved.map((one) => one.id)}::uuid[], ${moved.map((one) => one.to)}::uuid[]) as m (id, goes_to)
    where c.id = m.id and c.met_at is null`.execute(tx)
}

/** Heads of a zone's unit, who stand in where nobody is named. As the people room lets the database answer. */
export async function headsOf(tx: Tx, zoneId: Id): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select s.person_id as id from people.staff_of_zone(${zoneId}) s where people.is_unit_head(s.person_id) order by s.staff_code`.execute(tx)
  return rows.map((row) => row.id)
}
