import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** What was handed over abroad has a vault key of its own that must go with the case. As the owner. */
export async function handoversWithCase(tx: Tx, caseId: Id): Promise<readonly Id[]> {
  return (await sql<{ id: Id }>`select id from returns.handover where case_id = ${caseId}`.execute(tx)).rows.map((row) => row.id)
}

/** Takes away every row about hand-overs of a case that has been purged. As the owner. */
export async function purgeHandovers(tx: Tx, caseId: Id): Promise<void> {
  for (const table of ['handover_words', 'handover_answer', 'handover_key', 'handover_seal', 'handover_item', 'handover'] as const)
    await sql`delete from ${sql.table(`returns.${table}`)} where case_id = ${caseId}`.execute(tx)
}
