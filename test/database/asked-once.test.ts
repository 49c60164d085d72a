import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedOnce } from '#platform/db/asked-once.ts'
import type { Tx } from '#platform/db/tx.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'

let scratch: Scratch
beforeAll(async () => {
  scratch = await makeScratch()
})
afterAll(() => scratch.drop())

const looking = async <Value>(deed: (tx: Tx) => Promise<Value>): Promise<Value> =>
  await (await scratch.admin('main')).transaction().execute((tx) => deed(askedOnce(tx)))
/** Another answer each time it is really asked. */
const ask = async (tx: Tx, value = 'a'): Promise<string> =>
  (await sql<{ said: string }>`select ${value} || clock_timestamp()::text || random()::text as said from authz.clock`.execute(tx)).rows[0]?.said ?? ''

describe('a look that asks the same twice', () => {
  it('is answered once, also at the same time', async () => {
    const said = await looking(async (tx) => [await ask(tx), await ask(tx), ...(await Promise.all([ask(tx), ask(tx)]))])
    expect(new Set(said).size).toBe(1)
  })

  it('is answered anew with other values, in another transaction, and after a lock, a setting or a change', async () => {
    const said = await looking(async (tx) => {
      const answers = [await ask(tx), await ask(tx, 'b')]
      for (const change of [
        sql`select pg_advisory_xact_lock_shared(1) from authz.clock`,
        sql`select set_config('app.scope', '', true) from authz.clock`,
        sql`update authz.clock set demo = demo`,
        sql`with changed as (update authz.clock set demo = demo returning one) select one from changed`,
        sql`select one from authz.clock for share`,
      ]) {
        await change.execute(tx)
        answers.push(await ask(tx))
      }
      return answers
    })
    expect(new Set([...said, await looking((tx) => ask(tx))]).size).toBe(8)
  })

  it('is told of a fault each time', async () => {
    const fault = (tx: Tx) => sql`select 1 / ${0}::integer as n from authz.clock`.execute(tx)
    await expect(looking(fault)).rejects.toMatchObject({ code: '22012' })
  })
})
