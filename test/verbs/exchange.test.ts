import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DirectoryDocument, FunctionRow } from '#app/verbs/export/document.ts'
import { saysWhere } from '#app/verbs/export/directory.ts'
import { exportVerb } from '#app/verbs/export.ts'
import { importVerb } from '#app/verbs/import.ts'
import type { Row } from '#app/verbs/import/plan.ts'
import { largest } from '#app/verbs/import/read.ts'
import { demoPeople } from '#capabilities/people/demo.ts'
import { asOwner } from '#capabilities/people/store/operator.ts'
import { newId } from '#kernel/id.ts'
import { verifyDatabase } from '#platform/record/verify.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'
import { openTool, write, type Tool } from '#test/verbs/lilja.ts'

let house: OpenHouse
let tool: Tool
let elsewhere: OpenHouse
let there: Tool
const now = new Date('2026-11-21T22:15:00Z')

beforeAll(async () => {
  house = await openHouse({ now })
  tool = await openTool(house, [exportVerb, importVerb])
  elsewhere = await openHouse({ now })
  there = await openTool(elsewhere, [exportVerb, importVerb])
  await asOwner(await elsewhere.scratch.admin('main'), 'test.set', async (tx) => {
    const shelter = sql`(select id from directory.function where kind = 'shelter')`
    await sql`delete from directory.on_call where function_id <> all (array(select ${shelter}))`.execute(tx)
    await sql`delete from directory.duty where function_id <> all (array(select ${shelter}))`.execute(tx)
    await sql`delete from directory.coverage where function_id <> all (array(select ${shelter}))`.execute(tx)
    await sql`delete from information.version where function_id is not null`.execute(tx)
    await sql`delete from directory.function where id <> all (array(select ${shelter}))`.execute(tx)
  })
})
afterAll(async () => {
  await tool.close()
  await there.close()
  await house.close()
  await elsewhere.close()
})

const exported = async (from: Tool): Promise<DirectoryDocument> => JSON.parse((await from.lilja('export', 'directory')).out) as DirectoryDocument
type Told = {
  readonly written: boolean
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly refused: number
  readonly rows: readonly Row[]
}
const imported = async (into: Tool, document: unknown, ...more: readonly string[]): Promise<Told & { readonly ending: number }> => {
  const { ending, out } = await into.lilja('import', 'directory', write(into, 'asked.json', JSON.stringify(document)), '--json', ...more)
  return { ending, ...(JSON.parse(out) as Told) }
}
const changed = (document: DirectoryDocument, name: string, change: Partial<FunctionRow> | object): DirectoryDocument => ({
  ...document,
  functions: document.functions.map((one) => (one.nameSv === name ? { ...one, ...change } : one)),
})

