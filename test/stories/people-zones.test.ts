import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { PoolConfig } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { person } from '#app/verbs/person.ts'
import { runVerb } from '#app/verbs/run.ts'
import { zone } from '#app/verbs/zone.ts'
import { demoPerson, demoZone } from '#capabilities/people/demo.ts'
import { openSecrets } from '#platform/config/secrets.ts'
import { openPeopleHouse, type PeopleHouse } from '#test/stories/people-house.ts'

let house: PeopleHouse
let folder: string
let env: Record<string, string>
const urlOf = ({ user, password, host, port, database }: PoolConfig): string =>
  `postgres://${user}:${encodeURIComponent(typeof password === 'string' ? password : '')}@/${database}?host=${encodeURIComponent(host ?? '')}&port=${port}`
const lilja = async (...args: readonly string[]): Promise<{ ending: number; out: string; err: string }> => {
  const out: string[] = []
  const err: string[] = []
  const ending = await runVerb([zone, person], args, { out: (line) => out.push(line), err: (line) => err.push(line), env, cwd: folder })
  return { ending, out: out.join('\n'), err: err.join('\n') }
}
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lilja-people-'))
  house = await openPeopleHouse()
  env = {
    LILJA_DATABASE: urlOf(house.scratch.adminConnection.main),
    LILJA_VAULT: urlOf(house.scratch.adminConnection.vault),
    LILJA_SECRETS: join(folder, 'secrets'),
  }
  // A verb gives the logins the passwords of its own folder; the house goes on with those it has.
  const { admin } = (await openSecrets(env['LILJA_SECRETS'] ?? '')).database
  const { main: app, vault } = house.scratch.passwords
  writeFileSync(join(folder, 'secrets', 'database'), `${JSON.stringify({ admin, app, vault })}\n`)
})
afterAll(async () => {
  await house.scratch.drop()
  rmSync(folder, { recursive: true, force: true })
})

const forgetKeys = (code: string) =>
  house.owner(async (tx) => {
    for (const table of ['recovery_share', 'recovery_officer', 'duty_holder', 'zone_key'])
      await sql`delete from people.${sql.raw(table)} where zone_id = ${demoZone(code).id}`.execute(tx)
  })

describe('a zone without keys', () => {
  const three = { officer1: demoPerson('head.beta').id, code2: 'NSPM-04', code3: 'nspm-05', duty: [demoPerson('head.beta').id] }
  it('says so, and gets them from its administrator, once', async () => {
    await forgetKeys('BETA')
    const admin = await house.as('admin.beta')
    expect(await admin.reads('/people/zone')).toContain('no recovery keys')
    const refused = await admin.fills(`/people/${demoPerson('worker.beta').id}/recovery`, { reason: 'lost_both' })
    expect(await refused.text()).toContain('no recovery keys yet')
    const sets = (fields: object) => admin.fills('/people/recovery/set-up', { ...three, ...fields })
    for (const wrong of [{ code2: 'NSPM-05' }, { code2: 'NSPM-01' }, { officer1: demoPerson('worker.beta').id }, { code3: 'NOBODY-1' }, { code3: '' }]) {
      const answer = await sets(wrong)
      expect([answer.status, await answer.text()], JSON.stringify(wrong)).toEqual([422, expect.stringContaining('three different key officers')])
    }
    const nobody = await sets({ duty: [] })
    expect([nobody.status, await nobody.text()]).toEqual([422, expect.stringContaining('Choose at least one')])
    expect((await sets({})).headers.get('location')).toBe('/people/zone')
    expect(await admin.reads('/people/zone')).toContain('NSPM-04')
    const twice = await sets({})
    expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('already has keys')])
  })
  it('is nothing for others to set up', async () => expect((await (await house.as('head.beta')).visits('/people/recovery/set-up')).status).toBe(404))
})

