import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Phase } from '#capabilities/returning/domain/return.ts'

/** Holds the return until the end of the transaction, so that what two do at once happens one after the other. `null` when it is over, or not there to go on with. */
export async function lockReturn(tx: Tx, id: Id): Promise<{ readonly phase: Phase; readonly version: number } | null> {
  const { rows } = await sql<{
    phase: Phase
    version: number
  }>`select phase, version from returns.return where id = ${id} and phase <> 'ended' for update`.execute(tx)
  return rows[0] ?? null
}
