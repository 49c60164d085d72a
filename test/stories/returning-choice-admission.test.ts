import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, type Id } from '#kernel/id.ts'
import { withdrawConsent } from '#capabilities/cases/commands/record-consent.ts'
import { changeReturn, returnsOf } from '#capabilities/returning/store/return.ts'
import { application, choice, day, information, openReturnHouse, yes, type ReturnHouse } from '#test/stories/return-house.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { heldTab } from '#test/stories/support-house.ts'

let there: ReturnHouse
beforeAll(async () => {
  there = await openReturnHouse()
}, 120_000)
afterAll(() => there.house.close())

const refused = async (person: Person, path: string, fields: Fields): Promise<string> => {
  const answer = await person.fills(path, fields)
  return `${answer.status} ${/href="#field-([A-Za-z_]+)"/.exec(await answer.text())?.[1] ?? ''}`.trim()
}
const phaseOf = async (caseId: Id): Promise<string> => ((await (await there.board.asks(there.path(caseId))).json()) as { phase: string }).phase
const outcomeOf = async (caseId: Id): Promise<string | null> =>
  ((await (await there.board.asks(there.path(caseId))).json()) as { outcome: string | null }).outcome

describe('the application', () => {
  it('is the coordinator’s, with a ground, the own wish and a right to live there', async () => {
    const caseId = await there.reaches('chosen')
    const path = there.path(caseId, '/application/new')
    for (const person of [there.board, there.partner, there.abroad]) expect((await person.visits(path)).status).toBe(404)
    expect(await refused(there.coordinator, path, application({ ground: '' }))).toBe('422 ground')
    expect(await refused(there.coordinator, path, application({ ownWish: '' }))).toBe('422 ownWish')
    expect(await refused(there.coordinator, path, application({ rightThere: '' }))).toBe('422 rightThere')
    expect(await refused(there.coordinator, path, application({ destination: 'SE' }))).toBe('422 destination')
    expect(await refused(there.coordinator, path, application({ destination: 'XX' }))).toBe('422 destination')
    expect(await refused(there.coordinator, path, application({ appliedOn: day(1) }))).toBe('422 appliedOn')
    expect(await refused(there.coordinator, path, application({ appliedOn: day(-3) }))).toBe('422 appliedOn')
    await there.done(there.coordinator, path, application())
    expect(await phaseOf(caseId)).toBe('applied')
    expect(await refused(there.coordinator, path, application())).toBe('409')
  })
  it('waits for the choice, for the programme, and for a consent that stands now', async () => {
    const caseId = await there.newCase()
    await there.brings(caseId, there.coordinator, there.partner)
    await there.done(there.board, there.path(caseId, '/new'), { asked: 'yes' })
    await there.takesPart(caseId, there.coordinator)
    const path = there.path(caseId, '/application/new')
    const why = async (): Promise<string> =>
      /(has not chosen to travel|does not take part yet|No consent stands)/.exec(await (await there.coordinator.fills(path, application())).text())?.[0] ?? ''
    expect(await refused(there.coordinator, path, application())).toBe('422')
    await there.done(there.board, there.path(caseId, '/information/new'), information())
    await there.done(there.board, there.path(caseId, '/choice/new'), choice())
    expect(await refused(there.coordinator, path, application())).toBe('422')
    await there.takesPart(caseId, there.partner)
    const consent = await there.consents(caseId, there.abroad)
    expect(await why()).toBe('No consent stands')
    await there.board.works(caseId, (visit) => withdrawConsent(visit, caseId, consent))
    const right = await there.consents(caseId)
    await there.board.works(caseId, (visit) => withdrawConsent(visit, caseId, right))
    expect(await why()).toBe('No consent stands')
    await there.consents(caseId)
    await there.done(there.coordinator, path, application())
  })
})

