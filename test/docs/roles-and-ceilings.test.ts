import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { furnishReference } from '#app/reference.ts'
import { informationClasses } from '#capabilities/people/domain/classes.ts'
import { ceilingRows, roles } from '#capabilities/people/domain/roles.ts'
import { tableUnder } from '#test/docs/table.ts'
import { read } from '#test/docs/tree.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'
import { words as people } from '#capabilities/people/words.ts'

const page = read('docs/roles-and-ceilings.md')
const spell = ({ role, class: name, right }: { readonly role: string; readonly class: string; readonly right: string }): string => `${role} ${name} ${right}`
const data = ceilingRows.map(spell).sort()
const written = tableUnder(page, 'Ceilings')

describe('roles and ceilings', () => {
  let scratch: Scratch
  beforeAll(async () => {
    scratch = await makeScratch()
  })
  afterAll(() => scratch.drop())

  it('are on the page as they are in the data', () => {
    const said = written.flatMap((row) =>
      informationClasses.flatMap((name) =>
        row[name] === '–' ? [] : [spell({ role: (row['role'] ?? '').replaceAll('`', ''), class: name, right: row[name] ?? '' })],
      ),
    )
    expect(said.sort()).toEqual(data)
  })

  it('are all there, those that have nothing too, in the order of the data and with the words of the screen', () => {
    expect(written.map((row) => row['role'])).toEqual(roles.map((role) => `\`${role}\``))
    expect(written.map((row) => row['in Swedish'])).toEqual(roles.map((role) => people.sv.roles[role]))
  })

  it('name every class as the screen does, and say which are plain', () => {
    const classes = tableUnder(page, 'Classes')
    expect(classes.map((row) => row['class'])).toEqual([...informationClasses])
    expect(classes.map((row) => row['in English'])).toEqual(informationClasses.map((name) => people.en.classes[name]))
    expect(classes.map((row) => row['in Swedish'])).toEqual(informationClasses.map((name) => people.sv.classes[name]))
    expect(classes.filter((row) => row['stored'] !== 'sealed').map((row) => row['class'])).toEqual(['C0', 'C11'])
  })

  it('are in the database as they are in the data, once it is furnished, and again when somebody changed them', async () => {
    const admin = await scratch.admin('main')
    const stored = async (): Promise<readonly string[]> => {
      const { rows } = await sql<{ role: string; class: string; right: string }>`select role, class, "right" from people.ceiling`.execute(admin)
      return rows.map(spell).sort()
    }
    await furnishReference(scratch)
    expect(await stored()).toEqual(data)
    await admin.transaction().execute(async (tx) => {
      await sql`insert into people.ceiling values ('org_admin', 'C3', 'w')`.execute(tx)
      await sql`select audit.settle('{"act":"test.changed","result":"done"}')`.execute(tx)
    })
    expect(await stored()).not.toEqual(data)
    await furnishReference(scratch)
    expect(await stored()).toEqual(data)
  })
})
