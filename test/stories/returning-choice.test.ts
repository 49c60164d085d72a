import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { languageTag } from '#kernel/spoken-language.ts'
import { informationItems } from '#capabilities/returning/domain/choice.ts'
import { choice, day, information, now, openReturnHouse, type ReturnHouse } from '#test/stories/return-house.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'
import { heldTab } from '#test/stories/support-house.ts'

let there: ReturnHouse
beforeAll(async () => {
  there = await openReturnHouse()
}, 120_000)
afterAll(() => there.house.close())

/** Which status, and beside which field. */
const refused = async (person: Person, path: string, fields: Fields): Promise<string> => {
  const answer = await person.fills(path, fields)
  return `${answer.status} ${/href="#field-([A-Za-z_]+)"/.exec(await answer.text())?.[1] ?? ''}`.trim()
}
const model = async (caseId: Id, by = there.board) =>
  (await (await by.asks(there.path(caseId))).json()) as {
    phase: string
    outcome: string | null
    sections: {
      name: string
      model: { earliestOn: string | null; missing: string[]; informedOn: string | null; talks: { lack: string | null; givenOn: string; edition: string }[] }
    }[]
  }
const choiceIn = async (caseId: Id) => (await model(caseId)).sections.find((one) => one.name === 'choice')?.model

