import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { Secret } from 'otpauth'
import { demoPerson, demoZone } from '#capabilities/people/demo.ts'
import { afterRecovery, reSeals, type Recovery } from '#capabilities/people/sockets.ts'
import { openSealed, pairOf, sealTo } from '#platform/sealing/pair.ts'
import { openBlob, tokenHash } from '#platform/sealing/session-keys.ts'
import { cookieOf, hiddenIn, openPeopleHouse, type Browser, type PeopleHouse } from '#test/stories/people-house.ts'

let house: PeopleHouse
const seen: { recovery: Recovery | null; privateKey: Uint8Array | null; mayRead: number; told: number } = {
  recovery: null,
  privateKey: null,
  mayRead: 0,
  told: 0,
}
const reSeal: (typeof reSeals)[number] = async (visit, recovery) => {
  const { rows } = await sql<{ zone: string }>`select people.my_recovery_zones() as zone`.execute(visit.tx)
  Object.assign(seen, { recovery, privateKey: recovery.recoveryPrivate.slice(), mayRead: rows.length })
  return 3
}
const tell: (typeof afterRecovery)[number] = () => {
  seen.told += 1
  return Promise.resolve()
}
beforeAll(async () => {
  house = await openPeopleHouse()
  reSeals.push(reSeal)
  afterRecovery.push(tell)
})
afterAll(async () => {
  reSeals.splice(reSeals.indexOf(reSeal), 1)
  afterRecovery.splice(afterRecovery.indexOf(tell), 1)
  await house.scratch.drop()
})

const lost = demoPerson('worker.alfa')
const ask = async (): Promise<string> => {
  const asked = await (await house.as('admin.alfa')).fills(`/people/${lost.id}/recovery`, { reason: 'lost_both' })
  expect(asked.status).toBe(303)
  return asked.headers.get('location') ?? ''
}
const opens = (who: Browser, ceremony: string) => who.fills(ceremony, { spoke: 'yes' }, '/sign-out')
const over = () => house.owner((tx) => sql`update people.recovery_session set asked_at = now() - interval '31 minutes' where done_at is null`.execute(tx))

describe('a person who lost passphrase and code app', () => {
  let ceremony = ''
  let link = ''
  let entryCode = ''
  it('is helped by asking, which opens nothing', async () => {
    ceremony = await ask()
    const page = await (await house.as('admin.alfa')).reads(ceremony)
    expect(page).toContain('You are not a key officer')
    entryCode = /data-entry-code[^>]*>([^<]+)</.exec(page)?.[1] ?? ''
    expect(entryCode).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/)
    expect((await (await house.as('worker.alfa')).visits('/account')).status).toBe(200)
    const twice = await (await house.as('admin.alfa')).fills(`/people/${lost.id}/recovery`, { reason: 'lost_both' })
    expect([twice.status, await twice.text()]).toEqual([422, expect.stringContaining('already a request')])
  })

  it('is invisible to everybody it does not concern', async () => {
    for (const login of ['worker2.alfa', 'head.beta', 'admin.beta', 'statistician.nspm', 'reviewer.alfa'])
      expect((await (await house.as(login)).visits(ceremony)).status, login).toBe(404)
  })

  it('is opened by an officer of another zone, who sees a code and no name', async () => {
    const first = await house.as('keys2.nspm')
    expect(await first.reads('/people/recovery')).toContain(lost.staffCode)
    const page = await first.reads(ceremony)
    expect(page).toContain('Open the outer part')
    expect(page).not.toContain(lost.name)
    const silent = await first.fills(ceremony, {})
    expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Speak with the person first')])
    expect((await opens(first, ceremony)).status).toBe(303)
  })

  it('is not opened by one officer alone', async () => {
    const alone = await opens(await house.as('keys2.nspm'), ceremony)
    expect([alone.status, await alone.text()]).toEqual([422, expect.stringContaining('One alone cannot')])
    const admin = await opens(await house.as('admin.alfa'), ceremony)
    expect(admin.status).toBe(422)
    expect(seen.recovery).toBeNull()
  })

  it('is opened by a second, and everything of the zone is sealed to a new pair', async () => {
    const old = house.players.get('worker.alfa')?.pair.publicKey as Uint8Array
    const second = await house.as('head.alfa')
    expect((await opens(second, ceremony)).status).toBe(303)
    expect(seen.recovery).toMatchObject({ zoneId: demoZone('ALFA').id, personId: lost.id })
    expect(Buffer.from(pairOf(seen.privateKey as Uint8Array).publicKey).equals(seen.recovery?.recoveryPublic as Uint8Array)).toBe(true)
    expect(Buffer.from(seen.recovery?.newPublicKey as Uint8Array).equals(old)).toBe(false)
    expect(seen.recovery?.recoveryPrivate.every((byte) => byte === 0)).toBe(true)
    expect([seen.mayRead, seen.told]).toEqual([1, 1])
    const page = await second.reads(ceremony)
    expect(page).toContain('3 bundles of keys were sealed again')
    link = `${/data-link[^>]*>([^<]+)</.exec(page)?.[1] ?? ''}?language=en`
    expect(link).toMatch(/^\/invitation\//)
    expect(await (await house.as('keys2.nspm')).reads(ceremony)).not.toContain('/invitation/')
  })

  it('comes back with a new passphrase and code app, and opens what was sealed to the new pair; the old ones open nothing', async () => {
    expect((await house.signsIn('worker.alfa')).status).toBe(422)
    const person = house.browser()
    const html = await (await person.fills(link, { entryCode })).text()
    const secret = Secret.fromBase32((/<strong class="l-tabular">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '')).bytes
    const passphrase = 'hjortron kompass trappa mosaik'
    expect((await person.submits(link, { ...hiddenIn(html), accepted: 'yes', passphrase, again: passphrase, code: house.codeOf(secret) })).status).toBe(303)
    const back = await house.signsIn('worker.alfa', { passphrase, code: house.codeOf(secret) })
    expect(back.status).toBe(303)
    const token = cookieOf(back) ?? ''
    const { rows } = await sql<{ blob: Uint8Array }>`select blob from authz.session where token_hash = ${tokenHash(token)}`.execute(
      await house.scratch.admin('main'),
    )
    const mine = pairOf(openBlob(token, rows[0]?.blob as Uint8Array))
    const box = sealTo(seen.recovery?.newPublicKey as Uint8Array, new TextEncoder().encode('hers'))
    expect(new TextDecoder().decode(openSealed(mine, box))).toBe('hers')
    expect((await house.browser(cookieOf(back)).visits('/account')).status).toBe(200)
    expect((await house.signsIn('worker.alfa')).status).toBe(422)
  })

  it('works again the next time, with any two and in any order: the shares were made anew', async () => {
    for (const [first, second] of [
      ['head.alfa', 'keys1.nspm'],
      ['keys1.nspm', 'keys2.nspm'],
    ] as const) {
      const again = await (await house.as('admin.alfa')).fills(`/people/${demoPerson('worker2.alfa').id}/recovery`, { reason: 'lost_passphrase' })
      const path = again.headers.get('location') ?? ''
      expect((await opens(await house.as(first), path)).status, first).toBe(303)
      expect((await opens(await house.as(second), path)).status, second).toBe(303)
    }
  })

  it('is over after thirty minutes, also half-way', async () => {
    const path = await ask()
    expect((await opens(await house.as('keys1.nspm'), path)).status).toBe(303)
    await over()
    const late = await opens(await house.as('keys2.nspm'), path)
    expect([late.status, await late.text()]).toEqual([422, expect.stringContaining('time is over')])
  })
})

