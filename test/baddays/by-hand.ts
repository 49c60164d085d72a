import { sql } from 'kysely'
import type { Pool } from '#platform/db/tx.ts'

/** Writes past the program and past its triggers, as a superuser, a failing disk or an intruder would. */
export const byHand = (admin: Pool, ...statements: readonly string[]): Promise<void> =>
  admin.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })
