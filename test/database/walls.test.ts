import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Client, Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor, asClock, asFacts, asNobody, Rollback } from '#platform/db/enter.ts'
import { openPool } from '#platform/db/pool.ts'
import { makeScratch, type Scratch } from '#test/database/scratch.ts'

const token = 'a-token-of-one-session'
const person = randomUUID()
const zone = randomUUID()
let scratch: Scratch

const openSession = async (ctx: string): Promise<void> => {
  const hash = createHash('sha256').update(ctx).digest()
  await sql`
    insert into authz.session (token_hash, ctx_hash, person_id, zone_id, roles, language, kind)
    values (${createHash('sha256').update(`cookie ${ctx}`).digest()}, ${hash}, ${person}, ${zone}, array['case_worker'], 'sv', 'cookie')`.execute(
    await scratch.admin('main'),
  )
}

beforeAll(async () => {
  scratch = await makeScratch()
  await openSession(token)
})
afterAll(() => scratch.drop())

const refused = { code: '42501' }

describe('the login', () => {
  it('is lilja_app from its first statement, and comes back to it', async () => {
    const client = new Client(scratch.loginConnection)
    await client.connect()
    const who = async (): Promise<unknown> => (await client.query('select current_user as me')).rows[0]?.me
    expect(await who()).toBe('lilja_app')
    await client.query('reset role')
    expect(await who()).toBe('lilja_app')
    await client.end()
  })

  it('can do nothing as itself', async () => {
    const client = new Client(scratch.loginConnection)
    await client.connect()
    await client.query('set role none')
    await expect(client.query('select authz.now()')).rejects.toMatchObject(refused)
    await expect(client.query('select count(*) from authz.clock')).rejects.toMatchObject(refused)
    await client.end()
  })

  it.each(['lilja_owner', 'lilja_authz', 'lilja_door', 'lilja_clock', 'lilja_facts', 'pg_read_all_data', 'pg_signal_backend'])(
    'cannot become %s',
    async (role) => {
      await expect(sql`set role ${sql.id(role)}`.execute(scratch.databases.main)).rejects.toMatchObject({ code: expect.stringMatching(/^42501|22023$/) })
    },
  )

  it.each([
    'select count(*) from authz.session',
    'select ctx_hash from authz.session limit 1',
    'update authz.session set ended_at = null',
    `select authz.mine()`,
    'select count(*) from authz.slowed',
    'select count(*) from migrations.applied',
    `update authz.clock set ahead = '1 day'`,
    'create table authz.mine_now (id uuid)',
    'create temporary table odd (id uuid)',
    'create schema odd',
    `copy authz.clock to program 'true'`,
    `select pg_read_file('PG_VERSION')`,
  ])('is refused: %s', async (statement) => {
    await expect(sql.raw(statement).execute(scratch.databases.main)).rejects.toMatchObject(refused)
  })

  it.each(['lilja_door', 'lilja_clock', 'lilja_facts'])('of the inner side cannot read sessions as %s either', async (role) => {
    const tried = scratch.databases.inner.transaction().execute(async (tx) => {
      await sql`set local role ${sql.id(role)}`.execute(tx)
      await sql`select count(*) from authz.session`.execute(tx)
    })
    await expect(tried).rejects.toMatchObject(refused)
  })

  it('cannot come into the other database, and the other login not into this one', async () => {
    const other = scratch.adminConnection.vault.database ?? ''
    const client = new Client({ ...scratch.loginConnection, database: other })
    await expect(client.connect()).rejects.toMatchObject(refused)
  })
})

