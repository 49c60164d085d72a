import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import type { Id } from '#kernel/id.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { openCooperationHouse, swedish, type CooperationHouse } from '#test/stories/cooperation-house.ts'

describe('two shelters at one meeting', () => {
  let w: CooperationHouse
  let first: Person, second: Person
  let harbour: Id, caseId: Id
  let meeting = ''
  const before: string[] = []
  beforeAll(async () => {
    w = await openCooperationHouse()
    harbour = await w.house.zone('HAMN', 'shelter')
    first = w.shelter
    second = await w.house.person(harbour, ['shelter_staff'])
    await w.house.keysFor(harbour)
    await w.house.asOwner(async (tx) => {
      const { rows } = await sql<{ id: Id }>`
        insert into directory.function (zone_id, kind, name_sv, name_en, hours, acute, child, standing, verified_on)
        values (${harbour}, 'shelter', 'F', 'F', 'always', true, true, true, '2026-11-01') returning id`.execute(tx)
      await sql`insert into directory.coverage (function_id, zone_id, kind, area) values (${rows[0]?.id ?? ''}, ${harbour}, 'shelter', '0180')`.execute(tx)
    })
    caseId = await w.newCase('no')
    before.push(...(await w.pending(first)), ...(await w.pending(second)))
    const shelters = [`shelter.${w.zones['ELSA']}`, `shelter.${harbour}`]
    meeting = await w.convene(caseId, { ask: [w.chair('social_on_call', 'ALFA'), w.chair('regional_coordinator', 'REGK'), ...shelters] })
    for (const person of [first, second, w.coordinator]) {
      const invitation = await w.newest(person, before)
      const said = await person.fills(`/meetings/invitations/${invitation}`, { answer: 'accept' })
      expect(said.status).toBe(303)
    }
    for (const [code, chair] of [
      ['arrange_transport', shelters[0] ?? ''],
      ['inform_rights', shelters[1] ?? ''],
    ] as const) {
      const decided = await w.operator.fills(`/meetings/${meeting}/decisions`, { code, responsible: chair, dueAt: swedish(300) })
      expect(decided.status).toBe(303)
    }
  }, 120_000)
  afterAll(() => w.house.close())

  /** Where a word stands that somebody can read of the meeting and the case. Whom one may ask into a case is a list of every zone: it says nothing. */
  const whereIn = async (person: Person, words: readonly string[]): Promise<readonly string[]> => {
    const found: string[] = []
    const look = (path: string, text: string): void => {
      for (const word of words) if (text.includes(word)) found.push(`${path}: ${word}`)
    }
    const one = casePaths.one(caseId)
    for (const path of [`/meetings/${meeting}`, `/meetings/${meeting}/decisions`, '/meetings', one, `${one}/units`, `${one}/timeline`, '/tasks', '/record'])
      look(path, (await person.reads(path)).replaceAll(/<select[\s\S]*?<\/select>/g, ''))
    for (const path of [`/meetings/${meeting}`, '/meetings', one, '/tasks', '/record']) look(`api ${path}`, await (await person.asks(path)).text())
    return found
  }

  it('are both named to whoever convened and to the other agencies', async () => {
    for (const person of [w.operator, w.coordinator]) {
      const page = await person.reads(`/meetings/${meeting}`)
      expect([page.includes('Zone ELSA'), page.includes('Zone HAMN')]).toEqual([true, true])
    }
  })

  it('see their own chair and every agency that is no shelter, and nothing of each other', async () => {
    for (const [person, own, other, otherZone] of [
      [first, 'Zone ELSA', 'Zone HAMN', harbour],
      [second, 'Zone HAMN', 'Zone ELSA', w.zones['ELSA'] ?? ''],
    ] as const) {
      const page = await person.reads(`/meetings/${meeting}`)
      expect([own, page.includes(own), page.includes('Zone REGK'), page.includes('Zone ALFA')]).toEqual([own, true, true, true])
      expect(await whereIn(person, [other, otherZone])).toEqual([])
      expect((await w.seen(person, meeting)).who).toHaveLength(3)
      expect((await w.seen(person, meeting)).agenda.flatMap((each) => each.decisions)).toHaveLength(1)
    }
  })

  it('stay apart in the database, whatever a page asks', async () => {
    for (const [person, otherZone] of [
      [first, harbour],
      [second, w.zones['ELSA'] ?? ''],
    ] as const)
      for (const [table, column] of [
        ['cooperation.meeting', 'convened_zone'],
        ['cooperation.invitation', 'zone_id'],
        ['cooperation.decision', 'zone_id'],
        ['cooperation.clock', 'zone_id'],
      ] as const) {
        const rows = await person.works(
          caseId,
          async ({ tx }) => (await sql`select from ${sql.table(table)} where ${sql.ref(column)} = ${otherZone}`.execute(tx)).rows,
        )
        expect([table, rows.length]).toEqual([table, 0])
      }
  })

  it('ask no other shelter themselves: it is not offered, and the database refuses', async () => {
    const form = await first.reads(`/cases/${caseId}/meetings/new`)
    expect([form.includes('Zone REGK'), form.includes('Zone HAMN'), form.includes(harbour)]).toEqual([true, false, false])
    const own = await first.fills(`/cases/${caseId}/meetings/new`, {
      at: swedish(200),
      ask: [`shelter.${w.zones['ELSA']}`, w.chair('regional_coordinator', 'REGK')],
      agenda: ['next_meeting'],
    })
    expect(own.status).toBe(303)
    const convened = (own.headers.get('location') ?? '').split('/').at(-1) ?? ''
    const forced = first.works(caseId, ({ tx }) =>
      sql`insert into cooperation.invitation (meeting_id, zone_id, function, wish, word, at, asked_zone, answer_by)
          select id, ${harbour}, 'shelter', 'wanted', word, at, authz.my_zone(), at from cooperation.meeting where id = ${convened}`.execute(tx),
    )
    await expect(forced).rejects.toThrow(/row-level security/)
    expect((await second.visits(`/meetings/${convened}`)).status).toBe(404)
  })
})
