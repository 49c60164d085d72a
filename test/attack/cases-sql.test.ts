import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
  const added = await (
    await w.who('worker.alfa')
  ).fills(`/cases/${w.caseId}/team/new`, { person: w.id('worker2.alfa'), position: 'member', classes: ['C4'], writes: ['C4'], until: '2026-12-31' })
  expect(added.status).toBe(303)
})
afterAll(() => w.house.close())
/** Puts rows there as the database administrator, with a line in the record. */
const lays = async (query: ReturnType<typeof sql>): Promise<void> => {
  const admin = await w.house.scratch.admin('main')
  await admin.transaction().execute(async (tx) => {
    await query.execute(tx)
    await sql`select audit.settle('{"act":"test.set","result":"done"}')`.execute(tx)
  })
}
/** What it brings, or `null` when the database refuses. */
const refusedOr = async <Value>(deed: Promise<Value>): Promise<Value | null> => await deed.catch(() => null)

describe('SQL that is injected without a session', () => {
  it('neither becomes the role that counts nor reaches a coded row of another zone, with or without a statistician', async () => {
    await lays(sql`insert into cases.coded (case_id, zone_id, sex, age_group, purpose, country, track, outcome, opened_month, closed_month, coded_by)
      values (${w.otherCase}, ${w.zone('ALFA')}, 'woman', '25-34', 'sexual', 'RO', 'unclear', 'moved', '2026-11-01', '2026-11-01', ${w.id('worker2.alfa')})`)
    for (const login of [null, 'worker.alfa', 'statistician.nspm'])
      for (const wanted of [sql`set local role lilja_facts`, sql`select sex from facts.uncounted_closures()`])
        expect(await refusedOr(w.injects(login === null ? null : await w.who(login), async (tx) => (await wanted.execute(tx)).rows))).toBeNull()
    const own = await w.injects(await w.who('statistician.nspm'), async (tx) => (await sql`select sex from cases.coded`.execute(tx)).rows)
    expect(own).toEqual([])
  })
})

describe('SQL that is injected into the request of a member', () => {
  it('does not make her the lead', async () => {
    const wraps = await refusedOr(
      w.injects(await w.who('worker2.alfa'), async (tx) => {
        await sql`update cases.member set position = 'lead' where case_id = ${w.caseId} and person_id = authz.me()`.execute(tx)
        return (await sql`select id from cases.key_wrap where case_id = ${w.caseId} and holder_id <> authz.me()`.execute(tx)).rows.length
      }),
    )
    expect(wraps ?? 0).toBe(0)
  })

  it('lets her end her own part all the same', async () => {
    const ended = await w.injects(await w.who('worker2.alfa'), async (tx) =>
      Number(
        (
          await sql`update cases.member set ended_at = authz.now(), ended_by = authz.me(), ended_why = 'left' where case_id = ${w.caseId} and person_id = authz.me()`.execute(
            tx,
          )
        ).numAffectedRows,
      ),
    )
    expect(ended).toBe(1)
  })

  it('does not close the case, nor take its lead, from another zone', async () => {
    const police = await w.who('police.poln')
    const change = (set: ReturnType<typeof sql>) =>
      refusedOr(w.injects(police, async (tx) => Number((await sql`update cases.card set ${set} where id = ${w.caseId}`.execute(tx)).numAffectedRows)))
    expect(await change(sql`lead_unit_id = (select id from cases.unit where case_id = ${w.caseId} and zone_id = authz.my_zone())`)).toBeNull()
    expect(await change(sql`closed_at = now()`)).toBeNull()
    expect(await change(sql`phase = 'closed'`)).toBeNull()
    expect(await change(sql`urgent = not urgent`)).toBe(1)
  })

  it('does not ask the own head to lower a level that another zone leads', async () => {
    const asked = w.injects(await w.who('police.poln'), async (tx) => {
      await sql`insert into cases.approval (case_id, unit_id, zone_id, kind, object_id, pseudonym, level, asked_by)
        select case_id, id, zone_id, 'level', case_id, 'x', 0::smallint, authz.me() from cases.unit where case_id = ${w.caseId} and zone_id = authz.my_zone()`.execute(
        tx,
      )
      return true
    })
    expect(await refusedOr(asked)).toBeNull()
  })

  it('does not let what threatens her leave, nor make it last longer, without a second person', async () => {
    const worker = await w.who('worker.alfa')
    const decides = (classes: readonly string[], ground: string, set: ReturnType<typeof sql>) =>
      refusedOr(
        w.injects(worker, async (tx) => {
          const id = crypto.randomUUID()
          await sql`insert into cases.disclosure (id, case_id, from_unit, from_zone, to_zone, to_unit, named, mode, classes, purpose, ground, from_at, until_at, state, decided_by)
            select ${id}, u.case_id, u.id, u.zone_id, t.zone_id, t.id, array[${w.id('police.poln')}]::uuid[], 'snapshot', ${[...classes]}::text[], 'protect_tonight', ${ground},
              authz.now(), authz.now() + interval '10 days', 'draft', authz.me()
            from cases.unit u, cases.unit t where u.case_id = ${w.caseId} and u.zone_id = authz.my_zone() and t.case_id = u.case_id and t.zone_id = ${w.zone('POLN')}`.execute(
            tx,
          )
          return Number((await sql`update cases.disclosure set ${set} where id = ${id}`.execute(tx)).numAffectedRows)
        }),
      )
    const approved = sql`state = 'approved'`
    expect(await decides(['C4'], 'necessity', approved)).toBe(1)
    expect(await decides(['C10'], 'necessity', approved)).toBeNull()
    expect(await decides(['C4'], 'no_such_ground', approved)).toBeNull()
    expect(await decides(['C3'], 'necessity', sql`state = 'waiting'`)).toBe(1)
    expect(await decides(['C3'], 'necessity', sql`state = 'waiting', until_at = authz.now() + interval '15 days'`)).toBeNull()
    expect(await decides(['C4'], 'necessity', sql`state = 'approved', until_at = authz.now() + interval '186 days'`)).toBeNull()
    const longer = w.injects(worker, async (tx) => {
      await sql`insert into cases.disclosure (case_id, from_unit, from_zone, to_zone, to_unit, named, mode, classes, purpose, ground, from_at, until_at, state, decided_by)
        select u.case_id, u.id, u.zone_id, t.zone_id, t.id, array[${w.id('police.poln')}]::uuid[], 'running', array['C4'], 'protect_tonight', 'necessity',
          authz.now(), authz.now() + interval '10 days', 'draft', authz.me()
        from cases.unit u, cases.unit t where u.case_id = ${w.caseId} and u.zone_id = authz.my_zone() and t.case_id = u.case_id and t.zone_id = ${w.zone('POLN')}`.execute(
        tx,
      )
      await sql`update cases.disclosure set state = 'waiting' where case_id = ${w.caseId}`.execute(tx)
      return Number((await sql`update cases.disclosure set until_at = until_at + interval '1 day' where case_id = ${w.caseId}`.execute(tx)).numAffectedRows)
    })
    await expect(longer).rejects.toMatchObject({ code: '42501' })
  })
})