describe('entering', () => {
  it('as the person of the session, and nobody else', async () => {
    const entrance = await asActor(scratch.databases, token, null, async (tx, entered) => {
      const { rows } = await sql<{ me: string; zone: string }>`select authz.me() as me, authz.my_zone() as zone`.execute(tx)
      return { entered, asked: rows[0] }
    })
    expect(entrance).toMatchObject({
      state: 'open',
      value: { entered: { personId: person, zoneId: zone, roles: ['case_worker'], language: 'sv' }, asked: { me: person, zone } },
    })
  })

  it('with a made-up token is entering as nobody, and the deed is not run', async () => {
    let ran = false
    const entrance = await asActor(scratch.databases, 'made up', null, async () => {
      ran = true
    })
    expect(entrance).toEqual({ state: 'none' })
    expect(ran).toBe(false)
  })

  it.each(['', 'made up', person, `${token} `, createHash('sha256').update(token).digest('hex')])('a context set by hand (%j) is nobody', async (ctx) => {
    const me = await asNobody(scratch.databases, async (tx) => {
      await sql`select set_config('app.ctx', ${ctx}, true)`.execute(tx)
      return (await sql<{ me: string | null; roles: string[] }>`select authz.me() as me, authz.my_roles() as roles`.execute(tx)).rows[0]
    })
    expect(me).toEqual({ me: null, roles: [] })
  })

  it('after the session has ended says so, without its keys, and runs nothing', async () => {
    await openSession('ended')
    await sql`update authz.session set ended_at = now() where ctx_hash = sha256('ended')`.execute(await scratch.admin('main'))
    const entrance = await asActor(scratch.databases, 'ended', null, async () => 'ran')
    expect(entrance).toMatchObject({ state: 'over', over: { personId: person } })
    expect(entrance).not.toHaveProperty('over.blob')
  })

  it('after fifteen idle minutes, or ten hours, is over', async () => {
    for (const [ctx, column, ago] of [
      ['idle', 'seen_at', '16 minutes'],
      ['long', 'opened_at', '601 minutes'],
    ] as const) {
      await openSession(ctx)
      await sql`update authz.session set ${sql.id(column)} = now() - ${ago}::interval where ctx_hash = sha256(${ctx}::bytea)`.execute(
        await scratch.admin('main'),
      )
      expect(await asActor(scratch.databases, ctx, null, async () => 'ran')).toMatchObject({ state: 'over' })
    }
  })

  it('leaves nothing behind on the connection', async () => {
    const single = openPool(scratch.loginConnection, 1)
    const databases = { ...scratch.databases, main: single }
    const askWho = async () =>
      (
        await sql<{ me: string | null; scope: string | null; role: string }>`select authz.me() as me, authz.scope() as scope, current_user as role`.execute(
          single,
        )
      ).rows[0]
    const nobody = { me: null, scope: null, role: 'lilja_app' }

    await asActor(databases, token, randomUUID(), async () => undefined)
    expect(await askWho()).toEqual(nobody)
    await asActor(databases, token, randomUUID(), async () => Promise.reject(new Error('broken'))).catch(() => undefined)
    expect(await askWho()).toEqual(nobody)
    await asClock(databases, async () => undefined)
    expect(await askWho()).toEqual(nobody)
    await single.destroy()
  })

  it('is undone by a rollback, which still answers', async () => {
    const entrance = await asActor(scratch.databases, token, null, async (tx) => {
      await sql`insert into authz.deed (person_id, key, door, digest) values (authz.me(), gen_random_uuid(), 'try', 'x')`.execute(tx)
      throw new Rollback('refused')
    })
    expect(entrance).toEqual({ state: 'open', value: 'refused' })
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from authz.deed`.execute(await scratch.admin('main'))
    expect(rows[0]?.n).toBe(0)
  })

  it('as the clock or for the facts is a role of its own, without a person', async () => {
    const who = sql<{ role: string }>`select current_user as role`
    expect((await asClock(scratch.databases, (tx) => who.execute(tx))).rows[0]?.role).toBe('lilja_clock')
    expect((await asFacts(scratch.databases, (tx) => who.execute(tx))).rows[0]?.role).toBe('lilja_facts')
  })
})

describe('a pool', () => {
  it('gives whole numbers, dates and times as they are', async () => {
    const { rows } =
      await sql`select 9007199254740991::bigint as safe, 9007199254740993::bigint as large, date '2026-03-29' as day, timestamptz '2026-03-29T01:30:00Z' as at`.execute(
        scratch.databases.main,
      )
    expect(rows[0]).toEqual({ safe: 9_007_199_254_740_991, large: 9_007_199_254_740_993n, day: '2026-03-29', at: new Date('2026-03-29T01:30:00Z') })
  })

  it('outlives a connection that is cut', async () => {
    const admin = new Pool(scratch.adminConnection.main)
    await sql`select 1`.execute(scratch.databases.main)
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()', [
      scratch.loginConnection.user,
    ])
    await admin.end()
    await expect
      .poll(() =>
        sql<{ one: number }>`select 1 as one`.execute(scratch.databases.main).then(
          (found) => found.rows[0]?.one,
          () => null,
        ),
      )
      .toBe(1)
  })
})

it('the clock of work is moved by the migrator alone', async () => {
  await scratch.setClock(new Date('2026-03-02T22:15:00Z'))
  const { rows } = await sql<{ now: Date }>`select authz.now() as now`.execute(scratch.databases.main)
  expect(rows[0]?.now.toISOString()).toMatch(/^2026-03-02T22:15:0/)
})
