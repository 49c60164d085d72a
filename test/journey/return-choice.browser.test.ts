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
  ['whole', '/return', 'Hela vägen över tid', 'The whole way over time'],
  ['parties', '/return/parties/new', 'Låt en del till delta', 'Let another part take part'],
  ['inform', '/return/information/new', 'Vad ni gick igenom', 'What you went through'],
  ['choose', '/return/choice/new', 'Hur valet gavs', 'How the choice was given'],
  ['choice', '/return/choice', 'Valet, med personens egna ord', 'The choice, in the person’s own words'],
  ['withdraw', '/return/withdrawal', 'Inget skäl behövs', 'No reason is needed'],
  ['close', '/return/closing', 'två olika resultat', 'two different outcomes'],
]

describe.each(screens)('the way ahead in a real browser, $name', (screen) => {
  let browser: Browser
  let site: Site
  let worker: Visitor
  let theCase = ''
  beforeAll(async () => {
    browser = await openBrowser()
    site = await openSite(true)
    const { rows } = await sql<{ id: string }>`select case_id as id from cases.unit_reference where file_reference = 'ALFA 2026:0009'`.execute(
      await site.house.scratch.admin('main'),
    )
    theCase = `/cases/${rows[0]?.id}`
    worker = await Visitor.arrive(browser, site, screen)
    await worker.signsIn('worker2.alfa', codesOf('worker2.alfa'))
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it.each(pages)('%s fits, and shuts nobody out', async (name, path, sv, en) => {
    expect(await worker.goes(theCase + path)).toBe(200)
    expect(await worker.page.locator('main').textContent()).toContain(screen.language === 'sv' ? sv : en)
    await worker.pictures(`return-choice-${name}`)
  })
  it('the list outside the case fits', async () => {
    expect(await worker.goes('/returns')).toBe(200)
    await worker.pictures('return-choice-list')
  })
  it('the sheet is one sheet that says nothing of where it comes from', async () => {
    expect(await worker.goes(`${theCase}/return/information/2026-01-01/swe`)).toBe(200)
    expect(await worker.page.title()).toBe('Innan du väljer')
    await worker.pictures('return-choice-sheet')
  })
})
