import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/** Real time, as sign-in, links and ceremonies count it; the time of work may be a demo's. */
export async function realNow(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select now() as now`.execute(tx)
  return rows[0]?.now ?? new Date(0)
}
