import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPerson } from '#capabilities/people/demo.ts'
import { cookieOf, openPeopleHouse, type PeopleHouse } from '#test/stories/people-house.ts'

let house: PeopleHouse
beforeAll(async () => void (house = await openPeopleHouse()))
afterAll(() => house.scratch.drop())
const letEverybodyTry = async () => void (await sql`delete from authz.slowed`.execute(await house.scratch.admin('main')))

describe('signing in', () => {
  it('takes name, passphrase and code on one plain form, and leads to where one was going', async () => {
    const page = await house.browser().reads('/sign-in?next=%2Faccount')
    expect(page).toContain('name="login"')
    expect(page).not.toContain('<script')
    const answer = await house
      .browser()
      .fills(
        '/sign-in',
        { login: ' Worker.ALFA ', passphrase: demoPerson('worker.alfa').passphrase, code: house.nextCode('worker.alfa') },
        '/sign-in?next=%2Faccount',
      )
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account'])
    expect(answer.headers.get('set-cookie')).toMatch(/^s=[A-Za-z0-9_-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    const account = await house.browser(cookieOf(answer)).reads('/account')
    expect(account).toContain('Elin Exempel')
    expect(account).toContain('ALFA-02')
  })

  it('never leads anywhere else', async () => {
    const answer = await house.browser().fills('/sign-in', {
      login: 'worker.alfa',
      passphrase: demoPerson('worker.alfa').passphrase,
      code: house.nextCode('worker.alfa'),
      next: '//evil.example',
    })
    expect(answer.headers.get('location')).toBe('/')
  })

  it('refuses a wrong passphrase, a wrong code and a name nobody has with the same page', async () => {
    const pages: string[] = []
    for (const [login, typed] of [
      ['worker2.alfa', { passphrase: 'not the passphrase at all' }],
      ['worker2.alfa', { code: '000000' }],
      ['worker2.alfa', { passphrase: 'wrong wrong wrong wrong', code: '111111' }],
    ] as const) {
      const answer = await house.signsIn(login, typed)
      expect([answer.status, cookieOf(answer)]).toEqual([422, null])
      pages.push((await answer.text()).replaceAll(/value="[^"]*"/g, ''))
    }
    const unknown = await house
      .signsIn('worker2.alfa', { passphrase: 'x', code: '' })
      .then(() => house.browser().fills('/sign-in', { login: 'nobody.alfa', passphrase: 'not the passphrase at all', code: '123456' }))
    pages.push((await unknown.text()).replaceAll(/value="[^"]*"/g, ''))
    expect(new Set(pages).size).toBe(1)
    expect(pages[0]).toContain('Sign-in did not work')
    await letEverybodyTry()
  })

  it('takes each code once', async () => {
    const code = house.nextCode('finance.alfa')
    expect((await house.signsIn('finance.alfa', { code })).status).toBe(303)
    expect((await house.signsIn('finance.alfa', { code })).status).toBe(422)
    await letEverybodyTry()
  })

  it('of two at once with one code lets one in', async () => {
    const code = house.nextCode('finance.alfa')
    const answers = await Promise.all([house.signsIn('finance.alfa', { code }), house.signsIn('finance.alfa', { code })])
    expect(answers.map((one) => one.status).sort((a, b) => a - b)).toEqual([303, 422])
    await letEverybodyTry()
  })

  it('slows guesses, says how long, and lets go after a success', async () => {
    for (let guess = 0; guess < 4; guess += 1) expect((await house.signsIn('placing.alfa', { passphrase: `guess number ${guess}` })).status).toBe(422)
    const slowed = await house.signsIn('placing.alfa')
    expect(slowed.status).toBe(429)
    expect(Number(slowed.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await slowed.text()).toContain('Too many attempts')
    expect((await house.signsIn('worker.alfa')).status).toBe(303)
    await sql`update authz.slowed set until = now()`.execute(await house.scratch.admin('main'))
    expect((await house.signsIn('placing.alfa')).status).toBe(303)
    expect((await house.signsIn('placing.alfa', { passphrase: 'guess again, just once' })).status).toBe(422)
    expect((await house.signsIn('placing.alfa')).status).toBe(303)
    await letEverybodyTry()
  })

  it('ends the session one came with, and begins with a new token', async () => {
    const first = cookieOf(await house.signsIn('worker.alfa'))
    const again = await house
      .browser(first)
      .fills('/sign-in', { login: 'worker.alfa', passphrase: demoPerson('worker.alfa').passphrase, code: house.nextCode('worker.alfa') })
    const second = cookieOf(again)
    expect(second).not.toBe(first)
    expect((await house.browser(first).visits('/account')).status).toBe(303)
    expect((await house.browser(second).visits('/account')).status).toBe(200)
  })

  it('refuses a form of somebody else’s page', async () => {
    const answer = await Promise.resolve(
      house.app.request('http://127.0.0.1:8080/sign-in', {
        method: 'POST',
        body: new URLSearchParams({ login: 'worker.alfa' }),
        headers: { 'sec-fetch-site': 'cross-site' },
      }),
    )
    expect(answer.status).toBe(403)
  })
})

describe('signing out', () => {
  it('ends the session at once, in the name of who left', async () => {
    const token = cookieOf(await house.signsIn('worker.alfa'))
    const browser = house.browser(token)
    const left = await browser.fills('/sign-out', {})
    expect(left.headers.get('location')).toBe('/sign-in?left=yes&language=sv')
    const page = await browser.visits('/sign-in?left=yes')
    expect(page.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await browser.visits('/account')).status).toBe(303)
    const admin = await house.scratch.admin('main')
    const { rows } = await sql<{
      actor: string
    }>`select actor from audit.event where body::jsonb ->> 'act' = 'sign-out' and body::jsonb ->> 'result' = 'done' order by seq desc limit 1`.execute(admin)
    expect(rows[0]?.actor).toBe(demoPerson('worker.alfa').id)
  })
  it('is possible after it was done', async () =>
    expect((await house.browser(cookieOf(await house.signsIn('worker.alfa'))).visits('/sign-out')).status).toBe(200))
})

describe('programs', () => {
  it('get a token that is a session', async () => {
    const answer = await house
      .browser()
      .asks('/api/v1/session', { id: 'worker.alfa', passphrase: demoPerson('worker.alfa').passphrase, code: house.nextCode('worker.alfa') })
    expect(answer.status).toBe(200)
    const { token, expiresInSeconds } = (await answer.json()) as { token: string; expiresInSeconds: number }
    expect(expiresInSeconds).toBe(36_000)
    const program = house.browser(token)
    const people = (await (await program.asks('/api/v1/people')).json()) as { people: { staffCode: string }[] }
    expect(people.people.map((one) => one.staffCode)).toContain('ALFA-01')
    expect((await program.asks('/api/v1/step-up', { code: house.nextCode('worker.alfa') })).status).toBe(200)
    expect((await program.asks('/api/v1/sign-out', {})).status).toBe(201)
    expect((await program.asks('/api/v1/people')).status).toBe(401)
  })
  it('are refused like people', async () => {
    const wrong = await house.browser().asks('/api/v1/session', { login: 'worker.alfa', passphrase: 'no', code: '000000' })
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
    const unknown = await house.browser().asks('/api/v1/session', { login: 'nobody.alfa', passphrase: 'no', code: '000000' })
    expect(await unknown.text()).toBe(await wrong.text())
    expect((await house.browser().asks('/api/v1/session')).status).toBe(404)
    expect((await house.browser('x'.repeat(43)).asks('/api/v1/step-up', { code: '1' })).status).toBe(401)
    await letEverybodyTry()
  })
})

describe('the record', () => {
  it('has every outcome, and no name', async () => {
    const lines = await house.recorded()
    expect(lines).toEqual(expect.arrayContaining(['sign-in done', 'sign-in refused', 'step-up done', 'sign-out done']))
    const { rows } = await sql<{ body: string }>`select body from audit.event where body like '%sign-in%'`.execute(await house.scratch.admin('main'))
    expect(rows.map((row) => row.body).join()).not.toMatch(/worker|alfa/i)
  })
})
