import { sql } from 'kysely'
import { Secret } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPerson } from '#capabilities/people/demo.ts'
import { asActor } from '#platform/db/enter.ts'
import { dbToken, tokenHash } from '#platform/sealing/session-keys.ts'
import { hiddenIn, openPeopleHouse, type Browser, type PeopleHouse } from '#test/stories/people-house.ts'

let house: PeopleHouse
beforeAll(async () => {
  house = await openPeopleHouse()
})
afterAll(() => house.scratch.drop())

const passphrase = 'hjortron kompass trappa mosaik'
const linkOn = (html: string): string => /data-link[^>]*>([^<]+)</.exec(html)?.[1] ?? ''
const codeOn = (html: string): string => /data-entry-code[^>]*>([^<]+)</.exec(html)?.[1] ?? ''
const secretOn = (html: string): Uint8Array | null => {
  const spelled = /<strong class="l-tabular">([A-Z2-7 ]+)</.exec(html)?.[1]
  return spelled === undefined ? null : Secret.fromBase32(spelled.replaceAll(' ', '')).bytes
}
const opens = (who: Browser, ceremony: string) => who.fills(ceremony, { spoke: 'yes' }, '/sign-out')

/** Goes through the link as far as it leads. True when whoever does it has come in. */
async function comesIn(link: string, entryCode: string, login: string): Promise<boolean> {
  const someone = house.browser()
  const page = `${link}?language=en`
  const begun = await someone.fills(page, { entryCode })
  const html = begun.status === 303 ? await someone.reads(page) : await begun.text()
  const secret = secretOn(html)
  if (secret === null) {
    const form = { ...hiddenIn(await someone.reads(page)), step: 'finish', entryCode, accepted: 'yes', passphrase, again: passphrase, code: '123456' }
    expect((await someone.submits(page, form)).status).not.toBe(303)
    return false
  }
  const done = await someone.submits(page, { ...hiddenIn(html), accepted: 'yes', passphrase, again: passphrase, code: house.codeOf(secret) })
  return done.status === 303 && (await house.signsIn(login, { passphrase, code: house.codeOf(secret) })).status === 303
}

describe('a recovery', () => {
  const lost = demoPerson('worker.alfa')
  let link = ''
  let code = ''
  it('does not let the officer who holds the link come in as the person', async () => {
    const admin = await house.as('admin.alfa')
    const ceremony = (await admin.fills(`/people/${lost.id}/recovery`, { reason: 'lost_both' })).headers.get('location') ?? ''
    code = codeOn(await admin.reads(ceremony))
    for (const officer of ['keys1.nspm', 'head.alfa']) expect((await opens(await house.as(officer), ceremony)).status).toBe(303)
    const html = await (await house.as('head.alfa')).reads(ceremony)
    link = linkOn(html)
    expect([link.slice(0, 12), codeOn(html)]).toEqual(['/invitation/', ''])
    expect(await comesIn(link, '', lost.login)).toBe(false)
    expect(await comesIn(link, 'A'.repeat(20), lost.login)).toBe(false)
  })

  it('does not let the administrator who asked come in either: she has a code and no link, and can make none', async () => {
    const admin = await house.as('admin.alfa')
    const { rows } = await sql<{ path: string }>`select '/people/recovery/' || id as path from people.recovery_session where person_id = ${lost.id}`.execute(
      await house.scratch.admin('main'),
    )
    const html = await admin.reads(rows[0]?.path ?? '')
    expect([codeOn(html), linkOn(html)]).toEqual([code, ''])
    expect((await admin.fills(`/people/${lost.id}/invitation`, {})).status).toBe(422)
    const own = 'a-token-of-her-own'.padEnd(43, 'x')
    await asActor(house.scratch.databases, dbToken(admin.token ?? ''), null, async (tx) => {
      await sql`insert into people.invitation (zone_id, person_id, token_hash, made_by, expires_at)
        values (authz.my_zone(), ${lost.id}, ${tokenHash(own)}, authz.me(), now() + interval '1 day')`.execute(tx)
      await sql`select audit.append('{"act":"person.invited","result":"done"}')`.execute(tx)
    })
    expect((await house.browser().visits(`/invitation/${own}`)).status).toBe(404)
  })

  it('lets the person in, who has both', async () => {
    expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/)
    expect(await comesIn(link, code, lost.login)).toBe(true)
  })

  it('asked for by an officer is finished by the two others, so that nobody holds both halves', async () => {
    const head = await house.as('head.a17')
    const ceremony = (await head.fills(`/people/${demoPerson('shelter.a17').id}/recovery`, { reason: 'lost_both' })).headers.get('location') ?? ''
    expect((await opens(await house.as('keys1.nspm'), ceremony)).status).toBe(303)
    const both = await opens(head, ceremony)
    expect([both.status, await both.text()]).toEqual([422, expect.stringContaining('hold the code')])
    expect((await opens(await house.as('keys2.nspm'), ceremony)).status).toBe(303)
    expect(linkOn(await head.reads(ceremony))).toBe('')
  })

  it('keeps of the code nothing but its hash and what only its maker opens', async () => {
    const { rows } = await sql<{ row: string }>`
      select row_to_json(s)::text as row from people.recovery_session s union all select row_to_json(c)::text from people.entry_code c`.execute(
      await house.scratch.admin('main'),
    )
    const all = rows.map(({ row }) => row).join('\n')
    expect(rows.length).toBeGreaterThan(1)
    for (const form of [code, code.replaceAll('-', '')]) for (const kept of [form, Buffer.from(form).toString('hex')]) expect(all).not.toContain(kept)
  })
})

