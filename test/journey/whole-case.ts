import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { runJob } from '#app/jobs.ts'
import { codeAt } from '#capabilities/people/commands/check-code.ts'
import { demoPerson } from '#capabilities/people/demo.ts'
import { daysAfter } from '#kernel/time.ts'
import { openBrowser } from '#test/browser.ts'
import type { Fields, Someone } from '#test/house.ts'
import { fills, ledTo, night } from '#test/journey/hands.ts'
import { openSite, type Site } from '#test/journey/site.ts'
import { Visitor, type Screen } from '#test/journey/visitor.ts'

export const screens: readonly Screen[] = [
  { name: 'sv-desk', language: 'sv', scripts: true, width: 1280, height: 900 },
  { name: 'en-phone', language: 'en', scripts: false, width: 390, height: 844 },
]
export const patiently = 300_000

/** So many days from the night it began, as a form sends it. */
export const day = (days: number): string => daysAfter(night, days).toISOString().slice(0, 10)

/** A paper in the wrong hands says nothing: neither of these stands on anything that is handed over. */
export const aboutSex = /sex|prostit|bordell|brothel|våldt|\brape/i
export const whatHappened = /traffick|människohandel|exploit|utnyttja|socialnämnden|\bALFA\b|\bBETA\b|lilja/i
/** What a person reads of a page: no addresses, no scripts. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

type Placed = { readonly name: string; readonly value: string; readonly kind: string; readonly at: number }

/** One site, and somebody in front of each screen: the same person keeps her window. */
export class WholeCase {
  readonly site: Site
  readonly screen: Screen
  private readonly browser: Browser
  private readonly windows = new Map<string, Visitor>()
  private readonly phones = new Map<string, Someone>()

  private constructor(browser: Browser, site: Site, screen: Screen) {
    this.browser = browser
    this.site = site
    this.screen = screen
  }
  static async open(screen: Screen): Promise<WholeCase> {
    return new WholeCase(await openBrowser(), await openSite(), screen)
  }
  async close(): Promise<void> {
    for (const window of this.windows.values()) await window.goesHome()
    await this.browser.close()
    await this.site.close()
  }

  /** Somebody at a browser. */
  async at(login: string): Promise<Visitor> {
    const known = this.windows.get(login)
    if (known) return known
    const visitor = await Visitor.arrive(this.browser, this.site, this.screen)
    await visitor.signsIn(login, () => codeAt(demoPerson(login).totp, new Date()))
    this.windows.set(login, visitor)
    return visitor
  }
  /** The same person, asking without a browser. */
  async as(login: string): Promise<Someone> {
    const known = this.phones.get(login) ?? (await this.site.house.someone(login))
    this.phones.set(login, known)
    return known
  }
  /** What somebody reads on a page. */
  async reads(login: string, path: string): Promise<string> {
    const answer = await (await this.as(login)).visits(path)
    expect([path, answer.status]).toEqual([path, 200])
    return await answer.text()
  }
  /** Fills in a form without a browser; where it led. */
  async sends(login: string, path: string, fields: Fields = {}): Promise<string> {
    try {
      return await ledTo(await fills(await this.as(login), path, fields))
    } catch (fault) {
      throw new Error(`${login} at ${path}`, { cause: fault })
    }
  }
  /** Who does it, and with what it was refused. */
  async refused(login: string, path: string, fields: Fields, status: number): Promise<string> {
    const answer = await fills(await this.as(login), path, fields)
    expect([path, answer.status]).toEqual([path, status])
    return await answer.text()
  }
  /** Opens the form of a page, fills it in as the screen allows (by keyboard where scripts run), takes a picture, and sends it. */
  async does(login: string, path: string, fields: Fields, picture?: string): Promise<string> {
    const visitor = await this.at(login)
    expect([path, await visitor.goes(path)]).toEqual([path, 200])
    await writesInOrder(visitor, fields)
    if (picture) await visitor.pictures(picture)
    const button = visitor.page.locator('main form.l-form[method=post] .l-form__end button').first()
    if (this.screen.scripts) await visitor.tabsTo('main form.l-form[method=post] .l-form__end button')
    const to = await visitor.leads(() => (this.screen.scripts ? visitor.page.keyboard.press('Enter') : button.click()))
    const wrong = visitor.page.locator('.govuk-error-summary, .l-notice--danger').first()
    if (to === path) expect([path, (await wrong.count()) > 0 ? await wrong.innerText() : null]).toEqual([path, null])
    return to
  }
  /** A page as it is looked at, with a picture of it. */
  async looks(login: string, path: string, picture: string): Promise<string> {
    const visitor = await this.at(login)
    expect([path, await visitor.goes(path)]).toEqual([path, 200])
    await visitor.pictures(picture)
    return await visitor.page.locator('main').innerText()
  }
  /** What the first look at a page weighs, packed: itself and every file it names. */
  async weighs(login: string, path: string): Promise<number> {
    const html = await (await this.at(login)).page.content()
    const files = new Set([...html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((match) => match[1] ?? ''))
    const bytes = await Promise.all([...files].map(async (file) => Buffer.from(await (await fetch(this.site.origin + file)).arrayBuffer())))
    return [Buffer.from(await this.reads(login, path)), ...bytes].reduce((all, one) => all + gzipSync(one).length, 0)
  }
  async runsClocks(): Promise<void> {
    for (const job of this.site.house.program.jobs) await runJob(this.site.house.scratch.databases, job)
  }
  /** Some days pass, and what runs by itself has run. */
  async passes(days: number): Promise<void> {
    await this.site.house.setClock(daysAfter(night, days))
    await this.runsClocks()
  }
}

/** Fields in the order in which they stand on the page, each opened where it is folded away. */
async function writesInOrder(visitor: Visitor, fields: Fields): Promise<void> {
  const { page, screen } = visitor
  const wanted = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((one) => [name, one] as const),
  )
  const placed: Placed[] = []
  for (const [name, value] of wanted) {
    const all = page.locator(`main form.l-form[method=post] [name="${name}"]:not([type=hidden])`)
    expect([name, await all.count()]).not.toEqual([name, 0])
    const [kind, at] = await all.first().evaluate((field) => {
      for (let fold = field.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null) fold.open = true
      const every = [...document.querySelectorAll('main [name]')]
      return [field.tagName === 'INPUT' ? (field.getAttribute('type') ?? 'text') : field.tagName.toLowerCase(), every.indexOf(field)] as const
    })
    placed.push({ name, value, kind, at })
  }
  for (const { name, value, kind } of placed.toSorted((a, b) => a.at - b.at)) {
    const one = `main form.l-form[method=post] [name="${name}"]:not([type=hidden])`
    if (kind === 'select') await page.locator(one).selectOption(value)
    else if (kind === 'radio' || kind === 'checkbox') {
      const choice = page.locator(`${one}[value="${value}"]`)
      if (screen.scripts) {
        await choice.focus()
        await page.keyboard.press('Space')
        if (!(await choice.isChecked())) await page.keyboard.press('Space')
      } else {
        await choice.evaluate((box) => box.scrollIntoView({ block: 'center' }))
        await choice.check({ force: true })
      }
    } else if (screen.scripts && (kind === 'text' || kind === 'textarea')) {
      await page.locator(one).focus()
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(value)
    } else await page.locator(one).fill(value)
  }
}
