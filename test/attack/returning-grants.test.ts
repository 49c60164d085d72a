import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/id.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { day } from '#test/stories/return-house.ts'
import { grant, openAfterHouse, type AfterHouse } from '#test/stories/returning-after-house.ts'

let there: AfterHouse
beforeAll(async () => {
  there = await openAfterHouse()
}, 240_000)
afterAll(() => there?.house.close())

const on = (caseId: Id, id: Id, deed: string): string => there.afterPath(caseId, `/grants/${id}/${deed}`)
const plans = async (person: Person, caseId: Id): Promise<Id> => {
  await there.done(person, there.afterPath(caseId, '/grants/new'), grant())
  const { grants } = await there.json<{ grants: readonly { id: Id }[] }>(person, caseId)
  return grants.at(-1)?.id ?? ''
}
const paid = async (caseId: Id): Promise<Id> => {
  const id = await plans(there.coordinator, caseId)
  await there.done(there.partner, on(caseId, id, 'approve'), {})
  await there.done(there.abroad, on(caseId, id, 'pay'), { on: day(0) })
  return id
}
const deedsOf = async (person: Person, caseId: Id, id: Id): Promise<readonly string[]> =>
  (await there.json<{ grants: readonly { id: Id; deeds: readonly string[] }[] }>(person, caseId)).grants.find((one) => one.id === id)?.deeds ?? []

describe('a line that takes back, for somebody with SQL in hand', () => {
  const counters = (person: Person, caseId: Id, id: Id, approved: Person, payer: Person): Promise<string> =>
    person
      .works(caseId, ({ tx }) =>
        sql`insert into returns.grant_line (return_id, case_id, unit_id, zone_id, number, type, purpose, state, currency, size, minor, ore, payee, counters, reason, made_by, approved_by, approved_at, paid_by, paid_at, paid_on)
          select p.return_id, p.case_id, p.unit_id, p.zone_id, 90, g.type, g.purpose, 'paid', g.currency, g.size, -g.minor, -g.ore, g.payee, g.id, 'given_back', authz.me(),
            ${approved.id}, authz.now(), ${payer.id}, authz.now(), g.paid_on
          from returns.party p join returns.grant_line g on g.return_id = p.return_id where g.id = ${id} and p.zone_id = authz.my_zone()`.execute(tx),
      )
      .then(() => 'done')
      .catch((fault: { code?: string }) => fault.code ?? 'fault')
  it('is of coordinator or partner, and in the own name alone', async () => {
    const caseId = await there.arrives()
    const id = await paid(caseId)
    const { abroad, coordinator, partner, board } = there
    expect(await counters(abroad, caseId, id, coordinator, partner)).toBe('42501')
    expect(await counters(abroad, caseId, id, abroad, abroad)).toBe('42501')
    expect(await counters(board, caseId, id, board, board)).toBe('42501')
    expect(await counters(partner, caseId, id, coordinator, partner)).toBe('42501')
    expect(await counters(partner, caseId, id, partner, coordinator)).toBe('42501')
    expect(await counters(coordinator, caseId, id, coordinator, coordinator)).toBe('done')
  })
  it('has no door for whoever is on the spot', async () => {
    const caseId = await there.arrives()
    const id = await paid(caseId)
    expect((await there.abroad.visits(on(caseId, id, 'take-back'))).status).toBe(404)
    expect(await deedsOf(there.abroad, caseId, id)).not.toContain('counter')
    await there.done(there.partner, on(caseId, id, 'take-back'), { reason: 'twice' })
  })
})

describe('a grant', () => {
  it('is paid by another than who approved it, and each step is in the own name', async () => {
    const caseId = await there.arrives()
    const id = await plans(there.coordinator, caseId)
    const steps = (person: Person, change: ReturnType<typeof sql>): Promise<string> =>
      person
        .works(caseId, ({ tx }) => sql`update returns.grant_line set ${change} where id = ${id}`.execute(tx))
        .then(() => 'done')
        .catch((fault: { code?: string }) => fault.code ?? 'fault')
    const approves = (by: Id) => sql`state = 'approved', ore = minor, approved_by = ${by}, approved_at = authz.now()`
    expect(await steps(there.partner, approves(there.board.id))).toBe('42501')
    await there.done(there.partner, on(caseId, id, 'approve'), {})
    expect(await deedsOf(there.partner, caseId, id)).not.toContain('pay')
    expect(await there.refused(there.partner, on(caseId, id, 'pay'), { on: day(0) }, 'Whoever approved a grant does not pay it')).toEqual([422, true])
    const pays = (by: Id) => sql`state = 'paid', paid_by = ${by}, paid_at = authz.now(), paid_on = ${day(0)}::date`
    expect(await steps(there.partner, pays(there.partner.id))).toBe('42501')
    expect(await steps(there.abroad, pays(there.board.id))).toBe('42501')
    await there.done(there.abroad, on(caseId, id, 'pay'), { on: day(0) })
  })
})

describe('the list outside the case', () => {
  it('says one neutral word of a return, also to a machine', async () => {
    const caseId = await there.travels()
    const answer = await (await there.partner.asks('/returns')).text()
    expect(answer).toContain(caseId)
    expect(answer).toContain('"state":"under_way"')
    expect(answer).not.toMatch(/travelling|arrived|admitted|applied|"phase"/)
  })
  it('leads to what is followed, and to money for whoever keeps it as well', async () => {
    const keeper = await there.house.person(there.partner.zoneId, ['return_officer', 'finance_officer'])
    const links = async (person: Person): Promise<readonly string[]> =>
      [...(await person.reads('/returns')).matchAll(/href="(\/returns\/(?:follow-ups|grants))"/g)].map((match) => match[1] ?? '')
    expect(await links(there.partner)).toEqual(['/returns/follow-ups'])
    expect(await links(keeper)).toEqual(['/returns/follow-ups', '/returns/grants'])
    for (const path of await links(keeper)) expect((await keeper.visits(path)).status).toBe(200)
  })
})
