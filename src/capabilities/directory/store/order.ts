import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { FunctionKind } from '#capabilities/directory/domain/kinds.ts'
import type { Placing } from '#capabilities/directory/domain/on-call-order.ts'
import type { Line } from '#capabilities/directory/domain/who-must-be-there.ts'

/** A line of a municipality's on-call order as it is kept. */
export type OrderLine = Line & { readonly id: Id; readonly municipalityCode: string; readonly version: number }

const columns = sql`o.id, o.municipality_code as "municipalityCode", o.kind, o.place, o.function_id as "functionId", o.zone_id as "zoneId", o.hours, f.hours as "functionHours",
  o.valid_from::text as "validFrom", o.valid_to::text as "validTo", f.standing, o.version`

/** The lines of these municipalities that have not ended before a day, of functions that are active. */
export async function orderOf(tx: Tx, municipalityCodes: readonly string[], sinceDay: string): Promise<readonly OrderLine[]> {
  if (municipalityCodes.length === 0) return []
  const { rows } = await sql<OrderLine>`
    select ${columns} from directory.on_call o join directory.function f on f.id = o.function_id join directory.function_kind k on k.kind = o.kind
    where o.municipality_code = any (${[...municipalityCodes]}::text[]) and o.removed_at is null and f.active and (o.valid_to is null or o.valid_to >= ${sinceDay}::date)
    order by o.municipality_code, k.place, o.place, o.valid_from, o.id`.execute(tx)
  return rows
}

export async function findLine(tx: Tx, id: Id): Promise<OrderLine | null> {
  const { rows } = await sql<OrderLine>`
    select ${columns} from directory.on_call o join directory.function f on f.id = o.function_id where o.id = ${id} and o.removed_at is null`.execute(tx)
  return rows[0] ?? null
}

/** Where a zone has a place in an order that has not ended. */
export async function linesOfZone(
  tx: Tx,
  zoneId: Id,
  sinceDay: string,
): Promise<readonly { readonly municipalityCode: string; readonly kind: FunctionKind }[]> {
  const { rows } = await sql<{ municipalityCode: string; kind: FunctionKind }>`
    select distinct o.municipality_code as "municipalityCode", o.kind from directory.on_call o
    where o.zone_id = ${zoneId} and o.removed_at is null and (o.valid_to is null or o.valid_to >= ${sinceDay}::date)`.execute(tx)
  return rows
}

/** Those who change the order of a municipality take turns. */
export async function lockOrder(tx: Tx, municipalityCode: string, kind: FunctionKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`directory.on_call ${municipalityCode} ${kind}`}, 0))`.execute(tx)
}

export async function insertLine(tx: Tx, id: Id, municipalityCode: string, kind: FunctionKind, zoneId: Id, placing: Placing): Promise<void> {
  await sql`
    insert into directory.on_call (id, municipality_code, kind, place, zone_id, function_id, hours, valid_from, valid_to)
    values (${id}, ${municipalityCode}, ${kind}, ${placing.place}, ${zoneId}, ${placing.functionId}, ${placing.hours}, ${placing.validFrom}, ${placing.validTo})`.execute(
    tx,
  )
}

/** `false`: somebody saved first, and nothing was written. */
export async function updateLine(tx: Tx, id: Id, placing: Placing, removed: boolean, version: number): Promise<boolean> {
  const { rows } = await sql`
    update directory.on_call set place = ${placing.place}, hours = ${placing.hours}, valid_from = ${placing.validFrom}, valid_to = ${placing.validTo},
      removed_at = case when ${removed} then authz.now() end, version = version + 1
    where id = ${id} and version = ${version} and removed_at is null returning id`.execute(tx)
  return rows.length > 0
}
