import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Takes away every row about a case whose texts have been purged: needs, goals, measures, plans, what was told. As the owner. */
export async function purgeSupport(tx: Tx, caseId: Id): Promise<void> {
  for (const table of [
    'evaluation',
    'measure',
    'goal',
    'need',
    'agreed',
    'rights_talk',
    'deadline',
    'decision',
    'permit_told',
    'child_voice',
    'child_hidden',
    'child_adult',
    'child_concern',
    'child',
  ] as const)
    await sql`delete from ${sql.table(`support.${table}`)} where case_id = ${caseId}`.execute(tx)
  await sql`delete from support.permit where case_id = ${caseId}`.execute(tx)
  await sql`delete from support.incident_link where ${caseId} in (one, other)`.execute(tx)
}
