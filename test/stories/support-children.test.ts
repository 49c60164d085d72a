import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findCard, inviteZone, openUnitByInvitation } from '#capabilities/cases/contract.ts'
import { mayInform } from '#capabilities/support/contract.ts'
import type { Id } from '#kernel/id.ts'
import { daysAfter } from '#kernel/time.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { day, now, openLawHouse, type LawHouse } from '#test/stories/support-law-house.ts'

const words = 'Canary-child: I want to sleep in the room with the window'
const name = 'Canary-name: the man with the boat'

describe('a child', () => {
  let w: LawHouse
  let worker: Person, colleague: Person, outsider: Person, plainReader: Person
  beforeAll(async () => {
    w = await openLawHouse()
    ;({ worker, colleague, outsider, plainReader } = w)
  })
  afterAll(() => w.house.close())
  const facts: Fields = { band: 'age_6_12', part: 'accompanying', school: 'protected', shelter: 'own_person' }
  const adult = (caseId: Id, more: Fields = {}) =>
    w.made(worker, `/cases/${caseId}/child/adults/new`, { kind: 'custodian', suspected: 'no', matters: ['care'], fromDay: day(-300), name, ...more })
  const hide = (caseId: Id, more: Fields = {}) => w.made(worker, `/cases/${caseId}/child/hidden/new`, { law: 'lvu_14', adult: '', decidedOn: day(-1), ...more })
  const told = (caseId: Id, adultId: Id, by = worker) => by.works(caseId, (visit) => mayInform(visit, caseId, { adultId }))

  it('is a subject of its own, and a child until somebody knows', async () => {
    const caseId = await w.newCase('unknown')
    expect(await worker.reads(`/cases/${caseId}/child`)).toContain('The person counts as a child')
    await w.made(worker, `/cases/${caseId}/child/change`, facts)
    const page = await worker.reads(`/cases/${caseId}/child`)
    for (const each of ['6–12 years', 'accompanying child', 'school with protected identity', 'has a designated person', `/cases/${caseId}/plans`])
      expect(page).toContain(each)
    const card = await worker.works(caseId, (visit) => findCard(visit.tx, caseId))
    expect(card?.child).toBe('yes')
    expect(await w.refused(worker, `/cases/${caseId}/child/change`, { ...facts, band: 'adult' }, 'band')).toEqual([422, true])
    expect(await w.refused(worker, `/cases/${caseId}/child/change`, { ...facts, school: '' }, 'school')).toEqual([422, true])
    await w.joins(caseId, colleague, ['C0', 'C9'])
    expect(await colleague.reads(`/cases/${caseId}/child`)).toContain('medföljande barn')
    expect(await worker.reads(`/cases/${caseId}`)).toContain('May be told')
  })

  it('speaks in its own words, sealed, with how it was asked', async () => {
    const caseId = await w.newCase('yes')
    const path = `/cases/${caseId}/child/voice/new`
    const heard: Fields = { how: 'play_or_drawing', onDay: day(-1), language: 'ron', words }
    expect(await w.refused(worker, path, { ...heard, words: '' }, 'words')).toEqual([422, true])
    expect(await w.refused(worker, path, { ...heard, onDay: day(1) }, 'onDay')).toEqual([422, true])
    expect(await w.refused(worker, path, { ...heard, how: 'interrogated' }, 'how')).toEqual([422, true])
    const id = await w.made(worker, path, heard)
    expect(await worker.reads(`/cases/${caseId}/child/voice/${id}`)).toContain(words)
    for (const page of [`/cases/${caseId}`, `/cases/${caseId}/child`, `/cases/${caseId}?timeline=all`])
      expect(await worker.reads(page)).not.toContain('Canary-child')
    expect(await worker.reads(`/cases/${caseId}/child`)).toContain('play or drawing')
  })

  it('a custodian is told nothing by default, and nothing is printed', async () => {
    const caseId = await w.newCase('yes')
    const id = await adult(caseId)
    expect(await told(caseId, id)).toEqual({ may: false, why: 'not_decided' })
    const letter = await worker.visits(`/cases/${caseId}/child/adults/${id}/letter`)
    expect(letter.status).toBe(422)
    expect(await letter.text()).toContain('nobody has decided')
    await w.made(worker, `/cases/${caseId}/child/adults/${id}/inform`, { suspected: 'no', inform: 'yes', untilDay: '' })
    expect(await told(caseId, id)).toEqual({ may: true })
    const sheet = await worker.reads(`/cases/${caseId}/child/adults/${id}/letter`)
    expect(sheet).toContain('We would like to talk with you')
    for (const each of ['Lilja', 'Canary', 'child', 'ALFA', caseId]) expect(sheet).not.toContain(each)
    expect(await worker.reads(`/cases/${caseId}/child/adults/${id}`)).toContain(name)
    expect(await worker.reads(`/cases/${caseId}/child`)).not.toContain('Canary-name')
  })

  it('hidden whereabouts stop everything to that custodian, whatever was decided before', async () => {
    const caseId = await w.newCase('yes')
    const id = await adult(caseId)
    const guardian = await adult(caseId, { kind: 'guardian' })
    const inform = `/cases/${caseId}/child/adults/${id}/inform`
    await w.made(worker, inform, { suspected: 'no', inform: 'yes', untilDay: '' })
    await hide(caseId)
    expect(await told(caseId, id)).toEqual({ may: false, why: 'hidden_whereabouts' })
    expect(await told(caseId, guardian)).toEqual({ may: true })
    expect((await worker.visits(`/cases/${caseId}/child/adults/${id}/letter`)).status).toBe(422)
    expect(await w.refused(worker, inform, { suspected: 'no', inform: 'yes', untilDay: '' }, 'inform')).toEqual([422, true])
    expect((await w.rows(worker, caseId)).open.map((row) => [row.code, row.dueOn])).toEqual([['LVU14', '2027-02-20']])
    const page = await worker.reads(`/cases/${caseId}/child`)
    const hidden = /\/child\/hidden\/([0-9a-f-]{36})\/end/.exec(page)?.[1] ?? ''
    const fields = Object.fromEntries(
      [...page.slice(page.indexOf(`${hidden}/end`)).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
        .slice(0, 3)
        .map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    expect((await worker.submits(`/cases/${caseId}/child/hidden/${hidden}/end`, fields)).status).toBe(303)
    expect(await told(caseId, id)).toEqual({ may: true })
  })

  it('whoever is or may be suspected is never told', async () => {
    const caseId = await w.newCase('yes')
    const id = await adult(caseId, { suspected: 'unknown' })
    const inform = `/cases/${caseId}/child/adults/${id}/inform`
    expect(await told(caseId, id)).toEqual({ may: false, why: 'suspicion_unknown' })
    expect(await w.refused(worker, inform, { suspected: 'unknown', inform: 'yes', untilDay: '' }, 'suspected')).toEqual([422, true])
    expect(await w.refused(worker, inform, { suspected: 'yes', inform: 'yes', untilDay: '' }, 'inform')).toEqual([422, true])
    await w.made(worker, inform, { suspected: 'yes', inform: '', untilDay: '' })
    expect(await told(caseId, id)).toEqual({ may: false, why: 'suspected' })
    expect(await told(caseId, caseId)).toEqual({ may: false, why: 'not_known' })
    expect(await told(caseId, id, outsider)).toEqual({ may: false, why: 'not_known' })
  })

  it('a report of concern is made at once: written, printed, sent, received, and the clocks follow it', async () => {
    const caseId = await w.newCase('no')
    const path = `/cases/${caseId}/child/concern/new`
    const report: Fields = { suspectedOn: day(0), danger: 'unknown', custodian: 'do_not_contact', part_seen: words, part_reach_us: 'On-call, 08-000 00 00' }
    expect(await w.refused(worker, path, { ...report, part_seen: '' }, 'part_seen')).toEqual([422, true])
    expect(await w.refused(worker, path, { ...report, suspectedOn: day(1) }, 'suspectedOn')).toEqual([422, true])
    expect(await w.refused(worker, path, { ...report, custodian: '' }, 'custodian')).toEqual([422, true])
    const id = await w.made(worker, path, report)
    expect((await w.rows(worker, caseId)).open.map((row) => [row.code, row.lastOn])).toEqual([['OROS', day(0)]])
    expect((await worker.works(caseId, (visit) => findCard(visit.tx, caseId)))?.child).toBe('unknown')
    const sheet = await worker.reads(`/cases/${caseId}/child/concern/${id}/sheet`)
    for (const each of [words, 'Do not contact the custodian', '19:1', 'Where the child is, is never given on paper']) expect(sheet).toContain(each)
    for (const each of ['Lilja', caseId, '<script']) expect(sheet).not.toContain(each)
    expect(await worker.reads(`/cases/${caseId}`)).not.toContain('Canary-child')
    const one = `/cases/${caseId}/child/concern/${id}`
    expect(await w.refused(worker, `${one}/received`, { receivedOn: day(0) }, null)).toEqual([422, true])
    expect(await w.refused(worker, `${one}/sent`, { sentAt: '2026-11-22T12:00', sentHow: 'by_phone' }, 'sentAt')).toEqual([422, true])
    expect(await w.refused(worker, `${one}/sent`, { sentAt: '2026-11-19T12:00', sentHow: 'by_phone' }, 'sentAt')).toEqual([422, true])
    await w.made(worker, `${one}/sent`, { sentAt: '2026-11-21T12:30', sentHow: 'by_phone' })
    expect(await w.refused(worker, `${one}/sent`, { sentAt: '2026-11-21T12:30', sentHow: 'by_phone' }, null)).toEqual([422, true])
    expect(await w.refused(worker, `${one}/received`, { receivedOn: day(-1) }, 'receivedOn')).toEqual([422, true])
    await w.made(worker, `${one}/received`, { receivedOn: day(0) })
    const rows = await w.rows(worker, caseId)
    expect(rows.closed.map((row) => [row.code, row.outcome])).toEqual([['OROS', 'met']])
    expect(rows.open.map((row) => [row.code, row.dueOn])).toEqual([
      ['SKYDD', day(1)],
      ['FORHANDS', day(14)],
    ])
  })

  it('a report and hidden whereabouts are kept where nobody can stand in, and the clock says that nobody does', async () => {
    const caseId = await w.newCase('yes', outsider)
    const path = `/cases/${caseId}/child`
    const id = await w.made(outsider, `${path}/concern/new`, { suspectedOn: day(0), danger: 'yes', custodian: 'do_not_contact', part_seen: 'Bruises.' })
    expect(await outsider.reads(`${path}/concern/${id}`)).toContain('Bruises.')
    await w.made(outsider, `${path}/hidden/new`, { law: 'shelter_5_4', adult: '', decidedOn: day(-1) })
    const { open } = await w.rows(outsider, caseId)
    const clock = open.find((row) => row.code === 'OROS')?.id ?? ''
    expect(open.map((row) => row.code)).toEqual(expect.arrayContaining(['OROS', 'SKB56']))
    expect(await outsider.reads(`/cases/${caseId}/deadlines`)).toContain('no deputy')
    expect(await outsider.reads(`/cases/${caseId}/deadlines/${clock}`)).toContain('Whoever answers for it has no deputy')
    expect(await w.refused(outsider, `/cases/${caseId}/deadlines/${clock}/duty`, { person: outsider.id }, 'deputy')).toEqual([422, true])
    expect(await outsider.reads(path)).not.toContain('No clock runs')
  })

  it('a report from before the rules that are known is kept too, and says that no clock runs', async () => {
    const caseId = await w.newCase('yes')
    const path = `/cases/${caseId}/child`
    const report = { suspectedOn: '1970-03-01', danger: 'no', custodian: 'do_not_contact', part_seen: 'Long ago.' }
    const id = await w.made(worker, `${path}/concern/new`, report)
    expect(await worker.reads(`${path}/concern/${id}`)).toContain('No time limit of the law runs for the report')
    await w.made(worker, `${path}/hidden/new`, { law: 'shelter_5_4', adult: '', decidedOn: '1970-03-01' })
    expect(await worker.reads(path)).toContain('No clock runs')
  })

  it('a report is in one language all through, whoever prints it, and keeps paragraphs as they were written', async () => {
    const caseId = await w.newCase('yes')
    await w.joins(caseId, colleague, ['C0', 'C9'])
    const long = `${words}\n\nNothing more was said.\nWhy we are worried`
    const id = await w.made(worker, `/cases/${caseId}/child/concern/new`, {
      suspectedOn: day(0),
      danger: 'no',
      custodian: 'informed',
      part_seen: long,
      part_worry: 'Because of the cold',
    })
    const headings = (sheet: string): readonly string[] => [...sheet.matchAll(/<h2>([^<]*)/g)].map((match) => match[1] ?? '')
    const english = await worker.reads(`/cases/${caseId}/child/concern/${id}/sheet`)
    const swedish = await colleague.reads(`/cases/${caseId}/child/concern/${id}/sheet`)
    expect(headings(english)).toEqual(['What we have seen', 'Why we are worried'])
    expect(headings(swedish)).toEqual(['Vad vi har sett', 'Varför vi är oroliga'])
    for (const sheet of [english, swedish]) expect(sheet).toContain(long)
    expect(english).toContain('Zone ALFA')
  })

  it('a report of a shelter does not name the shelter, on paper or in an answer', async () => {
    const caseId = await w.newCase('yes')
    const a17 = await w.house.zone('A17', 'shelter')
    const staff = await w.house.person(a17, ['shelter_staff'])
    await w.house.person(a17, ['shelter_staff'], { head: true })
    await w.house.keysFor(a17)
    const invited = await worker.works(caseId, (visit) => inviteZone(visit, caseId, a17, 'Klippa', daysAfter(now, 2)))
    if (!invited.ok) throw new Error(invited.refusal.kind)
    await staff.works(null, (visit) => openUnitByInvitation(visit, invited.value))
    const id = await w.made(staff, `/cases/${caseId}/child/concern/new`, {
      suspectedOn: day(0),
      danger: 'no',
      custodian: 'ask_us_first',
      part_seen: words,
      part_reach_us: 'On-call, 08-000 00 00',
    })
    const one = `/cases/${caseId}/child/concern/${id}`
    const sheet = await staff.reads(`${one}/sheet`)
    expect(sheet).toContain('Said by word of mouth to whoever receives this.')
    expect(sheet).toContain(words)
    expect(sheet).not.toMatch(/A17|shelter/i)
    const answer = await (await staff.asks(one)).text()
    expect(JSON.parse(answer)).toMatchObject({ sender: null })
    expect(answer).not.toContain('A17')
  })

  it('several in one incident are linked, and only those in both cases see it', async () => {
    const [mother, child] = [await w.newCase('no'), await w.newCase('yes')]
    const theirs = await w.newCase('no', outsider)
    expect(await w.refused(worker, `/incidents/${mother}/new`, { other: theirs, kind: 'same_incident' }, 'other')).toEqual([422, true])
    expect(await w.refused(worker, `/incidents/${mother}/new`, { other: mother, kind: 'same_incident' }, 'other')).toEqual([422, true])
    await w.made(worker, `/incidents/${mother}/new`, { other: child, kind: 'parent_and_child' })
    expect(await w.refused(worker, `/incidents/${child}/new`, { other: mother, kind: 'siblings' }, 'other')).toEqual([422, true])
    const others = async (person: Person, caseId: Id) =>
      ((await (await person.asks(`/incidents/${caseId}`)).json()) as { others: { caseId: string }[] }).others.map((one) => one.caseId)
    expect(await others(worker, mother)).toEqual([child])
    expect(await others(worker, child)).toEqual([mother])
    await w.joins(mother, plainReader, ['C0', 'C4'])
    expect(await others(plainReader, mother)).toEqual([])
    expect((await plainReader.visits(`/incidents/${child}`)).status).toBe(404)
    expect((await outsider.visits(`/incidents/${mother}`)).status).toBe(404)
    const page = await worker.reads(`/incidents/${mother}`)
    const path = /action="(\/incidents\/[0-9a-f-]{36}\/[0-9a-f-]{36}\/end)"/.exec(page)?.[1] ?? ''
    expect((await plainReader.visits(path)).status).toBe(404)
    expect((await worker.fills(path, {})).status).toBe(303)
    expect(await others(worker, mother)).toEqual([])
  })

  it('is not there for others, nor for who does not hold the child’s class', async () => {
    const caseId = await w.newCase('yes')
    const id = await adult(caseId)
    await w.joins(caseId, plainReader, ['C0', 'C4'])
    for (const somebody of [outsider, plainReader])
      for (const path of [
        '',
        '/change',
        '/voice/new',
        '/adults/new',
        `/adults/${id}`,
        `/adults/${id}/inform`,
        `/adults/${id}/letter`,
        '/hidden/new',
        '/concern/new',
      ])
        expect([path, (await somebody.visits(`/cases/${caseId}/child${path}`)).status]).toEqual([path, 404])
  })
})
