import { chmodSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { doctor } from '#app/verbs/doctor.ts'
import { databaseChecks } from '#app/verbs/doctor/databases.ts'
import type { Finding } from '#app/verbs/doctor/finding.ts'
import { checkBinaries, checkNode } from '#app/verbs/doctor/site.ts'
import { runVerb } from '#app/verbs/run.ts'
import { migrateAll } from '#app/migrations.ts'
import { openPool } from '#platform/db/pool.ts'
import { byHand } from '#test/baddays/by-hand.ts'
import { makePlace, type Place } from '#test/baddays/program.ts'
import { configAt, openSite, type Site } from '#test/baddays/world.ts'
import { files, read } from '#test/docs/tree.ts'
import '#test/baddays/patience.ts'

let place: Place
let site: Site
const met = new Set<string>()

const findings = async (env: Readonly<Record<string, string>> = {}): Promise<readonly Finding[]> => {
  const out: string[] = []
  const ending = await runVerb([doctor], ['doctor', '--json'], {
    out: (line) => void out.push(line),
    err: () => undefined,
    env: { ...place.env, ...env },
    cwd: place.folder,
  })
  const answer = JSON.parse(out.join('\n')) as { ok: boolean; findings: readonly Finding[] }
  expect([ending, answer.ok]).toEqual(answer.findings.some(({ state }) => state === 'fault') ? [1, false] : [0, true])
  return answer.findings
}
/** What is wrong, each with something to do about it that is more than a word. */
const faults = (all: readonly Finding[]): readonly Finding[] => {
  const wrong = all.filter(({ state }) => state === 'fault')
  for (const { name, finding, remedy } of wrong) {
    met.add(name)
    expect((remedy ?? '').length, `${name}: ${finding}`).toBeGreaterThan(14)
  }
  return wrong
}
const namesOf = (all: readonly Finding[]): readonly string[] => faults(all).map(({ name }) => name)
/** Not in a transaction: settings and roles of the whole server. */
const serverWide = async (half: 'main' | 'vault', statement: string): Promise<void> => byHand(await site.opened.admin(half), statement)

beforeAll(async () => {
  place = makePlace()
  site = await openSite(place.folder)
  await migrateAll(site.opened)
})
afterAll(async () => {
  await site?.close()
  place?.remove()
})

type Case = readonly [fault: string, says: RegExp, half: 'main' | 'vault', spoil: string, repair: string]
const cases: readonly Case[] = [
  ['main roles', /missing: lilja_facts/, 'main', 'alter role lilja_facts rename to lilja_faded', 'alter role lilja_faded rename to lilja_facts'],
  ['main roles', /lilja_login/, 'main', 'alter role lilja_login createrole', 'alter role lilja_login nocreaterole'],
  ['vault roles', /lilja_vault_login/, 'vault', 'alter role lilja_vault_login bypassrls', 'alter role lilja_vault_login nobypassrls'],
  [
    'main migrations',
    /not run yet: people\/0005_recovery\.sql/,
    'main',
    `create table public.aside as select * from migrations.applied where file = '0005_recovery.sql'; delete from migrations.applied where file = '0005_recovery.sql'`,
    'insert into migrations.applied select * from public.aside; drop table public.aside',
  ],
  [
    'vault migrations',
    /0001_vault\.sql was edited after it had been run/,
    'vault',
    `update migrations.applied set digest = 'x' || digest`,
    'update migrations.applied set digest = substr(digest, 2)',
  ],
  [
    'main migrations',
    /A newer version of the program has been here: it ran people\/9001_later\.sql/,
    'main',
    `insert into migrations.applied (set_name, file, digest) values ('people', '9001_later.sql', 'x')`,
    `delete from migrations.applied where file = '9001_later.sql'`,
  ],
  ['main durability', /off: synchronous_commit/, 'main', 'alter database lilja set synchronous_commit = off', 'alter database lilja reset synchronous_commit'],
  [
    'vault durability',
    /off: synchronous_commit/,
    'vault',
    'alter database lilja_vault set synchronous_commit = off',
    'alter database lilja_vault reset synchronous_commit',
  ],
  [
    'clock',
    /has gone back/,
    'main',
    `update migrations.applied set at = at + interval '2 days' where file = '0001_authz.sql'`,
    `update migrations.applied set at = at - interval '2 days' where file = '0001_authz.sql'`,
  ],
]

describe('lilja doctor names each fault, and what to do about it', () => {
  it('in a new installation there is none', async () => expect(namesOf(await findings())).toEqual([]))

  it.each(cases)('%s, which says %s', async (name, says, half, spoil, repair) => {
    await serverWide(half, spoil)
    const wrong = faults(await findings())
    await serverWide(half, repair)
    expect(wrong.map((one) => [one.name, says.test(one.finding)])).toContainEqual([name, true])
    expect(wrong.filter((one) => one.name.split(' ').at(-1) !== name.split(' ').at(-1))).toEqual([])
    expect(namesOf(await findings())).toEqual([])
  })

  it('a database that holds the keys beside what they open', async () => {
    const [one, other] = [openPool(site.opened.adminConnection.main, 1), openPool(site.opened.adminConnection.main, 1)]
    const connection = site.opened.adminConnection.main
    const at = { which: 'main', setting: 'LILJA_DATABASE', connection, password: '', side: 'main' } as const
    const admins = {
      places: [at, { ...at, which: 'vault' }],
      pools: { main: one, vault: other },
      guest: true,
      stop: () => Promise.resolve(),
    } as unknown as Parameters<(typeof databaseChecks)[number]>[0]
    const found = (await databaseChecks[0]?.(admins, configAt(place.folder))) ?? []
    await Promise.all([one.destroy(), other.destroy()])
    expect(faults(found)).toMatchObject([{ name: 'vault', finding: expect.stringContaining('is the same database as LILJA_DATABASE') }])
  })

  it('a server that does not answer', async () => {
    const away = { LILJA_DATABASE: `postgres:///one?host=${place.folder}`, LILJA_VAULT: `postgres:///two?host=${place.folder}` }
    expect(namesOf(await findings(away))).toEqual(['main database', 'vault database'])
  })

  it('databases that are held by a program which does not answer for them', async () => {
    const note = join(place.folder, 'data', 'running.json')
    renameSync(note, `${note}.aside`)
    const wrong = await findings()
    renameSync(`${note}.aside`, note)
    expect(namesOf(wrong)).toEqual(['databases'])
  })

  it('a setting that is not understood, by its own name', async () => {
    expect(namesOf(await findings({ LILJA_STAFF_PORT: 'many' }))).toEqual(['LILJA_STAFF_PORT'])
    met.add('settings')
  })

  it('secrets that others can read, and a secret that is lost', async () => {
    const kek = join(place.folder, 'secrets', 'kek')
    chmodSync(kek, 0o640)
    expect(faults(await findings())).toMatchObject([{ name: 'secrets', remedy: `Run: chmod 600 ${kek}` }])
    chmodSync(kek, 0o600)
    renameSync(kek, join(place.folder, 'kek'))
    expect(faults(await findings())).toMatchObject([
      { name: 'secrets', finding: expect.stringContaining('has lost kek'), remedy: expect.stringContaining('from your copy') },
    ])
    renameSync(join(place.folder, 'kek'), kek)
  })

  it('PostgreSQL that is not where the setting says, and one that gets no security updates any more', async () => {
    expect(namesOf(await findings({ LILJA_POSTGRES_BIN: place.folder }))).toEqual(['postgresql'])
    const late = checkBinaries(configAt(place.folder), new Date('2040-01-01'))
    expect(faults(late)).toMatchObject([{ name: 'postgresql', remedy: expect.stringContaining('restore into it') }])
    expect(namesOf(checkBinaries(configAt(place.folder), new Date('2026-11-21')))).toEqual([])
  })

  it('a Node that is too old', () => {
    expect(namesOf([checkNode('22.9.0')])).toEqual(['node'])
    expect(namesOf([checkNode('24.0.0')])).toEqual([])
  })
})

/** Faults of the work itself and of damaged files, which need people, cases or a broken disk: where each is provoked. */
const elsewhere: Readonly<Record<string, string>> = {
  'case keys': 'test/verbs/doctor.test.ts',
  erasure: 'test/verbs/doctor.test.ts',
  'recovery coverage': 'test/verbs/doctor.test.ts',
  'key officers': 'test/verbs/doctor.test.ts',
  lists: 'test/verbs/doctor.test.ts',
  'main tables': 'test/baddays/damage-pages.test.ts',
  'main pages': 'test/baddays/damage-pages.test.ts',
}

it('every fault that the doctor can find is provoked by a test, and no fault is without its remedy', () => {
  const source = files.filter((path) => /^src\/app\/verbs\/doctor(?:\.ts|\/\w+\.ts)$/.test(path)).map(read)
  const named = source.flatMap((text) => {
    const own = /const name = ['`](?:\$\{which\} )?([a-z ]+)['`]/.exec(text)?.[1] ?? ''
    return [...text.matchAll(/\bfault\(\s*(?:'([a-z ]+)'|`\$\{which\} ([a-z ]+)`|(name)\b)/g)].map((match) => match[1] ?? match[2] ?? own)
  })
  const here = [...met].map((name) => name.replace(/^(?:main|vault) /, ''))
  const there = Object.entries(elsewhere).flatMap(([name, path]) => (read(path).includes(name.replace(/^main /, '')) ? [name.replace(/^main /, '')] : []))
  expect(new Set(named).size).toBeGreaterThan(12)
  expect([...new Set(named)].filter((name) => !here.includes(name) && !there.includes(name))).toEqual([])
})
