import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { minutesAfter } from '#kernel/time.ts'
import { openBrowser } from '#test/browser.ts'
import { night, swedish } from '#test/journey/hands.ts'
import { codesOf } from '#test/journey/house.ts'
import { openSite, type Site } from '#test/journey/site.ts'
import { id, zone } from '#test/journey/story.ts'
import { Visitor, type Screen } from '#test/journey/visitor.ts'
import { said } from '#test/journey/words.ts'

const screens: readonly Screen[] = [
  { name: 'sv-desk', language: 'sv', scripts: true, width: 1280, height: 900 },
  { name: 'en-phone', language: 'en', scripts: false, width: 390, height: 844 },
]
const patiently = 240_000

describe.each(screens)('the night in a real browser, $name', (screen) => {
  let browser: Browser
  let site: Site
  let operator: Visitor, police: Visitor, worker: Visitor, shelter: Visitor
  let theCase = ''
  let meeting = ''
  const codes = codesOf('worker.alfa')
  const arrives = (): Promise<Visitor> => Visitor.arrive(browser, site, screen)
  /** One app for each person, for the whole night: a code counts once. */
  const apps = new Map<string, () => string>()
  const enters = async (login: string): Promise<Visitor> => {
    const visitor = await arrives()
    const app = apps.get(login) ?? codesOf(login)
    apps.set(login, app)
    await visitor.signsIn(login, app)
    return visitor
  }
  /** The first record of a kind that somebody can see in the case. */
  const recordOf = async (kind: string): Promise<string> => {
    const { rows } = await sql<{
      id: string
    }>`select id from cases.record where case_id = ${theCase.split('/').at(-1)} and kind = ${kind} order by made_at limit 1`.execute(
      await site.house.scratch.admin('main'),
    )
    return rows[0]?.id ?? ''
  }

  beforeAll(async () => {
    browser = await openBrowser()
    site = await openSite()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it(
    '1. signs in and takes the call by keyboard alone',
    async () => {
      operator = await arrives()
      await operator.signsIn('operator.alfa', undefined, () => operator.pictures('01-sign-in'))
      await operator.pictures('02-my-day-empty')
      await operator.goes('/calls/new')
      await operator.pictures('03-call-form')
      const { keyboard } = operator.page
      await operator.tabsTo('main [name=acute][type=checkbox]')
      await keyboard.press('Space')
      await operator.answers('caller', 3)
      await operator.answers('subject', 2)
      await operator.answers('danger', 1)
      await operator.answers('child', 3)
      await operator.tabsTo('main select[name=municipality]')
      await keyboard.type('Umeå')
      await operator.tabsTo('main select[name=language]')
      await keyboard.type(screen.language === 'sv' ? 'rumänska' : 'Romanian')
      await operator.answers('interpreter', 1)
      await operator.tabsTo('main [name=safe][value=never_call]')
      await keyboard.press('Space')
      await operator.tabsTo('main details:has([name=codeWord]) > summary')
      await keyboard.press('Enter')
      await operator.tabsTo('main [name=codeWord]')
      await keyboard.type(said.codeWord)
      await operator.tabsTo('main [name=consents][value=open_case]')
      await keyboard.press('Space')
      await operator.tabsTo('main textarea[name=summary]')
      await keyboard.type(said.summary)
      await operator.tabsTo('main [name=names]')
      await keyboard.type(said.name)
      await operator.pictures('04-call-form-filled')
      await operator.tabsTo('main form.l-form .l-form__end button')
      expect(await operator.leads(() => keyboard.press('Enter'))).toMatch(/^\/calls\/[0-9a-f-]{36}$/)
      expect(await operator.page.locator('main').innerText()).toContain(said.summary)
      await operator.pictures('05-call-read-back')
    },
    patiently,
  )

  it(
    '1. a form that is wrong keeps what was typed',
    async () => {
      const back = operator.path()
      await operator.goes('/calls/new')
      await operator.writes('summary', said.summary)
      await operator.sends()
      expect(await operator.page.locator('[name=summary]').inputValue()).toBe(said.summary)
      await operator.pictures('06-call-form-wrong')
      await operator.goes(back)
      const { page } = operator
      theCase = await operator.leads(() => page.locator('main form[action$="/case"] button').click())
      expect(theCase).toMatch(/^\/cases\/[0-9a-f-]{36}$/)
      await operator.pictures('07-case-new')
    },
    patiently,
  )

  it(
    '2. calls the meeting',
    async () => {
      await operator.goes(`${theCase}/meetings/new`)
      await operator.pictures('08-call-a-meeting')
      await operator.writes('at', swedish(105))
      meeting = await operator.sends()
      expect(meeting).toMatch(/^\/meetings\/[0-9a-f-]{36}$/)
      await operator.pictures('09-meeting-called')
    },
    patiently,
  )

  it(
    '3. the police contact says yes and sees no name',
    async () => {
      police = await enters('police.poln')
      await police.pictures('10-my-day-invited')
      await police.goes('/meetings?show=to-answer')
      await police.pictures('11-meetings-to-answer')
      await police.leads(() => police.page.locator('main a[href^="/meetings/invitations/"]').first().click())
      await police.pictures('12-invitation')
      await police.ticks('answer', 'accept')
      expect(await police.sends()).toBe(meeting)
      expect(await police.page.content()).not.toContain(said.name)
      await police.pictures('13-meeting-police')
      await police.goes(theCase)
      expect(await police.page.content()).not.toContain(said.name)
      await police.pictures('14-case-police')
      for (const login of ['shelter.a17', 'operator.jour']) {
        const other = await enters(login)
        await other.goes('/meetings?show=to-answer')
        await other.leads(() => other.page.locator('main a[href^="/meetings/invitations/"]').first().click())
        await other.ticks('answer', 'accept')
        await other.sends()
        if (login === 'shelter.a17') shelter = other
        else await other.goesHome()
      }
    },
    patiently,
  )

  it(
    '3. the social worker is added, and discloses one thing to one person',
    async () => {
      await operator.goes(`${theCase}/team/new`)
      await operator.pictures('15-add-to-team')
      const kind = await operator.page
        .locator('main [name=person]')
        .first()
        .evaluate((field) => field.tagName)
      if (kind === 'SELECT') await operator.chooses('person', id('worker.alfa'))
      else await operator.ticks('person', id('worker.alfa'))
      await operator.ticks('position', 'deputy')
      await operator.ticks('classes', 'C1', 'C2', 'C4', 'C10')
      await operator.ticks('writes', 'C1', 'C2', 'C4', 'C10')
      await operator.writes('until', '2026-06-10')
      await operator.sends()
      await operator.pictures('16-team')

      worker = await arrives()
      await worker.signsIn('worker.alfa', codes)
      await worker.goes('/cases')
      await worker.pictures('17-cases')
      await worker.goes(theCase)
      await worker.goes(`${theCase}/disclosures/new`)
      await worker.pictures('18-disclose-what')
      await worker.ticks('records', await recordOf('identity'))
      await worker.ticks('to', zone('POLN'))
      await worker.sends()
      await worker.ticks('named', id('police.poln'))
      await worker.chooses('purpose', 'protect_tonight')
      await worker.ticks('ground', 'crime_against_child')
      await worker.writes('harmTest', said.weighedPolice)
      await worker.pictures('19-disclose-whom')
      await worker.sends()
      await worker.pictures('20-disclose-until')
      await worker.ticks('verified', 'call_back')
      await worker.ticks('known', 'yes')
      const receipt = await worker.sends()
      await worker.pictures('21-disclosure-receipt')
      await police.goes(receipt)
      await police.pictures('22-disclosure-received')
      await police.leads(() => police.page.locator('main a[href*="/records/"]').first().click())
      expect(await police.page.locator('main').innerText()).toContain(said.name)
      await police.pictures('23-record-received')
    },
    patiently,
  )

  it(
    '3. a coordinator who is not a member meets 404',
    async () => {
      const outsider = await enters('coordinator.sthm')
      expect(await outsider.goes(theCase)).toBe(404)
      await outsider.pictures('24-not-found')
      expect(await outsider.goes(meeting)).toBe(404)
      await outsider.goesHome()
    },
    patiently,
  )

  it(
    '4. decides, is late, and the deputy hears of it',
    async () => {
      await operator.goes(meeting)
      await operator.goes(`${meeting}/decisions`)
      await operator.chooses('code', 'arrange_shelter')
      await operator.chooses('responsible', `social_on_call.${zone('JOUR')}`)
      await operator.writes('dueAt', swedish(180))
      await operator.writes('words', said.decision)
      await operator.pictures('25-decision')
      await operator.sends()
      await operator.pictures('26-meeting-decided')
      await site.house.setClock(minutesAfter(night, 181))
      for (const job of site.house.program.jobs) await runJob(site.house.scratch.databases, job)
      const responsible = await enters('operator.jour')
      await responsible.pictures('27-my-day-late')
      await responsible.goes('/tasks?which=late')
      await responsible.pictures('28-tasks-late')
      await responsible.goesHome()
      await operator.goes('/')
      await operator.pictures('29-my-day-operator')
    },
    patiently,
  )

  it(
    '5. the shelter keeps where she is',
    async () => {
      await shelter.goes(`${theCase}/records/new`)
      await shelter.pictures('30-choose-class')
      await shelter.goes(`${theCase}/records/new?class=C3`)
      await shelter.writes('text', said.place)
      await shelter.pictures('31-where-she-is')
      const place = await shelter.sends()
      await shelter.goes(theCase)
      expect(await shelter.page.content()).not.toContain(said.place)
      for (const other of [operator, police, worker]) expect(await other.goes(place)).toBe(404)
    },
    patiently,
  )

  it(
    '6. writes, corrects, loses a race, is timed out, and loses no word',
    async () => {
      await worker.goes(`${theCase}/records/new?class=C4`)
      await worker.writes('text', said.note)
      await worker.pictures('32-note')
      const note = await worker.sends()
      await worker.goes(`${note}/correct`)
      await worker.writes('text', said.corrected)
      await worker.ticks('reason', 'mistake')
      await worker.sends()
      await worker.page.locator('main details:not(.l-sealed) > summary').first().click()
      await worker.pictures('33-note-both-wordings')

      await worker.goes(`${note}/correct`)
      const tab = await worker.page.context().newPage()
      await tab.goto(worker.page.url())
      await tab.locator('[name=text]').fill(said.theirs)
      const reason = tab.locator('[name=reason][value=addition]')
      await reason.evaluate((one) => one.scrollIntoView({ block: 'center' }))
      await reason.check({ force: true })
      await Promise.all([tab.waitForEvent('load'), tab.locator('main form.l-form .l-form__end button').first().click()])
      await tab.close()
      await worker.writes('text', said.mine)
      await worker.ticks('reason', 'addition')
      await worker.sends()
      for (const text of [said.mine, said.theirs]) expect(await worker.page.locator('.l-conflict').innerText()).toContain(text)
      await worker.pictures('34-conflict')
      expect(await worker.sends()).toBe(note)

      await worker.goes(`${theCase}/records/new?class=C4`)
      await worker.writes('text', said.kept)
      await sql`update authz.session set seen_at = now() - interval '16 minutes' where person_id = ${id('worker.alfa')}`.execute(
        await site.house.scratch.admin('main'),
      )
      expect(await worker.sends()).toMatch(/^\/sign-in\?.*kept=yes/)
      await worker.pictures('35-timed-out')
      await worker.signsIn('worker.alfa', codes)
      await worker.goes('/drafts')
      await worker.pictures('36-drafts')
      await worker.leads(() => worker.page.locator('main a[href*="draft="]').first().click())
      expect(await worker.page.locator('[name=text]').inputValue()).toBe(said.kept)
      await worker.pictures('37-draft-opened')
      await worker.sends()
      await worker.goes(theCase)
      await worker.pictures('38-case')
    },
    patiently,
  )

  it(
    '7. the log reviewer reads who, and not what',
    async () => {
      const reviewer = await enters('reviewer.alfa')
      await reviewer.goes(`/record?case=${theCase.split('/').at(-1)}`)
      await reviewer.pictures('39-record')
      await reviewer.goesHome()
    },
    patiently,
  )

  it(
    '8. closes, counts, opens again',
    async () => {
      await operator.goes(`${theCase}/closure`)
      await operator.pictures('40-closure-open-ends')
      const responsible = await enters('operator.jour')
      await responsible.goes('/tasks?which=late')
      await responsible.leads(() => responsible.page.locator(`main a[href^="${theCase}/tasks/"]`).first().click())
      await responsible.pictures('41-task')
      await responsible.ticks('outcome', 'done')
      await responsible.sends()
      await responsible.goesHome()
      await operator.goes(`${theCase}/closure`)
      await operator.ticks('reason', 'moved')
      await operator.writes('riskOn', '2026-03-10')
      await operator.writes('wayBack', said.wayBack)
      await operator.ticks('sex', 'woman')
      await operator.chooses('ageGroup', '15-17')
      await operator.chooses('purpose', 'sexual')
      await operator.writes('country', 'RO')
      await operator.ticks('known', 'yes')
      await operator.pictures('42-closure')
      expect(await operator.sends()).toBe(theCase)
      await operator.pictures('43-case-closed')
      expect(await operator.goes(`${theCase}/records/new?class=C4`)).toBe(404)

      const statistician = await enters('statistician.nspm')
      await statistician.goes('/statistics')
      await statistician.pictures('44-statistics')
      await statistician.goes('/statistics/referrals-2013-2014')
      await statistician.pictures('45-referrals')
      await statistician.goesHome()

      await operator.goes(`${theCase}/reopening`)
      await operator.pictures('46-reopening')
      await operator.ticks('reason', 'new_danger')
      await operator.chooses('phase', 'acute')
      expect(await operator.sends()).toBe(theCase)
      await operator.pictures('47-case-open-again')
      for (const visitor of [operator, police, worker, shelter]) await visitor.goesHome()
    },
    patiently,
  )
})
