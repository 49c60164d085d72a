import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { listen, type Listening } from '#app/listen.ts'
import { openBrowser } from '#test/browser.ts'
import { openHouse, type OpenHouse, type Someone } from '#test/house.ts'
import type { z } from 'zod'
import { fieldsOf, isWords, type FormOf } from '#test/input/bad.ts'
import { fillIn, fitting, hostile } from '#test/input/fill.ts'
import { findDoors, type Found } from '#test/input/found.ts'
import { hiddenIn, looksAt, sendsForm } from '#test/input/sending.ts'

let house: OpenHouse
let server: Listening
let browser: Browser
let found: readonly Found[]
const visited: { readonly path: string; readonly who: Someone }[] = []
type Answer = { readonly name: string; readonly status: number; readonly html: string; readonly words: readonly string[]; readonly gone: readonly string[] }
const answers: Answer[] = []

const toldOnPage = (html: string): string => [...html.matchAll(/href="#field-([^"]+)"/g)].map((match) => match[1]).join()

/** Leaving, what ends a thing and what ends somebody’s sessions is not done: the pages are wanted afterwards. */
const ending = new Set(['sign-out', 'person-leave', 'close-case', 'end-member', 'withdraw-consent', 'cancel-meeting', 'person-change', 'person-recovery'])

