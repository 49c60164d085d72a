import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Takes away every row about a case that has been purged. What a zone claimed in all for a quarter stays: it is of no case. As the owner. */
export async function purgeCosts(tx: Tx, caseId: Id): Promise<void> {
  await sql`delete from costs.claim_line where case_id = ${caseId}`.execute(tx)
  await sql`delete from costs.line where case_id = ${caseId} and reverses is not null`.execute(tx)
  for (const table of ['line', 'transfer', 'assessment', 'basis', 'account'] as const)
    await sql`delete from ${sql.table(`costs.${table}`)} where case_id = ${caseId}`.execute(tx)
}
