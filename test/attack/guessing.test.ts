import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openWorld, type World } from '#test/attack/world.ts'
import { origin } from '#test/house.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())

const guess = async (code: number): Promise<number> => {
  const { token } = await w.who('worker.alfa')
  const body = new URLSearchParams({ _token: openToken(w.house.secrets.form, new Date()), code: String(code) })
  return (
    await w.house.program.staff.request(`${origin}/step-up`, {
      method: 'POST',
      body,
      headers: { cookie: `s=${token}`, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    })
  ).status
}

describe('my authenticator code', () => {
  it('may be guessed at a few times, not three hundred times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 300 }, (_, n) => guess(100_000 + n)))
    expect(answers.filter((status) => status === 422).length).toBeLessThan(10)
  })

  it('is still guarded after many wrong guesses: the wait stays, and every guess is written down', async () => {
    const bucket = Buffer.alloc(32, 7)
    const { main } = w.house.scratch.databases
    for (let n = 0; n < 60; n++) await w.admin(sql`select authz.slow_down(${bucket}, 3)`)
    expect((await sql<{ s: number }>`select authz.wait_for(${bucket}) as s`.execute(main)).rows[0]?.s).toBeGreaterThan(800)
  })

  it('cannot be tried on and on once the counter is full', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, n) => guess(200_000 + n)))
    await w.admin(sql`update authz.slowed set until = now() - interval '1 second'`)
    const before = (await w.house.recorded()).filter((act) => act === 'step-up').length
    const answers: number[] = []
    for (let n = 0; n < 20; n++) answers.push(await guess(300_000 + n))
    expect(new Set(answers)).toEqual(new Set([422, 429]))
    expect((await w.house.recorded()).filter((act) => act === 'step-up').length).toBe(before + 20)
    expect(dbToken((await w.who('worker.alfa')).token)).toBeTruthy()
  })
})
