import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Takes away what was known, weighed, planned and approved before the journey of a case that has been purged. As the owner. */
export async function purgeReturnGates(tx: Tx, caseId: Id): Promise<void> {
  for (const table of [
    'approval',
    'clearance',
    'paper_step',
    'paper',
    'home_milestone',
    'home_plan_line',
    'home_plan',
    'risk_met',
    'risk_signature',
    'risk_side',
    'risk',
    'home_check',
  ] as const)
    await sql`delete from ${sql.table(`returns.${table}`)} where case_id = ${caseId}`.execute(tx)
}
