import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { PoolConfig } from 'pg'
import { demoPerson } from '#capabilities/people/demo.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationSets } from '#app/migrations.ts'
import { compose, type Program } from '#app/program.ts'
import { loadBackup } from '#platform/db/backup/load.ts'
import { saveBackup } from '#platform/db/backup/save.ts'
import type { Opened } from '#platform/db/open.ts'
import { byHand } from '#test/baddays/by-hand.ts'
import { listedColumns, nameOfListed, type Listed } from '#test/baddays/inventory.ts'
import { bringDirectory, findSamples, keepDraft, openers, openSample, type Sample } from '#test/baddays/sealed-samples.ts'
import { makeEmpty, type Scratch } from '#test/database/scratch.ts'
import { openHouse, origin, type OpenHouse } from '#test/house.ts'
import '#test/baddays/patience.ts'

/** Column kinds that hold bytes only: what is sealed, and everything that opens it. */
const bytes = listedColumns().filter(({ kind, schema }) => ['sealed', 'key', 'public key', 'hash'].includes(kind) && schema !== 'migrations')
const sealed = listedColumns().filter(({ kind }) => kind === 'sealed')
const home = mkdtempSync(join(tmpdir(), 'lilja-sealed-'))
const tokens = new Map<string, string>()
let house: OpenHouse
let before: ReadonlyMap<string, readonly string[]>
let samples: readonly Sample[]
let words: readonly (string | null)[]

/** Every value of a column beside the row it stands in, by the row's other columns: nothing may have moved either. */
const valuesOf = async (opened: Opened, { half, schema, table, column }: Listed): Promise<readonly string[]> => {
  const { rows } = await sql<{ value: string }>`
    select to_jsonb(t)::text || ' ' || coalesce(t.${sql.id(column)}::text, 'none') as value from ${sql.table(`${schema}.${table}`)} t order by 1`.execute(
    await opened.admin(half),
  )
  return rows.map((row) => row.value)
}
const everyValue = async (opened: Opened): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, readonly string[]>()
  for (const column of bytes) found.set(nameOfListed(column), await valuesOf(opened, column))
  return found
}
const tokenOf = async (login: string): Promise<string> => {
  const token = tokens.get(login) ?? (await house.someone(login)).token
  tokens.set(login, token)
  return token
}
const openAll = async ({ house: where }: Program): Promise<readonly (string | null)[]> => {
  const opened: (string | null)[] = []
  for (const sample of samples) opened.push(await openSample({ house: where, tokenOf }, sample))
  return opened
}
/** The first of each column and each class or kind in it. */
const oneOfEach = (all: readonly Sample[]): readonly Sample[] => {
  const kinds = new Map<string, Sample>()
  for (const sample of all) if (!kinds.has(`${sample.column} ${sample.kind}`)) kinds.set(`${sample.column} ${sample.kind}`, sample)
  return [...kinds.values()]
}
const programOn = (target: Opened): Program =>
  compose({ databases: target.databases, secrets: house.secrets, staffOrigin: origin, publicOrigin: 'http://127.0.0.1:8081', demo: true })

beforeAll(async () => {
  house = await openHouse({ stories: true })
  await keepDraft({ house: house.program.house, tokenOf }, 'worker.alfa', 'Påbörjat men inte skickat')
  await bringDirectory({ house: house.program.house, tokenOf }, 'admin.alfa')
  const admin = await house.someone('admin.alfa')
  const invited = await admin.fills('/people/invite', { name: 'Ny Övning', login: 'ny', roles: ['case_worker'], language: 'sv' })
  if (invited.status !== 303) throw new Error(`nobody was invited: ${invited.status}`)
  const newcomer = (invited.headers.get('location') ?? '').split('?')[0] ?? ''
  const approved = await (await house.someone('head.alfa')).fills(`${newcomer}/approval`, { known: 'yes' })
  const recovering = await admin.fills(`/people/${demoPerson('placing.alfa').id}/recovery`, { reason: 'lost_both' })
  if (approved.status !== 303 || recovering.status !== 303) throw new Error(`no code was made: ${approved.status} ${recovering.status}`)
  const found = await findSamples(await house.scratch.admin('main'))
  samples = oneOfEach(found)
  for (const { login } of samples) await tokenOf(login)
  words = await openAll(house.program)
  before = await everyValue(house.scratch)
}, 300_000)
afterAll(async () => {
  await house?.close()
  rmSync(home, { recursive: true, force: true })
})

