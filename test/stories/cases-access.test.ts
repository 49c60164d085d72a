import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths, findCard, inviteZone, openCase, openUnitByInvitation, readTexts, writeRecord } from '#capabilities/cases/contract.ts'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { daysAfter, hoursAfter, minutesAfter } from '#kernel/time.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

const now = new Date('2026-11-21T22:15:00Z')
const must = <Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: unknown }): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

describe('who gets into a case, and until when', () => {
  let house: CasesHouse
  let lead: Person, second: Person, colleague: Person, nightDuty: Person, reviewer: Person, head: Person
  let clock = now

  const later = async (to: Date): Promise<void> => {
    clock = to
    await house.scratch.setClock(to)
  }
  const open = async (by: Person = lead): Promise<string> => must(await by.works(null, (visit) => openCase(visit, { child: 'no', urgent: false }))).caseId
  const write = async (by: Person, caseId: string, cls: string, kind: 'note' | 'identity' | 'location', text: string): Promise<string> =>
    must(await by.works(caseId, (visit) => writeRecord(visit, { caseId, class: cls, kind, text })))
  const wordsFor = async (person: Person, caseId: string, cls: string): Promise<readonly string[]> =>
    (await person.works(caseId, (visit) => readTexts(visit, { caseId, classes: [cls] }))).map((text) => text.words?.reveal() ?? '[closed]')
  const add = (caseId: string, person: Person, more: Record<string, string | readonly string[]> = {}) =>
    lead.fills(casePaths.addMember(caseId), { person: person.id, position: 'member', classes: ['C4'], writes: ['C4'], until: '2027-01-31', ...more })
  const sees = async (person: Person, caseId: string): Promise<boolean> => (await person.works(caseId, (visit) => findCard(visit.tx, caseId))) !== null

  beforeAll(async () => {
    house = await openCasesHouse(now)
    const alfa = await house.zone('ALFA', 'social_services')
    const elsa = await house.zone('ELSA', 'shelter')
    lead = await house.person(alfa, ['case_worker'])
    second = await house.person(alfa, ['case_worker'])
    colleague = await house.person(alfa, ['case_worker', 'placing_handler'])
    nightDuty = await house.person(alfa, ['hotline_operator'])
    reviewer = await house.person(alfa, ['log_reviewer'])
    head = await house.person(alfa, ['case_worker'], { head: true })
    await house.person(elsa, ['shelter_staff'])
    await house.keysFor(alfa, [nightDuty])
    await house.keysFor(elsa)
  })
  afterAll(() => house.close())

  it('adds a colleague within both ceilings, with an end; everything else is refused', async () => {
    const caseId = await open()
    await write(lead, caseId, 'C4', 'note', 'Kanarie ett')
    expect(await sees(colleague, caseId)).toBe(false)
    expect((await add(caseId, colleague, { until: '2029-01-01' })).status).toBe(422)
    expect((await add(caseId, colleague, { until: '2026-11-01' })).status).toBe(422)
    expect((await add(caseId, colleague, { classes: [] })).status).toBe(422)
    expect((await add(caseId, colleague, { classes: ['C3'] })).status).toBe(422)
    expect((await add(caseId, nightDuty, { classes: ['C5'] })).status).toBe(422)
    expect((await add(caseId, reviewer)).status).toBe(422)
    expect((await add(caseId, colleague)).status).toBe(303)
    expect((await add(caseId, colleague)).status).toBe(422)
    expect(await wordsFor(colleague, caseId, 'C4')).toEqual(['Kanarie ett'])
    await write(lead, caseId, 'C1', 'identity', 'Kanarienamn')
    expect(await wordsFor(colleague, caseId, 'C1')).toEqual([])
    expect((await colleague.visits(casePaths.addMember(caseId))).status).toBe(404)
    await later(daysAfter(clock, 80))
    expect(await sees(colleague, caseId)).toBe(false)
    expect(await sees(lead, caseId)).toBe(true)
  })

  it('ends a place with its keys; for cause it changes the keys of what comes', async () => {
    const caseId = await open()
    await write(lead, caseId, 'C4', 'note', 'Före')
    await add(caseId, colleague, { until: '2027-04-01' })
    await add(caseId, second, { until: '2027-04-01' })
    const wraps = async (person: Person): Promise<number> =>
      Number(
        (
          await sql<{ n: string }>`select count(*) as n from cases.key_wrap where case_id = ${caseId} and holder_id = ${person.id}`.execute(
            await house.scratch.admin('main'),
          )
        ).rows[0]?.n,
      )
    expect(await wraps(colleague)).toBe(1)
    const team = await lead.reads(casePaths.team(caseId))
    const ends = [...team.matchAll(/team\/([0-9a-f-]{36})\/end/g)].map((match) => match[1] ?? '')
    const own = await colleague.reads(casePaths.team(caseId))
    const hers = /team\/([0-9a-f-]{36})\/end/.exec(own)?.[1] ?? ''
    expect(ends).toContain(hers)
    expect((await lead.fills(casePaths.endMember(caseId, hers), { why: 'for_cause' })).status).toBe(303)
    expect(await wraps(colleague)).toBe(0)
    expect(await sees(colleague, caseId)).toBe(false)
    await write(second, caseId, 'C4', 'note', 'Efter')
    expect((await wordsFor(lead, caseId, 'C4')).toSorted()).toEqual(['Efter', 'Före'])
    expect((await wordsFor(second, caseId, 'C4')).toSorted()).toEqual(['Efter', 'Före'])
    const mine = /team\/([0-9a-f-]{36})\/position/.exec(await lead.reads(casePaths.team(caseId)))?.[1] ?? ''
    expect((await lead.fills(casePaths.endMember(caseId, mine), { why: 'left' })).status).toBe(422)
    expect((await lead.fills(casePaths.position(caseId, mine), { position: 'member' })).status).toBe(422)
    const seconds = /team\/([0-9a-f-]{36})\/end/.exec(await second.reads(casePaths.team(caseId)))?.[1] ?? ''
    expect((await lead.fills(casePaths.position(caseId, seconds), { position: 'lead' })).status).toBe(303)
    expect((await lead.fills(casePaths.endMember(caseId, mine), { why: 'left' })).status).toBe(303)
    expect((await lead.visits(casePaths.one(caseId))).status).toBe(404)
  })

  it('shuts out whoever is recused, also from an emergency opening', async () => {
    const caseId = await open()
    await add(caseId, second, { until: '2027-04-01' })
    expect(await sees(second, caseId)).toBe(true)
    expect((await second.fills(casePaths.recusals(caseId), { person: lead.id, reason: 'conflict' })).status).toBe(422)
    expect((await second.fills(casePaths.recusals(caseId), { person: second.id, reason: 'relative' })).status).toBe(303)
    expect((await second.visits(casePaths.one(caseId))).status).toBe(404)
    expect((await lead.fills(casePaths.recusals(caseId), { person: nightDuty.id, reason: 'party' })).status).toBe(303)
    expect((await nightDuty.visits(casePaths.breakGlass(caseId))).status).toBe(404)
    expect(
      (await lead.fills(casePaths.addMember(caseId), { person: nightDuty.id, position: 'member', classes: ['C4'], writes: [], until: '2027-04-01' })).status,
    ).toBe(422)
    const lift = /recusals\/([0-9a-f-]{36})\/lift/.exec(await lead.reads(casePaths.recusals(caseId)))?.[1] ?? ''
    expect((await lead.fills(casePaths.liftRecusal(caseId, lift), {})).status).toBe(303)
    expect(await sees(second, caseId)).toBe(true)
  })

  it('is opened in an emergency inside the own zone, for an hour, and the lead and the reviewer are told first', async () => {
    const caseId = await open()
    await write(lead, caseId, 'C1', 'identity', 'Kanarienamn')
    await write(lead, caseId, 'C4', 'note', 'Kanarienot')
    expect((await colleague.visits(casePaths.breakGlass(caseId))).status).toBe(404)
    const glass = { reason: 'danger_to_life', words: 'The person is outside in the cold.', classes: ['C1'], minutes: '60' }
    expect((await nightDuty.fills(casePaths.breakGlass(caseId), { ...glass, words: 'short' })).status).toBe(422)
    expect((await nightDuty.fills(casePaths.breakGlass(caseId), { ...glass, minutes: '61' })).status).toBe(422)
    expect((await nightDuty.fills(casePaths.breakGlass(caseId), { ...glass, classes: ['C4'] })).status).toBe(422)
    expect((await nightDuty.fills(casePaths.breakGlass(caseId), glass)).status).toBe(303)
    expect(await wordsFor(nightDuty, caseId, 'C1')).toEqual(['Kanarienamn'])
    expect(await wordsFor(nightDuty, caseId, 'C4')).toEqual([])
    expect((await nightDuty.visits(casePaths.newRecord(caseId))).status).toBe(404)
    for (const person of [lead, reviewer]) {
      const seen = /break-glass\/([0-9a-f-]{36})/.exec(await person.reads(casePaths.glassList))?.[1] ?? ''
      expect((await person.fills(casePaths.glassSeen(seen), {})).status).toBe(303)
      expect(await person.reads(casePaths.glassList)).toContain('No emergency opening')
    }
    expect(await nightDuty.reads(casePaths.glassList)).not.toContain('I have seen it')
    expect(await wordsFor(lead, caseId, 'C10')).toEqual(['The person is outside in the cold.'])
    await later(minutesAfter(clock, 61))
    expect(await sees(nightDuty, caseId)).toBe(false)
  })

  it('at level 2 each needs a second person, nobody breaks the glass, and it goes down only by two', async () => {
    const caseId = await open()
    await add(caseId, second, { until: '2027-03-01' })
    expect((await second.fills(casePaths.level(caseId), { level: '1' })).status).toBe(422)
    expect((await second.fills(casePaths.level(caseId), { level: '0' })).status).toBe(422)
    await add(caseId, colleague, { until: '2027-03-01' })
    expect((await second.fills(casePaths.level(caseId), { level: '2' })).status).toBe(303)
    expect([await sees(lead, caseId), await sees(second, caseId), await sees(colleague, caseId)]).toEqual([true, true, false])
    expect((await nightDuty.visits(casePaths.breakGlass(caseId))).status).toBe(404)
    const duty = await sql<{ n: number }>`select count(*)::int as n from cases.key_wrap where case_id = ${caseId} and holder = 'duty'`.execute(
      await house.scratch.admin('main'),
    )
    expect(duty.rows[0]?.n).toBe(0)
    await later(hoursAfter(clock, 73))
    expect([await sees(lead, caseId), await sees(second, caseId)]).toEqual([false, false])
    for (;;) {
      const waiting = /approvals\/([0-9a-f-]{36})/.exec(await head.reads(casePaths.approvals))?.[1]
      if (!waiting) break
      expect((await head.fills(casePaths.approval(waiting), { answer: 'yes' })).status).toBe(303)
    }
    expect([await sees(lead, caseId), await sees(second, caseId), await sees(colleague, caseId)]).toEqual([true, true, true])
    expect((await add(caseId, head, { until: '2027-11-01' })).status).toBe(422)
    expect((await lead.fills(casePaths.level(caseId), { level: '1' })).status).toBe(303)
    expect((await lead.fills(casePaths.level(caseId), { level: '1' })).status).toBe(422)
    expect(await lead.reads(casePaths.approvals)).toContain('Nothing waits')
    const lower = /approvals\/([0-9a-f-]{36})/.exec(await head.reads(casePaths.approvals))?.[1] ?? ''
    expect((await head.fills(casePaths.approval(lower), { answer: 'yes' })).status).toBe(303)
    expect((await lead.works(caseId, (visit) => findCard(visit.tx, caseId)))?.protectionLevel).toBe(1)
  })

  it('lets a zone in by a neutral word: accept, decline, too late, twice', async () => {
    const caseId = await open()
    const elsa = await house.zone('MAJA', 'shelter')
    const shelter = await house.person(elsa, ['shelter_staff'])
    const [word] = invitationWords
    expect((await lead.fills(casePaths.units(caseId), { zone: elsa, word: 'Anna', until: '2027-02-20T10:00' })).status).toBe(422)
    expect((await lead.fills(casePaths.units(caseId), { zone: elsa, word: word ?? '', until: '2028-02-20T10:00' })).status).toBe(422)
    expect((await lead.fills(casePaths.units(caseId), { zone: lead.zoneId, word: word ?? '', until: '2027-02-20T10:00' })).status).toBe(422)
    const asked = must(await lead.works(caseId, (visit) => inviteZone(visit, caseId, elsa, word ?? '', hoursAfter(visit.now, 2))))
    const list = await shelter.reads(casePaths.invitations)
    expect(list).toContain(word)
    expect(list).not.toContain(caseId)
    expect((await shelter.visits(casePaths.one(caseId))).status).toBe(404)
    expect((await shelter.fills(casePaths.invitation(asked), { answer: 'accept' })).status).toBe(422)
    await house.keysFor(elsa)
    expect((await shelter.fills(casePaths.invitation(asked), { answer: 'decline' })).status).toBe(303)
    const again = must(await lead.works(caseId, (visit) => inviteZone(visit, caseId, elsa, word ?? '', hoursAfter(visit.now, 2))))
    expect((await shelter.fills(casePaths.invitation(again), { answer: 'accept' })).status).toBe(303)
    expect((await shelter.visits(casePaths.one(caseId))).status).toBe(200)
    const page = await lead.works(caseId, (visit) => inviteZone(visit, caseId, elsa, word ?? '', hoursAfter(visit.now, 2)))
    expect(page).toMatchObject({ ok: false, refusal: { kind: 'zone-already-in' } })
    const third = await house.zone('SENA', 'shelter')
    const late = await house.person(third, ['shelter_staff'])
    await house.keysFor(third)
    const expired = must(await lead.works(caseId, (visit) => inviteZone(visit, caseId, third, word ?? '', hoursAfter(visit.now, 2))))
    await later(hoursAfter(clock, 3))
    expect((await late.visits(casePaths.invitation(expired))).status).toBe(404)
    expect(await late.works(null, (visit) => openUnitByInvitation(visit, expired))).toMatchObject({ ok: false, refusal: { kind: 'no-such-invitation' } })
  })
})
