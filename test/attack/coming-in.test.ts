import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt } from '#capabilities/people/commands/check-code.ts'
import { demoPerson } from '#capabilities/people/demo.ts'
import { formToken, openToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { headersOf, openWorld, type World } from '#test/attack/world.ts'
import { origin, type Someone } from '#test/house.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())

const ask = (path: string, init: RequestInit = {}): Promise<Response> => Promise.resolve(w.house.program.staff.request(origin + path, init))
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> =>
  ask(path, {
    method: 'POST',
    body: new URLSearchParams({ _token: openToken(w.house.secrets.form, new Date()), ...fields }),
    headers: { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })
const tokenFor = (someone: Someone): string => formToken(w.house.secrets.form, dbToken(someone.token))

describe('at the door', () => {
  it('a wrong name, passphrase and code look the same, and each leaves one line', async () => {
    const told = async (fields: Record<string, string>): Promise<string> => {
      const answer = await post('/sign-in', fields)
      const words = (await answer.text()).replaceAll(/value="[^"]*"/g, '')
      return [answer.status, headersOf(answer), words].join('\n')
    }
    const { passphrase } = demoPerson('worker.beta')
    const before = (await w.house.recorded()).filter((act) => act === 'sign-in').length
    const known = await told({ login: 'worker.beta', passphrase: 'fel fel fel fel', code: '000000' })
    expect(await told({ login: 'nobody.beta', passphrase: 'fel fel fel fel', code: '000000' })).toBe(known)
    expect(await told({ login: 'worker.beta', passphrase, code: '000000' })).toBe(known)
    expect((await w.house.recorded()).filter((act) => act === 'sign-in')).toHaveLength(before + 3)
  })

  it('a code works once, also for stepping up, and none before it', async () => {
    const person = demoPerson('finance.alfa')
    const now = new Date()
    const typed = { login: person.login, passphrase: person.passphrase, code: codeAt(person.totp, now) }
    const came = await post('/sign-in', typed)
    const session = /^s=([A-Za-z0-9_-]{43});/.exec(came.headers.get('set-cookie') ?? '')?.[1]
    expect([came.status, session !== undefined]).toEqual([303, true])
    expect((await post('/sign-in', typed)).status).toBe(422)
    expect((await post('/sign-in', { ...typed, code: codeAt(person.totp, new Date(now.getTime() - 30_000)) })).status).toBe(422)
    expect((await post('/step-up', { code: typed.code }, { cookie: `s=${session}` })).status).toBe(422)
  })

  it('a cookie from before is not kept, and ends', async () => {
    const person = demoPerson('worker2.alfa')
    const planted = await w.house.someone('operator.alfa')
    const came = await post(
      '/sign-in',
      { login: person.login, passphrase: person.passphrase, code: codeAt(person.totp, new Date()) },
      { cookie: `s=${planted.token}` },
    )
    expect(came.headers.get('set-cookie')).toMatch(/^s=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(came.headers.get('set-cookie')).not.toContain(planted.token)
    expect((await planted.visits('/')).status).toBe(303)
  })

  it('nobody is led anywhere else afterwards', async () => {
    const worker = await w.who('worker.alfa')
    const bad = [
      '//evil.example',
      '/\\evil.example',
      'https:evil.example',
      'https://evil.example',
      '/\tevil',
      '/ /evil',
      'javascript:alert(1)',
      'evil.example',
      '\u2028//evil',
      '/api/v1/x',
      '/sign-out',
    ]
    const odd = ['/%2f%2fevil.example', '/%5cevil.example', '/.//evil.example', '/x/..//evil.example', '/@evil.example']
    for (const to of [...bad, ...odd]) {
      const places = [
        (await worker.submits('/language', { _token: tokenFor(worker), language: 'sv', to })).headers.get('location'),
        /name="next" value="([^"]*)"/.exec(await (await ask(`/sign-in?next=${encodeURIComponent(to)}`)).text())?.[1],
        /name="next" value="([^"]*)"/.exec(await worker.reads(`/step-up?next=${encodeURIComponent(to)}`))?.[1],
      ]
      for (const place of places) {
        expect(new URL(place ?? '/', origin).origin).toBe(origin)
        if (bad.includes(to)) expect(place).toBe('/')
      }
    }
    const away = await ask('//evil.example/cases')
    expect(new URL(away.headers.get('location') ?? '/', origin).origin).toBe(origin)
  })

  it('a bearer is the bearer’s, whatever cookie lies beside it; a cookie alone does nothing in the API without its origin', async () => {
    const worker = await w.who('worker.alfa')
    const police = await w.who('police.poln')
    const both = await ask('/account', { headers: { cookie: `s=${worker.token}`, authorization: `Bearer ${police.token}` } })
    expect(await both.text()).toContain(demoPerson('police.poln').name)
    const json = { 'content-type': 'application/json', cookie: `s=${worker.token}` }
    expect((await ask('/api/v1/cases/new', { method: 'POST', body: '{}', headers: json })).status).toBe(403)
    expect((await ask('/api/v1/cases/new', { method: 'POST', body: '{}', headers: { ...json, origin: 'https://evil.example' } })).status).toBe(403)
    expect((await ask('/api/v1/cases/new', { method: 'POST', body: '{}', headers: { ...json, origin } })).status).toBe(422)
  })

  it('a cookie stolen before sign-out opens nothing after it', async () => {
    const person = await w.house.someone('operator.alfa')
    const token = tokenFor(person)
    expect((await person.fills('/sign-out', {})).status).toBe(303)
    await ask('/sign-in?left=yes', { headers: { cookie: `s=${person.token}` } })
    for (const path of ['/', '/calls', '/account', '/drafts']) expect((await person.visits(path)).headers.get('location')).toMatch(/^\/sign-in\?next=/)
    expect((await person.asks('/day')).status).toBe(401)
    expect((await person.submits('/language', { _token: token, language: 'en' })).headers.get('location')).toMatch(/^\/sign-in\?next=/)
  })
})

