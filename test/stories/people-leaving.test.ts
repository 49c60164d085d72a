import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { demoPerson } from '#capabilities/people/demo.ts'
import { handOverChecks } from '#capabilities/people/sockets.ts'
import { openSealed, pairOf } from '#platform/sealing/pair.ts'
import { openPeopleHouse, type Browser, type PeopleHouse } from '#test/stories/people-house.ts'

let house: PeopleHouse
let open = 2
const check: (typeof handOverChecks)[number] = () =>
  Promise.resolve([{ count: open, href: '/cases?led-by=someone', words: { sv: 'Ärenden att lämna över', en: 'Cases to hand over' } }])
beforeAll(async () => {
  house = await openPeopleHouse()
  handOverChecks.push(check)
})
afterAll(async () => {
  handOverChecks.splice(handOverChecks.indexOf(check), 1)
  await house.scratch.drop()
})

const path = (login: string): string => `/people/${demoPerson(login).id}`
const ends = (admin: Browser, login: string): Promise<Response> => admin.fills(`${path(login)}/leave`, {})

describe('leaving', () => {
  it('is refused while something is not handed over, and says what', async () => {
    const admin = await house.as('admin.alfa')
    const page = await admin.reads(`${path('worker2.alfa')}/leave`)
    expect(page).toContain('Cases to hand over: 2')
    expect(page).toContain('/cases?led-by=someone')
    const refused = await ends(admin, 'worker2.alfa')
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('not handed over')])
    expect((await (await house.as('worker2.alfa')).visits('/account')).status).toBe(200)
    open = 0
  })

  it('asks for the code again first', async () => {
    const admin = await house.as('admin.alfa')
    await sql`update authz.session set strong_at = now() - interval '6 minutes'`.execute(await house.scratch.admin('main'))
    expect((await ends(admin, 'worker2.alfa')).headers.get('location')).toMatch(/^\/step-up/)
  })

  it('ends every way in at once, and leaves the history', async () => {
    const admin = await house.as('admin.alfa')
    const them = await house.as('worker2.alfa')
    expect((await ends(admin, 'worker2.alfa')).status).toBe(303)
    expect((await them.visits('/account')).status).toBe(303)
    expect((await house.signsIn('worker2.alfa')).status).toBe(422)
    const page = await admin.reads(path('worker2.alfa'))
    expect(page).toContain('Left')
    expect(page).toContain('Case worker')
    expect(page).not.toContain('Help back in')
    expect(await admin.reads('/people')).toContain('Those who have left')
    expect(await admin.reads('/people')).not.toContain(demoPerson('worker2.alfa').name)
    expect(await admin.reads('/people?show=left')).toContain(demoPerson('worker2.alfa').name)
    const left = await sql<{ n: number }>`
      select (select count(*) from people.unlock where person_id = ${demoPerson('worker2.alfa').id})::integer
           + (select count(*) from authz.session where person_id = ${demoPerson('worker2.alfa').id} and (ended_at is null or blob is not null))::integer as n`.execute(
      await house.scratch.admin('main'),
    )
    expect(left.rows[0]?.n).toBe(0)
    const again = await ends(admin, 'worker2.alfa')
    expect([again.status, await again.text()]).toEqual([422, expect.stringContaining('already left')])
  })

  it('is refused for an officer, for the last who holds the duty key, for the last administrator and for oneself', async () => {
    const alfa = await house.as('admin.alfa')
    const officer = await ends(alfa, 'head.alfa')
    expect([officer.status, await officer.text()]).toEqual([422, expect.stringContaining('key officer')])
    const own = await ends(alfa, 'admin.alfa')
    expect([own.status, await own.text()]).toEqual([422, expect.stringContaining('your own access')])
    expect((await ends(alfa, 'operator.alfa')).status).toBe(303)
    const police = await house.as('police.poln')
    expect((await ends(police, 'threat.poln')).status).toBe(303)
  })

  it('is for administrators of the own zone', async () => {
    expect((await (await house.as('head.alfa')).visits(`${path('worker.alfa')}/leave`)).status).toBe(404)
    expect((await (await house.as('admin.beta')).visits(`${path('worker.alfa')}/leave`)).status).toBe(404)
  })
})

describe('the duty key', () => {
  it('is passed on by somebody who holds it, and by nobody else', async () => {
    const to = `${path('worker.beta')}/duty`
    const without = await (await house.as('admin.beta')).fills(to, {})
    expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('do not hold the duty key')])
    const head = await house.as('head.beta')
    expect(await head.reads(path('worker.beta'))).toContain('Give the duty key')
    expect((await head.fills(to, {})).status).toBe(303)
    const { rows } = await sql<{ wrap: Uint8Array; key: Uint8Array }>`
      select d.wrap, k.public_key as key from people.duty_holder d join people.zone_key k on k.zone_id = d.zone_id and k.kind = 'duty' where d.person_id = ${demoPerson('worker.beta').id}`.execute(
      await house.scratch.admin('main'),
    )
    const worker = house.players.get('worker.beta')
    if (!worker || !rows[0]) throw new Error('no wrap was made')
    expect(Buffer.from(pairOf(openSealed(worker.pair, rows[0].wrap)).publicKey).equals(rows[0].key)).toBe(true)
    const twice = await head.fills(to, {})
    expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('has it already')])
  })
})
