import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationSets } from '#app/migrations.ts'
import { askPlace } from '#test/baddays/embedded.ts'
import { copyProgram, isLong, makePlace, run, start, stop, type Copy, type Place } from '#test/baddays/program.ts'
import { interrupted, statementsOf } from '#test/baddays/statements.ts'
import '#test/baddays/patience.ts'

type Migrated = { readonly main: readonly string[]; readonly vault: readonly string[]; readonly schema: Readonly<Record<'main' | 'vault', string>> }

/** Where the built program keeps the files of a set, and what it calls each. */
const folders: Readonly<Record<string, string>> = Object.fromEntries(
  [...migrationSets.vault, ...migrationSets.main].map(({ name, folder }) => [name, folder.slice(folder.indexOf('/src/') + '/src/'.length)]),
)
let program: Copy
let place: Place
const pathOf = (name: string): string => {
  const [set = '', file = ''] = name.split('/')
  return join(program.folder, 'dist', folders[set] ?? '', file)
}
const migrated = (): Migrated => {
  const { status, out, err } = run(program.folder, place.env, 'migrate', '--json')
  expect([status, err.split('\n').filter((line) => line !== '' && !/"kind":"(main|vault)\.schema"/.test(line))]).toEqual([0, []])
  return JSON.parse(out) as Migrated
}

beforeAll(() => {
  program = copyProgram()
})
afterAll(() => {
  program?.remove()
})

const named = [...migrationSets.vault, ...migrationSets.main].flatMap(({ name, folder }) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => `${name}/${file}`),
)
/** One file early, one in the middle, the last; with LILJA_LONG=1 each. */
const chosen = isLong ? named : [named[1] ?? '', named.at(named.length / 2) ?? '', named.at(-1) ?? '']
let right: Migrated

describe('R12: kill -9 of the program while it migrates', () => {
  it('a quiet day first: what the schema is when nothing happens', () => {
    place = makePlace()
    right = migrated()
    expect([...right.vault, ...right.main].sort()).toEqual([...named].sort())
    expect(migrated()).toEqual({ main: [], vault: [], schema: right.schema })
    place.remove()
  })

  it.each(chosen)('in the middle of %s: the next start goes on from before it, and the schema is the right one', async (name) => {
    place = makePlace()
    const text = readFileSync(pathOf(name), 'utf8')
    writeFileSync(pathOf(name), interrupted(text, Math.ceil(statementsOf(text).length / 2), 'select pg_sleep(600)'))
    const doomed = start(program.folder, place.env, 'migrate')
    const database = name.startsWith('vault/') ? 'lilja_vault' : 'lilja'
    await expect
      .poll(() => askPlace(place, database, `select 1 as here from pg_stat_activity where state = 'active' and wait_event = 'PgSleep'`), { timeout: 60_000 })
      .toEqual([{ here: 1 }])
    await stop(doomed, 'SIGKILL')
    writeFileSync(pathOf(name), text)
    const again = migrated()
    const run = [...again.vault, ...again.main]
    expect(run[0]).toBe(name)
    expect(run).toEqual([...named].slice(-run.length))
    expect(again.schema).toEqual(right.schema)
    expect(migrated()).toEqual({ main: [], vault: [], schema: right.schema })
    place.remove()
  })
})

describe('R13: an older program meets a database that a newer one has brought forward', () => {
  const later = 'people/9001_later.sql'
  beforeAll(() => {
    place = makePlace()
    writeFileSync(
      pathOf(later),
      'create table people.later (id uuid primary key);\nalter table people.later enable row level security;\nalter table people.later force row level security;\n',
    )
    expect(migrated().main).toContain(later)
    rmSync(pathOf(later))
  })
  afterAll(() => place.remove())

  it.each([['migrate'], ['serve']])('%s is refused with a sentence that says what to do, and changes nothing', (verb) => {
    const { status, out, err } = run(program.folder, place.env, verb)
    expect(status).toBe(1)
    expect(out).toBe('')
    expect(err.trim()).toBe(
      `A newer version of the program has been here: it ran ${later}, which this one does not have. Use that version, or restore the backup from before it.`,
    )
  })

  it('the doctor says the same, and answers 1', () => {
    const { status, out } = run(program.folder, place.env, 'doctor', '--json')
    const { findings } = JSON.parse(out) as { findings: readonly { name: string; state: string; finding: string; remedy?: string }[] }
    expect(status).toBe(1)
    expect(findings.filter(({ name }) => name === 'main migrations')).toEqual([
      { name: 'main migrations', state: 'fault', finding: expect.stringContaining(later), remedy: expect.stringMatching(/./) },
    ])
  })

  it('the newer program goes on as if nothing had happened', () => {
    writeFileSync(
      pathOf(later),
      'create table people.later (id uuid primary key);\nalter table people.later enable row level security;\nalter table people.later force row level security;\n',
    )
    expect(migrated()).toMatchObject({ main: [], vault: [] })
    rmSync(pathOf(later))
  })
})
