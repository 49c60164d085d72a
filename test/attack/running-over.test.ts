import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '#platform/http/serve.ts'
import { newToken } from '#platform/sealing/session-keys.ts'
import { openSmallHouse, origin, type SmallHouse } from '#test/http/small-house.ts'

let small: SmallHouse
beforeAll(async () => {
  small = await openSmallHouse([])
})
afterAll(() => small.scratch.drop())

const limits = { burst: 5, perSecond: 0.001, patience: 0 }

describe('who asks without end', () => {
  it('is held back, also with a new made-up token each time', async () => {
    const app = serve({ ...small.house, limits })
    const answers: number[] = []
    for (let n = 0; n < 25; n++) answers.push((await app.request(`${origin}/`, { headers: { authorization: `Bearer ${newToken()}` } })).status)
    expect(answers.slice(0, 20)).not.toContain(429)
    expect(new Set(answers.slice(20))).toEqual(new Set([429]))
  })

  it('is held back by the session before the address is', async () => {
    const app = serve({ ...small.house, limits })
    const [one, other] = [newToken(), newToken()]
    const asks = async (token: string) => (await app.request(`${origin}/`, { headers: { cookie: `s=${token}` } })).status
    const answers: number[] = []
    for (let n = 0; n < 6; n++) answers.push(await asks(one))
    expect(answers.indexOf(429)).toBe(5)
    expect(await asks(other)).not.toBe(429)
  })
})