describe('lilja zone', () => {
  it('adds a zone, and refuses what is wrong with a sentence', async () => {
    expect(await lilja('zone', 'add', 'ny', '--name', 'Enheten NY', '--kind', 'shelter')).toMatchObject({ ending: 0, err: '' })
    const zones = JSON.parse((await lilja('zone', 'list', '--json')).out) as { code: string; keys: boolean }[]
    expect(zones.find((one) => one.code === 'NY')).toMatchObject({ keys: false })
    expect(zones.find((one) => one.code === 'ALFA')).toMatchObject({ keys: true, municipality: '2480' })
    expect(await lilja('zone', 'add', 'NY', '--name', 'x', '--kind', 'shelter')).toMatchObject({ ending: 1, err: expect.stringContaining('already') })
    expect(await lilja('zone', 'add', 'XX', '--name', 'x', '--kind', 'castle')).toMatchObject({ ending: 2 })
    expect(await lilja('zone', 'paint', 'XX')).toMatchObject({ ending: 2 })
    expect(await lilja('zone', 'keys', 'NOWHERE')).toMatchObject({ ending: 1 })
  })
  it('makes the first keys of a zone', async () => {
    await forgetKeys('VARD')
    expect(await lilja('zone', 'keys', 'VARD', '--officers', 'VARD-01,NSPM-04', '--duty', 'VARD-01')).toMatchObject({
      ending: 1,
      err: expect.stringContaining('three different'),
    })
    expect(await lilja('zone', 'keys', 'VARD', '--officers', 'VARD-01,NSPM-04,ALFA-01', '--duty', 'VARD-01')).toMatchObject({
      ending: 1,
      err: expect.stringContaining('key_officer'),
    })
    expect(await lilja('zone', 'keys', 'VARD', '--officers', 'VARD-01,NSPM-04,NSPM-05', '--duty', 'VARD-01')).toMatchObject({ ending: 0 })
    expect(await lilja('zone', 'keys', 'VARD', '--officers', 'VARD-01,NSPM-04,NSPM-05', '--duty', 'VARD-01')).toMatchObject({
      ending: 1,
      err: expect.stringContaining('already'),
    })
  })
  it('closes a zone: nobody there signs in', async () => {
    const them = await house.as('partner.delta')
    expect(await lilja('zone', 'close', 'DELTA')).toMatchObject({ ending: 0 })
    expect((await them.visits('/account')).status).toBe(303)
    expect((await house.signsIn('partner.delta')).status).toBe(422)
    expect(await lilja('zone', 'open', 'DELTA')).toMatchObject({ ending: 0 })
  })
})

describe('lilja person', () => {
  it('invites the first administrator of a zone, with a link that works', async () => {
    const made = await lilja(
      'person',
      'add',
      '--zone',
      'NY',
      '--login',
      'first',
      '--name',
      'Första Påhittad',
      '--role',
      'org_admin',
      '--role',
      'key_officer',
      '--json',
    )
    expect(made).toMatchObject({ ending: 0, err: '' })
    const { link, id } = JSON.parse(made.out) as { link: string; id: string }
    const { rows } = await sql<{ object: string }>`
      select body::jsonb ->> 'object' as object from audit.event where body::jsonb ->> 'act' = 'person.invited' order by seq desc limit 1`.execute(
      await house.scratch.admin('main'),
    )
    expect(rows).toEqual([{ object: id }])
    expect(await house.browser().reads(`${new URL(link).pathname}?language=en`)).toContain('Första Påhittad')
    const again = await lilja('person', 'invite', 'first.ny', '--json')
    expect((await house.browser().visits(new URL(link).pathname)).status).toBe(404)
    expect((await house.browser().visits(new URL((JSON.parse(again.out) as { link: string }).link).pathname + '?language=sv')).status).toBe(200)
  })
  it('refuses what is wrong', async () => {
    expect(await lilja('person', 'add', '--zone', 'NY', '--login', 'first', '--name', 'x', '--role', 'org_admin')).toMatchObject({
      ending: 1,
      err: expect.stringContaining('taken'),
    })
    expect(await lilja('person', 'add', '--zone', 'NY', '--login', 'b-b', '--name', 'x', '--role', 'police_contact')).toMatchObject({ ending: 1 })
    expect(await lilja('person', 'add', '--zone', 'NY', '--login', 'b-b', '--name', 'x', '--role', 'king')).toMatchObject({ ending: 2 })
    expect(await lilja('person', 'invite', 'worker.alfa')).toMatchObject({ ending: 1, err: expect.stringContaining('has keys already') })
    expect(await lilja('person', 'leave', 'worker.alfa')).toMatchObject({ ending: 1, err: expect.stringContaining('--without-hand-over') })
    expect(await lilja('person', 'leave', 'head.alfa', '--without-hand-over')).toMatchObject({ ending: 1, err: expect.stringContaining('key officer') })
    expect(await lilja('person', 'leave', 'nobody.alfa')).toMatchObject({ ending: 1 })
  })
  it('asks the officers for somebody nobody else can ask for', async () => {
    const asked = await lilja('person', 'recover', 'coordinator.nord', '--json')
    expect(asked).toMatchObject({ ending: 0 })
    expect(await (await house.as('keys1.nspm')).reads(`/people/recovery/${(JSON.parse(asked.out) as { id: string }).id}`)).toContain('Open the outer part')
    expect(await lilja('person', 'recover', 'coordinator.nord')).toMatchObject({ ending: 1, err: expect.stringContaining('already a request') })
    expect(await lilja('person', 'recover', 'first.ny')).toMatchObject({ ending: 1 })
    expect(await lilja('person', 'recover', 'coordinator.nord', '--reason', 'bored')).toMatchObject({ ending: 2 })
  })
  it('ends somebody’s access in an emergency, and lists without names', async () => {
    const them = await house.as('finance.alfa')
    expect(await lilja('person', 'leave', 'finance.alfa', '--without-hand-over')).toMatchObject({ ending: 0 })
    expect((await them.visits('/account')).status).toBe(303)
    const { out } = await lilja('person', 'list', '--zone', 'alfa', '--json')
    expect((JSON.parse(out) as { login: string; state: string }[]).find((one) => one.login === 'finance.alfa')).toMatchObject({ state: 'left' })
    expect(out).not.toContain(demoPerson('finance.alfa').name)
  })
})
