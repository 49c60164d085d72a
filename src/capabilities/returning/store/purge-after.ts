import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Takes away what happened after the journey, of a case that has been purged. As the owner, and before the return itself. */
export async function purgeAfter(tx: Tx, caseId: Id): Promise<void> {
  await sql`delete from returns.receipt where case_id = ${caseId}`.execute(tx)
  await sql`delete from returns.grant_line where case_id = ${caseId} and counters is not null`.execute(tx)
  for (const table of ['grant_line', 'follow_alarm', 'follow_up', 'support_line', 'goal_step', 'reception', 'renewal', 'passed'] as const)
    await sql`delete from ${sql.table(`returns.${table}`)} where case_id = ${caseId}`.execute(tx)
}
