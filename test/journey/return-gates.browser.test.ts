import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#test/browser.ts'
import { codesOf } from '#test/journey/house.ts'
import { openSite, type Site } from '#test/journey/site.ts'
import { Visitor, type Screen } from '#test/journey/visitor.ts'

const screens: readonly Screen[] = [
  { name: 'sv-desk', language: 'sv', scripts: true, width: 1280, height: 900 },
  { name: 'en-phone', language: 'en', scripts: false, width: 390, height: 844 },
]

/** What is opened in turn, and a word that must stand on it. */
const pages: readonly (readonly [name: string, path: string, sv: string, en: string])[] = [
  ['gates', '/gates', 'Klartecken för resan', 'Approval of the journey'],
  ['approve', '/approval/new', 'i eget namn', 'in your own name'],
  ['take-back', '/approval/back', 'inte ge något skäl', 'need not give a reason'],
  ['home', '/there', 'En trygg plats', 'A safe place'],
  ['home-form', '/there/2', 'Tidigare svar', 'Earlier answers'],
  ['risks', '/weighed', 'Bedömning 1', 'Assessment 1'],
  ['risk-side', '/weighed/new', 'Skam, rykte eller heder', 'Shame, reputation or honour'],
  ['plans', '/after-plan', 'Version 2', 'Version 2'],
  ['plan-form', '/after-plan/new', 'Taket|Högst', 'At most'],
  ['papers', '/papers', 'Provisorisk resehandling', 'Emergency travel paper'],
  ['paper-form', '/papers/new', 'Utfärdas av', 'Issued by'],
  ['trial', '/clearance/authority', 'Bara läget antecknas', 'Only the state is written down'],
  ['fit', '/clearance/travel', 'hur länge medicinen räcker', 'how long the medicine lasts'],
]

describe.each(screens)('what must be in place before a journey, in a real browser, $name', (screen) => {
  let browser: Browser
  let site: Site
  let partner: Visitor
  let theCase = ''
  beforeAll(async () => {
    browser = await openBrowser()
    site = await openSite(true)
    const { rows } = await sql<{ id: string }>`select case_id as id from cases.unit_reference where file_reference = 'ALFA 2026:0009'`.execute(
      await site.house.scratch.admin('main'),
    )
    theCase = `/cases/${rows[0]?.id}/return`
    partner = await Visitor.arrive(browser, site, screen)
    await partner.signsIn('return.retur', codesOf('return.retur'))
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
  })
  const first = async (list: string, link: RegExp): Promise<string> => {
    await partner.goes(theCase + list)
    const found = link.exec(await partner.page.content())?.[0]
    if (found === undefined) throw new Error(`nothing like ${link.source} on ${list}`)
    return found
  }

  it.each(pages)('%s fits, and shuts nobody out', async (name, path, sv, en) => {
    expect(await partner.goes(theCase + path)).toBe(200)
    expect(await partner.page.locator('main').textContent()).toMatch(new RegExp(screen.language === 'sv' ? sv : en))
    await partner.pictures(`return-gates-${name}`)
  })
  it('the assessment with both sides fits, and so do its signature and a condition', async () => {
    const path = await first('/weighed', /\/cases\/[0-9a-f-]{36}\/return\/weighed\/[0-9a-f-]{36}/)
    for (const [name, rest] of [
      ['risk', ''],
      ['sign', '/signature'],
      ['met', '/met'],
    ] as const) {
      expect(await partner.goes(path + rest)).toBe(200)
      await partner.pictures(`return-gates-${name}`)
    }
  }, 120_000)
  it('the plan fits, and its sheet says nothing of where it comes from', async () => {
    const path = await first('/after-plan', /\/cases\/[0-9a-f-]{36}\/return\/after-plan\/[0-9a-f-]{36}/)
    expect(await partner.goes(path)).toBe(200)
    await partner.pictures('return-gates-plan')
    expect(await partner.goes(`${path}/sheet`)).toBe(200)
    expect(await partner.page.title()).toBe('Planul meu')
    await partner.pictures('return-gates-sheet')
  }, 120_000)
})
