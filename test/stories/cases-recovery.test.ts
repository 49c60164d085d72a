import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCase, readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { reSealCases } from '#capabilities/cases/commands/re-seal.ts'
import { casesHandOver, casesWhy } from '#capabilities/cases/queries/people-sockets.ts'
import { newPair, sealTo } from '#platform/sealing/pair.ts'
import { keyRing } from '#platform/sealing/session-keys.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

describe('what the people room asks of this one', () => {
  let house: CasesHouse
  let worker: Person, officer: Person, admin: Person, outsider: Person
  let caseId: string
  const recovery = newPair()
  beforeAll(async () => {
    house = await openCasesHouse(new Date('2026-11-21T22:15:00Z'))
    const alfa = await house.zone('ALFA', 'social_services')
    worker = await house.person(alfa, ['case_worker'])
    admin = await house.person(alfa, ['org_admin'])
    outsider = await house.person(alfa, ['case_worker'])
    officer = await house.person(await house.zone('NYCK', 'national_coordination'), ['key_officer'])
    await house.asOwner((tx) =>
      sql`insert into people.zone_key (zone_id, kind, public_key) values (${alfa}, 'recovery', ${Buffer.from(recovery.publicKey)})`.execute(tx),
    )
    const opened = await worker.works(null, (visit) => openCase(visit, { child: 'no', urgent: false }))
    if (!opened.ok) throw new Error(opened.refusal.kind)
    caseId = opened.value.caseId
    await worker.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text: 'Kanarie efter återhämtning' }))
  })
  afterAll(() => house.close())

  it('names what must be handed over before somebody leaves, to the administrator only', async () => {
    expect(await admin.works(null, (visit) => casesHandOver(visit, worker.id))).toMatchObject([{ count: 1 }])
    expect(await admin.works(null, (visit) => casesHandOver(visit, outsider.id))).toEqual([])
    expect(await outsider.works(null, (visit) => casesHandOver(visit, worker.id))).toEqual([])
  })

  it('says why, and the same of a case that is not there as of one that is not theirs', async () => {
    expect((await worker.works(null, (visit) => casesWhy(visit, caseId))).map((row) => row.code)).toEqual(['case-member', 'case-classes'])
    const nothing = await outsider.works(null, (visit) => casesWhy(visit, crypto.randomUUID()))
    expect(await outsider.works(null, (visit) => casesWhy(visit, caseId))).toEqual(nothing)
  })

  it('seals anew what somebody could open before, only while two officers are at it', async () => {
    const fresh = newPair()
    const asked = {
      sessionId: crypto.randomUUID(),
      zoneId: worker.zoneId,
      personId: worker.id,
      recoveryPublic: recovery.publicKey,
      recoveryPrivate: recovery.privateKey,
      newPublicKey: fresh.publicKey,
    }
    expect(await officer.works(null, (visit) => reSealCases(visit, asked))).toBe(0)
    const first = await house.person(officer.zoneId, ['key_officer'])
    await house.asOwner(async (tx) => {
      for (const [place, who] of [officer, first].entries())
        await sql`insert into people.recovery_officer (zone_id, person_id, position) values (${worker.zoneId}, ${who.id}, ${place + 1})`.execute(tx)
      await sql`insert into people.recovery_session (id, zone_id, person_id, reason, asked_by, first_officer, first_at) values (${asked.sessionId}, ${worker.zoneId}, ${worker.id}, 'lost_both', ${admin.id}, ${first.id}, now())`.execute(
        tx,
      )
      await sql`insert into people.recovery_part (session_id, officer_id, box) values (${asked.sessionId}, ${officer.id}, ${Buffer.from(sealTo(fresh.publicKey, recovery.privateKey))})`.execute(
        tx,
      )
    })
    expect(await officer.works(null, (visit) => reSealCases(visit, asked))).toBe(1)
    await expect(worker.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C4'] }))).rejects.toThrow()
    const renewed = await worker.works(caseId, (visit) => readTexts({ ...visit, keys: keyRing(fresh) }, { caseId, classes: ['C4'] }))
    expect(renewed[0]?.words?.reveal()).toBe('Kanarie efter återhämtning')
    expect(await officer.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C4'] }))).toEqual([])
  })
})
