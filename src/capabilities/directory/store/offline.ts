import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { OnCallLine } from '#capabilities/directory/domain/offline-lists.ts'

/** The lines of the on-call orders that have not ended, of active functions, in the order in which they are called. For the person and for the clock. */
export async function onCallLines(
  tx: Tx,
  countyCode: string | null,
  day: string,
): Promise<readonly (Omit<OnCallLine, 'zoneName'> & { readonly zoneId: Id })[]> {
  const { rows } = await sql<Omit<OnCallLine, 'zoneName'> & { zoneId: Id }>`
    select o.municipality_code as "municipalityCode", o.kind, o.place, f.name_sv as "nameSv", f.name_en as "nameEn", o.zone_id as "zoneId", o.hours,
      f.hours as "functionHours", o.valid_from::text as "validFrom", o.valid_to::text as "validTo"
    from directory.on_call o join directory.function f on f.id = o.function_id join directory.function_kind k on k.kind = o.kind
      join directory.municipality m on m.code = o.municipality_code
    where o.removed_at is null and f.active and (o.valid_to is null or o.valid_to >= ${day}::date)
      and (${countyCode}::text is null or m.county_code = ${countyCode})
    order by o.municipality_code, k.place, o.place, o.valid_from, o.id`.execute(tx)
  return rows
}
