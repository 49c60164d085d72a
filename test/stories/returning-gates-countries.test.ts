import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { gatePaths } from '#capabilities/returning/gates-paths.ts'
import { openGatesHouse, type GatesHouse } from '#test/stories/returning-gates-house.ts'

let there: GatesHouse
beforeAll(async () => {
  there = await openGatesHouse()
}, 120_000)
afterAll(() => there.house.close())

describe('the papers of a journey', () => {
  const asksFor = (country: string, way: string, paper: string) =>
    there.house.asOwner(async (tx) => {
      await sql`insert into returns.country_need (country, holder, way, paper, must, source, confirmed, valid_from)
        values (${country}, 'eu', ${way}, ${paper}, true, 'the embassy of an invented answer', true, '2026-01-01') on conflict do nothing`.execute(tx)
    })
  it('are held to what the country the person goes to requires', async () => {
    const caseId = await there.reaches('admitted')
    await there.travels(caseId)
    await there.papers(caseId)
    expect((await there.closed(caseId)).filter((one) => one.startsWith('documents'))).toEqual([])
    await asksFor('RO', 'destination', 'birth_paper')
    expect(await there.closed(caseId)).toContain('documents: country_asks_more')
    const told = await there.board.reads(gatePaths.gates(caseId))
    for (const words of ['The country the person goes to asks for a paper', gatePaths.papers(caseId)]) expect(told).toContain(words)
    const [board, database] = await there.bothFind(caseId)
    expect(board).toEqual(database)
    await there.done(there.partner, gatePaths.newPaper(caseId), { kind: 'birth_paper', status: 'applied' })
    expect(await there.closed(caseId)).toContain('documents: country_asks_more')
    await there.done(there.partner, gatePaths.newPaper(caseId), { kind: 'birth_paper', status: 'valid' })
    expect((await there.closed(caseId)).filter((one) => one.startsWith('documents'))).toEqual([])
    await there.house.asOwner(async (tx) => {
      await sql`delete from returns.country_need where paper = 'birth_paper'`.execute(tx)
    })
  })
  it('are held to what a country on the way requires; which one it is, only those who know the journey see', async () => {
    const caseId = await there.reaches('admitted')
    await there.travels(caseId)
    await there.papers(caseId)
    await there.house.asOwner(async (tx) => {
      await sql`
        insert into returns.leg (return_id, case_id, unit_id, zone_id, mode, from_country, to_country, depart_at, depart_zone, arrive_at, arrive_zone, help, met_by, made_by)
        select return_id, case_id, unit_id, zone_id, mode, 'SE', 'HU', depart_at - interval '1 day', depart_zone, arrive_at - interval '1 day', arrive_zone, help, met_by, made_by
        from returns.leg where case_id = ${caseId}`.execute(tx)
    })
    await asksFor('HU', 'transit', 'medical_paper')
    expect(await there.closed(caseId)).toContain('documents: way_asks_more')
    expect(await there.partner.reads(gatePaths.papers(caseId))).toContain('Hungary')
    for (const person of [there.board, there.coordinator]) {
      const seen = (await person.reads(gatePaths.papers(caseId))) + (await (await person.asks(gatePaths.gates(caseId))).text())
      expect(/Hungary|"HU"/.test(seen)).toBe(false)
    }
    await there.done(there.partner, gatePaths.newPaper(caseId), { kind: 'medical_paper', status: 'valid' })
    expect((await there.closed(caseId)).filter((one) => one.startsWith('documents'))).toEqual([])
    await there.house.asOwner(async (tx) => {
      await sql`delete from returns.country_need where paper = 'medical_paper'`.execute(tx)
    })
  })
})