describe('a last duty holder', () => {
  it('who is helped back in holds the same duty key again', async () => {
    const nurse = demoPerson('nurse.vard')
    const before = house.players.get('nurse.vard')?.pair
    const asked = await (await house.as('nurse.vard')).fills(`/people/${nurse.id}/recovery`, { reason: 'lost_authenticator' })
    const path = asked.headers.get('location') ?? ''
    for (const officer of ['keys2.nspm', 'keys1.nspm']) expect((await opens(await house.as(officer), path)).status).toBe(303)
    const { rows } = await sql<{ wrap: Uint8Array; key: Uint8Array }>`
      select d.wrap, p.public_key as key from people.duty_holder d join people.person p on p.id = d.person_id where p.id = ${nurse.id}`.execute(
      await house.scratch.admin('main'),
    )
    expect(rows).toHaveLength(1)
    expect(Buffer.from(rows[0]?.key ?? []).equals(seen.recovery?.newPublicKey as Uint8Array)).toBe(true)
    expect(() => openSealed(before as { publicKey: Uint8Array; privateKey: Uint8Array }, rows[0]?.wrap as Uint8Array)).toThrow()
  })
})

describe('an officer', () => {
  it('does not open for themselves', async () => {
    const asked = await (await house.as('admin.alfa')).fills(`/people/${demoPerson('head.alfa').id}/recovery`, { reason: 'lost_authenticator' })
    const path = asked.headers.get('location') ?? ''
    const own = await opens(await house.as('head.alfa'), path)
    expect([own.status, await own.text()]).toEqual([422, expect.stringContaining('Nobody opens for themselves')])
    await over()
  })
  it('is asked for the code again when it was long ago', async () => {
    const path = await ask()
    const officer = await house.as('keys1.nspm')
    await sql`update authz.session set strong_at = now() - interval '6 minutes'`.execute(await house.scratch.admin('main'))
    const stopped = await opens(officer, path)
    expect(stopped.headers.get('location')).toMatch(/^\/step-up\?next=/)
    const wrong = await officer.fills('/step-up', { code: '000000' })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('code is wrong')])
    const target = stopped.headers.get('location') ?? ''
    const stepped = await officer.fills('/step-up', { code: house.nextCode('keys1.nspm') }, target)
    expect([stepped.status, stepped.headers.get('location')?.split('?')[0]]).toEqual([303, path])
    await over()
  })
  it('is replaced by a ceremony of the present ones', async () => {
    const admin = await house.as('admin.beta')
    const { id: colleague } = demoPerson('worker.beta')
    const wrong = await admin.fills('/people/recovery/officers', { officer1: colleague, code2: 'NSPM-04', code3: 'NSPM-05' })
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('three different key officers')])
    const asked = await admin.fills('/people/recovery/officers', { code1: 'nspm-06', officer2: demoPerson('head.beta').id, code3: 'NSPM-05' })
    const path = asked.headers.get('location') ?? ''
    expect((await opens(await house.as('keys1.nspm'), path)).status).toBe(303)
    expect((await opens(await house.as('head.beta'), path)).status).toBe(303)
    const zone = await admin.reads('/people/zone')
    expect(zone).toContain('NSPM-06')
    expect(zone).not.toContain('NSPM-04')
    const { location } = Object.fromEntries((await (await house.as('admin.beta')).fills(`/people/${colleague}/recovery`, { reason: 'lost_both' })).headers)
    expect((await (await house.as('keys1.nspm')).visits(location ?? '')).status).toBe(404)
    expect((await opens(await house.as('admin.nspm'), location ?? '')).status).toBe(303)
    expect((await opens(await house.as('keys2.nspm'), location ?? '')).status).toBe(303)
  })
})
