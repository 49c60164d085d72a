import { sql } from 'kysely'
import type { Pool, Tx } from '#platform/db/tx.ts'
import type { Fields } from '#platform/http/body.ts'
import type { KeyRing } from '#platform/sealing/keyring.ts'
import { NotOpened } from '#platform/sealing/aead.ts'
import { sealTo } from '#platform/sealing/pair.ts'

/** What was typed, without our own hidden fields. */
const words = (fields: Fields): string =>
  JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('_') || name === '_key' || name === '_version')))

const sealed = (publicKey: Uint8Array, fields: Fields): Uint8Array => sealTo(publicKey, new TextEncoder().encode(words(fields)))

/** Keeps what was sent after the session was over, readable only by that person after sign-in. */
export async function keepForAbsent(pool: Pool, ctx: string, publicKey: Uint8Array, path: string, fields: Fields): Promise<string | null> {
  const kept = await sql<{ id: string | null }>`select authz.keep_draft(${ctx}, ${path}, ${sealed(publicKey, fields)}) as id`.execute(pool)
  return kept.rows[0]?.id ?? null
}

/** How many texts wait for one person at most. */
const most = 50

/** Keeps one text per path: a later one takes the place of the earlier, and of the oldest when there are too many. */
export async function keep(tx: Tx, personId: string, keys: KeyRing, path: string, fields: Fields): Promise<string> {
  await forgetDrafts(tx, path)
  await sql`delete from authz.draft where id = any (array(select d.id from authz.draft d order by d.at desc, d.id offset ${most - 1}))`.execute(tx)
  const kept = await sql<{
    id: string
  }>`insert into authz.draft (person_id, path, sealed) values (${personId}, ${path}, ${sealed(keys.publicKey, fields)}) returning id`.execute(tx)
  const row = kept.rows[0]
  if (!row) throw new Error('draft not kept')
  return row.id
}

const opened = (keys: KeyRing, box: Uint8Array): Uint8Array | null => {
  try {
    return keys.open(box)
  } catch (fault) {
    if (fault instanceof NotOpened) return null
    throw fault
  }
}

/** What was kept for this path; `null` when there is nothing, it is somebody else's, or it was sealed to keys that were lost. */
export async function findDraft(tx: Tx, keys: KeyRing, id: string, path: string): Promise<Fields | null> {
  const found = await sql<{ sealed: Uint8Array }>`select sealed from authz.draft where id = ${id} and path = ${path}`.execute(tx)
  const row = found.rows[0]
  const plain = row ? opened(keys, row.sealed) : null
  return plain ? (JSON.parse(new TextDecoder().decode(plain)) as Fields) : null
}

export type Draft = { readonly id: string; readonly path: string; readonly at: Date }

/** The newest draft kept for a path, so that the form can offer it. */
export async function newestDraft(tx: Tx, path: string): Promise<Draft | null> {
  const found = await sql<Draft>`select id, path, at from authz.draft where path = ${path} order by at desc limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** Everything kept for this person, newest first; at most 50. */
export async function listDrafts(tx: Tx): Promise<readonly Draft[]> {
  return (await sql<Draft>`select id, path, at from authz.draft order by at desc limit ${most}`.execute(tx)).rows
}

export const forgetDrafts = (tx: Tx, path: string): Promise<unknown> => sql`delete from authz.draft where path = ${path}`.execute(tx)
