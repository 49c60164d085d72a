import { sql, type KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel/id.ts'
import type { Pool } from '#platform/db/tx.ts'
import { NotOpened } from '#platform/sealing/aead.ts'
import { randomBytes } from '#platform/sealing/sodium.ts'
import { bundleOf, keyIn, newSeed, openBundle, wrapBundle } from '#platform/sealing/unit-keys.ts'
import { openVault, Shredded } from '#platform/sealing/vault-store.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'
import { somebody } from '#test/sealing/people.ts'

const kek = randomBytes(32)
let scratch: Scratch
let app: Pool
let asked = 0
const counting: KyselyPlugin = {
  transformQuery: ({ node }) => {
    asked += 1
    return node
  },
  transformResult: async ({ result }) => result,
}

/** The vault as another role sees it. */
const asRole = async (role: string, look: (pool: Pool) => Promise<void>): Promise<void> =>
  (await scratch.admin('vault')).connection().execute(async (pool) => {
    await sql`set role ${sql.id(role)}`.execute(pool)
    await look(pool).finally(() => sql`reset role`.execute(pool))
  })

beforeAll(async () => {
  scratch = await makeScratch()
  app = scratch.databases.vault.withPlugin(counting)
})
afterAll(() => scratch.drop())

const rowOf = async (subject: string) =>
  (await sql<{ wrapped: Uint8Array | null; shredded_at: Date | null }>`select wrapped, shredded_at from vault.key where subject = ${subject}`.execute(app))
    .rows[0]

describe('the vault', () => {
  it('makes a key, finds it in the next request, and has none for a stranger', async () => {
    const vault = openVault(app, kek)
    const subject = newId()
    const key = await vault.forRequest().create(subject)
    expect(key).toHaveLength(32)
    expect(await vault.forRequest().find(subject)).toEqual(key)
    expect(await vault.forRequest().find(newId())).toBeNull()
  })

  it('gives the key of the first to whoever makes it again, at once or later', async () => {
    const vault = openVault(app, kek)
    const subject = newId()
    const keys = await Promise.all(Array.from({ length: 6 }, () => vault.forRequest().create(subject)))
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
    expect(await vault.forRequest().create(subject)).toEqual(keys[0])
  })

  it('asks once per subject and request, and once for many', async () => {
    const vault = openVault(app, kek)
    const subjects = [newId(), newId(), newId()] as const
    for (const subject of subjects) await vault.forRequest().create(subject)
    const request = vault.forRequest()
    const before = asked
    const found = await request.findMany([...subjects, newId(), subjects[0]])
    expect(asked - before).toBe(1)
    expect([...found.keys()].sort()).toEqual([...subjects].sort())
    expect(await request.find(subjects[1])).toEqual(found.get(subjects[1]))
    await Promise.all([request.find(subjects[0]), request.findMany(subjects)])
    expect(asked - before).toBe(1)
    await request.findMany([])
    expect(asked - before).toBe(1)
  })

  it('keeps a key only under the key-encryption key, bound to its subject', async () => {
    const vault = openVault(app, kek)
    const [subject, other] = [newId(), newId()]
    const key = await vault.forRequest().create(subject)
    const row = await rowOf(subject)
    expect(Buffer.from(row?.wrapped ?? []).includes(Buffer.from(key))).toBe(false)
    await expect(openVault(app, randomBytes(32)).forRequest().find(subject)).rejects.toThrow(NotOpened)
    await sql`insert into vault.key (subject, wrapped) values (${other}, ${row?.wrapped})`.execute(app)
    await expect(vault.forRequest().find(other)).rejects.toThrow(NotOpened)
    await expect(vault.forRequest().create(other)).rejects.toThrow(NotOpened)
    expect(() => openVault(app, new Uint8Array(16))).toThrow(RangeError)
  })

  it('asks again after a question that failed', async () => {
    const subject = newId()
    await asRole('lilja_facts', async (pool) => {
      const request = openVault(pool, kek).forRequest()
      await expect(request.indexKey(newId(), 'name')).rejects.toThrow(/permission denied/)
      await expect(request.find(subject)).rejects.toThrow(/permission denied/)
      await sql`set role lilja_app`.execute(pool)
      expect(await request.find(subject)).toBeNull()
    })
  })

  it('INV-10: after shredding, an old backup of the main database and a living member open nothing', async () => {
    const vault = openVault(app, kek)
    const [subject, member, seed] = [newId(), somebody(), newSeed()]
    const vaultKey = await vault.forRequest().create(subject)
    const aad = `${subject}|${member.id}`
    const backup = wrapBundle({ vaultKey, publicKey: member.publicKey, bundle: bundleOf(seed, ['k5'], 1), aad })
    const request = vault.forRequest()
    const found = (await request.find(subject)) ?? new Uint8Array()
    expect(keyIn(openBundle({ vaultKey: found, keys: member.keys, wrap: backup, aad }), 'k5', 1)).not.toBeNull()

    await request.shred(subject)
    expect(await request.find(subject)).toBeNull()
    expect(await vault.forRequest().find(subject)).toBeNull()
    expect((await vault.forRequest().findMany([subject])).size).toBe(0)
    const row = await rowOf(subject)
    expect(row?.wrapped).toBeNull()
    expect(row?.shredded_at).toBeInstanceOf(Date)
    await expect(vault.forRequest().create(subject)).rejects.toThrow(Shredded)
    expect(() => openBundle({ vaultKey: randomBytes(32), keys: member.keys, wrap: backup, aad })).toThrow(NotOpened)
    expect(() => member.keys.open(backup)).toThrow(NotOpened)
  })

  it('logs a shredding once, and shreds nothing that is not there', async () => {
    const request = openVault(app, kek).forRequest()
    const [subject, stranger] = [newId(), newId()]
    await request.create(subject)
    for (const one of [subject, subject, stranger]) await request.shred(one)
    const log = await sql`select subject from vault.shred_log where subject in (${subject}, ${stranger})`.execute(app)
    expect(log.rows).toEqual([{ subject }])
  })

  it('cannot be made to give a key back, change one or forget a shredding', async () => {
    const request = openVault(app, kek).forRequest()
    const [subject, gone] = [newId(), newId()]
    await request.create(subject)
    await request.create(gone)
    await request.shred(gone)
    const planted = Buffer.from(randomBytes(73))
    await expect(sql`update vault.key set wrapped = ${planted} where subject = ${subject}`.execute(app)).rejects.toThrow(/row-level security/)
    const revived = await sql`update vault.key set wrapped = ${planted}, shredded_at = null where subject = ${gone}`.execute(app)
    expect(revived.numAffectedRows).toBe(0n)
    for (const statement of [
      'delete from vault.key',
      'delete from vault.shred_log',
      'update vault.shred_log set shredded_at = now()',
      'update vault.index_key set field = field',
      'delete from vault.index_key',
      'truncate vault.key cascade',
    ]) {
      await expect(sql.raw(statement).execute(app)).rejects.toThrow(/permission denied/)
    }
  })

  it('is closed to its owner and to every other role', async () => {
    await openVault(app, kek).forRequest().create(newId())
    await asRole('lilja_owner', async (pool) => {
      for (const table of ['key', 'index_key', 'shred_log']) expect((await sql`select 1 from ${sql.id('vault', table)}`.execute(pool)).rows).toEqual([])
      const tables = await sql<{ relrowsecurity: boolean; relforcerowsecurity: boolean }>`
        select relrowsecurity, relforcerowsecurity from pg_class where relnamespace = 'vault'::regnamespace and relkind = 'r'
      `.execute(pool)
      expect(tables.rows).toEqual(Array.from({ length: 3 }, () => ({ relrowsecurity: true, relforcerowsecurity: true })))
    })
    for (const role of ['lilja_clock', 'lilja_facts', 'lilja_authz']) {
      await asRole(role, async (pool) => {
        await expect(sql`select 1 from vault.key`.execute(pool)).rejects.toThrow(/permission denied/)
      })
    }
  })
})

describe('keys of the blind indexes', () => {
  it('are made at first use, one per zone and field, and stay', async () => {
    const vault = openVault(app, kek)
    const [zone, other] = [newId(), newId()]
    const made = await Promise.all(Array.from({ length: 6 }, () => vault.forRequest().indexKey(zone, 'name')))
    expect(new Set(made.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
    const request = vault.forRequest()
    expect(await request.indexKey(zone, 'name')).toEqual(made[0])
    const before = asked
    await request.indexKey(zone, 'name')
    expect(asked).toBe(before)
    expect(await request.indexKey(zone, 'number')).not.toEqual(made[0])
    expect(await request.indexKey(other, 'name')).not.toEqual(made[0])
  })

  it('are bound to their zone and field', async () => {
    const vault = openVault(app, kek)
    const [zone, other] = [newId(), newId()]
    await vault.forRequest().indexKey(zone, 'name')
    await sql`insert into vault.index_key (zone, field, wrapped) select ${other}, field, wrapped from vault.index_key where zone = ${zone}`.execute(app)
    await expect(vault.forRequest().indexKey(other, 'name')).rejects.toThrow(NotOpened)
  })

  it('INV-12: have no place in the main database', async () => {
    const columns = await sql<{ place: string }>`
      select n.nspname || '.' || c.relname || '.' || a.attname as place
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v', 'm', 'p') and a.attnum > 0 and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
    `.execute(await scratch.admin('main'))
    const places = columns.rows.map(({ place }) => place)
    expect(places.length).toBeGreaterThan(10)
    expect(places.filter((place) => /^vault\.|index_key|blind_key/.test(place))).toEqual([])
  })
})
