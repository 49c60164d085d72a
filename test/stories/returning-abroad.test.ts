import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { withdrawConsent } from '#capabilities/cases/commands/record-consent.ts'
import { casePaths } from '#capabilities/cases/contract.ts'
import { abroadPaths, partnerPath } from '#capabilities/returning/abroad-paths.ts'
import { afterPaths } from '#capabilities/returning/after-paths.ts'
import { abroadToday } from '#capabilities/returning/queries/abroad-section.ts'
import { afterToday } from '#capabilities/returning/queries/follow-list.ts'
import { abroadJobs } from '#capabilities/returning/jobs/forget-handovers.ts'
import { canary, hiddenIn, hiddenOf, openAbroadHouse, type AbroadHouse, type Given } from '#test/stories/returning-abroad-house.ts'
import { now } from '#test/stories/return-house.ts'
import type { Fields, Person } from '#test/stories/cases-house.ts'

let there: AbroadHouse
beforeAll(async () => {
  there = await openAbroadHouse()
}, 120_000)
afterAll(() => there?.house.close())

const refused = async (person: Person, path: string, fields: Fields): Promise<string> => {
  const answer = await person.fills(path, fields)
  return `${answer.status} ${/href="#field-([A-Za-z_]+)"/.exec(await answer.text())?.[1] ?? ''}`.trim()
}
const page = ({ number }: Given, language = 'ro'): string => partnerPath(language, number)

