import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { listen, type Listening } from '#app/listen.ts'
import { accept } from '#kernel/result.ts'
import { form } from '#platform/http/door.ts'
import { text } from '#platform/http/fields.ts'
import { formToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openSmallHouse, origin, type SmallHouse, type Someone } from '#test/http/small-house.ts'
import { onThisMachine } from '#test/input/machine.ts'
import { dial, statusesIn } from '#test/input/wire.ts'

const written: string[] = []
const slip = form({
  path: '/slips',
  name: 'slips',
  may: ['keeper'],
  records: 'slip.written',
  accepts: z.object({ words: text(4000) }),
  read: () => Promise.resolve({}),
  view: () => ({ title: 'Slip', body: null }),
  submit: (_visit, { form: { words } }) => {
    written.push(words)
    return Promise.resolve(accept({ to: '/slips' }))
  },
  refusals: {},
})

const patience = { headers: 600, whole: 1500, silent: 1500, between: 1000 }
let small: SmallHouse
let server: Listening
let keeper: Someone
let token: string
beforeAll(async () => {
  small = await openSmallHouse([{ name: 'slips', doors: [slip] }])
  server = await listen(small.app, '127.0.0.1', 0, patience)
  keeper = await small.someone(['keeper'])
  token = formToken(small.house.formKey, dbToken(keeper.token))
})
afterAll(async () => {
  await server.close()
  await small.scratch.drop()
})

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

const signedIn = (): string => `host: 127.0.0.1:8080\r\ncookie: s=${keeper.token}\r\norigin: ${origin}\r\nsec-fetch-site: same-origin\r\n`
const urlencoded = 'content-type: application/x-www-form-urlencoded\r\n'
const bodyOf = (words: string): string => new URLSearchParams({ _token: token, words }).toString()

/** Somebody else, meanwhile. */
async function stillAnswers(): Promise<void> {
  const other = dial(server.port)
  other.say(`GET /slips HTTP/1.1\r\n${signedIn()}connection: close\r\n\r\n`)
  expect(statusesIn(await other.end)).toEqual([200])
}

const asks = async (words: string): Promise<readonly number[]> => {
  const wire = dial(server.port)
  wire.say(words)
  return statusesIn(await wire.end)
}

describe('whoever speaks too slowly', () => {
  it('is hung up on when the question does not come, and the others are answered meanwhile', async () => {
    const from = performance.now()
    const slow = Array.from({ length: 60 }, () => dial(server.port))
    for (const wire of slow) wire.say('GET / HTTP/1.1\r\nhost: x\r\n')
    const dripping = setInterval(() => {
      for (const wire of slow) wire.say('a')
    }, 100)
    await stillAnswers()
    const answers = await Promise.all(slow.map((wire) => wire.end))
    clearInterval(dripping)
    expect(performance.now() - from).toBeLessThan(onThisMachine(patience.headers + 2000))
    expect(new Set(answers.flatMap(statusesIn))).toEqual(new Set([408]))
    await stillAnswers()
  })

  it('is hung up on when nothing is said at all', async () => {
    expect(statusesIn(await dial(server.port).end).every((status) => status === 408)).toBe(true)
  })

  it('is hung up on when the form comes a letter at a time, and nothing of it is stored', async () => {
    const before = written.length
    const body = bodyOf('one letter at a time '.repeat(20))
    const wire = dial(server.port)
    wire.say(`POST /slips HTTP/1.1\r\n${signedIn()}${urlencoded}content-length: ${body.length}\r\n\r\n`)
    let at = 0
    const dripping = setInterval(() => wire.say(body[at++] ?? ''), 50)
    await stillAnswers()
    await wire.end
    clearInterval(dripping)
    expect(at).toBeLessThan(body.length)
    expect(written.length).toBe(before)
    await stillAnswers()
  })

  it('and whoever goes away in the middle of sending leaves nothing, and is no fault', async () => {
    const before = written.length
    for (let n = 0; n < 20; n++) {
      const wire = dial(server.port)
      wire.say(`POST /slips HTTP/1.1\r\n${signedIn()}${urlencoded}content-length: 4000\r\n\r\n_token=${token}&words=half`)
      setTimeout(() => wire.hangUp(), 5 * n)
      await wire.end
    }
    await stillAnswers()
    expect(written.length).toBe(before)
    expect(logged).toEqual([])
  })
})

