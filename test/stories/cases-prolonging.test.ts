import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysAfter } from '#kernel/time.ts'
import { casePaths, findCard, openCase, readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { caseJobs } from '#capabilities/cases/jobs/case-jobs.ts'
import { runJob } from '#app/jobs.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

const now = new Date('2026-11-21T10:00:00Z')
const must = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

describe('a place in a team that goes on', () => {
  let house: CasesHouse
  let lead: Person, colleague: Person, second: Person, head: Person, shelter: Person, shelterHead: Person
  const at = (days: number): Promise<void> => house.scratch.setClock(daysAfter(now, days))
  const day = (days: number): string => daysAfter(now, days).toISOString().slice(0, 10)
  const open = async (by: Person): Promise<string> => must(await by.works(null, (visit) => openCase(visit, { child: 'no', urgent: false }))).caseId
  const add = (by: Person, caseId: string, person: Person, until: string, classes: readonly string[] = ['C4']) =>
    by.fills(casePaths.addMember(caseId), { person: person.id, position: 'member', classes, writes: [], until })
  const placeOf = async (caseId: string, person: Person): Promise<{ readonly id: string; readonly until: Date }> => {
    const { rows } = await sql<{ id: string; until: Date }>`
      select id, until_at as until from cases.member where case_id = ${caseId} and person_id = ${person.id} and ended_at is null`.execute(
      await house.scratch.admin('main'),
    )
    return rows[0] ?? { id: '', until: new Date(0) }
  }
  const prolong = async (by: Person, caseId: string, person: Person, until: string): Promise<Response> =>
    by.fills(casePaths.prolong(caseId, (await placeOf(caseId, person)).id), { until })
  const sees = async (person: Person, caseId: string): Promise<boolean> => (await person.works(caseId, (visit) => findCard(visit.tx, caseId))) !== null
  const reads = async (person: Person, caseId: string, cls = 'C4'): Promise<readonly string[]> =>
    (await person.works(caseId, (visit) => readTexts(visit, { caseId, classes: [cls] }))).map((text) => text.words?.reveal() ?? '[closed]')
  const theClock = async (): Promise<void> => {
    for (const job of caseJobs) await runJob(house.scratch.databases, job)
  }
  const told = async (caseId: string): Promise<readonly { readonly person: string; readonly open: boolean }[]> =>
    (
      await sql<{
        person: string
        open: boolean
      }>`select person_id as person, done_at is null as open from cases.task where case_id = ${caseId} and title = 'team_ends' order by made_at`.execute(
        await house.scratch.admin('main'),
      )
    ).rows
  const answers = async (by: Person, answer: 'yes' | 'no'): Promise<number> => {
    const asked = /approvals\/([0-9a-f-]{36})/.exec(await by.reads(casePaths.approvals))?.[1] ?? ''
    return asked === '' ? 404 : (await by.fills(casePaths.approval(asked), { answer })).status
  }

  beforeAll(async () => {
    house = await openCasesHouse(now)
    const alfa = await house.zone('ALFA', 'social_services')
    const elsa = await house.zone('ELSA', 'shelter')
    lead = await house.person(alfa, ['case_worker'])
    colleague = await house.person(alfa, ['case_worker'])
    second = await house.person(alfa, ['case_worker'])
    head = await house.person(alfa, ['case_worker'], { head: true })
    shelter = await house.person(elsa, ['shelter_staff'])
    shelterHead = await house.person(elsa, ['shelter_staff'], { head: true })
    await house.keysFor(alfa, [lead])
    await house.keysFor(elsa, [shelter])
  })
  afterAll(() => house.close())

  it('is told of in time, is prolonged by whoever leads, and keeps its keys', async () => {
    const caseId = await open(lead)
    await lead.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text: 'Kanarie' }))
    expect((await add(lead, caseId, colleague, day(60))).status).toBe(303)
    await theClock()
    expect(await told(caseId)).toEqual([])
    await at(50)
    await theClock()
    await theClock()
    expect(await told(caseId)).toEqual([{ person: lead.id, open: true }])
    expect(await lead.reads(casePaths.tasks)).toContain('Places in the team end')
    for (const [until, words] of [
      [day(55), 'Choose a day after the present one.'],
      [day(600), 'The last day is too far away.'],
      ['', 'error'],
    ] as const) {
      const refused = await prolong(lead, caseId, colleague, until)
      expect(refused.status).toBe(422)
      expect(await refused.text()).toContain(words)
    }
    expect((await colleague.visits(casePaths.prolong(caseId, (await placeOf(caseId, colleague)).id))).status).toBe(404)
    expect((await shelter.visits(casePaths.prolong(caseId, (await placeOf(caseId, colleague)).id))).status).toBe(404)
    expect((await prolong(lead, caseId, colleague, day(200))).status).toBe(303)
    expect(await told(caseId)).toEqual([{ person: lead.id, open: false }])
    await at(190)
    await theClock()
    expect(await reads(colleague, caseId)).toEqual(['Kanarie'])
    await at(201)
    await theClock()
    expect(await sees(colleague, caseId)).toBe(false)
  })

  it('that has ended is no place: whoever had it is added again, and reads again', async () => {
    await at(0)
    const caseId = await open(lead)
    await lead.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text: 'Kanarie' }))
    await add(lead, caseId, colleague, day(10))
    await at(11)
    expect(await lead.reads(casePaths.team(caseId))).not.toContain((await placeOf(caseId, colleague)).id)
    expect((await lead.visits(casePaths.prolong(caseId, (await placeOf(caseId, colleague)).id))).status).toBe(404)
    expect((await add(lead, caseId, colleague, day(20))).status).toBe(303)
    await theClock()
    expect(await reads(colleague, caseId)).toEqual(['Kanarie'])
    // It was given for less than three weeks: nobody is told of its end.
    await at(12)
    await theClock()
    expect(await told(caseId)).toEqual([])
  })

  it('is never prolonged by the one who has it alone: somebody else says yes, and it is as it was until then', async () => {
    await at(0)
    const caseId = await open(lead)
    const before = (await placeOf(caseId, lead)).until
    await at(300)
    const shown = await lead.reads(casePaths.prolong(caseId, (await placeOf(caseId, lead)).id))
    expect(shown).toContain('A second person must say yes.')
    expect((await prolong(lead, caseId, lead, day(500))).status).toBe(303)
    expect((await placeOf(caseId, lead)).until).toEqual(before)
    expect(await lead.reads(casePaths.team(caseId))).toContain('Waiting for a yes')
    const again = await prolong(lead, caseId, lead, day(510))
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('The question has been asked.')
    expect(await answers(lead, 'yes')).toBe(404)
    expect(await answers(colleague, 'yes')).toBe(404)
    expect(await answers(head, 'no')).toBe(303)
    expect((await placeOf(caseId, lead)).until).toEqual(before)
    expect((await prolong(lead, caseId, lead, day(500))).status).toBe(303)
    expect(await answers(head, 'yes')).toBe(303)
    expect((await placeOf(caseId, lead)).until > daysAfter(now, 499)).toBe(true)
    await at(499)
    expect(await sees(lead, caseId)).toBe(true)
  })

  it('with where she is waits for a second person, and for three months at most', async () => {
    await at(0)
    const caseId = await open(shelter)
    expect((await add(shelter, caseId, shelterHead, day(60), ['C3'])).status).toBe(303)
    await at(50)
    expect((await prolong(shelter, caseId, shelterHead, day(150))).status).toBe(422)
    expect((await prolong(shelter, caseId, shelterHead, day(140))).status).toBe(303)
    // The one whose place it is does not answer for herself, though she is head of the unit.
    expect(await answers(shelterHead, 'yes')).not.toBe(303)
    expect((await placeOf(caseId, shelterHead)).until < daysAfter(now, 62)).toBe(true)
  })

  it('ends for everybody but the last who leads: a case never stands unreadable because a day went by', async () => {
    await at(0)
    const caseId = await open(lead)
    await lead.works(caseId, (visit) => writeRecord(visit, { caseId, class: 'C4', kind: 'note', text: 'Kanarie' }))
    await at(352)
    await theClock()
    expect(await told(caseId)).toEqual([{ person: lead.id, open: true }])
    await at(364.5)
    await theClock()
    await at(370)
    await theClock()
    expect(await reads(lead, caseId)).toEqual(['Kanarie'])
    expect(await told(caseId)).toEqual([{ person: lead.id, open: true }])
    // The program was down when the day came: the keys are still there, and so is the lead when it starts.
    await at(390)
    expect(await sees(lead, caseId)).toBe(false)
    await theClock()
    expect(await reads(lead, caseId)).toEqual(['Kanarie'])
    // With somebody else who leads longer the place ends as it says.
    expect(
      (await lead.fills(casePaths.addMember(caseId), { person: colleague.id, position: 'lead', classes: ['C4'], writes: [], until: day(600) })).status,
    ).toBe(303)
    await at(410)
    await theClock()
    expect(await sees(lead, caseId)).toBe(false)
    expect(await reads(colleague, caseId)).toEqual(['Kanarie'])
  })

  it('is prolonged by the database only for somebody else, within what the lead holds, and never in a closed case', async () => {
    await at(0)
    const caseId = await open(lead)
    await add(lead, caseId, colleague, day(60))
    const [mine, hers] = [await placeOf(caseId, lead), await placeOf(caseId, colleague)]
    const asks = (by: Person, id: string, days: number): Promise<boolean> =>
      by.works(
        caseId,
        async (visit) => (await sql<{ done: boolean }>`select cases.prolong(${id}, ${daysAfter(now, days)}) as done`.execute(visit.tx)).rows[0]?.done ?? false,
      )
    expect(await asks(lead, mine.id, 366)).toBe(false)
    expect(await asks(lead, hers.id, 30)).toBe(false)
    expect(await asks(lead, hers.id, 369)).toBe(false)
    expect(await asks(colleague, hers.id, 90)).toBe(false)
    expect(await asks(shelter, hers.id, 90)).toBe(false)
    await expect(
      lead.works(caseId, (visit) => sql`update cases.member set until_at = ${daysAfter(now, 90)} where id = ${hers.id}`.execute(visit.tx)),
    ).rejects.toThrow('permission denied')
    await expect(lead.works(caseId, (visit) => sql`select cases.mind_teams()`.execute(visit.tx))).rejects.toThrow('permission denied')
    await expect(lead.works(caseId, (visit) => sql`select cases.team_was_minded(${caseId})`.execute(visit.tx))).rejects.toThrow('permission denied')
    expect(await asks(lead, hers.id, 90)).toBe(true)
    // A deputy who holds less prolongs nobody who holds more: not at the door, and not behind it.
    await lead.fills(casePaths.addMember(caseId), { person: head.id, position: 'deputy', classes: ['C4'], writes: [], until: day(60) })
    expect((await lead.fills(casePaths.addMember(caseId), { person: second.id, position: 'member', classes: ['C5'], writes: [], until: day(60) })).status).toBe(
      303,
    )
    const wider = await placeOf(caseId, second)
    const refused = await prolong(head, caseId, second, day(90))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('The place has classes that you do not hold yourself.')
    expect(await asks(head, wider.id, 90)).toBe(false)
    expect(await asks(head, hers.id, 95)).toBe(true)
    await house.asOwner((tx) => sql`update cases.card set closed_at = authz.now() where id = ${caseId}`.execute(tx))
    expect(await asks(lead, hers.id, 100)).toBe(false)
    expect((await lead.visits(casePaths.prolong(caseId, hers.id))).status).toBe(404)
  })

  it('is not revived by a yes that comes after its last day', async () => {
    await at(0)
    const caseId = await open(lead)
    await at(300)
    expect((await prolong(lead, caseId, lead, day(500))).status).toBe(303)
    const before = (await placeOf(caseId, lead)).until
    await at(367)
    const asked = await sql<{ id: string }>`select id from cases.approval where case_id = ${caseId} and outcome is null`.execute(
      await house.scratch.admin('main'),
    )
    expect((await head.fills(casePaths.approval(asked.rows[0]?.id ?? ''), { answer: 'yes' })).status).toBe(404)
    expect((await placeOf(caseId, lead)).until).toEqual(before)
  })
})
