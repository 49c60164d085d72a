import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ctxHash, dbToken, newToken, tokenHash } from '#platform/sealing/session-keys.ts'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())
/** What it brings, or `null` when the database refuses. */
const refusedOr = async <Value>(deed: Promise<Value>): Promise<Value | null> => await deed.catch(() => null)

describe('SQL that is injected without a session', () => {
  it('is not let in with a proof that is not one', async () => {
    const [stored] = await w.admin(sql<{ verifier: Buffer }>`select verifier from people.unlock where person_id = ${w.id('worker.alfa')}`)
    const token = newToken()
    const query = sql<{ id: string | null }>`
      select people.open_session('worker.alfa', ${stored?.verifier}, 9000000000000, ${tokenHash(token)}, ${ctxHash(dbToken(token))}, null, 'cookie') as id`
    expect(await refusedOr(w.injects(null, (tx) => query.execute(tx)))).toBeNull()
    expect((await query.execute(w.house.scratch.databases.inner)).rows).toEqual([{ id: null }])
  })

  it('becomes nobody: it cannot open a session in a name it chooses', async () => {
    const seen = await refusedOr(
      w.injects(null, async (tx) => {
        const token = newToken()
        await sql`select authz.open_session(${tokenHash(token)}, ${ctxHash(dbToken(token))}, ${w.id('worker.alfa')}, ${w.zone('ALFA')}, array['case_worker', 'log_reviewer', 'org_admin'], 'sv', null, null, 'cookie')`.execute(
          tx,
        )
        await sql`select authz.enter(${dbToken(token)}, null)`.execute(tx)
        return (await sql`select id from cases.card`.execute(tx)).rows.length
      }),
    )
    expect(seen ?? 0).toBe(0)
  })

  it('shuts nobody out: neither their sessions nor their codes', async () => {
    expect(await refusedOr(w.injects(null, (tx) => sql`select authz.end_sessions_of(${w.id('worker.alfa')})`.execute(tx)))).toBeNull()
    expect(
      (await refusedOr(
        w.injects(
          null,
          async (tx) => (await sql<{ spent: boolean }>`select people.spend_code(${w.id('worker.alfa')}, 9000000000000) as spent`.execute(tx)).rows[0]?.spent,
        ),
      )) ?? false,
    ).toBe(false)
  })
})

describe('SQL that is injected into the request of a colleague without team', () => {
  it('does not make her a holder of the duty key, who then opens in an emergency', async () => {
    for (const login of ['placing.alfa', 'reviewer.alfa']) {
      const seen = await refusedOr(
        w.injects(await w.who(login), async (tx) => {
          await sql`insert into people.duty_holder (zone_id, person_id, wrap) values (authz.my_zone(), authz.me(), '\\x00')`.execute(tx)
          await sql`insert into cases.glass (case_id, unit_id, zone_id, person_id, classes, reason, until_at)
            select ${w.caseId}, b.unit_id, authz.my_zone(), authz.me(), array['C1', 'C4', 'C8'], 'other_urgent', authz.now() + interval '60 minutes' from cases.breakable(${w.caseId}) b`.execute(
            tx,
          )
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

  it('ends nobody’s sessions, and spends nobody’s code', async () => {
    const worker = await w.who('worker2.alfa')
    for (const person of [w.id('worker.alfa'), w.id('police.poln')]) {
      expect(await refusedOr(w.injects(worker, (tx) => sql`select people.end_sessions_of(${person})`.execute(tx)))).toBeNull()
      expect(await refusedOr(w.injects(worker, (tx) => sql`select people.spend_code(${person}, 9000000000000)`.execute(tx)))).toBeNull()
    }
    const admin = await w.who('admin.alfa')
    expect(await refusedOr(w.injects(admin, (tx) => sql`select people.end_sessions_of(${w.id('police.poln')})`.execute(tx)))).toBeNull()
    expect(await refusedOr(w.injects(admin, (tx) => sql`select people.end_sessions_of(${w.id('worker2.alfa')})`.execute(tx)))).not.toBeNull()
  })

  it('does not make an administrator a holder of the duty key', async () => {
    const made = w.injects(await w.who('admin.alfa'), async (tx) => {
      await sql`insert into people.duty_holder (zone_id, person_id, wrap) values (authz.my_zone(), authz.me(), '\\x00')`.execute(tx)
      return true
    })
    expect(await refusedOr(made)).toBeNull()
  })
})
