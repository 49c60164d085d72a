import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths, inviteZone, openCase, openUnitByInvitation, readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { sendDisclosure } from '#capabilities/cases/commands/send-disclosure.ts'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { caseJobs } from '#capabilities/cases/jobs/case-jobs.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import { runJob } from '#app/jobs.ts'
import { openCasesHouse, type CasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

const now = new Date('2026-11-21T22:15:00Z')
const harmTest = 'The partner must know when she comes and what she needs first. She has read it and said yes.'

describe('something is to leave the country', () => {
  let house: CasesHouse
  let worker: Person, programme: Person, second: Person, near: Person, far: Person, officer: Person, nurse: Person
  let caseId = ''
  let note = ''

  const must = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    return result.value
  }
  const write = async (person: Person, text: string) =>
    must(await person.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text })))
  const stepTwo = (record: string, to: Person): string => `${casePaths.disclosureTo(caseId)}?mode=snapshot&to=${to.zoneId}&records=${record}`
  const prepare = (person: Person, record: string, to: Person, fields: Fields) =>
    person.fills(stepTwo(record, to), { purpose: 'plan_return', ground: 'consent', harmTest, named: to.id, ...fields })
  const idIn = (answer: Response): string => /disclosures\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1] ?? ''
  const send = (person: Person, id: string) => person.fills(casePaths.sendDisclosure(caseId, id), { until: '2026-12-01', verified: 'call_back', known: 'yes' })
  const agrees = (person: Person, to: Person) =>
    person.fills(casePaths.newConsent(caseId), {
      answer: 'yes',
      classes: ['C4'],
      recipients: to.zoneId,
      purposes: 'plan_return',
      language: 'ron',
      interpreter: 'yes',
      givenOn: '2026-11-21',
      form: 'written',
      capacity: 'adult',
      validUntil: '2027-02-01',
      conditions: '',
    })
  const dated = (valid: string) => house.asOwner((tx) => sql`update cases.transfer_ground set valid_to = ${valid}::date where code = 'within_eea'`.execute(tx))

  beforeAll(async () => {
    house = await openCasesHouse(now)
    const alfa = await house.zone('ALFA', 'social_services')
    const retur = await house.zone('RETUR', 'return_partner')
    const delta = await house.zone('DELTA', 'foreign_partner')
    const fjar = await house.zone('FJAR', 'foreign_partner')
    await house.asOwner(async (tx) => {
      await sql`update people.zone set country_code = 'RO' where id = ${delta}`.execute(tx)
      await sql`update people.zone set country_code = 'MD' where id = ${fjar}`.execute(tx)
    })
    worker = await house.person(alfa, ['case_worker'], { head: true })
    programme = await house.person(retur, ['return_officer'])
    second = await house.person(retur, ['return_officer'], { head: true })
    near = await house.person(delta, ['return_officer'], { head: true })
    far = await house.person(fjar, ['return_officer'], { head: true })
    const polis = await house.zone('POLIS', 'police')
    const vard = await house.zone('VARD', 'health_care')
    officer = await house.person(polis, ['police_contact'], { head: true })
    nurse = await house.person(vard, ['health_staff'], { head: true })
    for (const zone of [alfa, retur, delta, fjar, polis, vard]) await house.keysFor(zone)
    caseId = must(await worker.works(null, (visit) => openCase(visit, { child: 'no', urgent: false }))).caseId
    for (const other of [programme, near, far, officer, nurse]) {
      const asked = must(await worker.works(caseId, (visit) => inviteZone(visit, caseId, other.zoneId, invitationWords[3] ?? '', hoursAfter(visit.now, 2))))
      must(await other.works(null, (visit) => openUnitByInvitation(visit, asked)))
    }
    note = await write(programme, 'Kanarierum på bottenvåningen')
    for (const [who, to] of [
      [worker, near],
      [programme, near],
    ] as const)
      expect((await agrees(who, to)).status).toBe(303)
  })
  afterAll(() => house.close())

  it('a municipality is told that it may not, before it asks and when it does, and nothing is written down', async () => {
    const own = await write(worker, 'Kanarieanteckning')
    const form = await worker.reads(stepTwo(own, near))
    expect(form).toContain('A municipality may not in a case like this')
    expect(form).not.toContain('name="transferGround"')
    expect(form).not.toContain('name="harmTest"')
    const hidden = Object.fromEntries(
      [...(await worker.reads(stepTwo(own, programme))).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((each) => [each[1], each[2]]),
    ) as Fields
    for (const transferGround of ['', 'within_eea', 'explicit_consent']) {
      const refused = await worker.submits(stepTwo(own, near), {
        ...hidden,
        purpose: 'plan_return',
        ground: 'consent',
        harmTest,
        named: near.id,
        transferGround,
      })
      expect(refused.status).toBe(422)
      const html = await refused.text()
      expect(html).toContain('may not transfer')
      expect(html).toContain(harmTest)
    }
    const { rows } = await house.asOwner((tx) => sql`select id from cases.disclosure`.execute(tx))
    expect(rows).toEqual([])
  })

  it('anybody else who helps may within the EEA, and is not called a municipality where no ground is to be had', async () => {
    for (const [who, cls] of [
      [officer, 'C10'],
      [nurse, 'C5'],
    ] as const) {
      const own = must(await who.works(caseId, (visit) => writeRecord(visit, { caseId, class: cls, kind: 'note', text: 'Kanarieanteckning' })))
      const form = await who.reads(stepTwo(own, near))
      expect([...form.matchAll(/name="transferGround"[^>]*value="([a-z_]+)"/g)].map((each) => each[1])).toEqual(['within_eea'])
      const none = await who.reads(stepTwo(own, far))
      expect(none).toContain('No ground lets your organisation')
      expect(none).not.toContain('municipality')
      expect(none).not.toContain('name="harmTest"')
    }
    const given = must(await officer.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C10', kind: 'note', text: 'Kanarieremiss' })))
    expect((await prepare(officer, given, near, { ground: 'anonymised', transferGround: 'within_eea' })).status).toBe(303)
  })

  it('a receiver in Sweden is not asked about', async () => {
    expect(await programme.reads(stepTwo(note, worker))).not.toContain('name="transferGround"')
  })

  it('the programme chooses what lets it leave, of what holds for that country', async () => {
    const form = await programme.reads(stepTwo(note, near))
    expect([...form.matchAll(/name="transferGround"[^>]*value="([a-z_]+)"/g)].map((each) => each[1])).toEqual(['within_eea'])
    const none = await prepare(programme, note, near, {})
    expect(none.status).toBe(422)
    const html = await none.text()
    expect(html).toMatch(/id="field-transferGround-error"(?:(?!<\/p>).)*Choose what lets the information leave the country/)
    expect(html).toContain(harmTest)
    for (const transferGround of ['organisation_channel', 'own_hand', 'explicit_consent'])
      expect([transferGround, (await prepare(programme, note, near, { transferGround })).status]).toEqual([transferGround, 422])
    expect(await (await prepare(programme, note, near, { transferGround: 'adequacy' })).text()).toContain('does not hold for your organisation')
  })

  it('a country outside the EEA needs an explicit consent that covers it, or the channel of the organisation', async () => {
    const form = await programme.reads(stepTwo(note, far))
    expect([...form.matchAll(/name="transferGround"[^>]*value="([a-z_]+)"/g)].map((each) => each[1])).toEqual(['explicit_consent', 'organisation_channel'])
    const without = await prepare(programme, note, far, { ground: 'anonymised', transferGround: 'explicit_consent' })
    expect([without.status, (await without.text()).includes('No consent covers')]).toEqual([422, true])
    expect((await agrees(programme, far)).status).toBe(303)
    expect((await prepare(programme, note, far, { transferGround: 'explicit_consent' })).status).toBe(303)
  })

  it('and it leaves when a second person has said yes; the ground stands on the receipt and in the record', async () => {
    const asked = await prepare(programme, note, near, { transferGround: 'within_eea' })
    expect(asked.status).toBe(303)
    const id = idIn(asked)
    expect(await programme.reads(casePaths.sendDisclosure(caseId, id))).toContain('The receiver is within the EEA')
    expect((await send(programme, id)).status).toBe(303)
    const words = async () => (await near.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C4'] }))).map((text) => text.words?.reveal())
    expect(await words()).toEqual([])
    const waiting = /approvals\/([0-9a-f-]{36})/.exec(await second.reads(casePaths.approvals))?.[1] ?? ''
    expect((await second.fills(casePaths.approval(waiting), { answer: 'yes' })).status).toBe(303)
    await dated('2026-11-20')
    const late = await send(programme, id)
    expect([late.status, (await late.text()).includes('holds no longer')]).toEqual([422, true])
    expect(await words()).toEqual([])
    await house.asOwner((tx) => sql`update cases.transfer_ground set valid_to = null where code = 'within_eea'`.execute(tx))
    expect((await send(programme, id)).status).toBe(303)
    expect(await words()).toEqual(['Kanarierum på bottenvåningen'])
    for (const person of [programme, near]) expect(await person.reads(casePaths.disclosure(caseId, id))).toContain('The receiver is within the EEA')
    expect((await (await programme.asks(casePaths.disclosure(caseId, id))).json()) as object).toMatchObject({ transferGround: 'within_eea' })
    const { rows } = await house.asOwner((tx) =>
      sql<{ said: boolean }>`select body like '%"ground":"consent+within_eea"%' as said from audit.event`.execute(tx),
    )
    expect(rows.filter((row) => row.said).length).toBeGreaterThan(0)
  })

  describe('a receiver who was in Sweden, and a decision from before it was asked', () => {
    const moves = (country: string) => house.asOwner((tx) => sql`update people.zone set country_code = ${country} where id = ${worker.zoneId}`.execute(tx))
    const sends = (id: string) =>
      programme.works(caseId, (visit) => sendDisclosure(visit, caseId, { id, version: 1, until: daysAfter(visit.now, 5), verified: 'call_back' }))
    const wraps = async (id: string) =>
      (await house.asOwner((tx) => sql<{ n: number }>`select count(*)::integer as n from cases.key_wrap where disclosure_id = ${id}`.execute(tx))).rows[0]?.n
    const byTheClock = async () => {
      for (const job of caseJobs) await runJob(house.scratch.databases, job)
    }
    /** The end of the file that brought the question, as it meets what runs already. */
    const byTheMigration = async () => {
      const file = readFileSync(new URL('../../src/capabilities/cases/migrations/0030_transfer_ground.sql', import.meta.url), 'utf8')
      await house.asOwner((tx) => sql.raw(file.slice(file.lastIndexOf('do $$'))).execute(tx))
    }
    beforeAll(async () => {
      expect((await agrees(programme, worker)).status).toBe(303)
    })

    it.each([
      ['the clock', byTheClock],
      ['the migration', byTheMigration],
    ])('ends what runs, with its keys, and the lead reads why: by %s', async (_by, ends) => {
      const asked = await programme.fills(`${casePaths.disclosureTo(caseId)}?mode=running&to=${worker.zoneId}&classes=C4`, {
        purpose: 'plan_return',
        ground: 'consent',
        harmTest,
        named: worker.id,
      })
      expect(asked.status).toBe(303)
      const id = idIn(asked)
      expect((await send(programme, id)).status).toBe(303)
      const waiting = /approvals\/([0-9a-f-]{36})/.exec(await second.reads(casePaths.approvals))?.[1] ?? ''
      expect((await second.fills(casePaths.approval(waiting), { answer: 'yes' })).status).toBe(303)
      expect((await send(programme, id)).status).toBe(303)
      await ends()
      expect((await (await programme.asks(casePaths.disclosure(caseId, id))).json()) as object).toMatchObject({ state: 'running', revokedWhy: null })
      expect(await wraps(id)).toBeGreaterThan(0)
      await moves('RO')
      await ends()
      expect(await wraps(id)).toBe(0)
      const why = 'no ground for that was noted'
      const page = await programme.reads(casePaths.disclosure(caseId, id))
      expect([page.includes('Revoked'), page.includes(why)]).toEqual([true, true])
      expect(await worker.reads(casePaths.disclosure(caseId, id))).not.toContain(why)
      await moves('SE')
    })

    it('lets nothing leave that was decided before, and says that nobody was asked', async () => {
      const asked = await prepare(programme, note, worker, {})
      expect(asked.status).toBe(303)
      const id = idIn(asked)
      await moves('RO')
      const refused = await send(programme, id)
      const html = await refused.text()
      expect([refused.status, html.includes('nobody was asked what lets'), html.includes('holds no longer')]).toEqual([422, true, false])
      await moves('SE')
      await house.asOwner((tx) => sql`update people.zone set active = false where id = ${worker.zoneId}`.execute(tx))
      expect(await sends(id)).toMatchObject({ ok: false, refusal: { kind: 'ground-not-valid' } })
      await house.asOwner((tx) => sql`update people.zone set active = true where id = ${worker.zoneId}`.execute(tx))
    })
  })

  it('the tables refuse it past the program too, whoever writes', async () => {
    const written = (transfer: string | null, to: Person, from: Person, consent: string | null = null) =>
      house.asOwner((tx) =>
        sql`insert into cases.disclosure (case_id, from_unit, from_zone, to_zone, to_unit, named, mode, classes, purpose, ground, transfer_ground, consent_id, from_at, until_at, state, decided_by)
          select ${caseId}, f.id, f.zone_id, t.zone_id, t.id, array[${to.id}::uuid], 'snapshot', '{C4}', 'plan_return', 'consent', ${transfer}, ${consent}, authz.now(), authz.now() + interval '9 days', 'draft', ${from.id}
          from cases.unit f, cases.unit t where f.case_id = ${caseId} and t.case_id = ${caseId} and f.zone_id = ${from.zoneId} and t.zone_id = ${to.zoneId}`.execute(
          tx,
        ),
      )
    const ground = /without a ground that lets it/
    await expect(written(null, near, programme)).rejects.toThrow(ground)
    await expect(written('within_eea', near, worker)).rejects.toThrow(ground)
    await expect(written('within_eea', far, programme)).rejects.toThrow(ground)
    await expect(written('explicit_consent', far, programme)).rejects.toThrow(ground)
    await expect(written('within_eea', worker, programme)).rejects.toThrow(ground)
    await expect(written('own_hand', far, programme)).rejects.toThrow(/disclosure_transfer_ground_check|without a ground/)
  })
})
