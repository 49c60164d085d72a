import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { demoId, demoPerson } from '#capabilities/people/demo.ts'
import { Secret } from 'otpauth'
import { cookieOf, hiddenIn, openPeopleHouse, type Browser, type PeopleHouse } from '#test/stories/people-house.ts'

let house: PeopleHouse
let admin: Browser
beforeAll(async () => {
  house = await openPeopleHouse()
  admin = await house.as('admin.alfa')
})
afterAll(() => house.scratch.drop())

const passphrase = 'tallkotte vindel kajuta ljung'
const invite = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  admin.fills('/people/invite', { name: 'Test Påhitt', login: 'newcomer', language: 'en', roles: ['case_worker'], until: '', ...fields })
const linkOn = async (who: Browser, path: string): Promise<string | null> => /data-link[^>]*>([^<]+)</.exec(await who.reads(path))?.[1] ?? null
const secretOn = (html: string): Uint8Array => {
  const spelled = /<strong class="l-tabular">([A-Z2-7 ]+)<\/strong>/.exec(html)?.[1] ?? ''
  return Secret.fromBase32(spelled.replaceAll(' ', '')).bytes
}

const codeOn = (html: string): string => /data-entry-code[^>]*>([^<]+)</.exec(html)?.[1] ?? ''
/** The head of unit approves, and is given the code that belongs to the link. */
const approved = async (path: string): Promise<string> => {
  const head = await house.as('head.alfa')
  expect((await head.fills(`${path}/approval`, { known: 'yes' })).status).toBe(303)
  return codeOn(await head.reads(path))
}

describe('an invitation', () => {
  let path = ''
  let link = ''
  let entryCode = ''
  it('is made by an administrator of the zone, who alone sees the link', async () => {
    const made = await invite({})
    expect(made.status).toBe(303)
    path = made.headers.get('location') ?? ''
    link = (await linkOn(admin, path)) ?? ''
    expect(link).toMatch(/^\/invitation\/[A-Za-z0-9_-]{43}$/)
    expect(await admin.reads(path)).toContain('newcomer.alfa')
    expect(await linkOn(await house.as('worker.alfa'), path)).toBeNull()
    expect((await (await house.as('admin.beta')).visits(path)).status).toBe(404)
  })

  it.each([
    [{ login: 'Å b' }, 'small letters'],
    [{ login: 'operator' }, 'already used'],
    [{ roles: [] }, 'at least one role'],
    [{ roles: ['police_contact'] }, 'does not exist for this kind'],
    [{ login: 'another', until: '2001-01-01' }, 'has not passed'],
    [{ name: '' }, 'govuk-error-summary'],
  ])('with %o is refused in words, and what was typed stays', async (fields, words) => {
    const answer = await invite(fields)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(words)
    if (!('name' in fields)) expect(page).toContain('Test Påhitt')
  })

  it('is not for anybody else to make', async () => {
    for (const login of ['worker.alfa', 'head.alfa', 'reviewer.alfa']) expect((await (await house.as(login)).visits('/people/invite')).status).toBe(404)
  })

  it('is approved by a second person, who gets the code that belongs to the link', async () => {
    const head = await house.as('head.alfa')
    expect(await head.reads('/people')).toContain('Waits for approval')
    const silent = await head.fills(`${path}/approval`, {})
    expect([silent.status, await silent.text()]).toEqual([422, expect.stringContaining('Make sure first')])
    entryCode = await approved(path)
    expect(entryCode).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}$/)
    expect(codeOn(await admin.reads(path))).toBe('')
    expect((await head.visits(`${path}/approval`)).status).toBe(404)
  })

  it('does nothing when it is only looked at', async () => {
    for (let look = 0; look < 2; look += 1) expect(await house.browser().reads(link)).toContain('Begin')
    expect(await house.browser().reads(link)).not.toContain('<svg class="l-qr"')
    expect((await house.browser().visits(`/invitation/${'a'.repeat(43)}`)).status).toBe(404)
    expect((await house.browser().visits('/invitation/short')).status).toBe(404)
  })

  it('asks for the promise, a long passphrase and a working code, and keeps the same code app', async () => {
    const newcomer = house.browser()
    const without = await newcomer.fills(link, { entryCode: '' })
    expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('does not belong to the link')])
    const begun = await newcomer.fills(link, { entryCode: entryCode.toLowerCase() })
    expect(begun.status).toBe(200)
    const html = await begun.text()
    const secret = secretOn(html)
    const sends = (fields: Readonly<Record<string, string>>) => newcomer.submits(link, { ...hiddenIn(html), ...fields })
    const good = { accepted: 'yes', passphrase, again: passphrase, code: house.codeOf(secret) }
    for (const [wrong, words] of [
      [{ accepted: '' }, 'promise'],
      [{ passphrase: 'short', again: 'short' }, '15 characters'],
      [{ passphrase: 'aaaaaaaaaaaaaaaaaa', again: 'aaaaaaaaaaaaaaaaaa' }, 'easy to guess'],
      [{ again: 'something else entirely' }, 'not the same'],
      [{ code: '000000' }, 'code is wrong'],
    ] as const) {
      const answer = await sends({ ...good, ...wrong })
      const page = await answer.text()
      expect(answer.status, words).toBe(422)
      expect(page).toContain(words)
      expect(page).not.toContain(passphrase)
      expect(Buffer.from(secretOn(page))).toEqual(Buffer.from(secret))
    }
    expect(await linkOn(admin, path)).toBeNull()
    const done = await sends({ ...good, code: house.codeOf(secret) })
    expect(done.headers.get('location')).toBe('/sign-in?ready=yes&language=en')
    expect((await newcomer.visits(link)).status).toBe(404)
    const signedIn = await house.browser().fills('/sign-in', { login: 'newcomer.alfa', passphrase, code: house.codeOf(secret) })
    expect(signedIn.status).toBe(303)
    const account = await house.browser(cookieOf(signedIn)).reads('/account')
    expect(account).toContain('Confidentiality code accepted')
  })

  it('gives no second pair to somebody who has one', async () => {
    const answer = await admin.fills(`${path}/invitation`, {})
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('already has keys')
  })

  it('that is replaced stops working, and so does one that is begun and left', async () => {
    const made = (await invite({ login: 'later' })).headers.get('location') ?? ''
    const first = (await linkOn(admin, made)) ?? ''
    expect((await admin.fills(`${made}/invitation`, {})).status).toBe(303)
    expect((await house.browser().visits(first)).status).toBe(404)
    const second = (await linkOn(admin, made)) ?? ''
    await house.browser().fills(second, { entryCode: await approved(made) })
    await house.owner((tx) =>
      sql`update people.invitation set first_used_at = now() - interval '11 minutes' where used_at is null and cancelled_at is null`.execute(tx),
    )
    expect((await house.browser().visits(second)).status).toBe(404)
    expect((await house.browser().submits(second, { step: 'finish' })).status).toBe(403)
  })

  it('unused for a week is over', async () => {
    const made = (await invite({ login: 'forgotten' })).headers.get('location') ?? ''
    const link = (await linkOn(admin, made)) ?? ''
    await house.owner((tx) => sql`update people.invitation set expires_at = now() where used_at is null`.execute(tx))
    expect((await house.browser().visits(link)).status).toBe(404)
  })
})