describe('a question that two readers would read in two ways', () => {
  const second = 'GET /slips HTTP/1.1\r\nhost: x\r\n\r\n'
  it.each([
    ['a length and parts', `content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${second}`],
    ['parts and a length', `transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n${second}`],
    ['two lengths', `content-length: 4\r\ncontent-length: 5\r\n\r\n_tok${second}`],
    ['a list of lengths', `content-length: 4, 5\r\n\r\n_tok${second}`],
    ['a length with a sign', `content-length: +4\r\n\r\n_tok${second}`],
    ['a length below nothing', `content-length: -4\r\n\r\n${second}`],
    ['parts of another kind', `transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${second}`],
    ['parts twice', `transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n${second}`],
    ['a name with a space behind', `content-length : 4\r\n\r\n_tok${second}`],
    ['a folded line', `x-a: b\r\n content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${second}`],
    ['a part whose size is none', `transfer-encoding: chunked\r\n\r\nzz\r\n\r\n${second}`],
    ['a part that is larger than any', `transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n\r\n${second}`],
    ['lines that end by halves', `content-length: 4\r\nx: y\rtransfer-encoding: chunked\r\n\r\n0\r\n\r\n${second}`],
  ])('is refused, and what hides behind it is not asked: %s', async (_what, rest) => {
    const answers = await asks(`POST /slips HTTP/1.1\r\n${signedIn()}${urlencoded}${rest}`)
    expect(answers.length).toBeLessThanOrEqual(1)
    expect(answers.every((status) => status >= 400 && status < 500)).toBe(true)
    await stillAnswers()
  })

  it.each([
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['a host that is none', 'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n', 400],
    ['a host with a way in it', 'GET / HTTP/1.1\r\nhost: x/@y?z\r\nconnection: close\r\n\r\n', 400],
    ['a NUL in a header', 'GET / HTTP/1.1\r\nhost: x\r\nx-a: \u0000\r\n\r\n', 400],
    ['a NUL in the way', 'GET /\u0000 HTTP/1.1\r\nhost: x\r\n\r\n', 400],
    ['another protocol', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a hello of TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003', 400],
    ['no method of ours', 'PROPFIND / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 405],
    ['what is sent back', 'TRACE / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 405],
    ['a method nobody knows', 'STEAL / HTTP/1.1\r\nhost: x\r\n\r\n', 400],
    ['a whole address of elsewhere', 'GET http://else.example/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 303],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['a cookie without end', `GET / HTTP/1.1\r\nhost: x\r\ncookie: s=${'a'.repeat(20_000)}\r\n\r\n`, 431],
    ['very many headers', `GET / HTTP/1.1\r\nhost: x\r\n${'a:b\r\n'.repeat(5000)}\r\n`, 431],
    ['a way without end', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`, 431],
    ['a wish that we do not grant', 'POST /slips HTTP/1.1\r\nhost: x\r\nexpect: the-impossible\r\nconnection: close\r\n\r\n', 417],
    ['a change of protocol', 'GET /sign-in HTTP/1.1\r\nhost: x\r\nconnection: upgrade, close\r\nupgrade: websocket\r\n\r\n', 303],
  ])('gets one short answer: %s', async (_what, words, status) => {
    expect(await asks(words)).toEqual([status])
    expect(logged).toEqual([])
    await stillAnswers()
  })

  it('a tunnel is not dug', async () => {
    expect((await asks('CONNECT else.example:443 HTTP/1.1\r\nhost: else.example\r\n\r\n')).every((status) => status >= 400)).toBe(true)
    await stillAnswers()
  })
})

describe('what is typed into an address', () => {
  it.each([
    '/slips%0d%0aset-cookie:%20s=x',
    '/a?next=%0d%0aset-cookie:%20s=x',
    '/%0a%0d',
    '/%e2%80%a8',
    '//else.example/%0d%0a',
    '/\\else.example',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/static/..%2f..%2fpackage.json',
    '/%',
    '/%zz',
    '/%ff',
  ])('never becomes a header, nor leads elsewhere: %s', async (path) => {
    const wire = dial(server.port)
    wire.say(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:8080\r\nconnection: close\r\n\r\n`)
    const heard = await wire.end
    const [head = ''] = heard.split('\r\n\r\n')
    expect([path, statusesIn(heard)[0]]).toEqual([path, expect.toSatisfy((status: number) => [303, 400, 404].includes(status))])
    expect(head).not.toMatch(/^set-cookie:/im)
    expect(head).not.toMatch(/^location: (?!\/sign-in\?next=[\w%.~*'()!-]*$)/im)
  })
})

describe('a body that is too long', () => {
  it('is refused before it has come, with words, and its sender may ask again', async () => {
    const wire = dial(server.port)
    wire.say(`POST /slips HTTP/1.1\r\n${signedIn()}${urlencoded}content-length: 900000000\r\n\r\n_token=`)
    expect(await wire.until(/<\/html>/)).toMatch(/^HTTP\/1\.1 413/)
    wire.hangUp()
    await stillAnswers()
  })

  it('is refused also when nobody said how long it would be', async () => {
    const wire = dial(server.port)
    wire.say(`POST /slips HTTP/1.1\r\n${signedIn()}${urlencoded}transfer-encoding: chunked\r\n\r\n`)
    const part = `10000\r\n${'x'.repeat(65_536)}\r\n`
    for (let n = 0; n < 12; n++) wire.say(part)
    wire.say('0\r\n\r\n')
    expect(await wire.until(/^HTTP\/1\.1 413/)).toContain('413')
    wire.hangUp()
    await stillAnswers()
  })
})
