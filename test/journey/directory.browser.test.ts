import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoId } from '#capabilities/people/demo.ts'
import { openBrowser } from '#test/browser.ts'
import { codesOf } from '#test/journey/house.ts'
import { openSite, type Site } from '#test/journey/site.ts'
import { Visitor, type Screen } from '#test/journey/visitor.ts'

const screens: readonly Screen[] = [
  { name: 'sv-desk', language: 'sv', scripts: true, width: 1280, height: 900 },
  { name: 'en-phone', language: 'en', scripts: false, width: 390, height: 844 },
]
const service = `/directory/services/${demoId('service', 'Boende ALFA-1')}`
const organisation = `/directory/organisations/${demoId('organisation', 'Mottagningen Norrskenet')}`

/** As somebody else's system writes it: the first has a country, the other none. */
const abroad = {
  id: demoId('attribute', 'brought'),
  taxonomy_term: {
    id: demoId('term', 'brought'),
    code: 'RO',
    name: 'RO',
    description: 'RO',
    taxonomy: 'iso-3166-1',
    taxonomy_id: demoId('taxonomy', 'brought'),
  },
}
const brought = ['Den påhittade jouren', 'Den landlösa'].map((name, at) => ({
  id: demoId('organisation', name),
  name,
  description: 'Påhittad.',
  ...(at === 0 ? { attributes: [abroad] } : {}),
}))

/** What is opened in turn, and a word that must stand on it. */
const pages: readonly (readonly [name: string, path: string, sv: string, en: string])[] = [
  ['search', '/directory/services', 'Tjänster för hela Sverige', 'Services for all of Sweden'],
  ['county', '/directory/services?where=24', 'Kommuner i Västerbottens län', 'Municipalities in Västerbottens län'],
  ['countries', '/directory/countries', 'Rumänien', 'Romania'],
  ['coverage', '/directory/coverage', 'Saknar boende', 'Lack housing'],
  ['coverage-county', '/directory/coverage?county=12', 'Saknas', 'Lacking'],
  ['service', service, 'Platsen är skyddad', 'The place is protected'],
  ['service-form', `${service}/edit`, 'Ändra tjänsten', 'Change the service'],
  ['verify-form', `${service}/verify`, 'Bekräfta uppgifterna', 'Verify'],
  ['places-form', `${service}/places`, 'Säg lediga platser', 'Say free places'],
  ['experience-form', `${service}/experience`, 'Så gick det', 'How it went'],
  ['organisation', organisation, 'Mottagningen Norrskenet', 'Mottagningen Norrskenet'],
  ['organisation-form', `${organisation}/edit`, 'Ändra organisationen', 'Change the organisation'],
  ['due', '/directory/due', 'Boende GAMMA-3', 'Boende GAMMA-3'],
  ['hsds', '/directory/hsds', 'HSDS', 'HSDS'],
  ['hsds-import', '/directory/hsds/import', 'Fil', 'File'],
  ['alarm-list', '/directory/alarm/24', 'Socialjouren ALFA', 'Out-of-hours social service ALFA'],
]

describe.each(screens)('the directory in a real browser, $name', (screen) => {
  let browser: Browser
  let site: Site
  let keeper: Visitor
  beforeAll(async () => {
    browser = await openBrowser()
    site = await openSite(false)
    keeper = await Visitor.arrive(browser, site, screen)
    await keeper.signsIn('coordinator.nord', codesOf('coordinator.nord'))
  }, 240_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it.each(pages)('%s fits, and shuts nobody out', async (name, path, sv, en) => {
    expect(await keeper.goes(path)).toBe(200)
    expect(await keeper.page.locator('main').textContent()).toContain(screen.language === 'sv' ? sv : en)
    await keeper.pictures(`directory-${name}`)
  })

  it('the many languages and counties of a service are folded, and opened and chosen with the keyboard alone', async () => {
    await keeper.goes(`${service}/edit`)
    const height = await keeper.page.evaluate(() => document.documentElement.scrollHeight)
    expect(height).toBeLessThan(screen.width < 600 ? 6000 : 4500)
    const languages = keeper.page.locator('details').filter({ has: keeper.page.locator('input[name="languages"]') })
    const last = languages.locator('input[name="languages"]').last()
    expect([await languages.getAttribute('open'), await last.isVisible()]).toEqual([null, false])
    await languages.locator('summary').focus()
    await keeper.page.keyboard.press('Enter')
    expect(await last.isVisible()).toBe(true)
    await last.focus()
    await keeper.page.keyboard.press('Space')
    expect(await last.isChecked()).toBe(true)
  })

  it('a file that is brought shows what it would change, refused rows too, and fits', async () => {
    await keeper.goes('/directory/hsds/import')
    const file = { name: 'organizations.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(brought)) }
    await keeper.page.locator('main input[type="file"]').setInputFiles(file)
    const path = await keeper.leads(() => keeper.page.locator('main form button[type="submit"], main form button:not([type])').first().click())
    expect(path).toMatch(/^\/directory\/hsds\/imports\/[0-9a-f-]{36}$/)
    const said = await keeper.page.locator('main').textContent()
    expect(said).toContain('Den påhittade jouren')
    expect(said).toContain(screen.language === 'sv' ? 'Det går inte att se i vilket land' : 'It cannot be seen in which country')
    await keeper.pictures('directory-hsds-look')
  })

  it('a county is chosen on the map with the keyboard alone', async () => {
    await keeper.goes('/directory/services')
    await keeper.page.locator('svg.l-map a[aria-label="Västerbottens län"]').focus()
    await keeper.page.keyboard.press('Enter')
    await keeper.page.waitForURL(/where=24/)
    expect(await keeper.page.locator('svg.l-map a').count()).toBe(15)
  })
})