describe('what may leave the country', () => {
  it('is only what a consent covers, to whom it names, and never by a municipality', async () => {
    const caseId = await there.reaches('admitted')
    expect(await there.partner.reads(abroadPaths.begin(caseId))).toContain('names an organisation abroad')
    await there.agrees(caseId, there.partner, there.near)
    await there.writes(caseId, there.partner, 'Canary-costs', 'C8')
    await there.writes(caseId, there.partner, canary)
    expect(await there.partner.reads(abroadPaths.begin(caseId))).toContain(abroadPaths.prepare(caseId, there.near))
    const form = await there.partner.reads(abroadPaths.prepare(caseId, there.near))
    expect(form).toContain(canary)
    expect(form).not.toContain('Canary-costs')
    expect(form).toContain('dataskyddsförordningen 1.3')
    expect(form).not.toContain('value="explicit_consent"')

    await there.agrees(caseId, there.board, there.near)
    expect(await there.board.reads(abroadPaths.begin(caseId))).toContain('Act 2001:454, section 16')
    const asBoard = abroadPaths.prepare(caseId, there.near)
    expect(await there.board.reads(asBoard)).toContain('Act 2001:454, section 16')
    // No form stands there; one from another page of theirs does not help.
    const borrowed = hiddenOf(await there.board.reads(casePaths.newConsent(caseId)))
    const tried = await there.board.submits(asBoard, { ...borrowed, ...there.facts([]) })
    expect([tried.status, (await tried.text()).includes('Act 2001:454, section 16')]).toEqual([422, true])
  })
  it('needs a ground for a country outside, and for a coordinator only the person carries it', async () => {
    const caseId = await there.reaches('admitted')
    for (const person of [there.partner, there.coordinator]) await there.agrees(caseId, person, there.far, ['C4', 'C10'])
    const options = async (person: Person) =>
      [...(await person.reads(abroadPaths.prepare(caseId, there.far))).matchAll(/name="ground"[^>]*value="([a-z_]+)"/g)].map((match) => match[1])
    expect(await options(there.partner)).toEqual(['explicit_consent', 'organisation_channel', 'own_hand'])
    expect(await options(there.coordinator)).toEqual(['own_hand'])
    const path = abroadPaths.prepare(caseId, there.far)
    expect(await refused(there.partner, path, there.facts([], { ground: 'within_eea' }))).toBe('422 ground')
    expect((await there.coordinator.fills(path, there.facts([], { ground: 'own_hand' }))).status).toBe(303)
  })
  it('says beside the field what is wrong, and nothing is prepared', async () => {
    const caseId = await there.reaches('admitted')
    await there.agrees(caseId, there.partner, there.near)
    const [record, costs] = [await there.writes(caseId, there.partner, canary), await there.writes(caseId, there.partner, 'costs', 'C8')]
    const path = abroadPaths.prepare(caseId, there.near)
    expect(await refused(there.partner, path, there.facts([], { fields: [] }))).toBe('422 records')
    expect(await refused(there.partner, path, there.facts([record, costs]))).toBe('422 records')
    expect(await refused(there.partner, path, there.facts([record], { ground: '' }))).toBe('422 ground')
    expect(await refused(there.partner, path, there.facts([record], { days: '61' }))).toBe('422 days')
    expect(await refused(there.partner, path, there.facts([record], { harmTest: ' ' }))).toBe('422 harmTest')
    expect(await refused(there.partner, path, there.facts([record], { language: 'xx' }))).toBe('422 language')
    expect((await there.partner.visits(abroadPaths.prepare(caseId, there.board.zoneId))).status).toBe(404)
    expect((await (await there.partner.asks(abroadPaths.ofCase(caseId))).json()) as object).toMatchObject({ handovers: [] })
  })
  it('waits for a second person of another part, who sees no words; who made it is not one', async () => {
    const caseId = await there.reaches('admitted')
    await there.agrees(caseId, there.partner, there.near)
    const id = await there.prepares(caseId)
    expect((await there.partner.visits(abroadPaths.second(caseId, id))).status).toBe(404)
    expect((await there.partner.visits(abroadPaths.send(caseId, id))).status).toBe(404)
    expect((await there.outsider.visits(abroadPaths.one(caseId, id))).status).toBe(404)
    expect((await there.nurse.visits(abroadPaths.one(caseId, id))).status).toBe(404)
    const asked = await there.coordinator.reads(abroadPaths.second(caseId, id))
    expect(asked).toContain('within the EEA')
    expect(asked).not.toContain('Canary')
    expect(await there.coordinator.reads(abroadPaths.waiting)).toContain(abroadPaths.second(caseId, id))
    expect((await there.seconds(caseId, id, '')).status).toBe(422)
    expect((await there.seconds(caseId, id, 'no')).status).toBe(303)
    expect((await there.one({ caseId, id })).handover.state).toBe('refused')
    expect((await there.partner.visits(abroadPaths.send(caseId, id))).status).toBe(404)
    expect((await there.coordinator.visits(abroadPaths.second(caseId, id))).status).toBe(404)
  })
  it('is shown word for word before it leaves, and a changed text is another decision', async () => {
    const caseId = await there.reaches('admitted')
    await there.agrees(caseId, there.partner, there.near)
    const record = await there.writes(caseId, there.partner, canary)
    const id = (await there.done(there.partner, abroadPaths.prepare(caseId, there.near), there.facts([record]))).split('/').at(-1) ?? ''
    await there.seconds(caseId, id)
    const preview = await there.partner.reads(abroadPaths.send(caseId, id))
    expect(preview).toContain(canary)
    expect(preview).toContain('Textul 1 din 1')
    expect(await refused(there.partner, abroadPaths.send(caseId, id), {})).toBe('422 known')
    expect((await there.partner.fills(`/cases/${caseId}/records/${record}/correct`, { text: 'Another text', reason: 'mistake' })).status).toBe(303)
    const answer = await there.partner.fills(abroadPaths.send(caseId, id), { known: 'yes' })
    expect([answer.status, (await answer.text()).includes('has been changed')]).toEqual([422, true])
  })
})

