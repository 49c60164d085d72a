import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths, inviteZone, openCase, openUnitByInvitation, readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import { openCasesHouse, type CasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

const now = new Date('2026-11-21T22:15:00Z')
const harmTest = 'It was weighed tonight, and it protects the person more than it harms.'

describe('something leaves a zone', () => {
  let house: CasesHouse
  let worker: Person, head: Person, shelter: Person, police: Person, policeTwo: Person, nurse: Person
  let caseId: string
  let identity: string

  const must = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    return result.value
  }
  const write = async (person: Person, cls: string, kind: 'identity' | 'note' | 'location' | 'threat_note', text: string) =>
    must(await person.works(caseId, (visit) => writeRecord(visit, { caseId, class: cls, kind, text })))
  const wordsFor = async (person: Person, cls: string): Promise<readonly string[]> =>
    (await person.works(caseId, (visit) => readTexts(visit, { caseId, classes: [cls] }))).map((text) => text.words?.reveal() ?? '[closed]')
  const stepTwo = (records: readonly string[], to: Person, more = ''): string =>
    `${casePaths.disclosureTo(caseId)}?mode=snapshot&to=${to.zoneId}${records.map((id) => `&records=${id}`).join('')}${more}`
  const prepare = (person: Person, path: string, fields: Fields) =>
    person.fills(path, { purpose: 'investigate_crime', ground: 'crime_against_child', harmTest, ...fields })
  const send = (person: Person, id: string, fields: Fields = {}) =>
    person.fills(casePaths.sendDisclosure(caseId, id), { until: '2026-12-01', verified: 'call_back', known: 'yes', ...fields })

  beforeAll(async () => {
    house = await openCasesHouse(now)
    const alfa = await house.zone('ALFA', 'social_services')
    const elsa = await house.zone('ELSA', 'shelter')
    const pols = await house.zone('POLS', 'police')
    const vard = await house.zone('VARD', 'health_care')
    worker = await house.person(alfa, ['case_worker', 'hotline_operator'])
    head = await house.person(alfa, ['case_worker'], { head: true })
    shelter = await house.person(elsa, ['shelter_staff'], { head: true })
    police = await house.person(pols, ['police_contact'])
    policeTwo = await house.person(pols, ['police_contact'])
    nurse = await house.person(vard, ['health_staff'])
    for (const zone of [alfa, elsa, pols, vard]) await house.keysFor(zone)
    caseId = must(await worker.works(null, (visit) => openCase(visit, { child: 'yes', urgent: true }))).caseId
    for (const other of [shelter, police]) {
      const asked = must(await worker.works(caseId, (visit) => inviteZone(visit, caseId, other.zoneId, invitationWords[3] ?? '', hoursAfter(visit.now, 2))))
      must(await other.works(null, (visit) => openUnitByInvitation(visit, asked)))
    }
    identity = await write(worker, 'C1', 'identity', 'Kanarienamn Ett')
  })
  afterAll(() => house.close())

  it('goes in three steps: what, to whom and why, until when; then a receipt in both zones', async () => {
    const what = await worker.reads(casePaths.newDisclosure(caseId))
    expect(what).toContain('method="get"')
    expect(what).toContain('Kanarienamn Ett')
    const prepared = await prepare(worker, stepTwo([identity], police), { named: police.id })
    expect(prepared.status).toBe(303)
    const id = /disclosures\/([0-9a-f-]{36})/.exec(prepared.headers.get('location') ?? '')?.[1] ?? ''
    expect((await police.visits(casePaths.disclosure(caseId, id))).status).toBe(404)
    expect((await worker.fills(casePaths.sendDisclosure(caseId, id), { until: '2026-12-01', verified: 'call_back' })).status).toBe(422)
    expect((await send(worker, id)).status).toBe(303)
    expect(await wordsFor(police, 'C1')).toEqual(['Kanarienamn Ett'])
    expect(await wordsFor(shelter, 'C1')).toEqual([])
    for (const person of [worker, police]) expect((await person.visits(casePaths.disclosure(caseId, id))).status).toBe(200)
    expect((await shelter.visits(casePaths.disclosure(caseId, id))).status).toBe(404)
    const receipt = await police.reads(casePaths.disclosure(caseId, id))
    expect(receipt).not.toContain(identity)
    expect((await worker.visits(casePaths.revokeDisclosure(caseId, id))).status).toBe(404)
  })

  it('is sealed to the named persons only: a colleague of theirs sees the row, not the words', async () => {
    const added = await police.fills(casePaths.addMember(caseId), {
      person: policeTwo.id,
      position: 'member',
      classes: ['C1', 'C6'],
      writes: ['C6'],
      until: '2027-01-31',
    })
    expect(added.status).toBe(303)
    expect(await wordsFor(policeTwo, 'C1')).toEqual(['[closed]'])
  })

  it('refuses a ground that is not valid, too few words, nobody, a role that may not read, a zone outside, a day too far', async () => {
    const path = stepTwo([identity], police)
    expect((await prepare(worker, path, { named: police.id, ground: 'social_and_health' })).status).toBe(422)
    expect((await prepare(worker, path, { named: police.id, harmTest: 'short' })).status).toBe(422)
    expect((await prepare(worker, path, {})).status).toBe(422)
    expect((await prepare(worker, path, { named: shelter.id })).status).toBe(422)
    expect((await prepare(worker, path, { named: police.id, ground: 'consent' })).status).toBe(422)
    expect((await worker.visits(stepTwo([identity], nurse))).status).toBe(404)
    expect((await prepare(police, stepTwo([identity], shelter), { named: shelter.id })).status).toBe(422)
    const note = await write(worker, 'C4', 'note', 'Kanarieanteckning')
    expect((await prepare(worker, stepTwo([note], police), { named: police.id })).status).toBe(422)
    const prepared = await prepare(worker, path, { named: police.id })
    const id = /disclosures\/([0-9a-f-]{36})/.exec(prepared.headers.get('location') ?? '')?.[1] ?? ''
    expect((await send(worker, id, { until: '2027-09-01' })).status).toBe(422)
    expect((await send(worker, id, { until: '2026-11-01' })).status).toBe(422)
    expect((await send(head, id)).status).toBe(403)
  })

  it('lets where she is out only by a named decision of the shelter, a second person and fourteen days', async () => {
    const location = await write(shelter, 'C3', 'location', 'Kanariegatan 7')
    for (const person of [worker, police]) {
      expect(await wordsFor(person, 'C3')).toEqual([])
      expect(await person.reads(casePaths.one(caseId))).not.toContain(location)
    }
    const asked = await prepare(shelter, stepTwo([location], police), { named: police.id, ground: 'necessity', purpose: 'protect_tonight' })
    expect(asked.status).toBe(303)
    const id = /disclosures\/([0-9a-f-]{36})/.exec(asked.headers.get('location') ?? '')?.[1] ?? ''
    expect((await send(shelter, id, { until: '2026-12-10' })).status).toBe(422)
    expect((await send(shelter, id, { until: '2026-12-01' })).status).toBe(303)
    expect(await wordsFor(police, 'C3')).toEqual([])
    expect((await send(shelter, id)).status).toBe(403)
    const second = await house.person(shelter.zoneId, ['shelter_staff'], { head: true })
    expect(await shelter.reads(casePaths.approvals)).toContain('Nothing waits for you')
    const waiting = /approvals\/([0-9a-f-]{36})/.exec(await second.reads(casePaths.approvals))?.[1] ?? ''
    expect((await second.fills(casePaths.approval(waiting), { answer: 'yes' })).status).toBe(303)
    expect(await wordsFor(police, 'C3')).toEqual([])
    expect((await send(shelter, id)).status).toBe(303)
    expect(await wordsFor(police, 'C3')).toEqual(['Kanariegatan 7'])
    expect(await wordsFor(worker, 'C3')).toEqual([])
    const copy = (await police.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C3'] })))[0]?.id ?? ''
    const onward = await prepare(police, stepTwo([copy], shelter), { named: shelter.id, ground: 'necessity', purpose: 'protect_tonight' })
    expect(onward.status).toBe(422)
  })

  it('rests on consent only while it covers exactly this, and ends with it at once', async () => {
    const consent = {
      answer: 'yes',
      classes: ['C4'],
      recipients: police.zoneId,
      purposes: 'plan_support',
      language: 'ron',
      interpreter: 'yes',
      givenOn: '2026-11-21',
      form: 'oral',
      capacity: 'adult',
      validUntil: '2027-02-01',
      conditions: 'Kanarievillkor',
    }
    expect((await worker.fills(casePaths.newConsent(caseId), { ...consent, givenOn: '2026-11-30' })).status).toBe(422)
    expect((await worker.fills(casePaths.newConsent(caseId), { ...consent, validUntil: '2029-01-01' })).status).toBe(422)
    expect((await worker.fills(casePaths.newConsent(caseId), { ...consent, answer: 'no' })).status).toBe(303)
    const running = `${casePaths.disclosureTo(caseId)}?mode=running&to=${police.zoneId}&classes=C10`
    const ask = (fields: Fields) => prepare(worker, running, { named: police.id, ground: 'consent', purpose: 'plan_support', ...fields })
    expect((await ask({})).status).toBe(422)
    expect((await worker.fills(casePaths.newConsent(caseId), { ...consent, classes: ['C10'] })).status).toBe(303)
    await write(worker, 'C10', 'threat_note', 'Kanariehot ett')
    const asked = await ask({})
    expect(asked.status).toBe(303)
    const id = /disclosures\/([0-9a-f-]{36})/.exec(asked.headers.get('location') ?? '')?.[1] ?? ''
    expect((await send(worker, id)).status).toBe(303)
    const waiting = /approvals\/([0-9a-f-]{36})/.exec(await head.reads(casePaths.approvals))?.[1] ?? ''
    expect((await head.fills(casePaths.approval(waiting), { answer: 'yes' })).status).toBe(303)
    expect((await send(worker, id)).status).toBe(303)
    expect(await wordsFor(police, 'C10')).toEqual(['Kanariehot ett'])
    await write(worker, 'C10', 'threat_note', 'Kanariehot två')
    expect((await wordsFor(police, 'C10')).toSorted()).toEqual(['Kanariehot ett', 'Kanariehot två'])
    expect(await wordsFor(policeTwo, 'C10')).toEqual([])
    const withdraw = /consents\/([0-9a-f-]{36})\/withdraw/.exec(await worker.reads(casePaths.consents(caseId)))?.[1] ?? ''
    expect((await worker.fills(casePaths.withdrawConsent(caseId, withdraw), {})).status).toBe(303)
    expect(await wordsFor(police, 'C10')).toEqual([])
    expect(await worker.reads(casePaths.disclosure(caseId, id))).toContain('Revoked')
    expect((await worker.visits(casePaths.withdrawConsent(caseId, withdraw))).status).toBe(200)
    expect((await worker.fills(casePaths.withdrawConsent(caseId, withdraw), {})).status).toBe(422)

    // Withdrawn before anything left: it is called off, and the recipient never hears that it was meant to.
    expect((await worker.fills(casePaths.newConsent(caseId), { ...consent, classes: ['C10'] })).status).toBe(303)
    for (const answered of [false, true]) {
      const again = /disclosures\/([0-9a-f-]{36})/.exec((await ask({})).headers.get('location') ?? '')?.[1] ?? ''
      expect((await send(worker, again)).status).toBe(303)
      const question = /approvals\/([0-9a-f-]{36})/.exec(await head.reads(casePaths.approvals))?.[1] ?? ''
      if (answered) expect((await head.fills(casePaths.approval(question), { answer: 'yes' })).status).toBe(303)
      const open = [...(await worker.reads(casePaths.consents(caseId))).matchAll(/consents\/([0-9a-f-]{36})\/withdraw/g)].map((match) => match[1] ?? '')
      for (const one of open) await worker.fills(casePaths.withdrawConsent(caseId, one), {})
      expect(await worker.reads(casePaths.disclosure(caseId, again))).toContain('Called off, nothing was disclosed')
      expect((await police.visits(casePaths.disclosure(caseId, again))).status).toBe(404)
      expect(await police.reads(casePaths.one(caseId))).not.toContain(again)
      expect((await worker.visits(casePaths.sendDisclosure(caseId, again))).status).toBe(404)
      if (!answered) expect((await worker.fills(casePaths.newConsent(caseId), { ...consent, classes: ['C10'] })).status).toBe(303)
    }
  })

  it('ends by the minute, and by revoking', async () => {
    const give = async (): Promise<string> => {
      const asked = await prepare(worker, `${casePaths.disclosureTo(caseId)}?mode=running&to=${police.zoneId}&classes=C10`, {
        named: police.id,
        ground: 'prevent_violence',
      })
      const id = /disclosures\/([0-9a-f-]{36})/.exec(asked.headers.get('location') ?? '')?.[1] ?? ''
      await send(worker, id)
      const waiting = /approvals\/([0-9a-f-]{36})/.exec(await head.reads(casePaths.approvals))?.[1] ?? ''
      await head.fills(casePaths.approval(waiting), { answer: 'yes' })
      expect((await send(worker, id)).status).toBe(303)
      return id
    }
    const first = await give()
    expect(await wordsFor(police, 'C10')).toHaveLength(2)
    expect((await worker.fills(casePaths.revokeDisclosure(caseId, first), { why: 'decision' })).status).toBe(303)
    expect(await wordsFor(police, 'C10')).toHaveLength(0)
    await give()
    expect(await wordsFor(police, 'C10')).toHaveLength(2)
    await house.scratch.setClock(daysAfter(now, 30))
    expect(await wordsFor(police, 'C10')).toHaveLength(0)
    await house.scratch.setClock(hoursAfter(now, 1))
  })

  it('asks for passphrase and code again', async () => {
    const tired = await house.person(worker.zoneId, ['case_worker'], { stale: true })
    expect(
      (await worker.fills(casePaths.addMember(caseId), { person: tired.id, position: 'deputy', classes: ['C1'], writes: [], until: '2027-01-31' })).status,
    ).toBe(303)
    expect((await tired.visits(casePaths.one(caseId))).status).toBe(200)
    const answer = await tired.visits(casePaths.newDisclosure(caseId))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, expect.stringContaining('step-up')])
  })
})
