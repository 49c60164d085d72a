import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { purgeAfter } from '#capabilities/returning/store/purge-after.ts'
import type { Id } from '#kernel/id.ts'
import { casePaths } from '#capabilities/cases/contract.ts'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day } from '#test/stories/return-house.ts'
import { grant, openAfterHouse, tried, type AfterHouse } from '#test/stories/returning-after-house.ts'

type Line = {
  readonly id: string
  readonly number: number
  readonly state: string
  readonly minor: number
  readonly ore: number | null
  readonly counters: string | null
  readonly receipt: boolean | null
  readonly deeds: readonly string[]
}
type Answer = { readonly grants: readonly Line[]; readonly grantedOre: number; readonly ceiling: { readonly ore: number; readonly confirmed: boolean } | null }
let there: AfterHouse
beforeAll(async () => {
  there = await openAfterHouse()
}, 120_000)
afterAll(() => there.house.close())

const money = async (person: Person, caseId: Id): Promise<Answer> => await there.json<Answer>(person, caseId)
const plans = async (person: Person, caseId: Id, more = {}): Promise<string> => {
  await there.done(person, there.afterPath(caseId, '/grants/new'), grant(more))
  return (await money(person, caseId)).grants.at(-1)?.id ?? ''
}
const on = (caseId: Id, id: string, deed: string): string => there.afterPath(caseId, `/grants/${id}/${deed}`)
const paid = async (caseId: Id, more = {}): Promise<string> => {
  const id = await plans(there.partner, caseId, more)
  await there.done(there.coordinator, on(caseId, id, 'approve'), {})
  await there.done(there.partner, on(caseId, id, 'pay'), { on: day(0) })
  return id
}

describe('a grant', () => {
  it('is planned by one, approved by another, paid, and has its receipt said once', async () => {
    const caseId = await there.arrives()
    const id = await plans(there.partner, caseId)
    expect((await money(there.partner, caseId)).grants).toMatchObject([{ number: 1, state: 'planned', minor: 150_000, deeds: ['drop'] }])
    expect(await there.refused(there.partner, on(caseId, id, 'approve'), {}, 'does not approve it')).toEqual([422, true])
    expect((await there.abroad.visits(on(caseId, id, 'approve'))).status).toBe(404)
    expect((await there.board.visits(on(caseId, id, 'pay'))).status).toBe(404)
    expect(await there.refused(there.partner, on(caseId, id, 'pay'), { on: day(0) }, 'not in that state')).toEqual([409, true])
    await there.done(there.coordinator, on(caseId, id, 'approve'), {})
    expect(await there.refused(there.partner, on(caseId, id, 'pay'), { on: day(2) }, 'has not been yet')).toEqual([422, true])
    expect(await there.refused(there.partner, on(caseId, id, 'pay'), { on: '1925-11-21' }, 'had not begun on that day')).toEqual([422, true])
    await there.done(there.partner, on(caseId, id, 'pay'), { on: day(0) })
    const receipt = on(caseId, id, 'receipt')
    expect(await there.refused(there.partner, receipt, { thereIs: 'yes', code: 'K-12' }, 'day of the receipt')).toEqual([422, true])
    expect(await there.refused(there.partner, receipt, { thereIs: 'yes', code: 'Anna Svensson', onDay: day(0) }, 'number of the receipt')).toEqual([422, true])
    await there.done(there.partner, receipt, { thereIs: 'yes', code: 'k-12', onDay: day(0) })
    expect(await there.refused(there.partner, receipt, { thereIs: 'no' }, 'been said already')).toEqual([409, true])
    expect(await money(there.board, caseId)).toMatchObject({ grantedOre: 150_000, grants: [{ state: 'paid', receipt: true, receiptCode: 'K-12', deeds: [] }] })
  })

  it('stands in the timeline as the day it was paid, from that day on and with no clock', async () => {
    const caseId = await there.arrives()
    await paid(caseId)
    for (const path of [casePaths.one(caseId), supportPaths.course(caseId)]) {
      const rows = (await there.partner.reads(path)).split(/<li|<tr/).filter((row) => /<time/.test(row) && row.includes('A grant was paid'))
      const said = rows.map((row) => row.replaceAll(/<[^>]+>/g, ' '))
      expect([path, said]).toEqual([path, [expect.stringContaining('today')]])
      expect([path, said]).toEqual([path, [expect.not.stringMatching(/\d\d[:.]\d\d/)]])
    }
  })

  it.each([
    [{ amount: 'much' }, 'Write an amount'],
    [{ amount: '0' }, 'Write an amount'],
    [{ amount: '10,5' }, 'Write an amount'],
    [{ amount: '10,50', currency: 'ISK' }, 'Write an amount'],
    [{ currency: 'XXX' }, 'error-summary'],
    [{ payee: 'family_by_her_word' }, 'said that somebody of the family'],
    [{ payee: 'herself', herWordOn: '2026-11-20' }, 'only for when somebody'],
    [{ payee: 'family_by_her_word', herWordOn: '2026-12-24' }, 'has not been yet'],
  ])('is not planned as what it cannot be: %o', async (more, words) => {
    const caseId = await there.arrives()
    expect(await there.refused(there.partner, there.afterPath(caseId, '/grants/new'), grant(more), words)).toEqual([422, true])
  })

  it('goes to somebody of her family only by her own word', async () => {
    const caseId = await there.arrives()
    await plans(there.partner, caseId, { payee: 'family_by_her_word', herWordOn: day(-1) })
    expect((await money(there.partner, caseId)).grants).toMatchObject([{ payee: 'family_by_her_word', herWordOn: day(-1) }])
    const forged = there.partner.works(caseId, async ({ tx }) =>
      sql`insert into returns.grant_line (return_id, case_id, unit_id, zone_id, number, type, purpose, state, currency, size, minor, payee, made_by)
        select return_id, case_id, unit_id, zone_id, 99, 'cash', 'travel', 'planned', 'SEK', 1, 1, 'family_by_her_word', authz.me() from returns.grant_line where case_id = ${caseId}`.execute(
        tx,
      ),
    )
    await expect(forged).rejects.toThrow(/check constraint/)
  })

  it('in another currency is worth what the rate of a day says', async () => {
    const caseId = await there.arrives()
    const id = await plans(there.partner, caseId, { amount: '1 000', currency: 'RON' })
    const approve = on(caseId, id, 'approve')
    expect(await there.refused(there.coordinator, approve, { sek: '', rateOn: '' }, 'day of the rate')).toEqual([422, true])
    expect(await there.refused(there.coordinator, approve, { sek: '2 200', rateOn: day(1) }, 'has not been yet')).toEqual([422, true])
    await there.done(there.coordinator, approve, { sek: '2 200', rateOn: day(0) })
    expect(await money(there.coordinator, caseId)).toMatchObject({ grantedOre: 220_000, grants: [{ minor: 100_000, ore: 220_000, rateOn: day(0) }] })
  })

  it('is dropped when it is not to be, and counts no more', async () => {
    const caseId = await there.arrives()
    const id = await plans(there.partner, caseId)
    await there.done(there.coordinator, on(caseId, id, 'approve'), {})
    await there.done(there.coordinator, on(caseId, id, 'drop'), {})
    expect(await money(there.board, caseId)).toMatchObject({ grantedOre: 0, grants: [{ state: 'dropped' }] })
  })
})