describe('SQL that is injected into the request of a holder of the duty key', () => {
  it('opens nothing but what the duty key is for, and nothing to whom no case role is given', async () => {
    const [own] = await w.admin(sql<{ id: string }>`select id from cases.unit where case_id = ${w.caseId} and zone_id = ${w.zone('ALFA')}`)
    const breaks = async (login: string, classes: readonly string[]) => {
      await lays(sql`insert into people.duty_holder (zone_id, person_id, wrap) values (${w.zone('ALFA')}, ${w.id(login)}, '\\x00') on conflict do nothing`)
      const broken = w.injects(await w.who(login), (tx) =>
        sql`insert into cases.glass (case_id, unit_id, zone_id, person_id, classes, reason, until_at)
          values (${w.caseId}, ${own?.id}, authz.my_zone(), authz.me(), ${[...classes]}::text[], 'other_urgent', authz.now() + interval '60 minutes')`.execute(
          tx,
        ),
      )
      return await refusedOr(broken.then((done) => Number(done.numAffectedRows)))
    }
    expect(await breaks('placing.alfa', ['C1', 'C3'])).toBe(1)
    for (const classes of [['C1', 'C4'], ['C8'], ['C9', 'C11'], []]) expect([classes, await breaks('placing.alfa', classes)]).toEqual([classes, null])
    for (const login of ['reviewer.alfa', 'finance.alfa']) expect([login, await breaks(login, ['C1'])]).toEqual([login, null])
  })
})

describe('SQL that is injected into the request of a colleague without team', () => {
  it('does not learn how many read where she is in another zone, nor plant a key at a record of another case', async () => {
    const worker = await w.who('worker.alfa')
    const [shelter] = await w.admin(sql<{ id: string }>`select id from cases.unit where case_id = ${w.caseId} and zone_id = ${w.zone('A17')}`)
    const readers = await w.injects(worker, async (tx) => (await sql<{ n: number }>`select cases.readers_of(${shelter?.id}, 'C3') as n`.execute(tx)).rows[0]?.n)
    expect(readers).toBe(0)
    for (const record of [w.records.farNote, w.records.otherNote]) {
      const planted = w.injects(worker, async (tx) => {
        await sql`insert into cases.record_wrap (record_id, case_id, holder, holder_id, wrap, made_by) values (${record}, ${w.caseId}, 'person', ${w.id('worker2.alfa')}, '\\x00', authz.me())`.execute(
          tx,
        )
        return true
      })
      expect(await refusedOr(planted)).toBeNull()
    }
  })

  it('does not say of a case of the highest level that it is hers, and so find it', async () => {
    expect((await (await w.who('worker.alfa')).fills(`/cases/${w.caseId}/level`, { level: '2' })).status).toBe(303)
    const placing = await w.who('placing.alfa')
    const found = await w.injects(
      placing,
      async (tx) => (await sql`select case_id from cases.find_known(array[${w.caseId}]::uuid[], '')`.execute(tx)).rows.length,
    )
    expect(found).toBe(0)
    const claimed = w.injects(placing, (tx) => sql`select case_id from cases.find_known(array[${w.caseId}]::uuid[])`.execute(tx))
    await expect(claimed).rejects.toMatchObject({ code: '42883' })
  })
})
