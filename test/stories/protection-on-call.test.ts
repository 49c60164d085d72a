import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { protection } from '#capabilities/protection/capability.ts'
import { placementToday } from '#capabilities/protection/queries/placement-today.ts'
import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { openPlacementHouse, place, wanted, type PlacementHouse } from '#test/stories/placement-house.ts'
import { day, now } from '#test/stories/protection-house.ts'

/** Saturday noon is no office hour, Monday at ten is one. */
const officeHour = new Date('2026-11-23T09:00:00Z')

describe('a shelter at night', () => {
  let w: PlacementHouse
  let onCall: Person, secondHead: Person, secondOnCall: Person
  const rota = async (zone: Id, person: Person): Promise<void> =>
    await w.house.asOwner(async (tx) => {
      const { rows } = await sql<{ id: Id }>`
        insert into directory.function (zone_id, kind, name_sv, name_en, hours, acute, verified_on)
        values (${zone}, 'shelter', 'Boendets jour', 'On-call of the shelter', 'always', true, '2026-11-01') returning id`.execute(tx)
      await sql`
        insert into directory.duty (zone_id, function_id, kind, person_id, starts_at, ends_at)
        values (${zone}, ${rows[0]?.id}, 'shelter', ${person.id}, ${minutesAfter(now, -60)}, ${minutesAfter(now, 60 * 24 * 5)})`.execute(tx)
    })
  beforeAll(async () => {
    w = await openPlacementHouse()
    onCall = await w.house.person(w.shelter, ['shelter_staff'])
    secondOnCall = await w.house.person(w.elsewhere.zoneId, ['shelter_staff'])
    secondHead = await w.house.person(w.elsewhere.zoneId, ['shelter_staff'], { head: true })
    for (const codeName of ['KAJ', 'LOM', 'SIK']) await w.done(await w.staff.fills('/places/new', place(codeName)))
    await rota(w.shelter, onCall)
  })
  afterAll(() => w.house.close())

  let minutes = 0
  const later = async (more: number): Promise<void> => await w.house.scratch.setClock(minutesAfter(now, (minutes += more)))
  const clock = async (): Promise<void> => {
    const job = (protection.jobs ?? []).find((one) => one.name === 'protection.on-call')
    if (job) await runJob(w.house.scratch.databases, job)
  }
  const rings = async (person: Person): Promise<readonly [number, string] | null> => {
    const line = (await person.works(null, placementToday)).find((item) => item.href === '/place-requests?show=rung')
    return line ? [line.count, line.text] : null
  }
  /** A case that asks for tonight: what each shelter sees of it. */
  const asksTonight = async (more: Fields = {}): Promise<{ readonly caseId: Id; readonly first: Id; readonly second: Id }> => {
    const before = new Set([...(await w.queue(w.staff)), ...(await w.queue(w.elsewhere))].map((one) => one.id))
    const caseId = await w.newCase()
    await w.done(await w.worker.fills(`/cases/${caseId}/placement/new`, wanted({ acute: 'yes', ...more })))
    const fresh = async (person: Person): Promise<Id> => (await w.queue(person)).find((one) => !before.has(one.id))?.id ?? ''
    return { caseId, first: await fresh(w.staff), second: await fresh(w.elsewhere) }
  }
  const isOver = async ({ first, second }: { readonly first: Id; readonly second: Id }): Promise<void> => {
    await w.done(await w.staff.fills(`/place-requests/${first}/refuse`, { why: 'full' }))
    await w.done(await w.elsewhere.fills(`/place-requests/${second}/refuse`, { why: 'full' }))
  }
  const refused = async (answer: Promise<Response>, status: number, words: string): Promise<void> => {
    const got = await answer
    expect([got.status, words]).toEqual([status, words])
    expect(await got.text()).toContain(words)
  }

  it('decides on admission by whoever is on call, and by nobody else of the staff', async () => {
    const { caseId, ask } = await w.offered('KAJ')
    await w.done(await w.answered(caseId, 'accept'))
    const path = `/place-requests/${ask}/admission`
    expect(await w.staff.reads(`/place-requests/${ask}`)).toContain('outside office hours also whoever is on call')
    await refused(w.staff.fills(path, { answer: 'admit' }), 422, 'Only the head of unit, or outside office hours whoever is on call')
    expect((await secondOnCall.visits(path)).status).toBe(404)
    expect(await onCall.reads(`/place-requests/${ask}`)).toContain(path)
    await w.done(await onCall.fills(path, { answer: 'admit' }))
    expect(await w.stateOf(ask)).toBe('admitted')
    expect((await onCall.visits(`/cases/${caseId}`)).status).toBe(200)
    await w.done(await w.staff.fills(`/place-requests/${ask}/arrival`, { came: 'yes', on: day(0) }))
  })

  it('leaves the decision to the head in office hours, also by hand in the database', async () => {
    const { caseId, ask } = await w.offered('LOM', { fromDay: day(3) })
    await w.done(await w.answered(caseId, 'accept'))
    await w.house.scratch.setClock(officeHour)
    try {
      await refused(onCall.fills(`/place-requests/${ask}/admission`, { answer: 'admit' }), 422, 'Only the head of unit')
      await expect(
        onCall.works(null, (visit) => sql`update protection.place_ask set state = 'admitted', answered_by = authz.me() where id = ${ask}`.execute(visit.tx)),
      ).rejects.toThrow(/admission is decided/)
      await w.done(await w.head.fills(`/place-requests/${ask}/admission`, { answer: 'refuse', why: 'other' }))
      const before = new Set((await w.queue(w.staff)).map((one) => one.id))
      const asked = await w.newCase()
      await w.done(await w.worker.fills(`/cases/${asked}/placement/new`, wanted({ acute: 'yes', fromDay: '2026-11-23' })))
      expect([await rings(onCall), await rings(secondHead)]).toEqual([null, null])
      for (const { id } of (await w.queue(w.staff)).filter((one) => !before.has(one.id)))
        await w.done(await w.staff.fills(`/place-requests/${id}/refuse`, { why: 'full' }))
    } finally {
      await later(5)
    }
  })

  it('is rung for a request that cannot wait: first where a place fits, in neutral words, on the list that the number leads to', async () => {
    const asked = await asksTonight()
    expect(await rings(onCall)).toEqual([1, 'acute request to answer'])
    expect([await rings(w.staff), await rings(w.head), await rings(secondHead), await rings(w.worker)]).toEqual([null, null, null, null])
    const { asks } = await w.json<{ asks: { id: string }[] }>(onCall, '/place-requests?show=rung')
    expect(asks.map((one) => one.id)).toEqual([asked.first])
    const page = await onCall.reads(`/place-requests/${asked.first}`)
    expect(page).toContain('Acute')
    for (const text of [page, await onCall.reads('/place-requests?show=rung')]) expect(text).not.toContain(asked.caseId)
    const seen = (person: Person) => person.works(null, async (visit) => (await sql`select turn from protection.place_alarm`.execute(visit.tx)).rows.length)
    expect([await seen(onCall), await seen(secondHead), await seen(w.worker), await seen(w.officer)]).toEqual([1, 0, 0, 0])
    await isOver(asked)
    expect(await rings(onCall)).toBeNull()
  })

  it('that does not answer is followed by the next, after the minutes of the rule, once', async () => {
    const asked = await asksTonight()
    await later(19)
    await clock()
    expect(await rings(secondHead)).toBeNull()
    await later(2)
    await clock()
    expect([await rings(onCall), await rings(secondHead)]).toEqual([
      [1, 'acute request to answer'],
      [1, 'acute request to answer'],
    ])
    const rungAt = async () =>
      (
        await sql<{ at: Date; version: number }>`select rung_at as at, version from protection.place_alarm where ask_id = ${asked.second}`.execute(
          await w.house.scratch.admin('main'),
        )
      ).rows
    const first = await rungAt()
    await later(60)
    await clock()
    expect(await rungAt()).toEqual(first)
    await isOver(asked)
  })

  it('that says no passes it on at once; while a place is held nobody else is rung, and when the hold lapses the next is', async () => {
    const said = await asksTonight()
    await w.done(await onCall.fills(`/place-requests/${said.first}/refuse`, { why: 'full' }))
    await clock()
    expect(await rings(secondHead)).toEqual([1, 'acute request to answer'])
    await w.done(await w.elsewhere.fills(`/place-requests/${said.second}/refuse`, { why: 'full' }))
    const held = await asksTonight()
    await w.done(await onCall.fills(`/place-requests/${held.first}/offer`, { place: (await w.placeIds())['SIK'] ?? '', hours: '1' }))
    await later(30)
    await clock()
    expect(await rings(secondHead)).toBeNull()
    await later(31)
    await clock()
    expect(await rings(secondHead)).toEqual([1, 'acute request to answer'])
    await w.done(await onCall.fills(`/place-requests/${held.first}/offer`, { place: (await w.placeIds())['SIK'] ?? '', hours: '1' }))
    await later(61)
    await isOver(held)
  })

  it('rings at the head where nobody is on call, and at the on-call once somebody is', async () => {
    const asked = await asksTonight()
    await w.done(await onCall.fills(`/place-requests/${asked.first}/refuse`, { why: 'full' }))
    await clock()
    expect([await rings(secondHead), await rings(secondOnCall)]).toEqual([[1, 'acute request to answer'], null])
    await rota(w.elsewhere.zoneId, secondOnCall)
    expect([await rings(secondHead), await rings(secondOnCall)]).toEqual([null, [1, 'acute request to answer']])
  })

  it('is not rung for a request that can wait, nor by whoever did not ask', async () => {
    const asked = await asksTonight({ acute: '' })
    expect(
      (await sql`select 1 from protection.place_alarm where ask_id in (${asked.first}, ${asked.second})`.execute(await w.house.scratch.admin('main'))).rows,
    ).toEqual([])
    const rung = await asksTonight()
    const { rows } = await sql<{ id: Id }>`select request_id as id from protection.place_ask where id = ${rung.first}`.execute(
      await w.house.scratch.admin('main'),
    )
    const byHand = (person: Person) =>
      person.works(null, async (visit) => (await sql<{ n: number }>`select protection.ring_on_call(${rows[0]?.id}, 1) as n`.execute(visit.tx)).rows[0]?.n)
    expect([await byHand(w.colleague), await byHand(onCall), await byHand(w.officer), await byHand(w.worker)]).toEqual([0, 0, 0, 0])
    await expect(onCall.works(null, (visit) => sql`update protection.place_alarm set rung_at = null`.execute(visit.tx))).rejects.toThrow(/permission denied/)
  })
})