describe('what was paid', () => {
  it('is never edited, by nobody; a mistake is taken back by a line below nought, once', async () => {
    const caseId = await there.arrives()
    const id = await paid(caseId)
    const edits = [
      there.partner.works(caseId, async ({ tx }) => sql`update returns.grant_line set ore = 1 where id = ${id}`.execute(tx)),
      there.coordinator.works(caseId, async ({ tx }) => sql`update returns.grant_line set state = 'dropped' where id = ${id}`.execute(tx)),
      there.partner.works(caseId, async ({ tx }) => sql`update returns.grant_line set minor = 1 where id = ${id}`.execute(tx)),
      there.partner.works(caseId, async ({ tx }) => sql`delete from returns.grant_line where id = ${id}`.execute(tx)),
      there.house.asOwner(async (tx) => sql`update returns.grant_line set ore = 1 where id = ${id}`.execute(tx)),
    ]
    const came = await Promise.allSettled(edits)
    expect(came.map((one) => (one.status === 'rejected' ? 'refused' : Number(one.value.numAffectedRows ?? 0n)))).toEqual([
      0,
      0,
      'refused',
      'refused',
      'refused',
    ])
    await there.done(there.partner, on(caseId, id, 'take-back'), { reason: 'wrong_amount' })
    const after = await money(there.board, caseId)
    expect([after.grantedOre, after.grants.map(({ minor, state }) => [minor, state])]).toEqual([
      0,
      [
        [150_000, 'paid'],
        [-150_000, 'paid'],
      ],
    ])
    expect(await there.refused(there.partner, on(caseId, id, 'take-back'), { reason: 'twice' }, 'taken back already')).toEqual([409, true])
    expect(await there.refused(there.partner, on(caseId, after.grants[1]?.id ?? '', 'take-back'), { reason: 'twice' }, 'itself a correction')).toEqual([
      422,
      true,
    ])
  })

  it('is not taken back by a line of another amount, whichever way it is written', async () => {
    const caseId = await there.arrives()
    const id = await paid(caseId)
    const forged = there.partner.works(caseId, async ({ tx }) =>
      sql`insert into returns.grant_line (return_id, case_id, unit_id, zone_id, number, type, purpose, state, currency, size, minor, ore, payee, counters, reason, made_by, approved_by, approved_at, paid_by, paid_at, paid_on)
        select return_id, case_id, unit_id, zone_id, 99, type, purpose, 'paid', currency, 5, -5, -5, payee, id, 'twice', authz.me(), authz.me(), authz.now(), authz.me(), authz.now(), paid_on
        from returns.grant_line where id = ${id}`.execute(tx),
    )
    await expect(forged).rejects.toThrow(/whole and once/)
    const born = there.partner.works(caseId, async ({ tx }) =>
      sql`insert into returns.grant_line (return_id, case_id, unit_id, zone_id, number, type, purpose, state, currency, size, minor, ore, payee, made_by, approved_by, approved_at, paid_by, paid_at, paid_on)
        select return_id, case_id, unit_id, zone_id, 98, type, purpose, 'paid', currency, 5, 5, 5, payee, authz.me(), approved_by, authz.now(), authz.me(), authz.now(), paid_on
        from returns.grant_line where id = ${id}`.execute(tx),
    )
    await expect(born).rejects.toThrow(/planned first/)
  })
})

