import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openSecrets } from '#platform/config/secrets.ts'
import { findBinaries, listBinaries } from '#platform/db/embedded/binaries.ts'
import { keepJournalShort } from '#platform/db/embedded/journal.ts'
import { safeSettings } from '#platform/db/embedded/settings.ts'
import { startEmbedded } from '#platform/db/embedded/start.ts'
import { ask, hold, isAlive, kill, postmasterOf, release, type Holder, type Place } from '#test/database/launcher/program.ts'

const isRoot = process.getuid?.() === 0
const homes: string[] = []
const holders: Holder[] = []

const newPlace = (...deep: readonly string[]): Place => {
  const home = mkdtempSync(join(tmpdir(), 'lilja-launch-'))
  homes.push(home)
  return { data: join(home, ...deep, 'data'), secrets: join(home, 'secrets') }
}
const start = async (...args: Parameters<typeof hold>): Promise<Holder> => {
  const holder = await hold(...args)
  holders.push(holder)
  return holder
}
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

afterEach(async () => {
  for (const holder of holders.splice(0)) await release(holder)
})
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true })
})

describe('in a home that only its owner may enter', () => {
  let place: Place
  beforeAll(async () => {
    place = newPlace()
    const first = await hold(place)
    await ask(place, first.said, 'create table kept (word text); insert into kept values ($$first$$)')
    await release(first)
  })

  it('what was written is there at the next start', async () => {
    const { said } = await start(place)
    expect(await ask(place, said, 'select word from kept')).toEqual([{ word: 'first' }])
  })

  it('runs with every safe setting, and as nobody mighty', async () => {
    const { said } = await start(place)
    for (const [name, value] of Object.entries(safeSettings)) expect(await ask(place, said, `select current_setting('${name}') as value`)).toEqual([{ value }])
    expect(statSync(`/proc/${postmasterOf(place)}`).uid).not.toBe(0)
    expect(statSync(join(place.data, 'pg')).mode & 0o777).toBe(0o700)
  })

  it('lets go of its journal, which knows the moment of each commit', async () => {
    const { said } = await start(place)
    if (said.refused !== undefined) throw new Error(said.refused)
    await ask(place, said, 'insert into kept values ($$a moment$$)')
    const [at] = await ask<{ file: string }>(place, said, 'select pg_walfile_name(pg_current_wal_insert_lsn()) as file')
    const names = async (): Promise<string[]> =>
      (await ask<{ name: string }>(place, said, 'select name from pg_ls_waldir() order by name')).map((row) => row.name)
    expect(await names()).toContain(at?.file)
    const letBe = keepJournalShort(said.host, (await openSecrets(place.secrets)).database.admin, 50)
    await expect.poll(async () => (await names()).filter((name) => name <= (at?.file ?? '')), { timeout: 30_000 }).toEqual([])
    await letBe()
    expect(await ask(place, said, 'select word from kept where word = $$a moment$$')).toEqual([{ word: 'a moment' }])
    await ask(place, said, 'delete from kept where word = $$a moment$$')
  })

  it('listens on a socket in a private folder, and on no network', async () => {
    const { said } = await start(place)
    if (said.refused !== undefined) throw new Error(said.refused)
    expect(statSync(said.host).mode & 0o777).toBe(0o700)
    const pid = postmasterOf(place)
    const own = readdirSync(`/proc/${pid}/fd`)
      .map((fd) => /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1])
      .filter((inode) => inode !== undefined)
    const networked = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) =>
      existsSync(`/proc/net/${kind}`) ? readFileSync(`/proc/net/${kind}`, 'utf8').split('\n').slice(1) : [],
    )
    expect(own.length).toBeGreaterThan(0)
    expect(networked.filter((line) => own.includes(line.trim().split(/\s+/)[9] ?? ''))).toEqual([])
  })

  it('asks for the password, also on the socket', async () => {
    const { said } = await start(place)
    const other = newPlace()
    await openSecrets(other.secrets)
    await expect(ask(other, said, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('a second program is refused with a sentence, and the first goes on', async () => {
    const first = await start(place)
    const second = await start(place)
    expect(second.said.refused).toMatch(new RegExp(`in use by another program \\(process ${first.process.pid}\\)`))
    expect(await ask(place, first.said, 'select word from kept')).toEqual([{ word: 'first' }])
  })

  it('an operator’s verb beside it is its guest, and does not stop it', async () => {
    const first = await start(place)
    const guest = await startEmbedded({ folder: place.data, secrets: await openSecrets(place.secrets), guest: true })
    expect(guest.guest).toBe(true)
    await guest.stop()
    expect(await ask(place, first.said, 'select word from kept')).toEqual([{ word: 'first' }])
  })

  it('a killed server comes back by itself, with all that was acknowledged', async () => {
    const { said } = await start(place)
    await ask(place, said, 'create table if not exists acknowledged as select generate_series(1, 1000) as n')
    const old = postmasterOf(place)
    process.kill(old, 'SIGKILL')
    await expect.poll(() => ask(place, said, 'select count(*)::int as n from acknowledged').catch(() => null), { timeout: 30_000 }).toEqual([{ n: 1000 }])
    expect(postmasterOf(place)).not.toBe(old)
  })

  it.each(['bound', 'watchdog'] as const)('a killed program takes its server with it (%s), and the next one starts', async (bind) => {
    const first = await start(place, bind)
    const server = postmasterOf(place)
    await ask(place, first.said, `insert into kept select 'last' where not exists (select 1 from kept where word = 'last')`)
    await kill(first)
    const second = await start(place, bind)
    expect(await ask(place, second.said, 'select word from kept order by word')).toEqual([{ word: 'first' }, { word: 'last' }])
    expect(isAlive(server)).toBe(false)
  })

  it('both killed at once, the next one starts and nothing acknowledged is lost', async () => {
    const first = await start(place)
    await ask(place, first.said, `insert into kept values ('both')`)
    const server = postmasterOf(place)
    process.kill(server, 'SIGKILL')
    await kill(first)
    const second = await start(place)
    expect(await ask(place, second.said, `select word from kept where word = 'both'`)).toEqual([{ word: 'both' }])
    await ask(place, second.said, `delete from kept where word = 'both'`)
  })

  it('other secrets are refused with a sentence, and change nothing', async () => {
    const other = newPlace()
    const wrong = await start({ data: place.data, secrets: other.secrets })
    expect(wrong.said.refused).toMatch(/The secrets do not belong to this data/)
    const right = await start(place)
    expect(right.said.refused).toBeUndefined()
  })

  it('leaves no password, no socket and no half-made folder behind', async () => {
    const holder = await start(place)
    await release(holder)
    const secrets = await openSecrets(place.secrets)
    const telling = filesUnder(place.data).filter((file) => readFileSync(file).includes(secrets.database.admin))
    expect(telling).toEqual([])
    expect(readdirSync(place.data).filter((name) => name.startsWith('.') || name.startsWith('s-') || name === 'running.json')).toEqual([])
  })
})

it('two programs on a new folder at once: one makes it, the other is refused', async () => {
  const place = newPlace()
  await openSecrets(place.secrets)
  const both = await Promise.all([start(place), start(place)])
  expect(both.filter((each) => each.said.refused === undefined)).toHaveLength(1)
  expect(both.find((each) => each.said.refused !== undefined)?.said.refused).toMatch(/in use by another program/)
})

it('a folder too deep for a socket, with a name full of signs, works', async () => {
  const place = newPlace('a folder, with “signs” and "quotes"', 'x'.repeat(80), 'y'.repeat(80))
  const { said } = await start(place)
  expect(await ask(place, said, 'select 1 as one')).toEqual([{ one: 1 }])
})

it.runIf(isRoot)('works for root where the database’s user may come, with the copied programs beside the data', async () => {
  const place = newPlace()
  chmodSync(join(place.data, '..'), 0o755)
  const { said } = await start(place)
  expect(await ask(place, said, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(readdirSync(place.data).some((name) => name.startsWith('programs-'))).toBe(findBinaries(null, null).kind === 'npm')
})

const nobody = { uid: 65_534, gid: 65_534 }
const canRead =
  isRoot &&
  spawnSync(process.execPath, ['--version'], { ...nobody, cwd: '/' }).status === 0 &&
  spawnSync('/bin/ls', [import.meta.dirname], { ...nobody, cwd: '/' }).status === 0
it.runIf(canRead)('works for an ordinary user in a home of their own', async () => {
  const place = newPlace()
  const home = join(place.data, '..')
  chownSync(home, nobody.uid, nobody.gid)
  const asNobody = { ...nobody, cwd: home, env: { HOME: home, PATH: process.env['PATH'] ?? '' } }
  const holder = await start(place, 'bound', asNobody)
  if (holder.said.refused !== undefined) throw new Error(holder.said.refused)
  expect(statSync(join(place.data, 'pg')).uid).toBe(nobody.uid)
  expect(statSync(`/proc/${postmasterOf(place)}`).uid).toBe(nobody.uid)
  const server = postmasterOf(place)
  await kill(holder)
  const next = await start(place, 'bound', asNobody)
  expect(next.said.refused).toBeUndefined()
  expect(isAlive(postmasterOf(place))).toBe(true)
  expect(isAlive(server)).toBe(false)
})

describe('the programs of PostgreSQL', () => {
  it('for data of a version that is not here are asked for in a sentence', () => {
    expect(() => findBinaries(null, 99)).toThrow(/The data is of PostgreSQL 99, which is not here/)
  })

  it('of a folder without them are refused, naming the setting', () => {
    const empty = newPlace().secrets
    mkdirSync(empty)
    expect(() => findBinaries(empty, null)).toThrow(/LILJA_POSTGRES_BIN: there is no postgres and initdb/)
  })

  const debian = listBinaries(null).find((each) => each.kind === 'debian')
  it.runIf(debian !== undefined)('of the system, when configured, make and run the database where they are', async () => {
    const place = newPlace()
    const secrets = await openSecrets(place.secrets)
    const embedded = await startEmbedded({ folder: place.data, secrets, bin: debian?.home ?? '' })
    expect(embedded.version).toMatch(new RegExp(`^${debian?.major}\\.`))
    await embedded.stop()
    const again = await startEmbedded({ folder: place.data, secrets })
    expect(again.version).toBe(embedded.version)
    await again.stop()
  })
})