describe('admission', () => {
  it('is two yeses of two people, and both names stand on it', async () => {
    const caseId = await there.reaches('applied')
    await there.done(there.coordinator, there.path(caseId, '/admission/new'), yes())
    expect(await phaseOf(caseId)).toBe('applied')
    await there.done(there.partner, there.path(caseId, '/admission/new'), yes())
    expect(await phaseOf(caseId)).toBe('admitted')
    const page = await there.board.reads(there.path(caseId))
    for (const words of ['Zone NORD', 'Zone RETUR', 'Regional coordinator ·', 'Return officer ·']) expect(page).toContain(words)
  })
  it('is not for the board or the partner abroad', async () => {
    const caseId = await there.reaches('applied')
    for (const person of [there.board, there.abroad, there.nurse, there.outsider])
      expect((await person.visits(there.path(caseId, '/admission/new'))).status).toBe(404)
  })
  it('a no needs a reason, ends it, and nobody has to say why to the person', async () => {
    const caseId = await there.reaches('applied')
    const path = there.path(caseId, '/admission/new')
    expect(await refused(there.partner, path, { answer: 'no', decidedOn: day(0) })).toBe('422 reason')
    expect(await refused(there.partner, path, yes({ decidedOn: day(1) }))).toBe('422 decidedOn')
    await there.done(there.coordinator, path, yes())
    await there.done(there.partner, path, { answer: 'no', reason: 'not_safe', decidedOn: day(0) })
    expect([await phaseOf(caseId), await outcomeOf(caseId)]).toEqual(['ended', 'not_admitted'])
  })
  it('nobody decides twice', async () => {
    const caseId = await there.reaches('applied')
    const path = there.path(caseId, '/admission/new')
    await there.done(there.coordinator, path, yes())
    expect(await refused(there.coordinator, path, yes())).toBe('409')
  })
  it('nobody decides for both, also past the program', async () => {
    const caseId = await there.reaches('applied')
    const inserts = (person: Person, part: string) =>
      person.works(caseId, async ({ tx }) => {
        const [journey] = await returnsOf(tx, caseId)
        const unitId = await there.findUnit(caseId, person)
        await sql`
          insert into returns.admission (id, return_id, case_id, unit_id, zone_id, part, answer, decided_on, made_by)
          values (${newId()}, ${journey?.id}, ${caseId}, ${unitId}, ${person.zoneId}, ${part}, 'yes', authz.now()::date, authz.me())`.execute(tx)
      })
    await expect(inserts(there.coordinator, 'partner')).rejects.toThrow(/row-level security/)
    await expect(inserts(there.board, 'partner')).rejects.toThrow(/row-level security/)
    await inserts(there.coordinator, 'coordinator')
    const admits = there.coordinator.works(caseId, async ({ tx }) => {
      const [journey] = await returnsOf(tx, caseId)
      return await changeReturn(tx, journey?.id ?? '', journey?.version ?? 0, { phase: 'admitted' })
    })
    await expect(admits).rejects.toThrow(/rests on/)
    expect(await phaseOf(caseId)).toBe('applied')
  })
  it('goes one step at a time, and never back', async () => {
    const caseId = await there.reaches('applied')
    const goes = (phase: 'choice' | 'travelling') =>
      there.coordinator.works(caseId, async ({ tx, now }) => {
        const [journey] = await returnsOf(tx, caseId)
        return await changeReturn(tx, journey?.id ?? '', journey?.version ?? 0, { phase, departedAt: now })
      })
    await expect(goes('travelling')).rejects.toThrow(/not in order|no journey begins/)
    await expect(goes('choice')).rejects.toThrow(/not in order/)
  })
  it('both at once admit once; a yes and a no at once do not admit', async () => {
    for (const [second, phase] of [
      [yes(), 'admitted'],
      [{ answer: 'no', reason: 'no_reception', decidedOn: day(0) }, 'ended'],
    ] as const) {
      const caseId = await there.reaches('applied')
      const path = there.path(caseId, '/admission/new')
      const tabs = [heldTab(await there.coordinator.reads(path)), heldTab(await there.partner.reads(path))] as const
      const answers = await Promise.all([there.coordinator.submits(path, { ...tabs[0], ...yes() }), there.partner.submits(path, { ...tabs[1], ...second })])
      expect(answers.map((one) => one.status)).toContain(303)
      if (phase === 'admitted') expect(answers.map((one) => one.status)).toEqual([303, 303])
      expect(await phaseOf(caseId)).toBe(phase)
    }
  })
  it('a consent that was taken back stops a yes, and never a no', async () => {
    const caseId = await there.reaches('applied')
    const { rows } = await sql<{ id: Id }>`select id from cases.consent where case_id = ${caseId}`.execute(await there.house.scratch.admin('main'))
    await there.board.works(caseId, (visit) => withdrawConsent(visit, caseId, rows[0]?.id ?? ''))
    expect(await refused(there.coordinator, there.path(caseId, '/admission/new'), yes())).toBe('422 answer')
    await there.done(there.coordinator, there.path(caseId, '/admission/new'), { answer: 'no', reason: 'not_her_own_wish', decidedOn: day(0) })
    expect(await phaseOf(caseId)).toBe('ended')
  })
})

describe('a child', () => {
  const found = { found: 'best', foundOn: day(-1), authority: 'child_protection', side: 'there', channel: 'central_authority' } as const
  it('is not admitted before both countries find it best; no answer holds, and a new answer counts', async () => {
    const caseId = await there.reaches('applied', 'yes')
    const [decide, find] = [there.path(caseId, '/admission/new'), there.path(caseId, '/findings/new')]
    expect(await refused(there.coordinator, decide, yes())).toBe('422 answer')
    await there.done(there.board, find, {
      found: 'best',
      foundOn: day(-1),
      authority: 'social_board',
      side: 'sweden',
      channel: 'own_decision',
      words: 'Canary-the-board-finds',
    })
    expect(await refused(there.coordinator, decide, yes())).toBe('422 answer')
    await there.done(there.partner, find, { ...found, found: 'not_best' })
    expect(await refused(there.coordinator, decide, yes())).toBe('422 answer')
    await there.done(there.abroad, find, found)
    await there.done(there.coordinator, decide, yes())
    await there.done(there.partner, decide, yes())
    expect(await phaseOf(caseId)).toBe('admitted')
    expect(await there.board.reads(there.path(caseId, '/findings'))).toContain('Canary-the-board-finds')
    expect(await there.partner.reads(there.path(caseId, '/findings'))).not.toContain('Canary-the-board-finds')
  })
  it('has its Swedish finding from the board only, and the other through a named channel', async () => {
    const find = there.path(await there.reaches('applied', 'yes'), '/findings/new')
    const own = { ...found, side: 'sweden', authority: 'social_board', channel: 'own_decision' }
    for (const person of [there.partner, there.abroad, there.coordinator]) expect(await refused(person, find, own)).toBe('422 side')
    expect(await refused(there.board, find, { ...own, channel: 'embassy' })).toBe('422 authority')
    expect(await refused(there.board, find, { ...found, channel: 'own_decision' })).toBe('422 channel')
    expect(await refused(there.board, find, { ...found, foundOn: day(2) })).toBe('422 foundOn')
  })
  it('is asked about for children and for whoever may be one; of a grown-up nothing is asked', async () => {
    const caseId = await there.reaches('applied')
    expect((await there.board.visits(there.path(caseId, '/findings/new'))).status).toBe(404)
    expect((await there.board.visits(there.path(caseId, '/findings'))).status).toBe(404)
  })
  it('tells on its page that no grown-up around it is told', async () => {
    expect(await there.board.reads(there.path(await there.reaches('chosen', 'yes')))).toContain('No adult around the child is told')
  })
})
