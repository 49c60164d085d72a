import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { compose, type Program } from '#app/program.ts'
import { lineWords } from '#capabilities/contact/words.public.ts'
import { publicWords } from '#capabilities/information/words/all.ts'
import { partnerWords } from '#capabilities/returning/words.partner.ts'
import { aboutLanguage, publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import { openHouse, origin, type OpenHouse } from '#test/house.ts'
import { neverRight, onlyWords, rightWords } from '#test/input/bad.ts'
import { hostile } from '#test/input/fill.ts'
import { asKept, bodyFor, formsIn, languageOf, sentences, solved, toldWrong, tried, unescaped, type PublicFormSeen } from '#test/input/public-forms.ts'
import { receiptOn } from '#test/stories/line-house.ts'

const site = 'http://127.0.0.1:8081'
/** Link and code of the demo world, two of them: a page takes fifty answers. */
const handedOver = { ask: ['161803398874', '26497758928424138245'], report: ['271828182845', '57721566490153286060'] } as const
/** Stands in every field that is not the wrong one: nothing of it may be lost. */
const marker = 'Granen står kvar'
const written: Readonly<Record<string, string>> = {
  ...neverRight,
  ...onlyWords,
  ...Object.fromEntries([...hostile, ...rightWords].map((words) => [words.slice(0, 40), words])),
  'another question to the database': `Robert'); drop table contact.thread; --`,
  'a union': `' union select passphrase from people.person --`,
  'a formula': `=HYPERLINK("https://else.example","x")`,
  'half a letter': 'Anna\ud800',
  'the sum of all': '@SUM(1+1)*cmd|"/C calc"!A0',
}

let house: OpenHouse
let program: Program
const logged: string[] = []
beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0)
  house = await openHouse({ stories: true })
  program = compose({ databases: house.scratch.databases, secrets: house.secrets, staffOrigin: origin, publicOrigin: site, demo: true })
}, 300_000)
afterAll(() => house.close())

const doors = () => program.rooms.flatMap((room) => room.publicDoors ?? [])
const forms = (html: string): readonly PublicFormSeen[] => formsIn(html, doors())
type Told = { readonly status: number; readonly html: string; readonly headers: Headers }
/** Every form that stood on any page of the test. */
const seen = new Set<string>()
async function told(asking: Promise<Response> | Response): Promise<Told> {
  const answer = await asking
  const html = await answer.text()
  for (const form of forms(html)) seen.add(form.name)
  return { status: answer.status, html, headers: answer.headers }
}
const looks = (path: string): Promise<Told> => told(program.site.request(site + path))
const posts = (path: string, body: BodyInit, type?: string | null): Promise<Told> =>
  told(
    program.site.request(site + path, {
      method: 'POST',
      body: typeof body === 'string' ? Buffer.from(body) : body,
      headers: { origin: site, 'sec-fetch-site': 'same-origin', ...(typeof type === 'string' ? { 'content-type': type } : {}) },
    }),
  )
type Entries = readonly (readonly [name: string, value: string])[]
const sends = (form: PublicFormSeen, fields: Entries): Promise<Told> => {
  const work: Entries = form.hidden['puzzle'] === undefined ? [] : [['work', solved(form.hidden['puzzle'])]]
  return posts(form.to, bodyFor({ ...form, hidden: { ...form.hidden, ...Object.fromEntries(work) } }, fields))
}
const formOn = (html: string, name: string): PublicFormSeen => {
  const found = forms(html).find((form) => form.name === name)
  if (!found) throw new Error(`${name} does not stand on: ${html.replaceAll(/<[^>]+>/g, ' ').slice(0, 300)}`)
  return found
}

const write = '/:language/i/1'
const open = '/:language/i/2'
const abroad = '/:language/p/:number'
const sent = async (language: PublicLanguage, words = marker): Promise<Told> =>
  await sends(formOn((await looks(`/${language}/i/1`)).html, `${write} send`), [['words', words]])
