import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Pool } from '#platform/db/tx.ts'
import { open, seal } from '#platform/sealing/aead.ts'
import { keyLength, randomBytes } from '#platform/sealing/sodium.ts'
import type { Vault } from '#platform/sealing/vault.ts'

/** The key of this subject was shredded. It is never made anew. */
export class Shredded extends Error {
  override readonly name = 'Shredded'
}

type Row = { readonly subject: Id; readonly wrapped: Uint8Array | null }
type Kept = { readonly wrapped: Uint8Array }

const keyPlace = (subject: Id): string => `vault/v1|${subject}`
const indexPlace = (zone: Id, field: string): string => `index/v1|${zone}|${field}`

const rowsOf = async (pool: Pool, subjects: readonly Id[]): Promise<readonly Row[]> =>
  (await sql<Row>`select subject, wrapped from vault.key where subject = any (${subjects}::uuid[])`.execute(pool)).rows

const shredRow = (pool: Pool, subject: Id): Promise<unknown> =>
  sql`
    with gone as (update vault.key set wrapped = null, shredded_at = now() where subject = ${subject} and shredded_at is null returning subject, shredded_at)
    insert into vault.shred_log (subject, shredded_at) select subject, shredded_at from gone
  `.execute(pool)

/** A second maker of the same key gets the key of the first. */
const makeKey = async (pool: Pool, kek: Uint8Array, subject: Id): Promise<Uint8Array> => {
  const key = randomBytes(keyLength)
  const made = await sql`
    insert into vault.key (subject, wrapped) values (${subject}, ${seal(kek, key, keyPlace(subject))}) on conflict (subject) do nothing returning subject
  `.execute(pool)
  if (made.rows.length === 1) return key
  const wrapped = (await rowsOf(pool, [subject]))[0]?.wrapped
  if (!wrapped) throw new Shredded()
  return open(kek, wrapped, keyPlace(subject))
}

const indexKeyOf = async (pool: Pool, kek: Uint8Array, zone: Id, field: string): Promise<Uint8Array> => {
  const ask = async (): Promise<Uint8Array | undefined> =>
    (await sql<Kept>`select wrapped from vault.index_key where zone = ${zone} and field = ${field}`.execute(pool)).rows[0]?.wrapped
  const known = await ask()
  if (known) return open(kek, known, indexPlace(zone, field))
  const key = randomBytes(keyLength)
  const made = await sql`
    insert into vault.index_key (zone, field, wrapped) values (${zone}, ${field}, ${seal(kek, key, indexPlace(zone, field))})
    on conflict (zone, field) do nothing returning zone
  `.execute(pool)
  const others = made.rows.length === 1 ? undefined : await ask()
  return others ? open(kek, others, indexPlace(zone, field)) : key
}

/** What one request has asked already; it ends with the request. */
const vaultForRequest = (pool: Pool, kek: Uint8Array): Vault => {
  const keys = new Map<Id, Promise<Uint8Array | null>>()
  const indexKeys = new Map<string, Promise<Uint8Array>>()

  /** A question that failed is asked again the next time. */
  const remember = <Key, Value>(memo: Map<Key, Promise<Value>>, key: Key, answer: Promise<Value>): Promise<Value> => {
    memo.set(key, answer)
    answer.catch(() => memo.delete(key))
    return answer
  }
  const ask = (subjects: readonly Id[]): void => {
    const rows = rowsOf(pool, subjects)
    for (const subject of subjects) {
      const key = rows.then((all) => {
        const wrapped = all.find((row) => row.subject === subject)?.wrapped
        return wrapped ? open(kek, wrapped, keyPlace(subject)) : null
      })
      void remember(keys, subject, key)
    }
  }
  const find = (subject: Id): Promise<Uint8Array | null> => {
    if (!keys.has(subject)) ask([subject])
    return keys.get(subject) ?? Promise.resolve(null)
  }
  return {
    find,
    create: async (subject) => {
      const key = await makeKey(pool, kek, subject)
      keys.set(subject, Promise.resolve(key))
      return key
    },
    findMany: async (subjects) => {
      const unknown = [...new Set(subjects)].filter((subject) => !keys.has(subject))
      if (unknown.length > 0) ask(unknown)
      const found = new Map<Id, Uint8Array>()
      for (const subject of subjects) {
        const key = await find(subject)
        if (key) found.set(subject, key)
      }
      return found
    },
    shred: async (subject) => {
      await shredRow(pool, subject)
      keys.set(subject, Promise.resolve(null))
    },
    indexKey: (zone, field) => {
      const name = `${zone}|${field}`
      return indexKeys.get(name) ?? remember(indexKeys, name, indexKeyOf(pool, kek, zone, field))
    },
  }
}

/** Opened once with the key-encryption key; each request gets its own memory of what it asked. */
export const openVault = (pool: Pool, kek: Uint8Array): { readonly forRequest: () => Vault } => {
  if (kek.length !== keyLength) throw new RangeError('the key-encryption key is 32 bytes')
  return { forRequest: () => vaultForRequest(pool, kek) }
}