describe('changing somebody', () => {
  const worker = `/people/${demoPerson('worker.alfa').id}`
  it('ends their sessions when roles change, and only then', async () => {
    const them = await house.as('worker.alfa')
    expect((await admin.fills(`${worker}/change`, { name: 'Elin Nytt Namn', roles: ['case_worker'], positions: [], until: '' })).status).toBe(303)
    expect((await them.visits('/account')).status).toBe(200)
    expect(
      (await admin.fills(`${worker}/change`, { name: 'Elin Nytt Namn', roles: ['case_worker', 'placing_handler'], positions: ['unit_head'], until: '' }))
        .status,
    ).toBe(303)
    expect((await them.visits('/account')).status).toBe(303)
    expect(await admin.reads(worker)).toContain('Waits for approval')
  })
  it('in two tabs shows both', async () => {
    const form = await admin.reads(`${worker}/change`)
    const hidden = Object.fromEntries(
      [...form.slice(form.indexOf('<main')).matchAll(/name="(_[a-z]+)" value="([^"]*)"/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
    )
    expect((await admin.fills(`${worker}/change`, { name: 'Elin Ett', roles: ['case_worker'], positions: [], until: '' })).status).toBe(303)
    const late = await admin.submits(`${worker}/change`, { ...hidden, name: 'Elin Två', roles: ['case_worker'], until: '' })
    expect(late.status).toBe(409)
    const page = await late.text()
    expect(page).toContain('Elin Ett')
    expect(page).toContain('Elin Två')
  })
  it('is refused for oneself, for the last administrator, and for roles of other kinds of zones', async () => {
    const own = await admin.fills(`/people/${demoPerson('admin.alfa').id}/change`, { name: 'Rolf', roles: ['org_admin', 'case_worker'], until: '' })
    expect([own.status, await own.text()]).toEqual([422, expect.stringContaining('their own roles')])
    const wrong = await admin.fills(`${worker}/change`, { name: 'Elin', roles: ['shelter_staff'], until: '' })
    expect(wrong.status).toBe(422)
  })
  it('of another zone is 404, in HTML, in JSON and as a deed', async () => {
    const elsewhere = `/people/${demoPerson('worker.beta').id}`
    for (const path of [elsewhere, `${elsewhere}/change`, `${elsewhere}/leave`, `${elsewhere}/recovery`, `/people/${demoId('person', 'nobody')}`])
      expect((await admin.visits(path)).status, path).toBe(404)
    expect((await admin.asks(`/api/v1${elsewhere}`)).status).toBe(404)
    expect((await admin.fills(`${elsewhere}/change`, { name: 'X', roles: ['case_worker'] }, `${worker}/change`)).status).toBe(404)
  })
})
