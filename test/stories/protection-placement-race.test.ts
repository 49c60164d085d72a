import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { openPlacementHouse, place, type PlacementHouse } from '#test/stories/placement-house.ts'
import { day } from '#test/stories/protection-house.ts'

describe('a night of a place', () => {
  let w: PlacementHouse
  beforeAll(async () => {
    w = await openPlacementHouse()
    await w.done(await w.staff.fills('/places/new', place('KAJ')))
  })
  afterAll(() => w.house.close())

  it('is one household’s, though twenty ask for the last one at once', async () => {
    const asks: string[] = []
    for (let n = 0; n < 20; n += 1) asks.push((await w.asked()).ask)
    const kaj = (await w.placeIds())['KAJ'] ?? ''
    const forms = await Promise.all(asks.map(async (ask) => hidden(await w.staff.reads(`/place-requests/${ask}/offer`))))
    const answers = await Promise.all(asks.map((ask, index) => w.staff.submits(`/place-requests/${ask}/offer`, { ...forms[index], place: kaj, hours: '4' })))
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1)
    const others = answers.filter((answer) => answer.status === 409)
    expect(others).toHaveLength(19)
    for (const answer of others) expect(await answer.text()).toContain('The place is already taken one of those nights')
    expect(await w.staysOn('KAJ')).toBe(1)
    expect((await w.queue(w.staff)).filter((ask) => ask.state === 'offered')).toHaveLength(1)
  })

  it('is not taken twice by hand in the database either', async () => {
    const twice = w.house.asOwner((tx) =>
      sql`insert into protection.stay (place_id, zone_id, slot, kind, nights, reason, made_by)
          select p.id, p.zone_id, p.slot, 'closed', daterange('2026-11-22', '2026-11-23'), 'other', p.made_by from protection.place p where p.code_name = 'KAJ'`.execute(
        tx,
      ),
    )
    await expect(twice).rejects.toThrow(/stay_one_a_night/)
  })
})

describe('those who must not meet', () => {
  let w: PlacementHouse
  beforeAll(async () => {
    w = await openPlacementHouse()
    for (const [codeName, house] of [
      ['EK', 'A'],
      ['ASK', 'A'],
      ['LIND', 'B'],
    ] as const)
      await w.done(await w.staff.fills('/places/new', place(codeName, { house })))
  })
  afterAll(() => w.house.close())
  const marks = async (person: Person, caseId: string, fields: Fields): Promise<void> =>
    void (await w.done(await person.fills(`/cases/${caseId}/keep-apart`, fields)))
  type Matches = { matches: { codeName: string; conflict: boolean }[]; conflictKnown: boolean }
  const conflicts = async (ask: string): Promise<readonly string[]> =>
    (await w.json<Matches>(w.staff, `/place-requests/${ask}`)).matches
      .filter((one) => one.conflict)
      .map((one) => one.codeName)
      .toSorted()

  it('are not placed in one house, and neither case learns of the other', async () => {
    const first = await w.admitted('EK')
    await marks(w.worker, first.caseId, { nicks: 'Påhittade Bosse', phones: '070-174 06 33' })
    const second = await w.asked()
    expect(await conflicts(second.ask)).toEqual([])
    await marks(w.worker, second.caseId, { names: 'BOSSE påhittade' })
    expect(await conflicts(second.ask)).toEqual(['ASK', 'EK'])
    const page = await w.staff.reads(`/place-requests/${second.ask}`)
    for (const word of ['Bosse', '070', first.caseId]) expect(page).not.toContain(word)
    const ask = (await w.placeIds())['ASK'] ?? ''
    const refusal = await w.staff.fills(`/place-requests/${second.ask}/offer`, { place: ask, hours: '4' })
    expect([refusal.status, (await refusal.text()).includes('must not meet. Choose another house')]).toEqual([422, true])
    const anyway = await w.staff.fills(`/place-requests/${second.ask}/offer`, { place: ask, hours: '4', anyway: 'yes' })
    expect([anyway.status, (await anyway.text()).includes('Only the head of unit')]).toEqual([422, true])
    await w.done(await w.staff.fills(`/place-requests/${second.ask}/refuse`, { why: 'conflict' }))
    const told = JSON.stringify(await w.placement(second.caseId)) + (await w.worker.reads(`/cases/${second.caseId}/placement`))
    expect(told).not.toMatch(/conflict|some must not meet/i)
    expect(await w.staff.reads(`/place-requests/${second.ask}`)).toContain('Some must not meet')
    const third = await w.asked()
    await marks(w.worker, third.caseId, { phones: '070 1740633' })
    expect(await conflicts(third.ask)).toEqual(['ASK', 'EK'])
  })

  it('nor is somebody who may recruit placed in a house with others', async () => {
    const one = await w.asked()
    await marks(w.worker, one.caseId, { mayRecruit: 'yes' })
    expect(await conflicts(one.ask)).toEqual(['ASK', 'EK'])
    expect(await conflicts(one.ask)).not.toContain('LIND')
  })

  it('are words that say something, in a case one may write in', async () => {
    const caseId = await w.newCase()
    expect((await w.worker.fills(`/cases/${caseId}/keep-apart`, {})).status).toBe(422)
    expect((await w.worker.fills(`/cases/${caseId}/keep-apart`, { phones: 'abc' })).status).toBe(422)
    expect((await w.colleague.visits(`/cases/${caseId}/keep-apart`)).status).toBe(404)
    const rows = await w.worker.works(null, async (visit) => (await sql`select 1 from protection.place_ask`.execute(visit.tx)).rows.length)
    expect(rows).toBeGreaterThan(0)
    await expect(w.worker.works(null, (visit) => sql`select token from protection.apart_mark`.execute(visit.tx))).rejects.toThrow(/permission denied/)
  })

  it('is a question that only the shelter that was asked gets an answer to, and not without end', async () => {
    const { ask } = await w.asked({ fromDay: day(40) })
    const question = (person: Person) =>
      person.works(null, async (visit) => (await sql<{ h: unknown }>`select protection.houses_in_conflict(${ask}) as h`.execute(visit.tx)).rows[0]?.h)
    expect(await question(w.worker)).toBeNull()
    expect(await question(w.officer)).toBeNull()
    expect(await question(w.elsewhere)).toBeNull()
    expect(await question(w.staff)).toEqual([])
    await w.house.asOwner((tx) =>
      sql`insert into protection.apart_question (ask_id, zone_id, asked_by) select ${ask}, ${w.shelter}, ${w.staff.id} from generate_series(1, 60)`.execute(tx),
    )
    expect(await question(w.staff)).toBeNull()
    const offer = await w.staff.fills(`/place-requests/${ask}/offer`, { place: (await w.placeIds())['LIND'] ?? '', hours: '4' })
    expect(offer.status).toBe(429)
    expect(await w.staff.reads(`/place-requests/${ask}`)).toContain('You have asked many times')
  })
})

const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.slice(html.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
