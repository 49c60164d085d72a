import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cooperation } from '#capabilities/cooperation/capability.ts'
import { contact } from '#capabilities/contact/capability.ts'
import { mayContact } from '#capabilities/contact/contract.ts'
import { contactToday } from '#capabilities/contact/queries/today.ts'
import { directory } from '#capabilities/directory/capability.ts'
import { findCard, readTexts } from '#capabilities/cases/contract.ts'
import { openCasesHouse, type CasesHouse, type Fields, type Person } from '#test/stories/cases-house.ts'

const night = new Date('2026-11-21T22:15:00Z')
const canary = 'Canary-summary: she sits in the car and is afraid'
const name = 'Canary-name Ileana'
const codeWord = 'Canary-word blåbär'

const taxi: Fields = {
  acute: 'yes',
  caller: 'professional',
  subject: 'one_other',
  danger: 'yes',
  child: 'unknown',
  municipality: '0180',
  language: 'ron',
  interpreter: 'yes',
  safe: ['never_call', 'never_sms'],
  codeWord,
  consents: ['write_down', 'open_case'],
  advice: ['concern_report'],
  summary: canary,
  names: name,
}
const quiet: Fields = { danger: 'no', municipality: 'Stockholm', summary: canary }

describe('first contact', () => {
  let house: CasesHouse
  let alfa: string
  let operator: Person, colleague: Person, receiver: Person, police: Person
  beforeAll(async () => {
    house = await openCasesHouse(night, [directory, contact, cooperation])
    await house.asOwner(async (tx) => directory.furnish?.(tx))
    alfa = await house.zone('ALFA', 'social_on_call')
    const beta = await house.zone('BETA', 'social_on_call')
    const pols = await house.zone('POLS', 'police')
    operator = await house.person(alfa, ['hotline_operator', 'case_worker'])
    colleague = await house.person(alfa, ['hotline_operator'], { language: 'sv' })
    receiver = await house.person(beta, ['hotline_operator', 'case_worker'])
    police = await house.person(pols, ['police_contact'])
    for (const zone of [alfa, beta, pols]) await house.keysFor(zone)
  })
  afterAll(() => house.close())

  const take = async (fields: Fields = taxi): Promise<string> => {
    const done = await operator.fills('/calls/new', fields)
    expect(done.status).toBe(303)
    return (done.headers.get('location') ?? '').split('/').at(-1) ?? ''
  }
  const everything = async (): Promise<string> =>
    await house.asOwner(async (tx) => {
      const { rows } = await sql<{ all: string }>`
        select (select coalesce(string_agg(c::text, ''), '') from contact.call c) || (select coalesce(string_agg(h::text, ''), '') from contact.hand_over h)
          || (select coalesce(string_agg(k::text, ''), '') from contact.call_key k) as all`.execute(tx)
      return rows[0]?.all ?? ''
    })

  it('is written down on one page, and read back', async () => {
    const id = await take()

    const page = await operator.reads(`/calls/${id}`)
    expect(page).toContain(canary)
    expect(page).toContain('counts as a child')
    expect(page).toContain('Open a case')
    expect(await everything()).not.toContain('Canary')
    const list = await operator.reads('/calls')
    expect(list).toContain(`/calls/${id}`)
    expect(list).not.toContain('Canary')
    expect(list).not.toContain('Stockholm')
    expect(list).not.toMatch(/<title>[^<]*(Stockholm|Canary)/)
  })

  it('can be read by those of the zone who took calls then, not by somebody who came later, and is not there for others', async () => {
    const id = await take()

    expect(await colleague.reads(`/calls/${id}`)).toContain(canary)
    const newcomer = await house.person(alfa, ['hotline_operator'])
    const later = await newcomer.reads(`/calls/${id}`)
    expect(later).toContain('sealed to those who took calls')
    expect(later).not.toContain('Canary')
    for (const somebody of [receiver, police]) expect((await somebody.visits(`/calls/${id}`)).status).toBe(404)
    expect((await police.visits('/calls')).status).toBe(404)
  })

  it('requires only where it is and whether there is danger, and loses nothing that was typed', async () => {
    const empty = await operator.fills('/calls/new', { summary: canary })
    const page = await empty.text()
    expect(empty.status).toBe(422)
    expect(page).toContain('#field-danger')
    expect(page).toContain('#field-municipality')
    expect(page).not.toContain('#field-child')
    expect(page).toContain(canary)

    const nowhere = await operator.fills('/calls/new', { ...quiet, municipality: 'Atlantis' })
    expect(nowhere.status).toBe(422)
    expect(await nowhere.text()).toContain('No municipality has that name')
    const hours = await operator.fills('/calls/new', { ...quiet, safeFrom: '09:00' })
    expect(hours.status).toBe(422)
    expect((await operator.fills('/calls/new', { ...quiet, safeFrom: '9.00', safeUntil: '15:00' })).status).toBe(303)
  })

  it('without a word says that nothing was said, and not that it is kept from whoever reads', async () => {
    const wordless = await operator.reads(`/calls/${await take({ danger: 'no', municipality: 'vet inte' })}`)
    expect(wordless).toMatch(/<p>nothing said<\/p>/)
    expect(wordless).not.toContain('sealed to those who took calls')
  })

  it('counts a call without data in one press, and takes it back', async () => {
    const press = (kind: string, step: string) => operator.fills('/calls/tally', { kind, step, _key: crypto.randomUUID() })
    for (const kind of ['silent', 'silent', 'prank']) expect((await press(kind, 'add')).status).toBe(303)
    await press('silent', 'take_back')
    await press('test', 'take_back')

    const list = (await (await operator.asks('/calls')).json()) as { tally: { kind: string; today: number }[] }
    expect(list.tally.filter((each) => each.today > 0)).toEqual([
      { kind: 'silent', today: 1 },
      { kind: 'prank', today: 1 },
    ])
    expect(((await (await receiver.asks('/calls')).json()) as typeof list).tally.every((each) => each.today === 0)).toBe(true)
    expect((await press('gossip', 'add')).status).toBe(422)
  })

  it('becomes an acute case with a child flag at level 1, and its words move there', async () => {
    const id = await take()

    const done = await operator.fills(`/calls/${id}/case`, {})
    expect(done.status).toBe(303)
    const caseId = (done.headers.get('location') ?? '').split('/').at(-1) ?? ''
    const card = await operator.works(caseId, (visit) => findCard(visit.tx, caseId))
    expect(card).toMatchObject({ urgent: true, child: 'unknown', protectionLevel: 1, phase: 'acute', municipality: '0180' })
    const texts = await operator.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C1', 'C2', 'C4'] }))
    const words = texts.map((text) => `${text.class} ${text.words?.reveal()}`).join('\n')
    expect(words).toContain(`C4 ${canary}`)
    expect(words).toContain(`C1 ${name}`)
    expect(words).toContain(codeWord)
    expect(words).toContain('Never call')
    const answer = (channel: 'sms' | 'letter') => operator.works(caseId, (visit) => mayContact(visit, caseId, channel, night))
    expect(await answer('sms')).toEqual({ may: false, why: 'never_sms' })
    expect(await answer('letter')).toEqual({ may: false, why: 'no_rule' })
    const left = await operator.reads(`/calls/${id}`)
    expect(left).toContain('now in the case')
    expect(left).toContain(`/cases/${caseId}`)
    expect(await colleague.reads(`/calls/${id}`)).not.toContain(`/cases/${caseId}`)
    expect((await operator.fills(`/calls/${id}/case`, {})).status).toBe(409)
    expect((await operator.fills(`/calls/${id}/stay`, {})).status).toBe(409)
  })

  it('opens a case once, however often the button is pressed', async () => {
    const id = await take(quiet)
    const page = await operator.reads(`/calls/${id}/case`)
    const key = /name="_key" value="([^"]+)"/.exec(page.slice(page.indexOf('<main')))?.[1] ?? ''

    const first = await operator.fills(`/calls/${id}/case`, { _key: key })
    const again = await operator.submits(`/calls/${id}/case`, {
      _key: key,
      _token: /name="_token" value="([^"]+)"/.exec(page.slice(page.indexOf('<main')))?.[1] ?? '',
    })
    expect(again.headers.get('location')).toBe(first.headers.get('location'))
  })

  it('joins a case the operator works in, and no other', async () => {
    const opened = await operator.fills(`/calls/${await take(quiet)}/case`, {})
    const caseId = (opened.headers.get('location') ?? '').split('/').at(-1) ?? ''
    const id = await take({ ...taxi, child: 'yes' })

    const mine = await operator.reads(`/calls/${id}/join`)
    expect(mine).toContain(caseId)
    const theirs = await colleague.reads(`/calls/${id}/join`)
    expect(theirs).not.toContain(caseId)
    const _token = /name="_token" value="([^"]+)"/.exec(theirs.slice(theirs.indexOf('<main')) + (await colleague.reads('/calls/new')))?.[1] ?? ''
    expect((await colleague.submits(`/calls/${id}/join`, { caseId, _token })).status).toBe(422)
    expect((await operator.fills(`/calls/${id}/join`, { caseId: crypto.randomUUID() })).status).toBe(422)
    expect((await operator.fills(`/calls/${id}/join`, { caseId })).headers.get('location')).toBe(`/cases/${caseId}`)
    const texts = await operator.works(caseId, (visit) => readTexts(visit, { caseId, classes: ['C4'] }))
    expect(texts.filter((text) => text.words?.reveal() === canary)).toHaveLength(2)
  })

  it('stays a call, and may become a case when the person calls again', async () => {
    const id = await take(quiet)
    expect((await operator.fills(`/calls/${id}/stay`, {})).status).toBe(303)
    expect((await operator.fills(`/calls/${id}/stay`, {})).status).toBe(409)
    expect((await operator.fills(`/calls/${id}/case`, {})).status).toBe(303)
  })

  it('is refused where the words are sealed to others', async () => {
    const id = await take()
    const newcomer = await house.person(alfa, ['hotline_operator'])
    const refusal = await newcomer.fills(`/calls/${id}/case`, {})
    expect(refusal.status).toBe(422)
    expect(await refusal.text()).toContain('sealed to others')
  })

  it('shows on My day what it counts, in neutral words', async () => {
    await take()
    const items = await operator.works(null, contactToday)
    const mine = items.find((item) => item.href === '/calls?show=mine')
    const list = (await (await operator.asks('/calls?show=mine')).json()) as { mine: unknown[]; zone: unknown[]; tally: unknown[] }
    expect(list.mine).toHaveLength(mine?.count ?? 0)
    expect(list.zone).toEqual([])
    expect(list.tally).toEqual([])
    const others = (await colleague.works(null, contactToday)).find((item) => item.href === '/calls?show=zone')
    expect(((await (await colleague.asks('/calls?show=zone')).json()) as { zone: unknown[] }).zone).toHaveLength(others?.count ?? 0)
    expect(await police.works(null, contactToday)).toEqual([])
  })

  describe('that is handed over', () => {
    const send = async (fields: Fields, to: Fields = { toZone: receiver.zoneId }): Promise<{ call: string; id: string }> => {
      const call = await take(fields)
      const done = await operator.fills(`/calls/${call}/hand-over`, to)
      expect(done.status).toBe(303)
      return { call, id: (done.headers.get('location') ?? '').split('/').at(-1) ?? '' }
    }

    it('takes its words along when the caller agreed, and both sides get a receipt', async () => {
      const { call, id } = await send({ ...taxi, consents: ['hand_over'] })
      expect(await operator.reads(`/calls/hand-overs/${id}`)).toContain('waiting for an answer')
      expect((await colleague.fills(`/calls/${call}/case`, {})).status).toBe(409)

      const offer = await receiver.reads(`/calls/hand-overs/${id}/answer`)
      expect(offer).toContain('The text goes along')
      expect(offer).not.toContain('Canary')
      const taken = await receiver.fills(`/calls/hand-overs/${id}/answer`, { answer: 'received' })
      const page = await receiver.reads(taken.headers.get('location') ?? '')
      expect(page).toContain(canary)
      expect(page).toContain(name)
      expect(await operator.reads(`/calls/hand-overs/${id}`)).toContain('received')
      expect(await operator.reads(`/calls/${call}`)).toContain('handed over')
      expect((await receiver.fills(`/calls/hand-overs/${id}/answer`, { answer: 'received' })).status).toBe(409)
      expect((await receiver.visits(`/calls/${call}`)).status).toBe(404)
    })

    it('is codes only when the caller did not agree', async () => {
      const { id } = await send({ ...taxi, consents: [], safeFrom: '09:00', safeUntil: '15:00' })
      expect(await receiver.reads(`/calls/hand-overs/${id}`)).toContain('09:00–15:00')

      const taken = await receiver.fills(`/calls/hand-overs/${id}/answer`, { answer: 'received' })
      const page = await receiver.reads(taken.headers.get('location') ?? '')
      expect(page).not.toContain('Canary')
      expect(page).not.toContain('Stockholm')
      expect(page).toContain('Romanian')
      expect(page).toContain('09:00–15:00')
    })

    it('comes back with a reason when nobody takes it', async () => {
      const { call, id } = await send({ ...quiet })

      expect((await receiver.fills(`/calls/hand-overs/${id}/answer`, { answer: 'declined' })).status).toBe(422)
      expect((await receiver.fills(`/calls/hand-overs/${id}/answer`, { answer: 'declined', reason: 'no_interpreter' })).status).toBe(303)
      expect(await operator.reads(`/calls/hand-overs/${id}`)).toContain('No interpreter')
      expect((await operator.fills(`/calls/${call}/hand-over`, { toZone: receiver.zoneId })).status).toBe(303)
    })

    it('and refused leaves nothing of the person where it was refused: only that it was, and when', async () => {
      const { call, id } = await send({ ...taxi, consents: ['hand_over'], safeFrom: '09:00', safeUntil: '15:00' })
      const at = `/calls/hand-overs/${id}`
      const read = async (person: Person) => (await (await person.asks(at)).json()) as Record<string, unknown>
      expect(await read(receiver)).toMatchObject({
        codes: { danger: 'yes', child: 'unknown', language: 'ron', safeFlags: ['never_call', 'never_sms'], hours: { from: '09:00', until: '15:00' } },
      })
      expect((await receiver.fills(`${at}/answer`, { answer: 'declined', reason: 'already_known_here' })).status).toBe(303)

      expect(await read(receiver)).toMatchObject({ codes: null, answer: 'declined', reason: null, callId: null })
      const page = await receiver.reads(at)
      for (const gone of ['09:00–15:00', 'Romanian', 'Never call', 'Acute', 'counts as a child', 'Already known']) expect(page).not.toContain(gone)
      expect(page).toContain('not received')
      expect(page).toContain('Answered')
      expect((await receiver.fills(`${at}/answer`, { answer: 'received' })).status).toBe(409)

      expect(await read(operator)).toMatchObject({ codes: null, answer: 'declined', reason: 'already_known_here', callId: call })
      expect(await operator.reads(`/calls/${call}`)).toContain('Romanian')
      const listed = (await (await operator.asks('/calls')).json()) as { sent: { id: string; urgency: string | null }[] }
      expect(listed.sent.find((row) => row.id === id)).toMatchObject({ urgency: null })

      const { rows } = await receiver.works(null, (visit) =>
        sql<Record<string, unknown>>`
          select acute, danger, child, language, interpreter, safe_flags, safe_from, safe_until, parcel from contact.hand_over where id = ${id}`.execute(
          visit.tx,
        ),
      )
      expect(rows).toEqual([
        { acute: null, danger: null, child: null, language: null, interpreter: null, safe_flags: null, safe_from: null, safe_until: null, parcel: null },
      ])
      const back = receiver.works(null, (visit) =>
        sql`update contact.hand_over set answer = null where id = ${id}`.execute(visit.tx).then((done) => done.numAffectedRows),
      )
      expect(await back).toBe(0n)
      const kept = house.asOwner((tx) => sql`update contact.hand_over set danger = 'yes' where id = ${id}`.execute(tx))
      await expect(kept).rejects.toMatchObject({ code: '23514' })
    })

    it('to an outside line is answered by those who sent it', async () => {
      const { id } = await send({ ...quiet }, { toLine: 'health_line' })

      expect((await receiver.visits(`/calls/hand-overs/${id}`)).status).toBe(404)
      expect(await operator.reads(`/calls/hand-overs/${id}/answer`)).toContain('What did the line answer?')
      expect((await operator.fills(`/calls/hand-overs/${id}/answer`, { answer: 'received' })).status).toBe(303)
    })

    it('from an outside line leaves a receipt of its own', async () => {
      const call = await take({ ...quiet, fromLine: 'national_women_line' })
      const row = (await (await operator.asks(`/calls/${call}`)).json()) as { state: string }
      expect(row.state).toBe('open')
    })

    it('goes to one place that is not the own zone', async () => {
      const call = await take(quiet)
      const refusals: readonly Fields[] = [{}, { toZone: receiver.zoneId, toLine: 'ngo_line' }, { toZone: operator.zoneId }, { toZone: crypto.randomUUID() }]
      for (const fields of refusals) expect((await operator.fills(`/calls/${call}/hand-over`, fields)).status).toBe(422)
      expect((await police.visits(`/calls/${call}/hand-over`)).status).toBe(404)
    })

    it('is not for the sender to answer', async () => {
      const { id } = await send({ ...quiet })
      expect((await operator.visits(`/calls/hand-overs/${id}/answer`)).status).toBe(404)
      expect((await operator.submits(`/calls/hand-overs/${id}/answer`, { answer: 'received', _token: 'x' })).status).not.toBe(303)
    })
  })
})
