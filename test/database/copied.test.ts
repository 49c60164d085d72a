import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { sql, type RawBuilder } from 'kysely'
import { Copied, copied, Fields } from '#platform/db/copied.ts'
import { openPool } from '#platform/db/pool.ts'
import type { Pool, Tx } from '#platform/db/tx.ts'

let pool: Pool
beforeAll(() => {
  pool = openPool(inject('cluster').connection, 1)
})
afterAll(async () => await pool.destroy())

const inTransaction = async <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => await pool.transaction().execute(deed)
const copyOf = (query: RawBuilder<unknown>): RawBuilder<unknown> => sql`copy (${query}) to stdout (format binary)`
const numbersOf = async (tx: Tx, query: RawBuilder<unknown>, count: number): Promise<{ pieces: number[]; sum: number }> => {
  const pieces: number[] = []
  let sum = 0
  for await (const rows of copied(tx, copyOf(query), count)) {
    pieces.push(rows.length)
    for (const row of rows) sum += new Fields(row).number() ?? 0
  }
  return { pieces, sum }
}

describe('reading a copy', () => {
  it.each([0, 1, 9, 10, 11, 20, 8001, 20_000])('brings %d rows, each once, in pieces of ten', async (rows) => {
    const { pieces, sum } = await inTransaction((tx) => numbersOf(tx, sql`select n::bigint from generate_series(1, ${sql.lit(rows)}) n`, 10))
    expect(sum).toBe((rows * (rows + 1)) / 2)
    expect(pieces).toHaveLength(Math.ceil(rows / 10))
    expect(pieces.slice(0, -1).every((piece) => piece === 10)).toBe(true)
  })

  it('brings more at a time than lies ready', async () => {
    const { pieces } = await inTransaction((tx) => numbersOf(tx, sql`select n::bigint from generate_series(1, 30000) n`, 25_000))
    expect(pieces).toEqual([25_000, 5000])
  })

  it('gives every field as it is: numbers of both signs, letters, bytes, long ones and nothing', async () => {
    const long = 'å'.repeat(200_000)
    const query = sql`select (-9007199254740991)::bigint, 9007199254740991::bigint, (-1)::bigint, 'räksmörgås 🌸'::text, ''::text, null::text,
      '\\x00ff0a'::bytea, null::bytea, null::bigint, repeat('å', 200000), n::bigint from generate_series(1, 3) n`
    const seen: unknown[] = []
    await inTransaction(async (tx) => {
      for await (const rows of copied(tx, copyOf(query), 2)) {
        for (const row of rows) {
          const f = new Fields(row)
          seen.push([f.number(), f.number(), f.number(), f.text(), f.text(), f.text(), f.bytes(), f.bytes(), f.number(), f.text() === long, f.number()])
        }
      }
    })
    const [low, high] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]
    expect(seen).toEqual([1, 2, 3].map((n) => [low, high, -1, 'räksmörgås 🌸', '', null, Buffer.of(0, 255, 10), null, null, true, n]))
  })

  it('rows that were kept stay as they were while later ones come', async () => {
    const kept: Buffer[] = []
    await inTransaction(async (tx) => {
      for await (const rows of copied(tx, copyOf(sql`select n::bigint, repeat('x', n % 500) from generate_series(1, 20000) n`), 100)) kept.push(...rows)
    })
    expect(kept.every((row, place) => new Fields(row).number() === place + 1)).toBe(true)
  })

  it('may stop in the middle: the same transaction goes on', async () => {
    await inTransaction(async (tx) => {
      for await (const rows of copied(tx, copyOf(sql`select n::bigint from generate_series(1, 100000) n`), 10)) {
        expect(rows).toHaveLength(10)
        break
      }
      expect((await sql<{ n: number }>`select 7 as n`.execute(tx)).rows).toEqual([{ n: 7 }])
    })
  })

  it('tells of a fault after many rows, and the connection is good again', async () => {
    await expect(inTransaction((tx) => numbersOf(tx, sql`select (1000000 / (9000 - n))::bigint from generate_series(1, 10000) n`, 100))).rejects.toThrow(
      'division by zero',
    )
    expect((await inTransaction((tx) => numbersOf(tx, sql`select 1::bigint`, 100))).sum).toBe(1)
  })

  it('tells of a connection that is lost on the way', async () => {
    const killer = openPool(inject('cluster').connection, 1)
    const lost = inTransaction(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      for await (const piece of copied(tx, copyOf(sql`select n::bigint, repeat('x', 1000) from generate_series(1, 1000000) n`), 10)) {
        expect(piece.length).toBeGreaterThan(0)
        await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(killer)
      }
    })
    await expect(lost).rejects.toThrow()
    await killer.destroy()
  })

  it('takes a copy only, without values', () => {
    expect(() => new Copied('select 1', [])).toThrow(TypeError)
    expect(() => new Copied('copy (select $1) to stdout', [1])).toThrow(TypeError)
  })
})