/** The same in the restored databases as in those that were lost. */
const expectWhole = async (target: Scratch): Promise<void> => {
  const after = await everyValue(target)
  for (const column of bytes) expect(after.get(nameOfListed(column)), nameOfListed(column)).toEqual(before.get(nameOfListed(column)))
  expect(await openAll(programOn(target))).toEqual(words)
}

describe('INV-14: what is sealed comes back from a backup', () => {
  it('INV-14: every sealed column has a row here that could be lost, and somebody who can open it', () => {
    expect(sealed.length).toBeGreaterThan(4)
    expect(sealed.map(nameOfListed).filter((name) => openers[name] === undefined)).toEqual([])
    expect(sealed.map(nameOfListed).filter((name) => !before.get(name)?.some((value) => !value.endsWith(' none')))).toEqual([])
    expect(sealed.map(nameOfListed).filter((name) => !samples.some((sample) => sample.column === name))).toEqual([])
    expect(samples.filter((_, at) => (words[at] ?? '').length < 4)).toEqual([])
    expect(new Set(samples.filter(({ column }) => column.endsWith('.body')).map(({ kind }) => kind)).size).toBeGreaterThan(7)
  })

  it('INV-14: byte by byte in every column of sealed text, keys and digests, and one of each kind opens for its reader', async () => {
    const folder = join(home, 'own')
    await saveBackup(house.scratch, house.secrets.kek, folder)
    const target = await makeEmpty()
    await loadBackup(target, house.secrets.kek, folder, migrationSets)
    await expectWhole(target)
    await target.drop()
  })

  it('INV-14: the same through pg_dump and pg_restore', async (context) => {
    if (!canDump(house.scratch.version)) context.skip()
    const target = await makeEmpty()
    for (const which of ['main', 'vault'] as const) {
      const file = join(home, `${which}.dump`)
      execFileSync('pg_dump', ['--no-password', '--format=custom', `--file=${file}`], { env: environmentOf(house.scratch.adminConnection[which]) })
      const to = target.adminConnection[which]
      execFileSync('pg_restore', ['--no-password', '--exit-on-error', `--dbname=${to.database}`, file], { env: environmentOf(to) })
    }
    await expectWhole(target)
    await target.drop()
  })

  it('INV-14: the comparison is not blind: one flipped bit is seen, and that text alone does not open', async () => {
    const folder = join(home, 'flipped')
    await saveBackup(house.scratch, house.secrets.kek, folder)
    const target = await makeEmpty()
    await loadBackup(target, house.secrets.kek, folder, migrationSets)
    const at = samples.findIndex(({ column }) => column.endsWith('.body'))
    await byHand(
      await target.admin('main'),
      `update cases.record_text set body = set_byte(body, 40, get_byte(body, 40) # 1) where record_id = '${samples[at]?.row}'`,
    )
    const after = await everyValue(target)
    expect([...after.keys()].filter((name) => JSON.stringify(after.get(name)) !== JSON.stringify(before.get(name)))).toEqual(['main cases.record_text.body'])
    const opened = await openAll(programOn(target))
    expect(opened.map((one, place) => (one === words[place] ? null : place)).filter((place) => place !== null)).toEqual([at])
    await target.drop()
  })
})

const majorOf = (said: string): number => Number(/(\d+)(?:\.\d+)?/.exec(said)?.[1] ?? 0)
function canDump(server: string): boolean {
  try {
    return majorOf(execFileSync('pg_dump', ['--version'], { encoding: 'utf8' })) >= majorOf(server)
  } catch {
    return false
  }
}
function environmentOf({ host, port, user, password, database }: PoolConfig): NodeJS.ProcessEnv {
  const text = typeof password === 'string' ? password : ''
  return { PATH: process.env['PATH'] ?? '', PGHOST: host ?? '', PGPORT: String(port ?? 5432), PGUSER: user ?? '', PGDATABASE: database ?? '', PGPASSWORD: text }
}