describe('what one person may be granted in all', () => {
  it('holds, also when two approve at once', async () => {
    const caseId = await there.arrives()
    const one = await plans(there.partner, caseId, { amount: '20 000' })
    const other = await plans(there.abroad, caseId, { amount: '20 000', type: 'service' })
    const answers = await Promise.all([there.coordinator.fills(on(caseId, one, 'approve'), {}), there.partner.fills(on(caseId, other, 'approve'), {})])
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 422])
    const lost = answers.find((answer) => answer.status === 422)
    expect(await lost?.text()).toContain('more than one person can get in all')
    expect((await money(there.coordinator, caseId)).grantedOre).toBe(2_000_000)
  })

  it('holds in the database when the program forgets it, and says that the amount is not confirmed', async () => {
    const caseId = await there.arrives()
    const id = await plans(there.partner, caseId, { amount: '30 001' })
    const forced = there.coordinator.works(caseId, async ({ tx }) =>
      sql`update returns.grant_line set state = 'approved', ore = minor, approved_by = authz.me(), approved_at = authz.now() where id = ${id}`.execute(tx),
    )
    await expect(forced).rejects.toThrow(/more than one person/)
    const own = there.partner.works(caseId, async ({ tx }) =>
      sql`update returns.grant_line set state = 'approved', ore = minor, approved_by = authz.me(), approved_at = authz.now() where id = ${id}`.execute(tx),
    )
    await expect(own).rejects.toThrow()
    expect(await there.partner.reads(there.afterPath(caseId))).toContain('not confirmed by the programme')
  })

  it('is reckoned anew from the day of a new amount', async () => {
    const caseId = await there.arrives()
    const id = await plans(there.partner, caseId, { amount: '30 001' })
    expect(await there.refused(there.coordinator, on(caseId, id, 'approve'), {}, 'more than one person')).toEqual([422, true])
    await there.house.asOwner(async (tx) => {
      await sql`insert into returns.ceiling (code, ore, source, confirmed, valid_from) values ('per_person', 4000000, 'beslut', true, ${day(0)}::date)`.execute(
        tx,
      )
    })
    await there.done(there.coordinator, on(caseId, id, 'approve'), {})
    expect((await money(there.coordinator, caseId)).ceiling).toEqual({ ore: 4_000_000, confirmed: true })
  })
})

describe('finance', () => {
  it('sees amounts and codes of the own zone, and no case, name or country', async () => {
    const caseId = await there.arrives()
    await paid(caseId, { amount: '777' })
    const page = await there.finance.reads('/returns/grants')
    expect([page.includes('777.00'), page.includes(caseId), /RO\b|Canary/.test(page)]).toEqual([true, false, false])
    expect(await there.today(there.finance)).toEqual([expect.stringMatching(/^without_receipt [1-9]/)])
    const missing = (await (await there.finance.asks('/returns/grants?show=without_receipt')).json()) as { rows: readonly unknown[] }
    expect(await there.today(there.finance)).toEqual([`without_receipt ${missing.rows.length}`])
    const seen = await there.finance.works(
      null,
      async ({ tx }) => (await sql<{ n: number }>`select count(*)::int as n from returns.return`.execute(tx)).rows[0]?.n,
    )
    expect([seen, (await there.finance.visits(there.afterPath(caseId))).status, (await there.partner.visits('/returns/grants')).status]).toEqual([0, 404, 404])
  })
})

describe('a case that is purged', () => {
  it('takes everything after the journey with it, what was paid as well', async () => {
    const caseId = await there.arrives()
    const id = await paid(caseId)
    await there.done(there.partner, on(caseId, id, 'receipt'), { thereIs: 'no' })
    await there.done(there.partner, on(caseId, id, 'take-back'), { reason: 'given_back' })
    await there.follows(there.partner, caseId, tried('d1', day(0), 'declined', { how: 'she_called' }))
    await there.house.asOwner((tx) => purgeAfter(tx, caseId))
    const admin = await there.house.scratch.admin('main')
    for (const table of ['grant_line', 'receipt', 'follow_up', 'follow_alarm', 'support_line', 'goal_step', 'reception', 'renewal', 'passed'] as const) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`returns.${table}`)} where case_id = ${caseId}`.execute(admin)
      expect([table, rows[0]?.n]).toEqual([table, 0])
    }
  })
})
