import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formToken } from '#platform/http/token.ts'
import { keep } from '#platform/http/draft.ts'
import { newPair, sealTo } from '#platform/sealing/pair.ts'
import { dbToken, keyRing } from '#platform/sealing/session-keys.ts'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())

describe('I signed out', () => {
  it('and stayed signed out, also when another tab was loading at that moment', async () => {
    const me = await w.house.someone('operator.alfa')
    const ctx = dbToken(me.token)
    await w.admin(sql`update authz.session set seen_at = now() - interval '2 minutes' where ctx_hash = sha256(convert_to(${ctx}, 'UTF8'))`)
    const { main } = w.house.scratch.databases
    let tab: Promise<unknown> = Promise.resolve()
    await main.transaction().execute(async (tx) => {
      await sql`select state from authz.enter(${ctx}, null)`.execute(tx)
      tab = main.transaction().execute(async (other) => await sql`select state from authz.enter(${ctx}, null)`.execute(other))
      for (let waits = 0; waits < 1;)
        waits = (await w.admin(sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%authz.enter%'`)).length
      await sql`select people.leave_session()`.execute(tx)
    })
    await tab
    await w.admin(sql`select pg_sleep(0.01)`)
    expect((await me.visits('/')).status).toBe(303)
  })

  it('and nobody with my old cookie leaves texts for me, or fills up the place for mine', async () => {
    const me = await w.house.someone('finance.alfa')
    const token = formToken(w.house.secrets.form, dbToken(me.token))
    await me.fills('/sign-out', {})
    await w.house.program.staff.request('http://127.0.0.1:8080/sign-in?left=yes', { headers: { cookie: `s=${me.token}` } })
    for (let n = 0; n < 21; n++) await me.submits('/cases/new', { _token: token, municipality: 'not mine' })
    expect(await w.admin(sql`select id from authz.draft where person_id = ${w.id('finance.alfa')}`)).toHaveLength(0)
  })
})

describe('what I had typed', () => {
  it('before my keys were lost is not there any more, and the form opens', async () => {
    const me = await w.who('worker.alfa')
    const lost = Buffer.from(sealTo(newPair().publicKey, new TextEncoder().encode('{"municipality":"2480"}')))
    const [draft] = await w.admin(
      sql<{ id: string }>`insert into authz.draft (person_id, path, sealed) values (${w.id('worker.alfa')}, '/cases/new', ${lost}) returning id`,
    )
    expect((await me.visits(`/cases/new?draft=${draft?.id}`)).status).toBe(200)
  })

  it('waits in at most fifty places', async () => {
    const me = await w.who('worker2.alfa')
    const keys = keyRing(newPair())
    const left = await w.injects(me, async (tx) => {
      for (let n = 0; n < 60; n++) await keep(tx, w.id('worker2.alfa'), keys, `/cases/${n}`, { text: 'x' })
      return (await sql`select id from authz.draft`.execute(tx)).rows.length
    })
    expect(left).toBe(50)
  })
})

describe('my role ended', () => {
  it('and my session lost it in the same minute', async () => {
    const me = await w.who('placing.alfa')
    expect((await me.visits('/cases')).status).toBe(200)
    const admin = await w.house.scratch.admin('main')
    await admin.transaction().execute(async (tx) => {
      await sql`update people.held_role set valid_from = authz.now() - interval '2 days', valid_until = authz.now() where person_id = ${w.id('placing.alfa')}`.execute(
        tx,
      )
      await sql`select audit.settle('{"act":"test.set","result":"done"}')`.execute(tx)
    })
    expect((await me.visits('/cases/new')).status).toBe(404)
  })
})

describe('a case of the highest level', () => {
  it('asks me for my code again on the pages of its meetings too', async () => {
    const me = await w.who('worker.alfa')
    const chairs = [...(await me.reads(`/cases/${w.caseId}/meetings/new`)).matchAll(/name="ask"[^>]*value="([^"]+)"/g)].map((match) => match[1] ?? '')
    const made = await me.fills(`/cases/${w.caseId}/meetings/new`, {
      at: '2026-11-22T10:00',
      ask: chairs.slice(0, 4),
      mode: 'anonymised',
      agenda: ['safety_tonight'],
    })
    const meeting = made.headers.get('location') ?? ''
    expect((await me.fills(`/cases/${w.caseId}/level`, { level: '2' })).status).toBe(303)
    await w.admin(sql`update authz.session set strong_at = now() - interval '20 minutes' where person_id = ${w.id('worker.alfa')}`)
    for (const path of [`/cases/${w.caseId}`, meeting, `${meeting}/minutes`, `${meeting}/decisions`, `/cases/${w.caseId}/meetings/new`]) {
      expect([path, (await me.visits(path)).headers.get('location')?.slice(0, 8)]).toEqual([path, '/step-up'])
    }
  })
})
