import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { migrationSets } from '#app/migrations.ts'
import { listPending, migrate, type MigrationSet } from '#platform/db/migrate.ts'
import { openPool } from '#platform/db/pool.ts'
import type { Pool } from '#platform/db/tx.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'

let scratch: Scratch
let admin: Pool
let set: MigrationSet
let count = 0

beforeAll(async () => {
  scratch = await makeScratch()
  admin = await scratch.admin('main')
})
afterAll(() => scratch.drop())
beforeEach(() => {
  count += 1
  set = { name: `tried-${count}`, folder: mkdtempSync(join(tmpdir(), 'lilja-migrations-')) }
})
afterEach(async () => {
  rmSync(set.folder, { recursive: true })
  await sql`drop schema if exists tried cascade`.execute(admin)
})

const write = (file: string, text: string): void => writeFileSync(join(set.folder, file), text)
const exists = async (table: string): Promise<boolean> =>
  (await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(admin)).rows[0]?.there === true

it('every migration of the program has been run in the template, in order, and running again does nothing', async () => {
  expect(await listPending(admin, migrationSets.main)).toEqual([])
  expect((await migrate(admin, migrationSets.main)).applied).toEqual([])
  const { rows } = await sql<{ set: string }>`select set_name as "set" from migrations.applied order by at`.execute(admin)
  expect(rows.map((row) => row.set).filter((name, at, all) => name !== all[at - 1])).toEqual(migrationSets.main.map((each) => each.name))
})

it('files are run in order as the owner, and remembered', async () => {
  write('0002_second.sql', 'alter table tried.one add column more text;')
  write('0001_first.sql', 'create schema tried; create table tried.one (id uuid primary key);')

  expect(await migrate(admin, [set])).toMatchObject({ applied: [`${set.name}/0001_first.sql`, `${set.name}/0002_second.sql`] })

  const { rows } = await sql<{ owner: string }>`select relowner::regrole::text as owner from pg_class where oid = 'tried.one'::regclass`.execute(admin)
  expect(rows).toEqual([{ owner: 'lilja_owner' }])
  expect(await migrate(admin, [set])).toMatchObject({ applied: [] })
})

it('a file edited after it was run is refused, and nothing new is run', async () => {
  write('0001_first.sql', 'create schema tried;')
  await migrate(admin, [set])
  write('0001_first.sql', 'create schema tried; -- improved')
  write('0002_second.sql', 'create table tried.one (id uuid primary key);')

  await expect(migrate(admin, [set])).rejects.toThrow(/0001_first\.sql was edited/)
  expect(await exists('tried.one')).toBe(false)
})

it('a file that is gone from the middle is refused; those of a newer program are let be', async () => {
  write('0001_first.sql', 'create schema tried;')
  write('0002_second.sql', 'create table tried.one (id uuid primary key);')
  await migrate(admin, [set])

  rmSync(join(set.folder, '0002_second.sql'))
  expect(await migrate(admin, [set])).toMatchObject({ applied: [] })

  rmSync(join(set.folder, '0001_first.sql'))
  write('0002_second.sql', 'create table tried.one (id uuid primary key);')
  await expect(migrate(admin, [set])).rejects.toThrow(/0001_first\.sql was run here/)
})

it('a file that fails leaves nothing of itself, names itself, and can be mended and run again', async () => {
  write('0001_first.sql', 'create schema tried; create table tried.one (id uuid primary key);')
  write('0002_second.sql', `create table tried.two (id uuid primary key); select 'somebody'::uuid;`)

  const failed = migrate(admin, [set])
  await expect(failed).rejects.toThrow(/0002_second\.sql did not run \(22P02\)/)
  await expect(failed).rejects.not.toThrow(/somebody/)
  expect([await exists('tried.one'), await exists('tried.two')]).toEqual([true, false])

  write('0002_second.sql', 'create table tried.two (id uuid primary key);')
  expect(await migrate(admin, [set])).toMatchObject({ applied: [`${set.name}/0002_second.sql`] })
})

it('killed in the middle of any file, the next run goes on where it was', async () => {
  const statements = [
    'create schema tried',
    'create table tried.one (id uuid primary key)',
    'create table tried.two (id uuid primary key)',
    'alter table tried.two add column more text',
  ]
  for (let at = 1; at <= statements.length; at++) {
    const kill = 'select pg_terminate_backend(pg_backend_pid())'
    write('0001_first.sql', [...statements.slice(0, at), kill, ...statements.slice(at)].join(';\n'))
    const doomed = openPool(scratch.adminConnection.main, 1)
    await expect(migrate(doomed, [set])).rejects.toThrow()
    await doomed.destroy().catch(() => undefined)
    expect(await exists('tried.one')).toBe(false)
  }

  write('0001_first.sql', statements.join(';\n'))
  expect(await migrate(admin, [set])).toMatchObject({ applied: [`${set.name}/0001_first.sql`] })
  expect(await exists('tried.two')).toBe(true)
})

it('two programs at once run each file once', async () => {
  write('0001_first.sql', 'create schema tried; create table tried.one (id uuid primary key);')
  write('0002_second.sql', 'create table tried.two (id uuid primary key);')
  const other = openPool(scratch.adminConnection.main, 1)

  const done = await Promise.all([migrate(admin, [set]), migrate(other, [set])])

  await other.destroy()
  expect(done.flatMap((each) => each.applied).sort()).toEqual([`${set.name}/0001_first.sql`, `${set.name}/0002_second.sql`])
})

it.each([
  ['1_short.sql', /not named NNNN_name\.sql/],
  ['0001_Upper.sql', /not named NNNN_name\.sql/],
])('a file named %s is refused', async (file, sentence) => {
  write(file, 'select 1;')
  await expect(migrate(admin, [set])).rejects.toThrow(sentence)
})

it('two files with one number are refused', async () => {
  write('0001_first.sql', 'select 1;')
  write('0001_other.sql', 'select 1;')
  await expect(migrate(admin, [set])).rejects.toThrow(/Two migrations of .* have the number 0001/)
})
