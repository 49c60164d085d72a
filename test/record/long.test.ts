import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { verifyDatabase, type Verdict } from '#platform/record/verify.ts'
import { makeHouse, type House } from '#test/record/house.ts'

/** The record is read in pieces of 4 000 events, and its tree is whole at powers of two: faults are planted on both sides of each such border. */
let house: House
const verify = async (): Promise<Verdict> => await verifyDatabase(house.pool, { key: house.key })
const sizeNow = async (): Promise<number> => (await verify()).events

const growTo = async (size: number): Promise<void> => {
  const missing = size - (await sizeNow())
  await house.as('lilja_clock', async (tx) => await sql`select audit.append('{"act":"x"}') from generate_series(1, ${missing}::integer)`.execute(tx))
}

beforeAll(async () => {
  house = await makeHouse()
})
afterAll(async () => await house.end())

describe('a record of many events', () => {
  it.each([0, 1, 2, 3, 4, 5, 7, 8, 9, 3999, 4000, 4001, 4095, 4096, 4097, 8000, 8001, 8191, 8192, 8193, 12_001])(
    'of %d is whole, signed or not',
    async (size) => {
      await growTo(size)
      const whole = { ok: true, finding: null, seq: null, events: size, erased: 0, rows: 0, says: '' }
      expect(await verify()).toEqual(whole)
      if (size % 2 === 1 || size === 0) await house.sign()
      expect(await verify()).toEqual(whole)
    },
  )

  const borders = [0, 1, 3999, 4000, 4001, 4095, 4096, 7999, 8000, 8191, 8192, 11_999, 12_000]

  it.each(borders)('with event %d changed is found out there, and is whole again when it is put back', async (seq) => {
    await house.byHand(`update audit.event set body = '{"act":"y"}' where seq = ${seq}`)
    expect(await verify()).toMatchObject({ ok: false, finding: 'inconsistent', seq, says: `Event ${seq} does not say what it was recorded to say.` })
    await house.byHand(`update audit.event set body = '{"act":"x"}' where seq = ${seq}`)
    expect(await verify()).toMatchObject({ ok: true, events: 12_001 })
  })

  it.each(borders)('with another leaf at %d is found out there', async (seq) => {
    await house.byHand(`update audit.event set leaf = sha256(leaf) where seq = ${seq}`)
    expect(await verify()).toMatchObject({ finding: 'inconsistent', seq })
    await house.byHand(`update audit.event set leaf = sha256('\\x00'::bytea || commitment) where seq = ${seq}`)
    expect(await verify()).toMatchObject({ ok: true })
  })

  it('with an event emptied on a border is found out, also when another fault comes after', async () => {
    await house.byHand('create table work.kept as select * from audit.event where seq in (3999, 8000)')
    await house.byHand('update audit.event set salt = null, body = null, rows = null where seq = 3999')
    expect(await verify()).toMatchObject({ finding: 'inconsistent', seq: 3999, says: 'Event 3999 was emptied, and no erasure says so.' })
    await house.byHand(`update audit.event set case_id = gen_random_uuid() where seq = 8000`)
    expect(await verify()).toMatchObject({ finding: 'inconsistent', seq: 8000, says: 'Event 8000 is not filed under the case it is about.' })
    await house.byHand('update audit.event e set salt = k.salt, body = k.body, rows = k.rows, case_id = k.case_id from work.kept k where k.seq = e.seq')
    expect(await verify()).toMatchObject({ ok: true })
  })

  it.each([12_000, 8000, 4000, 3999, 0])('with event %d taken away is found out, and so is the first of two', async (seq) => {
    await house.byHand(`delete from audit.event where seq = ${seq}`)
    expect(await verify()).toMatchObject({ finding: 'gap', seq })
  })
})

describe('rows of work in many pieces', () => {
  it('are all compared, and a changed one on a border is found with the event that told of it', async () => {
    const other = await makeHouse()
    try {
      const anna = await other.signIn()
      await other.asPerson(anna, async (tx) => {
        await sql`insert into work.note (id, kind) select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'n' || n from generate_series(1, 8001) n`.execute(
          tx,
        )
        await sql`select audit.append('{"act":"x"}')`.execute(tx)
      })
      const whole = await verifyDatabase(other.pool, { key: other.key })
      expect(whole).toMatchObject({ ok: true, rows: 8001 })
      for (const row of [1, 4000, 4001, 8000, 8001]) {
        await other.byHand(`update work.note set kind = 'other' where kind = 'n${row}'`)
        const found = await verifyDatabase(other.pool, { key: other.key })
        expect(found).toMatchObject({ ok: false, finding: 'coverage', rows: 8001 })
        expect(found.says).toBe(`work.note ["00000000-0000-4000-8000-${String(row).padStart(12, '0')}"] was changed without a record.`)
        await other.byHand(`update work.note set kind = 'n${row}' where kind = 'other'`)
      }
      expect(await verifyDatabase(other.pool, { key: other.key })).toEqual(whole)
    } finally {
      await other.end()
    }
  })
})
