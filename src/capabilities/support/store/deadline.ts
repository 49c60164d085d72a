import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { GoneOn, Landed } from '#capabilities/cases/contract.ts'
import type { Derived } from '#capabilities/support/domain/deadline.ts'
import type { Outcome, Trigger } from '#capabilities/support/domain/deadline-codes.ts'

export type Decision = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly trigger: Trigger
  readonly onDay: string
  readonly endsOn: string | null
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly takenAt: Instant | null
  readonly version: number
}
const decisionColumns = sql`e.id, e.case_id as "caseId", e.unit_id as "unitId", e.zone_id as "zoneId", e."trigger", e.on_day::text as "onDay", e.ends_on::text as "endsOn",
  e.made_by as "madeBy", e.made_at as "madeAt", e.taken_at as "takenAt", e.version`

export type Deadline = {
  readonly id: Id
  readonly decisionId: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly wall: string
  readonly code: string
  readonly ruleFrom: string
  readonly countedFrom: string
  readonly dueOn: string
  readonly lastOn: string
  readonly alertOn: string
  readonly fromDocument: boolean
  readonly personId: Id
  readonly deputyId: Id | null
  readonly outcome: Outcome | null
  readonly doneOn: string | null
  readonly reasonRecord: Id | null
  readonly closedBy: Id | null
  readonly closedAt: Instant | null
  readonly escalatedAt: Instant | null
  /** A head of the unit, while nobody who is named is there. */
  readonly goneOnTo: Id | null
  readonly madeAt: Instant
  readonly version: number
}
const columns = sql`d.id, d.decision_id as "decisionId", d.case_id as "caseId", d.unit_id as "unitId", d.zone_id as "zoneId", d.wall, d.code, d.rule_from::text as "ruleFrom",
  d.counted_from::text as "countedFrom", d.due_on::text as "dueOn", d.last_on::text as "lastOn", d.alert_on::text as "alertOn", d.from_document as "fromDocument",
  d.person_id as "personId", d.deputy_id as "deputyId", d.outcome, d.done_on::text as "doneOn", d.reason_record as "reasonRecord", d.closed_by as "closedBy",
  d.closed_at as "closedAt", d.escalated_at as "escalatedAt", d.gone_on_to as "goneOnTo", d.made_at as "madeAt", d.version`
/** Today as the work knows it. */
const today = sql`(authz.now() at time zone 'Europe/Stockholm')::date`

