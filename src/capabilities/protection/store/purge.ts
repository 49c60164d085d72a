import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Takes away every row about a case whose texts have been purged: signs, levels, plans, placements, requests for contact data. As the owner. */
export async function purgeProtection(tx: Tx, caseId: Id): Promise<void> {
  const asks = sql`select a.id from protection.place_ask a join protection.place_request r on r.id = a.request_id where r.case_id = ${caseId}`
  for (const table of ['place_alarm', 'place_no', 'stay', 'apart_question'] as const)
    await sql`delete from ${sql.table(`protection.${table}`)} where ask_id in (${asks})`.execute(tx)
  const { rows } = await sql<{ id: Id }>`select id from protection.place_request where case_id = ${caseId}`.execute(tx)
  const requests = rows.map((row) => row.id)
  await sql`delete from protection.child_placement where request_id = any (${requests}::uuid[])`.execute(tx)
  await sql`update protection.place_request set moves_from = null where id = any (${requests}::uuid[])`.execute(tx)
  await sql`delete from protection.place_ask where request_id = any (${requests}::uuid[])`.execute(tx)
  await sql`delete from protection.place_request where id = any (${requests}::uuid[])`.execute(tx)
  await sql`delete from protection.place_need where id = any (${requests}::uuid[])`.execute(tx)
  for (const table of ['measure', 'assessment', 'observation', 'instrument_result', 'plan', 'apart_mark', 'address_request'] as const)
    await sql`delete from ${sql.table(`protection.${table}`)} where case_id = ${caseId}`.execute(tx)
}
