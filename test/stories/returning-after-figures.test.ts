import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { openCase } from '#capabilities/cases/contract.ts'
import { costs } from '#capabilities/costs/capability.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { protection } from '#capabilities/protection/capability.ts'
import { returning } from '#capabilities/returning/capability.ts'
import { statistics } from '#capabilities/statistics/capability.ts'
import { countProgramme, countTwelfth } from '#capabilities/statistics/commands/count-programme.ts'
import { furnish } from '#capabilities/statistics/commands/furnish.ts'
import { support } from '#capabilities/support/capability.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

type Period = {
  readonly from: string
  readonly last: string
  readonly total: number
  readonly paidThousands: number | null
  readonly cells: readonly { readonly name: string; readonly count: number | null }[]
}

describe('returns that have ended are counted when their quarter is over', () => {
  let house: CasesHouse
  let lead: Person, statistician: Person
  const periods = async (): Promise<readonly Period[]> =>
    ((await (await statistician.asks('/statistics')).json()) as { programme: { periods: readonly Period[] } }).programme.periods
  const counts = async (on: string): Promise<void> => {
    await house.scratch.setClock(new Date(on))
    await runJob(house.scratch.databases, countProgramme)
  }
  /** So many returns that came all the way, were reached at one and six months, and got money; ended on this day. */
  const ends = async (many: number, outcome: string, on: string): Promise<readonly (readonly [string, string])[]> => {
    const made: (readonly [string, string])[] = []
    for (let n = 0; n < many; n += 1) {
      const opened = await lead.works(null, (visit) => openCase(visit, { child: 'no', urgent: false, county: '01' }))
      if (!opened.ok) throw new Error(opened.refusal.kind)
      const { caseId, unitId } = opened.value
      await house.asOwner(async (tx) => {
        const id = crypto.randomUUID()
        made.push([id, caseId])
        await sql`insert into returns.return (id, case_id, unit_id, zone_id, wall, made_by) values (${id}, ${caseId}, ${unitId}, ${lead.zoneId}, ${`${unitId}/C0`}, ${lead.id})`.execute(
          tx,
        )
        for (const phase of ['applied', 'admitted', 'travelling', 'arrived'])
          await sql`update returns.return set phase = ${phase}, ground = 'exposed', destination = 'RO', right_there = 'citizen', departed_at = authz.now(), arrived_at = authz.now() where id = ${id}`.execute(
            tx,
          )
        for (const point of ['m1', 'm6'])
          await sql`
            insert into returns.follow_up (return_id, case_id, unit_id, zone_id, point, on_day, how, reach, safety, housing, income, health, children, network, exploiter_contact, satisfied, exploited_again, made_by)
            values (${id}, ${caseId}, ${unitId}, ${lead.zoneId}, ${point}, current_date, 'call', 'reached', 'safe', 'lasting', 'enough', 'well', 'well', 'alone', 'no', 'yes', 'no', ${lead.id})`.execute(
            tx,
          )
        await sql`update returns.return set phase = 'ended', outcome = ${outcome}, ended_at = ${new Date(on)} where id = ${id}`.execute(tx)
      })
    }
    return made
  }
  /** At the twelfth month, long after it was closed. */
  const answers = (ended: readonly (readonly [string, string])[], reach: 'reached' | 'lost', again: 'yes' | 'no'): Promise<void> =>
    house.asOwner(async (tx) => {
      for (const [id, caseId] of ended)
        await sql`
          insert into returns.follow_up (return_id, case_id, unit_id, zone_id, point, on_day, how, reach, safety, housing, income, health, children, network, exploiter_contact, satisfied, exploited_again, made_by)
          select r.id, r.case_id, r.unit_id, r.zone_id, 'm12', current_date, 'call', ${reach}, a.safety, a.housing, a.income, a.health, a.children, a.network, a.contact, a.satisfied, a.again, r.made_by
          from returns.return r left join (select 'safe' as safety, 'lasting' as housing, 'enough' as income, 'well' as health, 'well' as children, 'alone' as network, 'no' as contact,
            'yes' as satisfied, ${again} as again) a on ${reach === 'reached'} where r.id = ${id} and r.case_id = ${caseId}`.execute(tx)
    })
  const twelfths = async (): Promise<readonly Omit<Period, 'paidThousands'>[]> =>
    ((await (await statistician.asks('/statistics')).json()) as { twelfth: { periods: readonly Period[] } }).twelfth.periods
  const countsTwelfth = async (on: string): Promise<void> => {
    await house.scratch.setClock(new Date(on))
    await runJob(house.scratch.databases, countTwelfth)
  }
  beforeAll(async () => {
    house = await openCasesHouse(new Date('2026-08-21T10:00:00Z'), [directory, contact, cooperation, protection, support, costs, returning, statistics])
    const office = await house.zone('NATIONAL', 'national_coordination')
    await house.asOwner(furnish)
    await house.asOwner(async (tx) => await returning.furnish?.(tx))
    const alfa = await house.zone('ALFA', 'social_services')
    lead = await house.person(alfa, ['case_worker'])
    statistician = await house.person(office, ['statistician'])
    await house.keysFor(alfa)
  }, 120_000)
  afterAll(() => house.close())

  it('not before, not while they are few, once, and hidden as far as it takes', async () => {
    await ends(4, 'returned_monitored', '2026-08-22T10:00:00Z')
    await counts('2026-09-30T21:59:00Z')
    expect(await periods()).toEqual([])
    await counts('2026-10-01T10:00:00Z')
    expect(await periods()).toEqual([])
    await ends(7, 'returned_contact_declined', '2026-10-02T10:00:00Z')
    await counts('2027-01-01T10:00:00Z')
    await counts('2027-01-01T11:00:00Z')
    const [period, ...others] = await periods()
    expect([others, period?.from, period?.last, period?.total]).toEqual([[], '2026-07-01', '2026-10-01', 11])
    for (const { count } of period?.cells ?? []) expect(count === null || count >= 5).toBe(true)
    expect(period?.cells.find((one) => one.name === 'returned_monitored')?.count ?? null).toBeNull()
    expect((await house.recorded()).filter((act) => act.startsWith('statistics.programme-counted'))).toHaveLength(1)
  })

  it('stand beside the 37 published cases, with how they are counted, and are nobody’s to read row by row', async () => {
    const page = await statistician.reads('/statistics')
    for (const words of ['The return programme', 'never added to them', '11 returns have ended', 'hidden']) expect(page).toContain(words)
    const seen = statistician.works(null, async ({ tx }) => (await sql<{ n: number }>`select count(*)::int as n from returns.return`.execute(tx)).rows[0]?.n)
    expect(await seen).toBe(0)
    await expect(statistician.works(null, async ({ tx }) => sql`select * from facts.uncounted_returns(null)`.execute(tx))).rejects.toThrow(/permission denied/)
    expect((await lead.visits('/statistics')).status).toBe(404)
  })

  it('at the twelfth month say how it was then, once, and change nothing that was counted before', async () => {
    const before = await periods()
    // They came home in October: thirty days after October a year later is the last of the twelfth month, in the quarter that ends with the year.
    await house.scratch.setClock(new Date('2027-01-20T10:00:00Z'))
    const [six, five] = [await ends(6, 'returned_monitored', '2027-08-01T10:00:00Z'), await ends(5, 'returned_monitored', '2027-08-01T10:00:00Z')]
    await answers(five, 'lost', 'no')
    await countsTwelfth('2028-03-31T21:00:00Z')
    // Those who were counted when they ended in 2026 have had their twelfth month as well; nobody asked them.
    const [first] = await twelfths()
    expect([first?.from, first?.last, first?.total]).toEqual(['2027-07-01', '2027-10-01', 11])
    // Nothing is counted in the first hour after the quarter: what is written down a few weeks late belongs to it.
    await countsTwelfth('2028-04-01T10:00:00Z')
    await house.scratch.setClock(new Date('2028-04-20T10:00:00Z'))
    await answers(six, 'reached', 'no')
    await countsTwelfth('2028-04-30T10:00:00Z')
    expect(await twelfths()).toHaveLength(1)
    await countsTwelfth('2028-05-01T10:00:00Z')
    await countsTwelfth('2028-05-01T11:00:00Z')
    const [second, ...others] = await twelfths()
    expect([second?.from, second?.last, second?.total, others.length]).toEqual(['2028-01-01', '2028-01-01', 11, 1])
    const shown = Object.fromEntries((second?.cells ?? []).map(({ name, count }) => [name, count]))
    expect(shown).toMatchObject({ reached: 6, declined: null })
    expect(await periods()).toEqual(before)
    const page = await statistician.reads('/statistics')
    for (const words of ['Twelve months after coming home', 'Could not be reached', 'No answer is kept', 'The other figures are not changed by it'])
      expect(page).toContain(words)
    await expect(lead.works(null, async ({ tx }) => sql`select * from facts.uncounted_twelfths(null)`.execute(tx))).rejects.toThrow(/permission denied/)
    expect((await house.recorded()).filter((act) => act.startsWith('statistics.twelfth-counted'))).toHaveLength(2)
  })
})
