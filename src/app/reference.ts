import { sql } from 'kysely'
import { furnishings } from '#app/rooms.ts'
import type { Opened } from '#platform/db/open.ts'
import { settle } from '#platform/record/record.ts'

/** Fills the rooms' dated reference data. Safe to repeat: what is there already stays as it is. */
export async function furnishReference(opened: Opened): Promise<void> {
  const admin = await opened.admin('main')
  for (const furnish of furnishings()) {
    await admin.transaction().execute(async (tx) => {
      await sql`set local role lilja_owner`.execute(tx)
      await furnish(tx)
      await settle(tx, 'reference.kept')
    })
  }
}
