import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Takes away what was told, chosen, applied for, decided and found about a case that has been purged. As the owner. */
export async function purgeChoice(tx: Tx, caseId: Id): Promise<void> {
  for (const table of ['ending', 'finding', 'admission', 'application', 'choice', 'information'] as const)
    await sql`delete from ${sql.table(`returns.${table}`)} where case_id = ${caseId}`.execute(tx)
}

/** Takes away the returns of a purged case themselves: after every part of the room has taken away its own. As the owner. */
export async function purgeReturns(tx: Tx, caseId: Id): Promise<void> {
  for (const table of ['party', 'return'] as const) await sql`delete from ${sql.table(`returns.${table}`)} where case_id = ${caseId}`.execute(tx)
}
