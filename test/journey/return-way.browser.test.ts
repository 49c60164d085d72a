import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { openBrowser } from '#test/browser.ts'
import { codesOf } from '#test/journey/house.ts'
import { walksFrom } from '#test/journey/return-pages.ts'
import { openSite, type Site } from '#test/journey/site.ts'
import { Visitor } from '#test/journey/visitor.ts'
import { patiently, screens } from '#test/journey/whole-case.ts'

/** What must be met on the way from one page to the next. */
const journeyShapes = [
  '/return/journey',
  '/return/journey/arrangement',
  '/return/journey/events/:id/correct',
  '/return/journey/knowers/:id/end',
  '/return/journey/knowers/new',
  '/return/journey/legs/:id',
  '/return/journey/legs/:id/log/boarded',
  '/return/journey/legs/:id/log/deviation',
  '/return/journey/legs/:id/remove',
  '/return/journey/legs/new',
  '/return/journey/sheet',
]
const afterShapes = [
  '/return/after',
  '/return/after/contact',
  '/return/after/follow-ups/new?point=m6',
  '/return/after/grants/:id/drop',
  '/return/after/grants/:id/pay',
  '/return/after/grants/:id/receipt',
  '/return/after/grants/:id/take-back',
  '/return/after/grants/new',
  '/return/after/support/:id',
  '/return/after/support/new',
  '/return/after/words',
]
const abroadShapes = [
  '/return/abroad',
  '/return/abroad/:id',
  '/return/abroad/:id/answers/:id/note',
  '/return/abroad/:id/answers/:id/reply',
  '/return/abroad/:id/end',
  '/return/abroad/:id/send',
  '/return/abroad/new',
  '/return/abroad/new/:id',
]

describe.each(screens)('on the way and after it, in a real browser, $name', (screen) => {
  let browser: Browser
  let site: Site
  let partner: Visitor
  const caseOf = async (reference: string): Promise<string> => {
    const { rows } = await sql<{ id: string }>`select case_id as id from cases.unit_reference where file_reference = ${reference}`.execute(
      await site.house.scratch.admin('main'),
    )
    return `/cases/${rows[0]?.id}`
  }
  const comes = async (login: string): Promise<Visitor> => {
    const visitor = await Visitor.arrive(browser, site, screen)
    await visitor.signsIn(login, codesOf(login))
    return visitor
  }
  beforeAll(async () => {
    browser = await openBrowser()
    site = await openSite(true)
    partner = await comes('return.retur')
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it(
    'the journey: legs, who knows, the log, and the sheet for the hand',
    async () => {
      const theCase = await caseOf('ALFA 2026:0009')
      const met = await walksFrom(partner, [`${theCase}/return/journey`], /\/return\/journey/, 'way')
      expect(met).toEqual(expect.arrayContaining(journeyShapes))
    },
    patiently,
  )
  it(
    'the sheet as it is printed',
    async () => {
      await partner.goes(`${await caseOf('ALFA 2026:0009')}/return/journey/sheet`)
      await partner.page.emulateMedia({ media: 'print' })
      await partner.pictures('way-sheet-printed')
      expect(await partner.page.title()).toBe('·')
      await partner.page.emulateMedia({ media: 'screen' })
    },
    patiently,
  )
  it(
    'an alarm that waits, and what is behind it for the one who takes it',
    async () => {
      for (const job of site.house.program.jobs) await runJob(site.house.scratch.databases, job)
      const met = await walksFrom(partner, ['/returns/alarms', '/returns/alarms?show=taken'], /^\/returns\/alarms/, 'way')
      expect(met).toEqual(expect.arrayContaining(['/returns/alarms', '/returns/alarms/:id']))
    },
    patiently,
  )
  it(
    'after the journey: reception, support, money and following up',
    async () => {
      const theCase = await caseOf('BETA 2025-19')
      const met = await walksFrom(partner, [`${theCase}/return/after`, '/returns/follow-ups'], /\/return\/after|^\/returns\/follow-ups/, 'way')
      expect(met).toEqual(expect.arrayContaining(afterShapes))
      const coordinator = await comes('coordinator.sthm')
      const theirs = await walksFrom(coordinator, [`${theCase}/return/after`], /\/return\/after\/(again|grants)/, 'way-coordinator')
      expect(theirs).toEqual(expect.arrayContaining(['/return/after/grants/:id/approve', '/return/after/again']))
    },
    patiently,
  )
  it(
    'what is handed over abroad, and what came back',
    async () => {
      const theCase = await caseOf('ALFA 2026:0009')
      const html = async (path: string): Promise<string> => {
        await partner.goes(path)
        return await partner.page.content()
      }
      const all = [
        ...new Set(
          [...(await html(`${theCase}/return/abroad`)).matchAll(/href="(\/cases\/[0-9a-f-]{36}\/return\/abroad\/[0-9a-f-]{36})"/g)].map(
            (match) => match[1] ?? '',
          ),
        ),
      ]
      expect(all.length).toBeGreaterThan(2)
      const met = await walksFrom(partner, [`${theCase}/return/abroad`, '/returns/answers'], /\/return\/abroad/, 'way')
      const more = new Set(met)
      for (const [place, path] of all.slice(1).entries())
        for (const shape of await walksFrom(partner, [path], new RegExp(`^${path}/`), `way-abroad-${place}`)) more.add(shape)
      expect([...more]).toEqual(expect.arrayContaining(abroadShapes))
      const [, prepare = ''] = /href="([^"]+\/return\/abroad\/new\/[0-9a-f-]{36})"/.exec(await html(`${theCase}/return/abroad/new`)) ?? []
      expect(await html(prepare)).not.toMatch(/§ part|ZQ 7741|ZQ 9083/)
      const coordinator = await comes('coordinator.nord')
      const theirs = await walksFrom(coordinator, ['/returns/answers', `${theCase}/return/abroad`], /\/return\/abroad/, 'way-coordinator')
      expect(theirs).toEqual(expect.arrayContaining(['/return/abroad']))
    },
    patiently,
  )
})
