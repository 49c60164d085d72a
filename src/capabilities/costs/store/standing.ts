import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Where somebody stands in a case: the own unit, and whether its costs are read and written now. */
export type Standing = { readonly unitId: Id; readonly zoneId: Id; readonly reads: boolean; readonly writes: boolean }

export async function findStanding(tx: Tx, caseId: Id): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    select u.id as "unitId", u.zone_id as "zoneId", u.id::text || '/C8' = any (array(select cases.my_walls())) as reads,
      u.id::text || '/C8' = any (array(select cases.my_write_walls())) and 'C8' = any (array(select people.my_writes())) as writes
    from cases.unit u where u.case_id = ${caseId} and u.zone_id = (select authz.my_zone()) and u.id = any (array(select cases.my_unit_ids()))`.execute(tx)
  return rows[0] ?? null
}

/** Zones with a part in the case: social boards first, and of them the one that was there first. */
export type Board = { readonly unitId: Id; readonly zoneId: Id; readonly name: string; readonly social: boolean }
export async function boardsIn(tx: Tx, caseId: Id): Promise<readonly Board[]> {
  const { rows } = await sql<Board>`
    select u.id as "unitId", u.zone_id as "zoneId", z.name, z.kind in ('social_services', 'social_on_call') as social from cases.unit u join people.zone z on z.id = u.zone_id
    where u.case_id = ${caseId} and u.closed_at is null order by z.kind not in ('social_services', 'social_on_call'), u.opened_at, u.id`.execute(tx)
  return rows
}
