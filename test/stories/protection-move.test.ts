import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { paidDays } from '#capabilities/costs/domain/nights.ts'
import { protection } from '#capabilities/protection/capability.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter, minutesAfter } from '#kernel/time.ts'
import type { Fields } from '#test/stories/cases-house.ts'
import { openPlacementHouse, place, wanted, type PlacementHouse } from '#test/stories/placement-house.ts'
import { day, now } from '#test/stories/protection-house.ts'

describe('a move to another shelter', () => {
  let w: PlacementHouse
  const newPlaces = ['EN', 'TVA', 'TRE', 'FYRA', 'FEM', 'SEX', 'SJU', 'ATTA', 'NIO', 'TIO']
  let next = 0
  beforeAll(async () => {
    w = await openPlacementHouse()
    for (const codeName of newPlaces) {
      await w.done(await w.staff.fills('/places/new', place(codeName)))
      await w.done(await w.elsewhere.fills('/places/new', place(`${codeName}2`, { region: 'south', house: 'Z' })))
    }
  })
  afterAll(() => w.house.close())

  const refused = async (answer: Promise<Response>, status: number, words: string): Promise<void> => {
    const got = await answer
    expect([got.status, words]).toEqual([status, words])
    expect(await got.text()).toContain(words)
  }
  type Moving = { readonly caseId: Id; readonly old: Id; readonly fresh: Id; readonly code: string }
  /** Somebody who lives at the first shelter, until a day. */
  const livesThere = async (more: Fields = {}): Promise<Moving> => {
    const code = newPlaces[next++ % newPlaces.length] ?? ''
    const { caseId, ask } = await w.admitted(code, more)
    await w.done(await w.staff.fills(`/place-requests/${ask}/arrival`, { came: 'yes', on: day(0) }))
    return { caseId, old: ask, fresh: '', code }
  }
  const secondQueue = async (): Promise<readonly Id[]> => (await w.queue(w.elsewhere)).map((one) => one.id)
  const asksToMove = async (about: Moving, more: Fields = {}): Promise<Moving> => {
    const before = new Set(await secondQueue())
    await w.done(
      await w.worker.fills(
        `/cases/${about.caseId}/placement/moves/${about.old}`,
        wanted({ all: '', shelters: [w.elsewhere.zoneId], fromDay: day(1), ...more }),
      ),
    )
    return { ...about, fresh: (await secondQueue()).find((id) => !before.has(id)) ?? '' }
  }
  const offers = async ({ fresh, code }: Moving): Promise<void> => {
    const { places } = await w.json<{ places: { id: string; codeName: string }[] }>(w.elsewhere, '/places')
    const id = places.find((one) => one.codeName === `${code}2`)?.id ?? ''
    await w.done(await w.elsewhere.fills(`/place-requests/${fresh}/offer`, { place: id, hours: '4' }))
  }
  const takes = ({ caseId, fresh }: Moving): Promise<Response> => w.worker.fills(`/cases/${caseId}/placement/offers/${fresh}`, { answer: 'accept' })
  const head = async () => (secondHead ??= await w.house.person(w.elsewhere.zoneId, ['shelter_staff'], { head: true }))
  let secondHead: Awaited<ReturnType<PlacementHouse['house']['person']>> | undefined
  const admits = async ({ fresh }: Moving, fields: Fields = { answer: 'admit' }): Promise<void> =>
    void (await w.done(await (await head()).fills(`/place-requests/${fresh}/admission`, fields)))
  const comes = (about: Moving, on: string, came = 'yes'): Promise<Response> => w.elsewhere.fills(`/place-requests/${about.fresh}/arrival`, { came, on })
  const nights = async (ask: Id) =>
    (
      await sql<{ from: string; until: string }>`
        select lower(nights)::text as "from", upper(nights)::text as until from protection.stay where ask_id = ${ask} and active`.execute(
        await w.house.scratch.admin('main'),
      )
    ).rows
  const states = async ({ old, fresh }: Moving) => [
    (await w.queue(w.staff)).find((one) => one.id === old)?.state,
    (await w.queue(w.elsewhere)).find((one) => one.id === fresh)?.state,
  ]
  // The clock goes on by itself: it is never put back behind what has been done.
  let minutes = 0
  const at = async <Value>(days: number, deed: () => Promise<Value>): Promise<Value> => {
    await w.house.scratch.setClock(daysAfter(now, days))
    try {
      return await deed()
    } finally {
      await w.house.scratch.setClock(minutesAfter(now, (minutes += 5)))
    }
  }
  const keeping = async (): Promise<void> => {
    const job = (protection.jobs ?? []).find((one) => one.name === 'protection.moves')
    if (job) await runJob(w.house.scratch.databases, job)
  }

  it('keeps the old place until the arrival at the new, and both are one deed: each night is one place’s', async () => {
    const moving = await asksToMove(await livesThere())
    await offers(moving)
    await w.done(await takes(moving))
    await admits(moving)
    expect(await states(moving)).toEqual(['arrived', 'admitted'])
    expect([await w.staysOn(moving.code), await w.staysOn(`${moving.code}2`)]).toEqual([1, 1])
    await at(3, async () => w.done(await comes(moving, day(3))))
    expect(await states(moving)).toEqual(['left', 'arrived'])
    const [before, after] = [(await nights(moving.old))[0], (await nights(moving.fresh))[0]]
    expect([before?.from, before?.until, after?.from, after?.until]).toEqual([day(0), day(3), day(3), day(8)])
    const paid = [before, after].flatMap((one) => paidDays(one?.from ?? '', one?.until ?? '', 'nights')).reduce((all, part) => all + part.units, 0)
    expect(paid).toBe(8)
    const told = await w.json<{ ask: { leftOn: string; leftTo: string } }>(w.staff, `/place-requests/${moving.old}`)
    expect([told.ask.leftOn, told.ask.leftTo]).toEqual([day(3), 'other_shelter'])
  })

  it('is known as a move to the team that asked alone: neither shelter learns of the other', async () => {
    const moving = await asksToMove(await livesThere())
    await offers(moving)
    const page = await w.worker.reads(`/cases/${moving.caseId}/placement`)
    for (const words of ['Moves from', `Placed, code name ${moving.code}`, `Offered, code name ${moving.code}2`]) expect(page).toContain(words)
    await w.done(await takes(moving))
    expect(await w.staff.reads(`/place-requests/${moving.old}`)).toContain('given a place elsewhere')
    await admits(moving)
    await at(1, async () => w.done(await comes(moving, day(1))))
    const second = await head()
    // Whom one may ask into a case is a list of every zone: it says nothing.
    const seenBy = async (person: typeof second, ask: Id): Promise<string> => {
      const pages = [`/place-requests/${ask}`, `/cases/${moving.caseId}`, `/cases/${moving.caseId}/units`, '/record', '/places']
      const answers = [`/place-requests/${ask}`, `/cases/${moving.caseId}`]
      const texts = [...pages.map((path) => person.reads(path)), ...answers.map(async (path) => await (await person.asks(path)).text())]
      return (await Promise.all(texts)).join('').replaceAll(/<select[\s\S]*?<\/select>/g, '')
    }
    const [seenThere, seenHere] = [await seenBy(second, moving.fresh), await seenBy(w.head, moving.old)]
    for (const word of ['Zone SKYD', w.shelter, moving.old]) expect([word, seenThere.includes(word)]).toEqual([word, false])
    for (const word of ['Zone HAMN', w.elsewhere.zoneId, moving.fresh]) expect([word, seenHere.includes(word)]).toEqual([word, false])
    expect([(await w.head.visits(`/cases/${moving.caseId}`)).status, (await second.visits(`/cases/${moving.caseId}`)).status]).toEqual([200, 200])
    expect(await w.head.reads(`/cases/${moving.caseId}`)).toContain('Zone ALFA')
    const rows = (person: typeof second) =>
      person.works(null, async (visit) => (await sql`select id, moves_from from protection.place_request`.execute(visit.tx)).rows)
    expect([await rows(second), await rows(w.head)]).toEqual([[], []])
  })

  it('that the new shelter refuses, or that comes to nothing, leaves the old place as it was', async () => {
    const moving = await asksToMove(await livesThere())
    const was = await nights(moving.old)
    await w.done(await w.elsewhere.fills(`/place-requests/${moving.fresh}/refuse`, { why: 'full' }))
    expect([await states(moving), await nights(moving.old)]).toEqual([['arrived', 'refused'], was])
    const again = await asksToMove(moving)
    await offers(again)
    await w.done(await takes(again))
    await admits(again, { answer: 'refuse', why: 'other' })
    expect([await states(again), await nights(again.old)]).toEqual([['arrived', 'not_admitted'], was])
    const third = await asksToMove(moving)
    await offers(third)
    await w.done(await takes(third))
    await admits(third)
    await at(1, async () => w.done(await comes(third, day(1), 'no')))
    expect([await states(third), await nights(third.old)]).toEqual([['arrived', 'no_show'], was])
    expect((await w.queue(w.elsewhere)).filter((one) => one.id === third.fresh).map((one) => one.state)).toEqual(['no_show'])
  })

  it('leaves no night between: the old place lasts to the day, and is kept night by night while she is awaited', async () => {
    const there = await livesThere({ nights: '2' })
    const path = `/cases/${there.caseId}/placement/moves/${there.old}`
    expect(await w.worker.reads(path)).toContain(day(2))
    await refused(w.worker.fills(path, wanted({ fromDay: day(3) })), 422, 'a night without a place')
    const moving = await asksToMove(there, { fromDay: day(2) })
    await refused(w.worker.fills(path, wanted({ fromDay: day(1) })), 409, 'asked for already')
    await offers(moving)
    const id = (await w.placeIds())[moving.code] ?? ''
    await w.done(await w.staff.fills(`/place-requests/${moving.old}/move`, { place: id, from: day(0), until: day(1) }))
    await refused(takes(moving), 409, 'fewer nights')
    await w.done(await w.staff.fills(`/place-requests/${moving.old}/move`, { place: id, from: day(0), until: day(2) }))
    await w.done(await takes(moving))
    await refused(w.staff.fills(`/place-requests/${moving.old}/move`, { place: id, from: day(0), until: day(1) }), 409, 'the place here is kept')
    await refused(w.staff.fills(`/place-requests/${moving.old}/departure`, { on: day(0), leftTo: 'other_shelter' }), 409, 'the place here is kept')
    await admits(moving)
    for (const days of [2, 3]) await at(days, keeping)
    expect((await nights(moving.old)).map((one) => one.until)).toEqual([day(4)])
    await at(4, async () => w.done(await comes(moving, day(4))))
    expect([(await nights(moving.old))[0]?.until, (await nights(moving.fresh))[0]?.from]).toEqual([day(4), day(4)])
    await at(5, keeping)
    expect((await nights(moving.old))[0]?.until).toBe(day(4))
  })

  it('is not noted on a day before she came to the first, nor when the nights at the new are over', async () => {
    const { caseId, ask } = await w.admitted(newPlaces[next++] ?? '', { fromDay: day(0) })
    const moving = await asksToMove({ caseId, old: ask, fresh: '', code: newPlaces[next - 1] ?? '' }, { fromDay: day(0), nights: '2' })
    await offers(moving)
    await w.done(await takes(moving))
    await admits(moving)
    await at(1, async () => {
      await w.done(await w.staff.fills(`/place-requests/${ask}/arrival`, { came: 'yes', on: day(1) }))
      await refused(comes(moving, day(0)), 422, 'before the first night')
    })
    await at(3, async () => refused(comes(moving, day(2)), 422, 'nights are over'))
    expect(await states(moving)).toEqual(['arrived', 'admitted'])
  })

  it('from a place where she has not come yet gives that place back', async () => {
    const code = newPlaces[next++] ?? ''
    const { caseId, ask } = await w.admitted(code)
    const moving = await asksToMove({ caseId, old: ask, fresh: '', code }, { fromDay: day(0) })
    await offers(moving)
    await w.done(await takes(moving))
    await admits(moving)
    await w.done(await comes(moving, day(0)))
    expect([await states(moving), await w.staysOn(code)]).toEqual([['withdrawn', 'arrived'], 0])
  })

  it('is asked for by the team of the case, from a placement of the case, and by nobody else', async () => {
    const there = await livesThere()
    const path = `/cases/${there.caseId}/placement/moves/${there.old}`
    for (const somebody of [w.colleague, w.staff, w.head, w.elsewhere, w.officer]) expect((await somebody.visits(path)).status).toBe(404)
    const other = await w.newCase()
    expect((await w.worker.visits(`/cases/${other}/placement/moves/${there.old}`)).status).toBe(404)
    expect((await w.worker.visits(`/cases/${there.caseId}/placement/moves/${crypto.randomUUID()}`)).status).toBe(404)
    const { caseId, ask } = await w.asked()
    expect((await w.worker.visits(`/cases/${caseId}/placement/moves/${ask}`)).status).toBe(404)
    const byHand = w.elsewhere.works(
      null,
      async (visit) => (await sql<{ answer: string }>`select protection.leave_where_she_came_from(${there.old}) as answer`.execute(visit.tx)).rows[0]?.answer,
    )
    expect(await byHand).toBe('done')
    expect((await w.queue(w.staff)).find((one) => one.id === there.old)?.state).toBe('arrived')
  })

  it('takes the last place once, though two who live elsewhere ask for it at the same moment', async () => {
    const [one, two] = [
      await asksToMove(await livesThere({ nights: '20' }), { fromDay: day(9) }),
      await asksToMove(await livesThere({ nights: '20' }), { fromDay: day(9) }),
    ]
    const { places } = await w.json<{ places: { id: string; codeName: string }[] }>(w.elsewhere, '/places')
    const last = places.find((each) => each.codeName === 'EN2')?.id ?? ''
    const answers = await Promise.all([one, two].map(({ fresh }) => w.elsewhere.fills(`/place-requests/${fresh}/offer`, { place: last, hours: '4' })))
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 409])
    expect(await Promise.all([one, two].map(async ({ old }) => (await w.queue(w.staff)).find((each) => each.id === old)?.state))).toEqual([
      'arrived',
      'arrived',
    ])
  })
})