describe('the choice comes before anything', () => {
  it('begins with the social board or the coordinator, only when the person has asked for it', async () => {
    const caseId = await there.newCase()
    expect((await there.board.visits(there.path(caseId))).status).toBe(404)
    expect(await there.board.reads(`/cases/${caseId}`)).toContain(`href="${there.path(caseId, '/new')}"`)
    expect(await refused(there.board, there.path(caseId, '/new'), {})).toBe('422 asked')
    await there.done(there.board, there.path(caseId, '/new'), { asked: 'yes' })
    expect((await model(caseId)).phase).toBe('choice')
  })
  it('there is one at a time, also when another part of the case cannot see it', async () => {
    const caseId = await there.newCase()
    await there.brings(caseId, there.coordinator)
    await there.done(there.board, there.path(caseId, '/new'), { asked: 'yes' })
    const again = await there.coordinator.fills(there.path(caseId, '/new'), { asked: 'yes' })
    expect([again.status, (await again.text()).includes('Talk to whoever leads the case')]).toEqual([409, true])
  })
  it('is told in parts, in talks that count, and a talk through somebody of the network is kept and does not count', async () => {
    const caseId = await there.reaches('choice')
    const path = there.path(caseId, '/information/new')
    await there.done(there.board, path, information({ independent: 'no' }))
    await there.done(there.board, path, information({ items: ['staying_possible', 'staying_support', 'staying_risks'], ways: ['oral'] }))
    const half = await choiceIn(caseId)
    expect(half?.talks.map((one) => one.lack)).toEqual(['interpreter-not-independent', null])
    expect([half?.missing.length, half?.earliestOn]).toEqual([6, null])
    expect(await refused(there.board, there.path(caseId, '/choice/new'), choice())).toBe('422 chosen')
    await there.done(there.partner, path, information({ givenOn: day(-9) }))
    expect((await choiceIn(caseId))?.earliestOn).toBe(day(-2))
  })
  it('says beside the field what is missing of a talk', async () => {
    const path = there.path(await there.reaches('choice'), '/information/new')
    expect(await refused(there.board, path, information({ givenOn: day(1) }))).toBe('422 givenOn')
    expect(await refused(there.board, path, information({ independent: '' }))).toBe('422 independent')
    expect(await refused(there.board, path, information({ wantsUntil: day(-20) }))).toBe('422 wantsUntil')
    expect(await refused(there.board, path, information({ items: [] }))).toBe('422 items')
    expect(await refused(there.board, path, information({ ways: [] }))).toBe('422 ways')
  })
  it('waits for time to think, and longer when the person wants it', async () => {
    const caseId = await there.reaches('choice')
    const [tell, choose] = [there.path(caseId, '/information/new'), there.path(caseId, '/choice/new')]
    await there.done(there.board, tell, information({ givenOn: day(-3) }))
    expect(await refused(there.board, choose, choice({ chosenOn: day(0) }))).toBe('422 chosenOn')
    await there.done(there.board, tell, information({ givenOn: day(-1), wantsUntil: day(30) }))
    expect((await choiceIn(caseId))?.earliestOn).toBe(day(30))
    await there.house.scratch.setClock(new Date(now.getTime() + 5 * 86_400_000))
    expect(await refused(there.board, choose, choice({ chosenOn: day(4) }))).toBe('422 chosenOn')
    await there.done(there.board, tell, information({ givenOn: day(1), wantsUntil: day(4) }))
    await there.done(there.board, choose, choice({ chosenOn: day(4) }))
    await there.house.scratch.setClock(now)
  })
  it('is hers in her own words: signed, or aloud with a witness, with nothing tied to it', async () => {
    const caseId = await there.reaches('choice')
    await there.done(there.board, there.path(caseId, '/information/new'), information())
    const path = there.path(caseId, '/choice/new')
    expect(await refused(there.board, path, choice({ words: '' }))).toBe('422 words')
    expect(await refused(there.board, path, choice({ nothingTied: '' }))).toBe('422 nothingTied')
    expect(await refused(there.board, path, choice({ form: 'oral' }))).toBe('422 witness')
    expect(await refused(there.board, path, choice({ chosenOn: day(3) }))).toBe('422 chosenOn')
    expect((await there.abroad.visits(path)).status).toBe(404)
    await there.done(there.board, path, choice({ form: 'oral', witness: 'someone_trusted' }))
    expect(await refused(there.board, path, choice())).toBe('409')
    expect(await there.board.reads(there.path(caseId, '/choice'))).toContain('Canary-her-choice')
  })
  it('a coordinator writes a short form of at most 500 characters, and reads nothing of it', async () => {
    const caseId = await there.reaches('choice')
    await there.done(there.coordinator, there.path(caseId, '/information/new'), information())
    const path = there.path(caseId, '/choice/new')
    expect(await refused(there.coordinator, path, choice({ words: 'a'.repeat(501) }))).toBe('422 words')
    await there.done(there.coordinator, path, choice())
    const page = await there.coordinator.reads(there.path(caseId, '/choice'))
    expect([page.includes('Canary-her-choice'), page.includes('sealed in another part')]).toEqual([false, true])
  })
  it('her words stay in the part that wrote them', async () => {
    const caseId = await there.reaches('chosen')
    for (const person of [there.coordinator, there.partner, there.abroad])
      expect(await person.reads(there.path(caseId, '/choice'))).not.toContain('Canary-her-choice')
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from returns.choice c where c::text like '%Canary%'`.execute(
      await there.house.scratch.admin('main'),
    )
    expect(rows[0]?.n).toBe(0)
  })
  it('to stay needs no time and no information; nothing else ends, and one can begin again', async () => {
    const caseId = await there.reaches('choice')
    await there.done(there.board, there.path(caseId, '/choice/new'), choice({ chosen: 'stay', chosenOn: day(0) }))
    expect(await model(caseId)).toMatchObject({ phase: 'ended', outcome: 'stayed_in_sweden' })
    expect((await there.board.visits(`/cases/${caseId}`)).status).toBe(200)
    await there.done(there.board, there.path(caseId, '/new'), { asked: 'yes' })
    expect(await model(caseId)).toMatchObject({ phase: 'choice', outcome: null })
  })
})

describe('a change of mind', () => {
  const travels = (caseId: Id) =>
    there.house.asOwner(async (tx) => {
      await sql`update returns.return set phase = 'travelling', departed_at = authz.now(), version = version + 1 where case_id = ${caseId}`.execute(tx)
    })
  it.each(['choice', 'chosen', 'applied', 'admitted'] as const)('ends it from %s on with one press and no reason', async (phase) => {
    const caseId = await there.reaches(phase)
    expect(await there.board.reads(there.path(caseId))).toContain(there.path(caseId, '/withdrawal'))
    await there.done(there.board, there.path(caseId, '/withdrawal'), { outcome: 'withdrew_before_travel' })
    expect(await model(caseId)).toMatchObject({ phase: 'ended', outcome: 'withdrew_before_travel' })
    expect(await refused(there.board, there.path(caseId, '/withdrawal'), { outcome: 'withdrew_before_travel' })).toBe('409')
    expect(await there.board.reads(there.path(caseId))).not.toContain(there.path(caseId, '/withdrawal'))
  })
  it('is heard on the way as well, and her words are sealed where she gives some; the partner abroad tells the others, and ends nothing', async () => {
    const caseId = await there.reaches('admitted')
    await travels(caseId)
    expect((await there.abroad.visits(there.path(caseId, '/withdrawal'))).status).toBe(404)
    expect(await there.abroad.reads(there.path(caseId))).not.toContain(there.path(caseId, '/withdrawal'))
    await there.done(there.partner, there.path(caseId, '/withdrawal'), { outcome: 'stayed_in_sweden', words: 'Canary-i-turn-back' })
    expect(await model(caseId)).toMatchObject({ phase: 'ended', outcome: 'stayed_in_sweden' })
    const { rows } = await sql<{
      n: number
    }>`select count(*)::int as n from returns.ending e where e.case_id = ${caseId} and e.words_record is not null`.execute(
      await there.house.scratch.admin('main'),
    )
    expect(rows[0]?.n).toBe(1)
  })
  it('after the arrival is no withdrawal any more', async () => {
    const caseId = await there.reaches('admitted')
    await travels(caseId)
    await there.house.asOwner(async (tx) => {
      await sql`update returns.return set phase = 'arrived', arrived_at = authz.now(), version = version + 1 where case_id = ${caseId}`.execute(tx)
    })
    expect(await refused(there.board, there.path(caseId, '/withdrawal'), { outcome: 'stayed_in_sweden' })).toBe('409')
    expect(await refused(there.partner, there.path(caseId, '/closing'), { outcome: 'not_admitted', endedOn: day(0) })).toBe('409 outcome')
    expect(await refused(there.partner, there.path(caseId, '/closing'), { outcome: 'returned_contact_lost', endedOn: day(1) })).toBe('422 endedOn')
    expect(await refused(there.partner, there.path(caseId, '/closing'), { outcome: 'returned_contact_declined', endedOn: '1925-11-21' })).toBe('422 endedOn')
    await there.done(there.partner, there.path(caseId, '/after/follow-ups/new'), { point: 'd1', onDay: day(0), reach: 'declined', how: 'she_called' })
    await there.done(there.partner, there.path(caseId, '/closing'), { outcome: 'returned_contact_declined', endedOn: day(0), words: 'Canary-how-it-ended' })
    expect(await model(caseId)).toMatchObject({ phase: 'ended', outcome: 'returned_contact_declined' })
  })
  it('two who end it at once end it once', async () => {
    const caseId = await there.reaches('applied')
    const path = there.path(caseId, '/withdrawal')
    const both = [there.board, there.partner] as const
    const tabs = [heldTab(await there.board.reads(path)), heldTab(await there.partner.reads(path))] as const
    const answers = await Promise.all(both.map((person, place) => person.submits(path, { ...tabs[place as 0 | 1], outcome: 'withdrew_before_travel' })))
    expect(answers.map((one) => one.status).toSorted((a, b) => a - b)).toEqual([303, 409])
  })
  it('what somebody typed while another went on with it is not lost', async () => {
    const caseId = await there.reaches('choice')
    const path = there.path(caseId, '/choice/new')
    const tab = heldTab(await there.board.reads(path))
    await there.done(there.partner, there.path(caseId, '/withdrawal'), { outcome: 'stayed_in_sweden' })
    const answer = await there.board.submits(path, { ...tab, ...choice() })
    expect([answer.status, (await answer.text()).includes('Canary-her-choice')]).toEqual([409, true])
  })
  it('leaves what else the case holds as it was, and a new one is a new one', async () => {
    const caseId = await there.reaches('admitted')
    const before = await (await there.board.asks(`/cases/${caseId}/tasks`)).text()
    await there.done(there.coordinator, there.path(caseId, '/withdrawal'), { outcome: 'withdrew_before_travel' })
    expect(await (await there.board.asks(`/cases/${caseId}/tasks`)).text()).toBe(before)
    await there.done(there.coordinator, there.path(caseId, '/new'), { asked: 'yes' })
    expect((await model(caseId, there.coordinator)).phase).toBe('choice')
    expect(await there.coordinator.reads(there.path(caseId))).toContain('Changed their mind before the journey')
    expect((await there.partner.visits(there.path(caseId))).status).toBe(200)
  })
})

describe('what the person is handed', () => {
  const forbidden = /prostitu|traffick|människohandel|utsatt|återvänd|lilja|iom/i
  it.each(['swe', 'eng'])('is a sheet in %s that says nothing of why', async (language) => {
    const caseId = await there.reaches('choice')
    const sheet = await there.board.reads(there.path(caseId, `/information/2026-01-01/${language}`))
    expect(sheet).not.toMatch(forbidden)
    expect(sheet).toContain(language === 'swe' ? 'Du kan ändra dig' : 'You can change your mind')
    expect(sheet).toContain(language === 'swe' ? '>1 januari 2026<' : '>1 January 2026<')
    expect(sheet).not.toMatch(/\d{4}-\d\d-\d\d/)
    expect((await there.board.visits(there.path(caseId, '/information/2026-01-01/ron'))).status).toBe(404)
    expect((await there.board.visits(there.path(caseId, '/information/1999-01-01/swe'))).status).toBe(404)
  })
  it.each([
    ['swe', 'Du kan ändra dig', '1 mars 2026'],
    ['eng', 'You can change your mind', '1 March 2026'],
    ['ron', 'Te poți răzgândi', '1 martie 2026'],
    ['spa', 'Puedes cambiar de idea', '1 de marzo de 2026'],
  ])('is in its newest version a sheet in %s, found on the page of the return', async (language, words, version) => {
    const caseId = await there.reaches('choice')
    const address = there.path(caseId, `/information/2026-03-01/${language}`)
    expect(await there.board.reads(there.path(caseId))).toContain(`href="${address}"`)
    const sheet = await there.board.reads(address)
    for (const part of [words, `>${version}<`, `lang="${languageTag(language)}"`]) expect(sheet).toContain(part)
    expect(sheet.match(/<h2/g)).toHaveLength(informationItems.length)
    expect(sheet).not.toMatch(forbidden)
    expect((await there.outsider.visits(address)).status).toBe(404)
  })
  it('is noted in the version that held on the day of the talk', async () => {
    const caseId = await there.reaches('choice')
    for (const givenOn of ['2025-12-31', '2026-02-28', '2026-03-01'])
      await there.done(there.board, there.path(caseId, '/information/new'), information({ givenOn }))
    const talks = (await choiceIn(caseId))?.talks ?? []
    expect(talks.map(({ givenOn, edition }) => [givenOn, edition])).toEqual(
      expect.arrayContaining([
        ['2025-12-31', '2026-01-01'],
        ['2026-02-28', '2026-01-01'],
        ['2026-03-01', '2026-03-01'],
      ]),
    )
  })
  it('is the own choice in the own words, for whoever may read them', async () => {
    const caseId = await there.reaches('chosen')
    const sheet = await there.board.reads(there.path(caseId, '/choice/sheet'))
    expect(sheet).toContain('Canary-her-choice')
    for (const words of ['Alegerea mea', 'Nici bani, nici locuință', 'Ziua: 19 noiembrie 2026', 'Semnătura mea']) expect(sheet).toContain(words)
    expect(sheet).not.toMatch(/\d{4}-\d\d-\d\d/)
    expect(sheet).not.toMatch(forbidden)
    expect((await there.partner.visits(there.path(caseId, '/choice/sheet'))).status).toBe(404)
  })
  it('never goes to a grown-up around a child who is not known to be told', async () => {
    const caseId = await there.reaches('chosen', 'yes')
    const asked = await there.board.visits(there.path(caseId, `/choice/sheet?adult=${there.outsider.id}`))
    expect([asked.status, (await asked.text()).includes('Canary-her-choice')]).toEqual([409, false])
  })
})