describe('lilja export directory', () => {
  it('holds functions and orders, and no person and no rota', async () => {
    const { ending, out } = await tool.lilja('export', 'directory')
    expect(ending).toBe(0)
    const document = JSON.parse(out) as DirectoryDocument
    expect(document).toMatchObject({ format: 'lilja-directory', version: 1, madeOn: '2026-11-21' })
    expect(document.functions.find((one) => one.nameSv === 'Socialjouren ALFA')).toMatchObject({
      zone: 'JOUR',
      nameEn: 'Out-of-hours social service ALFA',
      hours: 'out_of_hours',
      areas: ['2480', '2582'],
      order: [
        { municipality: '2480', place: 1, hours: 'always', validTo: null },
        { municipality: '2582', place: 1, hours: 'always', validTo: null },
      ],
    })
    for (const { id, name, login, staffCode } of demoPeople) for (const word of [id, name, login, staffCode]) expect(out).not.toContain(word)
    expect(out).not.toMatch(/starts|ends_at|person/)
    expect(await house.recorded()).toContain('directory.exported')
  })

  it('says of a protected place neither whom it serves nor where it stands in an order, nor a name with a place in it', async () => {
    const shelter = (await exported(tool)).functions.find((one) => one.kind === 'shelter')
    expect(shelter).toMatchObject({ zone: 'A17', nameSv: 'Boende A17, intag', areas: null, order: null })
    await asOwner(await house.scratch.admin('main'), 'test.set', (tx) =>
      sql`update directory.function set name_sv = 'Skyddat boende i Umeå' where kind = 'shelter'`.execute(tx),
    )
    expect((await exported(tool)).functions.find((one) => one.kind === 'shelter')).toMatchObject({ nameSv: null, nameEn: 'Shelter A17, intake' })
    await asOwner(await house.scratch.admin('main'), 'test.set', (tx) =>
      sql`update directory.function set name_sv = 'Boende A17, intag' where kind = 'shelter'`.execute(tx),
    )
    expect(saysWhere('Boendet vid Lunds station', ['Lund'])).toBe(true)
    expect(saysWhere('Boende i Upplands-Bro', ['Upplands-Bro'])).toBe(true)
    expect(saysWhere('Intaget, boende A17', ['Eda', 'Ale', 'Boden'])).toBe(false)
  })

  it('writes a new file that only its owner reads, and never over another', async () => {
    expect(await tool.lilja('export', 'directory', '--out', 'directory.json', '--json')).toMatchObject({
      ending: 0,
      out: '{"out":"directory.json","what":"directory","count":14}',
    })
    const file = join(tool.folder, 'directory.json')
    expect(statSync(file).mode & 0o077).toBe(0)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(await exported(tool))
    expect((await tool.lilja('export', 'directory', '--out', 'directory.json')).err).toContain('is there already')
  })

  it('exports of the statistics what may be released, and nothing else', async () => {
    const { ending, out } = await tool.lilja('export', 'statistics')
    expect(ending).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ view: 'release', threshold: 10, total: 37 })
    expect((await tool.lilja('export', 'statistics', '--csv')).out).toMatch(/by,group,count/)
    expect(await tool.lilja('export', 'statistics', '--by', 'country,purpose')).toMatchObject({ ending: 1, out: '' })
  })

  it.each([[[]], [['people']], [['directory', 'more']], [['directory', '--csv']]])('%j is wrong usage', async (args) => {
    expect((await tool.lilja('export', ...args)).ending).toBe(2)
  })
})

