import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { day, information, openReturnHouse, type ReturnHouse } from '#test/stories/return-house.ts'

let there: ReturnHouse
beforeAll(async () => {
  there = await openReturnHouse()
}, 120_000)
afterAll(() => there.house.close())

const idsIn = (html: string): readonly string[] => [...html.matchAll(/\/cases\/([0-9a-f-]{36})\/return"/g)].map((match) => match[1] ?? '')

describe('who meets a return', () => {
  it('is who takes part in it: everybody else, also in the same case, gets 404', async () => {
    const caseId = await there.reaches('applied')
    for (const person of [there.board, there.coordinator, there.partner, there.abroad]) expect((await person.visits(there.path(caseId))).status).toBe(200)
    for (const person of [there.nurse, there.outsider, there.coordinator2, there.colleague]) expect((await person.visits(there.path(caseId))).status).toBe(404)
    const page = await there.nurse.reads(`/cases/${caseId}`)
    expect([page.includes('id="return"'), page.includes('A choice was made')]).toEqual([false, false])
  })
  it('a part of the case that does not take part reads no row, and writes none', async () => {
    const caseId = await there.newCase()
    await there.brings(caseId, there.coordinator, there.partner)
    await there.done(there.board, there.path(caseId, '/new'), { asked: 'yes' })
    for (const table of ['return', 'party', 'information', 'choice', 'application', 'admission', 'finding', 'ending'] as const) {
      const n = await there.partner.works(
        caseId,
        async ({ tx }) => (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`returns.${table}`)}`.execute(tx)).rows[0]?.n,
      )
      expect([table, n]).toEqual([table, 0])
    }
    expect((await there.partner.visits(there.path(caseId, '/information/new'))).status).toBe(404)
  })
  it('is let in by whoever takes part, as what its zone is, and only one coordinator and one programme', async () => {
    const caseId = await there.newCase()
    await there.brings(caseId, there.coordinator, there.coordinator2, there.partner, there.nurse)
    await there.done(there.board, there.path(caseId, '/new'), { asked: 'yes' })
    const path = there.path(caseId, '/parties/new')
    await there.takesPart(caseId, there.coordinator)
    const form = await there.board.reads(path)
    const offered = await Promise.all(
      [there.partner, there.coordinator2, there.nurse].map(async (person) => form.includes(await there.findUnit(caseId, person))),
    )
    expect(offered).toEqual([true, false, false])
    const twice = await there.board.fills(path, { unit: await there.findUnit(caseId, there.coordinator2) })
    expect([twice.status, (await twice.text()).includes('Somebody has that part already')]).toEqual([409, true])
    const nurse = await there.board.fills(path, { unit: await there.findUnit(caseId, there.nurse) })
    expect(nurse.status).toBe(422)
    const again = await there.board.fills(path, { unit: await there.findUnit(caseId, there.coordinator) })
    expect(again.status).toBe(409)
  })
})

describe('the whole return', () => {
  it('is one picture and one list, the same in Swedish', async () => {
    const caseId = await there.reaches('admitted')
    const page = await there.board.reads(there.path(caseId))
    for (const words of [
      'The whole way over time',
      'Time to think',
      'Information was given',
      'A choice was made',
      'The application was made',
      'A decision about admission',
    ])
      expect(page).toContain(words)
    expect(/<title>([^<]*)<\/title>/.exec(page)?.[1]).toMatch(/^The way ahead · /)
  })
  it('stands on the page of the case in one neutral word', async () => {
    const caseId = await there.reaches('admitted')
    const page = await there.board.reads(`/cases/${caseId}`)
    const panel = page.slice(page.indexOf('id="return"'), page.indexOf('id="return"') + 1200)
    expect(panel).toContain('Being planned')
    expect(panel).not.toMatch(/Romania|RO|travel/)
  })
  it('hinders that the case is closed while it is open', async () => {
    const caseId = await there.reaches('choice')
    expect(await there.board.reads(`/cases/${caseId}/closure`)).toContain('The way ahead has not ended')
    await there.done(there.board, there.path(caseId, '/withdrawal'), { outcome: 'withdrew_before_travel' })
    expect(await there.board.reads(`/cases/${caseId}/closure`)).not.toContain('The way ahead has not ended')
  })
})

describe('the list outside the case', () => {
  it('shows the made-up name and one neutral word, and leads to exactly what My day counts', async () => {
    const [waiting, thinking] = [await there.reaches('applied'), await there.reaches('choice')]
    await there.done(there.board, there.path(thinking, '/information/new'), information({ givenOn: day(0) }))
    const list = await there.partner.reads('/returns')
    expect(idsIn(list)).toEqual(expect.arrayContaining([waiting, thinking]))
    expect(list.slice(list.indexOf('<main'))).not.toMatch(/Romania|\bRO\b|travel|home|exposed|prostitution/i)
    const decide = idsIn(await there.partner.reads('/returns?show=decide'))
    expect([decide.includes(waiting), decide.includes(thinking)]).toEqual([true, false])
    expect(idsIn(await there.partner.reads('/returns?show=choose'))).toContain(thinking)
    expect(idsIn(await there.board.reads('/returns?show=decide'))).toEqual([])
    expect(idsIn(await there.nurse.reads('/returns'))).toEqual([])
    expect(idsIn(await there.outsider.reads('/returns'))).toEqual([])
  })
  it('goes on from page to page, and shows every row once', async () => {
    const made: Id[] = []
    for (let n = 0; n < 22; n += 1) {
      const caseId = await there.newCase()
      await there.done(there.board, there.path(caseId, '/new'), { asked: 'yes' })
      made.push(caseId)
    }
    const seen: string[] = []
    for (let path: string | undefined = '/returns'; path !== undefined;) {
      const html: string = await there.board.reads(path)
      seen.push(...idsIn(html))
      path = /href="(\/returns\?[^"]*before=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(made))
  })
})
