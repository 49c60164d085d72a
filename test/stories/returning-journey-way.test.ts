import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { refusedAt } from '#test/stories/support-house.ts'
import { openJourneyHouse, type JourneyHouse } from '#test/stories/returning-journey-house.ts'

describe('on the way', () => {
  let w: JourneyHouse
  beforeAll(async () => {
    w = await openJourneyHouse()
  }, 120_000)
  afterAll(() => w.house.close())
  afterEach(() => w.back())

  it('nobody departs before two have said that the journey may begin', async () => {
    const caseId = await w.planned()
    const answer = await w.say(caseId, 1, 'departed', '2026-11-23T16:05:00Z')
    expect([answer.status, (await answer.text()).includes('may not begin')]).toEqual([422, true])
    expect((await w.model(w.board, caseId)).phase).toBe('admitted')
  })

  it('each step is one button, and moves the return on', async () => {
    const caseId = await w.approved()
    const steps = [
      [1, 'departed', '2026-11-23T16:05:00Z', 'travelling', 'transit'],
      [1, 'transit', '2026-11-23T17:50:00Z', 'travelling', 'boarded'],
      [2, 'boarded', '2026-11-23T19:40:00Z', 'travelling', 'arrived'],
      [2, 'arrived', '2026-11-23T22:30:00Z', 'arrived', undefined],
    ] as const
    for (const [leg, kind, at, phase, next] of steps) {
      expect([kind, (await w.say(caseId, leg, kind, at)).status]).toEqual([kind, 303])
      const seen = await w.model(w.partner, caseId)
      expect([seen.phase, seen.known?.next?.kind]).toEqual([phase, next])
    }
    const others = await w.board.reads(w.journey(caseId))
    expect(others).not.toMatch(/2026-11-2[34]|Germany/)
    expect((await w.board.reads(`/cases/${caseId}`)).includes('At the change')).toBe(false)
    expect(await w.partner.reads(w.journey(caseId))).toContain('Nothing more is expected')
  })

  it('is begun by the coordinator or the return partner: the partner abroad, who knows it too, is told whom to call', async () => {
    const caseId = await w.approved()
    const [one] = await w.legIds(caseId)
    await w.house.scratch.setClock(new Date('2026-11-23T16:05:00Z'))
    const said = await w.abroad.fills(w.journey(caseId, `/legs/${one ?? ''}/log/departed`), {})
    expect([said.status, (await said.text()).includes('said by the coordinator or the return partner')]).toEqual([422, true])
    expect((await w.model(w.partner, caseId)).phase).toBe('admitted')
    expect((await w.say(caseId, 1, 'departed', '2026-11-23T16:05:00Z')).status).toBe(303)
  })

  it('a double press, in one tab or two, says it once', async () => {
    const caseId = await w.travelling()
    const again = await w.say(caseId, 1, 'departed', '2026-11-23T16:06:00Z')
    expect(again.status).toBe(303)
    await w.done(w.partner, w.journey(caseId, '/knowers/new'), { person: w.coordinator.id })
    const [one] = await w.legIds(caseId)
    await w.house.scratch.setClock(new Date('2026-11-23T17:50:00Z'))
    const path = w.journey(caseId, `/legs/${one ?? ''}/log/transit`)
    const answers = await Promise.all([w.partner, w.coordinator, w.abroad, w.partner].map((person) => person.fills(path, {})))
    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303, 303])
    const events = (await w.model(w.partner, caseId)).known?.events ?? []
    expect(events.map((event) => event.kind)).toEqual(['departed', 'transit'])
  })

  it('what was said wrong is corrected by a new row; both stay, and nobody changes or removes one', async () => {
    const caseId = await w.travelling()
    const [event] = (await w.model(w.partner, caseId)).known?.events ?? []
    const path = w.journey(caseId, `/events/${event?.id ?? ''}/correct`)
    expect(await refusedAt(w.partner, path, { wall: '2026-11-24T17:00' })).toBe('422 wall')
    expect(await refusedAt(w.partner, path, { wall: '' })).toBe('422 wall')
    await w.done(w.partner, path, { wall: '2026-11-23T16:58', words: 'Canary-correction: the train was early.' })
    const seen = (await w.model(w.partner, caseId)).known?.events ?? []
    expect(seen.map((one) => [one.kind, one.at.slice(0, 16), one.corrected])).toEqual([
      ['departed', '2026-11-23T16:05', true],
      ['departed', '2026-11-23T15:58', false],
    ])
    expect((await w.partner.fills(path, { wall: '2026-11-23T16:57' })).status).toBe(409)
    for (const statement of [sql`update returns.event set happened_at = happened_at - interval '1 hour'`, sql`delete from returns.event`])
      await expect(w.partner.works(caseId, (visit) => statement.execute(visit.tx))).rejects.toMatchObject({ code: '42501' })
  })

  it('something else that happened has a code, and words only for those who know', async () => {
    const caseId = await w.travelling()
    expect((await w.say(caseId, 1, 'deviation', '2026-11-23T17:00:00Z', { deviation: '', words: '' })).status).toBe(422)
    expect((await w.say(caseId, 1, 'deviation', '2026-11-23T17:00:00Z', { deviation: 'delayed', words: 'Canary-delay: the plane waits.' })).status).toBe(303)
    expect(await w.partner.reads(w.journey(caseId))).toContain('Canary-delay')
    const abroad = await w.abroad.reads(w.journey(caseId))
    expect([abroad.includes('Delayed'), abroad.includes('Canary-delay')]).toEqual([true, false])
  })

  it('nothing is said before it happened, of another leg, or of a journey that has not begun', async () => {
    const caseId = await w.travelling()
    expect((await w.say(caseId, 1, 'transit', '2026-11-23T17:50:00Z', { wall: '2026-11-23T20:00' })).status).toBe(422)
    expect((await w.say(caseId, 1, 'transit', '2026-11-23T17:50:00Z', { wall: '2026-11-13T20:00' })).status).toBe(422)
    const [one] = await w.legIds(caseId)
    expect((await w.partner.visits(w.journey(caseId, `/legs/${one ?? ''}/log/arrived`))).status).toBe(404)
    await w.back()
    const waiting = await w.planned()
    expect((await w.say(waiting, 2, 'arrived', '2026-11-23T23:50:00Z')).status).toBe(422)
  })

  it('a leg on which something happened stays in the plan', async () => {
    const caseId = await w.travelling()
    const [one] = await w.legIds(caseId)
    expect((await w.partner.fills(w.journey(caseId, `/legs/${one ?? ''}/remove`), {})).status).toBe(422)
  })

  it('the database lets nobody write the way of a journey that they do not know', async () => {
    const caseId = await w.travelling()
    for (const person of [w.coordinator, w.board, w.outsider]) {
      const seen = await person.works(
        caseId,
        async (visit) =>
          (await sql`select id from returns.leg where case_id = ${caseId} union all select id from returns.event where case_id = ${caseId}`.execute(visit.tx))
            .rows.length,
      )
      expect(seen).toBe(0)
    }
    const made = w.coordinator.works(caseId, (visit) =>
      sql`insert into returns.knower (return_id, case_id, person_id, zone_id, made_by) select return_id, case_id, authz.me(), authz.my_zone(), authz.me() from returns.plan`.execute(
        visit.tx,
      ),
    )
    await expect(made).rejects.toMatchObject({ code: '42501' })
  })
})
