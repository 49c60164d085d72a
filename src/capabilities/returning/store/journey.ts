import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Escort, EscortNeed, Fallback, Receiver } from '#capabilities/returning/domain/journey.ts'
import type { JourneyMinutes } from '#capabilities/returning/domain/legs.ts'
import { journeyRules } from '#capabilities/returning/reference/journey-rules.ts'

export type Plan = {
  readonly returnId: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly complete: boolean
  readonly receiverNamed: boolean
  readonly checked: boolean
  readonly version: number
  /** Whether I stand on the list of those who know, or an alarm and a broken glass let me in. */
  readonly known: boolean
  readonly mayPlan: boolean
}
export async function findPlan(tx: Tx, returnId: Id): Promise<Plan | null> {
  const { rows } = await sql<Plan>`
    select p.return_id as "returnId", p.case_id as "caseId", p.unit_id as "unitId", p.zone_id as "zoneId", p.complete, p.receiver_named as "receiverNamed", p.checked, p.version,
      p.return_id = any (array(select returns.my_known_ids())) as known, p.return_id = any (array(select returns.my_planning_ids())) as "mayPlan"
    from returns.plan p where p.return_id = ${returnId}`.execute(tx)
  return rows[0] ?? null
}
/** From when to when the journey lasts; nothing for whoever does not know it. */
export async function spanOf(tx: Tx, returnId: Id): Promise<{ readonly first: Instant | null; readonly last: Instant | null }> {
  const { rows } = await sql<{ first: Instant | null; last: Instant | null }>`
    select min(l.depart_at) as first, max(l.arrive_at) as last from returns.leg l where l.return_id = ${returnId} and l.taken_at is null`.execute(tx)
  return rows[0] ?? { first: null, last: null }
}

/** Which part of the case of mine writes. */
export type Writing = { readonly returnId: Id; readonly caseId: Id; readonly unitId: Id }
export async function insertPlan(tx: Tx, of: Writing): Promise<boolean> {
  const done = await sql`
    insert into returns.plan (return_id, case_id, unit_id, zone_id, made_by) values (${of.returnId}, ${of.caseId}, ${of.unitId}, authz.my_zone(), authz.me())
    on conflict (return_id) do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}
/** Holds the plan, so that two who change it do so one after the other. `false` when it is not mine to change. */
export async function lockPlan(tx: Tx, returnId: Id): Promise<boolean> {
  const { rows } = await sql<{ id: Id }>`select return_id as id from returns.plan where return_id = ${returnId} for update`.execute(tx)
  return rows.length === 1
}
export async function setPlan(
  tx: Tx,
  returnId: Id,
  to: { readonly complete: boolean; readonly receiverNamed: boolean; readonly checked: boolean },
): Promise<void> {
  await sql`
    update returns.plan set complete = ${to.complete}, receiver_named = ${to.receiverNamed}, checked = ${to.checked}, version = version + 1
    where return_id = ${returnId} and (complete, receiver_named, checked) is distinct from (${to.complete}, ${to.receiverNamed}, ${to.checked})`.execute(tx)
}

export type Knower = {
  readonly id: Id
  readonly personId: Id
  readonly zoneId: Id
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly endedAt: Instant | null
}
/** Who knows the journey now, and who did; the first first. */
export async function knowersOf(tx: Tx, returnId: Id): Promise<readonly Knower[]> {
  const { rows } = await sql<Knower>`
    select k.id, k.person_id as "personId", k.zone_id as "zoneId", k.made_by as "madeBy", k.made_at as "madeAt", k.ended_at as "endedAt"
    from returns.knower k where k.return_id = ${returnId} order by k.made_at, k.id limit 100`.execute(tx)
  return rows
}
export async function mayKnow(tx: Tx, returnId: Id, personId: Id): Promise<boolean> {
  return (await sql<{ may: boolean }>`select returns.may_know(${returnId}, ${personId}) as may`.execute(tx)).rows[0]?.may ?? false
}
export async function insertKnower(tx: Tx, made: { readonly id: Id; readonly returnId: Id; readonly caseId: Id; readonly personId: Id }): Promise<void> {
  await sql`
    insert into returns.knower (id, return_id, case_id, person_id, zone_id, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.personId}, people.zone_of(${made.personId}), authz.me())`.execute(tx)
}
/** `false` when it had ended already. */
export async function endKnower(tx: Tx, id: Id): Promise<boolean> {
  const done = await sql`
    update returns.knower set ended_at = authz.now(), ended_by = authz.me(), version = version + 1 where id = ${id} and ended_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}