describe('an administrator alone', () => {
  const invites = async (who: string, login: string, roles: readonly string[]): Promise<string> => {
    const admin = await house.as(who)
    const made = await admin.fills('/people/invite', { name: 'Påhittad Docka', login, language: 'en', roles, until: '' })
    return made.headers.get('location') ?? ''
  }
  it.each(['case_worker', 'org_admin', 'key_officer', 'log_reviewer'])('does not come in as a made-up %s', async (role) => {
    const path = await invites('admin.alfa', `docka-${role.slice(0, 3)}`, [role])
    const link = linkOn(await (await house.as('admin.alfa')).reads(path))
    expect(link).toContain('/invitation/')
    expect((await (await house.as('admin.alfa')).visits(`${path}/approval`)).status).toBe(404)
    for (const code of ['', 'A'.repeat(20)]) expect(await comesIn(link, code, `docka-${role.slice(0, 3)}.alfa`)).toBe(false)
  })

  it('does not come in as somebody who was approved: the code is the head’s to give, and a new link changes nothing', async () => {
    const path = await invites('admin.alfa', 'riktig', ['case_worker'])
    const head = await house.as('head.alfa')
    expect(await head.reads('/people')).toContain('New')
    expect((await head.fills(`${path}/approval`, { known: 'yes' })).status).toBe(303)
    const admin = await house.as('admin.alfa')
    expect((await admin.fills(`${path}/invitation`, {})).status).toBe(303)
    const link = linkOn(await admin.reads(path))
    expect(await comesIn(link, '', 'riktig.alfa')).toBe(false)
    expect([linkOn(await head.reads(path)), codeOn(await admin.reads(path))]).toEqual(['', ''])
    expect(await comesIn(link, codeOn(await head.reads(path)), 'riktig.alfa')).toBe(true)
  })

  it('gives nobody a role or the unit to lead that counts before another has approved it', async () => {
    const reviewer = demoPerson('reviewer.alfa')
    const admin = await house.as('admin.alfa')
    const change = { name: reviewer.name, roles: ['log_reviewer', 'case_worker'], positions: ['unit_head'], until: '' }
    expect((await admin.fills(`/people/${reviewer.id}/change`, change)).status).toBe(303)
    const counts = async () =>
      (
        await sql<{ roles: string[]; head: boolean }>`
          select people.held_roles(${reviewer.id}) as roles,
            exists (select from people.held_position h where h.person_id = ${reviewer.id} and h.position = 'unit_head') as head`.execute(
          await house.scratch.admin('main'),
        )
      ).rows[0]
    expect(await counts()).toEqual({ roles: ['log_reviewer'], head: false })
    for (const who of ['admin.alfa', 'reviewer.alfa', 'worker2.alfa', 'head.beta', 'admin.beta'])
      expect((await (await house.as(who)).visits(`/people/${reviewer.id}/approval`)).status, who).toBe(404)
    expect((await (await house.as('head.alfa')).fills(`/people/${reviewer.id}/approval`, { known: 'yes' })).status).toBe(303)
    expect(await counts()).toEqual({ roles: ['case_worker', 'log_reviewer'], head: true })
  })

  it('cannot write the approval into the tables by hand, nor make an ended role hold again', async () => {
    const admin = await house.as('admin.alfa')
    const person = demoPerson('finance.alfa').id
    const tries = [
      sql`insert into people.held_role (zone_id, person_id, role, given_by) values (authz.my_zone(), ${person}, 'case_worker', null)`,
      sql`insert into people.held_role (zone_id, person_id, role, given_by, confirmed_by) values (authz.my_zone(), ${person}, 'case_worker', authz.me(), ${demoPerson('head.alfa').id})`,
      sql`insert into people.offer (zone_id, person_id, role, given_by) values (authz.my_zone(), ${person}, 'case_worker', ${demoPerson('head.alfa').id})`,
      sql`insert into people.offer (zone_id, person_id, role, given_by) values (authz.my_zone(), authz.me(), 'case_worker', authz.me())`,
      sql`update people.offer set given_by = ${demoPerson('head.alfa').id}`,
      sql`update people.held_role set valid_until = now() + interval '1 year' where person_id = ${person}`,
      sql`insert into people.held_position (zone_id, person_id, position) values (authz.my_zone(), ${person}, 'unit_head')`,
      sql`insert into people.entry_code (person_id, zone_id, code_hash) values (${person}, authz.my_zone(), '')`,
    ]
    for (const query of tries)
      await expect(asActor(house.scratch.databases, dbToken(admin.token ?? ''), null, (tx) => query.execute(tx))).rejects.toMatchObject({ code: '42501' })
  })
})
