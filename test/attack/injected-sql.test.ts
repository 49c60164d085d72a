import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ctxHash, dbToken, newToken, tokenHash } from '#platform/sealing/session-keys.ts'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
  const added = await (await w.who('worker.alfa')).fills(`/cases/${w.caseId}/team/new`, { person: w.id('worker2.alfa'), position: 'member', classes: ['C4'], writes: ['C4'], until: '2026-12-31' })
  expect(added.status).toBe(303)
})
afterAll(() => w.house.close())
/** What it brings, or `null` when the database refuses. */
const refusedOr = async <Value>(deed: Promise<Value>): Promise<Value | null> => await deed.catch(() => null)

describe('SQL that is injected without a session', () => {
  it('becomes nobody: it cannot open a session in a name it chooses', async () => {
    const seen = await refusedOr(
      w.injects(null, async (tx) => {
        const token = newToken()
        await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${w.id('worker.alfa')}, ${w.zone('ALFA')}, array['case_worker', 'log_reviewer', 'org_admin'], 'sv', null, null, 'cookie')`.execute(tx)
        await sql`select authz.enter(${dbToken(token)}, null)`.execute(tx)
        return (await sql`select id from cases.card`.execute(tx)).rows.length
      }),
    )
    expect(seen ?? 0).toBe(0)
  })

  it('shuts nobody out: neither their sessions nor their codes', async () => {
    expect(await refusedOr(w.injects(null, (tx) => sql`select authz.end_sessions_of(${w.id('worker.alfa')})`.execute(tx)))).toBeNull()
    expect(await refusedOr(w.injects(null, async (tx) => (await sql<{ spent: boolean }>`select people.spend_code(${w.id('worker.alfa')}, 9000000000000) as spent`.execute(tx)).rows[0]?.spent)) ?? false).toBe(false)
  })

  it('counts no rows of cases without a statistician', async () => {
    const role = w.injects(null, async (tx) => {
      await sql`set local role lilja_facts`.execute(tx)
      return (await sql<{ row: boolean }>`select has_table_privilege('lilja_facts', 'facts.case_coded', 'select') as row`.execute(tx)).rows[0]?.row
    })
    expect(await role).toBe(false)
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

  it('does not close the case, nor take its lead, from another zone', async () => {
    const taken = await refusedOr(
      w.injects(await w.who('police.poln'), async (tx) => {
        await sql`update cases.card set lead_unit_id = (select id from cases.unit where case_id = ${w.caseId} and zone_id = authz.my_zone()) where id = ${w.caseId}`.execute(tx)
        const done = await sql`update cases.card set closed_at = now() where id = ${w.caseId}`.execute(tx)
        return Number(done.numAffectedRows)
      }),
    )
    expect(taken ?? 0).toBe(0)
  })

  it('does not ask the own head to lower a level that another zone leads', async () => {
    const asked = w.injects(await w.who('police.poln'), async (tx) => {
      await sql`insert into cases.approval (case_id, unit_id, zone_id, kind, object_id, pseudonym, level, asked_by)
        select case_id, id, zone_id, 'level', case_id, 'x', 0::smallint, authz.me() from cases.unit where case_id = ${w.caseId} and zone_id = authz.my_zone()`.execute(tx)
      return true
    })
    expect(await refusedOr(asked)).toBeNull()
  })
})

describe('SQL that is injected into the request of a colleague without team', () => {
  it('does not make her a holder of the duty key, who then opens in an emergency', async () => {
    for (const login of ['placing.alfa', 'reviewer.alfa']) {
      const seen = await refusedOr(
        w.injects(await w.who(login), async (tx) => {
          await sql`insert into people.duty_holder (zone_id, person_id, wrap) values (authz.my_zone(), authz.me(), '\\x00')`.execute(tx)
          await sql`insert into cases.glass (case_id, unit_id, zone_id, person_id, classes, reason, until_at)
            select ${w.caseId}, b.unit_id, authz.my_zone(), authz.me(), array['C1', 'C4', 'C8'], 'other_urgent', authz.now() + interval '60 minutes' from cases.breakable(${w.caseId}) b`.execute(tx)
          return (await sql`select id from cases.card where id = ${w.caseId}`.execute(tx)).rows.length
        }),
      )
      expect([login, seen ?? 0]).toEqual([login, 0])
    }
  })

  it('does not make an administrator her own head of unit', async () => {
    const made = w.injects(await w.who('admin.alfa'), async (tx) => {
      await sql`insert into people.held_position (zone_id, person_id, position) values (authz.my_zone(), authz.me(), 'unit_head')`.execute(tx)
      return true
    })
    expect(await refusedOr(made)).toBeNull()
  })

  it('does not say of a case of the highest level that it is hers, and so find it', async () => {
    expect((await (await w.who('worker.alfa')).fills(`/cases/${w.caseId}/level`, { level: '2' })).status).toBe(303)
    const found = await w.injects(await w.who('placing.alfa'), async (tx) => (await sql`select case_id from cases.find_known(array[${w.caseId}]::uuid[], array[${w.caseId}]::uuid[])`.execute(tx)).rows.length)
    expect(found).toBe(0)
  })

  it('does not learn how many read where she is in another zone, nor plant a key at a record of another case', async () => {
    const worker = await w.who('worker.alfa')
    const [shelter] = await w.admin(sql<{ id: string }>`select id from cases.unit where case_id = ${w.caseId} and zone_id = ${w.zone('A17')}`)
    const readers = await w.injects(worker, async (tx) => (await sql<{ n: number }>`select cases.readers_of(${shelter?.id}, 'C3') as n`.execute(tx)).rows[0]?.n)
    expect(readers).toBe(0)
    const planted = w.injects(worker, async (tx) => {
      await sql`insert into cases.record_wrap (record_id, case_id, holder, holder_id, wrap, made_by) values (${w.records.farNote}, ${w.caseId}, 'person', ${w.id('worker2.alfa')}, '\\x00', authz.me())`.execute(tx)
      return true
    })
    expect(await refusedOr(planted)).toBeNull()
  })
})
