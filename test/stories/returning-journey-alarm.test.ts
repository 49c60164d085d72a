import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { journeyJobs } from '#capabilities/returning/jobs/journey-jobs.ts'
import type { Id } from '#kernel/id.ts'
import { canaries, lastLeg, leg, openJourneyHouse, type JourneyHouse } from '#test/stories/returning-journey-house.ts'

describe('when something expected does not come', () => {
  let w: JourneyHouse
  beforeAll(async () => {
    w = await openJourneyHouse()
  }, 120_000)
  afterAll(() => w.house.close())
  afterEach(async () => {
    // What one story leaves running is not the next one's.
    await w.house.asOwner((tx) =>
      sql`update returns.return set phase = 'arrived', departed_at = coalesce(departed_at, authz.now()), arrived_at = authz.now() where phase in ('admitted', 'travelling')`.execute(
        tx,
      ),
    )
    for (const job of journeyJobs) await runJob(w.house.scratch.databases, job)
    await w.back()
  })
  const pseudonym = async (caseId: Id): Promise<string> =>
    ((await (await w.partner.asks(w.journey(caseId))).json()) as { case: { pseudonym: string } }).case.pseudonym
  const missed = async (): Promise<Id> => {
    const caseId = await w.travelling()
    await w.clock('2026-11-23T18:46:00Z')
    return caseId
  }
  const first = async (caseId: Id) => (await w.alarms(caseId))[0] ?? { id: '', kind: '', stage: 0, taken: false, ended: null }

  it('the coordinator on call is alarmed at night, by a line that says nothing about anybody', async () => {
    const caseId = await w.travelling()
    await w.clock('2026-11-23T18:40:00Z')
    expect(await w.alarms(caseId)).toEqual([])
    await w.clock('2026-11-23T18:46:00Z')
    expect((await w.alarms(caseId)).map((one) => [one.kind, one.stage])).toEqual([['transit', 1]])
    const name = await pseudonym(caseId)
    for (const person of [w.coordinator, w.onCall, w.partner]) {
      const list = await person.reads('/returns/alarms')
      expect(list).toContain('Nobody yet')
      for (const words of [name, caseId, 'Germany', 'Romania', '18:45', ...Object.values(canaries)])
        expect(list.slice(list.indexOf('<main'))).not.toContain(words)
    }
    const items = await w.onCall.works(null, async (visit) => (await import('#capabilities/returning/queries/show-alarms.ts')).journeyToday(visit))
    expect(items.map((item) => [item.column, item.count, item.text, item.href])).toContainEqual([
      'now',
      1,
      '1 alarm waits for somebody to take it',
      '/returns/alarms',
    ])
    expect(JSON.stringify(items)).not.toContain(caseId)
    for (const person of [w.board, w.outsider, w.coordinator2]) expect(await person.reads('/returns/alarms')).toContain('No alarm waits')
    expect((await w.board.visits(`/returns/alarms/${(await first(caseId)).id}`)).status).toBe(404)
  })

  it('is raised once, however often and in however many copies the clock looks, and calls more people until somebody takes it', async () => {
    const caseId = await missed()
    const [job] = journeyJobs
    if (!job) throw new Error('no clock')
    await Promise.all([1, 2, 3, 4].map(() => runJob(w.house.scratch.databases, job)))
    expect(await w.alarms(caseId)).toHaveLength(1)
    await w.clock('2026-11-23T19:05:30Z')
    expect((await first(caseId)).stage).toBe(1)
    await w.clock('2026-11-23T19:06:10Z')
    expect((await first(caseId)).stage).toBe(2)
    await w.clock('2026-11-23T19:07:00Z')
    expect((await first(caseId)).stage).toBe(2)
    await w.clock('2026-11-24T03:00:00Z')
    expect((await w.alarms(caseId)).map((one) => one.stage)).toEqual([3])
    expect(await w.board.reads('/returns/alarms')).toContain('Every part')
    await w.clock('2026-11-24T06:00:00Z')
    expect((await w.alarms(caseId)).map((one) => one.stage)).toEqual([3])
  })

  it('goes no further when somebody takes it, and nobody takes it twice', async () => {
    const caseId = await missed()
    const { id } = await first(caseId)
    const path = `/returns/alarms/${id}`
    const both = await Promise.all([w.onCall.fills(`${path}/take`, {}), w.coordinator.fills(`${path}/take`, {})])
    expect(new Set(both.map((answer) => answer.status))).toEqual(new Set([303, 409]))
    await w.clock('2026-11-23T20:00:00Z')
    expect(await first(caseId)).toMatchObject({ stage: 1, taken: true, ended: null })
    expect(await w.coordinator.reads('/returns/alarms')).toContain('No alarm waits')
    expect(await w.coordinator.reads('/returns/alarms?show=taken')).toContain('Regional coordinator')
  })

  it('ends when the message comes, also when it comes late and about something later', async () => {
    const caseId = await missed()
    expect((await w.say(caseId, 1, 'transit', '2026-11-23T18:50:00Z')).status).toBe(303)
    expect((await first(caseId)).ended).toBe('came')
    await w.clock('2026-11-23T20:46:00Z')
    expect((await w.alarms(caseId)).map((one) => [one.kind, one.ended])).toEqual([
      ['transit', 'came'],
      ['boarded', null],
    ])
    expect((await w.say(caseId, 2, 'arrived', '2026-11-23T22:30:00Z')).status).toBe(303)
    expect((await w.alarms(caseId)).map((one) => one.ended)).toEqual(['came', 'came'])
    await w.clock('2026-11-25T00:00:00Z')
    expect(await w.alarms(caseId)).toHaveLength(2)
  })

  it('ends when the plan changes, and waits for the new time', async () => {
    const caseId = await missed()
    const [one] = await w.legIds(caseId)
    await w.done(w.partner, w.journey(caseId, `/legs/${one ?? ''}`), leg({ ...canaries, arriveWall: '2026-11-23T20:00', short: 'yes' }))
    expect((await first(caseId)).ended).toBe('moved')
    await w.clock('2026-11-23T19:30:00Z')
    expect(await w.alarms(caseId)).toHaveLength(1)
    await w.clock('2026-11-23T20:01:00Z')
    expect((await w.alarms(caseId)).map((each) => each.kind)).toEqual(['transit', 'transit'])
  })

  it('lets whoever is on call in only by a broken glass, while the alarm runs; recorded, and without the words', async () => {
    const caseId = await missed()
    const path = `/returns/alarms/${(await first(caseId)).id}`
    const before = await w.onCall.reads(path)
    expect(before).toContain(`/cases/${caseId}/break-glass`)
    expect(before).toContain('Return officer')
    expect(before.slice(before.indexOf('<main'))).not.toMatch(/2026-11-23 1[78]|Germany|Canary-/)
    const asked = { reason: 'on_call_without_team', words: 'She has not come to the change and nobody answers.', classes: ['C1', 'C2'], minutes: '30' }
    expect((await w.onCall.fills(`/cases/${caseId}/break-glass`, asked)).status).toBe(303)
    const after = await w.onCall.reads(path)
    for (const words of ['2026-11-23 17:00 (+01:00)', 'Germany', 'Call somebody on the list', 'What you open is recorded']) expect(after).toContain(words)
    for (const words of Object.values(canaries)) expect(after).not.toContain(words)
    expect((await w.onCall.visits(w.journey(caseId, '/legs/new'))).status).toBe(404)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from cases.glass where case_id = ${caseId} and person_id = ${w.onCall.id}`.execute(
      await w.house.scratch.admin('main'),
    )
    expect(rows[0]?.n).toBe(1)
    expect((await w.say(caseId, 1, 'transit', '2026-11-23T18:55:00Z')).status).toBe(303)
    expect((await w.onCall.visits(path)).status).toBe(404)
    const seen = await w.onCall.works(caseId, async (visit) => (await sql`select id from returns.leg`.execute(visit.tx)).rows.length)
    expect(seen).toBe(0)
  })

  it('lets nobody in at the highest level of protection: those on the list are called', async () => {
    const caseId = await missed()
    await w.house.asOwner((tx) => sql`update cases.card set protection_level = 2 where id = ${caseId}`.execute(tx))
    const page = await w.onCall.reads(`/returns/alarms/${(await first(caseId)).id}`)
    expect(page).toContain('cannot be opened from here')
    expect(page).not.toContain('break-glass')
  })

  it('waits for the departure of a journey that is ready and admitted, and for nothing of one that is not ready', async () => {
    const ready = await w.planned()
    const unready = await w.reaches('admitted')
    await w.done(w.partner, w.journey(unready, '/begin'), {})
    await w.done(w.partner, w.journey(unready, '/legs/new'), leg())
    await w.clock('2026-11-23T16:46:00Z')
    expect((await w.alarms(ready)).map((one) => one.kind)).toEqual(['departed'])
    expect(await w.alarms(unready)).toEqual([])
  })

  it('counts minutes and not clocks: across the end of the year, and in the night when the clocks change', async () => {
    const caseId = await w.planned()
    const [one, two] = await w.legIds(caseId)
    const change = async (id: string | undefined, fields: Parameters<typeof leg>[0]): Promise<void> =>
      void (await w.done(w.partner, w.journey(caseId, `/legs/${id ?? ''}`), lastLeg(fields)))
    await change(two, { departWall: '2027-10-31T01:30', arriveWall: '2027-10-31T03:30', arriveFold: 'second' })
    await change(one, {
      fromCountry: 'SE',
      departZone: '',
      toCountry: 'DE',
      arriveZone: 'Europe/Berlin',
      departWall: '2026-12-31T22:30',
      arriveWall: '2027-01-01T00:30',
      metBy: 'carrier',
      help: 'assistance',
    })
    await w.house.asOwner((tx) =>
      sql`update returns.return set phase = 'travelling', departed_at = '2026-12-31T21:30:00Z' where case_id = ${caseId}`.execute(tx),
    )
    await w.clock('2027-01-01T00:29:00Z')
    expect((await w.alarms(caseId)).map((each) => each.kind)).toEqual(['departed'])
    await w.house.asOwner((tx) => sql`update returns.alarm set taken_at = authz.now(), taken_by = ${w.coordinator.id}`.execute(tx))
    await w.clock('2027-01-01T00:30:00Z')
    expect((await w.alarms(caseId)).map((each) => each.kind)).toEqual(['departed', 'transit'])
    await w.house.asOwner((tx) => sql`update returns.alarm set taken_at = authz.now(), taken_by = ${w.coordinator.id} where taken_at is null`.execute(tx))
    await w.clock('2027-10-31T00:14:00Z')
    expect(await w.alarms(caseId)).toHaveLength(2)
    await w.clock('2027-10-31T00:15:00Z')
    expect((await w.alarms(caseId)).map((each) => each.kind)).toEqual(['departed', 'transit', 'boarded'])
    await w.house.asOwner((tx) => sql`update returns.alarm set taken_at = authz.now(), taken_by = ${w.coordinator.id} where taken_at is null`.execute(tx))
    await w.clock('2027-10-31T02:59:00Z')
    expect(await w.alarms(caseId)).toHaveLength(3)
    await w.clock('2027-10-31T03:00:00Z')
    expect((await w.alarms(caseId)).at(-1)?.kind).toBe('arrived')
  })
})
