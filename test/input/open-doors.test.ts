import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sealedClasses } from '#capabilities/people/contract.ts'
import { openToken } from '#platform/http/token.ts'
import { openHouse, origin, type OpenHouse } from '#test/house.ts'
import { neverRight, onlyWords } from '#test/input/bad.ts'
import { doorsOf } from '#test/input/found.ts'
import { looksAt } from '#test/input/sending.ts'

let house: OpenHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

let logged: string[]
beforeEach(() => {
  logged = []
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    logged.push(String(line))
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const ask = (path: string, init: RequestInit): Promise<Response> => Promise.resolve(house.program.staff.request(origin + path, init))
const openDoors = (): readonly string[] => house.program.rooms.flatMap((room) => (room.openDoors ?? []).map((door) => door.path))
const everything: Readonly<Record<string, string>> = { ...neverRight, ...onlyWords, 'a lone half of a letter': '\ud800', 'many bytes': '👩‍👧'.repeat(5000) }
const fields = ['login', 'id', 'passphrase', 'code', 'next', 'step', 'accepted', 'again', 'current', 'fresh'] as const
/** Not even the words of a refusal may bring a typed word into the log. */
const typed = 'Anna'

describe('the doors that need no sign-in', () => {
  for (const [what, value] of Object.entries(everything)) {
    it(`refuse in words, and never break: ${what}`, async () => {
      const bad: string[] = []
      for (const door of openDoors()) {
        const path = door.replace(':token', encodeURIComponent(value.toWellFormed().slice(0, 2000)))
        const json = door.startsWith('/api/')
        const given = Object.fromEntries(fields.map((field) => [field, value.slice(0, 20_000)]))
        const answer = await ask(path, {
          method: 'POST',
          body: json ? JSON.stringify(given) : new URLSearchParams({ ...given, _token: openToken(house.secrets.form, new Date()) }),
          headers: { origin, ...(json ? { 'content-type': 'application/json' } : {}) },
        })
        const text = await answer.text()
        if (answer.status >= 500 || answer.status === 200 || (answer.status >= 400 && !json && !/<h1/.test(text))) bad.push(`${answer.status} ${door}`)
        const looked = await ask(`${path}?next=${encodeURIComponent(value.toWellFormed().slice(0, 3000))}`, {})
        if (looked.status >= 500 || looked.headers.get('location')?.includes(typed)) bad.push(`GET ${looked.status} ${door}`)
      }
      expect(bad).toEqual([])
      expect(logged.join()).not.toContain(typed)
    })
  }

  it.each([
    '//else.example',
    '/\\else.example',
    'https://else.example',
    'javascript:alert(1)',
    '/\r\nset-cookie: s=x',
    '/%0d%0aset-cookie:%20s=x',
    '/å',
    '/日本',
    '/\u202e',
  ])('lead nowhere else, and put nothing into a header: %s', async (next) => {
    for (const path of ['/sign-in', '/step-up']) {
      const worker = await house.someone('worker.alfa')
      const seen = await looksAt(house, worker, `${path}?next=${encodeURIComponent(next)}`)
      expect(seen.status).toBe(200)
      expect(seen.text).not.toMatch(/(?:href|action|value)="(?:https:\/\/else|javascript:|\/\/|\/\\)/)
      const out = await ask(`${path}?next=${encodeURIComponent(next)}`, { headers: {} })
      expect([200, 303]).toContain(out.status)
      expect(out.headers.get('set-cookie')).toBeNull()
    }
  })
})

describe('what a browser sends besides', () => {
  const strange: readonly (readonly [what: string, headers: Readonly<Record<string, string>>])[] = [
    ['a cookie that is long', { cookie: `s=${'a'.repeat(8000)}` }],
    ['a thousand cookies', { cookie: Array.from({ length: 1000 }, (_, n) => `c${n}=1`).join('; ') }],
    ['a cookie with broken escapes', { cookie: 's=%zz%ff%; =; ;;;==' }],
    ['two sessions', { cookie: `s=${'a'.repeat(43)}; s=${'b'.repeat(43)}` }],
    ['a language that is none', { 'accept-language': `${',;q='.repeat(2000)}zz-\u00ff` }],
    ['a language with a script', { 'accept-language': '<script>alert(1)</script>' }],
    ['many addresses', { 'x-forwarded-for': `${'1.2.3.4, '.repeat(500)}<script>`, forwarded: 'for="<script>"' }],
    ['another host', { 'x-forwarded-host': 'else.example', 'x-original-url': '/admin', 'x-rewrite-url': '/admin', 'x-forwarded-proto': 'javascript' }],
    ['another method', { 'x-http-method-override': 'DELETE' }],
    ['a bearer that is none', { authorization: `Bearer ${'a'.repeat(9000)}` }],
    ['a name and a word', { authorization: 'Basic Og==' }],
    ['a range', { range: 'bytes=0-1,1-2,99999999999999999999-' }],
    ['a condition', { 'if-match': '"99999999999999999999"', 'if-none-match': '*', 'if-modified-since': 'never' }],
    ['an answer of another kind', { accept: 'text/<script>', 'accept-encoding': '*;q=2, \u00ff' }],
    ['a key that is none', { 'idempotency-key': "' or 1=1 --" }],
    ['a prefetch', { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender' }],
  ]
  it.each(strange)('changes nothing for who is not signed in: %s', async (_what, headers) => {
    for (const path of ['/', '/sign-in', '/nowhere', '/api/v1/day', '/healthz', '/static/none']) {
      const answer = await ask(path, { headers })
      const text = await answer.text()
      expect([path, answer.status < 500]).toEqual([path, true])
      expect([text, ...answer.headers].join()).not.toMatch(/else\.example|<script>alert/)
    }
    expect(logged).toEqual([])
  })

  it.each(['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE'])('does nothing by %s, at any door', async (method) => {
    const worker = await house.someone('worker.alfa')
    const before = (await house.recorded()).length
    const bad: string[] = []
    const paths = [...openDoors(), ...doorsOf(house).flatMap((door) => [door.path, `/api/v1${door.path}`]), '/drafts', '/healthz', '/api/v1/openapi.json']
    for (const pattern of paths) {
      const path = pattern.replaceAll(/:[a-zA-Z]+/g, '00000000-0000-4000-8000-000000000000')
      const told = await looksAt(house, worker, path, { origin }, method)
      if (method === 'HEAD' ? told.status >= 500 || told.text !== '' : ![404, 405].includes(told.status)) bad.push(`${told.status} ${method} ${path}`)
    }
    expect(bad).toEqual([])
    if (method !== 'HEAD') expect((await house.recorded()).length).toBe(before)
  })
})

describe('what cannot be taken in', () => {
  it.each([
    ['partner.delta', 'sv', 413, /too long[^]*Divide it into parts/],
    ['worker.alfa', 'en', 413, /för lång[^]*Dela den i flera delar/],
    ['partner.delta', 'sv', 415, /could not be accepted/],
    ['worker.alfa', 'en', 400, /gick inte att ta emot/],
  ] as const)('is said in the words of whoever sent it, whatever the browser speaks, with what to do: %s %s %i', async (login, browser, status, words) => {
    const who = await house.someone(login)
    const body = { 413: `words=${'x'.repeat(300_000)}`, 415: 'words', 400: 'words=%ff' }[status]
    const answer = await ask('/language', {
      method: 'POST',
      body,
      headers: {
        cookie: `s=${who.token}`,
        origin,
        'accept-language': browser,
        'content-type': status === 415 ? 'text/plain' : 'application/x-www-form-urlencoded',
      },
    })
    expect(answer.status).toBe(status)
    expect(await answer.text()).toMatch(words)
  })

  it('is said in the browser’s words to whoever is nobody', async () => {
    const headers = { cookie: `s=${'a'.repeat(43)}`, origin, 'accept-language': 'en', 'content-type': 'text/plain' }
    const answer = await ask('/language', { method: 'POST', body: 'words', headers })
    expect([answer.status, /could not be accepted/.test(await answer.text())]).toEqual([415, true])
  })

  it('leaves the words on the page where the class is not hers to write in, and they are saved in another', async () => {
    const worker = await house.someone('worker.alfa')
    const path = (await worker.fills('/cases/new', { child: 'no', track: 'unclear' })).headers.get('location') ?? ''
    const choosing = await worker.reads(`${path}/records/new`)
    const theirs = sealedClasses.find((one) => !choosing.includes(`class=${one}`))
    const fields = { class: theirs ?? '', kind: 'note', text: 'Hon ville ses vid älven.' }
    for (const wrong of [fields, { ...fields, class: 'C99' }]) {
      const refused = await worker.fills(`${path}/records/new?class=C4`, wrong)
      const html = await refused.text()
      expect([refused.status, html.includes('>Hon ville ses vid älven.</textarea>'), html.includes('type="radio" value="C4"')]).toEqual([422, true, true])
    }
    expect((await worker.fills(`${path}/records/new?class=C4`, { ...fields, class: 'C4' })).status).toBe(303)
  })
})
