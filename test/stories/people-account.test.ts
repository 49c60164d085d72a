import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { demoPerson } from '#capabilities/people/demo.ts'
import { ceilingRows } from '#capabilities/people/domain/roles.ts'
import { whySources } from '#capabilities/people/sockets.ts'
import { asActor, asNobody } from '#platform/db/enter.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { cookieOf, openPeopleHouse, type PeopleHouse } from '#test/stories/people-house.ts'

let house: PeopleHouse
beforeAll(async () => void (house = await openPeopleHouse()))
afterAll(() => house.scratch.drop())

describe('the own account', () => {
  it('shows sessions, and ends the others', async () => {
    const one = house.browser(cookieOf(await house.signsIn('worker.alfa')))
    const other = house.browser(cookieOf(await house.signsIn('worker.alfa')))
    expect(await one.reads('/account')).toContain('Logga ut de andra')
    expect((await one.fills('/account/sessions', {})).headers.get('location')).toBe('/account')
    expect((await other.visits('/account')).status).toBe(303)
    expect((await one.visits('/account')).status).toBe(200)
  })

  it('changes the language of the pages, for now and for later, and goes back to where one was', async () => {
    const browser = house.browser(cookieOf(await house.signsIn('worker.alfa')))
    expect((await browser.fills('/language', { language: 'en', to: '/people' })).headers.get('location')).toBe('/people')
    expect(await browser.reads('/people')).toContain('Everybody who works in')
    expect(await house.browser(cookieOf(await house.signsIn('worker.alfa'))).reads('/people')).toContain('Everybody who works in')
    expect((await browser.fills('/language', { language: 'en', to: 'https://evil.example' })).headers.get('location')).toBe('/')
    expect((await browser.fills('/language', { language: 'xx' })).status).toBe(422)
  })

  it('changes the passphrase with the old one and a code, and ends other sessions', async () => {
    const login = 'finance.alfa'
    const old = demoPerson(login).passphrase
    const fresh = 'skridsko lavendel farstu granit'
    const browser = house.browser(cookieOf(await house.signsIn(login)))
    const other = house.browser(cookieOf(await house.signsIn(login)))
    const typed = { current: old, fresh, again: fresh }
    for (const [wrong, words] of [
      [{ fresh: 'short', again: 'short' }, '15 characters'],
      [{ again: 'different from the other' }, 'not the same'],
      [{ current: 'not the present one' }, 'is wrong'],
      [{ code: '000000' }, 'is wrong'],
    ] as const) {
      const answer = await browser.fills('/account/passphrase', { ...typed, code: house.nextCode(login), ...wrong })
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)])
    }
    expect((await browser.fills('/account/passphrase', { ...typed, code: house.nextCode(login) })).headers.get('location')).toBe('/account?changed=yes')
    expect((await other.visits('/account')).status).toBe(303)
    expect((await browser.visits('/account')).status).toBe(200)
    expect((await house.signsIn(login)).status).toBe(422)
    expect((await house.signsIn(login, { passphrase: fresh })).status).toBe(303)
    expect((await house.browser().visits('/account/passphrase')).headers.get('location')).toBe('/sign-in?next=%2Faccount%2Fpassphrase')
  })
})

describe('why do I see this', () => {
  it('says what roles give at most, the zone’s secrecy, and what the rooms add about one subject', async () => {
    const about = crypto.randomUUID()
    const source: (typeof whySources)[number] = (_visit, subject) =>
      Promise.resolve(
        subject === about ? [{ code: 'A1', allows: true, words: { sv: 'Du är med i ärendets grupp.', en: 'You are on the team of the case.' } }] : [],
      )
    whySources.push(source)
    const browser = await house.as('operator.alfa')
    const general = await browser.reads('/why')
    expect(general).toContain('Secrecy in social services')
    expect(general).toContain('writes a short form')
    expect(general).not.toContain('on the team')
    expect(await browser.reads(`/why?about=${about}`)).toContain('You are on the team of the case.')
    expect((await browser.visits('/why?about=everything')).status).toBe(404)
    whySources.splice(whySources.indexOf(source), 1)
  })
  it('tells an administrator that no role of theirs opens a case', async () => {
    expect(await (await house.as('admin.alfa')).reads('/why')).toContain('no role that gives a place in a case')
  })
})