describe('the partner abroad, without an account', () => {
  it('opens with link and code, sees what was handed over and no more, without a cookie', async () => {
    const given = await there.given()
    expect(given.code).toMatch(/^\d{20}$/)
    expect((await there.one(given)).handover.state).toBe('waiting')
    const first = await there.looks(page(given))
    const form = await first.text()
    expect(first.status).toBe(200)
    expect(first.headers.get('set-cookie')).toBeNull()
    expect(form).toContain('<title>Informații</title>')
    expect(form).not.toContain('Canary')
    const opened = await there.opens(given)
    const html = await opened.text()
    expect([opened.status, opened.headers.get('set-cookie')]).toEqual([200, null])
    expect(html).toContain(canary)
    expect(html).toContain('<title>Informații</title>')
    expect(html).not.toContain(given.caseId)
    expect((await there.one(given)).handover.state).toBe('opened')
    const swedish = await (await there.opens(given, 'sv')).text()
    expect(swedish).toContain('Det du har fått')
    expect(await (await there.opens(given, 'bg')).text()).toContain('<div lang="en" dir="ltr">')
  })
  it('gets the same answer for a wrong code as for a link that never was, no sooner, and guesses are slowed and counted', async () => {
    const given = await there.given()
    const wrong = { what: 'open', code: '7'.repeat(20) }
    const [here, nowhere] = [await there.sends(page(given), wrong), await there.sends(partnerPath('ro', '000000000000'), wrong)]
    expect([here.status, nowhere.status]).toEqual([404, 404])
    const [one, other] = [await here.text(), await nowhere.text()]
    expect(one.replaceAll(given.number, '000000000000')).toBe(other)
    expect(one.length).toBe(other.length)
    expect(there.held).toHaveLength(2)
    for (const code of ['', '123', 'abc'.repeat(7)]) expect((await there.sends(page(given), { what: 'open', code })).status).toBe(422)
    const before = there.waited.length
    for (let turn = 0; turn < 6; turn += 1) await there.sends(page(given), { what: 'open', code: String(turn).padStart(20, '8') })
    expect(there.waited.length).toBeGreaterThan(before)
    expect((await there.one(given)).handover.wrongCodes).toBe(7)
    expect((await there.opens(given)).status).toBe(200)
    expect((await there.house.recorded()).filter((line) => line === 'abroad.refused refused')).toHaveLength(7)
  })
  it('accepts once, however often it is pressed', async () => {
    const given = await there.given()
    const html = await (await there.opens(given)).text()
    const fields = hiddenIn(html, 'accept')
    const said = await Promise.all([1, 2, 3].map(async () => (await there.sends(page(given), fields)).text()))
    expect(said.filter((each) => each.includes('Trimis: acceptați.'))).toHaveLength(1)
    expect(said.filter((each) => each.includes('A fost deja trimis.'))).toHaveLength(2)
    const shown = await there.one(given)
    expect(shown.handover.state).toBe('accepted')
    expect(shown.answers.map((each) => each.kind)).toEqual(['accepted'])
  })
  it('asks, is replied to in words that only the code opens, and both are read by those who work in the case alone', async () => {
    const given = await there.given()
    const html = await (await there.opens(given)).text()
    const ask = hiddenIn(html, 'ask')
    const empty = await there.sends(page(given), { ...ask, question: ' ' })
    expect([empty.status, (await empty.text()).includes('Scrieți ceva mai întâi')]).toEqual([422, true])
    const long = await there.sends(page(given), { ...ask, question: 'å'.repeat(2001) })
    expect([long.status, (await long.text()).includes('ååå')]).toEqual([422, true])
    expect((await there.sends(page(given), { ...ask, question: 'Canary-fråga: vilken dörr?' })).status).toBe(200)
    expect((await there.one(given)).handover.state).toBe('asked')
    const [answer] = (await there.one(given)).answers
    expect(answer?.words).toBe('Canary-fråga: vilken dörr?')
    const elsewhere = await there.one(given, there.coordinator)
    expect([elsewhere.answers[0]?.kind, elsewhere.answers[0]?.words, elsewhere.snapshot]).toEqual(['asked', null, null])
    expect((await there.coordinator.visits(abroadPaths.reply(given.caseId, given.id, answer?.id ?? ''))).status).toBe(404)
    const reply = abroadPaths.reply(given.caseId, given.id, answer?.id ?? '')
    expect(await refused(there.partner, reply, { words: '' })).toBe('422 words')
    expect((await there.partner.fills(reply, { words: 'Canary-svar: den blå.' })).status).toBe(303)
    expect((await there.partner.visits(reply)).status).toBe(404)
    expect(await (await there.opens(given)).text()).toContain('Canary-svar: den blå.')
    const shown = await there.one(given)
    expect([shown.handover.state, shown.answers[0]?.reply, shown.answers[0]?.settledHow]).toEqual(['opened', 'Canary-svar: den blå.', 'replied'])
  })
  it('reports what happened, and nothing follows until a person has looked', async () => {
    const given = await there.given()
    const report = hiddenIn(await (await there.opens(given)).text(), 'report')
    expect((await there.sends(page(given), { ...report, event: 'gossip' })).status).toBe(422)
    expect((await there.sends(page(given), { ...report, event: 'did_not_arrive', report: 'Canary-rapport: ingen klev av' })).status).toBe(200)
    const path = `/cases/${given.caseId}/return`
    expect((await (await there.partner.asks(path)).json()) as object).toMatchObject({ phase: 'admitted' })
    const [answer] = (await there.one(given)).answers
    expect(answer).toMatchObject({ kind: 'event', event: 'did_not_arrive', words: 'Canary-rapport: ingen klev av', settledHow: null })
    const elsewhere = await there.one(given, there.coordinator)
    expect(elsewhere.answers[0]).toMatchObject({ event: 'did_not_arrive', words: null })
    const waiting = await there.partner.reads(abroadPaths.waiting)
    expect(waiting).toContain(abroadPaths.one(given.caseId, given.id))
    expect(waiting).not.toMatch(/Canary|Did not arrive/)
    const settle = abroadPaths.settle(given.caseId, given.id, answer?.id ?? '')
    expect(await refused(there.partner, settle, {})).toBe('422 deed')
    expect((await there.partner.fills(settle, { deed: 'logged' })).status).toBe(303)
    expect((await there.partner.visits(settle)).status).toBe(404)
    expect((await there.one(given)).answers[0]?.settledHow).toBe('logged')
  })
  it('says that the person is exploited again, known or suspected, and the people of the case hear of it at once', async () => {
    const given = await there.given()
    const opened = await (await there.opens(given)).text()
    for (const words of ['exploatată din nou: știm', 'exploatată din nou: bănuim', 'Nu știm dacă persoana este exploatată din nou'])
      expect(opened).toContain(words)
    const report = hiddenIn(opened, 'report')
    const suspected = 'exploited_again_suspected'
    expect((await there.sends(page(given), { ...report, event: suspected, report: 'Canary-rapport: en ny bil utanför' })).status).toBe(200)
    const [answer] = (await there.one(given)).answers
    expect(answer).toMatchObject({ kind: 'event', event: suspected, words: 'Canary-rapport: en ny bil utanför', settledHow: null })
    // In codes for all who take part; that something came stands on My day, late, and says nothing of what.
    expect((await there.one(given, there.coordinator)).answers[0]).toMatchObject({ event: suspected, words: null })
    const [item] = await there.partner.works(null, abroadToday)
    expect([item?.column, item?.late, /xploit/.test(item?.text ?? '')]).toEqual(['now', true, false])
    // And it rings at once, also where the words are not read, until somebody answers that; that the answer was seen ends nothing of it.
    const alarms = async () => ((await (await there.coordinator.asks(afterPaths.ofCase(given.caseId))).json()) as { alarms: readonly object[] }).alarms
    const rings = async () => (await there.coordinator.works(null, afterToday)).map(({ href, count }) => [href, count])
    expect(await alarms()).toMatchObject([{ point: 'd1', why: 'again', stage: 1, answer: null }])
    expect(await rings()).toEqual([[afterPaths.listOf('alarms'), 1]])
    const settle = abroadPaths.settle(given.caseId, given.id, answer?.id ?? '')
    const shown = await there.partner.reads(settle)
    for (const words of ['Exploited again: suspected', 'Take it further after the journey']) expect(shown).toContain(words)
    expect((await there.partner.fills(settle, { deed: 'noted' })).status).toBe(303)
    expect(await rings()).toEqual([[afterPaths.listOf('alarms'), 1]])
    expect(await there.coordinator.reads(afterPaths.listOf('alarms'))).toContain(given.caseId)
    const twelfth = async (): Promise<readonly object[]> =>
      (await sql<object>`select answer, again from facts.uncounted_twelfths(null)`.execute(await there.house.scratch.admin('main'))).rows
    await there.house.asOwner(async (tx) => {
      await sql`update returns.return set departed_at = '2025-06-01', arrived_at = '2025-06-02' where case_id = ${given.caseId}`.execute(tx)
    })
    expect(await twelfth()).toEqual([{ answer: 'none_kept', again: false }])
    const second = hiddenIn(await (await there.opens(given)).text(), 'report')
    expect((await there.sends(page(given), { ...second, event: 'exploited_again' })).status).toBe(422)
    expect((await there.sends(page(given), { ...second, event: 'exploited_again_known' })).status).toBe(200)
    expect((await there.one(given)).answers.map(({ event }) => event)).toContain('exploited_again_known')
    expect(await alarms()).toMatchObject([
      { point: 'm12', why: 'again', answer: null },
      { point: 'd1', why: 'again', answer: null },
    ])
    // What is known is counted at the twelfth month; what is suspected is not.
    expect(await twelfth()).toEqual([{ answer: 'none_kept', again: true }])
  })
  it('has a quarter of an hour; then the code is asked for again and what was typed comes along', async () => {
    const given = await there.given()
    const ask = hiddenIn(await (await there.opens(given)).text(), 'ask')
    const other = await there.given()
    expect((await there.sends(page(other), { ...ask, question: 'x' })).status).toBe(403)
    there.later(16)
    const late = await there.sends(page(given), { ...ask, question: 'det jag skrev' })
    expect(late.status).toBe(403)
    expect(await late.text()).toContain('value="det jag skrev"')
    const again = await there.sends(page(given), { what: 'open', code: given.code, words: 'det jag skrev' })
    expect(await again.text()).toMatch(/<textarea[^>]*>det jag skrev<\/textarea>/)
    expect((await there.sends(page(given), { what: 'close' })).headers.get('clear-site-data')).toBe('"*"')
    expect((await there.sends(page(given), { what: 'accept', pocket: 'forged', press: 'x' })).status).toBe(403)
  })
})

