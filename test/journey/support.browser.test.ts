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
  ['case', '', 'Ärendets förlopp', 'Course of the case'],
  ['needs', '/needs', 'Inte frågat', 'Not asked'],
  ['need-form', '/needs/children/new', 'Vem som frågade', 'Who asked'],
  ['need', '/needs/housing', 'Svar 2', 'Answer 2'],
  ['plan', '/support', 'Insatser utan mål', 'Measures without a goal'],
  ['measure-form', '/support/measures/new?code=internship', 'Vem betalar', 'Who pays'],
  ['templates', '/support/templates?path=stay&person=man', 'Frågor att ställa', 'Questions to ask'],
  ['ladders', '/support/ladders', 'Arbetstillstånd', 'Work permit'],
  ['agreed-form', '/support/agreed/new/sip', 'Lagen kräver', 'The law asks'],
  ['rights', '/rights', 'Bladet som gäller nu', 'The sheet that holds now'],
  ['rights-form', '/rights/new', 'Vad som var oklart', 'What was unclear'],
  ['course', '/course', 'Tider som löper', 'Times that run'],
]

describe.each(screens)('support in a real browser, $name', (screen) => {
  let browser: Browser
  let site: Site
  let worker: Visitor
  let theCase = ''
  beforeAll(async () => {
    browser = await openBrowser()
    site = await openSite(true)
    const { rows } = await sql<{ id: string }>`select case_id as id from cases.unit_reference where file_reference = 'ALFA 2025:0377'`.execute(
      await site.house.scratch.admin('main'),
    )
    theCase = `/cases/${rows[0]?.id}`
    worker = await Visitor.arrive(browser, site, screen)
    await worker.signsIn('worker.alfa', codesOf('worker.alfa'))
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it.each(pages)('%s fits, and shuts nobody out', async (name, path, sv, en) => {
    expect(await worker.goes(theCase + path)).toBe(200)
    expect(await worker.page.locator('main').textContent()).toContain(screen.language === 'sv' ? sv : en)
    await worker.pictures(`support-${name}`)
  })

  it('the sheet about rights is one sheet that says nothing of where it comes from', async () => {
    expect(await worker.goes(`${theCase}/rights/sheet/2026-01-01/swe`)).toBe(200)
    expect(await worker.page.title()).toBe('Bra att veta')
    await worker.pictures('support-sheet')
  })
})