const opened = async (language: PublicLanguage, receipt: string): Promise<Told> =>
  await sends(formOn((await looks(`/${language}/i/2`)).html, `${open} open`), [['receipt', receipt]])
const openedAbroad = async (language: PublicLanguage, [number, code]: readonly [string, string]): Promise<Told> =>
  await sends(formOn((await looks(`/${language}/p/${number}`)).html, `${abroad} open`), [['code', code]])

/** How somebody comes to stand before each form. */
const ways: Readonly<Record<string, (language: PublicLanguage) => Promise<Told>>> = {
  [`${write} send`]: (language) => looks(`/${language}/i/1`),
  [`${write} check`]: (language) => sent(language),
  [`${open} open`]: (language) => looks(`/${language}/i/2`),
  [`${open} write`]: async (language) => await opened(language, receiptOn((await sent(language)).html)),
  [`${open} empty`]: async (language) => await opened(language, receiptOn((await sent(language)).html)),
  [`${open} close`]: async (language) => await opened(language, receiptOn((await sent(language)).html)),
  [`${abroad} open`]: (language) => looks(`/${language}/p/${handedOver.ask[0]}`),
  [`${abroad} ask`]: (language) => openedAbroad(language, handedOver.ask),
  [`${abroad} report`]: (language) => openedAbroad(language, handedOver.report),
  [`${abroad} accept`]: (language) => openedAbroad(language, handedOver.ask),
  [`${abroad} close`]: (language) => openedAbroad(language, handedOver.ask),
  '/:language/14 send': (language) => looks(`/${language}/14`),
  '/:language/15 send': (language) => looks(`/${language}/15`),
}
/** The page that somebody stands on in a language: the answer to the last press, as long as the form is on it. */
const standing = new Map<string, string>()
const standsBefore = async (name: string, language: PublicLanguage): Promise<PublicFormSeen> => {
  const place = `${name} ${language}`
  const html = standing.get(place) ?? (await ways[name]?.(language))?.html ?? ''
  standing.delete(place)
  return formOn(html, name)
}
const goesOn = (name: string, language: PublicLanguage, { html }: Told): void => {
  if (forms(html).some((form) => form.name === name)) standing.set(`${name} ${language}`, html)
}

const wordsOf = (name: string, language: PublicLanguage): ReadonlySet<string> =>
  new Set(sentences(name.startsWith(abroad) ? partnerWords(language).words : name.includes('/i/') ? lineWords(language) : publicWords(language)))
const headingOf = (html: string): string => (/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '').replaceAll(/<[^>]+>/g, '')
/** What a page may never be, whatever was sent. */
function broken({ status, html, headers }: Told, language: PublicLanguage): string | null {
  if (status >= 500 || status < 200) return `${status}`
  if (!headers.get('content-type')?.startsWith('text/html') || headingOf(html).length < 2) return 'no page'
  if (languageOf(html) !== aboutLanguage(language).lang) return `speaks ${languageOf(html)}`
  if (headers.get('set-cookie') !== null || headers.get('location') !== null) return 'a cookie or a way elsewhere'
  return /<script>window|<b>x|<img src=x/.test(html) ? 'harm' : null
}
/** How a refusal is wrong: it stands beside no such field, in words that are not of this page’s language, or what was typed is gone. */
function wronglyRefused(name: string, language: PublicLanguage, field: string, typed: readonly string[], { html }: Told): string | null {
  const here = toldWrong(html).find((one) => one.field === field)
  if (!here) return `nothing beside ${field}`
  if (!wordsOf(name, language).has(here.words)) return `not the words of the page: ${here.words}`
  const page = unescaped(html)
  const lost = typed.find((words) => words !== '' && !page.includes(words))
  return lost === undefined ? null : `lost: ${lost.slice(0, 40)}`
}

type Taken = { readonly language: PublicLanguage; readonly receipt: string; readonly words: string; readonly safe: string }
const taken: Taken[] = []
let sentOn = 0
const answeredAbroad: string[] = []
const isTaken = (name: string, { status, html }: Told): boolean => status === 200 && toldWrong(html).length === 0 && !name.endsWith(' open')