describe('link and code', () => {
  it('are shown to who made it until they are noted, or for half an hour, and lie nowhere', async () => {
    const given = await there.given()
    const stored = async (): Promise<string> =>
      await there.house.asOwner(
        async (tx) => (await sql<{ all: string }>`select string_agg(s::text, '') as all from returns.handover_seal s`.execute(tx)).rows[0]?.all ?? '',
      )
    expect(await stored()).not.toContain(given.code)
    expect((await there.one(given, there.coordinator)).code).toBeNull()
    expect((await there.coordinator.fills(abroadPaths.noted(given.caseId, given.id), {})).status).not.toBe(303)
    expect((await there.partner.fills(abroadPaths.one(given.caseId, given.id), {})).status).not.toBe(303)
    expect((await there.partner.fills(abroadPaths.noted(given.caseId, given.id), {})).status).toBe(303)
    expect((await there.one(given)).code).toBeNull()

    const forgotten = await there.given()
    await there.house.scratch.setClock(new Date(now.getTime() + 120 * 60_000))
    for (const job of abroadJobs) await runJob(there.house.scratch.databases, job)
    expect((await there.one(forgotten)).code).toBeNull()
    expect((await there.opens(forgotten)).status).toBe(200)
    await there.house.scratch.setClock(now)
  })
})

