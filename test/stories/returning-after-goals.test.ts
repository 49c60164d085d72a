import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { dayAfter, grant, openAfterHouse, type AfterHouse } from '#test/stories/returning-after-house.ts'
import { homePlan } from '#test/stories/returning-gates-house.ts'

type Answer = {
  readonly goals: readonly { readonly milestone: string; readonly state: string | null; readonly late: boolean; readonly number: number }[]
  readonly spent: readonly { readonly purpose: string; readonly planned: number; readonly granted: number; readonly paid: number }[]
}
let there: AfterHouse
beforeAll(async () => {
  there = await openAfterHouse()
}, 120_000)
afterAll(() => there.house.close())

/** She has come home with a plan that was agreed with her: first housing in ten days, money for housing and something of her own. */
const home = async (more = {}): Promise<Id> => {
  const caseId = await there.arrives()
  await there.done(there.partner, gatePaths.newPlan(caseId), homePlan(more))
  return caseId
}
const goal = (caseId: Id, milestone = 'first_housing'): string => there.afterPath(caseId, `/goals/${milestone}`)
const said = (state: string, onDay = dayAfter(1)) => ({ state, onDay })

describe('the goals of the plan after the journey', () => {
  it('have a state that staff set, that everybody who takes part sees, and that loses nothing of what was said', async () => {
    const caseId = await home()
    const before = await there.board.reads(there.afterPath(caseId))
    for (const words of ['Goals of the plan', 'nothing said yet']) expect(before).toContain(words)
    await there.done(there.abroad, goal(caseId), said('under_way'))
    await there.done(there.partner, goal(caseId), said('reached'))
    expect((await there.json<Answer>(there.board, caseId)).goals).toMatchObject([{ milestone: 'first_housing', state: 'reached', late: false, number: 2 }])
    expect(await there.coordinator.reads(there.afterPath(caseId))).toContain('reached')
    const { rows } = await sql<{ state: string }>`select state from returns.goal_step where case_id = ${caseId} order by number`.execute(
      await there.house.scratch.admin('main'),
    )
    expect(rows.map(({ state }) => state)).toEqual(['under_way', 'reached'])
  })

  it('may be changed, given up, or declined by the person, and be taken up again', async () => {
    const caseId = await home()
    // An address stands in a browser's history: the page leads by number, and no goal is called by name in it.
    const page = await there.partner.reads(there.afterPath(caseId))
    expect([page.includes(`${goal(caseId, '1')}"`), page.includes(goal(caseId))]).toEqual([true, false])
    expect((await there.partner.visits(goal(caseId, '1'))).status).toBe(200)
    for (const [state, words] of [
      ['changed', 'changed'],
      ['let_go', 'given up'],
      ['declined', 'the person did not want it'],
      ['under_way', 'under way'],
    ] as const) {
      await there.done(there.partner, goal(caseId), said(state))
      expect(await there.partner.reads(there.afterPath(caseId))).toContain(words)
    }
  })

  it.each([
    [said(''), 'error-summary'],
    [said('reached', dayAfter(2)), 'has not been yet'],
    [said('reached', dayAfter(-1)), 'before the arrival'],
    [said('under_way'), 'has that state already'],
  ])('refuse what cannot be: %o', async (fields, words) => {
    const caseId = await home()
    await there.done(there.partner, goal(caseId), said('under_way'))
    expect(await there.refused(there.partner, goal(caseId), fields, words)).toEqual([422, true])
  })

  it('are those of a plan that was agreed: no proposal, no goal that is not in it, nobody outside, and not before the arrival', async () => {
    const [proposed, agreed, before] = [await home({ agreed: '', agreedOn: '' }), await home(), await there.travels()]
    await there.done(there.partner, gatePaths.newPlan(before), homePlan())
    expect((await there.json<Answer>(there.partner, proposed)).goals).toEqual([])
    for (const path of [goal(proposed), goal(agreed, 'work_begun'), goal(agreed, 'no_such'), goal(before)])
      expect([path, (await there.partner.visits(path)).status]).toEqual([path, 404])
    for (const person of [there.nurse, there.outsider, there.finance]) expect((await person.visits(goal(agreed))).status).toBe(404)
    const forged = there.partner.works(agreed, async ({ tx }) =>
      sql`insert into returns.goal_step (return_id, case_id, unit_id, zone_id, milestone, number, state, on_day, made_by)
        select r.id, r.case_id, u.id, u.zone_id, 'work_begun', 1, 'reached', ${dayAfter(1)}::date, authz.me()
        from returns.return r, cases.unit u where r.case_id = ${agreed} and u.case_id = r.case_id and u.zone_id = authz.my_zone()`.execute(tx),
    )
    await expect(forged).rejects.toThrow(/row-level security/)
  })

  it('are said by one of two who say at once: the other sees that it has moved on, and loses nothing that was chosen', async () => {
    const caseId = await home()
    await there.done(there.partner, goal(caseId), said('reached'))
    const late = await there.coordinator.fills(goal(caseId), { ...said('changed'), _version: '0' })
    expect([late.status, /value="changed"[^>]*checked|checked[^>]*value="changed"/.test(await late.text())]).toEqual([409, true])
    const both = await Promise.all([there.partner.fills(goal(caseId), said('let_go')), there.coordinator.fills(goal(caseId), said('declined'))])
    expect(both.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
    const { rows } = await sql<{ number: number }>`select number from returns.goal_step where case_id = ${caseId} order by number`.execute(
      await there.house.scratch.admin('main'),
    )
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_row, place) => place + 1))
  })
})

describe('the budget of the plan', () => {
  it('stands beside what was granted and paid', async () => {
    const caseId = await home()
    const add = async (more = {}): Promise<string> => {
      await there.done(there.partner, there.afterPath(caseId, '/grants/new'), grant(more))
      const { rows } = await sql<{ id: Id }>`select id from returns.grant_line where case_id = ${caseId} order by number desc limit 1`.execute(
        await there.house.scratch.admin('main'),
      )
      return rows[0]?.id ?? ''
    }
    const housing = await add({ purpose: 'housing', amount: '4 000' })
    await there.done(there.coordinator, there.afterPath(caseId, `/grants/${housing}/approve`), { sek: '', rateOn: '' })
    await there.done(there.abroad, there.afterPath(caseId, `/grants/${housing}/pay`), { on: dayAfter(1) })
    const phone = await add({ purpose: 'phone', amount: '500' })
    await there.done(there.coordinator, there.afterPath(caseId, `/grants/${phone}/approve`), { sek: '', rateOn: '' })
    await add({ purpose: 'housing', amount: '900' })
    expect((await there.json<Answer>(there.board, caseId)).spent).toEqual([
      { purpose: 'housing', planned: 600_000, granted: 400_000, paid: 400_000 },
      { purpose: 'own_business', planned: 950_050, granted: 0, paid: 0 },
      { purpose: 'phone', planned: 0, granted: 50_000, paid: 0 },
    ])
    const page = await there.board.reads(there.afterPath(caseId))
    for (const words of ['Planned and granted', 'Left of the plan', 'In all']) expect(page).toContain(words)
  })
})

// Last: the clock is never set back.
describe('a goal of the plan', () => {
  it('is late when its day has passed', async () => {
    const caseId = await home()
    await there.house.scratch.setClock(new Date('2026-12-02T12:00:00Z'))
    expect((await there.json<Answer>(there.partner, caseId)).goals[0]?.late).toBe(true)
    expect(await there.partner.reads(there.afterPath(caseId))).toContain('the day has passed')
  })
})
