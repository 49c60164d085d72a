import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { append, appendAsNobody, settle, type Entry } from '#platform/record/record.ts'
import { verifyDatabase } from '#platform/record/verify.ts'
import { makeHouse, type House, type Signed } from '#test/record/house.ts'

let house: House
let anna: Signed
const entry = (who: Signed, more: Partial<Entry> = {}): Entry => ({
  act: 'note.written',
  session: who.session,
  result: 'done',
  request: 'r-1',
  version: '0.1.0',
  ...more,
})
const writeNote = async (tx: Tx): Promise<unknown> => await sql`insert into work.note (kind) values ('plan')`.execute(tx)
const count = async (what: 'work.note' | 'audit.event'): Promise<number> => {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.raw(what)}`.execute(house.pool)
  return Number(rows[0]?.n)
}
const last = async (): Promise<Record<string, unknown>> => {
  const { rows } = await sql<Record<string, unknown>>`select seq, at, actor, zone, case_id, body, rows from audit.event order by seq desc limit 1`.execute(
    house.pool,
  )
  return rows[0] ?? {}
}

beforeAll(async () => {
  house = await makeHouse()
  anna = await house.signIn()
})
afterAll(async () => await house.end())

describe('the deed and its record', () => {
  it('are kept together', async () => {
    const seq = await house.asPerson(anna, async (tx) => {
      await writeNote(tx)
      return await append(tx, entry(anna))
    })
    const line = await last()
    expect(Number(line['seq'])).toBe(seq)
    expect(line).toMatchObject({ actor: anna.person, zone: anna.zone })
    expect(line['body']).toBe(`{"act":"note.written","request":"r-1","result":"done","session":"${anna.session}","version":"0.1.0"}`)
    expect(line['rows']).toMatch(/^work\.note \["[0-9a-f-]{36}"\] [0-9a-f]{64}$/)
  })

  it('are undone together', async () => {
    const before = [await count('work.note'), await count('audit.event')]
    await expect(
      house.asPerson(anna, async (tx) => {
        await writeNote(tx)
        await append(tx, entry(anna))
        throw new Error('undo')
      }),
    ).rejects.toThrow('undo')
    expect([await count('work.note'), await count('audit.event')]).toEqual(before)
  })

  it('no deed is kept without its line', async () => {
    const before = await count('work.note')
    await expect(house.asPerson(anna, writeNote)).rejects.toThrow('without a line in the record')
    const late = async (tx: Tx): Promise<void> => {
      await append(tx, entry(anna))
      await writeNote(tx)
    }
    await expect(house.asPerson(anna, late)).rejects.toThrow('without a line in the record')
    const early = async (tx: Tx): Promise<void> => {
      await sql`set constraints all immediate`.execute(tx)
      await writeNote(tx)
    }
    await expect(house.asPerson(anna, early)).rejects.toThrow('without a line in the record')
    expect(await count('work.note')).toBe(before)
  })

  it('nothing is done when the record cannot be written', async () => {
    const before = await count('work.note')
    await sql`revoke execute on function audit.append(text) from lilja_app`.execute(house.pool)
    try {
      const deed = async (tx: Tx): Promise<void> => {
        await writeNote(tx)
        await append(tx, entry(anna))
      }
      await expect(house.asPerson(anna, deed)).rejects.toThrow('permission denied')
    } finally {
      await sql`grant execute on function audit.append(text) to lilja_app`.execute(house.pool)
    }
    expect(await count('work.note')).toBe(before)
  })

  it('a step that was taken back leaves no trace in the line', async () => {
    await house.asPerson(anna, async (tx) => {
      await sql`savepoint step`.execute(tx)
      await writeNote(tx)
      await sql`rollback to savepoint step`.execute(tx)
      await append(tx, entry(anna))
    })
    expect((await last())['rows']).toBe('')
  })

  it('knows rows by all their key columns, and what changed, moved or went', async () => {
    const [one, two, who] = ['1', '2', '3'].map((n) => `00000000-0000-4000-8000-00000000000${n}`)
    await house.asPerson(anna, async (tx) => {
      await sql`insert into work.seat values (${one}, ${who}, 'lead')`.execute(tx)
      await sql`update work.seat set case_id = ${two}`.execute(tx)
      await sql`delete from work.seat`.execute(tx)
      await append(tx, entry(anna))
    })
    const lines = String((await last())['rows']).split('\n')
    expect(lines.map((line) => line.replace(/[0-9a-f]{64}$/, 'digest'))).toEqual([
      `work.seat ["${one}", "${who}"] digest`,
      `work.seat ["${one}", "${who}"] gone`,
      `work.seat ["${two}", "${who}"] digest`,
      `work.seat ["${two}", "${who}"] gone`,
    ])
  })

  it('columns left out may change without a line', async () => {
    await house.asPerson(anna, async (tx) => await sql`update work.note set seen = seen + 1`.execute(tx))
    expect(await verifyDatabase(house.pool, { key: house.key })).toMatchObject({ ok: true })
  })

  it('a long deed is written down in pieces', async () => {
    await house.as('lilja_owner', async (tx) => {
      await sql`create policy keep on work.note to lilja_owner using (true) with check (true)`.execute(tx)
      await sql`insert into work.note (kind, due) select 'bulk', now() from generate_series(1, 500)`.execute(tx)
      await settle(tx, 'demo.furnished')
      await settle(tx, 'demo.furnished')
    })
    expect(await verifyDatabase(house.pool, { key: house.key })).toMatchObject({ ok: true })
    expect(String((await last())['rows']).length).toBeLessThan(10_000)
  })
})

describe('who and when', () => {
  it('are the database\u2019s to say', async () => {
    const forged = `{"act":"case.seen","actor":"00000000-0000-4000-8000-000000000009","at":"2001-01-01","seq":7}`
    await house.asPerson(anna, async (tx) => await sql`select audit.append(${forged})`.execute(tx))
    const line = await last()
    expect(line['actor']).toBe(anna.person)
    expect(Date.now() - (line['at'] as Date).getTime()).toBeLessThan(60_000)
    await house.as('lilja_app', async (tx) => {
      await sql`select set_config('app.ctx', 'made up', true)`.execute(tx)
      await appendAsNobody(tx, { act: 'sign-in', result: 'refused', person: anna.person, reason: 'passphrase', request: 'r-2', version: '0.1.0' })
    })
    expect(await last()).toMatchObject({ actor: null, zone: null })
  })

  it('the case is taken from the line itself', async () => {
    const caseId = '00000000-0000-4000-8000-0000000000aa'
    await house.asPerson(anna, async (tx) => await append(tx, entry(anna, { caseId, classes: ['C1'], records: [anna.person], result: 'seen' })))
    expect(await last()).toMatchObject({ case_id: caseId })
  })

  it('words about a person do not get in', async () => {
    await house.asPerson(anna, async (tx) => {
      for (const more of [
        { object: 'two words' },
        { reason: 'Åsa' },
        { classes: ['a\nb'] },
        { object: '' },
        { session: anna.person },
        { object: 'x'.repeat(201) },
      ]) {
        await expect(append(tx, entry(anna, more))).rejects.toThrow(TypeError)
      }
      await expect(append(tx, entry(anna, { count: 1.5 }))).rejects.toThrow(RangeError)
    })
    for (const body of ['[]', '{"a":"\u0007"}', '{"a":1,\n"b":2}', '{"act":"record.erased","first":0,"last":9}', 'nothing']) {
      await expect(house.asPerson(anna, async (tx) => await sql`select audit.append(${body})`.execute(tx))).rejects.toThrow()
    }
  })
})

describe('what is written stays', () => {
  it('for the program and for the owner', async () => {
    for (const role of ['lilja_app', 'lilja_clock', 'lilja_owner'] as const) {
      for (const text of [
        'update audit.event set body = body where seq = 0',
        'delete from audit.event where seq = 0',
        'truncate audit.event',
        `insert into audit.event (seq, at, commitment, leaf) values (99999, now(), '', '')`,
        'update audit.head set size = 0 where size < 0 or size >= 0 returning size',
      ]) {
        const attempt = house.as(role, async (tx) => {
          const { numAffectedRows } = await sql.raw(text).execute(tx)
          if (!numAffectedRows) throw new Error('nothing was changed')
        })
        await expect(attempt, `${role}: ${text}`).rejects.toThrow()
      }
    }
    await expect(sql`update audit.event set body = body`.execute(house.pool)).rejects.toThrow('only added to')
    await expect(sql`delete from audit.event`.execute(house.pool)).rejects.toThrow('only added to')
    await expect(house.as('lilja_app', async (tx) => await sql`select audit.erase(0, 1)`.execute(tx))).rejects.toThrow('permission denied')
    await expect(house.as('lilja_app', async (tx) => await sql`select count(*) from audit.event`.execute(tx))).rejects.toThrow('permission denied')
  })
})

describe('many at once', () => {
  it('eight writers leave no gap and no fork', async () => {
    const before = await count('audit.event')
    const people = await Promise.all(Array.from({ length: 8 }, () => house.signIn()))
    const seqs = await Promise.all(
      people.map(async (who) => {
        const mine: number[] = []
        for (let n = 0; n < 10; n++) {
          mine.push(
            await house.asPerson(who, async (tx) => {
              await writeNote(tx)
              return await append(tx, entry(who))
            }),
          )
        }
        return mine
      }),
    )
    expect(seqs.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, n) => before + n))
    expect(await verifyDatabase(house.pool, { key: house.key })).toMatchObject({ ok: true, events: before + 80 })
  })
})
