import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { abroadPaths } from '#capabilities/returning/abroad-paths.ts'
import { openBrowser } from '#test/browser.ts'
import { agrees, begins, beginsReturn, board, chooses, coordinator, isAdmitted, partner } from '#test/journey/return-deeds.ts'
import { zone } from '#test/journey/story.ts'
import { Visitor } from '#test/journey/visitor.ts'
import { patiently, screens, WholeCase } from '#test/journey/whole-case.ts'

/** What the one who meets must know; it stands on that one page and nowhere else. */
const reception = 'Vine marți seara. Îl întâmpină omul cu semnul.'

/** Somebody in another country who has no account, at a phone without scripts, in her own language. */
describe.each(screens)('what is handed over abroad, $name', (screen) => {
  let w: WholeCase
  let browser: Browser
  let stranger: Visitor
  let hers = ''
  let one = ''
  let number = ''
  let code = ''
  beforeAll(async () => {
    browser = await openBrowser()
    w = await WholeCase.open(screen)
    await begins(w)
    hers = await beginsReturn(w, board)
    await chooses(w, board, hers)
    await isAdmitted(w, hers)
    await w.sends(partner, `${hers}/consents/new`, agrees('DELTA'))
    await w.sends(partner, `${hers}/records/new?class=C4`, { kind: 'note', text: reception })
    const phone = { name: `${screen.name}-abroad`, language: 'en', scripts: false, width: 390, height: 844 } as const
    stranger = await Visitor.arrive(browser, { ...w.site, origin: w.site.publicOrigin }, phone)
  }, 240_000)
  afterAll(async () => {
    await stranger.goesHome()
    await browser.close()
    await w.close()
  })
  const aboutId = (): string => hers.split('/').at(-1) ?? ''
  const enters = async (typed: string): Promise<void> => {
    await stranger.page.locator('main [name=code]').fill(typed)
    await stranger.leads(() => stranger.page.locator('main form button').first().click())
  }
  const presses = (form: string): Promise<string> => stranger.leads(() => stranger.page.locator(`main form#${form} button`).click())
  const said = (): Promise<string> => stranger.page.locator('main').innerText()

  it(
    'is chosen text by text, and a second person says yes without seeing a word',
    async () => {
      await w.looks(partner, abroadPaths.begin(aboutId()), 'over-01-to-whom')
      const form = abroadPaths.prepare(aboutId(), zone('DELTA'))
      const [, record = ''] = /name="records"[^>]*value="([0-9a-f-]{36})"/.exec(await w.reads(partner, form)) ?? []
      const fields = { records: [record], fields: ['destination'], ground: 'within_eea', language: 'ro', days: '10', harmTest: 'Den som möter måste veta när.' }
      one = await w.does(partner, form, fields, 'over-02-prepare')
      await w.looks(partner, one, 'over-03-waits-for-second')
      expect(await w.looks(coordinator, `${one}/second`, 'over-04-second')).not.toContain(reception)
      await w.does(coordinator, `${one}/second`, { answer: 'yes' })
    },
    patiently,
  )
  it(
    'is read through word for word, and leaves with a link and a code that are told in two ways',
    async () => {
      const visitor = await w.at(partner)
      await visitor.goes(`${one}/send`)
      expect(await visitor.page.locator('main').innerText()).toContain(reception)
      await visitor.pictures('over-05-read-through')
      const page = async (): Promise<void> => {
        await visitor.ticks('known', 'yes')
        await visitor.sends()
      }
      for (let turn = 0; turn < 60 && visitor.path().endsWith('/send'); turn += 1) await page()
      expect(visitor.path()).toBe(one)
      const html = await visitor.page.content()
      number = /\/p\/(\d{12})/.exec(html)?.[1] ?? ''
      code = (/<strong class="l-tabular">([\d ]+)<\/strong>/.exec(html)?.[1] ?? '').replaceAll(' ', '')
      expect([number.length, code.length]).toEqual([12, 20])
      expect(html).toContain(`${w.site.publicOrigin}/ro/p/`)
      await visitor.pictures('over-06-link-and-code')
      await visitor.leads(() => visitor.page.locator(`main form[action="${one}/noted"] button`).click())
      expect(await visitor.page.content()).not.toContain(code)
    },
    patiently,
  )
  it(
    'opens by the code, in Romanian, and a wrong code is answered in peace',
    async () => {
      expect(await stranger.goes(`/ro/p/${number}`)).toBe(200)
      expect([await stranger.page.title(), await stranger.page.locator('html').getAttribute('lang')]).toEqual(['Informații', 'ro'])
      await stranger.pictures('over-07-code')
      await enters('7'.repeat(20))
      expect(await said()).not.toContain(reception)
      await stranger.pictures('over-08-wrong-code')
      await enters(code)
      for (const words of [reception, 'România']) expect(await said()).toContain(words)
      await stranger.pictures('over-09-opened')
      expect(await stranger.page.context().cookies()).toEqual([])
    },
    patiently,
  )
  it(
    'is accepted, asked about and reported on, each with one press',
    async () => {
      await presses('accept')
      await stranger.pictures('over-10-accepted')
      await presses('ask')
      await stranger.pictures('over-11-nothing-asked')
      await stranger.page.locator('main [name=question]').fill('Vine singur sau cu cineva?')
      await presses('ask')
      await stranger.pictures('over-12-asked')
      await stranger.page.locator('main [name=event]').selectOption('housing_given')
      await stranger.page.locator('main [name=report]').fill('Camera este gata.')
      await presses('report')
      await stranger.pictures('over-13-reported')
    },
    patiently,
  )
  it(
    'is answered here, and the answer is read there',
    async () => {
      await w.looks(partner, abroadPaths.waiting, 'over-14-waiting')
      const page = await w.looks(partner, one, 'over-15-answers')
      expect(page).toContain('Vine singur sau cu cineva?')
      const reply = /\/cases\/[0-9a-f-]{36}\/return\/abroad\/[0-9a-f-]{36}\/answers\/[0-9a-f-]{36}\/reply/.exec(await w.reads(partner, one))?.[0] ?? ''
      await w.does(partner, reply, { words: 'Singur.' }, 'over-16-reply')
      const settle = /\/cases\/[0-9a-f-]{36}\/return\/abroad\/[0-9a-f-]{36}\/answers\/[0-9a-f-]{36}\/note/.exec(await w.reads(partner, one))?.[0] ?? ''
      await w.does(partner, settle, { deed: 'noted' }, 'over-17-settle')
      await stranger.goes(`/ro/p/${number}`)
      await enters(code)
      expect(await said()).toContain('Singur.')
      await stranger.pictures('over-18-answered')
    },
    patiently,
  )
  it(
    'ends when whoever answers for it ends it',
    async () => {
      await w.does(partner, `${one}/end`, {}, 'over-19-end')
      const over = await fetch(`${w.site.publicOrigin}/ro/p/${number}`, {
        method: 'POST',
        body: new URLSearchParams({ what: 'open', code }),
        headers: { origin: w.site.publicOrigin, 'sec-fetch-site': 'same-origin' },
      })
      expect([over.status, (await over.text()).includes(reception)]).toEqual([410, false])
      await w.looks(partner, `${hers}/return/abroad`, 'over-20-list')
    },
    patiently,
  )
})
