import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ConsentFacts } from '#capabilities/cooperation/domain/mode-choice.ts'

/** The own zone's consents of a case, without refusals. */
export async function consentsOf(tx: Tx, caseId: Id): Promise<readonly ConsentFacts[]> {
  const { rows } = await sql<ConsentFacts>`
    select k.id, k.recipients as zones, k.classes, k.valid_until as "validUntil", k.withdrawn_at as "withdrawnAt" from cases.consent k
    where k.case_id = ${caseId} and not k.refused order by k.made_at desc limit 200`.execute(tx)
  return rows
}
