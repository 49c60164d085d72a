import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Ids of the open cases the person asking may write in, as the cases room lets the database answer. At most 500. */
export async function myOpenCaseIds(tx: Tx): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`select distinct o as id from cases.my_open_case_ids() o limit 500`.execute(tx)
  return rows.map((row) => row.id)
}