describe('lilja import directory', () => {
  it('shows what would change, changes it, and then finds nothing to change', async () => {
    const document = await exported(tool)
    const before = await exported(there)
    expect(await imported(there, document, '--dry-run')).toMatchObject({ ending: 0, written: false, added: 28, changed: 0, unchanged: 1, refused: 0 })
    expect(await exported(there)).toEqual(before)
    expect(await imported(there, document)).toMatchObject({ ending: 0, written: true, added: 28, unchanged: 1 })
    expect(await exported(there)).toEqual(document)
    expect(await imported(there, document)).toMatchObject({ ending: 0, written: false, added: 0, changed: 0, unchanged: 29 })
    expect(
      (
        await sql`select from directory.coverage c join directory.function f on f.id = c.function_id where f.kind = 'shelter'`.execute(
          await elsewhere.scratch.admin('main'),
        )
      ).rows,
    ).toHaveLength(2)
    expect(await verifyDatabase(await elsewhere.scratch.admin('main'), { key: elsewhere.secrets.auditKey })).toMatchObject({ ok: true })
    expect(await elsewhere.recorded()).toContain('directory.imported')
  })

  it('says which fields change, and lets two change places', async () => {
    const document = await exported(there)
    const order = (name: string, place: number) =>
      document.functions.find((one) => one.nameSv === name)?.order?.map((line) => (line.municipality === '2480' ? { ...line, place } : line))
    const swapped = changed(changed(document, 'Socialjouren ALFA', { order: order('Socialjouren ALFA', 2) }), 'Bakjouren ALFA', {
      nameEn: 'Back-up on call ALFA',
      order: order('Bakjouren ALFA', 1),
    })
    const told = await imported(there, swapped)
    expect(told).toMatchObject({ ending: 0, written: true, changed: 3, added: 0, refused: 0 })
    expect(told.rows.filter((row) => row.change === 'changed').map((row) => row.fields)).toEqual([['nameEn'], ['place'], ['place']])
    expect(await exported(there)).toEqual(swapped)
  })

  it('knows a function that was written down in two places, by zone, kind and name', async () => {
    const document = await exported(there)
    const other = changed(document, 'Bakjouren ALFA', { id: newId(), child: false, order: [] })
    expect(await imported(there, other)).toMatchObject({ ending: 0, changed: 1, added: 0 })
    expect((await exported(there)).functions).toHaveLength(document.functions.length)
  })

  it('refuses a row with its reason, and then writes none', async () => {
    const document = await exported(there)
    const name = 'Mottagningen BETA'
    const own = document.functions.find((one) => one.nameSv === name)
    const line = own?.order?.[0]
    const ok = changed(document, 'Barnenheten BETA', { nameEn: 'Another name' })
    const tries: readonly (readonly [object, string])[] = [
      [{ zone: 'OKAND' }, 'there is no zone OKAND here'],
      [{ zone: 'ALFA' }, 'its id is that of another function here'],
      [{ nameSv: 'Ring 0000 00 00 00' }, 'its name holds a number'],
      [{ areas: ['9999'] }, 'serves an area that does not exist'],
      [{ areas: [] }, 'it serves no area'],
      [{ verifiedOn: '2027-01-01' }, 'verified on a day that has not come'],
      [{ order: [{ ...line, municipality: '9999' }] }, 'no such municipality'],
      [{ order: [{ ...line, validTo: '2020-01-01' }] }, 'it ends before it starts'],
      [{ order: [line, line] }, 'stands twice in the file'],
      [{ order: [line, { ...line, id: newId(), place: 2 }] }, 'the function stands in that order already'],
    ]
    for (const [change, reason] of tries) {
      const told = await imported(there, changed(ok, name, change))
      expect(told).toMatchObject({ ending: 1, written: false })
      expect(told.rows.find((row) => row.change === 'refused')?.reason).toContain(reason)
    }
    const shelter = document.functions.find((one) => one.kind === 'shelter')
    const unknownShelter = await imported(there, { ...document, functions: [{ ...shelter, id: newId(), nameSv: 'Boende A99' }] })
    expect(unknownShelter.rows[0]?.reason).toContain('the file does not say where it is')
    const words = await there.lilja('import', 'directory', write(there, 'asked.json', JSON.stringify(changed(ok, name, { zone: 'OKAND' }))))
    expect(words).toMatchObject({ ending: 1, err: expect.stringContaining('nothing was written') })
    expect(words.out).toMatch(/refused +function +OKAND .*there is no zone OKAND here/)
    expect(await exported(there)).toEqual(document)
  })

  it('refuses a hostile file with a sentence', async () => {
    const document = await exported(there)
    const [first] = document.functions
    const tries: readonly (readonly [string, string])[] = [
      ['', 'is not JSON'],
      ['[]', 'is not a directory'],
      ['null', 'is not a directory'],
      ['{"format":"lilja-directory","version":2}', 'another version'],
      [
        `{"__proto__":{"format":"lilja-directory"},"format":"lilja-directory","version":1,"madeOn":"2026-11-21","functions":[]}`,
        'a name that no document of ours has',
      ],
      [JSON.stringify({ ...document, functions: [{ ...first, constructor: { a: 1 } }] }), 'a name that no document of ours has'],
      [JSON.stringify({ ...document, functions: 'all' }), 'functions: '],
      [JSON.stringify({ ...document, functions: [{ ...first, acute: 'yes' }] }), 'functions[1].acute'],
      [JSON.stringify({ ...document, functions: [{ ...first, id: "1'; drop table directory.function; --" }] }), 'functions[1].id: is not an id'],
      [JSON.stringify({ ...document, functions: [{ ...first, nameSv: 'a\u202eb' }] }), 'functions[1].nameSv: is not plain words'],
      [JSON.stringify({ ...document, functions: [{ ...first, nameSv: 'a'.repeat(121) }] }), 'functions[1].nameSv'],
      [JSON.stringify({ ...document, functions: [{ ...first, rota: [] }] }), 'functions[1]'],
      [' '.repeat(largest + 1), 'is too large'],
    ]
    for (const [content, said] of tries) {
      const { ending, out, err } = await there.lilja('import', 'directory', write(there, 'hostile.json', content))
      expect({ ending, out }).toEqual({ ending: 1, out: '' })
      expect(err).toContain(said)
      expect(err).not.toMatch(/\n|drop table/)
    }
    expect((await there.lilja('import', 'directory', 'nowhere.json')).err).toContain('cannot be read')
    expect((await there.lilja('import', 'directory')).ending).toBe(2)
    expect((await there.lilja('import', 'people', 'x')).ending).toBe(2)
    expect(await exported(there)).toEqual(document)
  })
})
