import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Keeps a file that was brought, in place of what the same person brought before. */
export async function insertImport(tx: Tx, id: Id, zoneId: Id, personId: Id, sealed: Uint8Array): Promise<void> {
  await sql`delete from directory.import where person_id = ${personId}`.execute(tx)
  await sql`insert into directory.import (id, zone_id, person_id, sealed) values (${id}, ${zoneId}, ${personId}, ${sealed})`.execute(tx)
}

export async function findImport(tx: Tx, id: Id): Promise<Uint8Array | null> {
  const { rows } = await sql<{ sealed: Uint8Array }>`select sealed from directory.import where id = ${id}`.execute(tx)
  return rows[0]?.sealed ?? null
}

/** The file that whoever asks brought and has not gone on with. */
export async function myImport(tx: Tx): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`select id from directory.import where person_id = (select authz.me()) order by at desc limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

export const deleteImport = async (tx: Tx, id: Id): Promise<void> => void (await sql`delete from directory.import where id = ${id}`.execute(tx))

/** What nobody went on with for a day. For the clock. */
export const forgetImports = async (tx: Tx): Promise<void> =>
  void (await sql`delete from directory.import where at < authz.now() - interval '1 day'`.execute(tx))
