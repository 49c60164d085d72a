import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asFacts } from '#platform/db/enter.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())

/** Says nothing about anybody: dated reference data and the clock. */
const reference = [
  'authz.clock',
  'cases.clock_rule',
  'cases.ground',
  'directory.country',
  'directory.county',
  'directory.freshness_rule',
  'directory.function_kind',
  'directory.municipality',
  'directory.national_line',
  'directory.office_time',
  'directory.presence_rule',
  'directory.red_day',
  'facts.dataset',
  'people.ceiling',
  'people.zone_kind',
]
type Table = { readonly name: string; readonly readable: boolean }
const tables = (role: string): Promise<readonly Table[]> =>
  w.admin(sql<Table>`
    select c.oid::regclass::text as name, has_schema_privilege(${role}, n.oid, 'usage') and has_any_column_privilege(${role}, c.oid, 'select') as readable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm') and n.nspname !~ '^(pg_|information_schema)' order by 1`)

describe('somebody with the program’s own password for the database, and no session', () => {
  it('reads no row of any table but reference data', async () => {
    const found: string[] = []
    for (const { name } of (await tables('lilja_app')).filter((table) => table.readable)) {
      const rows = await w.injects(null, async (tx) => (await sql<{ n: number }>`select count(*)::integer as n from ${sql.raw(name)}`.execute(tx)).rows[0]?.n)
      if (rows !== 0) found.push(name)
    }
    expect(found.sort()).toEqual(reference)
  })

  it('is refused where nothing is granted', async () => {
    for (const { name } of (await tables('lilja_app')).filter((table) => !table.readable)) {
      const asked = w.injects(null, (tx) => sql`select count(*) from ${sql.raw(name)}`.execute(tx))
      await expect(asked, name).rejects.toMatchObject({ code: '42501' })
    }
  })

  it('changes nothing: no table takes an insert, a change or a deletion from nobody', async () => {
    for (const { name } of await tables('lilja_app')) {
      for (const deed of [sql`delete from ${sql.raw(name)}`, sql`insert into ${sql.raw(name)} default values`]) {
        const done = await w
          .injects(null, async (tx) => Number((await deed.execute(tx)).numAffectedRows ?? 0))
          .catch((fault: { code?: string }) => fault.code ?? 'fault')
        expect([name, ['42501', '23502', '55000', 0].includes(done)]).toEqual([name, true])
      }
    }
  })

  it('gets nothing out of the functions made for those who are signed in', async () => {
    const worker = w.id('worker.alfa')
    const asked = await w.injects(null, async (tx) => {
      const { rows } = await sql<{ found: number }>`
        select (select count(*) from people.staff_card(array[${worker}]::uuid[])) + (select count(*) from people.staff_of_zone(${w.zone('ALFA')}))
          + (select count(*) from people.public_keys(array[${worker}]::uuid[])) + (select count(*) from people.my_sessions())
          + (select count(*) from people.officers_of(${w.zone('ALFA')})) + (select count(*) from people.reads_of(${worker})) + (select count(*) from people.my_recoveries())
          + (select count(*) from cases.my_memberships(${w.caseId})) + (select count(*) from cases.breakable(${w.caseId})) + (select count(*) from cases.opening_card(${w.caseId}))
          + (select count(*) from cases.my_walls()) + (select count(*) from cases.open_ends(${w.caseId})) + (select count(*) from audit.looks(${w.caseId}, null, 200))
          + (select count(*) from audit.recent(null, 200)) + (select count(*) from cases.find_known(array[${w.caseId}]::uuid[], '')) as found`.execute(tx)
      return rows[0]?.found
    })
    expect(Number(asked)).toBe(0)
  })
})

