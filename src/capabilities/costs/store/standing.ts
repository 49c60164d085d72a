import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { standingIn } from '#capabilities/cases/contract.ts'

/** Where somebody stands in a case: the own unit, and whether its costs are read and written now. */
export type Standing = { readonly unitId: Id; readonly zoneId: Id; readonly reads: boolean; readonly writes: boolean }

export async function findStanding(tx: Tx, caseId: Id): Promise<Standing | null> {
  const standing = await standingIn(tx, caseId)
  return standing && { unitId: standing.unitId, zoneId: standing.zoneId, reads: standing.reads.includes('C8'), writes: standing.writes.includes('C8') }
}

/** Zones with a part in the case: social boards first, and of them the one that was there first. */
export type Board = { readonly unitId: Id; readonly zoneId: Id; readonly name: string; readonly social: boolean }
export async function boardsIn(tx: Tx, caseId: Id): Promise<readonly Board[]> {
  const { rows } = await sql<Board>`
    select u.id as "unitId", u.zone_id as "zoneId", z.name, z.kind in ('social_services', 'social_on_call') as social from cases.unit u join people.zone z on z.id = u.zone_id
    where u.case_id = ${caseId} and u.closed_at is null order by z.kind not in ('social_services', 'social_on_call'), u.opened_at, u.id`.execute(tx)
  return rows
}
