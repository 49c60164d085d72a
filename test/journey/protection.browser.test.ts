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

/** What the shelter opens, and what social services open; a word that must stand on it. */
const ofShelter: readonly (readonly [name: string, path: string, sv: string, en: string])[] = [
  ['places', '/places', 'KAJ', 'KAJ'],
  ['new-place', '/places/new', 'Kodnamn', 'Code name'],
  ['queue', '/place-requests', 'Förfrågningar', 'Requests'],
  ['request', '/place-requests/:asked', 'Förfrågan om plats', 'Request for a place'],
  ['offer', '/place-requests/:asked/offer', 'LOM', 'LOM'],
  ['stay', '/place-requests/:arrived', 'KAJ', 'KAJ'],
]
const ofSocialServices: readonly (readonly [name: string, path: string, sv: string, en: string])[] = [
  ['case', '/cases/:placed', 'Begäran om uppgift', 'Requests for contact data'],
  ['placement', '/cases/:placed/placement', 'KAJ', 'KAJ'],
  ['new-placement', '/cases/:placed/placement/new', 'boende', 'shelter'],
  ['addresses', '/cases/:addressed/address-requests', 'Tullverket', 'Customs'],
  ['address', '/cases/:addressed/address-requests/:address', 'Polisen', 'The police'],
  ['new-address', '/cases/:addressed/address-requests/new', 'Polisen', 'The police'],
]

describe.each(screens)('places and requests in a real browser, $name', (screen) => {
  let browser: Browser
  let site: Site
  let keeper: Visitor
  let worker: Visitor
  const ids = new Map<string, string>()
  const filled = (path: string): string => path.replaceAll(/:([a-z]+)/g, (_all, word: string) => ids.get(word) ?? word)
  beforeAll(async () => {
    browser = await openBrowser()
    site = await openSite(true)
    const { rows } = await sql<{ word: string; id: string }>`
      with theirs as (select a.id, a.case_id, a.received_at from protection.address_request a join cases.member m on m.case_id = a.case_id
                      join people.person p on p.id = m.person_id where p.login = 'worker.alfa')
      (select state as word, id from protection.place_ask where state in ('asked', 'arrived') order by changed_at)
      union all select 'placed', case_id from cases.unit_reference where file_reference = 'ALFA 2026:0131'
      union all (select 'addressed', case_id from theirs order by received_at limit 1)
      union all (select 'address', id from theirs order by received_at limit 1)`.execute(await site.house.scratch.admin('main'))
    for (const { word, id } of rows) ids.set(word, id)
    keeper = await Visitor.arrive(browser, site, screen)
    await keeper.signsIn('night.a17', codesOf('night.a17'))
    worker = await Visitor.arrive(browser, site, screen)
    await worker.signsIn('worker.alfa', codesOf('worker.alfa'))
  }, 300_000)
  afterAll(async () => {
    await browser.close()
    await site.close()
  })
  const opens = async (visitor: Visitor, name: string, path: string, word: string): Promise<void> => {
    expect([path, await visitor.goes(filled(path))]).toEqual([path, 200])
    expect(await visitor.page.locator('main').textContent()).toContain(word)
    await visitor.pictures(`protection-${name}`)
  }

  it.each(ofShelter)('the shelter: %s fits, and shuts nobody out', (name, path, sv, en) => opens(keeper, name, path, screen.language === 'sv' ? sv : en))
  it.each(ofSocialServices)('social services: %s fits, and shuts nobody out', (name, path, sv, en) =>
    opens(worker, name, path, screen.language === 'sv' ? sv : en),
  )
  it('the places of a shelter are in the row of places for those who keep them, and for nobody else', async () => {
    await keeper.goes('/')
    expect(await keeper.page.locator('nav a[href="/places"]').count()).toBe(1)
    expect(await keeper.page.locator('main a[href="/places#places"]').count()).toBe(1)
    await worker.goes('/')
    expect(await worker.page.locator('a[href="/places"]').count()).toBe(0)
  })
})
