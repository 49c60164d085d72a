import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { discloseSnapshot } from '#capabilities/cases/contract.ts'
import { purgeJourney } from '#capabilities/returning/store/purge-journey.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import { refusedAt } from '#test/stories/support-house.ts'
import { arrangement, canaries, lastLeg, leg, now, openJourneyHouse, type JourneyHouse } from '#test/stories/returning-journey-house.ts'

describe('a journey that is planned', () => {
  let w: JourneyHouse
  beforeAll(async () => {
    w = await openJourneyHouse()
  }, 120_000)
  afterAll(() => w.house.close())
  const begun = async (): Promise<Id> => {
    const caseId = await w.reaches('admitted')
    await w.done(w.partner, w.journey(caseId, '/begin'), {})
    return caseId
  }

  it('is known to the one who began, and to nobody because of a role', async () => {
    const caseId = await begun()
    const mine = await w.model(w.partner, caseId)
    expect(mine.known?.lacks).toContain('one_knows')
    expect(mine.knowers.map((one) => one.personId)).toEqual([w.partner.id])
    for (const person of [w.coordinator, w.board, w.abroad]) {
      const seen = await w.model(person, caseId)
      expect([seen.known, seen.plan?.complete, seen.knowers.length]).toEqual([null, false, 1])
      expect((await person.visits(w.journey(caseId, '/legs/new'))).status).toBe(404)
    }
    for (const person of [w.nurse, w.outsider]) expect((await person.visits(w.journey(caseId))).status).toBe(404)
    expect((await w.coordinator.fills(w.journey(caseId, '/begin'), {})).status).toBe(422)
  })

  it('shows its legs with the clock of each place to those on the list, and only “complete” to the others', async () => {
    const caseId = await w.planned()
    const page = await w.partner.reads(w.journey(caseId))
    for (const words of ['2026-11-23 17:00 (+01:00)', '2026-11-24 00:20 (+02:00)', 'Romania', ...Object.values(canaries)]) expect(page).toContain(words)
    const others = await w.model(w.coordinator, caseId)
    expect([others.plan, others.known]).toEqual([{ complete: true, receiverNamed: true, checked: false }, null])
    for (const person of [w.coordinator, w.board]) {
      const seen = await person.reads(w.journey(caseId))
      expect(seen).not.toMatch(/2026-11-2[34]|Canary-|Germany|QX 4417|Berlin/)
    }
  })

  it('names who receives her, sealed to those who know; whoever only carries her there opens no gate', async () => {
    const caseId = await w.reaches('admitted')
    await w.done(w.partner, w.journey(caseId, '/begin'), {})
    await w.done(w.partner, w.journey(caseId, '/knowers/new'), { person: w.abroad.id })
    await w.done(w.partner, w.journey(caseId, '/legs/new'), leg())
    await w.done(w.partner, w.journey(caseId, '/legs/new'), lastLeg({ metBy: 'carrier' }))
    const none = { receiver: '', receiverName: '' }
    await w.done(w.partner, w.journey(caseId, '/arrangement'), arrangement(none))
    const gate = async () => (await w.gatesOf(caseId)).gates.find((one) => one.gate === 'receiver')
    expect([(await w.model(w.partner, caseId)).known?.lacks, (await gate())?.reason]).toEqual([['no_receiver'], 'not_named'])
    const told = await w.board.reads(`/cases/${caseId}/return/gates`)
    for (const words of ['No organisation or person who receives is named', 'the return programme', 'those who know the journey']) expect(told).toContain(words)
    for (const [fields, words] of [
      [{ receiverName: '' }, 'Without a name no receiver is named'],
      [{ receiver: '' }, 'Choose what kind of receiver it is'],
    ] as const) {
      const answer = await w.partner.fills(w.journey(caseId, '/arrangement'), arrangement(fields))
      const page = await answer.text()
      expect([answer.status, page.includes(words), page.includes('call_knower')]).toEqual([422, true, true])
    }
    await w.done(w.partner, w.journey(caseId, '/arrangement'), arrangement())
    expect((await gate())?.state).toBe('open')
    expect(await w.partner.reads(w.journey(caseId))).toContain('Canary-Casa')
    for (const person of [w.coordinator, w.board, w.abroad]) expect(await person.reads(w.journey(caseId))).not.toContain('Canary-Casa')
    expect((await w.partner.reads(w.journey(caseId, '/sheet'))).includes('Canary-Casa')).toBe(false)
    await w.done(w.partner, w.journey(caseId, '/arrangement'), arrangement(none))
    expect((await gate())?.state).toBe('closed')
  })

  it('gives somebody of another organisation moments and countries, and the words only by a decision', async () => {
    const caseId = await w.planned()
    const seen = await w.abroad.reads(w.journey(caseId))
    expect(seen).toContain('2026-11-24 00:20 (+02:00)')
    for (const words of Object.values(canaries)) expect(seen).not.toContain(words)
    expect(seen).toContain('sealed')
  })

  it('seals its words to those of the own organisation who are on the list, and to no colleague beside', async () => {
    const caseId = await w.planned()
    await w.joins(caseId, w.partner, w.second)
    const before = await w.second.reads(w.journey(caseId))
    expect(before).not.toMatch(/Canary-|2026-11-23/)
    expect(await w.second.reads(`/cases/${caseId}`)).not.toContain('Canary-')
    await w.done(w.partner, w.journey(caseId, '/knowers/new'), { person: w.second.id })
    expect(await w.second.reads(w.journey(caseId))).toContain(canaries.meets)
    const knower = (await w.model(w.partner, caseId)).knowers.find((one) => one.personId === w.second.id)
    await w.done(w.partner, w.journey(caseId, `/knowers/${knower?.id ?? ''}/end`), {})
    expect(await w.second.reads(w.journey(caseId))).not.toMatch(/Canary-|2026-11-23/)
    await w.done(w.partner, w.journey(caseId, '/knowers/new'), { person: w.second.id })
    expect(await w.second.reads(w.journey(caseId))).toContain(canaries.meets)
  })

  it('keeps the last one on the list, and takes nobody who does not work in the return', async () => {
    const caseId = await begun()
    const [only] = (await w.model(w.partner, caseId)).knowers
    expect((await w.partner.fills(w.journey(caseId, `/knowers/${only?.id ?? ''}/end`), {})).status).toBe(422)
    expect(await refusedAt(w.partner, w.journey(caseId, '/knowers/new'), { person: w.outsider.id })).toBe('422 person')
    expect(await refusedAt(w.partner, w.journey(caseId, '/knowers/new'), { person: w.nurse.id })).toBe('422 person')
    expect(await refusedAt(w.partner, w.journey(caseId, '/knowers/new'), { person: w.partner.id })).toBe('422 person')
    expect(await refusedAt(w.partner, w.journey(caseId, '/knowers/new'), { person: '' })).toBe('422 person')
  })

  it('refuses a leg that cannot be, beside the field, and loses nothing that was typed', async () => {
    const caseId = await begun()
    const path = w.journey(caseId, '/legs/new')
    const answer = await w.partner.fills(path, leg({ arriveWall: '2026-11-23T16:00', meets: 'Kept words' }))
    expect([answer.status, /value="Kept words"/.test(await answer.text())]).toEqual([422, true])
    const wrong: readonly (readonly [Record<string, string>, string])[] = [
      [{ arriveWall: '2026-11-23T16:00' }, 'arriveWall'],
      [{ arriveWall: '2026-12-23T16:00' }, 'arriveWall'],
      [{ departWall: '23/11 17:00' }, 'departWall'],
      [{ departWall: '' }, 'departWall'],
      [{ toCountry: 'BR', arriveZone: '' }, 'arriveZone'],
      [{ toCountry: 'BR', arriveZone: 'Europe/Berlin' }, 'arriveZone'],
      [{ toCountry: 'QQ' }, 'toCountry'],
      [{ mode: 'rocket' }, 'mode'],
      [{ meets: 'Fråga efter polisen' }, 'meets'],
      [{ meets: 'Ring 020-50 50 50' }, 'meets'],
    ]
    for (const [fields, field] of wrong) expect([fields, await refusedAt(w.partner, path, leg(fields))]).toEqual([fields, `422 ${field}`])
  })

  it('asks which of two when the clocks go back, and says that a skipped hour never comes', async () => {
    const caseId = await begun()
    const path = w.journey(caseId, '/legs/new')
    const night = leg({ fromCountry: 'SE', toCountry: 'RO', arriveZone: '', departWall: '2027-10-31T02:30', arriveWall: '2027-10-31T08:00' })
    const asked = await w.partner.fills(path, night)
    const html = await asked.text()
    expect([asked.status, /name="departFold"/.test(html), html.includes('+02:00'), html.includes('+01:00')]).toEqual([422, true, true, true])
    await w.done(w.partner, path, { ...night, departFold: 'second' })
    expect((await w.model(w.partner, caseId)).known?.legs[0]?.depart.at).toBe('2027-10-31T01:30:00.000Z')
    expect(await refusedAt(w.partner, path, leg({ departWall: '2027-03-28T02:30', arriveWall: '2027-03-28T08:00', toCountry: 'RO', arriveZone: '' }))).toBe(
      '422 departWall',
    )
  })

  it('checks that legs follow each other with time to change, also when the short change is known', async () => {
    const caseId = await begun()
    const path = w.journey(caseId, '/legs/new')
    await w.done(w.partner, path, leg())
    expect(await refusedAt(w.partner, path, lastLeg({ departWall: '2026-11-23T18:00' }))).toBe('422 departWall')
    expect(await refusedAt(w.partner, path, lastLeg({ departWall: '2026-11-23T19:30' }))).toBe('422 departWall')
    await w.done(w.partner, path, lastLeg({ departWall: '2026-11-23T19:30', short: 'yes' }))
    const [one] = await w.legIds(caseId)
    await w.done(w.partner, w.journey(caseId, `/legs/${one ?? ''}`), leg({ departWall: '2026-11-23T16:30', short: 'yes' }))
    expect((await w.model(w.partner, caseId)).known?.legs.map((each) => each.depart.at)).toEqual(['2026-11-23T15:30:00.000Z', '2026-11-23T18:30:00.000Z'])
    await w.done(w.partner, w.journey(caseId, `/legs/${one ?? ''}/remove`), {})
    expect(await w.legIds(caseId)).toHaveLength(1)
  })

  it('gives two who change a leg at once both versions', async () => {
    const caseId = await w.planned()
    const [one] = await w.legIds(caseId)
    const path = w.journey(caseId, `/legs/${one ?? ''}`)
    const held = await w.partner.reads(path)
    await w.done(w.partner, path, leg({ ...canaries, number: 'QX 4418' }))
    const hidden = Object.fromEntries(
      [...held.slice(held.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    expect((await w.partner.submits(path, { ...hidden, ...leg({ ...canaries, number: 'QX 4419' }) })).status).toBe(409)
    expect((await w.model(w.partner, caseId)).known?.legs[0]?.words.number).toBe('QX 4418')
  })

  it('is checked in the last two days, and again when a leg changes', async () => {
    const caseId = await w.planned()
    const path = w.journey(caseId, '/check')
    expect((await w.partner.fills(path, { sure: ['documents'] })).status).toBe(422)
    await w.house.scratch.setClock(new Date('2026-11-22T12:00:00Z'))
    await w.done(w.partner, path, { sure: ['documents', 'still_wants'] })
    expect((await w.model(w.board, caseId)).plan?.checked).toBe(false)
    await w.done(w.partner, path, { sure: ['documents', 'still_wants', 'receiver', 'sheet'] })
    expect((await w.model(w.board, caseId)).plan?.checked).toBe(true)
    const [one] = await w.legIds(caseId)
    await w.done(w.partner, w.journey(caseId, `/legs/${one ?? ''}`), leg({ ...canaries, departWall: '2026-11-23T16:30' }))
    expect((await w.model(w.board, caseId)).plan?.checked).toBe(false)
    await w.back()
  })

  it('prints one neutral sheet in her language: clocks of the places, what was written for her, and nothing about why', async () => {
    const caseId = await w.planned()
    const sheet = await w.partner.reads(w.journey(caseId, '/sheet'))
    for (const words of ['17:00', '18:45', '00:20', 'România', 'luni', canaries.meets, 'QX 4417', 'Ilinca 070-174 06 81', 'Vei fi', '112', 'lang="ro"'])
      expect(sheet).toContain(words)
    expect(sheet).not.toContain(canaries.note)
    expect(sheet).not.toMatch(/Lilja|return|journey<|traffick|Återvänd/i)
    expect(/<title>([^<]*)<\/title>/.exec(sheet)?.[1]).not.toMatch(/[a-z]{3}/i)
    expect((await w.abroad.visits(w.journey(caseId, '/sheet'))).status).toBe(200)
    expect((await w.coordinator.visits(w.journey(caseId, '/sheet'))).status).toBe(404)
  })

  it('gives the words to another organisation by a decision: copies, for those named who are on the list', async () => {
    const caseId = await w.planned()
    await w.done(w.partner, w.journey(caseId, '/knowers/new'), { person: w.board.id })
    await w.consents(caseId, w.board, w.partner)
    const record = (await w.model(w.partner, caseId)).known?.legs[0]?.wordsRecord ?? ''
    const sent = await w.partner.works(caseId, (visit) =>
      discloseSnapshot(visit, {
        caseId,
        toZone: w.board.zoneId,
        named: [w.board.id],
        purpose: 'plan_return',
        ground: 'consent',
        harmTest: 'They must know who meets.',
        records: [record],
        verified: 'call_back',
      }),
    )
    expect(sent.ok ? sent.value.state : sent.refusal).toBe('sent')
    expect(await w.board.reads(w.journey(caseId))).toContain(canaries.meets)
    const beside = await w.board.works(caseId, (visit) =>
      addMember(visit, { caseId, personId: w.colleague.id, position: 'member', classes: ['C0', 'C4'], writes: ['C0', 'C4'], until: daysAfter(now, 9) }),
    )
    expect(beside.ok).toBe(true)
    const rows = await w.colleague.works(
      caseId,
      async (visit) =>
        (
          await sql`select id from cases.record where kind = 'itinerary' union all select t.record_id from cases.record_text t join cases.record_wrap k on k.record_id = t.record_id`.execute(
            visit.tx,
          )
        ).rows,
    )
    expect(rows).toEqual([])
  })

  it('is taken away with the case when it is purged', async () => {
    const caseId = await w.planned()
    await w.house.asOwner((tx) => purgeJourney(tx, caseId))
    const admin = await w.house.scratch.admin('main')
    for (const table of ['plan', 'knower', 'leg', 'arrangement', 'departure_check', 'event', 'alarm'])
      expect((await sql`select from ${sql.table(`returns.${table}`)} where case_id = ${caseId}`.execute(admin)).rows, table).toEqual([])
  })

  it('lets a coordinator on the list write times and codes, and no words', async () => {
    const caseId = await w.planned()
    await w.done(w.partner, w.journey(caseId, '/knowers/new'), { person: w.coordinator.id })
    const page = await w.coordinator.reads(w.journey(caseId))
    expect(page).toContain('2026-11-23 17:00')
    expect(page).not.toContain('Canary-')
    const [one] = await w.legIds(caseId)
    await w.done(w.coordinator, w.journey(caseId, `/legs/${one ?? ''}`), leg({ departWall: '2026-11-23T16:45' }))
    expect((await w.model(w.partner, caseId)).known?.legs[0]).toMatchObject({ depart: { at: '2026-11-23T15:45:00.000Z' }, words: { number: 'QX 4417' } })
    expect((await w.coordinator.submits(w.journey(caseId, '/arrangement'), arrangement())).status).toBeGreaterThanOrEqual(400)
  })
})
