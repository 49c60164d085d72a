import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { openCasesHouse, type CasesHouse, type Person } from '#test/stories/cases-house.ts'

const now = new Date('2026-11-21T22:15:00Z')
const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
const lastId = (response: Response): string => /[0-9a-f-]{36}(?=[^0-9a-f]*$)/.exec(response.headers.get('location') ?? '')?.[0] ?? ''

describe('a case, through its doors', () => {
  let house: CasesHouse
  let worker: Person
  let colleague: Person
  let other: Person
  let caseId: string
  beforeAll(async () => {
    house = await openCasesHouse(now)
    const alfa = await house.zone('ALFA', 'social_services')
    const beta = await house.zone('BETA', 'shelter')
    worker = await house.person(alfa, ['hotline_operator', 'case_worker'], { language: 'sv' })
    colleague = await house.person(alfa, ['case_worker'])
    other = await house.person(beta, ['shelter_staff'])
    for (const zone of [alfa, beta]) await house.keysFor(zone)
  })
  afterAll(() => house.close())

  it('opens with what is known, and shows a made-up name', async () => {
    expect((await worker.fills(casePaths.open, { urgent: 'yes' })).status).toBe(422)
    expect((await worker.fills(casePaths.open, { child: 'unknown', track: 'unclear', municipality: '18' })).status).toBe(422)
    const opened = await worker.fills(casePaths.open, { child: 'unknown', urgent: 'yes', track: 'unclear', municipality: '0180', fileReference: 'A-2026-17' })
    expect(opened.status).toBe(303)
    caseId = lastId(opened)
    const html = await worker.reads(casePaths.one(caseId))
    expect(html).toContain('akut')
    expect(html).toContain('A-2026-17')
    expect(html).toMatch(/<title>[^<]*\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \d{3,4}/u)
    expect(await worker.reads(casePaths.list)).toContain(caseId)
  })

  it('says who may read before one writes, seals, and opens on its own page', async () => {
    expect(await worker.reads(casePaths.newRecord(caseId))).toContain('Bara Zone ALFAs team · 1 person')
    const wrote = await worker.fills(casePaths.newRecord(caseId, 'C4'), { class: 'C4', kind: 'note', text: 'Ordet Kanariefågel skrevs.' })
    expect(wrote.status).toBe(303)
    const page = await worker.reads(wrote.headers.get('location') ?? '')
    expect(page).toContain('Kanariefågel')
    expect(await worker.reads(casePaths.one(caseId))).not.toContain('Kanariefågel')
    expect((await worker.fills(casePaths.newRecord(caseId, 'C4'), { class: 'C4', kind: 'location', text: 'x' })).status).toBe(422)
    expect((await worker.visits(casePaths.newRecord(caseId, 'C3'))).status).toBe(404)
    expect((await worker.fills(casePaths.newRecord(caseId, 'C4'), { class: 'C3', kind: 'location', text: 'Var hon är' })).status).toBe(422)
  })

  it('corrects visibly; two tabs meet in a 409 with both wordings', async () => {
    const wrote = await worker.fills(casePaths.newRecord(caseId, 'C4'), { class: 'C4', kind: 'note', text: 'Första ordalydelsen' })
    const correct = `${wrote.headers.get('location')}/correct`
    const hidden = async () => hiddenOf(await worker.reads(correct))
    const [one, two] = [await hidden(), await hidden()]
    expect((await worker.submits(correct, { ...one, text: 'Andra ordalydelsen', reason: 'mistake' })).status).toBe(303)
    const lost = await worker.submits(correct, { ...two, text: 'Tredje ordalydelsen', reason: 'mistake' })
    expect(lost.status).toBe(409)
    const both = await lost.text()
    expect(both).toContain('Andra ordalydelsen')
    expect(both).toContain('Tredje ordalydelsen')
    const again = await worker.submits(correct, { ...(await hidden()), text: 'Tredje ordalydelsen', reason: 'mistake' })
    expect(again.status).toBe(303)
    const page = await worker.reads(wrote.headers.get('location') ?? '')
    for (const words of ['Första', 'Andra', 'Tredje']) expect(page).toContain(`${words} ordalydelsen`)
  })

  it('finds by name, number or case number, exactly, in the own zone; the record never has the term', async () => {
    await worker.fills(casePaths.newRecord(caseId, 'C1'), {
      class: 'C1',
      kind: 'identity',
      text: 'Anna-Karin Exempel',
      names: 'Anna-Karin Exempel\nAnka',
      numbers: '121212-1212',
    })
    const seek = async (person: Person, field: string, term: string) =>
      await person.reads((await person.fills(casePaths.find, { field, term, reason: 'contact' })).headers.get('location') ?? '')
    expect(await seek(worker, 'name', 'EXEMPEL, Anna Karin')).toContain(casePaths.one(caseId))
    expect(await seek(worker, 'number', '19121212-1212')).toContain('stämmer exakt')
    expect(await seek(worker, 'number', '201212121212')).toContain(casePaths.one(caseId))
    expect(await seek(worker, 'case', 'a-2026-17')).toContain(casePaths.one(caseId))
    expect(await seek(worker, 'name', 'Anna')).toContain('stämmer exakt')
    expect((await worker.fills(casePaths.find, { field: 'number', term: 'abc', reason: 'contact' })).status).toBe(422)
    const known = await seek(colleague, 'name', 'anka')
    expect(known).toContain('You are not in it')
    expect(known).not.toContain(`href="${casePaths.one(caseId)}"`)
    expect(await seek(other, 'name', 'anka')).toContain('matches exactly')
    expect((await house.recorded()).join(' ')).not.toMatch(/Exempel|Anka/)
  })

  it('shows what a search found to whoever searched, for ten minutes, and nothing to an address written by hand', async () => {
    const search = { field: 'name', term: 'anka', reason: 'contact' }
    const pseudonym = /<title>[^<]*?(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \d{3,4})/u.exec(await worker.reads(casePaths.one(caseId)))?.[1] ?? 'none'
    const found = (await colleague.fills(casePaths.find, search)).headers.get('location') ?? ''
    for (const again of [1, 2]) expect([again, (await colleague.reads(found)).includes(pseudonym)]).toEqual([again, true])
    const key = { ...search, ...hiddenOf(await colleague.reads(casePaths.find)) }
    const [one, two] = [await colleague.submits(casePaths.find, key), await colleague.submits(casePaths.find, key)]
    expect(two.headers.get('location')).toBe(one.headers.get('location'))
    const ticket = new URL(found, 'http://x').searchParams.get('ticket') ?? ''
    const withTicket = (made: string): string => `${casePaths.find}?${new URLSearchParams({ found: caseId, ticket: made }).toString()}`
    const old = ((Date.now() - 10.1 * 60_000) / 1000).toString(16).split('.')[0] ?? ''
    const tries: readonly (readonly [Person, string])[] = [
      [colleague, `${casePaths.find}?found=${caseId}`],
      [colleague, withTicket('')],
      [colleague, withTicket(ticket.slice(0, -1))],
      [colleague, withTicket(ticket.replace(/^[^.]+/, old))],
      [colleague, `${found}&found=${crypto.randomUUID()}`],
      [worker, `${casePaths.find}?found=${caseId}`],
      [worker, found],
    ]
    for (const [person, path] of tries) {
      const page = await person.reads(path)
      expect([path, page.includes(pseudonym), page.includes(casePaths.breakGlass(caseId))]).toEqual([path, false, false])
      expect(page).toMatch(/tio minuter|ten minutes/)
    }
    // The same ticket as it would be had it been given some minutes ago.
    const given = async (minutes: number): Promise<string> => {
      const at = Math.floor((Date.now() - minutes * 60_000) / 1000).toString(16)
      const { rows } = await sql<{
        id: string
        mark: string
      }>`select authz.sign(concat_ws('|', 'ticket/v2', s.id, ${at}::text, ${`found|${caseId}`}::text)) as mark
        from authz.session s where s.person_id = ${colleague.id} and s.ended_at is null`.execute(await house.scratch.admin('main'))
      return `${at}.${rows[0]?.mark}`
    }
    expect(await colleague.reads(withTicket(await given(9)))).toContain(pseudonym)
    expect(await colleague.reads(withTicket(await given(11)))).not.toContain(pseudonym)
  })

  it('is not there for anybody outside, by page, form or interface', async () => {
    const record = /records\/([0-9a-f-]{36})"/.exec(await worker.reads(casePaths.one(caseId)))?.[1] ?? ''
    const paths = [
      casePaths.one(caseId),
      casePaths.units(caseId),
      casePaths.fileReference(caseId),
      casePaths.team(caseId),
      casePaths.addMember(caseId),
      casePaths.newRecord(caseId),
      casePaths.record(caseId, record),
      casePaths.correctRecord(caseId, record),
      casePaths.consents(caseId),
      casePaths.newConsent(caseId),
      casePaths.newDisclosure(caseId),
      casePaths.disclosureTo(caseId),
      casePaths.recusals(caseId),
      casePaths.level(caseId),
      casePaths.axes(caseId),
      casePaths.newTask(caseId),
      casePaths.caseTasks(caseId),
      casePaths.closure(caseId),
      casePaths.reopening(caseId),
      casePaths.breakGlass(caseId),
    ]
    for (const path of paths) {
      expect((await other.visits(path)).status, path).toBe(404)
      expect((await other.asks(path)).status, path).toBe(404)
    }
    const nobody = await other.reads(casePaths.one(crypto.randomUUID()))
    const plain = (html: string): string => html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    expect(plain(await other.reads(casePaths.one(caseId)))).toBe(plain(nobody))
  })

  it('answers the same over the interface', async () => {
    const answer = (await (await worker.asks(casePaths.one(caseId))).json()) as { card: { id: string; pseudonym: string }; records: unknown[] }
    expect(answer.card.id).toBe(caseId)
    expect(JSON.stringify(answer)).not.toMatch(/Exempel|Kanarie|ordalydelsen/)
    expect(((await (await worker.asks(casePaths.list)).json()) as { cases: unknown[] }).cases).toHaveLength(1)
  })

  it('changes the card with a day, and keeps what was', async () => {
    const axes = {
      identification: 'presumed',
      phase: 'acute',
      legal: 'reported',
      residence: 'unknown',
      track: 'trafficking',
      child: 'yes',
      urgent: 'yes',
      onDay: '2026-11-21',
      nextMeeting: '2026-11-22T10:00',
    }
    expect((await worker.fills(casePaths.axes(caseId), { ...axes, onDay: '2026-11-25' })).status).toBe(422)
    expect((await worker.fills(casePaths.axes(caseId), axes)).status).toBe(303)
    expect((await worker.fills(casePaths.axes(caseId), axes)).status).toBe(422)
    const stale = await worker.fills(casePaths.axes(caseId), { ...axes, _version: '1', legal: 'fu_open' })
    expect(stale.status).toBe(409)
    const html = await worker.reads(`${casePaths.one(caseId)}?kind=card`)
    expect(html).toContain('ingen anmälan → polisanmält')
  })
})