describe('somebody who is signed in, with SQL in hand', () => {
  it('sees no row of a case of others: another zone, a colleague without team, an administrator, a reviewer', async () => {
    const mine = ['cases.glass', 'cases.invitation', 'cases.approval', 'cases.transfer_country', 'cases.transfer_ground', ...reference]
    for (const login of ['coordinator.sthm', 'placing.alfa', 'admin.alfa', 'reviewer.alfa', 'statistician.nspm', 'keys1.nspm']) {
      const someone = await w.who(login)
      for (const { name } of (await tables('lilja_app')).filter(
        (table) => table.readable && /^(cases|contact)\./.test(table.name) && !mine.includes(table.name),
      )) {
        const rows = await w.injects(
          someone,
          async (tx) => (await sql<{ n: number }>`select count(*)::integer as n from ${sql.raw(name)}`.execute(tx)).rows[0]?.n,
        )
        expect([login, name, rows]).toEqual([login, name, 0])
      }
    }
  })

  it('cannot widen what is seen by naming another case', async () => {
    const worker = await w.who('worker.alfa')
    const seen = (scope: string): Promise<readonly string[]> =>
      w.injects(worker, async (tx) => {
        await sql`select set_config('app.scope', ${scope}, true)`.execute(tx)
        return (await sql<{ id: string }>`select id from cases.card`.execute(tx)).rows.map((row) => row.id)
      })
    expect(await seen('')).toEqual([w.caseId])
    expect(await seen(w.caseId)).toEqual([w.caseId])
    for (const other of [w.farCase, w.otherCase, crypto.randomUUID()]) expect(await seen(other)).toEqual([])
  })

  it('does not start a disclosure that no second person has seen', async () => {
    const seen = await w
      .injects(await w.who('shelter.a17'), async (tx) => {
        await sql`insert into cases.disclosure (case_id, from_unit, from_zone, to_zone, to_unit, named, mode, classes, purpose, ground, from_at, until_at, state, decided_by)
          select u.case_id, u.id, u.zone_id, t.zone_id, t.id, array[${w.id('police.poln')}]::uuid[], 'running', array['C3'], 'protect_tonight', 'necessity', authz.now(), authz.now() + interval '180 days', 'draft', authz.me()
          from cases.unit u, cases.unit t where u.case_id = ${w.caseId} and u.zone_id = authz.my_zone() and t.case_id = u.case_id and t.zone_id = ${w.zone('POLN')}`.execute(
          tx,
        )
        await sql`update cases.disclosure set state = 'running' where case_id = ${w.caseId}`.execute(tx)
        await sql`select authz.enter(${dbToken((await w.who('police.poln')).token)}, null)`.execute(tx)
        return (await sql`select id from cases.record where class = 'C3' and case_id = ${w.caseId}`.execute(tx)).rows.length
      })
      .catch(() => 0)
    expect(seen).toBe(0)
  })

  it('keeps no row without a line in the record', async () => {
    const worker = await w.who('worker.alfa')
    const written = w.injects(worker, async (tx) => {
      await sql`update cases.card set version = version + 1 where id = ${w.caseId}`.execute(tx)
      await sql`set constraints all immediate`.execute(tx)
    })
    await expect(written).rejects.toMatchObject({ code: 'AU001' })
  })

  it('writes no line of the record in somebody else’s name, nor at another time', async () => {
    const worker = await w.who('worker.alfa')
    const said = JSON.stringify({ act: 'case.seen', actor: w.id('head.alfa'), zone: w.zone('A17'), at: '2020-01-01', result: 'seen' })
    await w.house.scratch.databases.main.transaction().execute(async (tx) => {
      await sql`select state from authz.enter(${dbToken(worker.token)}, null)`.execute(tx)
      await sql`select audit.append(${said})`.execute(tx)
    })
    const [line] = await w.admin(
      sql<{
        actor: string
        zone: string
        recent: boolean
      }>`select actor, zone, at > now() - interval '1 minute' as recent from audit.event order by seq desc limit 1`,
    )
    expect(line).toEqual({ actor: w.id('worker.alfa'), zone: w.zone('ALFA'), recent: true })
    for (const act of ['record.erased', 'record.restated', 'record.forgotten', 'record.restored', 'record.carried']) {
      await expect(w.injects(worker, (tx) => sql`select audit.append(${JSON.stringify({ act, result: 'done' })})`.execute(tx))).rejects.toMatchObject({
        code: 'AU003',
      })
    }
    for (const query of [
      sql`select audit.write('{"act":"x"}')`,
      sql`select audit.erase(0, 1)`,
      sql`select audit.begin_again()`,
      sql`update audit.event set body = ''`,
      sql`delete from audit.event`,
    ]) {
      await expect(w.injects(worker, (tx) => query.execute(tx))).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('the role that counts', () => {
  it('reads the views of schema facts, and no table of any other', async () => {
    for (const { name, readable } of await tables('lilja_facts')) {
      if (name.startsWith('facts.') || !readable) continue
      expect([
        'authz.clock',
        'cases.coded',
        'statistics.closed_cell',
        'statistics.closed_period',
        'statistics.programme_cell',
        'statistics.programme_period',
        'statistics.twelfth_cell',
        'statistics.twelfth_period',
      ]).toContain(name)
    }
    const wide = asFacts(w.house.scratch.databases, (tx) => sql`select case_id, zone_id, coded_by from cases.coded`.execute(tx))
    await expect(wide).rejects.toMatchObject({ code: '42501' })
  })
})
