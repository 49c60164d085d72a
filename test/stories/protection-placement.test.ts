import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { protection } from '#capabilities/protection/capability.ts'
import { placementToday } from '#capabilities/protection/queries/placement-today.ts'
import type { Fields } from '#test/stories/cases-house.ts'
import { openPlacementHouse, place, wanted, type PlacementHouse } from '#test/stories/placement-house.ts'
import { day, now } from '#test/stories/protection-house.ts'

describe('a place at a shelter', () => {
  let w: PlacementHouse
  beforeAll(async () => {
    w = await openPlacementHouse()
    for (const codeName of ['KAJ', 'LOM', 'SIK']) await w.done(await w.staff.fills('/places/new', place(codeName)))
    await w.done(await w.staff.fills('/places/new', place('TALL', { house: 'B', region: 'south', takes: ['men'], adults: '1', children: '0' })))
  })
  afterAll(() => w.house.close())

  const refused = async (answer: Promise<Response>, status: number, words: string): Promise<void> => {
    const got = await answer
    expect([got.status, words]).toEqual([status, words])
    expect(await got.text()).toContain(words)
  }

  it('is kept by its own shelter, and found by nobody else', async () => {
    expect(await w.staff.reads('/places')).toContain('KAJ')
    expect((await w.elsewhere.visits('/places')).status).toBe(200)
    expect(await w.elsewhere.reads('/places')).not.toContain('KAJ')
    const id = (await w.placeIds())['KAJ']
    expect((await w.elsewhere.visits(`/places/${id}`)).status).toBe(404)
    for (const somebody of [w.worker, w.officer])
      for (const path of ['/places', `/places/${id}`, '/place-requests']) expect((await somebody.visits(path)).status).toBe(404)
    await refused(w.staff.fills('/places/new', place('kaj')), 422, 'You already have a place of that name')
  })

  it('always has its line on My day at its own shelter, with how many are free tonight', async () => {
    const line = async (somebody: typeof w.staff) =>
      (await somebody.works(null, (visit) => placementToday(visit))).filter((item) => item.href === '/places#places').map(({ count, text }) => [count, text])
    expect(await line(w.staff)).toEqual([[4, 'places, 4 free tonight']])
    const id = (await w.placeIds())['SIK'] ?? ''
    await w.done(await w.staff.fills(`/places/${id}/close`, { from: day(0), until: day(1), reason: 'repair' }))
    expect(await line(w.head)).toEqual([[4, 'places, 3 free tonight']])
    const open = (await w.staff.reads(`/places/${id}`)).match(/\/places\/[0-9a-f-]+\/closed\/[0-9a-f-]+\/open/)?.[0] ?? ''
    await w.done(await w.staff.fills(open, {}))
    expect([await line(w.elsewhere), await line(w.worker)]).toEqual([[], []])
  })

  it('shows each night by itself: held, taken, out of service, free', async () => {
    await w.done(await w.staff.fills('/places/new', place('NATT')))
    const id = (await w.placeIds())['NATT'] ?? ''
    await w.done(await w.staff.fills(`/places/${id}/close`, { from: day(9), until: day(11), reason: 'repair' }))
    const { caseId, ask } = await w.offered('NATT')
    const nights = async (): Promise<readonly string[]> => {
      const answer = (await (await w.staff.asks('/places')).json()) as { nights: string[]; places: { id: string; nights: string[] }[] }
      const own = answer.places.find((one) => one.id === id)?.nights ?? []
      return Array.from({ length: 13 }, (_, ahead) => own[answer.nights.indexOf(day(ahead))] ?? 'not shown')
    }
    const week = (state: string): readonly string[] => [...Array.from({ length: 7 }, () => state), 'free', 'free', 'closed', 'closed', 'free', 'free']
    expect(await nights()).toEqual(week('hold'))
    await w.done(await w.answered(caseId, 'accept'))
    await w.done(await w.head.fills(`/place-requests/${ask}/admission`, { answer: 'admit' }))
    expect(await nights()).toEqual(week('stay'))
  })

  it('goes out of service with a reason and dates, and comes back', async () => {
    await w.done(await w.staff.fills('/places/new', place('BRYGGA')))
    const id = (await w.placeIds())['BRYGGA'] ?? ''
    await refused(w.staff.fills(`/places/${id}/close`, { from: day(3), until: day(2), reason: 'repair' }), 422, 'The last day must be after the first')
    await refused(w.staff.fills(`/places/${id}/close`, { from: day(-3), until: day(2), reason: 'repair' }), 422, 'That day is over')
    await w.done(await w.staff.fills(`/places/${id}/close`, { from: day(0), until: day(5), reason: 'repair' }))
    await refused(w.staff.fills(`/places/${id}/close`, { from: day(4), until: day(6), reason: 'other' }), 409, 'already taken')
    const page = await w.staff.reads(`/places/${id}`)
    expect(page).toContain('out of service · Repair')
    const open = page.match(/\/places\/[0-9a-f-]+\/closed\/[0-9a-f-]+\/open/)?.[0] ?? ''
    await w.done(await w.staff.fills(open, {}))
    await refused(w.staff.fills(open, {}), 409, 'in service already')
    expect((await w.staff.visits(open.replace(/closed\/[^/]+/, `closed/${crypto.randomUUID()}`))).status).toBe(404)
    expect(await w.staff.reads(`/places/${id}`)).toContain('All nights are free')
  })

  it('is asked for without a name and without the case, and the shelter sees why each place fits', async () => {
    const { caseId, ask } = await w.asked({ awayFrom: ['south'], languages: ['ron'], wheelchair: 'yes' })
    const page = await w.staff.reads(`/place-requests/${ask}`)
    expect(page).not.toContain(caseId)
    for (const words of ['Zone ALFA', 'Wheelchair: no', 'Language (a wish): no', 'Far enough away: yes']) expect(page).toContain(words)
    expect(JSON.stringify(await w.json(w.staff, `/place-requests/${ask}`))).not.toContain(caseId)
    expect((await w.elsewhere.visits(`/place-requests/${ask}`)).status).toBe(404)
    expect((await w.worker.visits(`/place-requests/${ask}`)).status).toBe(404)
    await refused(w.staff.fills(`/place-requests/${ask}/offer`, { place: (await w.placeIds())['KAJ'] ?? '', hours: '2' }), 422, 'does not fit in everything')
    await w.done(await w.staff.fills(`/place-requests/${ask}/refuse`, { why: 'full' }))
    await refused(w.staff.fills(`/place-requests/${ask}/refuse`, { why: 'full' }), 409, 'answered already')
    const [answer] = (await w.placement(caseId)).requests[0]?.answers.filter((one) => one.state === 'refused') ?? []
    expect(answer).toMatchObject({ refusal: 'full', codeName: null })
  })

  it('is asked for with what must be there for a disability, and fits where all of it is', async () => {
    await w.done(await w.staff.fills('/places/new', place('VASS', { adapted: ['hearing'] })))
    await w.done(await w.staff.fills('/places/new', place('LAV', { adapted: ['hearing', 'assistant'] })))
    expect(await w.staff.reads('/places')).toContain('Room for a personal assistant')
    const { caseId, ask } = await w.asked({ adapted: ['hearing', 'assistant'] })
    const { matches } = (await (await w.staff.asks(`/place-requests/${ask}`)).json()) as {
      matches: { codeName: string; fits: boolean; points: { point: string; holds: boolean }[] }[]
    }
    const lacks = (codeName: string) => matches.find((one) => one.codeName === codeName)?.points.find((one) => one.point === 'adapted')?.holds
    expect([lacks('VASS'), lacks('LAV')]).toEqual([false, true])
    expect(await w.worker.reads(`/cases/${caseId}/placement`)).toContain('Sign language or writing')
    await refused(w.worker.fills(`/cases/${caseId}/placement/new`, wanted({ adapted: ['deaf'] })), 422, 'error')
  })

  it('needs somebody to place, a day that is not over, and shelters to ask', async () => {
    const caseId = await w.newCase()
    const path = `/cases/${caseId}/placement/new`
    const fields: Fields = { adults: '1', who: 'women', fromDay: day(0), nights: '7', basis: 'board_decision' }
    await refused(w.worker.fills(path, fields), 422, 'Choose at least one shelter')
    await refused(w.worker.fills(path, { ...fields, shelters: [w.alfa] }), 422, 'Choose at least one shelter')
    await refused(w.worker.fills(path, { ...fields, shelters: [w.officer.zoneId] }), 422, 'Only shelters can be asked')
    await refused(w.worker.fills(path, { ...fields, all: 'yes', adults: '0' }), 422, 'at least one adult or one child')
    await refused(w.worker.fills(path, { ...fields, all: 'yes', fromDay: day(-1) }), 422, 'That day is over')
    for (const somebody of [w.officer, w.staff, w.colleague]) expect((await somebody.visits(path)).status).toBe(404)
  })

  it('is held, taken, admitted by the head, arrived at, moved from and left', async () => {
    const { caseId, ask } = await w.offered('KAJ')
    const page = await w.worker.reads(`/cases/${caseId}/placement`)
    expect(page).toContain('Offered, code name KAJ, region Middle')
    expect(page).not.toContain('SKYD')
    expect(JSON.stringify(await w.placement(caseId))).not.toContain(w.shelter)
    await refused(w.staff.fills(`/place-requests/${ask}/admission`, { answer: 'admit' }), 422, 'Only the head of unit')
    await refused(w.head.fills(`/place-requests/${ask}/admission`, { answer: 'admit' }), 409, 'cannot be done now')
    await w.done(await w.answered(caseId, 'accept'))
    await refused(w.answered(caseId, 'decline'), 409, 'The offer holds no longer')
    await w.done(await w.head.fills(`/place-requests/${ask}/admission`, { answer: 'admit' }))
    expect((await w.head.visits(`/cases/${caseId}`)).status).toBe(200)
    await refused(w.staff.fills(`/place-requests/${ask}/departure`, { on: day(0), leftTo: 'own_home' }), 409, 'cannot be done now')
    await refused(w.staff.fills(`/place-requests/${ask}/arrival`, { came: 'yes', on: day(1) }), 422, 'lies ahead')
    await refused(w.staff.fills(`/place-requests/${ask}/arrival`, { came: 'yes', on: day(-1) }), 422, 'before the first night')
    await w.done(await w.staff.fills(`/place-requests/${ask}/arrival`, { came: 'yes', on: day(0) }))
    expect(await w.worker.reads(`/cases/${caseId}`)).toContain('Placed, code name KAJ, region Middle')
    const ids = await w.placeIds()
    await refused(w.staff.fills(`/place-requests/${ask}/move`, { place: ids['LOM'] ?? '', from: day(2), until: day(1) }), 422, 'The last day must be after')
    await refused(w.staff.fills(`/place-requests/${ask}/move`, { place: ids['LOM'] ?? '', from: day(20), until: day(21) }), 422, 'outside the nights')
    await refused(w.staff.fills(`/place-requests/${ask}/move`, { place: w.shelter, from: day(0), until: day(1) }), 422, 'Choose one of your places')
    await w.done(await w.staff.fills(`/place-requests/${ask}/move`, { place: ids['LOM'] ?? '', from: day(0), until: day(20) }))
    expect([await w.staysOn('KAJ'), await w.staysOn('LOM')]).toEqual([0, 1])
    await refused(w.staff.fills(`/place-requests/${ask}/departure`, { on: day(2), leftTo: 'own_home' }), 422, 'lies ahead')
    await refused(w.staff.fills(`/place-requests/${ask}/departure`, { on: day(-1), leftTo: 'own_home' }), 422, 'before the arrival')
    await w.done(await w.staff.fills(`/place-requests/${ask}/departure`, { on: day(0), leftTo: 'new_housing' }))
    expect([await w.stateOf(ask), await w.staysOn('LOM')]).toEqual(['left', 0])
  })

  it('keeps a case from being closed while it is asked for', async () => {
    const { caseId, ask } = await w.asked()
    expect(await w.worker.reads(`/cases/${caseId}/closure`)).toContain('A place is asked for or used')
    const [request] = (await w.placement(caseId)).requests
    await refused(w.worker.fills(`/cases/${caseId}/placement/${request?.id}/withdraw`, {}), 422, 'error')
    await w.done(await w.worker.fills(`/cases/${caseId}/placement/${request?.id}/withdraw`, { sure: 'yes' }))
    await refused(w.worker.fills(`/cases/${caseId}/placement/${request?.id}/withdraw`, { sure: 'yes' }), 409, 'nothing to withdraw')
    expect(await w.stateOf(ask)).toBe('withdrawn')
    expect(await w.worker.reads(`/cases/${caseId}/closure`)).not.toContain('A place is asked for or used')
  })

  it('is let go by itself when its time is over, and can be offered again', async () => {
    const { caseId, ask } = await w.offered('SIK')
    const [job] = protection.jobs ?? []
    if (!job) throw new Error('no job')
    await w.house.scratch.setClock(new Date(now.getTime() + 5 * 3_600_000))
    try {
      expect(await w.stateOf(ask)).toBe('lapsed')
      await refused(w.answered(caseId, 'accept'), 409, 'The offer holds no longer')
      await runJob(w.house.scratch.databases, job)
      expect(await w.staysOn('SIK')).toBe(0)
      await w.done(await w.staff.fills(`/place-requests/${ask}/offer`, { place: (await w.placeIds())['SIK'] ?? '', hours: '1' }))
      await w.done(await w.answered(caseId, 'decline'))
      expect([await w.stateOf(ask), await w.staysOn('SIK')]).toEqual(['declined', 0])
    } finally {
      await w.house.scratch.setClock(now)
    }
  })

  it('decides about each child by itself before anybody is admitted', async () => {
    const { caseId, ask } = await w.offered('KAJ', { who: 'families', children_6_12: '1', children_0_5: '1' })
    await w.done(await w.answered(caseId, 'accept'))
    await refused(w.head.fills(`/place-requests/${ask}/admission`, { answer: 'admit' }), 422, 'A child has no decision of its own')
    const children = (await w.placement(caseId)).requests[0]?.children ?? []
    expect(children).toHaveLength(2)
    for (const child of children) await w.done(await w.worker.fills(`/cases/${caseId}/placement/children/${child.id}`, { decision: 'immediate' }))
    const first = `/cases/${caseId}/placement/children/${children[0]?.id}`
    await refused(w.worker.fills(first, { decision: 'immediate' }), 409, 'made already')
    await w.done(await w.worker.fills(first, { decision: 'decided' }))
    await refused(w.worker.fills(first, { decision: 'not_placed' }), 409, 'made already')
    await w.done(await w.head.fills(`/place-requests/${ask}/admission`, { answer: 'admit' }))
    await w.done(await w.staff.fills(`/place-requests/${ask}/arrival`, { came: 'no', on: day(0) }))
    expect([await w.stateOf(ask), await w.staysOn('KAJ')]).toEqual(['no_show', 0])
  })

  it('without a decision of the board asks the shelter to check its conditions', async () => {
    const { caseId, ask } = await w.offered('KAJ', { basis: 'without_assessment' })
    await w.done(await w.answered(caseId, 'accept'))
    expect(await w.head.reads(`/place-requests/${ask}/admission`)).toContain('Without a decision of the board')
    await refused(w.head.fills(`/place-requests/${ask}/admission`, { answer: 'admit' }), 422, 'Check the conditions of the board')
    await refused(w.head.fills(`/place-requests/${ask}/admission`, { answer: 'refuse' }), 422, 'Choose a reason')
    await w.done(await w.head.fills(`/place-requests/${ask}/admission`, { answer: 'refuse', why: 'other' }))
    expect([await w.stateOf(ask), await w.staysOn('KAJ')]).toEqual(['not_admitted', 0])
  })

  it('is one for one request: a second yes is refused, and the other shelters are let go', async () => {
    await w.done(await w.elsewhere.fills('/places/new', place('HAMN1')))
    const { caseId, ask } = await w.offered('KAJ')
    const [other] = (await w.queue(w.elsewhere)).filter((one) => one.state === 'asked').slice(-1)
    expect(other).toBeDefined()
    await w.done(await w.answered(caseId, 'accept'))
    expect(await w.stateOf(ask)).toBe('accepted')
    const left = (await w.placement(caseId)).requests.flatMap((one) => one.answers).map((one) => one.state)
    expect(left.toSorted()).toEqual(['accepted', 'withdrawn'])
    const [request] = (await w.placement(caseId)).requests
    await w.done(await w.worker.fills(`/cases/${caseId}/placement/${request?.id}/withdraw`, { sure: 'yes' }))
    expect(await w.staysOn('KAJ')).toBe(0)
  })

  it('says on My day what waits, and each number leads to its rows', async () => {
    const { ask } = await w.asked({ fromDay: day(30) })
    const page = await w.staff.reads(`/place-requests?show=asked`)
    expect(page).toContain(ask)
    const { placementToday } = await import('#capabilities/protection/queries/placement-today.ts')
    const items = await w.staff.works(null, placementToday)
    const waiting = items.find((item) => item.href === '/place-requests?show=asked')
    expect(waiting?.count).toBe((await w.json<{ asks: unknown[] }>(w.staff, '/place-requests?show=asked')).asks.length)
  })
})
