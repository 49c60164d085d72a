import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { contactJobs } from '#capabilities/contact/jobs/forget-threads.ts'
import { formWith, hiddenOf, hours, open, openLineHouse, receiptOn, write, type LineHouse } from '#test/stories/line-house.ts'

/** A Saturday night. */
const night = new Date('2026-11-21T22:15:00Z')
const canary = 'Canary-nattfjäril: jag är femton och vågar inte gå hem'

describe('somebody writes without a name', () => {
  let house: LineHouse
  beforeAll(async () => {
    house = await openLineHouse(night)
  })
  afterAll(() => house.close())

  const tableText = async (): Promise<string> =>
    await house.asOwner(async (tx) => {
      const { rows } = await sql<{ all: string }>`
        select (select coalesce(string_agg(t::text, ''), '') from contact.thread t) || (select coalesce(string_agg(m::text, ''), '') from contact.message m)
          || (select coalesce(string_agg(k::text, ''), '') from contact.thread_key k) as all`.execute(tx)
      return rows[0]?.all ?? ''
    })

  it('finds no way to write while no line answers, and is told to call instead', async () => {
    const page = await (await house.visitor.looks(write)).text()
    expect(page).toContain('ingen linje är öppen')
    expect(page).not.toContain('<textarea')
    expect((await house.visitor.sends(write, { words: canary, puzzle: 'x' })).status).toBe(409)
  })

  it('reads when the line reads, also when it is closed, and needs no cookie', async () => {
    expect((await house.operator.fills('/line/hours', hours)).status).toBe(422)
    expect((await house.head.fills('/line/hours', { ...hours, opens: hours.closes })).status).toBe(422)
    expect((await house.head.fills('/line/hours', hours)).status).toBe(303)
    expect((await house.stranger.fills('/line/hours', hours)).status).toBe(409)
    const answer = await house.visitor.looks(write)
    const page = await answer.text()
    expect(page).toContain('Vi läser igen på måndag från klockan 09:00')
    expect(page).toMatch(/<title>Information<\/title>/)
    const easy = await (await house.visitor.looks('/sv-easy/i/1')).text()
    expect(easy).toContain('Vi läser igen på måndag, från klockan 09:00. Du kan skriva ändå.')
    expect(easy).toContain('Skriv inte namn.')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  it('needs only the text, gets twenty digits once, and opens the thread with them', async () => {
    const receipt = await house.visitor.writes(canary)
    expect(receipt).toMatch(/^\d{20}$/)
    const page = await house.visitor.opens(`${receipt.slice(0, 5)} ${receipt.slice(5, 10)}-${receipt.slice(10)}`)
    expect(page).toContain(canary)
    expect(page).toContain('2026-11-21')
    expect(page).not.toMatch(/\d\d:\d\d/)
    expect(page).toContain('Ingen har svarat än')
    const stored = await tableText()
    expect(stored).not.toContain('Canary')
    expect(stored).not.toContain(receipt)
  })

  it('stores nothing without words, too many words, or from another page, and loses nothing that was typed', async () => {
    const before = (await tableText()).length
    const form = hiddenOf(await (await house.visitor.looks(write)).text())
    expect((await house.visitor.sends(write, { ...form, words: '  ' })).status).toBe(422)
    const long = await house.visitor.sends(write, { ...form, words: 'å'.repeat(8001), safe: 'på morgonen' })
    expect(long.status).toBe(422)
    expect(await long.text()).toContain('på morgonen')
    expect((await house.visitor.sends(write, { ...form, words: canary }, { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' })).status).toBe(400)
    house.later(13 * 60)
    const old = await house.visitor.sends(write, { ...form, words: canary })
    expect(old.status).toBe(409)
    expect(await old.text()).toContain(canary)
    expect((await tableText()).length).toBe(before)
  })

  it('stores a message once, however often the button is pressed', async () => {
    const form = hiddenOf(await (await house.visitor.looks(write)).text())
    const answers = await Promise.all([1, 2, 3].map(() => house.visitor.sends(write, { ...form, words: 'en gång' })))
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409])
    expect(await answers.find(({ status }) => status === 409)?.text()).toContain('redan skickat')
  })

  it('may check the note: right, wrong, and when the time is over', async () => {
    const form = hiddenOf(await (await house.visitor.looks(write)).text())
    const page = await (await house.visitor.sends(write, { ...form, words: 'hej' })).text()
    const receipt = receiptOn(page)
    const fields = formWith(page, 'check')
    const right = await (await house.visitor.sends(write, { ...fields, receipt })).text()
    expect(right).toContain('Din lapp är rätt')
    const wrong = await (await house.visitor.sends(write, { ...fields, receipt: `${receipt.slice(0, 19)}${receipt.endsWith('1') ? '2' : '1'}` })).text()
    expect(wrong).toContain('inte samma siffror')
    expect(receiptOn(wrong)).toBe(receipt)
    house.later(16)
    expect((await house.visitor.sends(write, { ...fields, receipt })).status).toBe(403)
  })

  it('gets the same answer for a receipt that never was and one that was emptied, and is told of slips', async () => {
    const receipt = await house.visitor.writes('ska tömmas')
    const page = await house.visitor.opens(receipt)
    const emptied = await house.visitor.sends(open, formWith(page, 'empty'))
    expect(emptied.status).toBe(200)
    expect(emptied.headers.get('clear-site-data')).toBe('"*"')
    expect(await emptied.text()).toContain('Allt är borta')
    const again = await house.visitor.sends(open, { what: 'open', receipt })
    const never = await house.visitor.sends(open, { what: 'open', receipt: '1'.repeat(20) })
    expect([again.status, never.status]).toEqual([404, 404])
    expect(await again.text()).toBe(await never.text())
    expect((await house.visitor.sends(open, { what: 'open', receipt: '123' })).status).toBe(422)
    expect(await (await house.visitor.sends(open, formWith(page, 'write'))).text()).not.toContain('ska tömmas')
  })

  it('writes on with the token of the page, which is over after fifteen minutes and keeps what was typed', async () => {
    const receipt = await house.visitor.writes('första')
    const page = await house.visitor.opens(receipt)
    const sent = await (await house.visitor.sends(open, { ...formWith(page, 'write'), words: 'andra' })).text()
    expect(sent).toContain('Skickat.')
    expect(sent).toContain('andra')
    expect((await house.visitor.sends(open, { ...formWith(sent, 'write'), words: '' })).status).toBe(422)
    house.later(16)
    const late = await house.visitor.sends(open, { ...formWith(sent, 'write'), words: 'tredje' })
    expect(late.status).toBe(403)
    const asked = await late.text()
    expect(asked).toContain('mer än 15 minuter')
    const back = await (await house.visitor.sends(open, { ...formWith(asked, 'open'), receipt })).text()
    expect(back).toMatch(/<textarea[^>]*>tredje<\/textarea>/)
    expect((await house.visitor.sends(open, { what: 'write', pocket: 'forged', words: 'x' })).status).toBe(403)
  })

  it('is slowed when receipts are guessed, and a right one still opens', async () => {
    const receipt = await house.visitor.writes('rätt')
    const before = house.waited.length
    for (let each = 0; each < 8; each += 1) await house.visitor.sends(open, { what: 'open', receipt: `${each}`.padStart(20, '7') })
    expect(house.waited.length).toBeGreaterThan(before + 2)
    expect(Math.max(...house.waited)).toBeLessThanOrEqual(20_000)
    expect(await house.visitor.opens(receipt)).toContain('rätt')
  })

  it('is one of sixty-four at once: all are stored, none meets a fault, and others are served meanwhile', async () => {
    const forms = await Promise.all(Array.from({ length: 64 }, async () => hiddenOf(await (await house.visitor.looks(write)).text())))
    const sending = Promise.all(forms.map((form, each) => house.visitor.sends(write, { ...form, words: `nummer ${each}` })))
    const began = performance.now()
    expect((await house.operator.visits('/line')).status).toBe(200)
    const staff = performance.now() - began
    const answers = await sending
    const all = performance.now() - began
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 64 }, () => 200))
    expect(staff).toBeLessThan(all)
    const receipts = await Promise.all(answers.map(async (answer) => receiptOn(await answer.text())))
    expect(new Set(receipts).size).toBe(64)
  })

  it('leaves no address, no agent and no time of day, in a hundred contacts', async () => {
    const agent = 'Canary-agent/1.0 (Canary-telefon)'
    const logged: string[] = []
    const said = vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0)
    for (let each = 0; each < 100; each += 1) {
      const form = hiddenOf(await (await house.visitor.looks(write)).text())
      await house.visitor.sends(write, { ...form, words: `x${each}` }, { 'user-agent': agent, 'x-forwarded-for': '203.0.113.77' })
    }
    said.mockRestore()
    expect(logged.join('')).toBe('')
    const { rows: files } = await sql<{ found: boolean }>`
      select position(convert_to('Canary-agent', 'UTF8') in f.bytes) > 0 or position(convert_to('203.0.113.77', 'UTF8') in f.bytes) > 0 as found
      from (select pg_read_binary_file('pg_wal/' || w.name, 0, w.size, true) as bytes from pg_ls_waldir() w order by w.modification desc limit 4) f`.execute(
      await house.scratch.admin('main'),
    )
    expect(files.length).toBeGreaterThan(0)
    expect(files.every((file) => !file.found)).toBe(true)
    const { rows: temporary } = await sql<{ files: string }>`select count(*)::text as files from pg_ls_tmpdir()`.execute(await house.scratch.admin('main'))
    expect(temporary[0]?.files).toBe('0')
    const found = await house.asOwner(async (tx) => {
      const { rows } = await sql<{ name: string; type: string }>`
        select c.table_name || '.' || c.column_name as name, c.data_type as type from information_schema.columns c
        where c.table_schema = 'contact' and c.table_name in ('thread', 'thread_key', 'message', 'receipt_salt') and c.data_type like 'time%'`.execute(tx)
      return rows
    })
    expect(found).toEqual([])
    const stored = await tableText()
    expect(stored).not.toContain('203.0.113.77')
    expect(stored).not.toContain('Canary')
    expect(stored).not.toMatch(/\d\d:\d\d:\d\d/)
    const { rows: keys } = await sql<{ at: Date }>`select made_at as at from vault.key where subject = any (${(
      await house.asOwner(async (tx) => (await sql<{ id: string }>`select id from contact.thread`.execute(tx)).rows)
    ).map(({ id }) => id)}::uuid[])`.execute(await house.scratch.admin('vault'))
    expect(keys.length).toBeGreaterThan(150)
    expect(keys.every(({ at }) => at.getTime() % 86_400_000 === 0)).toBe(true)
    expect((await house.recorded()).some((line) => line.startsWith('nameless'))).toBe(false)
  })

  it('is gone thirty days after it was last used, also for those who kept an old copy of the rows', async () => {
    const kept = await house.visitor.writes('används igen')
    const left = await house.visitor.writes('glöms')
    const at = (days: number) => house.scratch.setClock(new Date(night.getTime() + days * 86_400_000))
    const forget = async () => {
      for (const job of contactJobs) expect(await runJob(house.scratch.databases, job)).toBe(true)
    }
    await at(29)
    expect(await house.visitor.opens(kept)).toContain('används igen')
    await at(30)
    await forget()
    const copy = await house.asOwner(async (tx) => (await sql<{ id: string }>`select id from contact.thread order by last_day limit 300`.execute(tx)).rows)
    expect(copy.length).toBeGreaterThan(150)
    await at(31)
    await forget()
    expect((await house.visitor.sends(open, { what: 'open', receipt: left })).status).toBe(404)
    expect(await house.visitor.opens(kept)).toContain('används igen')
    const { rows } = await sql<{ left: string }>`
      select count(*)::text as left from vault.key where wrapped is not null and subject = any (${copy.map(({ id }) => id)}::uuid[])`.execute(
      await house.scratch.admin('vault'),
    )
    expect(rows[0]?.left).toBe('1')
    await at(0)
  })
})
