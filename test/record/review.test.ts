import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { heartbeat } from '#platform/record/checkpoint.ts'
import { looks, type Look } from '#platform/record/looks.ts'
import { append } from '#platform/record/record.ts'
import { makeHouse, type House, type Signed } from '#test/record/house.ts'

let house: House
let anna: Signed

/** Ten deeds, for the review to page through. */
beforeAll(async () => {
  house = await makeHouse()
  anna = await house.signIn()
  for (let n = 0; n < 10; n++) {
    await house.asPerson(
      anna,
      async (tx) => await append(tx, { act: 'note.written', session: anna.session, result: 'done', request: `r-${n}`, version: '0.1.0' }),
    )
  }
})
afterAll(async () => await house.end())

describe('log review', () => {
  it('shows a log reviewer who looked at what, and nobody else', async () => {
    const caseId = '00000000-0000-4000-8000-0000000000aa'
    await house.asPerson(anna, async (tx) => {
      for (const n of [1, 2, 3]) {
        const records = Array.from({ length: n }, () => anna.person)
        await append(tx, {
          act: 'case.seen',
          door: 'case',
          caseId,
          records,
          classes: ['C1'],
          session: anna.session,
          result: 'seen',
          request: `s-${n}`,
          version: '0.1.0',
        })
      }
    })
    await house.as('lilja_clock', heartbeat)
    const look = async (who: Signed, about: string | null, before: number | null, max: number): Promise<readonly Look[]> =>
      await house.asPerson(who, (tx) => looks(tx, about, before, max))
    const reviewer = await house.signInBeside(anna, 'log_reviewer')
    const elsewhere = await house.signIn('log_reviewer')
    const first = await look(reviewer, caseId, null, 2)
    expect(first.map(({ seq, records, actor }) => [seq, records, actor])).toEqual([
      [12, 3, anna.person],
      [11, 2, anna.person],
    ])
    expect(await look(reviewer, caseId, 11, 2)).toMatchObject([
      { seq: 10, act: 'case.seen', classes: ['C1'], result: 'seen', records: 1, caseId, zone: anna.zone },
    ])
    expect((await look(reviewer, null, null, 500)).map(({ act }) => act)).toEqual([
      ...Array<string>(3).fill('case.seen'),
      ...Array<string>(10).fill('note.written'),
    ])
    expect(await look(elsewhere, caseId, null, 10)).toEqual([])
    expect(await look(elsewhere, null, null, 10)).toEqual([])
    expect(await look(anna, caseId, null, 10)).toEqual([])
    expect(await look(anna, null, null, 10)).toEqual([])
    await expect(house.as('lilja_clock', async (tx) => await sql`select audit.recent(null, 1)`.execute(tx))).rejects.toThrow('permission denied')
  })
})
