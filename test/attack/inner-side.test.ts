import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#test/attack/world.ts'

let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.house.close())
const refused = { code: '42501' }

describe('SQL that is injected into a request', () => {
  it.each(['lilja_clock', 'lilja_facts', 'lilja_door', 'lilja_authz', 'lilja_owner'])('does not become %s', async (role) => {
    for (const as of [null, await w.who('worker.alfa')]) {
      for (const how of [sql`set role ${sql.id(role)}`, sql`set local role ${sql.id(role)}`, sql`set session authorization ${sql.id(role)}`])
        await expect(w.injects(as, (tx) => how.execute(tx))).rejects.toMatchObject(refused)
      const freed = w.injects(as, async (tx) => {
        await sql`set local role none`.execute(tx)
        return await sql`select staff_code from people.person`.execute(tx)
      })
      await expect(freed).rejects.toMatchObject(refused)
    }
  })

  it('does not make the session of its own request strong', async () => {
    const worker = await w.who('worker.alfa')
    const strong = () =>
      w.admin(sql<{ ago: number }>`
        select extract(epoch from now() - max(strong_at))::integer as ago from authz.session where person_id = ${w.id('worker.alfa')} and ended_at is null`)
    await w.admin(sql`update authz.session set strong_at = now() - interval '20 minutes' where person_id = ${w.id('worker.alfa')}`)
    await expect(w.injects(worker, (tx) => sql`select authz.strengthen(current_setting('app.ctx', true))`.execute(tx))).rejects.toMatchObject(refused)
    await expect(w.injects(worker, (tx) => sql`update authz.session set strong_at = now()`.execute(tx))).rejects.toMatchObject(refused)
    expect((await strong())[0]?.ago).toBeGreaterThan(1000)
  })

  it('neither forgets guesses nor counts them against somebody', async () => {
    const bucket = Buffer.alloc(32, 9)
    for (const as of [null, await w.who('worker.alfa')])
      for (const query of [
        sql`select authz.let_go(array[${bucket}]::bytea[], '{}')`,
        sql`select authz.count_guess(array[${bucket}]::bytea[], array[0])`,
        sql`select authz.slow_down(${bucket}, 0)`,
      ])
        await expect(w.injects(as, (tx) => query.execute(tx))).rejects.toMatchObject(refused)
  })

  it('gets nothing to guess a passphrase against, nobody’s locked key, and opens no session', async () => {
    for (const as of [null, await w.who('worker2.alfa')])
      for (const query of [
        sql`select people.sign_in_facts('worker2.alfa')`,
        sql`select people.prove('worker2.alfa', '')`,
        sql`select people.my_unlock()`,
        sql`select people.my_locked_key('')`,
        sql`select people.open_session('worker2.alfa', '', 9000000000000, '', '', '', 'cookie')`,
        sql`select people.change_unlock('', '', '{}', '', '')`,
        sql`select people.spend_code(authz.me(), 9000000000000)`,
        sql`select people.find_invitation('')`,
      ])
        await expect(w.injects(as, (tx) => query.execute(tx))).rejects.toMatchObject(refused)
  })
})

describe('the door itself', () => {
  const atDoor = <Row>(query: ReturnType<typeof sql<Row>>) => query.execute(w.house.scratch.databases.inner)
  it('is told what a derivation needs, and nothing to compare with', async () => {
    const { rows } = await atDoor(sql<Record<string, unknown>>`select * from people.sign_in_facts('worker.alfa')`)
    expect(rows.map((row) => Object.keys(row).sort())).toEqual([['cost', 'person_id', 'salt']])
    const [stored] = await w.admin(sql<{ verifier: Buffer }>`select verifier from people.unlock where person_id = ${w.id('worker.alfa')}`)
    for (const wrong of [stored?.verifier, Buffer.alloc(32), Buffer.alloc(0)])
      expect((await atDoor(sql`select * from people.prove('worker.alfa', ${wrong})`)).rows).toEqual([])
  })
  it('reads no table of work', async () => {
    for (const table of ['people.person', 'people.unlock', 'cases.card', 'authz.session', 'audit.event'])
      await expect(atDoor(sql`select count(*) from ${sql.table(table)}`)).rejects.toMatchObject(refused)
  })
})
