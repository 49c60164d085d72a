import { createHook } from 'node:async_hooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Hono } from 'hono'
import { listen } from '#app/listen.ts'
import { compose } from '#app/program.ts'
import { openToken } from '#platform/http/token.ts'
import { connections } from '#test/database/scratch.ts'
import { openHouse, origin, type OpenHouse, type Someone } from '#test/house.ts'
import { onThisMachine } from '#test/input/machine.ts'
import { dial, statusesIn } from '#test/input/wire.ts'

let house: OpenHouse
let app: Hono
let worker: Someone
beforeAll(async () => {
  house = await openHouse()
  worker = await house.someone('worker.alfa')
  app = compose({
    databases: house.scratch.databases,
    secrets: house.secrets,
    staffOrigin: origin,
    publicOrigin: 'http://127.0.0.1:8081',
    demo: true,
    proxy: 'local',
  }).staff
})
afterAll(() => house.close())

type Answered = { readonly status: number; readonly ms: number; readonly text: string; readonly retry: string | null }
const timed = async (asking: Promise<Response>): Promise<Answered> => {
  const from = performance.now()
  const response = await asking
  return { status: response.status, text: await response.text(), ms: performance.now() - from, retry: response.headers.get('retry-after') }
}
const tries = (login: string, from: string): Promise<Answered> =>
  timed(
    Promise.resolve(
      app.request(`${origin}/sign-in`, {
        method: 'POST',
        body: new URLSearchParams({ _token: openToken(house.secrets.form, new Date()), login, passphrase: 'en lång mening som ingen har', code: '000000' }),
        headers: { origin, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': from },
      }),
    ),
  )
const visit = (): Promise<Answered> => timed(Promise.resolve(app.request(`${origin}/account`, { headers: { cookie: `s=${worker.token}` } })))
/** What ninety-five of a hundred stay below. */
const p95 = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * 0.95) - 1] ?? Infinity
const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Counts the derivations that the machine works at together: each is there from when it is begun until it answers. */
function countDerivations(): { readonly most: () => number; readonly all: () => number; readonly stop: () => void } {
  const open = new Set<number>()
  let most = 0
  let all = 0
  const hook = createHook({
    init: (id, type) => {
      if (type !== 'ARGON2REQUEST') return
      open.add(id)
      all += 1
      most = Math.max(most, open.size)
    },
    before: (id) => void open.delete(id),
  }).enable()
  return { most: () => most, all: () => all, stop: () => void hook.disable() }
}

describe('a hundred people who sign in at the same moment', () => {
  it('do not take the machine: two are weighed at a time, some wait, the rest are told to come back, and others work on', async () => {
    await tries('nobody.alfa', '10.9.9.9')
    await visit()
    const before = process.memoryUsage().rss
    let highest = before
    const watching = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss)
    }, 20)
    let open = true
    const derivations = countDerivations()
    const signingIn = Promise.all(Array.from({ length: 100 }, (_, n) => tries(`nobody${n}.alfa`, `10.0.0.${n}`))).finally(() => {
      open = false
    })
    const meanwhile: Answered[] = []
    while (open && meanwhile.length < 500) meanwhile.push(await visit())
    const answers = await signingIn
    clearInterval(watching)
    derivations.stop()

    expect(derivations.most()).toBe(2)
    expect(derivations.all()).toBe(answers.filter((one) => one.status === 422).length)
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([422, 429]))
    const sentAway = answers.filter((one) => one.status === 429)
    expect(sentAway.length).toBeGreaterThan(50)
    expect(sentAway.every((one) => Number(one.retry) > 0 && /<h1/.test(one.text))).toBe(true)
    expect(meanwhile.every((one) => one.status === 200)).toBe(true)
    expect(meanwhile.length).toBeGreaterThan(20)
    expect(p95(meanwhile.map((one) => one.ms))).toBeLessThan(onThisMachine(1000))
    expect((highest - before) / 1024 / 1024).toBeLessThan(200)
  }, 120_000)
})

describe('when every connection to the database is taken', () => {
  const takeAll = async (): Promise<() => Promise<void>> => {
    let letGo = (): void => undefined
    const over = new Promise<void>((done) => {
      letGo = done
    })
    const taken = Array.from({ length: connections }, () => {
      let has = (): void => undefined
      const got = new Promise<void>((done) => {
        has = done
      })
      const held = house.scratch.databases.main.connection().execute(async () => {
        has()
        await over
      })
      return { got, held }
    })
    await Promise.all(taken.map(({ got }) => got))
    return async () => {
      letGo()
      await Promise.all(taken.map(({ held }) => held))
    }
  }

  it('whoever asks is told within two seconds to try again, in words, and the health page says what is wrong', async () => {
    const letGo = await takeAll()
    const [health, ...answers] = await Promise.all([
      timed(Promise.resolve(app.request(`${origin}/healthz`))),
      ...Array.from({ length: 200 }, () => visit()),
      timed(Promise.resolve(app.request(`${origin}/api/v1/day`, { headers: { authorization: `Bearer ${worker.token}` } }))),
    ])
    await letGo()
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([503]))
    expect(answers.every((one) => Number(one.retry) > 0)).toBe(true)
    expect(answers[0]?.text).toMatch(/<h1[^>]*>[^<]{5,}/)
    expect(median(answers.map((one) => one.ms))).toBeLessThan(onThisMachine(2000))
    expect([health?.status, JSON.parse(health?.text ?? '{}')]).toEqual([503, { status: 'unavailable', reason: 'database' }])
    expect((await visit()).status).toBe(200)
  })

  it('is not brought about by two hundred people on a slow line: they hold a line each, and no connection', async () => {
    const server = await listen(app, '127.0.0.1', 0)
    const slow = Array.from({ length: 200 }, () => dial(server.port))
    const head = `POST /language HTTP/1.1\r\nhost: 127.0.0.1:8080\r\ncookie: s=${worker.token}\r\norigin: ${origin}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 5000\r\n\r\n`
    for (const wire of slow) wire.say(`${head}_token=`)
    const other = dial(server.port)
    other.say(`GET /account HTTP/1.1\r\nhost: 127.0.0.1:8080\r\ncookie: s=${worker.token}\r\nconnection: close\r\n\r\n`)
    const from = performance.now()
    expect(statusesIn(await other.end)).toEqual([200])
    expect(performance.now() - from).toBeLessThan(onThisMachine(2000))
    for (const wire of slow) wire.hangUp()
    await Promise.all(slow.map((wire) => wire.end))
    await server.close()
  })
})
