import { createPublicKey } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casePaths } from '#capabilities/cases/contract.ts'
import { verifyDatabase } from '#platform/record/verify.ts'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())

describe('a rule that the database administrator changed by hand', () => {
  it.each([
    ['a clock that gives more time', 'cases.clock_rule', sql`update cases.clock_rule set minutes = minutes * 10`],
    ['a ground that needs no second person', 'cases.ground', sql`update cases.ground set needs_second = false where needs_second`],
    ['a role that reads more', 'people.ceiling', sql`update people.ceiling set "right" = 'w' where "right" = 'r'`],
  ])('is found by `lilja audit verify`: %s', async (_what, table, change) => {
    const admin = await w.house.scratch.admin('main')
    const key = createPublicKey(w.house.secrets.auditKey)
    const rule = sql.table(table)
    expect(await verifyDatabase(admin, { key }, [])).toMatchObject({ ok: true })
    const verdict = await admin.connection().execute(async (db) => {
      await sql`create temporary table before as select * from ${rule}`.execute(db)
      await sql`set session_replication_role = replica`.execute(db)
      await change.execute(db)
      const found = await verifyDatabase(admin, { key }, [])
      await sql`delete from ${rule}`.execute(db)
      await sql`insert into ${rule} select * from before`.execute(db)
      await sql`set session_replication_role = default`.execute(db)
      await sql`drop table before`.execute(db)
      return found
    })
    expect(verdict).toMatchObject({ ok: false, finding: 'coverage', says: expect.stringContaining(table) })
    expect(await verifyDatabase(admin, { key }, [])).toMatchObject({ ok: true })
  })
})

describe('health care, which reads the card and does not change it', () => {
  it('writes down consent in its own part of a case, and still changes no card', async () => {
    const worker = await w.who('worker.alfa')
    expect((await worker.fills(casePaths.units(w.caseId), { zone: w.zone('VARD'), word: 'Gran', until: '2026-11-23T10:00' })).status).toBe(303)
    const nurse = await w.who('nurse.vard')
    const invitation = /invitations\/([0-9a-f-]{36})/.exec(await nurse.reads(casePaths.invitations))?.[1] ?? ''
    expect((await nurse.fills(casePaths.invitation(invitation), { answer: 'accept' })).status).toBe(303)
    const consented = await nurse.fills(casePaths.newConsent(w.caseId), {
      answer: 'yes',
      classes: ['C5'],
      recipients: [w.zone('ALFA')],
      purposes: ['investigate_crime'],
      language: 'ron',
      givenOn: '2026-11-20',
      form: 'oral',
      capacity: 'adult',
      validUntil: '2026-12-31',
    })
    expect(consented.status).toBe(303)
    const changed = await w.injects(
      nurse,
      async (tx) => (await sql`update cases.card set urgent = not urgent where id = ${w.caseId} returning id`.execute(tx)).rows.length,
    )
    expect(changed).toBe(0)
  })
})
