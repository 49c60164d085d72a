import { createAdaptorServer } from '@hono/node-server'
import { sql } from 'kysely'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { openPool } from '#platform/db/pool.ts'
import type { Pool } from '#platform/db/tx.ts'
import { serve } from '#platform/http/serve.ts'
import { openGround, type Ground, type Laid } from '#test/access/ground.ts'
import { casesListed } from '#test/access/specification.ts'
import { build, planned } from '#test/access/worlds.ts'

/** Fifty worlds, four people each, two connections: whoever asks before one on a connection is somebody else. */
const worlds = 50
const at = 0.05
let ground: Ground
let laid: readonly Laid[]
let pool: Pool
let server: ReturnType<typeof createAdaptorServer>
let site: string
beforeAll(async () => {
  ground = await openGround()
  laid = await ground.lay(
    planned(60 + worlds)
      .slice(60)
      .map(build),
  )
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
const manners = ['asks', 'hangs up', 'errs'] as const
type Asking = { readonly laid: Laid; readonly person: string; readonly manner: (typeof manners)[number] }
/** Two hundred different people. */
const everybody = (): readonly Omit<Asking, 'manner'>[] => laid.flatMap((one) => people.map((person) => ({ laid: one, person })))
/** Everybody in every manner, so mixed that neither two of a world nor two of a manner come one after the other. */
function mixed(): readonly Asking[] {
  const all = manners.flatMap((manner) => everybody().map((one) => ({ ...one, manner })))
  return all.map((_, place) => all[(place * 211) % all.length] as Asking)
}

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

const atOnce = 50
/** Everybody asks, many at the same time; answers with how many were shown something. */
async function eachGetsTheirOwn(askings: readonly Asking[]): Promise<number> {
  let answered = 0
  for (let start = 0; start < askings.length; start += atOnce) {
    const answers = await Promise.all(askings.slice(start, start + atOnce).map((one, place) => ask(one, start + place)))
    for (const [place, answer] of answers.entries()) {
      if (answer === null) continue
      const { person, manner } = askings[start + place] as Asking
      expect([start + place, person, manner, answer.got]).toEqual([start + place, person, manner, answer.should])
      if (answer.got !== '404' && answer.got !== '') answered += 1
    }
  }
  return answered
}

/** While the record is held nobody's look can be written down: some wait until the database says no, the others for a connection. */
async function meanwhileHeld<Value>(deed: () => Promise<Value>): Promise<Value> {
  return await ground.admin.transaction().execute(async (tx) => {
    await sql`select 1 from audit.head for update`.execute(tx)
    return await deed()
  })
}

describe('two hundred people on two connections', () => {
  it('each get their own answer, whoever hangs up or errs in between', async () => {
    const askings = mixed()
    expect(new Set(askings.map(({ laid: mine, person }) => mine.token(person))).size).toBe(people.length * worlds)
    expect(askings.filter((one, place) => one.laid === askings[place - 1]?.laid)).toEqual([])
    expect(await eachGetsTheirOwn(askings)).toBeGreaterThan(100)
  })

  it('are told to come back when it takes too long, and what was begun for one is never the next one’s', async () => {
    const askings = everybody().map((one) => ({ ...one, manner: 'asks' as const }))
    const waiting = askings.filter(({ laid: mine, person }) => casesListed(mine.world, person, at).length > 0)
    const late = await meanwhileHeld(() =>
      Promise.all(
        waiting.slice(0, atOnce).map(async ({ laid: mine, person }) => {
          const answer = await fetch(`${site}/api/v1${casePaths.list}`, { headers: { authorization: `Bearer ${mine.token(person)}` } })
          return [answer.status, /"cases"/.test(await answer.text())]
        }),
      ),
    )
    expect(late).toEqual(late.map(() => [503, false]))
    expect(late.length).toBe(atOnce)
    expect(await eachGetsTheirOwn(askings.toReversed())).toBeGreaterThan(60)
  })
})