describe('a hand-over is over', () => {
  const overFor = async (given: Given): Promise<void> => {
    const answer = await there.opens(given)
    expect(answer.status).toBe(410)
    const html = await answer.text()
    expect(html).toContain('Această pagină s-a încheiat')
    expect(html).not.toContain('Canary')
  }
  const shredded = async ({ id }: Given): Promise<boolean> => {
    const { rows } = await sql<{ gone: boolean }>`select wrapped is null as gone from vault.key where subject = ${id}`.execute(
      await there.house.scratch.admin('vault'),
    )
    return rows[0]?.gone ?? false
  }
  it('at once when the consent is taken back, also on an open page; the clock then takes its key', async () => {
    const given = await there.given()
    const ask = hiddenIn(await (await there.opens(given)).text(), 'ask')
    const consent = await there.house.asOwner(
      async (tx) => (await sql<{ id: string }>`select consent_id as id from returns.handover where id = ${given.id}`.execute(tx)).rows[0]?.id ?? '',
    )
    await there.partner.works(given.caseId, (visit) => withdrawConsent(visit, given.caseId, consent))
    await overFor(given)
    expect((await there.sends(page(given), { ...ask, question: 'Canary-sent' })).status).toBe(410)
    expect((await there.one(given)).handover).toMatchObject({ state: 'over', over: 'consent' })
    expect((await there.one(given)).answers).toEqual([])
    expect(await shredded(given)).toBe(false)
    for (const job of abroadJobs) await runJob(there.house.scratch.databases, job)
    expect(await shredded(given)).toBe(true)
    await overFor(given)
  })
  it('when its days are over, and the answers stay readable', async () => {
    const given = await there.given()
    const ask = hiddenIn(await (await there.opens(given)).text(), 'ask')
    await there.sends(page(given), { ...ask, question: 'Canary-före' })
    await there.house.scratch.setClock(new Date(now.getTime() + 11 * 86_400_000))
    await overFor(given)
    for (const job of abroadJobs) await runJob(there.house.scratch.databases, job)
    const shown = await there.one(given)
    expect(shown.handover).toMatchObject({ state: 'over', over: 'expired' })
    expect([shown.answers[0]?.words, shown.snapshot]).toEqual(['Canary-före', null])
    const settle = abroadPaths.settle(given.caseId, given.id, shown.answers[0]?.id ?? '')
    expect((await there.partner.fills(settle, { deed: 'noted' })).status).toBe(303)
    await there.house.scratch.setClock(now)
  })
  it('when whoever answers for it ends it, and when the return ends', async () => {
    const given = await there.given()
    expect((await there.coordinator.visits(abroadPaths.end(given.caseId, given.id))).status).toBe(404)
    expect((await there.partner.fills(abroadPaths.end(given.caseId, given.id), {})).status).toBe(303)
    await overFor(given)
    expect(await shredded(given)).toBe(true)
    expect((await there.partner.visits(abroadPaths.end(given.caseId, given.id))).status).toBe(404)

    const other = await there.given()
    await there.done(there.board, there.path(other.caseId, '/withdrawal'), { outcome: 'withdrew_before_travel' })
    await overFor(other)
    expect(await shredded(other)).toBe(true)
  })
})