/** Where what was taken can be read by whoever wrote it, it must stand there now; the rest is read by the staff at the end. */
function keptBy(name: string, language: PublicLanguage, fields: Readonly<Record<string, string>>, { html }: Told): string | null {
  if (name === `${write} send`) {
    taken.push({ language, receipt: receiptOn(html), words: asKept(fields['words'] ?? ''), safe: asKept(fields['safe'] ?? '') })
    return /^\d{20}$/.test(receiptOn(html)) ? null : 'no receipt'
  }
  if (name === `${open} write`) {
    sentOn += 1
    return unescaped(html).includes(`>${asKept(fields['words'] ?? '')}</p>`) ? null : 'not in the thread'
  }
  if (name === `${abroad} ask`) answeredAbroad.push(asKept(fields['question'] ?? ''))
  if (name === `${abroad} report`) answeredAbroad.push(asKept(fields['report'] ?? ''))
  if (name === '/:language/15 send')
    return unescaped(html).includes(`value="${(fields['words'] ?? '').replaceAll('\0', '').toWellFormed().slice(0, 100)}"`) ? null : 'not asked'
  return null
}

const chosenWell: Readonly<Record<string, string>> = {
  who: 'self',
  danger: 'no',
  speaks: 'ro',
  asis: 'yes',
  event: 'other',
  place: '2480',
  need: '',
  when: '',
  spoken: '',
}
const filled = (form: PublicFormSeen, field: string, value: string): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...form.chosen.filter((one) => one !== 'asis').map((one) => [one, chosenWell[one] ?? ''] as const),
    ...form.written.map((one) => [one, marker] as const),
    [field, value],
  ])
async function tries(name: string, language: PublicLanguage, field: string, value: string): Promise<string | null> {
  const form = await standsBefore(name, language)
  const fields = filled(form, field, value)
  const answer = await sends(form, Object.entries(fields))
  goesOn(name, language, answer)
  const fault = broken(answer, language)
  if (fault !== null) return fault
  if (isTaken(name, answer)) return keptBy(name, language, fields, answer)
  return wronglyRefused(
    name,
    language,
    field,
    form.written.map((one) => asKept(fields[one] ?? '')),
    answer,
  )
}
/** Each form as it was met first. */
const met = new Map<string, PublicFormSeen>()
const fieldsOf = (kind: 'written' | 'chosen'): readonly (readonly [name: string, field: string])[] =>
  [...met.values()].flatMap((form) => form[kind].map((field) => [form.name, field] as const))

