import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationSets } from '#app/migrations.ts'
import { listApplied, migrate, type MigrationSet } from '#platform/db/migrate.ts'
import type { Which } from '#platform/db/open.ts'
import { openPool } from '#platform/db/pool.ts'
import { schemaMark } from '#platform/db/schema-mark.ts'
import type { Pool } from '#platform/db/tx.ts'
import { isLong } from '#test/baddays/program.ts'
import { interrupted, statementsOf } from '#test/baddays/statements.ts'
import { makeEmpty, makeScratch, type Scratch } from '#test/database/scratch.ts'
import '#test/baddays/patience.ts'

/** Of each file: the places at which the program dies. All of them with LILJA_LONG=1; else the first, the last and one between, moving with the file. */
const placesIn = (text: string, nth: number): readonly number[] => {
  const count = statementsOf(text).length
  const all = Array.from({ length: count + 1 }, (_, at) => at)
  return isLong ? all : [...new Set([1, 1 + ((nth * 7) % Math.max(count - 1, 1)), count])]
}

type File = { readonly which: Which; readonly set: MigrationSet; readonly file: string; readonly text: string }
const filesOf = (which: Which): readonly File[] =>
  migrationSets[which].flatMap((set) =>
    readdirSync(set.folder)
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => ({ which, set, file, text: readFileSync(join(set.folder, file), 'utf8') })),
  )
const files = [...filesOf('vault'), ...filesOf('main')]

const home = mkdtempSync(join(tmpdir(), 'lilja-killed-'))
let scratch: Scratch
let whole: Scratch
/** The whole set up to and with this file, so that no later one is run with it. */
const upTo = ({ set, file }: File, text: string): MigrationSet => {
  const folder = mkdtempSync(join(home, 'set-'))
  for (const name of readdirSync(set.folder)) if (name < file) cpSync(join(set.folder, name), join(folder, name))
  writeFileSync(join(folder, file), text)
  return { name: set.name, folder }
}
const standOf = async (admin: Pool): Promise<{ mark: string; applied: number }> => ({
  mark: await schemaMark(admin),
  applied: (await listApplied(admin)).length,
})

beforeAll(async () => {
  scratch = await makeEmpty()
  whole = await makeScratch()
})
afterAll(async () => {
  await scratch?.drop()
  await whole?.drop()
  rmSync(home, { recursive: true, force: true })
})

describe(`R12: the server's process dies in the middle of a migration (${isLong ? 'every statement' : 'a sample of statements'})`, () => {
  it.each(files.map((file, nth) => [`${file.set.name}/${file.file}`, file, nth] as const))(
    '%s leaves the schema as it was, and runs whole the next time',
    async (_, file, nth) => {
      const admin = await scratch.admin(file.which)
      const before = await standOf(admin)
      const places = placesIn(file.text, nth)
      for (const after of places) {
        const doomed = openPool(scratch.adminConnection[file.which], 1)
        await expect(
          migrate(doomed, [upTo(file, interrupted(file.text, after, 'select pg_terminate_backend(pg_backend_pid())'))]),
          `after ${after}`,
        ).rejects.toThrow()
        await doomed.destroy().catch(() => undefined)
        expect(await standOf(admin), `after statement ${after}`).toEqual(before)
      }
      expect(places.length).toBeGreaterThan(0)
      const right = upTo(file, file.text)
      expect((await migrate(admin, [right])).applied).toEqual([`${file.set.name}/${file.file}`])
      const now = await standOf(admin)
      expect(now).toEqual({ mark: expect.not.stringMatching(`^${before.mark}$`), applied: before.applied + 1 })
      expect((await migrate(admin, [right])).applied).toEqual([])
      expect(await standOf(admin)).toEqual(now)
    },
    isLong ? 600_000 : 240_000,
  )

  it('all of them together make the same schema as without any death', async () => {
    for (const which of ['vault', 'main'] as const) expect(await schemaMark(await scratch.admin(which)), which).toBe(await schemaMark(await whole.admin(which)))
  })

  it('the mark of a schema sees a column, a policy and a right that was changed', async () => {
    const admin = await whole.admin('main')
    const marks = [await schemaMark(admin)]
    const changes = [
      'alter table cases.card add column extra text',
      'drop policy see on cases.card',
      'grant select on cases.card to public',
      'create index extra on cases.card (id)',
    ]
    for (const change of changes) {
      await sql.raw(change).execute(admin)
      marks.push(await schemaMark(admin))
    }
    expect(new Set(marks).size).toBe(changes.length + 1)
  })
})

describe('the cutting into statements', () => {
  it('cuts every migration so that nothing is lost, and not inside a function', () => {
    for (const { text } of files) {
      const statements = statementsOf(text)
      expect(text.startsWith(statements.join(''))).toBe(true)
      expect(text.slice(statements.join('').length).replaceAll(/--.*$/gm, '').trim()).toBe('')
      for (const one of statements) expect((one.match(/\$\$/g) ?? []).length % 2).toBe(0)
    }
    expect(statementsOf("select ';'; -- one;\nselect $a$ ; $a$; /* ; */ select 2;")).toHaveLength(3)
  })
})
