import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contactToday } from '#capabilities/contact/queries/today.ts'
import type { Person } from '#test/stories/cases-house.ts'
import { formWith, hiddenOf, hours, open, openLineHouse, type LineHouse } from '#test/stories/line-house.ts'

const day = new Date('2026-11-20T10:00:00Z')
const canary = 'Canary-linje: min syster får inte gå ut'
const reply = 'Canary-svar: vi läser det du skriver'

/** The hidden fields of a page of staff's. */
const staffHidden = (html: string): Record<string, string> => hiddenOf(html.slice(html.indexOf('<main')))

type Row = { id: string; danger: string; state: string; waiting: string | null; mine: boolean; kind: string }

describe('the line answers', () => {
  let house: LineHouse
  beforeAll(async () => {
    house = await openLineHouse(day)
    expect((await house.head.fills('/line/hours', hours)).status).toBe(303)
  })
  afterAll(() => house.close())

  const queue = async (person: Person = house.operator, show = ''): Promise<readonly Row[]> =>
    ((await (await person.asks(`/line${show}`)).json()) as { rows: Row[] }).rows
  /** A new thread: its receipt, and where the line finds it. */
  const newThread = async (more: Readonly<Record<string, string>> = {}): Promise<{ receipt: string; id: string }> => {
    const before = new Set((await queue()).map(({ id }) => id))
    const receipt = await house.visitor.writes(canary, more)
    const id = (await queue()).find((row) => !before.has(row.id))?.id ?? ''
    expect(id).not.toBe('')
    return { receipt, id }
  }

  it('says on the site that somebody reads, until the hour it closes', async () => {
    expect(await (await house.visitor.looks('/sv/i/1')).text()).toContain('Någon läser nu, till klockan 16:00')
    expect(await (await house.visitor.looks('/en/i/1')).text()).toContain('Somebody is reading now')
  })

  it('sees what waits, danger first, and not a word in any list', async () => {
    await newThread({ danger: 'no', who: 'professional' })
    const worst = await newThread({ danger: 'yes', who: 'close_one', safe: 'Canary-säkert på morgonen' })
    const rows = await queue()
    expect(rows[0]).toMatchObject({ id: worst.id, danger: 'yes', kind: 'close_one', state: 'waiting', waiting: 'today' })
    const list = await house.operator.reads('/line')
    expect(list).not.toContain('Canary')
    const board = await house.operator.reads('/line/board')
    expect(board).not.toContain('Canary')
    expect(board).not.toContain(worst.id)
    expect(((await (await house.operator.asks('/line/board')).json()) as { waiting: unknown[] }).waiting[0]).toMatchObject({ band: 'today', danger: 1 })
    expect(await house.operator.reads(`/line/threads/${worst.id}`)).toContain('Canary-säkert')
    const items = await house.operator.works(null, contactToday)
    expect(items.find((item) => item.href === '/line?show=waiting')).toMatchObject({ count: (await queue(house.operator, '?show=waiting')).length, late: true })
  })

  it('is not there for other zones, nor for who does not take calls', async () => {
    const { id } = await newThread()
    expect((await house.stranger.visits(`/line/threads/${id}`)).status).toBe(404)
    expect((await house.stranger.submits(`/line/threads/${id}/take`, {})).status).not.toBe(303)
    expect(await queue(house.stranger)).toEqual([])
    const reviewer = await house.person(house.alfa, ['log_reviewer'])
    expect((await reviewer.visits('/line')).status).toBe(404)
  })

  it('takes over, answers in words that only the receipt opens, and sees that they were opened', async () => {
    const { receipt, id } = await newThread()
    expect((await house.operator.fills(`/line/threads/${id}`, {})).status).not.toBe(303)
    expect((await house.operator.fills(`/line/threads/${id}/take`, {})).status).toBe(303)
    expect((await queue()).find((row) => row.id === id)).toMatchObject({ state: 'taken', mine: true })
    expect((await house.operator.fills(`/line/threads/${id}/answer`, { words: '' })).status).toBe(422)
    expect((await house.operator.fills(`/line/threads/${id}/answer`, { words: reply, translated: 'by_machine' })).status).toBe(303)
    expect((await queue()).find((row) => row.id === id)).toMatchObject({ state: 'answered', waiting: null })
    expect(await house.operator.reads(`/line/threads/${id}`)).toContain('not opened yet')
    const page = await house.visitor.opens(receipt)
    expect(page).toContain(reply)
    expect(page).toContain('nytt')
    expect(page).toContain('Översatt av en maskin')
    expect(await house.operator.reads(`/line/threads/${id}`)).not.toContain('not opened yet')
    const again = await house.visitor.sends(open, { ...formWith(page, 'write'), words: 'tack' })
    expect(await again.text()).not.toContain('· nytt')
    expect((await queue()).find((row) => row.id === id)).toMatchObject({ waiting: 'today' })
  })

  it('shows the last ten and what is new, and says how many are older', async () => {
    const { receipt } = await newThread()
    let page = await house.visitor.opens(receipt)
    for (let each = 0; each < 12; each += 1) page = await (await house.visitor.sends(open, { ...formWith(page, 'write'), words: `rad ${each}.` })).text()
    expect(page).toContain('3 äldre meddelanden')
    expect(page).not.toContain('rad 1.')
    expect(page).toContain('rad 2.')
  })

  it('hands over with the answer half written, which nobody outside the line sees', async () => {
    const { receipt, id } = await newThread()
    const half = 'Canary-halvt: vi kan'
    expect((await house.operator.fills(`/line/threads/${id}/answer`, { words: half, deed: 'pass', to: house.stranger.id })).status).toBe(422)
    expect((await house.operator.fills(`/line/threads/${id}/answer`, { words: half, deed: 'pass', to: house.colleague.id })).status).toBe(303)
    expect((await queue(house.colleague)).find((row) => row.id === id)).toMatchObject({ mine: true, state: 'taken' })
    expect(await house.colleague.reads(`/line/threads/${id}/answer`)).toContain(half)
    expect(await house.visitor.opens(receipt)).not.toContain(half)
    const stored = await house.asOwner(
      async (tx) => (await sql<{ all: string }>`select string_agg(t::text, '') as all from contact.thread t`.execute(tx)).rows[0]?.all,
    )
    expect(stored).not.toContain('Canary')
  })

  it('is answered by one: who comes second is told, and loses nothing', async () => {
    const { id } = await newThread()
    const form = await house.colleague.reads(`/line/threads/${id}/answer`)
    expect((await house.operator.fills(`/line/threads/${id}/answer`, { words: reply })).status).toBe(303)
    const fields = Object.fromEntries(
      [...form.slice(form.indexOf('<main')).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1] ?? '', m[2] ?? '']),
    )
    const second = await house.colleague.submits(`/line/threads/${id}/answer`, { ...fields, words: 'mitt svar', language: 'sv' })
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('mitt svar')
  })

  it('opens to who came to the line later, once somebody who has the key has worked on it', async () => {
    const { id } = await newThread()
    const newcomer = await house.person(house.alfa, ['hotline_operator'])
    const before = await newcomer.reads(`/line/threads/${id}`)
    expect(before).not.toContain('Canary')
    expect(before).toContain('sealed to those who were on the line then')
    expect((await newcomer.fills(`/line/threads/${id}/answer`, { words: reply })).status).toBe(422)
    expect((await house.operator.fills(`/line/threads/${id}/answer`, { words: '', deed: 'pass' })).status).toBe(303)
    expect(await newcomer.reads(`/line/threads/${id}`)).toContain(canary)
  })

  it('begins from a ready text in the language asked for, after what is written, and loses nothing', async () => {
    const { receipt, id } = await newThread({ speaks: 'ro' })
    const at = `/line/threads/${id}/answer`
    const put = async (page: string, text: string, more: Readonly<Record<string, string>> = {}): Promise<Response> =>
      await house.operator.submits(`/line/threads/${id}/text`, {
        ...staffHidden(page),
        words: 'Bună.',
        language: 'ro',
        translated: 'no',
        to: '',
        text,
        ...more,
      })
    const start = await house.operator.reads(at)
    expect(start).toContain('No translator has read the ready texts in Romanian yet')
    expect((await put(start, '')).status).toBe(422)
    const wrong = await put(start, 'own:finns inte')
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toMatch(/<textarea[^>]*>Bună\.<\/textarea>/)
    const first = await put(start, 'ready:thanks', { to: house.colleague.id })
    expect(first.status).toBe(303)
    const page = await house.operator.reads(first.headers.get('location') ?? '')
    expect(page).toMatch(/<textarea[^>]*>Bună\.\n\nMulțumim că ai scris/)
    expect(page).toMatch(new RegExp(`value="${house.colleague.id}" selected`))
    expect(page).toMatch(/value="ro" selected/)
    expect(page).toMatch(/value="by_machine"[^>]*checked/)
    const second = await put(page, 'ready:hours', { words: 'Mulțumim că ai scris.', translated: 'by_machine' })
    const whole = await house.operator.reads(second.headers.get('location') ?? '')
    expect(whole).toContain('luni, marți, miercuri, joi, vineri, de la 09:00 până la 16:00')
    expect((await put(page, 'ready:closing')).status).toBe(409)
    expect((await put(whole, 'ready:closing', { words: 'å'.repeat(7990) })).status).toBe(422)
    const [, kept = ''] = /<textarea[^>]*>([^<]*)<\/textarea>/.exec(whole) ?? []
    expect((await house.operator.fills(at, { words: kept, language: 'ro', translated: 'by_machine' })).status).toBe(303)
    const read = await house.visitor.opens(receipt)
    expect(read).toContain('de la 09:00 până la 16:00')
    expect(read).toContain('Översatt av en maskin')
  })

  it('writes, changes and withdraws own texts, which say whether a translator has read them', async () => {
    const { id } = await newThread({ speaks: 'ro' })
    for (const [language, body] of [
      ['sv', 'Kom hit.'],
      ['ro', 'Veniți aici.'],
    ] as const)
      expect((await house.operator.fills('/line/templates/new', { name: 'Besök', language, body })).status).toBe(303)
    expect((await house.operator.fills('/line/templates/new', { name: 'Besök', language: 'xx', body: 'x' })).status).toBe(422)
    const texts = async () =>
      ((await (await house.operator.asks('/line/templates')).json()) as { texts: { id: string; language: string; reviewed: boolean }[] }).texts
    const own = (await texts()).find(({ language }) => language === 'ro')
    expect(own?.reviewed).toBe(false)
    const change = `/line/templates/new?from=${own?.id ?? ''}`
    expect(await house.operator.reads(change)).toMatch(/<textarea[^>]*>Veniți aici/)
    const again = { ...staffHidden(await house.operator.reads(change)), name: 'Besök', language: 'ro', body: 'Veniți la noi.', reviewed: 'yes' }
    expect((await house.operator.submits('/line/templates/new', again)).status).toBe(303)
    expect((await texts()).find(({ language }) => language === 'ro')?.reviewed).toBe(true)
    const put = { words: '', language: 'ro', translated: 'no', text: 'own:Besök' }
    const answer = await house.operator.reads(`/line/threads/${id}/answer`)
    const done = await house.operator.submits(`/line/threads/${id}/text`, { ...staffHidden(answer), ...put })
    expect(await house.operator.reads(done.headers.get('location') ?? '')).toMatch(/<textarea[^>]*>Veniți la noi\.<\/textarea>/)
    expect(
      (await house.stranger.submits(`/line/templates/${own?.id ?? ''}/withdrawal`, staffHidden(await house.stranger.reads('/line/templates/new')))).status,
    ).toBe(404)
    const list = await house.operator.reads('/line/templates')
    expect(list).toContain('not read by a translator')
    expect((await house.operator.submits(`/line/templates/${own?.id ?? ''}/withdrawal`, staffHidden(list))).status).toBe(303)
    expect((await texts()).map(({ language }) => language)).toEqual(['sv'])
    const none = await house.operator.submits(`/line/threads/${id}/text`, { ...staffHidden(await house.operator.reads(`/line/threads/${id}/answer`)), ...put })
    expect(none.status).toBe(422)
    expect(await none.text()).toContain('not there in the language of the answer')
  })

  it('marks what needs translation', async () => {
    const { id } = await newThread({ speaks: 'ro' })
    const shown = (await (await house.operator.asks(`/line/threads/${id}`)).json()) as { messages: { id: string }[] }
    const message = shown.messages[0]?.id ?? ''
    expect((await house.operator.fills(`/line/threads/${id}/answer`, {})).status).toBe(422)
    expect((await house.operator.fills(`/line/threads/${id}/translation`, { message, translated: 'wanted' })).status).toBe(303)
    expect((await house.operator.fills(`/line/threads/${id}/translation`, { message: id, translated: 'wanted' })).status).toBe(422)
    expect(await house.operator.reads(`/line/threads/${id}`)).toContain('needs translation')
  })

  it('becomes a call once, and from there a case, with the words that were agreed', async () => {
    const { receipt, id } = await newThread({ who: 'self', danger: 'yes' })
    const noted = {
      danger: 'yes',
      municipality: '0180',
      subject: 'self',
      child: 'yes',
      consents: ['write_down', 'open_case'],
      safe: ['never_call'],
      summary: 'Canary-samtal: femton år',
    }
    expect((await house.operator.fills(`/line/threads/${id}/call`, { ...noted, municipality: 'Atlantis' })).status).toBe(422)
    const done = await house.operator.fills(`/line/threads/${id}/call`, noted)
    expect(done.status).toBe(303)
    const call = (done.headers.get('location') ?? '').split('/').at(-1) ?? ''
    expect((await house.operator.fills(`/line/threads/${id}/call`, noted)).status).toBe(409)
    expect((await house.operator.fills(`/calls/${call}/case`, {})).status).toBe(303)
    expect(await house.visitor.opens(receipt)).toContain(canary)
  })

  it('hands over to another line with the minimum, and nothing is kept where it was refused', async () => {
    const { id } = await newThread()
    const done = await house.operator.fills(`/line/threads/${id}/call`, { danger: 'no', municipality: '0000', consents: ['hand_over'], summary: 'Canary-över' })
    const call = (done.headers.get('location') ?? '').split('/').at(-1) ?? ''
    const sent = await house.operator.fills(`/calls/${call}/hand-over`, { toZone: house.stranger.zoneId })
    expect(sent.status).toBe(303)
    const handOver = (sent.headers.get('location') ?? '').split('/').at(-1) ?? ''
    const left = () =>
      house.asOwner(async (tx) => {
        const { rows } = await sql<{ parcel: boolean; keys: string }>`
          select h.parcel is not null as parcel, (select count(*)::text from contact.parcel_key k where k.hand_over_id = h.id) as keys from contact.hand_over h where h.id = ${handOver}`.execute(
          tx,
        )
        return rows[0]
      })
    expect(await left()).toMatchObject({ parcel: true })
    expect((await house.stranger.fills(`/calls/hand-overs/${handOver}/answer`, { answer: 'declined', reason: 'no_one_on_duty' })).status).toBe(303)
    expect(await left()).toEqual({ parcel: false, keys: '0' })
    expect(await house.operator.reads(`/calls/hand-overs/${handOver}`)).toContain('Nobody on duty')
    expect(await house.stranger.reads(`/calls/hand-overs/${handOver}`)).toContain('not received')
    expect(await queue(house.stranger)).toEqual([])
  })

  it('counts a message without data in one press, and the receipt then opens nothing', async () => {
    const { receipt, id } = await newThread()
    expect((await house.operator.fills(`/line/threads/${id}/count`, { kind: 'gossip' })).status).toBe(422)
    expect((await house.operator.fills(`/line/threads/${id}/count`, { kind: 'prank' })).status).toBe(303)
    expect((await house.visitor.sends(open, { what: 'open', receipt })).status).toBe(404)
    const calls = (await (await house.operator.asks('/calls')).json()) as { tally: { kind: string; today: number }[] }
    expect(calls.tally.find((each) => each.kind === 'prank')?.today).toBe(1)
  })

  it('tells of waiting in days, because nothing finer is kept', async () => {
    const { id } = await newThread()
    await house.scratch.setClock(new Date(day.getTime() + 86_400_000))
    expect((await queue()).find((row) => row.id === id)?.waiting).toBe('yesterday')
    await house.scratch.setClock(day)
  })
})