export type ArrangementRow = {
  readonly receiver: Receiver | null
  readonly needsEscort: EscortNeed
  readonly escort: Escort
  readonly fallback: readonly Fallback[]
  readonly language: string
  readonly wordsRecord: Id | null
  readonly version: number
}
export async function arrangementOf(tx: Tx, returnId: Id): Promise<ArrangementRow | null> {
  const { rows } = await sql<ArrangementRow>`
    select a.receiver, a.needs_escort as "needsEscort", a.escort, a.fallback, a.language, a.words_record as "wordsRecord", a.version from returns.arrangement a where a.return_id = ${returnId}`.execute(
    tx,
  )
  return rows[0] ?? null
}
export async function insertArrangement(tx: Tx, of: Writing, made: Omit<ArrangementRow, 'version'>): Promise<boolean> {
  const done = await sql`
    insert into returns.arrangement (return_id, case_id, unit_id, zone_id, receiver, needs_escort, escort, fallback, language, words_record, made_by)
    values (${of.returnId}, ${of.caseId}, ${of.unitId}, authz.my_zone(), ${made.receiver}, ${made.needsEscort}, ${made.escort}, ${[...made.fallback]}::text[], ${made.language}, ${made.wordsRecord}, authz.me())
    on conflict (return_id) do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}
/** `false` when somebody else was first. */
export async function changeArrangement(tx: Tx, returnId: Id, version: number, to: Omit<ArrangementRow, 'version'>): Promise<boolean> {
  const done = await sql`
    update returns.arrangement set receiver = ${to.receiver}, needs_escort = ${to.needsEscort}, escort = ${to.escort}, fallback = ${[...to.fallback]}::text[], language = ${to.language},
      words_record = ${to.wordsRecord}, version = version + 1
    where return_id = ${returnId} and version = ${version}`.execute(tx)
  return done.numAffectedRows === 1n
}

export type CheckRow = { readonly sure: readonly string[]; readonly unsure: readonly string[]; readonly madeBy: Id; readonly madeAt: Instant }
/** The latest check; `null` before the first. */
export async function lastCheck(tx: Tx, returnId: Id): Promise<CheckRow | null> {
  const { rows } = await sql<CheckRow>`
    select c.sure, c.unsure, c.made_by as "madeBy", c.made_at as "madeAt" from returns.departure_check c where c.return_id = ${returnId} order by c.made_at desc, c.id limit 1`.execute(
    tx,
  )
  return rows[0] ?? null
}
export async function insertCheck(tx: Tx, of: Writing, id: Id, found: { readonly sure: readonly string[]; readonly unsure: readonly string[] }): Promise<void> {
  await sql`
    insert into returns.departure_check (id, return_id, case_id, unit_id, zone_id, sure, unsure, made_by)
    values (${id}, ${of.returnId}, ${of.caseId}, ${of.unitId}, authz.my_zone(), ${[...found.sure]}::text[], ${[...found.unsure]}::text[], authz.me())`.execute(
    tx,
  )
}

/**
 * The minutes that hold at the time of work.
 * @throws Error when the reference data is not there: a defect of the installation
 */
export async function minutesNow(tx: Tx): Promise<JourneyMinutes> {
  const { rows } = await sql<{ code: keyof JourneyMinutes; minutes: number }>`
    select r.code, r.minutes from returns.journey_rule r cross join (select (authz.now() at time zone 'Europe/Stockholm')::date as day) n
    where r.valid_from <= n.day and (r.valid_to is null or r.valid_to > n.day) order by r.valid_from`.execute(tx)
  const found = Object.fromEntries(rows.map(({ code, minutes }) => [code, minutes])) as Partial<JourneyMinutes>
  const get = (code: keyof JourneyMinutes): number => {
    const minutes = found[code]
    if (minutes === undefined) throw new Error(`there is no rule ${code} for journeys`)
    return minutes
  }
  return {
    departed: get('departed'),
    boarded: get('boarded'),
    transit: get('transit'),
    arrived: get('arrived'),
    further: get('further'),
    transfer_air: get('transfer_air'),
    transfer_land: get('transfer_land'),
    check: get('check'),
  }
}
export async function furnishJourneyRules(tx: Tx): Promise<void> {
  for (const { code, minutes, source, confirmed, validFrom } of journeyRules)
    await sql`
      insert into returns.journey_rule (code, minutes, source, confirmed, valid_from) values (${code}, ${minutes}, ${source}, ${confirmed}, ${validFrom}::date)
      on conflict (code, valid_from) do nothing`.execute(tx)
}