describe('the walls', () => {
  const asApp = async <Row>(login: string, ask: () => ReturnType<typeof sql<Row>>) => {
    const browser = await house.as(login)
    const answer = await asActor(house.scratch.databases, dbToken(browser.token ?? ''), null, async (tx) => (await ask().execute(tx)).rows)
    if (answer.state !== 'open') throw new Error('not signed in')
    return answer.value
  }
  it('show names in the own zone only, and cards of everybody', async () => {
    const rows = await asApp<{ zone_code: string }>('worker.alfa', () => sql`select distinct zone_code from people.person`)
    expect(rows).toEqual([{ zone_code: 'ALFA' }])
    const cards = await asApp<{ staff_code: string; name: string | null }>(
      'worker.alfa',
      () => sql`select staff_code, name from people.staff_card(${[demoPerson('worker.alfa').id, demoPerson('shelter.a17').id]}::uuid[]) order by staff_code`,
    )
    expect(cards).toEqual([
      { staff_code: 'A17-01', name: null },
      { staff_code: 'ALFA-02', name: 'Elin Exempel' },
    ])
  })
  it('show nothing to nobody', async () => {
    const counts = await asNobody(
      house.scratch.databases,
      async (tx) =>
        (
          await sql<{ n: number }>`
      select (select count(*) from people.person)::integer + (select count(*) from people.zone)::integer + (select count(*) from people.zone_key)::integer
        + (select count(*) from people.staff_card(array[${demoPerson('worker.alfa').id}]::uuid[]))::integer + (select count(*) from people.public_keys(array[${demoPerson('worker.alfa').id}]::uuid[]))::integer as n`.execute(
            tx,
          )
        ).rows,
    )
    expect(counts[0]?.n).toBe(0)
  })
  it.each([
    ['the ways to unlock', 'select * from people.unlock'],
    ['the hashes of links', 'select token_hash from people.invitation'],
    ['setting somebody’s key', "update people.person set public_key = decode(repeat('00', 32), 'hex')"],
    ['replacing the shares', "select people.replace_shares(gen_random_uuid(), '{}', '{}', '{}', '{}')"],
    ['renewing a person', "select people.renew_person(gen_random_uuid(), '', '', '', '')"],
    ['ending somebody’s access elsewhere', `select people.end_access('${demoPerson('worker.beta').id}')`],
    ['adding a zone', "insert into people.zone (name, code, kind, secrecy_rule) values ('x', 'XX', 'police', 'none')"],
  ])('keep %s from an administrator', async (_what, statement) => {
    await expect(asApp('admin.alfa', () => sql.raw<never>(statement))).rejects.toMatchObject({ code: '42501' })
  })
  it.each([
    [
      'giving a role',
      `insert into people.held_role (zone_id, person_id, role, given_by) select zone_id, id, 'org_admin', id from people.person where id = '${demoPerson('worker.alfa').id}'`,
    ],
    [
      'adding a person',
      `insert into people.person (zone_id, zone_code, login, name, staff_code) select zone_id, zone_code, 'zz.alfa', 'Z', 'ALFA-99' from people.person limit 1`,
    ],
    [
      'asking for a ceremony',
      `insert into people.recovery_session (zone_id, person_id, reason, asked_by) select zone_id, id, 'lost_both', id from people.person where id = '${demoPerson('worker.alfa').id}'`,
    ],
  ])('keep %s from somebody who is no administrator', async (_what, statement) => {
    await expect(asApp('worker.alfa', () => sql.raw<never>(statement))).rejects.toMatchObject({ code: '42501' })
  })
  it('hold the same ceilings as the code', async () => {
    const rows = await asApp<{ role: string; class: string; right: string }>('worker.alfa', () => sql`select role, class, "right" from people.ceiling`)
    const words = (list: readonly { role: string; class: string; right: string }[]) => list.map((row) => `${row.role} ${row.class} ${row.right}`).sort()
    expect(words(rows)).toEqual(words(ceilingRows))
    const mine = await asApp<{ c: string }>('worker.alfa', () => sql`select people.my_reads() as c order by 1`)
    expect(mine.map((row) => row.c)).toEqual(['C0', 'C1', 'C10', 'C11', 'C2', 'C4', 'C5', 'C7', 'C8', 'C9'])
  })
})
