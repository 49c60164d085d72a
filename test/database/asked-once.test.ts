import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedOnce } from '#platform/db/asked-once.ts'
import { openPool } from '#platform/db/pool.ts'
import { together } from '#platform/db/together.ts'
import type { Pool, Tx } from '#platform/db/tx.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'

let scratch: Scratch
let keeper: Pool
beforeAll(async () => {
  scratch = await makeScratch()
  keeper = openPool(scratch.adminConnection.main, 4, 'impatient')
})
afterAll(async () => {
  await keeper.destroy()
  await scratch.drop()
})

const looking = async <Value>(deed: (tx: Tx) => Promise<Value>): Promise<Value> =>
  await keeper.transaction().execute(async (tx) => {
    const questions = askedOnce(tx)
    try {
      return await deed(questions.tx)
    } finally {
      questions.end()
    }
  })
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

describe('what is asked together', () => {
  const numbers = Array.from({ length: 40 }, (_, place) => place)
  const asNumber = async (tx: Tx, n: number): Promise<number> =>
    (await sql<{ n: number }>`select ${n}::integer as n from authz.clock`.execute(tx)).rows[0]?.n ?? -1

  it('is answered each in its own place, over connections that send it in one piece', async () => {
    const pool = openPool(scratch.loginConnection, 2, 'impatient')
    const crowd = await Promise.all(
      numbers.slice(0, 6).map((from) =>
        pool.transaction().execute(async (tx) => {
          const { tx: questions, end } = askedOnce(tx)
          const said = await together(
            numbers.map((n) => sql<{ n: number }>`select ${n + from}::integer as n from pg_catalog.pg_class limit 1`.execute(questions)),
          )
          end()
          return said.map(({ rows }) => (rows[0]?.n ?? -1) - from)
        }),
      ),
    )
    await pool.destroy()
    for (const said of crowd) expect(said).toEqual(numbers)
  })

  it('waits for all when one fails, says the first fault, and the connection is good for the next', async () => {
    const answered: number[] = []
    const failing = looking((tx) =>
      together([
        asNumber(tx, 1).then((n) => answered.push(n)),
        sql`select 1 / ${0}::integer as n from authz.clock`.execute(tx),
        asNumber(tx, 2).then(
          () => answered.push(2),
          (fault: { code?: string }) => {
            answered.push(3)
            throw fault
          },
        ),
      ]),
    )
    await expect(failing).rejects.toMatchObject({ code: '22012' })
    // The one before was answered, the one after was told that the transaction is lost; both had ended.
    expect(answered).toEqual([1, 3])
    expect(await looking((tx) => asNumber(tx, 7))).toBe(7)
  })

  it('is refused when the look is over: the connection is somebody else’s', async () => {
    const kept = await looking((tx) => Promise.resolve({ later: () => asNumber(tx, 1) }))
    await expect(kept.later()).rejects.toThrow('after the look was over')
  })
})
