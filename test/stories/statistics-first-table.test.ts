import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asFacts } from '#platform/db/enter.ts'
import { furnish } from '#capabilities/statistics/commands/furnish.ts'
import { nameOf } from '#capabilities/statistics/domain/table.ts'
import { loadReferrals } from '#capabilities/statistics/queries/show-referrals.ts'
import { openDirectoryHouse, type Colleague, type DirectoryHouse } from '#test/stories/directory-house.ts'

let house: DirectoryHouse
let statistician: Colleague
let elsewhere: Colleague
const table = '/statistics/referrals-2013-2014'

beforeAll(async () => {
  house = await openDirectoryHouse(new Date('2026-11-21T22:15:00Z'))
  const office = await house.zone('NATIONAL', 'national_coordination')
  await house.asOwner(furnish)
  statistician = await house.colleague(office, ['statistician'])
  elsewhere = await house.colleague(await house.zone('COUNTY', 'county_board'), ['statistician'])
})
afterAll(() => house.scratch.drop())

describe('the statistician of the national office', () => {
  it('sees every cell of the 37 cases, marked as quoted and as an inference', async () => {
    const html = await statistician.reads(table)
    for (const words of [
      'Internal. Quoted from a published source.',
      'Reading A, inferred',
      '67.6 %',
      '16.2 %',
      '81.1 %',
      'between 5 and 10',
      'between 1 and 3',
      'between 1 and 4',
      'between 1 and 29',
    ])
      expect(html).toContain(words)
    const answer = (await (await statistician.asks(table)).json()) as {
      total: number
      cells: { at: Record<string, string>; count: number }[]
      dataset: object
      release: { total: number; tables: { rows: { count: number }[] }[] }
    }
    const count = (at: Record<string, string>) => answer.cells.find((cell) => nameOf(cell.at) === nameOf(at))?.count
    expect([
      answer.total,
      count({}),
      count({ sex: 'female', age: 'adult' }),
      count({ sex: 'female', age: 'child' }),
      count({ sex: 'male', age: 'adult' }),
      count({ sex: 'male', age: 'child' }),
    ]).toEqual([37, 37, 27, 3, 4, 3])
    expect(['sexual', 'forced_marriage', 'domestic_work', 'other'].map((purpose) => count({ purpose }))).toEqual([25, 4, 1, 7])
    expect(answer.dataset).toMatchObject({
      unit: 'person',
      partition: 'disjoint',
      period: { from: 2013, to: 2014 },
      doubleCountRisk: true,
      reading: 'A',
      inferred: true,
    })
    expect(answer.release.tables.map((each) => each.rows.map((row) => row.count))).toEqual([
      [27, 10],
      [25, 12],
    ])
  })

  it('reads it in Swedish too', async () => {
    const swedish = await house.colleague(statistician.zoneId, ['statistician'], 'sv')
    const html = await swedish.reads(table)
    for (const words of ['Läsning A, en slutsats', '67,6 %', 'mellan 5 och 10', 'Tvångsäktenskap', 'Intern. Citerad ur en publicerad källa.'])
      expect(html).toContain(words)
  })

  it('is refused country by purpose, with the reason', async () => {
    const answer = await statistician.fills(`${table}/crossing`, { rows: 'country', columns: 'purpose' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('does not say how many persons came from each')
    const shown = await statistician.reads(`${table}?rows=country&columns=purpose`)
    expect(shown).toContain('Any number here would be invented')
    expect(shown).not.toContain('l-chart__bar')
  })

  it('is refused the same thing twice, and shown what can be answered', async () => {
    expect((await statistician.fills(`${table}/crossing`, { rows: 'group', columns: 'sex' })).status).toBe(422)
    const answer = await statistician.fills(`${table}/crossing`, { rows: 'age', columns: 'purpose' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${table}?rows=age&columns=purpose`])
    expect((await statistician.visits(`${table}?rows=age&columns=purpose`)).status).toBe(200)
  })

  it('takes the table home as a file that says what it is', async () => {
    const answer = await statistician.visits(`${table}/csv`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect(Array.from(bytes.slice(0, 3))).toEqual([0xef, 0xbb, 0xbf])
    const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n')
    expect(lines[0]).toBe('sex,age,purpose,count,marking,reading,source')
    expect(lines).toHaveLength(46)
    expect(lines.slice(1).every((line) => line.includes('Quoted from a published source') && line.includes('A (inferred)'))).toBe(true)
    expect((await statistician.visits(`${table}/csv?rows=country`)).status).toBe(404)
  })

  it('sees that closed cases are too few to count', async () => {
    expect(await statistician.reads('/statistics')).toContain('Fewer than 5 cases are closed and coded')
  })

  it('leaves a line in the record for each look, question and file', async () => {
    const lines = await house.recorded()
    for (const line of ['statistics.table-seen seen', 'statistics.exported done', 'statistics.crossing-asked done', 'statistics.seen seen'])
      expect(lines).toContain(line)
  })
})

describe('anybody else', () => {
  it('does not find it: a statistician of another zone, and other roles of the same', async () => {
    const reviewer = await house.colleague(statistician.zoneId, ['log_reviewer', 'org_admin'])
    for (const path of ['/statistics', table, `${table}/csv`, `${table}/crossing`]) {
      expect((await elsewhere.visits(path)).status).toBe(404)
      expect((await reviewer.visits(path)).status).toBe(404)
    }
  })
})

describe('the role that counts', () => {
  it('reads the views, what they may show, and no table of work', async () => {
    const { rows } = await house.asOwner((tx) =>
      sql<{ name: string }>`
        select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'v') and n.nspname not in ('pg_catalog', 'information_schema') and has_table_privilege('lilja_facts', c.oid, 'select') order by 1`.execute(
        tx,
      ),
    )
    const allowed = [
      'authz.clock',
      'facts.closed_cell',
      'facts.closed_period',
      'facts.dataset',
      'facts.referral',
      'statistics.closed_cell',
      'statistics.closed_period',
      'facts.programme_period',
      'facts.programme_cell',
      'statistics.programme_period',
      'statistics.programme_cell',
      'facts.twelfth_period',
      'facts.twelfth_cell',
      'statistics.twelfth_period',
      'statistics.twelfth_cell',
    ]
    expect(rows.map((row) => row.name).filter((name) => !allowed.includes(name))).toEqual([])
    for (const name of ['statistics.coded_case', 'cases.coded', 'people.person', 'cases.card', 'directory.duty'])
      await expect(asFacts(house.scratch.databases, (tx) => sql`select 1 from ${sql.table(name)}`.execute(tx))).rejects.toMatchObject({ code: '42501' })
  })

  it('counts what is quoted from a published source for the operator, who is nobody signed in', async () => {
    const loaded = await asFacts(house.scratch.databases, loadReferrals)
    expect(loaded?.coded.rows).toHaveLength(37)
  })

  it('is not what a request runs as: nobody signed in counts nothing there', async () => {
    expect((await sql`select 1 from facts.referral`.execute(house.scratch.databases.main)).rows).toEqual([])
    await expect(sql`select 1 from statistics.coded_case`.execute(house.scratch.databases.main)).rejects.toMatchObject({ code: '42501' })
  })

  it('is furnished once, however often', async () => {
    await house.asOwner(furnish)
    const loaded = await asFacts(house.scratch.databases, loadReferrals)
    expect(loaded?.coded.rows).toHaveLength(37)
  })
})