describe('the public forms', () => {
  it('stand each on a page that somebody can come to, every door of the manifest among them', async () => {
    for (const path of program.pages.paths().filter((one) => one.startsWith('/sv/') || one === '/sv')) await looks(path)
    for (const [name, way] of Object.entries(ways)) met.set(name, formOn((await way('sv')).html, name))
    for (const door of doors())
      expect([door.path, door.kind !== 'form' || Object.keys(ways).some((name) => name.startsWith(`${door.path} `))]).toEqual([door.path, true])
    expect(fieldsOf('written').length).toBeGreaterThanOrEqual(9)
  })

  for (const [place, [what, value]] of Object.entries(written).entries())
    it(`keep what is written or say beside the field what is wrong, in the language of the page: ${what}`, async () => {
      const bad: string[] = []
      for (const [nth, [name, field]] of fieldsOf('written').entries()) {
        const language = tried[(place + nth) % tried.length] ?? 'sv'
        const wrong = await tries(name, language, field, value)
        if (wrong !== null) bad.push(`${name} ${field} in ${language}: ${wrong}`)
      }
      expect(bad).toEqual([])
    })

  it('say in every language that it is too long or that nothing was written, beside every field', async () => {
    const bad: string[] = []
    for (const [name, field] of fieldsOf('written')) {
      if (name.endsWith('/15 send')) continue
      for (const language of publicLanguages) {
        const needed = !['safe', 'report'].includes(field)
        for (const value of needed ? ['y'.repeat(50_000), ' '] : ['y'.repeat(50_000)]) {
          const wrong = await tries(name, language, field, value)
          if (wrong !== null) bad.push(`${name} ${field} in ${language}: ${wrong}`)
        }
      }
    }
    expect(bad).toEqual([])
  })

  it('take what cannot be chosen for nothing chosen, or say so, and lose no word', async () => {
    const bad: string[] = []
    for (const [place, value] of ['none-of-these', '', '1e999', '__proto__', '\0', 'y'.repeat(50_000), '<b>x'].entries())
      for (const [name, field] of fieldsOf('chosen')) {
        const language = tried[place % tried.length] ?? 'sv'
        // No browser sends a place that is none: there the whole page says it. No place at all is all of Sweden.
        if (field === 'place') {
          const form = await standsBefore(name, language)
          const answer = await sends(form, Object.entries(filled(form, field, value)))
          const isNone = value === '' || value === '\0'
          if (isNone && answer.status === 200 && headingOf(answer.html) === publicWords(language).where.sweden) continue
          if (answer.status !== 400 || !answer.html.includes(publicWords(language).oops.refused)) bad.push(`${name} ${field}: ${answer.status}`)
          continue
        }
        const wrong = await tries(name, language, field, value)
        if (wrong !== null) bad.push(`${name} ${field} in ${language}, ${value.slice(0, 20)}: ${wrong}`)
      }
    expect(bad).toEqual([])
  })

  it('take the first of what is given twice, and what is not asked for is not there', async () => {
    const bad: string[] = []
    for (const { name } of [...met.values()].filter(({ written, chosen }) => written.length + chosen.length > 0)) {
      const form = await standsBefore(name, 'en')
      const fields = filled(form, 'nothing', '')
      const twice: Entries = [
        ...Object.entries(fields),
        ...form.written.map((field) => [field, 'second'] as const),
        ...['what', 'pocket', 'puzzle', '__proto__', 'constructor', 'zoneId', 'kind'].map((field) => [field, 'x'] as const),
      ]
      const answer = await sends(form, twice)
      goesOn(name, 'en', answer)
      const wrong = broken(answer, 'en') ?? (isTaken(name, answer) ? keptBy(name, 'en', fields, answer) : null)
      if (wrong !== null) bad.push(`${name}: ${wrong}`)
    }
    expect(bad).toEqual([])
  })

  it('keep what was written also when the page itself is over, altered or from elsewhere', async () => {
    const bad: string[] = []
    for (const { name } of [...met.values()].filter(({ written }) => written.length > 0)) {
      const form = await standsBefore(name, 'ro')
      for (const hidden of Object.keys(form.hidden).filter((one) => one !== 'what' && one !== 'work'))
        for (const value of [null, '', 'x', 'A'.repeat(2100), '\0', `x${form.hidden[hidden]}`]) {
          const { [hidden]: _gone, ...rest } = form.hidden
          const fields = { ...filled(form, 'nothing', ''), ...Object.fromEntries(form.written.filter((one) => one !== 'receipt').map((one) => [one, marker])) }
          const answer = await posts(form.to, bodyFor({ ...form, hidden: value === null ? rest : { ...rest, [hidden]: value } }, Object.entries(fields)))
          const lost = form.written[0] !== 'receipt' && !unescaped(answer.html).includes(marker)
          if (broken(answer, 'ro') !== null || answer.status < 400 || lost) bad.push(`${answer.status} ${name} ${hidden} ${value?.slice(0, 5)}`)
        }
    }
    expect(bad).toEqual([])
  })
})

