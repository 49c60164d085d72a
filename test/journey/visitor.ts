import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { demoPerson } from '#capabilities/people/demo.ts'
import { codesOf } from '#test/journey/house.ts'
import type { Site } from '#test/journey/site.ts'
import { wordAboutHer } from '#test/journey/words.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(import.meta.dirname, '../../screenshots/journey')
type Found = { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }

/** In front of what one sits. */
export type Screen = { readonly name: string; readonly language: 'sv' | 'en'; readonly scripts: boolean; readonly width: number; readonly height: number }

/** Nothing on a tab says who, where or what for. */
const telling = /kanarie|ilinca|umeå|traffick|människohandel|prostitu|boende a17|shelter/i

/** Refusals of a page are answers; the browser calls them errors all the same. */
const isAnswer = (text: string): boolean => /^Failed to load resource: the server responded with a status of (401|404|409|422)\b/.test(text)

async function faultsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Found[] }> } }
    return (await runner.run({ resultTypes: ['violations'] })).violations
  })
  return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))
}
const overflowOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Somebody at a real browser. */
export class Visitor {
  readonly page: Page
  readonly screen: Screen
  private readonly browser: Browser
  private readonly site: Site
  private readonly complaints: readonly string[]
  private readonly leave: () => Promise<void>

  private constructor(browser: Browser, page: Page, screen: Screen, site: Site, complaints: readonly string[], leave: () => Promise<void>) {
    this.browser = browser
    this.page = page
    this.screen = screen
    this.site = site
    this.complaints = complaints
    this.leave = leave
  }

  static async arrive(browser: Browser, site: Site, screen: Screen): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width: screen.width, height: screen.height },
      javaScriptEnabled: screen.scripts,
      locale: screen.language === 'sv' ? 'sv-SE' : 'en-GB',
      timezoneId: 'Europe/Stockholm',
      hasTouch: screen.width < 500,
      colorScheme: 'light',
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !isAnswer(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('request', (request) => {
      if (wordAboutHer(decodeURIComponent(request.url())) !== null) complaints.push(`an address says ${request.url()}`)
      if (!request.url().startsWith(site.origin)) complaints.push(`asked elsewhere: ${request.url()}`)
    })
    return new Visitor(browser, page, screen, site, complaints, () => context.close())
  }

  async goes(path: string): Promise<number> {
    const answer = await this.page.goto(this.site.origin + path, { waitUntil: 'load' })
    await this.check()
    return answer?.status() ?? 0
  }

  /** Does something that leads to another page, and waits until it is there. */
  async leads(act: () => Promise<unknown>): Promise<string> {
    await Promise.all([this.page.waitForEvent('load'), act()])
    await this.check()
    return this.path()
  }

  path(): string {
    return this.page.url().slice(this.site.origin.length)
  }

  /** What the tab, the address and the browser's own log say. */
  async check(): Promise<void> {
    const title = await this.page.title()
    expect([title, telling.test(title)]).toEqual([title, false])
    expect([this.path(), telling.test(decodeURIComponent(this.path()))]).toEqual([this.path(), false])
    expect(this.complaints).toEqual([])
  }

  /** Through the sign-in page; the account's language is changed by its own button when the screen wants the other. */
  async signsIn(login: string, code: () => string = codesOf(login), before?: () => Promise<void>): Promise<void> {
    if (!this.path().startsWith('/sign-in')) await this.goes(`/sign-in?language=${this.screen.language}`)
    await before?.()
    await this.page.locator('[name=login]').fill(login)
    await this.page.locator('[name=passphrase]').fill(demoPerson(login).passphrase)
    await this.page.locator('[name=code]').fill(code())
    await this.sends()
    expect(this.path()).not.toMatch(/^\/sign-in/)
    if ((await this.page.locator('html').getAttribute('lang')) !== this.screen.language)
      await this.leads(() => this.page.locator('form[action="/language"] button').click())
    expect(await this.page.locator('html').getAttribute('lang')).toBe(this.screen.language)
  }

  /** Presses the form's own button. */
  sends(): Promise<string> {
    return this.leads(() => this.page.locator('main form.l-form .l-form__end button').first().click())
  }

  async ticks(name: string, ...values: readonly string[]): Promise<void> {
    for (const value of values) {
      const choice = this.page.locator(`main [name="${name}"][value="${value}"]`)
      await choice.evaluate((one) => one.scrollIntoView({ block: 'center' }))
      await choice.check({ force: true })
    }
  }
  writes(name: string, text: string): Promise<void> {
    return this.page.locator(`main [name="${name}"]:not([type=hidden])`).fill(text)
  }
  async chooses(name: string, value: string): Promise<void> {
    await this.page.locator(`main select[name="${name}"]`).selectOption(value)
  }

  /** Presses Tab until something has the focus. */
  async tabsTo(selector: string): Promise<void> {
    for (let pressed = 0; pressed < 150; pressed += 1) {
      const focused = this.page.locator(`${selector}:focus`)
      if ((await focused.count()) > 0) {
        expect.soft([selector, await this.isCovered(focused)]).toEqual([selector, false])
        return
      }
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`no key leads to ${selector}`)
  }
  /** Whether the bar at the foot of a phone lies over it (WCAG 2.4.11). */
  private async isCovered(one: Locator): Promise<boolean> {
    const [box, bar] = [await one.boundingBox(), await this.page.locator('.l-places').boundingBox()]
    return box !== null && bar !== null && bar.y > this.screen.height / 2 && box.y + box.height > bar.y + 1
  }
  /** Answers a question from the keyboard: with its number where scripts run, else with the space bar and the arrows. */
  async answers(name: string, place: number): Promise<void> {
    await this.tabsTo(`main [name="${name}"]`)
    if (this.screen.scripts) await this.page.keyboard.press(String(place))
    else {
      await this.page.keyboard.press('Space')
      for (let more = 1; more < place; more += 1) await this.page.keyboard.press('ArrowDown')
    }
  }

  /**
   * The page for whoever judges how it is drawn. Where scripts are off, nothing can be asked of the page itself: a copy of it, without its own
   * scripts, stands beside.
   */
  private async beside(): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
    if (this.screen.scripts) return { page: this.page, close: () => Promise.resolve() }
    const html = await this.page.content()
    const address = this.page.url()
    const context = await this.browser.newContext({
      viewport: { width: this.screen.width, height: this.screen.height },
      hasTouch: true,
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.route('**/*.js', (route) => route.abort())
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
    await page.goto(address, { waitUntil: 'load' })
    return { page, close: () => context.close() }
  }

  /** Takes a picture in the light and in the dark; what is told of it is that it fits, and that nobody is shut out by how it is drawn. */
  async pictures(name: string): Promise<void> {
    const { width, height } = this.screen
    const folder = join(pictures, this.screen.name)
    mkdirSync(folder, { recursive: true })
    const { page, close } = await this.beside()
    for (const narrow of new Set([320, width])) {
      await page.setViewportSize({ width: narrow, height })
      expect.soft([name, narrow, (await overflowOf(page)) <= 0]).toEqual([name, narrow, true])
    }
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      expect.soft([name, colorScheme, await faultsOf(page)]).toEqual([name, colorScheme, []])
      await this.page.emulateMedia({ colorScheme })
      await this.page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), fullPage: true })
    }
    await close()
    await this.check()
  }

  async goesHome(): Promise<void> {
    await this.check()
    await this.leave()
  }
}