/** Each field gets words of its own, the kinds of harm in turn: what stands somewhere is known to have been written in that field. Three figures always: none begins another. */
let fields = 100
const inTurn = (schema: z.ZodType | undefined): string | null => {
  fields += 1
  const first = fields % hostile.length
  return fitting([...hostile.slice(first), ...hostile.slice(0, first)].map((words) => `${words} k${fields}`))(schema)
}
/** As words, on a page: every sign that could mean something else is escaped, within quotes and outside them. */
const standsIn = (html: string, words: string): boolean => {
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return html.includes(escaped) || html.includes(escaped.replaceAll('"', '&quot;'))
}
/** Where what was just written may be read: where the form leads, the form again, the pages above it, and those about the same that they lead to. */
function* placesOf({ path }: Found, to: string, read: (path: string) => Promise<string>): Generator<Promise<string>, void, string> {
  const [, kind = '', about = ''] = path.split('/')
  const parts = path.split('/')
  const ahead = [to, path, ...parts.map((_, many) => parts.slice(0, many).join('/'))].filter((one) => one.startsWith('/'))
  const met = new Set<string>()
  for (let next = ahead.shift(); next !== undefined && met.size < 40; next = ahead.shift()) {
    if (met.has(next)) continue
    met.add(next)
    const html = yield read(next)
    for (const [, link = ''] of html.matchAll(/href="(\/[^"#?]*)/g)) if (link.startsWith(`/${kind}/${about}`)) ahead.push(link)
  }
}
/** A search is asked and not kept; the others become records of the case, which no page about the meeting or the return shows in full. */
const notShownThere = new Set(['find-cases', 'decide-at-meeting', 'keep-minutes', 'withdraw-return'])

async function harm(one: Found & { readonly door: FormOf }): Promise<void> {
  const page = (await looksAt(house, one.who, one.door.name === 'write-record' ? `${one.path}?class=C4` : one.path)).text
  const { entries, words } = fillIn(page, one.door, inTurn)
  const own = [...hiddenIn(page)].filter(([name]) => name === '_key' || name === '_version')
  const extra = [
    ['zoneId', 'x'],
    ['role', 'org_admin'],
    ['id', 'x'],
    ['__proto__', 'x'],
  ] as const
  const told = await sendsForm(house, one, [...own, ...entries, ...extra])
  const to = told.status === 303 ? told.headers.get('location') : null
  let gone: readonly string[] = words
  if (to?.startsWith('/')) {
    visited.push({ path: to, who: one.who })
    const places = placesOf(one, to, async (path) => (await looksAt(house, one.who, path)).text)
    for (let place = places.next(); !place.done && gone.length > 0;) {
      const html = await place.value
      gone = gone.filter((each) => !standsIn(html, each))
      place = places.next(html)
    }
  }
  answers.push({ name: one.door.name, status: told.status, html: told.text, words, gone })
}

beforeAll(async () => {
  house = await openHouse({ stories: true })
  found = await findDoors(house)
  const forms = found.filter((one): one is Found & { readonly door: FormOf } => one.door.kind === 'form' && !ending.has(one.door.name))
  // What is written comes first: a deed without words, such as a higher level of protection, may close the other doors.
  const asksForWords = ({ door }: { readonly door: FormOf }): number => Number([...fieldsOf(door).values()].some(isWords))
  for (const one of forms.toSorted((a, b) => asksForWords(b) - asksForWords(a))) await harm(one)
  for (const { path, who } of found) visited.push({ path, who })
  server = await listen(house.program.staff, '127.0.0.1', 0)
  browser = await openBrowser()
}, 600_000)
afterAll(async () => {
  await browser.close()
  await server.close()
  await house.close()
})

describe('hostile words in every field of every form', () => {
  it('are taken as words or refused in words, and never break anything', () => {
    expect(answers.filter((one) => one.status >= 500 || one.status < 300).map((one) => `${one.status} ${one.name}`)).toEqual([])
    const taken = answers.filter((one) => one.words.length > 0 && one.status === 303).map((one) => one.name)
    const refused = answers.filter((one) => one.words.length > 0 && one.status !== 303).map((one) => `${one.status} ${one.name}: ${toldOnPage(one.html)}`)
    expect(taken.length, refused.join('\n')).toBeGreaterThan(25)
  })

  it('stand where they belong as they were written, from every field of every form that took them', () => {
    expect(
      answers
        .filter((one) => one.status === 303 && one.gone.length > 0 && !notShownThere.has(one.name))
        .map(({ name, gone }) => `${name}: ${gone.join(' and ')}`),
    ).toEqual([])
  })

  it('stand in the form again, unharmed, where it was refused', () => {
    const lost = answers.filter((one) => one.status === 422 && one.words.some((words) => !standsIn(one.html, words))).map((one) => one.name)
    expect(lost).toEqual([])
  })

  it('run nothing, open nothing and call nobody, on any page, on screen and on paper', async () => {
    const base = `http://127.0.0.1:${server.port}`
    const wrong: string[] = []
    const written = answers.filter(({ status }) => status === 303).flatMap(({ words, gone }) => words.filter((one) => !gone.includes(one)))
    const drawn = new Set<string>()
    const people = new Map<Someone, string[]>()
    for (const { path, who } of visited) people.set(who, [...new Set([...(people.get(who) ?? []), path])])
    for (const [who, paths] of people) {
      const context = await browser.newContext()
      await context.addCookies([{ name: 's', value: who.token, url: base }])
      await context.addInitScript(() => {
        // oxlint-disable-next-line no-console -- the only way out of the page
        document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))
      })
      const tab = await context.newPage()
      let at = ''
      tab.on('dialog', (dialog) => {
        wrong.push(`${at}: a dialog`)
        void dialog.dismiss()
      })
      tab.on('console', (line) => void (/policy:|Content Security Policy|Trusted/.test(line.text()) && wrong.push(`${at}: ${line.text()}`)))
      tab.on('pageerror', (fault) => void wrong.push(`${at}: ${fault.message}`))
      tab.on('request', (asked) => void (!asked.url().startsWith(base) && wrong.push(`${at}: asked ${asked.url()}`)))
      for (const path of paths) {
        at = path
        const answer = await tab.goto(base + path, { waitUntil: 'load' }).catch((fault: Error) => {
          if (/Download is starting/.test(fault.message)) return 'a file' as const
          throw fault
        })
        // What the browser puts away without opening it runs nothing.
        if (answer === 'a file') continue
        if ((answer?.status() ?? 500) >= 500) wrong.push(`${at}: ${answer?.status()}`)
        for (const media of ['print', 'screen'] as const) {
          await tab.emulateMedia({ media })
          const seen = await tab.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true
            for (const link of document.querySelectorAll('a')) if (/^(?:javascript|data|vbscript):/i.test(link.href)) return 'a link that runs'
            if (document.querySelector('main :is(img, iframe, base, object, embed, script)')) return 'an element that nobody drew'
            return 'ran' in window ? 'it ran' : ''
          })
          if (seen !== '') wrong.push(`${at}: ${seen}`)
        }
        const said = await tab.evaluate(
          () => `${document.body.textContent}\n${[...document.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value).join('\n')}`,
        )
        for (const words of written) if (said.includes(words)) drawn.add(words)
      }
      await context.close()
    }
    expect(wrong).toEqual([])
    // What a later form wrote over is drawn no more.
    expect(written.length).toBeGreaterThan(45)
    expect(drawn.size).toBeGreaterThan(written.length * 0.8)
  }, 300_000)

  it('run nothing in what is carried out of the program', async () => {
    for (const { path, who, door } of found.filter((one) => one.door.kind !== 'form')) {
      const told = await looksAt(house, who, door.kind === 'file' ? path : `/api/v1${path === '/' ? '/day' : path}`)
      const type = told.headers.get('content-type') ?? ''
      expect([path, type.startsWith('text/html') && told.status === 200]).toEqual([path, false])
      expect(told.headers.get('x-content-type-options')).toBe('nosniff')
      if (!type.startsWith('text/csv')) continue
      const cells = told.text.replace('\uFEFF', '').split(/\r\n|,/)
      expect(cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([])
      expect(told.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+"$/)
    }
  })
})
