import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { migrationSets } from '#app/migrations.ts'
import { connect, listTables } from '#platform/db/backup/catalogue.ts'
import { loadBackup } from '#platform/db/backup/load.ts'
import { saveBackup } from '#platform/db/backup/save.ts'
import type { Opened, Which } from '#platform/db/open.ts'
import { makeEmpty, makeScratch, type Scratch } from '#test/database/scratch.ts'

const kek = randomBytes(32)
const home = mkdtempSync(join(tmpdir(), 'lilja-backup-'))
let source: Scratch
let target: Scratch
let folder: string

const everyRow = async (opened: Opened, which: Which): Promise<Record<string, string[]>> => {
  const client = await connect(opened.adminConnection[which])
  const found: Record<string, string[]> = {}
  for (const { schema, name } of await listTables(client)) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from "${schema}"."${name}" t order by 1`)
    found[`${schema}.${name}`] = rows.map((row) => row.row)
  }
  await client.end()
  return found
}

const schemaOf = async (opened: Opened): Promise<unknown> => {
  const { rows } = await sql`
    select c.conrelid::regclass::text as thing, c.conname::text as name, pg_get_constraintdef(c.oid) as what from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    union all select t.tgrelid::regclass::text, t.tgname::text, t.tgenabled::text from pg_trigger t where not t.tgisinternal order by 1, 2, 3`.execute(
    await opened.admin('main'),
  )
  return rows
}

beforeAll(async () => {
  source = await makeScratch()
  const admin = await source.admin('main')
  const odd = 'tab\there, line\nthere, \\N and \\. alone\n\\.\nand “ö”'
  for (let count = 0; count < 300; count++) {
    await sql`insert into authz.draft (person_id, path, sealed) values (${randomUUID()}, ${count === 7 ? odd : '/x'}, ${randomBytes(3000)})`.execute(admin)
  }
  await sql`insert into authz.slowed (bucket, failures, until) values (${createHash('sha256').update('x').digest()}, 3, 'infinity')`.execute(admin)
})
afterAll(async () => {
  await source.drop()
  rmSync(home, { recursive: true })
})
beforeEach(() => {
  folder = join(home, randomUUID())
})

it('holds both databases whole, in files of their own, for their owner alone', async () => {
  const { main, vault } = await saveBackup(source, kek, folder)
  expect(readdirSync(folder).sort()).toEqual(['main', 'vault'])
  expect(main.tables.find((table) => table.name === 'draft')).toMatchObject({ schema: 'authz', rows: 300 })
  expect(vault.pair).toBe(main.pair)
  for (const half of ['main', 'vault']) {
    expect(statSync(join(folder, half)).mode & 0o777).toBe(0o700)
    for (const file of readdirSync(join(folder, half))) expect(statSync(join(folder, half, file)).mode & 0o777).toBe(0o600)
  }
  expect(readFileSync(join(folder, 'main', 'manifest.json'), 'utf8')).not.toContain(kek.toString('hex').slice(0, 16))
})

it('comes back row for row, with every constraint and trigger, and the walls in place', async () => {
  await saveBackup(source, kek, folder)
  target = await makeEmpty()
  await loadBackup(target, kek, folder, migrationSets)

  for (const which of ['main', 'vault'] as const) expect(await everyRow(target, which)).toEqual(await everyRow(source, which))
  expect(await schemaOf(target)).toEqual(await schemaOf(source))
  await expect(sql`select count(*) from authz.session`.execute(target.databases.main)).rejects.toMatchObject({ code: '42501' })
  await expect(loadBackup(target, kek, folder, migrationSets)).rejects.toThrow(/database is not empty/)
  await target.drop()
})

it('is of one moment, though the work goes on', async () => {
  const admin = await source.admin('main')
  let going = true
  const work = (async () => {
    while (going) await sql`update authz.slowed set failures = failures + 1`.execute(admin)
  })()
  const { main } = await saveBackup(source, kek, folder)
  going = false
  await work
  expect(main.tables.find((table) => table.name === 'slowed')?.rows).toBe(1)
})

it('is not made in a folder that holds anything', async () => {
  await saveBackup(source, kek, folder)
  await expect(saveBackup(source, kek, folder)).rejects.toThrow(/is not empty/)
})

it.each<[string, (folder: string) => void, RegExp]>([
  ['a file was changed', (at) => appendFileSync(join(at, 'main', 'authz.draft.copy'), 'x\n'), /not as it was written/],
  [
    'a file is missing',
    (at) => rmSync(join(at, 'vault', readdirSync(join(at, 'vault')).find((name) => name.endsWith('.copy')) ?? '')),
    /is missing from the backup/,
  ],
  ['it was cut short', (at) => rmSync(join(at, 'vault', 'manifest.json')), /no whole backup of the vault database/],
  ['the manifest is damaged', (at) => writeFileSync(join(at, 'main', 'manifest.json'), '{'), /is damaged/],
  [
    'the halves are of two backups',
    (at) => {
      const file = join(at, 'main', 'manifest.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"pair": "[^"]+"/, `"pair": "${randomUUID()}"`))
    },
    /not made together/,
  ],
  [
    'it was made by another version',
    (at) => {
      const file = join(at, 'main', 'manifest.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace('0001_authz.sql', '0009_later.sql'))
    },
    /platform\/0009_later\.sql, which this program does not have/,
  ],
])('is refused before anything is written when %s', async (_, spoil, sentence) => {
  await saveBackup(source, kek, folder)
  spoil(folder)
  target = await makeEmpty()
  await expect(loadBackup(target, kek, folder, migrationSets)).rejects.toThrow(sentence)
  expect(await everyRow(target, 'main')).toEqual({})
  await target.drop()
})

it('is refused with other secrets', async () => {
  await saveBackup(source, kek, folder)
  target = await makeEmpty()
  await expect(loadBackup(target, randomBytes(32), folder, migrationSets)).rejects.toThrow(/Put back that secrets folder first/)
  await target.drop()
})

it('leaves the installation empty when it breaks in the middle, so that it can be tried again', async () => {
  await saveBackup(source, kek, folder)
  const file = join(folder, 'main', 'manifest.json')
  const right = readFileSync(file, 'utf8')
  writeFileSync(file, right.replace(/"rows": 300,/, '"rows": 301,'))
  target = await makeEmpty()
  await expect(loadBackup(target, kek, folder, migrationSets)).rejects.toThrow(/took 300 rows of 301/)
  expect(await everyRow(target, 'main')).toEqual({})
  expect(await everyRow(target, 'vault')).toEqual({})

  writeFileSync(file, right)
  await loadBackup(target, kek, folder, migrationSets)
  expect((await everyRow(target, 'main'))['authz.draft']).toHaveLength(300)
  expect(existsSync(join(folder, 'main'))).toBe(true)
  await target.drop()
})
