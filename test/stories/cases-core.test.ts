import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCase, openUnitByInvitation, inviteZone, writeRecord, readTexts, discloseSnapshot, findCard, addTask } from '#capabilities/cases/contract.ts'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { hoursAfter } from '#kernel/time.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

const now = new Date('2026-11-21T22:15:00Z')

describe('the trunk, without doors', () => {
  let house: CasesHouse
  let worker: Person, shelter: Person, police: Person, outsider: Person
  beforeAll(async () => {
    house = await openCasesHouse(now)
    const alfa = await house.zone('ALFA', 'social_services')
    const elsa = await house.zone('ELSA', 'shelter')
    const pols = await house.zone('POLS', 'police')
    worker = await house.person(alfa, ['hotline_operator', 'case_worker'])
    outsider = await house.person(alfa, ['case_worker'])
    shelter = await house.person(elsa, ['shelter_staff'])
    police = await house.person(pols, ['police_contact'])
    for (const zone of [alfa, elsa, pols]) await house.keysFor(zone)
  })
  afterAll(() => house.close())

  it('opens, writes, invites, discloses', async () => {
    const opened = await worker.works(null, (visit) => openCase(visit, { child: 'unknown', urgent: true, municipality: '0180' }))
    if (!opened.ok) throw new Error(JSON.stringify(opened))
    const { caseId } = opened.value
    const record = await worker.works(caseId, (visit) =>
      writeRecord(visit, { caseId, class: 'C1', kind: 'identity', text: 'Canary Identity', names: ['Canary Identity'] }),
    )
    if (!record.ok) throw new Error(JSON.stringify(record))
    const texts = await worker.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C1'] }))
    expect(texts[0]?.words?.reveal()).toBe('Canary Identity')
    expect(await outsider.works(caseId, (visit) => findCard(visit.tx, caseId))).toBeNull()
    const word = invitationWords[0] ?? ''
    for (const other of [shelter, police]) {
      const asked = await worker.works(caseId, (visit) => inviteZone(visit, caseId, other.zoneId, word, hoursAfter(visit.now, 2)))
      if (!asked.ok) throw new Error(JSON.stringify(asked))
      const joined = await other.works(null, (visit) => openUnitByInvitation(visit, asked.value))
      expect(joined.ok).toBe(true)
    }
    expect(await police.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C1'] }))).toEqual([])
    const sent = await worker.works(caseId, (visit) =>
      discloseSnapshot(visit, {
        caseId,
        records: [record.value],
        toZone: police.zoneId,
        named: [police.id],
        purpose: 'investigate_crime',
        ground: 'crime_against_child',
        harmTest: 'Weighed tonight, it protects her.',
        verified: 'call_back',
      }),
    )
    expect(sent).toMatchObject({ ok: true, value: { state: 'sent' } })
    const got = await police.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C1'] }))
    expect(got[0]?.words?.reveal()).toBe('Canary Identity')
    expect(await shelter.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C1'] }))).toEqual([])
    const task = await worker.works(caseId, (visit) =>
      addTask(visit, { caseId, zoneId: worker.zoneId, title: 'call_back', personId: worker.id, deputyId: outsider.id, dueAt: hoursAfter(visit.now, 1) }),
    )
    expect(task.ok).toBe(true)
  })
})
