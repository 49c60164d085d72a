import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { contactJobs } from '#capabilities/contact/jobs/forget-threads.ts'
import { lineWords } from '#capabilities/contact/words.public.ts'
import { sizeOfPicture } from '#platform/picture/size.ts'
import { holdJournal, type HeldJournal } from '#test/database/journal.ts'
import { formWith, hiddenOf, hours, open, openLineHouse, receiptOn, write, type LineHouse } from '#test/stories/line-house.ts'
import { photo, place, pngOf } from '#test/stories/pictures.ts'

const day = new Date('2026-11-20T10:00:00Z')
const canary = 'Canary-kamera-furustigen'
const named = 'Canary-filnamn.jpg'
const sv = lineWords('sv').files

describe('somebody without a name sends a file', () => {
  let house: LineHouse
  let taken: Uint8Array<ArrayBuffer>
  let journal: HeldJournal
  beforeAll(async () => {
    house = await openLineHouse(day)
    journal = await holdJournal(house.scratch)
    expect((await house.head.fills('/line/hours', hours)).status).toBe(303)
    taken = await photo(320, 200, canary)
  })
  afterAll(async () => {
    await journal.letGo()
    await house.close()
  })

  const file = (bytes: Uint8Array<ArrayBuffer>, name = named): File => new File([bytes], name, { type: 'text/html' })
  const form = async (path = write): Promise<Record<string, string>> => hiddenOf(await (await house.visitor.looks(path)).text())
  const sends = async (files: readonly File[], more: Readonly<Record<string, string>> = {}): Promise<Response> =>
    house.visitor.sendsFiles(write, { ...(await form()), words: 'titta', ...more }, files)
  type Shown = { id: string; messages: { files: { id: string; kind: string }[] }[] }
  /** The newest thread, as the line reads it. */
  const newest = async (before: ReadonlySet<string>): Promise<Shown> => {
    const { rows } = (await (await house.operator.asks('/line')).json()) as { rows: { id: string }[] }
    const id = rows.find((row) => !before.has(row.id))?.id ?? ''
    return (await (await house.operator.asks(`/line/threads/${id}`)).json()) as Shown
  }
  const known = async (): Promise<ReadonlySet<string>> =>
    new Set(((await (await house.operator.asks('/line')).json()) as { rows: { id: string }[] }).rows.map(({ id }) => id))
  const writes = async (files: readonly File[], more: Readonly<Record<string, string>> = {}): Promise<{ receipt: string; shown: Shown }> => {
    const before = await known()
    const answer = await sends(files, more)
    expect(answer.status).toBe(200)
    return { receipt: receiptOn(await answer.text()), shown: await newest(before) }
  }
  const fetched = async (shown: Shown, at = 0): Promise<{ answer: Response; bytes: Buffer }> => {
    const answer = await house.operator.visits(`/line/threads/${shown.id}/files/${shown.messages[0]?.files[at]?.id ?? ''}`)
    return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
  }
  const stored = async (): Promise<number> =>
    Number((await house.asOwner(async (tx) => (await sql<{ n: string }>`select count(*)::text as n from contact.file`.execute(tx)).rows))[0]?.n)
  it('has a picture drawn anew: nothing that the telephone wrote into it is kept, nor what the file was called', async () => {
    expect(Buffer.from(taken).includes(place)).toBe(true)
    const { receipt, shown } = await writes([file(taken)])
    expect(shown.messages[0]?.files).toMatchObject([{ kind: 'picture' }])
    const { answer, bytes } = await fetched(shown)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/jpeg')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="lilja-[0-9a-f]{8}\.jpg"$/)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    // Turned as it was meant to be seen, because what said so is gone.
    expect(sizeOfPicture(bytes)).toEqual({ kind: 'jpeg', width: 200, height: 320 })
    for (const left of ['Canary', 'Exif', 'xmpmeta', 'ICC_PROFILE']) expect(bytes.includes(left)).toBe(false)
    expect(bytes.includes(place)).toBe(false)
    expect(await journal.has(place)).toBe(false)
    for (const words of [canary, named]) expect(await journal.has(Buffer.from(words))).toBe(false)
    expect(await journal.has(bytes.subarray(-64, -16))).toBe(false)
    const [sealed] = await house.asOwner(
      async (tx) =>
        (
          await sql<{ some: Uint8Array; more: Uint8Array }>`
            select substring(body from 100 for 48) as some, substring(body from 1000 for 48) as more from contact.file order by id desc limit 1`.execute(tx)
        ).rows,
    )
    if (!sealed) throw new Error('nothing was stored')
    expect([sealed.some.length, sealed.more.length]).toEqual([48, 48])
    expect(await journal.has(sealed.some, sealed.more)).toBe(true)
    const page = await house.visitor.opens(receipt)
    expect(page).toContain(sv.came(1))
    expect(page).not.toContain(sv.cameAsIs(1))
    expect(page).not.toContain('Canary-filnamn')
    expect(await house.recorded()).toContain('thread.file-taken-out done')
  })

  it('keeps evidence to the byte, sealed, and serves it as bytes of no kind', async () => {
    const { receipt, shown } = await writes([file(taken), file(new TextEncoder().encode(`%PDF-1.4 ${canary} <script>`))], { asis: 'yes' })
    expect(shown.messages[0]?.files.map(({ kind }) => kind)).toEqual(['image', 'pdf'])
    const { answer, bytes } = await fetched(shown)
    expect(bytes.equals(Buffer.from(taken))).toBe(true)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="lilja-[0-9a-f]{8}-original\.jpg"$/)
    expect((await fetched(shown, 1)).answer.headers.get('content-disposition')).toContain('-original.pdf"')
    expect(await journal.has(place)).toBe(false)
    for (const words of [canary, named]) expect(await journal.has(Buffer.from(words))).toBe(false)
    expect(await house.visitor.opens(receipt)).toContain(sv.cameAsIs(2))
    expect(await house.operator.reads(`/line/threads/${shown.id}`)).toContain('has not been examined')
    expect(await house.operator.reads(`/line/threads/${shown.id}/call`)).toContain('The files do not go along')
  })

  it('may send a picture without a word, and a picture of any of three kinds', async () => {
    const { shown } = await writes([file(pngOf(40, 30)), file(taken)], { words: '' })
    expect(shown.messages[0]?.files.map(({ kind }) => kind)).toEqual(['picture', 'picture'])
    expect(sizeOfPicture((await fetched(shown)).bytes)).toEqual({ kind: 'jpeg', width: 40, height: 30 })
  })

  it.each([
    ['too-many-files', () => [1, 2, 3, 4].map(() => file(pngOf(2, 2))), {}],
    ['file-too-large', () => [file(new Uint8Array(12_000_001))], {}],
    ['unknown-file', () => [file(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))], {}],
    ['unknown-file', () => [file(new TextEncoder().encode('MZ program'))], { asis: 'yes' }],
    ['only-as-it-was', () => [file(new TextEncoder().encode('%PDF-1.4 '))], {}],
    ['unreadable-picture', () => [file(pngOf(2, 2, { width: 30_000, height: 30_000 }))], {}],
    ['unreadable-picture', () => [file(pngOf(2, 2, { width: 5_000, height: 5_000 }))], {}],
    ['unreadable-picture', () => [file(new Uint8Array(taken.subarray(0, 500)))], {}],
  ] as const)('is told beside the field why not (%s), and loses nothing that was typed', async (kind, files, more) => {
    const before = await stored()
    const answer = await sends(files(), { words: 'mina ord', safe: 'på morgonen', ...more })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toMatch(new RegExp(`id="file-wrong"[^>]*>${sv.refused[kind]} ${sv.again}`))
    expect(page).toMatch(/<textarea[^>]*>mina ord<\/textarea>/)
    expect(page).toContain('på morgonen')
    expect(/name="asis"[^>]*checked/.test(page)).toBe('asis' in more)
    expect(await stored()).toBe(before)
    const again = await house.visitor.sendsFiles(write, { ...hiddenOf(page), words: 'mina ord' }, [])
    expect(again.status).toBe(200)
  })

  it('keeps the words also when the files are more than is read at all, in the language of the page', async () => {
    const ro = lineWords('ro').files
    const large = [1, 2].map(() => file(new Uint8Array(11_000_000)))
    const answer = await house.visitor.sendsFiles('/ro/i/1', { ...(await form('/ro/i/1')), words: 'cuvintele mele', safe: 'dimineața', asis: 'yes' }, large)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(ro.refused['file-too-large'])
    expect(page).toMatch(/<textarea[^>]*>cuvintele mele<\/textarea>/)
    expect(page).toContain('dimineața')
    expect(page).toMatch(/name="asis"[^>]*checked/)
  })

  it('sends more in a later message, until the thread has no room, and a late page asks for the files again', async () => {
    const { receipt } = await writes([file(pngOf(4, 4))], { asis: 'yes' })
    let page = await house.visitor.opens(receipt)
    const more = (): File[] => [1, 2, 3].map(() => file(pngOf(4, 4)))
    for (const all of [4, 7, 10]) {
      const sent = await house.visitor.sendsFiles(open, { ...formWith(page, 'write'), words: `till ${all}`, asis: 'yes' }, more())
      expect(sent.status).toBe(200)
      page = await sent.text()
      expect(page).toContain(sv.cameAsIs(3))
    }
    const before = await stored()
    const full = await house.visitor.sendsFiles(open, { ...formWith(page, 'write'), words: 'en till', asis: 'yes' }, [file(pngOf(4, 4))])
    expect(full.status).toBe(422)
    const told = await full.text()
    expect(told).toContain(sv.refused['thread-full'])
    expect(told).toMatch(/<textarea[^>]*>en till<\/textarea>/)
    expect(await stored()).toBe(before)
    house.later(16)
    const late = await house.visitor.sendsFiles(open, { ...formWith(told, 'write'), words: 'för sent' }, more())
    expect(late.status).toBe(403)
    expect(await late.text()).toContain(sv.again)
  })

  it('is read by nobody else: another zone, another thread, somebody without the key', async () => {
    const { shown } = await writes([file(pngOf(4, 4))])
    const other = await writes([file(pngOf(4, 4))])
    const id = shown.messages[0]?.files[0]?.id ?? ''
    expect((await house.operator.visits(`/line/threads/${shown.id}/files/${id}`)).status).toBe(200)
    expect((await house.operator.visits(`/line/threads/${other.shown.id}/files/${id}`)).status).toBe(404)
    expect((await house.stranger.visits(`/line/threads/${shown.id}/files/${id}`)).status).toBe(404)
    const newcomer = await house.person(house.alfa, ['hotline_operator'])
    expect((await newcomer.visits(`/line/threads/${shown.id}/files/${id}`)).status).toBe(404)
    const reviewer = await house.person(house.alfa, ['log_reviewer'])
    expect((await reviewer.visits(`/line/threads/${shown.id}/files/${id}`)).status).toBe(404)
  })

  it('is gone when the thread is emptied, taken away, or thirty days old', async () => {
    const emptied = await writes([file(pngOf(4, 4))])
    const before = await stored()
    await house.visitor.sends(open, formWith(await house.visitor.opens(emptied.receipt), 'empty'))
    expect(await stored()).toBe(before - 1)
    const counted = await writes([file(pngOf(4, 4))])
    expect(await stored()).toBe(before)
    expect((await house.operator.fills(`/line/threads/${counted.shown.id}/count`, { kind: 'prank' })).status).toBe(303)
    expect(await stored()).toBe(before - 1)
    await house.scratch.setClock(new Date(day.getTime() + 31 * 86_400_000))
    for (const job of contactJobs) expect(await runJob(house.scratch.databases, job)).toBe(true)
    expect(await stored()).toBe(0)
    await house.scratch.setClock(day)
  })
})
