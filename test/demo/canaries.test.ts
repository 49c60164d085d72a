import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canaries } from '#app/demo/canaries.ts'
import { makeWorld } from '#app/demo/world.ts'
import { migrateAll } from '#app/migrations.ts'
import { demo } from '#app/verbs/demo.ts'
import { demoPeople } from '#capabilities/people/demo.ts'
import { readConfig, type Config } from '#platform/config/config.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { saveBackup } from '#platform/db/backup/save.ts'
import { openDatabases, type Opened } from '#platform/db/open.ts'
import { dumpOf } from '#test/demo/dump.ts'
import { finderOf, inFolder } from '#test/demo/finder.ts'

const words = canaries()
const finder = finderOf(words)
const said: string[] = []
const log = (stream: NodeJS.WriteStream): (() => void) => {
  const write = stream.write.bind(stream)
  stream.write = ((...given: Parameters<typeof write>) => {
    said.push(String(given[0]))
    return write(...given)
  }) as typeof stream.write
  return () => void (stream.write = write)
}

/** An installation of its own: data, secrets, temporary files and backups all lie in one folder. */
let home: string
let config: Config
let opened: Opened
let quiet: readonly (() => void)[] = []
const outerTemporary = process.env['TMPDIR']

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'lilja-canary-'))
  chmodSync(home, 0o711)
  const temporary = join(home, 'tmp')
  mkdirSync(temporary)
  chmodSync(temporary, 0o711)
  process.env['TMPDIR'] = temporary
  quiet = [log(process.stdout), log(process.stderr)]
  const read = readConfig({ LILJA_DATABASE: `embedded:${join(home, 'data')}`, LILJA_SECRETS: join(home, 'secrets') }, home)
  if (!read.ok) throw new Error('the configuration is wrong')
  config = read.value
  const secrets = await openSecrets(config.secrets)
  opened = await openDatabases(config, secrets)
  await migrateAll(opened)
  await makeWorld(opened, secrets, { cost: { memory: 1024, passes: 1, parallelism: 1 } })
}, 300_000)
afterAll(async () => {
  await opened?.stop()
  for (const end of quiet) end()
  if (outerTemporary === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = outerTemporary
  rmSync(home, { recursive: true, force: true })
})

describe('the canaries', () => {
  it('are every sealed value of the stories, long enough not to be found by chance, and stand alike in a page', async () => {
    expect(words.length).toBeGreaterThan(150)
    expect(new Set(words).size).toBe(words.length)
    for (const word of words) expect(word).not.toMatch(/[<>&"']/)
    for (const one of ['Mirzalina Övningsescu', '19970230-0026', 'kaprifolbåten']) expect(words).toContain(one)
    const out: string[] = []
    expect(await demo.run(['canaries', '--json'], { out: (line) => void out.push(line), err: () => undefined, env: {}, cwd: home })).toBe(0)
    expect(JSON.parse(out.join('\n'))).toEqual(words)
  })
  it('are not the names of those who work there, nor anything in what the program says itself', () => {
    for (const person of demoPeople) expect(words).not.toContain(person.name)
  })
})

describe('on the disk', () => {
  it('none is found in data files, the write-ahead log, server logs, secrets or temporary files', async () => {
    await sql`checkpoint`.execute(await opened.admin('main'))
    const { found, files, bytes } = inFolder(finder, home)
    expect(found).toEqual([])
    expect(files).toBeGreaterThan(1000)
    expect(bytes).toBeGreaterThan(40_000_000)
  }, 240_000)
  it('none is found in a backup', async () => {
    const folder = join(home, 'backup')
    await saveBackup(opened, (await openSecrets(config.secrets)).kek, folder)
    const { found, bytes } = inFolder(finder, folder)
    expect(found).toEqual([])
    expect(bytes).toBeGreaterThan(100_000)
  }, 120_000)
  it('none is found in a dump', (context) => {
    const dumps = (['main', 'vault'] as const).map((which) => dumpOf(opened.adminConnection[which], opened.version))
    if (dumps.includes(null)) context.skip()
    for (const dump of dumps) expect(finder.inBytes(dump ?? Buffer.alloc(0), 'dump')).toEqual([])
  }, 120_000)
  it('none was said on the way', () => {
    expect(finder.inBytes(Buffer.from(said.join('\n')), 'output')).toEqual([])
  })
  it('a second start finds the world as it was, and none is in what that writes', async () => {
    const counted = async (): Promise<unknown> =>
      (await sql`select (select count(*) from people.person) as people, (select count(*) from cases.card) as cases`.execute(await opened.admin('main'))).rows
    const before = await counted()
    await opened.stop()
    expect(inFolder(finder, home).found).toEqual([])
    opened = await openDatabases(config, await openSecrets(config.secrets))
    expect(await counted()).toEqual(before)
  }, 240_000)
})

describe('the search', () => {
  it('finds what is planted: in a table, in a file, in every way it could be written', async () => {
    const [first = '', second = ''] = words.filter((word) => /[åäö]/.test(word))
    const admin = await opened.admin('main')
    await sql`create table public.planted (word text)`.execute(admin)
    await sql`insert into public.planted values (${first})`.execute(admin)
    await sql`checkpoint`.execute(admin)
    const text = Buffer.from(second)
    writeFileSync(join(home, 'planted'), Buffer.concat([Buffer.alloc(9 * 1024 * 1024 - 7, 'x'), Buffer.from(second, 'utf16le')]))
    writeFileSync(
      join(home, 'planted.txt'),
      [`x${Buffer.concat([Buffer.from('ab'), text, Buffer.from('cde')]).toString('base64')}`, text.toString('hex'), encodeURIComponent(second)].join('\n'),
    )
    const { found } = inFolder(finder, home)
    const ways = (place: RegExp): readonly string[] => [...new Set(found.filter((one) => place.test(one.where)).map((one) => one.how))].sort()
    expect(found.some((one) => one.word === first && /\/base\//.test(one.where))).toBe(true)
    expect(found.some((one) => one.word === first && /\/pg_wal\//.test(one.where))).toBe(true)
    expect(ways(/planted$/)).toEqual(['UTF-16 LE'])
    expect(ways(/planted\.txt$/)).toEqual(['an address', 'base 64', 'hexadecimal'])
    await sql`drop table public.planted`.execute(admin)
  }, 240_000)
})
