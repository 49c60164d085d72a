import { createAdaptorServer } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { openPool } from '#platform/db/pool.ts'
import type { Pool } from '#platform/db/tx.ts'
import { serve } from '#platform/http/serve.ts'
import { openGround, type Ground, type Laid } from '#test/access/ground.ts'
import { casesListed } from '#test/access/specification.ts'
import { build, planned } from '#test/access/worlds.ts'

/** Twenty worlds, four people each, two connections: whoever asks before one on a connection is somebody else. */
const at = 0.05
let ground: Ground
let laid: readonly Laid[]
let pool: Pool
let server: ReturnType<typeof createAdaptorServer>
let site: string
beforeAll(async () => {
  ground = await openGround()
  laid = await ground.lay(planned(80).slice(60).map(build))
  await ground.moveTo(at)
  pool = openPool(ground.house.scratch.loginConnection, 2)
  const app = serve({ ...ground.house.house, databases: { ...ground.house.house.databases, main: pool } })
  server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((done) => void server.close(done))
  await pool.destroy()
  await ground.close()
})

const people = ['me', 'colleague', 'other', 'guest'] as const
type Asking = { readonly laid: Laid; readonly person: string; readonly manner: 'asks' | 'hangs up' | 'errs' }
const askings = (many: number): readonly Asking[] =>
  Array.from({ length: many }, (_, number) => ({
    laid: laid[(number * 7) % laid.length] as Laid,
    person: people[(number * 3) % people.length] as string,
    manner: number % 5 === 1 ? 'hangs up' : number % 5 === 3 ? 'errs' : 'asks',
  }))

/** What came back, as the names of this asker's own world; anything else is named foreign. */
async function ask({ laid: mine, person, manner }: Asking, number: number): Promise<{ readonly got: string; readonly should: string } | null> {
  const headers = { authorization: `Bearer ${mine.token(person)}` }
  const stranger = laid[(laid.indexOf(mine) + 1) % laid.length] as Laid
  if (manner === 'errs') {
    const path = number % 2 === 0 ? casePaths.one(stranger.id('K')) : `${casePaths.list}?before=never`
    const { status } = await fetch(`${site}/api/v1${path}`, { headers })
    return { got: status === 401 ? '404' : String(status), should: '404' }
  }
  const hanging = new AbortController()
  const asked = fetch(`${site}/api/v1${casePaths.list}`, { headers, signal: hanging.signal })
  if (manner === 'hangs up') {
    setTimeout(() => hanging.abort(), number % 20)
    await asked.then((answer) => answer.text()).catch(() => '')
    return null
  }
  const answer = await asked
  if (answer.status !== 200) return { got: String(answer.status), should: casesListed(mine.world, person, at).length === 0 ? String(answer.status) : 'a list' }
  const names = new Map(mine.world.cases.map((one) => [mine.id(one.name), one.name]))
  const { cases } = (await answer.json()) as { cases: readonly { id: string }[] }
  const open = casesListed(mine.world, person, at).filter((name) => mine.world.cases.some((one) => one.name === name && !one.closed))
  return {
    got: cases
      .map(({ id }) => names.get(id) ?? `foreign ${id}`)
      .toSorted()
      .join(),
    should: [...open].sort().join(),
  }
}

describe('two hundred people on two connections', () => {
  it('each get their own answer, whoever hangs up or errs in between', async () => {
    const mixed = askings(200)
    let answered = 0
    for (let start = 0; start < mixed.length; start += 50) {
      const answers = await Promise.all(mixed.slice(start, start + 50).map((one, place) => ask(one, start + place)))
      for (const [place, answer] of answers.entries()) {
        if (answer === null) continue
        expect([start + place, mixed[start + place]?.person, answer.got]).toEqual([start + place, mixed[start + place]?.person, answer.should])
        if (answer.got !== '404' && answer.got !== '') answered += 1
      }
    }
    expect(answered).toBeGreaterThan(50)
  })
})