export async function decisionsOf(tx: Tx, caseId: Id): Promise<readonly Decision[]> {
  const { rows } = await sql<Decision>`
    select ${decisionColumns} from support.decision e where e.case_id = ${caseId} order by e.on_day desc, e.made_at desc, e.id limit 200`.execute(tx)
  return rows
}
export async function addDecision(
  tx: Tx,
  made: Pick<Decision, 'id' | 'caseId' | 'unitId' | 'trigger' | 'onDay' | 'endsOn'> & { readonly wall: string },
): Promise<void> {
  await sql`
    insert into support.decision (id, case_id, unit_id, zone_id, wall, "trigger", on_day, ends_on, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.wall}, ${made.trigger}, ${made.onDay}::date, ${made.endsOn}::date, (select authz.me()))`.execute(
    tx,
  )
}
/** `false` when it was taken back already, or somebody else was first. */
export async function takeBackDecision(tx: Tx, id: Id, version: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update support.decision set taken_at = authz.now(), taken_by = (select authz.me()), version = version + 1 where id = ${id} and version = ${version} and taken_at is null`.execute(
    tx,
  )
  return numAffectedRows === 1n
}

/** What is open first, the nearest first; then what is closed, the latest first. */
export async function deadlinesOf(tx: Tx, caseId: Id): Promise<readonly Deadline[]> {
  const { rows } = await sql<Deadline>`
    select ${columns} from support.deadline d where d.case_id = ${caseId}
    order by d.outcome is not null, case when d.outcome is null then d.last_on end, d.closed_at desc, d.code, d.id limit 300`.execute(tx)
  return rows
}
export async function findDeadline(tx: Tx, caseId: Id, id: Id): Promise<Deadline | null> {
  const { rows } = await sql<Deadline>`select ${columns} from support.deadline d where d.case_id = ${caseId} and d.id = ${id}`.execute(tx)
  return rows[0] ?? null
}
/**
 * Open ones that are mine and near: I answer for them, or they have come to me as the deputy, as who stands in while somebody is away, the deputy too, or as
 * a head when nobody is there.
 * From the first warning on.
 */
export async function myDeadlines(tx: Tx): Promise<readonly Deadline[]> {
  const { rows } = await sql<Deadline>`
    select ${columns} from support.deadline d
    where d.outcome is null and d.zone_id = (select authz.my_zone()) and d.alert_on <= ${today}
      and (d.person_id = (select authz.me())
           or (d.escalated_at is not null and (d.deputy_id = (select authz.me()) or d.gone_on_to = (select authz.me()) or d.person_id = any (array(select support.i_stand_in_for()))
             or d.deputy_id = any (array(select support.i_stand_in_for())))))
    order by d.last_on, d.code, d.id limit 200`.execute(tx)
  return rows
}
export type NewDeadline = Derived & Pick<Deadline, 'id' | 'decisionId' | 'caseId' | 'unitId' | 'wall' | 'personId' | 'deputyId'>
export async function addDeadline(tx: Tx, made: NewDeadline): Promise<void> {
  await sql`
    insert into support.deadline (id, decision_id, case_id, unit_id, zone_id, wall, code, rule_from, counted_from, due_on, last_on, alert_on, from_document, person_id, deputy_id, made_by)
    values (${made.id}, ${made.decisionId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.wall}, ${made.code}, ${made.ruleFrom}::date, ${made.countedFrom}::date,
      ${made.dueOn}::date, ${made.lastOn}::date, ${made.alertOn}::date, ${made.fromDocument}, ${made.personId}, ${made.deputyId}, (select authz.me()))`.execute(
    tx,
  )
}
/** `false` when it was closed already, or somebody else was first. */
export async function setOutcome(
  tx: Tx,
  id: Id,
  version: number,
  said: { readonly outcome: Outcome; readonly doneOn: string | null; readonly reasonRecord: Id | null },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update support.deadline set outcome = ${said.outcome}, done_on = ${said.doneOn}::date, reason_record = ${said.reasonRecord}, closed_by = (select authz.me()), closed_at = authz.now(),
      version = version + 1
    where id = ${id} and version = ${version} and outcome is null`.execute(tx)
  return numAffectedRows === 1n
}
/** Given to somebody else; what had gone to a deputy or a head has not any more. `false` when somebody else was first. */
export async function setDuty(tx: Tx, id: Id, version: number, personId: Id, deputyId: Id | null): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update support.deadline set person_id = ${personId}, deputy_id = ${deputyId}, escalated_at = null, gone_on_to = null, version = version + 1 where id = ${id} and version = ${version} and outcome is null`.execute(
    tx,
  )
  return numAffectedRows === 1n
}
/** Run by the clock: a day that has passed goes to the deputy; so does one that nears while its person is away, has left, or must not see the case. Once. */
export async function escalateDeadlines(tx: Tx, now: Instant, left: readonly Id[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update support.deadline d set escalated_at = ${now} from (select (${now}::timestamptz at time zone 'Europe/Stockholm')::date as day) n
    where d.outcome is null and d.escalated_at is null
      and (d.last_on < n.day
           or (d.alert_on <= n.day and (d.person_id = any (${[...left]}::uuid[])
                                        or (d.case_id, d.person_id) in (select k.case_id, k.person_id from cases.kept_away() k)))
           or (d.alert_on <= n.day and exists (select from support.leave l where l.person_id = d.person_id and l.ended_at is null and n.day between l.from_day and l.until_day)))`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0n)
}

/** Run by the clock: days that have gone to somebody, where somebody they are with is not there, or that have gone on from there. */
export async function landedDeadlines(tx: Tx, notThere: readonly Id[]): Promise<readonly Landed[]> {
  const { rows } = await sql<Landed>`
    select d.id, d.zone_id as "zoneId", d.person_id as "personId", d.deputy_id as "deputyId", d.gone_on_to as "goneOnTo",
      array(select k.person_id from cases.kept_away() k where k.case_id = d.case_id) as "keptAway" from support.deadline d
    where d.outcome is null and d.escalated_at is not null
      and (d.gone_on_to is not null or d.person_id = any (${[...notThere]}::uuid[]) or d.deputy_id = any (${[...notThere]}::uuid[])
           or d.case_id in (select k.case_id from cases.kept_away() k))`.execute(tx)
  return rows
}
/** Run by the clock: days go on to a head, or are back with those who are named. */
export async function sendDeadlinesOn(tx: Tx, moved: readonly GoneOn[]): Promise<void> {
  if (moved.length === 0) return
  await sql`
    update support.deadline d set gone_on_to = m.goes_to from unnest(${moved.map((one) => one.id)}::uuid[], ${moved.map((one) => one.to)}::uuid[]) as m (id, goes_to)
    where d.id = m.id and d.outcome is null`.execute(tx)
}

/** For whoever leads the case: how many days are open, in every zone. */
export async function openDeadlinesIn(tx: Tx, caseId: Id): Promise<number> {
  return (await sql<{ n: number | null }>`select support.open_deadlines_in(${caseId}) as n`.execute(tx)).rows[0]?.n ?? 0
}
export async function deadlinesOfPerson(tx: Tx, personId: Id): Promise<number> {
  return (await sql<{ n: number | null }>`select support.deadlines_of(${personId}) as n`.execute(tx)).rows[0]?.n ?? 0
}
/** Heads of the own zone's unit, who stand in where nobody is named. */
export async function headsOfMyZone(tx: Tx): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select s.person_id as id from people.staff_of_zone((select authz.my_zone())) s where people.is_unit_head(s.person_id) order by s.staff_code`.execute(tx)
  return rows.map((row) => row.id)
}