describe('what is sent', () => {
  const path = (): string => `/cases/${w.caseId}/records/new`
  const send = async (body: BodyInit, type: string | null, api: boolean): Promise<number> => {
    const { token } = await w.who('worker.alfa')
    const who: Record<string, string> = api ? { authorization: `Bearer ${token}` } : { cookie: `s=${token}`, origin, 'sec-fetch-site': 'same-origin' }
    return (await ask((api ? '/api/v1' : '') + path(), { method: 'POST', body, headers: { ...who, ...(type ? { 'content-type': type } : {}) } })).status
  }

  it('is refused unread when it is too much, of another kind, or not readable', async () => {
    const form = 'application/x-www-form-urlencoded'
    const json = 'application/json'
    expect(await send(`a=${'x'.repeat(300_000)}`, form, false)).toBe(413)
    expect(await send(JSON.stringify({ text: 'x'.repeat(300_000) }), json, true)).toBe(413)
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', json, `${form}; charset=iso-8859-1`]) expect(await send('a=1', type, false)).toBe(415)
    expect(await send('a=1', form, true)).toBe(415)
    expect(await send(new Uint8Array([97, 61, 255, 254]), form, false)).toBe(400)
    for (const words of [
      '[]',
      'null',
      '',
      '{',
      '1',
      '{"__proto__":{"x":1}}',
      '{"a":{"constructor":1}}',
      `${'{"a":'.repeat(50)}1${'}'.repeat(50)}`,
      `{"a":${'['.repeat(60_000)}${']'.repeat(60_000)}}`,
    ]) {
      expect([words.slice(0, 20), await send(words, json, true)]).toEqual([words.slice(0, 20), 400])
    }
  })

  it('is never a fault, whatever stands in a field', async () => {
    const worker = await w.who('worker.alfa')
    const good = { class: 'C4', kind: 'note', text: 'x' }
    for (const odd of ['a\u0000b', '\ud800', 'a\u202eb', 'a\u2066b', 1, true, {}, [], ['a', 'b'], null, 'x'.repeat(25_000), { toString: 'x' }]) {
      expect([odd, (await worker.tells(path(), { ...good, text: odd })).status]).toEqual([odd, 422])
      expect([odd, (await worker.tells(path(), { ...good, class: odd })).status]).toEqual([odd, 422])
    }
    for (const version of [1e15, 1e300, -1, 99_999_999_999, null, [1], {}, '1 or 1=1']) {
      expect((await worker.tells(`/cases/${w.caseId}/records/${w.records.note}/correct`, { text: 'x', reason: 'mistake', _version: version })).status).toBe(409)
    }
  })

  it('comes back as words, never as markup; titles stay neutral', async () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    const worker = await w.who('worker2.alfa')
    const admin = await w.who('admin.alfa')
    const wrote = await worker.fills(`/cases/${w.otherCase}/records/new?class=C4`, { class: 'C4', kind: 'note', text: `${evil} javascript:alert(1)` })
    expect(wrote.status).toBe(303)
    expect((await worker.fills(`/cases/${w.otherCase}/units/reference`, { fileReference: evil.slice(0, 55) })).status).toBe(303)
    expect((await admin.fills('/people/invite', { name: evil, login: 'evil', language: 'sv', roles: ['case_worker'] })).status).toBe(303)
    const pages = [
      await worker.reads(wrote.headers.get('location') ?? ''),
      await worker.reads(`/cases/${w.otherCase}`),
      await worker.reads('/cases'),
      await worker.reads('/people'),
      await admin.reads('/people'),
      await worker.reads(`/directory?find=${encodeURIComponent(evil)}`),
      await (await worker.fills('/cases/new', { municipality: evil, child: evil, fileReference: evil })).text(),
      await (await post('/sign-in', { login: evil, passphrase: evil, code: evil })).text(),
      await (await ask(`/sign-in?next=${encodeURIComponent(`/${evil}`)}&language=${encodeURIComponent(evil)}`)).text(),
    ]
    for (const html of pages) {
      expect(html).not.toMatch(/<img src=x|<script>alert|href="javascript/)
      expect(/<title>([^<]*)<\/title>/.exec(html)?.[1]).not.toMatch(/onerror|alert/)
    }
  })
})
