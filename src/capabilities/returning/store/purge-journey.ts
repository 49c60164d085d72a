import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Takes away every moment, country and step of the journeys of a case that has been purged, and who knew of them. As the owner. */
export async function purgeJourney(tx: Tx, caseId: Id): Promise<void> {
  for (const table of ['alarm', 'event', 'departure_check', 'arrangement', 'leg', 'knower', 'plan'] as const)
    await sql`delete from ${sql.table(`returns.${table}`)} where case_id = ${caseId}`.execute(tx)
}
