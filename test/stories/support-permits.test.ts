import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { residenceBasis } from '#capabilities/support/contract.ts'
import type { Id } from '#kernel/id.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { day, openLawHouse, type LawHouse } from '#test/stories/support-law-house.ts'

const paper = 'Canary-paper 2026-4711'
const why = 'Canary-why: needs an interpreter and time.'

describe('a reflection period and permits', () => {
  let w: LawHouse
  let worker: Person, colleague: Person, finance: Person, outsider: Person, plainReader: Person
  beforeAll(async () => {
    w = await openLawHouse()
    ;({ worker, colleague, finance, outsider, plainReader } = w)
  })
  afterAll(() => w.house.close())
  const asked = (more: Fields = {}): Fields => ({ applicant: 'social_board', basis: 'trafficking', way: 'secure_mail', sentOn: day(-24), words: why, ...more })
  const apply = (caseId: Id, kind = 'reflection', more: Fields = {}) => w.made(worker, `/cases/${caseId}/permits/new/${kind}`, asked(more))
  const granted = (more: Fields = {}): Fields => ({
    outcome: 'granted',
    decidedOn: day(-21),
    validFrom: day(-21),
    validTo: day(9),
    number: paper,
    person: worker.id,
    ...more,
  })
  const decide = (caseId: Id, id: Id, more: Fields = {}) => w.made(worker, `/cases/${caseId}/permits/${id}/decision`, granted(more))
  const basis = (caseId: Id, on: string, by = worker) => by.works(caseId, (visit) => residenceBasis(visit, caseId, on))

  it('is applied for by the board, has a receipt, and says what changes from the day of the application', async () => {
    const caseId = await w.newCase()
    const empty = await worker.reads(`/cases/${caseId}/permits`)
    expect(empty).toContain('Nobody has applied')
    expect(empty).not.toContain('more time')
    const id = await apply(caseId)
    await w.made(worker, `/cases/${caseId}/permits/${id}/receipt`, { receivedOn: day(-23) })
    const list = await worker.reads(`/cases/${caseId}/permits`)
    for (const words of [
      'The social welfare board',
      'waiting for a decision',
      'entitled to state reimbursement',
      'The municipality of stay answers',
      'no longer applies',
      'when the permit holds',
      'yes: an application is being examined',
    ])
      expect(list).toContain(words)
    expect(list).not.toContain(why)
    expect(await worker.reads(`/cases/${caseId}/permits/${id}`)).toContain(why)
    await w.joins(caseId, colleague, ['C0', 'C7'])
    expect(await colleague.reads(`/cases/${caseId}/permits`)).toContain('Kommunen och regionen har rätt till statlig ersättning')
  })

  it('ends on the day that stands in the decision, with clocks and nine days left on the case', async () => {
    const caseId = await w.newCase()
    const id = await apply(caseId)
    await decide(caseId, id)
    const one = await worker.reads(`/cases/${caseId}/permits/${id}`)
    for (const words of ['granted', paper, 'Monday, 30 November 2026']) expect(one).toContain(words)
    expect((await w.rows(worker, caseId)).open.map((row) => [row.code, row.lastOn])).toEqual([
      ['BETANK', day(9)],
      ['BETANK-X', day(9)],
    ])
    const card = await worker.reads(`/cases/${caseId}`)
    for (const words of ['The reflection period ends', '9 days left', 'Protection ends when the day passes']) expect(card).toContain(words)
    expect(card).not.toContain(paper)
  })

  it('thirty days are a warning, never a calculation', async () => {
    const caseId = await w.newCase()
    const id = await apply(caseId)
    const path = `/cases/${caseId}/permits/${id}/decision`
    expect(await w.refused(worker, path, granted({ validTo: day(20) }), 'checked')).toEqual([422, true])
    await w.made(worker, path, granted({ validTo: day(20), checked: 'yes' }))
    expect(await worker.reads(`/cases/${caseId}/permits`)).toContain('one would have expected Monday, 30 November 2026')
    expect((await w.rows(worker, caseId)).open[0]?.lastOn).toBe(day(20))
  })

  it('more time is asked for in time, in rounds, and answers the clock that waited', async () => {
    const caseId = await w.newCase()
    await decide(caseId, await apply(caseId))
    const more = await apply(caseId, 'extension', { sentOn: day(0) })
    expect((await w.rows(worker, caseId)).closed.map((row) => [row.code, row.outcome])).toEqual([['BETANK-X', 'met']])
    expect(await w.refused(worker, `/cases/${caseId}/permits/new/extension`, asked({ sentOn: day(0) }), null)).toEqual([422, true])
    expect(await basis(caseId, day(40))).toMatchObject({ eligible: true, reason: 'applied' })
    await decide(caseId, more, { decidedOn: day(0), validFrom: day(0), validTo: day(60) })
    const after = await w.rows(worker, caseId)
    expect(after.open.map((row) => [row.code, row.lastOn])).toEqual([
      ['BETANK', day(60)],
      ['BETANK-X', day(60)],
    ])
    expect(after.closed.map((row) => [row.code, row.outcome]).toSorted((a, b) => String(a[0]).localeCompare(String(b[0])))).toEqual([
      ['BETANK', 'extended'],
      ['BETANK-X', 'met'],
    ])
    const again = await apply(caseId, 'extension', { sentOn: day(0) })
    expect(await worker.reads(`/cases/${caseId}/permits/${again}`)).toContain('round 2')
    const permit = await apply(caseId, 'permit', { sentOn: day(0), applicant: 'investigation_leader' })
    await decide(caseId, permit, { decidedOn: day(0), validFrom: day(0), validTo: '2027-06-01' })
    expect((await w.rows(worker, caseId)).open.map((row) => row.code)).toEqual(['PERM6'])
  })

  it('a refusal can be appealed by whoever applied, and by nobody else', async () => {
    const caseId = await w.newCase()
    const id = await apply(caseId)
    await w.made(worker, `/cases/${caseId}/permits/${id}/decision`, { outcome: 'refused', decidedOn: day(-3), person: worker.id })
    expect(await worker.reads(`/cases/${caseId}/permits/${id}`)).toContain('The person cannot appeal')
    expect((await w.rows(worker, caseId)).open.map((row) => [row.code, row.dueOn])).toEqual([['BETANK-APPEAL', day(18)]])
    expect(await basis(caseId, day(0))).toMatchObject({ eligible: false, reason: 'ended' })
  })

  it('is revoked only after the applicant was heard', async () => {
    const caseId = await w.newCase()
    const id = await apply(caseId)
    const path = `/cases/${caseId}/permits/${id}/revocation`
    expect(await w.refused(worker, path, { revokedOn: day(-1), heardOn: day(-2), person: worker.id }, null)).toEqual([422, true])
    await decide(caseId, id)
    expect(await w.refused(worker, path, { revokedOn: day(-1), person: worker.id }, 'heardOn')).toEqual([422, true])
    expect(await w.refused(worker, path, { revokedOn: day(-2), heardOn: day(-1), person: worker.id }, 'heardOn')).toEqual([422, true])
    expect(await w.refused(worker, path, { revokedOn: day(1), heardOn: day(-1), person: worker.id }, 'revokedOn')).toEqual([422, true])
    await w.made(worker, path, { revokedOn: day(-1), heardOn: day(-2), person: worker.id })
    expect(await basis(caseId, day(0))).toMatchObject({ eligible: false, reason: 'ended', to: day(-1) })
    const rows = await w.rows(worker, caseId)
    expect(rows.open.map((row) => row.code)).toEqual(['BETANK-APPEAL'])
    expect(rows.closed.map((row) => row.outcome)).toEqual(['replaced', 'replaced'])
  })

  it('says when enforcement was stayed, and who told the person in which language', async () => {
    const caseId = await w.newCase()
    const id = await apply(caseId)
    const path = `/cases/${caseId}/permits/${id}`
    expect(await w.refused(worker, `${path}/stay`, { stayOn: day(-30) }, 'stayOn')).toEqual([422, true])
    expect(await w.refused(worker, `${path}/stay`, { stayOn: day(1) }, 'stayOn')).toEqual([422, true])
    expect(await w.refused(worker, `${path}/stay`, { stayOn: day(-2), stayEndedOn: day(-3) }, 'stayEndedOn')).toEqual([422, true])
    await w.made(worker, `${path}/stay`, { stayOn: day(-20), stayEndedOn: day(3) })
    expect(await worker.reads(path)).toContain('The stay ends')
    await w.made(worker, `${path}/stay`, { stayOn: day(-20), stayEndedOn: day(-1) })
    expect(await worker.reads(path)).toContain('The stay ended')
    await w.made(worker, `${path}/stay`, { stayOn: day(-20), stayEndedOn: '' })
    const told: Fields = { teller: 'counsel', what: 'what_it_means', toldOn: day(-10), language: 'ron', interpreter: 'by_phone' }
    expect(await w.refused(worker, `${path}/told`, { ...told, toldOn: day(1) }, 'toldOn')).toEqual([422, true])
    expect(await w.refused(worker, `${path}/told`, { ...told, language: 'xxx' }, 'language')).toEqual([422, true])
    await w.made(worker, `${path}/told`, told)
    const page = await worker.reads(path)
    for (const words of ['Stay of enforcement from', 'Victim’s counsel', 'Romanian', 'by phone', 'what it means']) expect(page).toContain(words)
  })

  it('refuses what the law and the calendar do not allow, beside the field', async () => {
    const caseId = await w.newCase()
    const path = (kind: string) => `/cases/${caseId}/permits/new/${kind}`
    for (const [kind, more, field] of [
      ['reflection', { sentOn: day(1) }, 'sentOn'],
      ['reflection', { sentOn: '2022-07-31' }, 'applicant'],
      ['permit', { basis: 'other_crime' }, 'basis'],
      ['reflection', { basis: 'other_crime', applicant: 'investigation_leader' }, 'basis'],
      ['reflection', { applicant: 'person' }, 'applicant'],
      ['extension', {}, null],
    ] as const)
      expect([kind, field, ...(await w.refused(worker, path(kind), asked(more), field))]).toEqual([kind, field, 422, true])
    expect((await worker.visits(path('visa'))).status).toBe(404)
    const id = await apply(caseId)
    const decision = `/cases/${caseId}/permits/${id}/decision`
    for (const [more, field] of [
      [{ decidedOn: day(1) }, 'decidedOn'],
      [{ decidedOn: day(-30) }, 'decidedOn'],
      [{ validTo: '' }, 'validFrom'],
      [{ validTo: day(-22) }, 'validTo'],
      [{ person: outsider.id }, 'person'],
    ] as const)
      expect([field, ...(await w.refused(worker, decision, granted(more), field))]).toEqual([field, 422, true])
    const receipt = `/cases/${caseId}/permits/${id}/receipt`
    expect(await w.refused(worker, receipt, { receivedOn: day(1) }, 'receivedOn')).toEqual([422, true])
    expect(await w.refused(worker, receipt, { receivedOn: day(-25) }, 'receivedOn')).toEqual([422, true])
    await decide(caseId, id)
    expect(await w.refused(worker, decision, granted(), null)).toEqual([422, true])
    expect(await w.refused(worker, path('extension'), asked({ sentOn: day(-1) }), null)).not.toEqual([422, true])
  })

  it('two who enter the decision at once: the second is told', async () => {
    const caseId = await w.newCase()
    const id = await apply(caseId)
    const tab = await worker.reads(`/cases/${caseId}/permits/${id}/receipt`)
    const hidden = Object.fromEntries(
      [...tab.slice(tab.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    await w.made(worker, `/cases/${caseId}/permits/${id}/receipt`, { receivedOn: day(-23) })
    expect((await worker.submits(`/cases/${caseId}/permits/${id}/receipt`, { ...hidden, receivedOn: day(-22) })).status).toBe(409)
  })

  it('who reckons costs learns the days and the reason, and nothing else', async () => {
    const caseId = await w.newCase()
    await decide(caseId, await apply(caseId))
    await w.joins(caseId, finance, ['C0', 'C8'], ['C8'])
    expect(await basis(caseId, day(0), finance)).toMatchObject({ eligible: true, from: day(-24), to: day(9), reason: 'granted' })
    expect((await finance.visits(`/cases/${caseId}/permits`)).status).toBe(404)
    expect(await basis(caseId, day(0), outsider)).toMatchObject({ eligible: false, reason: 'no_application' })
  })

  it('is not there for others', async () => {
    const caseId = await w.newCase()
    const id = await apply(caseId)
    await w.joins(caseId, plainReader, ['C0', 'C4'])
    for (const somebody of [outsider, plainReader])
      for (const path of ['', '/new/reflection', `/${id}`, `/${id}/decision`, `/${id}/told`])
        expect([path, (await somebody.visits(`/cases/${caseId}/permits${path}`)).status]).toEqual([path, 404])
  })
})
