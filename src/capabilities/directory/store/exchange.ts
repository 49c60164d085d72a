import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { FunctionKind, Hours } from '#capabilities/directory/domain/kinds.ts'
import type { DutyTime } from '#capabilities/directory/domain/who-must-be-there.ts'
import type { PublicFunction } from '#capabilities/directory/store/functions.ts'

/** A function with its zone by code, as it is known outside this installation. */
export type TradedFunction = PublicFunction & { readonly zone: string; readonly zoneKind: string }
/** A place in an order. `removed`: it was taken away here, and its id is not used again. */
export type TradedLine = {
  readonly id: Id
  readonly municipality: string
  readonly kind: FunctionKind
  readonly place: number
  readonly functionId: Id
  readonly zoneId: Id
  readonly hours: Hours
  readonly validFrom: string
  readonly validTo: string | null
  readonly version: number
  readonly removed: boolean
}

/** Every function of every zone. As the owner, as everything here. */
export async function allFunctions(tx: Tx): Promise<readonly TradedFunction[]> {
  const { rows } = await sql<TradedFunction>`
    select f.id, f.zone_id as "zoneId", z.code as zone, z.kind as "zoneKind", f.kind, f.name_sv as "nameSv", f.name_en as "nameEn", f.hours, f.acute, f.child, f.standing, f.active,
      f.verified_on::text as "verifiedOn", f.version, array(select c.area from directory.coverage c where c.function_id = f.id order by c.area) as areas
    from directory.function f join people.zone z on z.id = f.zone_id join directory.function_kind k on k.kind = f.kind order by z.code, k.place, f.name_sv, f.id`.execute(
    tx,
  )
  return rows
}

export async function allLines(tx: Tx): Promise<readonly TradedLine[]> {
  const { rows } = await sql<TradedLine>`
    select o.id, o.municipality_code as municipality, o.kind, o.place, o.function_id as "functionId", o.zone_id as "zoneId", o.hours, o.valid_from::text as "validFrom",
      o.valid_to::text as "validTo", o.version, o.removed_at is not null as removed
    from directory.on_call o order by o.municipality_code, o.kind, o.place, o.valid_from, o.id`.execute(tx)
  return rows
}

export async function zonesByCode(tx: Tx): Promise<ReadonlyMap<string, Id>> {
  const { rows } = await sql<{ code: string; id: Id }>`select code, id from people.zone`.execute(tx)
  return new Map(rows.map((row) => [row.code, row.id]))
}

/** Nobody else changes the directory until the import is done. */
export async function lockDirectory(tx: Tx): Promise<void> {
  await sql`lock table directory.function, directory.coverage, directory.on_call in share row exclusive mode`.execute(tx)
}

export async function workToday(tx: Tx): Promise<string> {
  const { rows } = await sql<{ day: string }>`select (authz.now() at time zone 'Europe/Stockholm')::date::text as day`.execute(tx)
  return rows[0]?.day ?? ''
}

/** Municipalities that somebody stands in the order of, from a day on. */
export async function municipalitiesWithOrder(tx: Tx, day: string): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct municipality_code as code from directory.on_call where removed_at is null and (valid_to is null or valid_to >= ${day}::date) order by code`.execute(
    tx,
  )
  return rows.map((row) => row.code)
}

/** The time of work, and when somebody is on duty between it and `days` after; for the operator, who is nobody here. */
export async function dutyAhead(tx: Tx, days: number): Promise<{ readonly now: Date; readonly duties: readonly DutyTime[] }> {
  const { rows } = await sql<{ now: Date }>`select authz.now() as now`.execute(tx)
  const { rows: duties } = await sql<DutyTime>`
    select d.function_id as "functionId", d.starts_at as "from", d.ends_at as "to" from directory.duty d join people.person p on p.id = d.person_id
    where d.cancelled_at is null and p.active and d.ends_at > authz.now() and d.starts_at < authz.now() + ${days} * interval '1 day'`.execute(tx)
  return { now: rows[0]?.now ?? new Date(0), duties }
}