const boundary = '--b\r\ncontent-disposition: form-data; name="words"\r\n\r\nAnna'
const urlencoded = 'application/x-www-form-urlencoded'
const unreadable: readonly (readonly [what: string, status: number, body: BodyInit, type: string | null])[] = [
  ['a form in parts that is cut off', 400, boundary, 'multipart/form-data; boundary=b'],
  ['a form in parts without its boundary', 400, boundary, 'multipart/form-data'],
  ['a form in parts with another boundary', 400, `${boundary}\r\n--b--\r\n`, 'multipart/form-data; boundary=c'],
  ['parts without a head', 400, '--b\r\n\r\nAnna\r\n--b--\r\n', 'multipart/form-data; boundary=b'],
  ['parts whose head is broken', 400, '--b\r\ncontent-disposition form-data name=words\r\n\r\nAnna\r\n--b--\r\n', 'multipart/form-data; boundary=b'],
  ['words of no kind', 400, new Uint8Array(Buffer.from('words=Anna')), null],
  ['plain words', 400, 'words=Anna', 'text/plain'],
  ['JSON', 400, '{"words":"Anna"}', 'application/json'],
  ['a form in other letters', 400, 'words=Anna', `${urlencoded}; charset=utf-16`],
  ['bytes that are no letters', 400, new Uint8Array([0x77, 0x3d, 0xff, 0xfe, 0xc3, 0x28]), urlencoded],
  ['escaped bytes that are no letters', 400, 'words=Anna%ff%fe', urlencoded],
  ['half a letter, escaped', 400, 'words=Anna%ED%A0%80', urlencoded],
  ['a broken escape', 400, 'words=Anna%zz', urlencoded],
  ['a form that is too long', 413, `words=${'x'.repeat(300 * 1024)}`, urlencoded],
  ['forty thousand names', 413, Array.from({ length: 40_000 }, (_, n) => n.toString(36)).join('&'), urlencoded],
]

describe('what cannot be read', () => {
  it.each(unreadable)('is refused by every form with one sentence in the language of the page: %s', async (_what, status, body, type) => {
    const bad: string[] = []
    for (const [place, { name, to }] of [...met.values()].entries()) {
      const language = tried[place % tried.length] ?? 'sv'
      const answer = await posts(to.replace('/sv/', `/${language}/`), body, type)
      const { oops } = publicWords(language)
      if (answer.status !== status || broken(answer, language) !== null || !unescaped(answer.html).includes(status === 413 ? oops.tooLarge : oops.refused))
        bad.push(`${answer.status} ${name} in ${language}`)
    }
    expect(bad).toEqual([])
  })
})

describe('after all this', () => {
  it('every form that stood on any page was tried', () => {
    expect([...seen].filter((name) => !(name in ways))).toEqual([])
  })

  it('nothing of it stands in the log: not a line was written', () => {
    expect(logged).toEqual([])
  })

  it('what was taken can be read: by whoever has the receipt, and by the line', async () => {
    expect(taken.length).toBeGreaterThan(40)
    const operator = await house.someone('operator.alfa')
    const bad: string[] = []
    for (const { language, receipt, words } of taken.filter((one) => one.words !== marker)) {
      const page = unescaped((await opened(language, receipt)).html)
      if (!page.includes(`>${words}</p>`)) bad.push(words.slice(0, 60))
    }
    expect(bad).toEqual([])
    const admin = await house.scratch.admin('main')
    const { rows } = await sql<{ id: string }>`select id from contact.thread`.execute(admin)
    let read = ''
    for (const { id } of rows) read += unescaped(await operator.reads(`/line/threads/${id}`))
    expect(taken.filter(({ safe }) => safe !== '' && !read.includes(`<span dir="auto">${safe}</span>`)).map(({ safe }) => safe.slice(0, 60))).toEqual([])
  })

  it('and what came from abroad by whoever handed over', async () => {
    expect(answeredAbroad.length).toBeGreaterThan(40)
    const admin = await house.scratch.admin('main')
    const { rows } = await sql<{ path: string }>`
      select '/cases/' || h.case_id || '/return/abroad/' || h.id as path from returns.handover h join returns.handover_seal s on s.handover_id = h.id
      where s.number = any (${Object.values(handedOver).map(([number]) => number)})`.execute(admin)
    const anna = await house.someone('return.retur')
    const read = unescaped((await Promise.all(rows.map(({ path }) => anna.reads(path)))).join(''))
    expect(answeredAbroad.filter((words) => !read.includes(words)).map((words) => words.slice(0, 60))).toEqual([])
  })
})
