import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '#test/baddays/built.ts'
import { makePlace, run, type Place } from '#test/baddays/program.ts'
import { findSamples, openSample, type Sample } from '#test/baddays/sealed-samples.ts'
import { makeSite, openSite, type Site } from '#test/baddays/world.ts'
import { read, root } from '#test/docs/tree.ts'
import '#test/baddays/patience.ts'

/** What the page prints under a heading, block by block; nothing else is known here of how a backup is made or restored. */
const page = read('docs/operating/backup-and-restore.md')
const blocksUnder = (heading: string): readonly string[] => {
  const from = page.indexOf(`\n## ${heading}`)
  const end = page.indexOf('\n## ', from + 1)
  return [...page.slice(from, end < 0 ? undefined : end).matchAll(/^```sh\n([^]*?)^```/gm)].map((match) => match[1] ?? '')
}
const [nightly = ''] = blocksUnder('Every night')
const [restoring = '', clearing = ''] = blocksUnder('Drill, four times a year')

let place: Place
let lost: Site
let samples: readonly Sample[]
let words: readonly (string | null)[]
let printed = ''
/** The paper names places of a real machine; here each is in the test's own folder. */
const here = (text: string): string =>
  text
    .replaceAll('/opt/lilja/', `${root}/`)
    .replaceAll('/drill', join(place.folder, 'drill'))
    .replaceAll('/backup/', `${join(place.folder, 'backup')}/`)
    .replaceAll('/safe/secrets', join(place.folder, 'safe', 'secrets'))
const typed = (block: string, cwd: string): string =>
  execFileSync('sh', ['-eu', '-c', here(block)], {
    cwd,
    encoding: 'utf8',
    env: { PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`, HOME: cwd },
  })
const rowsIn = (said: string): readonly number[] => [...said.matchAll(/(\d+) rows/g)].map((match) => Number(match[1]))

const openAll = async ({ program, tokenOf }: Site): Promise<readonly (string | null)[]> => {
  const opened: (string | null)[] = []
  for (const sample of samples) opened.push(await openSample({ house: program.house, tokenOf }, sample))
  return opened
}

beforeAll(async () => {
  build()
  place = makePlace()
  const home = join(place.folder, 'lost')
  lost = await makeSite(home)
  const all = (await findSamples(await lost.opened.admin('main'))).filter(({ column }) => /\.(body|words)$/.test(column))
  const readers = [...new Set(all.map(({ login }) => login))].slice(0, 5)
  samples = all.filter(({ login }) => readers.includes(login)).slice(0, 20)
  words = await openAll(lost)
  const [verb = ''] = nightly.split('\n').filter((line) => line.startsWith('lilja backup'))
  const { status, out, err } = run(root, { LILJA_DATABASE: `embedded:${join(home, 'data')}`, LILJA_SECRETS: join(home, 'secrets') }, ...argumentsOf(verb))
  expect([status, err]).toEqual([0, ''])
  printed = out
  cpSync(join(home, 'secrets'), join(place.folder, 'safe', 'secrets'), { recursive: true })
})
afterAll(async () => {
  await lost?.close()
  place?.remove()
})
const argumentsOf = (line: string): readonly string[] =>
  here(line.replace(/\s*#.*$/, ''))
    .split(/\s+/)
    .slice(1)
    .filter((word) => word !== '')

describe('R14: a backup restored on an empty machine, from the printed page alone', () => {
  it('the paper says how: what to type for the backup, for the restore, and to take the drill away', () => {
    expect(nightly).toMatch(/^lilja backup --to /m)
    expect(restoring).toMatch(/restore --from/)
    expect(restoring).toMatch(/audit verify/)
    expect(clearing).toMatch(/^rm -r /m)
  })

  it('every line answers 0 within the hour, the rows are those that the backup printed, and the record is whole', async () => {
    const began = performance.now()
    const said = typed(restoring, place.folder)
    const seconds = (performance.now() - began) / 1000
    process.stdout.write(`restored, looked through and verified in ${seconds.toFixed(1)} s\n`)
    expect(seconds).toBeLessThan(60 * 60)
    const restored = said.split('\n').find((line) => line.startsWith('Restored the backup')) ?? ''
    expect(rowsIn(restored)).toEqual(rowsIn(printed))
    expect(rowsIn(printed).every((rows) => rows > 0)).toBe(true)
    expect(said).toMatch(/The record is whole: \d+ events/)
    expect(said).not.toMatch(/FAULT/)
  })

  it('twenty sealed texts open for the people they were sealed to, who sign in with their own passphrases, and say what they said', async () => {
    const again = await openSite(join(place.folder, 'drill'), 60_000)
    try {
      expect(samples).toHaveLength(20)
      expect(new Set(samples.map(({ login }) => login)).size).toBeGreaterThan(2)
      const opened = await openAll(again)
      expect(opened).toEqual(words)
      expect(opened.filter((one) => (one ?? '').length < 8)).toEqual([])
    } finally {
      await again.close()
    }
  })

  it('table by table there are as many rows as in the installation that was lost', async () => {
    const again = await openSite(join(place.folder, 'drill'))
    try {
      for (const half of ['main', 'vault'] as const) {
        const manifest = JSON.parse(readFileSync(join(place.folder, 'backup', '2026-03-10', half, 'manifest.json'), 'utf8')) as {
          tables: readonly { schema: string; name: string; rows: number }[]
        }
        for (const { schema, name, rows } of manifest.tables) {
          if (schema === 'audit' || schema === 'authz') continue
          const { rows: found } = await sql<{ rows: number }>`select count(*)::integer as rows from ${sql.table(`${schema}.${name}`)}`.execute(
            await again.opened.admin(half),
          )
          expect(found[0]?.rows, `${schema}.${name}`).toBe(rows)
        }
      }
    } finally {
      await again.close()
    }
  })

  it('the drill is taken away as the paper says, and nothing of it is left', () => {
    typed(clearing, place.folder)
    expect(existsSync(join(place.folder, 'drill'))).toBe(false)
  })
})
