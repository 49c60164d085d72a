import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { casePaths, openCase } from '#capabilities/cases/contract.ts'
import { statistics } from '#capabilities/statistics/capability.ts'
import { countQuarters } from '#capabilities/statistics/commands/count-quarters.ts'
import { furnish } from '#capabilities/statistics/commands/furnish.ts'
import { asFacts } from '#platform/db/enter.ts'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { settle } from '#platform/record/record.ts'
import { openCasesHouse, type CasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

type Row = { readonly sex: string; readonly adult: number | null; readonly child: number | null; readonly unknown: number | null; readonly all: number | null }
type Closed = {
  readonly finished: string
  readonly periods: readonly { readonly from: string; readonly last: string; readonly total: number | null; readonly rows: readonly Row[] }[]
}

describe('closed cases are counted when their quarter has ended', () => {
  let house: CasesHouse
  let lead: Person, statistician: Person
  const opened: Id[] = []
  const closed = async (): Promise<Closed> => ((await (await statistician.asks('/statistics')).json()) as { closed: Closed }).closed
  const shown = async (): Promise<string> => {
    const page = await statistician.reads('/statistics')
    return page.slice(page.indexOf('<h2', page.indexOf('Closed and coded cases') - 200), page.indexOf('</main>'))
  }
  const counts = async (on: string): Promise<void> => {
    await house.scratch.setClock(new Date(on))
    await runJob(house.scratch.databases, countQuarters)
  }
  /** Past the walls, with a line in the record. */
  const asAdministrator = async (deed: (tx: Tx) => Promise<void>): Promise<void> => {
    const admin = await house.scratch.admin('main')
    await admin.transaction().execute(async (tx) => {
      await deed(tx)
      await settle(tx, 'test.set')
    })
  }
  /** Codes so many of the opened cases, as closing them in that month does. */
  const codes = async (many: number, month: string, sex: string, age: string): Promise<void> => {
    const ids = opened.splice(0, many)
    expect(ids).toHaveLength(many)
    await asAdministrator(async (tx) => {
      await sql`
        insert into cases.coded (case_id, zone_id, sex, age_group, purpose, country, track, outcome, opened_month, closed_month, coded_by)
        select id, ${lead.zoneId}, ${sex}, ${age}, 'sexual', 'RO', 'unclear', 'goals_met', '2026-01-01', ${month}::date, ${lead.id} from unnest(${ids}::uuid[]) id`.execute(
        tx,
      )
    })
  }
  const close = (caseId: Id, fields: Fields = {}) =>
    lead.fills(casePaths.closure(caseId), {
      reason: 'goals_met',
      riskOn: '2026-08-20',
      wayBack: 'Kanarieväg',
      sex: 'other',
      ageGroup: '25-34',
      purpose: 'labour',
      country: 'ro',
      retention: 'five_years',
      known: 'yes',
      ...fields,
    })

  beforeAll(async () => {
    house = await openCasesHouse(new Date('2026-08-21T10:00:00Z'), [statistics])
    const office = await house.zone('NATIONAL', 'national_coordination')
    await house.asOwner(furnish)
    const alfa = await house.zone('ALFA', 'social_services')
    lead = await house.person(alfa, ['case_worker'])
    statistician = await house.person(office, ['statistician'])
    await house.keysFor(alfa)
    for (let at = 0; at < 32; at += 1) {
      const made = await lead.works(null, (visit) => openCase(visit, { child: 'no', urgent: false, county: '01' }))
      if (!made.ok) throw new Error(made.refusal.kind)
      opened.push(made.value.caseId)
    }
  })
  afterAll(() => house.close())

  it('waits with fewer than five for the next quarter, and says up to when it counts', async () => {
    await codes(4, '2026-03-01', 'woman', '25-34')
    await counts('2026-08-21T12:00:00Z')
    expect(await closed()).toEqual({ threshold: 5, finished: '2026-04-01', periods: [] })
    expect(await shown()).toContain('Fewer than 5 cases are closed and coded in quarters that have ended, up to and including Q2 2026')
  })

  it('counts quarters that have ended together, and hides what is small', async () => {
    await codes(9, '2026-05-01', 'woman', '25-34')
    await codes(7, '2026-06-01', 'man', '35-49')
    await codes(1, '2026-06-01', 'man', '15-17')
    await counts('2026-08-21T12:00:00Z')
    const { periods } = await closed()
    expect(periods.map(({ from, last, total }) => [from, last, total])).toEqual([['2026-01-01', '2026-04-01', 21]])
    for (const row of periods[0]?.rows ?? []) for (const count of [row.adult, row.child, row.unknown, row.all]) expect(count === null || count >= 5).toBe(true)
    expect(periods[0]?.rows.find((row) => row.sex === 'man')?.child ?? null).toBeNull()
    expect(await shown()).toContain('Counted up to and including Q2 2026')
    expect(await shown()).toContain('Closed from Q1 2026 up to and including Q2 2026')
  })

  it('looks the same before and after one case is closed, so that nothing can be subtracted', async () => {
    const before = [await closed(), await shown()]
    const one = opened.shift() ?? ''
    expect((await close(one)).status).toBe(303)
    await counts('2026-08-22T10:00:00Z')
    expect([await closed(), await shown()]).toEqual(before)
  })

  it('looks the same when a case that was counted is coded anew', async () => {
    const before = (await closed()).periods
    await asAdministrator(async (tx) => {
      await sql`update cases.coded set sex = 'other', closed_month = '2026-08-01' where case_id = (select case_id from cases.coded where closed_month = '2026-06-01' and age_group = '15-17')`.execute(
        tx,
      )
    })
    await codes(1, '2026-04-01', 'man', '18-24')
    await counts('2026-08-23T10:00:00Z')
    expect((await closed()).periods).toEqual(before)
  })

  it('keeps a new quarter apart from the old ones, and waits while it holds few', async () => {
    const before = (await closed()).periods
    await counts('2026-10-02T10:00:00Z')
    expect((await closed()).periods).toEqual(before)
    await codes(6, '2026-10-01', 'woman', '18-24')
    await counts('2026-12-30T10:00:00Z')
    expect((await closed()).periods).toEqual(before)
    await counts('2027-01-01T10:00:00Z')
    const after = (await closed()).periods
    expect(after.slice(1)).toEqual(before)
    expect([after[0]?.from, after[0]?.last, after[0]?.total]).toEqual(['2026-07-01', '2026-10-01', 8])
    await counts('2027-01-02T10:00:00Z')
    expect((await closed()).periods).toEqual(after)
  })

  it('gives the statistician’s own database session no row and no hidden number', async () => {
    const asked = (person: Person, query: ReturnType<typeof sql>) => person.works(null, async (visit) => (await query.execute(visit.tx)).rows)
    for (const query of [sql`select sex from facts.uncounted_closures()`, sql`insert into statistics.closed_cell values ('2026-01-01', 'all', 'all', 1)`])
      await expect(asked(statistician, query)).rejects.toMatchObject({ code: '42501' })
    expect(await asked(statistician, sql`select sex from cases.coded`)).toEqual([])
    const cells = (await asked(statistician, sql`select count from facts.closed_cell where count is not null`)) as { count: number }[]
    expect(cells.length).toBeGreaterThan(0)
    expect(cells.every(({ count }) => count >= 5)).toBe(true)
    for (const hidden of ['facts.closed_period', 'facts.closed_cell', 'facts.referral'])
      expect(await asked(lead, sql`select 1 from ${sql.table(hidden)}`)).toEqual([])
  })

  it('gives the role that counts for the operator no row either', async () => {
    for (const table of ['cases.coded', 'cases.card'])
      await expect(asFacts(house.scratch.databases, (tx) => sql`select 1 from ${sql.table(table)}`.execute(tx))).rejects.toMatchObject({ code: '42501' })
    expect(await asFacts(house.scratch.databases, async (tx) => (await sql`select 1 from facts.closed_cell`.execute(tx)).rows)).toEqual([])
  })
})
