import { createHash, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { migrationSets } from '#app/migrations.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openPool } from '#platform/db/pool.ts'
import { prepareDatabase } from '#platform/db/roles.ts'
import type { Pool, Tx } from '#platform/db/tx.ts'
import { makeCheckpoint } from '#platform/record/checkpoint.ts'

/** The record stands on the platform alone. */
const sets = migrationSets.main.filter(({ name }) => name === 'platform' || name === 'record')

/** A table of work, as a room would make it. */
const work = `
  create schema work; grant usage on schema work to lilja_app;
  create table work.note (id uuid primary key default gen_random_uuid(), kind text not null, due timestamptz, sealed bytea, seen integer not null default 0);
  create table work.seat (case_id uuid, person_id uuid, place text not null, primary key (case_id, person_id));
  alter table work.note enable row level security; alter table work.note force row level security;
  alter table work.seat enable row level security; alter table work.seat force row level security;
  create policy every on work.note to lilja_app using (true) with check (true);
  create policy every on work.seat to lilja_app using (true) with check (true);
  grant select, insert, update, delete on work.note, work.seat to lilja_app;
  select audit.watch_except('work.note', '{id}', '{seen}');
  select audit.watch('work.seat', 'case_id', 'person_id');`

export type Signed = { readonly ctx: string; readonly person: string; readonly zone: string; readonly session: string }
export type House = {
  readonly pool: Pool
  readonly key: KeyObject
  readonly as: <T>(role: 'lilja_app' | 'lilja_owner' | 'lilja_clock', deed: (tx: Tx) => Promise<T>) => Promise<T>
  readonly asPerson: <T>(who: Signed, deed: (tx: Tx) => Promise<T>) => Promise<T>
  readonly signIn: (...roles: readonly string[]) => Promise<Signed>
  /** A colleague of somebody: the same zone. */
  readonly signInBeside: (who: Signed, ...roles: readonly string[]) => Promise<Signed>
  readonly sign: () => Promise<string | null>
  /** As somebody with the whole server in hands: no walls and no triggers. */
  readonly byHand: (text: string) => Promise<void>
  readonly end: () => Promise<void>
}

const maintain = async (deed: (server: Pool) => Promise<unknown>): Promise<void> => {
  const server = openPool(inject('cluster').connection, 1)
  await deed(server).finally(() => server.destroy())
}

/** A database with the record in it, two tables of work, and nothing else. */
export const makeHouse = async (): Promise<House> => {
  const { connection, prefix } = inject('cluster')
  const name = `${prefix}_record_${randomUUID().slice(0, 8)}`
  await maintain(async (server) => await sql`create database ${sql.id(name)}`.execute(server))
  const pool = openPool({ ...connection, database: name }, 8)
  await prepareDatabase(pool, name)
  await migrate(pool, sets)
  const { privateKey } = generateKeyPairSync('ed25519')

  const as: House['as'] = async (role, deed) =>
    await pool.transaction().execute(async (tx) => {
      await sql`set local role ${sql.id(role)}`.execute(tx)
      return await deed(tx)
    })
  await as('lilja_owner', async (tx) => await sql.raw(work).execute(tx))
  const signInTo = async (zone: string, roles: readonly string[]): Promise<Signed> => {
    const [ctx, person] = [randomUUID(), randomUUID()]
    const hash = createHash('sha256').update(ctx).digest()
    const { rows } = await as('lilja_owner', (tx) =>
      sql<{ id: string }>`select authz.open_session(${hash}, ${hash}, ${person}, ${zone}, ${roles}::text[], 'sv', null, null, 'cookie') as id`.execute(tx),
    )
    return { ctx, person, zone, session: (rows[0]?.id ?? '').slice(0, 8) }
  }
  return {
    pool,
    key: privateKey,
    as,
    asPerson: async (who, deed) =>
      await as('lilja_app', async (tx) => {
        await sql`select authz.enter(${who.ctx}, null)`.execute(tx)
        return await deed(tx)
      }),
    signIn: (...roles) => signInTo(randomUUID(), roles),
    signInBeside: (who, ...roles) => signInTo(who.zone, roles),
    sign: async () => await as('lilja_clock', (tx) => makeCheckpoint(tx, privateKey)),
    byHand: async (text) =>
      await pool.transaction().execute(async (tx) => {
        await sql.raw(`set local session_replication_role = replica; ${text}`).execute(tx)
      }),
    end: async () => {
      await pool.destroy()
      await maintain(async (server) => await sql`drop database ${sql.id(name)} with (force)`.execute(server))
    },
  }
}
