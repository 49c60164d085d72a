import { sql, type QueryResult, type RawBuilder } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Pool } from '#platform/db/tx.ts'
import { NotOpened, open, seal } from '#platform/sealing/aead.ts'
import { keyLength, randomBytes } from '#platform/sealing/sodium.ts'
import type { Told, Vault } from '#platform/sealing/vault.ts'

/** The key of this subject was shredded. It is never made anew. */
export class Shredded extends Error {
  override readonly name = 'Shredded'
}

/** The vault does not answer, or not as it should. Nothing is opened without it, and nothing is sealed. */
export class VaultAway extends Error {
  override readonly name = 'VaultAway'
  readonly code: string
  constructor(fault: unknown) {
    super(fault instanceof Error ? fault.message : 'the vault does not answer')
    const code: unknown = typeof fault === 'object' && fault !== null && 'code' in fault ? fault.code : ''
    this.code = typeof code === 'string' ? code : ''
  }
}

const run = <Found>(query: RawBuilder<Found>, pool: Pool): Promise<QueryResult<Found>> =>
  query.execute(pool).catch((fault: unknown) => Promise.reject(new VaultAway(fault)))

type Row = { readonly subject: Id; readonly wrapped: Uint8Array | null }
type Kept = { readonly wrapped: Uint8Array }

const keyPlace = (subject: Id): string => `vault/v1|${subject}`
const indexPlace = (zone: Id, field: string): string => `index/v1|${zone}|${field}`

const rowsOf = async (pool: Pool, subjects: readonly Id[]): Promise<readonly Row[]> =>
  (await run(sql<Row>`select subject, wrapped from vault.key where subject = any (${subjects}::uuid[])`, pool)).rows

const whenOf = (told: Told) => (told === 'day' ? sql`date_trunc('day', now())` : sql`now()`)

const shredRow = (pool: Pool, subject: Id, told: Told): Promise<unknown> =>
  run(
    sql`
    with gone as (update vault.key set wrapped = null, shredded_at = ${whenOf(told)} where subject = ${subject} and shredded_at is null returning subject, shredded_at)
    insert into vault.shred_log (subject, shredded_at) select subject, shredded_at from gone
  `,
    pool,
  )

/** A second maker of the same key gets the key of the first. */
const makeKey = async (pool: Pool, kek: Uint8Array, subject: Id, told: Told): Promise<Uint8Array> => {
  const key = randomBytes(keyLength)
  const made = await run(
    sql`
    insert into vault.key (subject, wrapped, made_at) values (${subject}, ${seal(kek, key, keyPlace(subject))}, ${whenOf(told)})
    on conflict (subject) do nothing returning subject
  `,
    pool,
  )
  if (made.rows.length === 1) return key
  const wrapped = (await rowsOf(pool, [subject]))[0]?.wrapped
  if (!wrapped) throw new Shredded()
  return open(kek, wrapped, keyPlace(subject))
}

const indexKeyOf = async (pool: Pool, kek: Uint8Array, zone: Id, field: string): Promise<Uint8Array> => {
  const ask = async (): Promise<Uint8Array | undefined> =>
    (await run(sql<Kept>`select wrapped from vault.index_key where zone = ${zone} and field = ${field}`, pool)).rows[0]?.wrapped
  const known = await ask()
  if (known) return open(kek, known, indexPlace(zone, field))
  const key = randomBytes(keyLength)
  const made = await run(
    sql`
    insert into vault.index_key (zone, field, wrapped) values (${zone}, ${field}, ${seal(kek, key, indexPlace(zone, field))})
    on conflict (zone, field) do nothing returning zone
  `,
    pool,
  )
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
    create: async (subject, told = 'moment') => {
      const key = await makeKey(pool, kek, subject, told)
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
    shred: async (subject, told = 'moment') => {
      await shredRow(pool, subject, told)
      keys.set(subject, Promise.resolve(null))
    },
    indexKey: (zone, field) => {
      const name = `${zone}|${field}`
      return indexKeys.get(name) ?? remember(indexKeys, name, indexKeyOf(pool, kek, zone, field))
    },
  }
}

/** Shreds without opening anything: what the clock does when a time is over. Of when, only the day is kept. */
export const shredKeys = async (pool: Pool, subjects: readonly Id[]): Promise<void> => {
  for (const subject of subjects) await shredRow(pool, subject, 'day')
}

/** Does the key-encryption key open what is here? True as well where nothing is. */
export const opensVault = async (pool: Pool, kek: Uint8Array): Promise<boolean> => {
  const { rows } = await run(sql<Row>`select subject, wrapped from vault.key where wrapped is not null limit 1`, pool)
  const row = rows[0]
  if (!row?.wrapped) return true
  try {
    open(kek, row.wrapped, keyPlace(row.subject)).fill(0)
    return true
  } catch (fault) {
    if (fault instanceof NotOpened) return false
    throw fault
  }
}

/** Opened once with the key-encryption key; each request gets its own memory of what it asked. */
export const openVault = (pool: Pool, kek: Uint8Array): { readonly forRequest: () => Vault } => {
  if (kek.length !== keyLength) throw new RangeError('the key-encryption key is 32 bytes')
  return { forRequest: () => vaultForRequest(pool, kek) }
}
