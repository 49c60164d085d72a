import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { Done } from '#platform/http/door.ts'
import type { Fields } from '#platform/http/body.ts'

/** What an idempotency key was used for. */
export type Claim = { readonly kind: 'new' } | { readonly kind: 'done'; readonly done: Done } | { readonly kind: 'other' }

/** The same door with the same words. Hidden fields of ours are no words of hers. Keyed: nobody with the database can try guesses against it. */
export function digestOf(secret: Uint8Array, door: string, path: string, fields: Fields): Uint8Array {
  const words = Object.entries(fields)
    .filter(([name]) => !name.startsWith('_'))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHmac('sha256', secret)
    .update(`deed/v1|${JSON.stringify([door, path, words])}`)
    .digest()
}

/** What the key was used for already; `null` when it is new. */
export async function doneBefore(tx: Tx, personId: string, key: string, digest: Uint8Array): Promise<Claim | null> {
  const { rows } = await sql<{ digest: Uint8Array; location: string | null; made: string | null }>`
    select digest, location, made from authz.deed where person_id = ${personId} and key = ${key}`.execute(tx)
  const [row] = rows
  if (!row) return null
  if (row.location === null || Buffer.compare(row.digest, digest) !== 0) return { kind: 'other' }
  return { kind: 'done', done: row.made === null ? { to: row.location } : { to: row.location, id: row.made } }
}

/**
 * Takes the key for this deed. A second request with the same key waits here until the first is done, then finds what it did.
 */
export async function claim(tx: Tx, personId: string, key: string, door: string, digest: Uint8Array): Promise<Claim> {
  const taken =
    await sql`insert into authz.deed (person_id, key, door, digest) values (${personId}, ${key}, ${door}, ${digest}) on conflict do nothing returning key`.execute(
      tx,
    )
  if (taken.rows.length === 1) return { kind: 'new' }
  return (await doneBefore(tx, personId, key, digest)) ?? { kind: 'other' }
}

export async function settle(tx: Tx, personId: string, key: string, done: Done): Promise<void> {
  await sql`update authz.deed set location = ${done.to}, made = ${done.id ?? null} where person_id = ${personId} and key = ${key}`.execute(tx)
}

/** Keys older than a day are no longer needed: a form is not sent again after that. For the clock. */
export const forgetOldDeeds = async (tx: Tx): Promise<void> => void (await sql`delete from authz.deed where at < now() - interval '1 day'`.execute(tx))
