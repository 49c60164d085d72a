import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { addHomePlan } from '#capabilities/returning/store/home-plan.ts'
import { purgeReturnGates } from '#capabilities/returning/store/purge-gates.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { newId, type Id } from '#kernel/id.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { day } from '#test/stories/return-house.ts'
import { cleared, fit, homePlan, openGatesHouse, passport, side, signature, type GatesHouse } from '#test/stories/returning-gates-house.ts'
import { heldTab } from '#test/stories/support-house.ts'

let there: GatesHouse
beforeAll(async () => {
  there = await openGatesHouse()
}, 120_000)
afterAll(() => there.house.close())

const refused = async (person: Person, path: string, fields: Fields): Promise<string> => {
  const answer = await person.fills(path, fields)
  return `${answer.status} ${/href="#field-([A-Za-z_]+)"/.exec(await answer.text())?.[1] ?? ''}`.trim()
}
const riskGate = async (caseId: Id): Promise<string | undefined> => (await there.closed(caseId)).find((one) => one.startsWith('risk'))

describe('support in the other country', () => {
  it('is noted by area: who found out, when; what is not known stays not known', async () => {
    const caseId = await there.reaches('choice')
    const housing = gatePaths.homeArea(caseId, '2')
    const said = { answer: 'partly', checkedBy: 'partner_there', checkedOn: day(-1), words: 'Canary-home: the aunt on Lime Street' }
    expect(await refused(there.partner, housing, { ...said, checkedBy: 'nobody_yet' })).toBe('422 checkedBy')
    expect(await refused(there.partner, housing, { ...said, checkedOn: day(1) })).toBe('422 checkedOn')
    await there.done(there.partner, housing, said)
    const shown = (await (await there.coordinator.asks(gatePaths.home(caseId))).json()) as { unknown: string[]; newest: { area: string; answer: string }[] }
    expect(shown.newest).toMatchObject([{ area: 'housing', answer: 'partly' }])
    expect(shown.unknown).toHaveLength(13)
    expect(await there.partner.reads(housing)).toContain('Lime Street')
    for (const person of [there.board, there.coordinator, there.abroad])
      for (const path of [housing, gatePaths.home(caseId), there.path(caseId)]) expect(await person.reads(path)).not.toContain('Lime Street')
  })
  it('does not lose what a slower hand typed', async () => {
    const caseId = await there.reaches('choice')
    const path = gatePaths.homeArea(caseId, '1')
    const said = { answer: 'there', checkedBy: 'the_person', checkedOn: day(0), words: '' }
    const tab = heldTab(await there.board.reads(path))
    await there.done(there.partner, path, said)
    const late = await there.board.submits(path, { ...tab, ...said, answer: 'missing', words: 'typed slowly' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('typed slowly')
  })
})

describe('the joint assessment', () => {
  it('takes both sides, then two signatures, and holds for the days of the rule', async () => {
    const caseId = await there.reaches('choice')
    expect(await riskGate(caseId)).toBe('risk: not_begun')
    await there.done(there.board, gatePaths.riskSide(caseId), side({ ownView: 'more_worried', ownWords: 'Canary-own-view: he has a cousin there' }))
    expect(await riskGate(caseId)).toBe('risk: one_side')
    const risk = there.idIn(await there.done(there.partner, gatePaths.riskSide(caseId), side({ item_debt: 'absent', words: 'Canary-basis' })))
    const path = gatePaths.signRisk(caseId, risk)
    expect(await riskGate(caseId)).toBe('risk: unsigned')
    const shown = (await (await there.coordinator.asks(gatePaths.risk(caseId, risk))).json()) as { differing: string[]; maySign: boolean }
    expect([shown.differing, shown.maySign]).toEqual([['debt'], true])
    expect(await refused(there.coordinator, path, signature({ stands: '' }))).toBe('422 stands')
    expect(await refused(there.coordinator, path, signature({ outcome: 'safe_only_if' }))).toBe('422 conditions')
    expect(await refused(there.coordinator, path, signature({ conditions: ['safe_phone'] }))).toBe('422 conditions')
    expect(await refused(there.board, path, signature())).toBe('422')
    await there.done(there.coordinator, path, signature())
    expect(await riskGate(caseId)).toBe('risk: half_signed')
    expect(await refused(there.coordinator, path, signature())).toBe('409')
    await there.done(there.partner, path, signature())
    expect(await riskGate(caseId)).toBeUndefined()
    const list = (await (await there.board.asks(gatePaths.risks(caseId))).json()) as { risks: { holdsUntil: string; state: string }[] }
    expect(list.risks).toMatchObject([{ state: 'agreed', holdsUntil: day(30) }])
    expect(await there.board.reads(gatePaths.risk(caseId, risk))).toContain('he has a cousin there')
    for (const person of [there.partner, there.coordinator, there.abroad]) expect(await person.reads(gatePaths.risk(caseId, risk))).not.toContain('cousin')
  })
  it('is not signed with one side missing, nor past the walls', async () => {
    const caseId = await there.reaches('choice')
    const risk = there.idIn(await there.done(there.coordinator, gatePaths.riskSide(caseId), side()))
    expect(await refused(there.coordinator, gatePaths.signRisk(caseId, risk), signature())).toBe('422')
    const about = await there.returnOf(caseId)
    const forge = there.inside(there.coordinator, caseId, async (visit) =>
      sql`insert into returns.risk_signature (risk_id, return_id, case_id, unit_id, zone_id, part, outcome, holds_until, rule_from, made_by)
        values (${risk}, ${about}, ${caseId}, ${await ownUnit(visit, caseId)}, authz.my_zone(), 'coordinator', 'safe_with_plan', '2027-01-01', '2026-01-01', authz.me())`.execute(
        visit.tx,
      ),
    )
    await expect(forge).rejects.toMatchObject({ code: '42501' })
    const said = there.inside(there.coordinator, caseId, async (visit) =>
      sql`insert into returns.risk_side (risk_id, return_id, case_id, unit_id, zone_id, side, absent, possible, present, own_view, made_by)
        values (${risk}, ${about}, ${caseId}, ${await ownUnit(visit, caseId)}, authz.my_zone(), 'there', '{}', '{}', '{}', 'not_asked', authz.me())`.execute(
        visit.tx,
      ),
    )
    await expect(said).rejects.toMatchObject({ code: '42501' })
  })
  it('postpones the return when one of them advises against it, until both have signed something else; nothing is overwritten', async () => {
    const caseId = await there.reaches('applied')
    const first = await there.weighs(caseId)
    await there.done(there.partner, gatePaths.signRisk(caseId, first), signature({ outcome: 'not_advisable_now' }))
    expect(await riskGate(caseId)).toBe('risk: not_advisable')
    expect((await there.gatesOf(caseId)).postponed).toBe('risk')
    const second = await there.weighs(caseId)
    expect((await there.gatesOf(caseId)).postponed).toBe('risk')
    await there.signs(caseId, second)
    expect((await there.gatesOf(caseId)).postponed).toBeNull()
    const list = (await (await there.board.asks(gatePaths.risks(caseId))).json()) as { risks: { number: number; state: string }[] }
    expect(list.risks.map(({ number, state }) => [number, state])).toEqual([
      [2, 'agreed'],
      [1, 'not_advisable'],
    ])
    expect(await refused(there.coordinator, gatePaths.signRisk(caseId, first), signature())).toBe('409')
  })
  it('is no way through when the two come to different things, or while a condition is not met', async () => {
    const caseId = await there.reaches('choice')
    const first = await there.weighs(caseId)
    await there.done(there.coordinator, gatePaths.signRisk(caseId, first), signature())
    await there.done(there.partner, gatePaths.signRisk(caseId, first), signature({ outcome: 'safe_only_if', conditions: ['safe_phone'] }))
    expect(await riskGate(caseId)).toBe('risk: disagree')
    const second = await there.weighs(caseId)
    await there.signs(caseId, second, { outcome: 'safe_only_if', conditions: ['safe_phone', 'housing_first'] })
    expect(await riskGate(caseId)).toBe('risk: conditions_left')
    const meet = gatePaths.meetRisk(caseId, second)
    expect(await refused(there.board, meet, { condition: 'debt_settled' })).toBe('422 condition')
    await there.done(there.board, meet, { condition: 'safe_phone' })
    expect(await refused(there.partner, meet, { condition: 'safe_phone' })).toBe('409 condition')
    expect(await riskGate(caseId)).toBe('risk: conditions_left')
    await there.done(there.partner, meet, { condition: 'housing_first' })
    expect(await riskGate(caseId)).toBeUndefined()
  })
  it('is begun once when both sides begin at the same time', async () => {
    const caseId = await there.reaches('choice')
    const answers = await Promise.all([there.coordinator.fills(gatePaths.riskSide(caseId), side()), there.partner.fills(gatePaths.riskSide(caseId), side())])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const list = (await (await there.board.asks(gatePaths.risks(caseId))).json()) as { risks: { sides: string[] }[] }
    expect(list.risks).toHaveLength(1)
    expect(list.risks[0]?.sides).toHaveLength(2)
  })
})

describe('the plan for the time after', () => {
  it('is written in versions, agreed with the person, never above the ceiling', async () => {
    const caseId = await there.reaches('admitted')
    const path = gatePaths.newPlan(caseId)
    expect(await refused(there.partner, path, homePlan({ amount_housing: '30 001', amount_own_business: '' }))).toBe('422 amount_daily_needs')
    expect(await refused(there.partner, path, homePlan({ amount_housing: 'lots' }))).toBe('422 amount_housing')
    expect(await refused(there.partner, path, homePlan({ agreedOn: day(1) }))).toBe('422 agreedOn')
    expect(await refused(there.partner, path, homePlan({ agreed: '' }))).toBe('422 agreedOn')
    expect(await refused(there.partner, path, homePlan({ part_my_wish: '' }))).toBe('422 part_my_wish')
    expect(await refused(there.coordinator, path, homePlan({ part_who_helps: 'x'.repeat(600) }))).toBe('422 part_my_wish')
    await there.done(there.partner, path, homePlan({ agreed: '', agreedOn: '' }))
    expect(await there.closed(caseId)).toContain('plan: proposed')
    const id = there.idIn(await there.done(there.partner, path, homePlan()))
    expect(await there.closed(caseId)).not.toContain('plan: proposed')
    const shown = (await (await there.board.asks(gatePaths.plan(caseId, id))).json()) as { plan: { number: number; totalOre: number }; parts: unknown }
    expect([shown.plan.number, shown.plan.totalOre, shown.parts]).toEqual([2, 1_550_050, null])
    expect(await there.board.reads(gatePaths.plan(caseId, id))).not.toContain('Canary-plan')
  })
  it('leaves on a neutral sheet: her words and steps, no sender, no amount, no word of why', async () => {
    const caseId = await there.reaches('admitted')
    const id = there.idIn(await there.done(there.partner, gatePaths.newPlan(caseId), homePlan()))
    const sheet = await there.partner.reads(gatePaths.planSheet(caseId, id))
    expect(sheet).toContain('small shop by the square')
    expect(sheet).toContain('Somewhere to live')
    expect(sheet).not.toMatch(/Lilja|RETUR|Zone|return|traffick|prostitut|exploit|kronor|SEK|6[,  ]?000/i)
    expect((await there.board.visits(gatePaths.planSheet(caseId, id))).status).toBe(404)
  })
  it.each([
    ['eng', '1 December 2026'],
    ['swe', '1 december 2026'],
    ['ron', '1 decembrie 2026'],
    ['spa', '1 de diciembre de 2026'],
  ])('has its days as they are written in her language: %s', async (language, written) => {
    const caseId = await there.reaches('admitted')
    const id = there.idIn(await there.done(there.partner, gatePaths.newPlan(caseId), homePlan({ language })))
    const sheet = await there.partner.reads(gatePaths.planSheet(caseId, id))
    expect(sheet).toContain(` · ${written}<`)
    expect(sheet).not.toMatch(/\d{4}-\d\d-\d\d/)
  })
  it('cannot be written past the ceiling or with lines that are not its sum', async () => {
    const caseId = await there.reaches('admitted')
    const write = (totalOre: number, ore: number) =>
      there.inside(there.partner, caseId, async (visit, { journey, card }) => {
        const { rows } = await sql<{ id: Id }>`select id from cases.record where case_id = ${caseId} limit 1`.execute(visit.tx)
        const plan = { id: newId(), returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, caseId), number: 1, language: 'eng', agreedOn: null }
        const rest = { totalOre, ceilingOre: 3_000_000, ceilingFrom: '2012-01-01', sheetRecord: rows[0]?.id ?? '', milestones: [] }
        return await addHomePlan(visit.tx, { ...plan, ...rest, lines: [{ purpose: 'housing', type: 'cash', ore }] })
      })
    await there.done(there.partner, gatePaths.homeArea(caseId, '1'), { answer: 'there', checkedBy: 'the_person', checkedOn: day(0), words: 'something' })
    await expect(write(3_000_001, 3_000_001)).rejects.toMatchObject({ code: '23514' })
    await expect(write(100, 200)).rejects.toMatchObject({ constraint: 'plan_sum' })
  })
})

describe('papers and answers', () => {
  it('hold through the last leg or they do not hold', async () => {
    const caseId = await there.reaches('admitted')
    await there.travels(caseId, 20)
    await there.papers(caseId, { validUntil: day(19) })
    expect(await there.closed(caseId)).toContain('documents: ends_before')
    await there.done(there.partner, gatePaths.newPaper(caseId), passport({ kind: 'emergency_paper', validUntil: day(21) }))
    expect(await there.closed(caseId)).not.toContain('documents: ends_before')
    await there.done(there.partner, gatePaths.newPaper(caseId), { kind: 'transit_visa', status: 'applied' })
    expect(await there.closed(caseId)).toContain('documents: paper_waits')
    await there.done(there.partner, gatePaths.clearance(caseId, 'travel'), fit({ validUntil: day(19) }))
    expect(await there.closed(caseId)).toContain('fit: ends_before')
    await there.done(there.partner, gatePaths.clearance(caseId, 'travel'), fit({ medicineDays: '49' }))
    expect(await there.closed(caseId)).toContain('fit: medicine_short')
    await there.done(there.partner, gatePaths.clearance(caseId, 'travel'), fit({ medicineDays: '51' }))
    expect((await there.closed(caseId)).filter((one) => one.startsWith('fit'))).toEqual([])
  })
  it('say what is wrong beside the field', async () => {
    const caseId = await there.reaches('admitted')
    const path = gatePaths.newPaper(caseId)
    expect(await refused(there.partner, path, passport({ issuer: '' }))).toBe('422 issuer')
    expect(await refused(there.partner, path, passport({ validUntil: '' }))).toBe('422 validUntil')
    expect(await refused(there.partner, path, passport({ validUntil: day(-1) }))).toBe('422 validUntil')
    expect(await refused(there.partner, path, { kind: 'transit_visa', issuer: 'DE', status: 'applied' })).toBe('422 issuer')
    const travel = gatePaths.clearance(caseId, 'travel')
    expect(await refused(there.partner, travel, fit({ medicine: '' }))).toBe('422 medicine')
    expect(await refused(there.partner, travel, fit({ medicineDays: '' }))).toBe('422 medicineDays')
    expect(await refused(there.partner, travel, fit({ validUntil: '' }))).toBe('422 validUntil')
    expect(await refused(there.partner, travel, fit({ onDay: day(1) }))).toBe('422 onDay')
    expect(await refused(there.partner, travel, fit({ told: 'not_told_yet' }))).toBe('422 told')
    expect(await refused(there.coordinator, travel, fit({ words: 'Canary-health' }))).toBe('422 words')
    await there.done(there.partner, travel, fit({ words: 'Canary-health: needs a wheelchair' }))
    expect(await there.partner.reads(travel)).not.toContain('Canary-health')
  })
  it('wait for a trial: the return is postponed, and goes on when she is not needed', async () => {
    const caseId = await there.reaches('applied')
    await there.done(there.board, gatePaths.clearance(caseId, 'authority'), cleared({ trial: 'wait' }))
    expect([(await there.gatesOf(caseId)).postponed, await there.closed(caseId)]).toEqual(['trial', expect.arrayContaining(['trial: must_wait'])])
    await there.done(there.coordinator, gatePaths.clearance(caseId, 'authority'), cleared())
    expect((await there.gatesOf(caseId)).postponed).toBeNull()
  })
  it('show what the country asks for, with its source and whether anybody confirmed it', async () => {
    const caseId = await there.reaches('applied')
    const html = await there.board.reads(gatePaths.papers(caseId))
    expect(html).toContain('2004/38/EG')
    expect(html).toContain('Romania')
    expect(html).toContain('Not confirmed')
    const shown = (await (await there.board.asks(gatePaths.papers(caseId))).json()) as { needs: { holder: string }[] }
    expect(new Set(shown.needs.map(({ holder }) => holder))).toEqual(new Set(['eu']))
  })
})

describe('what was written', () => {
  it('is never changed, by anybody who signs in', async () => {
    const caseId = await there.ready()
    for (const table of [
      'home_check',
      'risk',
      'risk_side',
      'risk_signature',
      'risk_met',
      'home_plan',
      'home_plan_line',
      'home_milestone',
      'paper',
      'paper_step',
      'clearance',
    ])
      for (const statement of [`update returns.${table} set made_at = made_at`, `delete from returns.${table}`])
        await expect(there.inside(there.partner, caseId, async (visit) => sql.raw(statement).execute(visit.tx))).rejects.toMatchObject({ code: '42501' })
    const fallen = there.inside(there.partner, caseId, async (visit) => sql`update returns.approval set made_by = authz.me()`.execute(visit.tx))
    await expect(fallen).rejects.toMatchObject({ code: '42501' })
  })
  it('goes with its case when that is purged, and only with it', async () => {
    const [gone, kept] = [await there.ready(), await there.ready()]
    await there.bothApprove(gone)
    const tables = ['approval', 'home_plan', 'home_plan_line', 'home_milestone', 'paper', 'paper_step', 'clearance', 'risk', 'risk_side', 'risk_signature']
    const counted = (caseId: Id): Promise<readonly number[]> =>
      there.house.asOwner(async (tx) => {
        const found: number[] = []
        for (const table of tables)
          found.push(
            (await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(`returns.${table}`)} where case_id = ${caseId}`.execute(tx)).rows[0]?.n ??
              -1,
          )
        return found
      })
    const before = await counted(kept)
    expect((await counted(gone)).every((n) => n > 0)).toBe(true)
    await there.house.asOwner((tx) => purgeReturnGates(tx, gone))
    expect(await counted(gone)).toEqual(tables.map(() => 0))
    expect(await counted(kept)).toEqual(before)
  })
})
