import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { patiently, screens, WholeCase } from '#test/journey/whole-case.ts'

const table = '/statistics/referrals-2013-2014'
const tage = 'statistician.nspm'

/** What was published of the return project, and nothing beside it. */
describe.each(screens)('the 37 cases of the return project, $name', (screen) => {
  let w: WholeCase
  beforeAll(async () => {
    w = await WholeCase.open(screen)
  }, 240_000)
  afterAll(() => w.close())
  const inWords = (sv: string, en: string): string => (screen.language === 'sv' ? sv : en)
  /** Each row of a table on the page as it is read: its cells, from left to right. */
  const rowsOf = async (path: string, picture: string): Promise<readonly (readonly string[])[]> => {
    await w.looks(tage, path, picture)
    const rows = await (await w.at(tage)).page.locator('main table tbody tr').all()
    return await Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()))
  }

  it(
    'stand in the table exactly as published, marked as quoted and apart from what the programme counts itself',
    async () => {
      const overview = await w.looks(tage, '/statistics', 'table-01-overview')
      expect(overview).toContain(inWords('aldrig ihop med dem', 'never added to them'))
      expect(overview).toContain(inWords('Färre än', 'Fewer than'))
      const html = await w.looks(tage, table, 'table-02-published')
      for (const words of [
        inWords('Citerad ur en publicerad källa', 'Quoted from a published source'),
        inWords('67,6 %', '67.6 %'),
        inWords('16,2 %', '16.2 %'),
        inWords('81,1 %', '81.1 %'),
      ])
        expect(html).toContain(words)
    },
    patiently,
  )
  it(
    '27 women, 3 girls, 4 men, 3 boys; 25, 4, 1 and 7 by what they were exploited for',
    async () => {
      for (const [rows, wanted] of [
        ['group', [27, 3, 4, 3, 37]],
        ['sex', [30, 7, 37]],
        ['age', [31, 6, 37]],
        ['purpose', [25, 4, 1, 7, 37]],
      ] as const)
        expect([rows, (await rowsOf(`${table}?rows=${rows}`, `table-03-${rows}`)).slice(0, wanted.length).map((row) => Number(row.at(-1)))]).toEqual([
          rows,
          wanted,
        ])
      await w.looks(tage, `${table}?rows=country`, 'table-04-country')
      const csv = (await w.reads(tage, `${table}/csv`)).trimEnd().split('\r\n')
      expect(csv).toHaveLength(46)
      expect(csv.slice(1).every((line) => /,A \(/.test(line))).toBe(true)
    },
    patiently,
  )
})
