import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Duty } from '#capabilities/directory/domain/rota.ts'
import type { DutyTime } from '#capabilities/directory/domain/who-must-be-there.ts'

/** A line of the own zone's rota. The rota of another zone is not there. */
export type RotaLine = Duty & { readonly id: Id; readonly zoneId: Id; readonly functionId: Id; readonly version: number }

const columns = sql`d.id, d.zone_id as "zoneId", d.function_id as "functionId", d.person_id as "personId", d.starts_at as "startsAt", d.ends_at as "endsAt", d.version`

/** The own zone's rota of a function, from a time on. */
export async function rotaOf(tx: Tx, functionId: Id, since: Instant): Promise<readonly RotaLine[]> {
  const { rows } = await sql<RotaLine>`
    select ${columns} from directory.duty d where d.function_id = ${functionId} and d.cancelled_at is null and d.ends_at > ${since} order by d.starts_at, d.id limit 200`.execute(
    tx,
  )
  return rows
}

export async function findDuty(tx: Tx, id: Id): Promise<RotaLine | null> {
  const { rows } = await sql<RotaLine>`select ${columns} from directory.duty d where d.id = ${id} and d.cancelled_at is null`.execute(tx)
  return rows[0] ?? null
}

/** How many duties a person of the own zone has from a time on, by function. */
export async function dutiesOf(tx: Tx, personId: Id, since: Instant): Promise<readonly { readonly functionId: Id; readonly count: number }[]> {
  const { rows } = await sql<{ functionId: Id; count: number }>`
    select d.function_id as "functionId", count(*)::integer as count from directory.duty d
    where d.person_id = ${personId} and d.cancelled_at is null and d.ends_at > ${since} group by d.function_id order by min(d.starts_at)`.execute(tx)
  return rows
}

/** When somebody is on duty in these functions, of any zone; never who. */
export async function dutyTimes(tx: Tx, functionIds: readonly Id[], since: Instant, until: Instant): Promise<readonly DutyTime[]> {
  if (functionIds.length === 0) return []
  const { rows } = await sql<DutyTime>`
    select t.function_id as "functionId", t.starts_at as "from", t.ends_at as "to" from directory.duty_times(${[...new Set(functionIds)]}::uuid[], ${since}, ${until}) t`.execute(
    tx,
  )
  return rows
}

/** The functions in which the one asking is on duty now. */
export async function myDuties(tx: Tx): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`select d as id from directory.my_duties() d`.execute(tx)
  return rows.map((row) => row.id)
}

/** Those who put a person on duty take turns. */
export async function lockPerson(tx: Tx, personId: Id): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`directory.duty ${personId}`}, 0))`.execute(tx)
}

export async function insertDuty(tx: Tx, id: Id, zoneId: Id, functionId: Id, kind: string, duty: Duty): Promise<void> {
  await sql`
    insert into directory.duty (id, zone_id, function_id, kind, person_id, starts_at, ends_at)
    values (${id}, ${zoneId}, ${functionId}, ${kind}, ${duty.personId}, ${duty.startsAt}, ${duty.endsAt})`.execute(tx)
}

/** `false`: somebody saved first, and nothing was written. */
export async function updateDuty(tx: Tx, id: Id, duty: Duty, cancelled: boolean, version: number): Promise<boolean> {
  const { rows } = await sql`
    update directory.duty set person_id = ${duty.personId}, starts_at = ${duty.startsAt}, ends_at = ${duty.endsAt}, cancelled_at = case when ${cancelled} then authz.now() end, version = version + 1
    where id = ${id} and version = ${version} and cancelled_at is null returning id`.execute(tx)
  return rows.length > 0
}
