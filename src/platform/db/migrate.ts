import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql, type Kysely } from 'kysely'
import type { NoTables, Pool } from '#platform/db/tx.ts'

/** A folder of numbered SQL, and the name it is remembered by. */
export type MigrationSet = { readonly name: string; readonly folder: string }
export type Migration = { readonly set: string; readonly file: string; readonly digest: string }
export type Migrated = { readonly applied: readonly string[]; readonly before: number }

/** A sentence for the operator: the migrations and the database do not agree. */
export class MigrationFault extends Error {
  override readonly name = 'MigrationFault'
}

const shape = /^\d{4}_[a-z0-9_-]+\.sql$/
/** Any number, the same in every copy of the program. */
const lockKey = 5_461_954_001

const read = (set: MigrationSet, file: string): string => readFileSync(join(set.folder, file), 'utf8')
const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The files of a set in order. */
const filesOf = (set: MigrationSet): readonly string[] => {
  const files = readdirSync(set.folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const odd = files.find((file) => !shape.test(file))
  if (odd !== undefined) throw new MigrationFault(`The migration ${set.name}/${odd} is not named NNNN_name.sql.`)
  const twice = files.find((file, at) => at > 0 && file.slice(0, 4) === files[at - 1]?.slice(0, 4))
  if (twice !== undefined) throw new MigrationFault(`Two migrations of ${set.name} have the number ${twice.slice(0, 4)}.`)
  return files
}

/** Every migration of the sets, in the order they are run. */
export const listMigrations = (sets: readonly MigrationSet[]): readonly Migration[] =>
  sets.flatMap((set) => filesOf(set).map((file) => ({ set: set.name, file, digest: digestOf(read(set, file)) })))

const applied = async (db: Kysely<NoTables>): Promise<readonly Migration[]> => {
  const { rows: there } = await sql`select 1 where to_regclass('migrations.applied') is not null`.execute(db)
  if (there.length === 0) return []
  const { rows } = await sql<Migration>`select set_name as "set", file, digest from migrations.applied order by at, set_name, file`.execute(db)
  return rows
}

/** What has been run in this database. */
export const listApplied = (admin: Pool): Promise<readonly Migration[]> => applied(admin)

/**
 * Compares the files with what was run.
 * @throws MigrationFault when a file was edited after it was run, or one that was run is gone. A newer program's files are let be.
 */
const findPending = (known: readonly Migration[], done: readonly Migration[]): readonly Migration[] => {
  for (const one of done) {
    const same = known.find((each) => each.set === one.set && each.file === one.file)
    if (same !== undefined && same.digest !== one.digest) {
      throw new MigrationFault(
        `The migration ${one.set}/${one.file} was edited after it had been run. Put it back as it was, and write the change as a new file.`,
      )
    }
    const later = known.some((each) => each.set === one.set && each.file > one.file)
    if (same === undefined && later)
      throw new MigrationFault(`The migration ${one.set}/${one.file} was run here, and this program does not have it. Use the program that made this database.`)
  }
  return known.filter((each) => !done.some((one) => one.set === each.set && one.file === each.file))
}

export const listPending = async (admin: Pool, sets: readonly MigrationSet[]): Promise<readonly Migration[]> =>
  findPending(listMigrations(sets), await applied(admin))

/**
 * What an older program does not know it would also not keep to: walls, columns that must be filled in.
 * @throws MigrationFault when a newer program has brought this database forward
 */
export const refuseNewer = async (admin: Pool, sets: readonly MigrationSet[]): Promise<void> => {
  const known = listMigrations(sets)
  const newer = (await applied(admin)).find((one) => !known.some((each) => each.set === one.set && each.file === one.file))
  if (newer === undefined) return
  throw new MigrationFault(
    `A newer version of the program has been here: it ran ${newer.set}/${newer.file}, which this one does not have. Use that version, or restore the backup from before it.`,
  )
}

const makeLedger = (db: Kysely<NoTables>): Promise<unknown> =>
  db.transaction().execute(async (tx) => {
    await sql`set local role lilja_owner`.execute(tx)
    await sql`create schema if not exists migrations`.execute(tx)
    await sql
      .raw(`
      create table if not exists migrations.applied (
        set_name  text not null,
        file      text not null,
        digest    text not null,
        at        timestamptz not null default clock_timestamp(),
        primary key (set_name, file)
      );
      alter table migrations.applied enable row level security;
      alter table migrations.applied force row level security;
      drop policy if exists keep on migrations.applied;
      create policy keep on migrations.applied to lilja_owner using (true) with check (true);
    `)
      .execute(tx)
  })

const run = async (db: Kysely<NoTables>, migration: Migration, text: string): Promise<void> => {
  const deed = db.transaction().execute(async (tx) => {
    await sql`set local role lilja_owner`.execute(tx)
    await sql.raw(text).execute(tx)
    await sql`set local role lilja_owner`.execute(tx)
    await sql`insert into migrations.applied (set_name, file, digest) values (${migration.set}, ${migration.file}, ${migration.digest})`.execute(tx)
  })
  await deed.catch((fault: unknown) => {
    const code = (fault as { code?: string }).code ?? 'no code'
    throw new MigrationFault(`The migration ${migration.set}/${migration.file} did not run (${code}); nothing of it is left.`, { cause: fault })
  })
}

/**
 * Runs what has not been run: set after set, each file in one transaction as the owner. Two programs at once take turns.
 *
 * @param only limits it to these (a backup is restored into the tables it was made from)
 */
export const migrate = (admin: Pool, sets: readonly MigrationSet[], only?: readonly Migration[]): Promise<Migrated> =>
  admin.connection().execute(async (db) => {
    await sql`select pg_advisory_lock(${lockKey}::bigint)`.execute(db)
    try {
      const known = listMigrations(sets)
      const done = await applied(db)
      const pending = findPending(known, done).filter((each) => only === undefined || only.some((one) => one.set === each.set && one.file === each.file))
      if (done.length === 0 && pending.length > 0) await makeLedger(db)
      for (const each of pending) {
        const set = sets.find((one) => one.name === each.set)
        if (set !== undefined) await run(db, each, read(set, each.file))
      }
      return { applied: pending.map((each) => `${each.set}/${each.file}`), before: done.length }
    } finally {
      await sql`select pg_advisory_unlock(${lockKey}::bigint)`.execute(db)
    }
  })