describe('the record and the copies', () => {
  it('says what was made, opened, answered, refused and ended, in ids and codes', async () => {
    const given = await there.given()
    const html = await (await there.opens(given)).text()
    await there.sends(page(given), hiddenIn(html, 'accept'))
    await there.sends(page(given), { what: 'open', code: '1'.repeat(20) })
    await there.partner.fills(abroadPaths.end(given.caseId, given.id), {})
    const lines = await there.house.asOwner(
      async (tx) =>
        (
          await sql<{
            body: string
            actor: string | null
          }>`select body, actor from audit.event where case_id = ${given.caseId} and body like '%"abroad.%' order by seq`.execute(tx)
        ).rows,
    )
    const acts = lines.map((line) => (JSON.parse(line.body) as { act: string }).act)
    for (const act of ['abroad.prepared', 'abroad.seconded', 'abroad.sent', 'abroad.opened', 'abroad.answered', 'abroad.refused', 'abroad.ended'])
      expect(acts).toContain(act)
    expect(lines.filter((line) => line.body.includes('abroad.opened')).every((line) => line.actor === null)).toBe(true)
    expect(lines.map((line) => line.body).join()).not.toMatch(/Canary|\d{20}/)
  })
  it('leaves no planted word in any table, list, title, address or My day', async () => {
    const given = await there.given()
    const html = await (await there.opens(given)).text()
    await there.sends(page(given), { ...hiddenIn(html, 'ask'), question: 'Canary-fråga i sista raden' })
    const admin = await there.house.scratch.admin('main')
    const { rows: tables } = await sql<{ name: string }>`
      select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname !~ '^(pg_|information_schema)'`.execute(
      admin,
    )
    for (const { name } of tables) {
      const { rows } = await sql<{ found: boolean }>`
        select coalesce(bool_or(t::text like '%Canary%' or t::text like ${`%${given.code}%`} or t::text like ${`%${Buffer.from('Canary').toString('hex')}%`}), false) as found
        from ${sql.raw(name)} t`.execute(admin)
      expect([name, rows[0]?.found]).toEqual([name, false])
    }
    for (const person of [there.partner, there.coordinator, there.board])
      for (const path of [abroadPaths.ofCase(given.caseId), abroadPaths.waiting, `/cases/${given.caseId}`, `/cases/${given.caseId}/return`]) {
        const shown = await person.visits(path)
        expect([path, (await shown.text()).includes('Canary-')]).toEqual([path, false])
      }
  })
})
