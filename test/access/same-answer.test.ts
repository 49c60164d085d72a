import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import type { Door } from '#platform/http/door.ts'
import { formToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openGround, type Ground, type Laid } from '#test/access/ground.ts'
import { build, planned, type Plan } from '#test/access/worlds.ts'
import { origin } from '#test/http/small-house.ts'

/** `me` is in nothing here; the case, its records and its teams are there all the same. */
let ground: Ground
let laid: Laid
let doors: readonly Door[]
beforeAll(async () => {
  ground = await openGround()
  const plan: Plan = {
    ...(planned(60)[0] as Plan),
    path: 'member',
    level: 1,
    role: 'case_worker',
    breaks: ['somebody else’s membership', 'duty key given back'],
    noise: [],
  }
  laid = (await ground.lay([build(plan)]))[0] as Laid
  await ground.moveTo(0.05)
  doors = ground.house.house.rooms.flatMap((room) => [...room.doors]).filter((door) => door.path.startsWith('/cases/:id'))
})
afterAll(() => ground.close())

const secondIn = (path: string): string => (path.includes('/team/') ? laid.id('colleague in home K') : laid.id('C4 of home K'))
const hidden = (door: Door): string => door.path.replace(':id', laid.id('K')).replace(/:[a-zA-Z]+/, secondIn(door.path))
const absent = (door: Door): string => door.path.replaceAll(/:[a-zA-Z]+/g, () => crypto.randomUUID())

const everything = async (answer: Response): Promise<string> => {
  const body = await answer.text()
  const headers = [...answer.headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`)
  return [answer.status, ...headers, body.length, body].join('\n').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
}
const ask = (path: string, init: RequestInit): Promise<Response> => Promise.resolve(ground.house.app.request(origin + path, init))
const asMe = (): Record<string, string> => ({ cookie: `s=${laid.token('me')}` })
const token = (): string => formToken(ground.house.house.formKey, dbToken(laid.token('me')))
const manners: readonly (readonly [string, (path: string) => Promise<Response>])[] = [
  ['looked at', (path) => ask(path, { headers: asMe() })],
  ['looked at without a body', (path) => ask(path, { method: 'HEAD', headers: asMe() })],
  ['asked for by another program', (path) => ask(`/api/v1${path}`, { headers: { authorization: `Bearer ${laid.token('me')}` } })],
  [
    'done',
    (path) => ask(path, { method: 'POST', body: new URLSearchParams({ _token: token() }), headers: { ...asMe(), origin, 'sec-fetch-site': 'same-origin' } }),
  ],
  [
    'done by another program',
    (path) =>
      ask(`/api/v1${path}`, { method: 'POST', body: '{}', headers: { authorization: `Bearer ${laid.token('me')}`, 'content-type': 'application/json' } }),
  ],
  [
    'done from another site',
    (path) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams({ _token: token() }),
        headers: { ...asMe(), origin: 'https://else.example', 'sec-fetch-site': 'cross-site' },
      }),
  ],
  [
    'done without its token',
    (path) => ask(path, { method: 'POST', body: new URLSearchParams(), headers: { ...asMe(), origin, 'sec-fetch-site': 'same-origin' } }),
  ],
  ['looked at by nobody', (path) => ask(path, {})],
  ['done by nobody', (path) => ask(path, { method: 'POST', body: new URLSearchParams() })],
  ['asked for by nobody', (path) => ask(`/api/v1${path}`, {})],
  ...(['PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const).map(
    (method) => [`met with ${method}`, (path: string) => ask(path, { method, headers: { ...asMe(), origin } })] as const,
  ),
]

describe('what is hidden is answered as what is not there', () => {
  it('has doors to be tried', () => {
    expect(doors.length).toBeGreaterThan(15)
  })
  it.each(manners)('when it is %s: status, headers, length and words', async (_, how) => {
    for (const door of doors) {
      const [there, nowhere] = [await everything(await how(hidden(door))), await everything(await how(absent(door)))]
      expect([door.name, there]).toEqual([door.name, nowhere])
      expect([door.name, there.slice(0, 3)]).not.toEqual([door.name, '200'])
    }
  })

  it('takes as long: nobody can tell by the time which of the two it was', { timeout: 120_000 }, async () => {
    const tries = 60
    const took = async (path: string): Promise<number> => {
      const began = performance.now()
      await (await ask(path, { headers: asMe() })).text()
      return performance.now() - began
    }
    const [there, nowhere]: [number[], number[]] = [[], []]
    for (let n = 0; n < tries + 10; n++) {
      const pair =
        n % 2 === 0
          ? [await took(casePaths.one(laid.id('K'))), await took(casePaths.one(crypto.randomUUID()))]
          : [await took(casePaths.one(crypto.randomUUID())), await took(casePaths.one(laid.id('K')))].toReversed()
      if (n < 10) continue
      there.push(pair[0] as number)
      nowhere.push(pair[1] as number)
    }
    // How often one is slower than the other, of all pairs: a half when they are the same. Sixty of each stray less than 0.06 by chance.
    const slower = there.flatMap((one) => nowhere.map((other): number => (one > other ? 1 : 0))).reduce((sum, one) => sum + one, 0) / tries ** 2
    expect(slower).toBeGreaterThan(0.25)
    expect(slower).toBeLessThan(0.75)
  })
})
