import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Any number, the same in every copy of the program. */
const kind = 1_802_011

/**
 * Who opens texts of a case says so first, until her line in the record stands: nobody's right ends between the look and its line.
 * Many may read at once. What the walls answered before the lock is asked anew after it (`authz.kept`).
 */
export const beginReading = async (tx: Tx, caseId: Id): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock_shared(${kind}, hashtext(${caseId})), set_config('app.asked_anew', clock_timestamp()::text, true)`.execute(tx))

/** Who ends a right waits for those who are reading now, and those who come after wait for her. No look is recorded after the right ended. */
export const waitForReaders = async (tx: Tx, caseId: Id): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(${kind}, hashtext(${caseId}))`.execute(tx))
