import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicLanguages } from '#kernel/public-language.ts'
import { listen, type Listening } from '#app/listen.ts'
import { emptySnapshot } from '#capabilities/information/reference/snapshot.ts'
import type { Service } from '#capabilities/information/domain/where.ts'
import { openBrowser } from '#test/browser.ts'
import { freePort } from '#test/ports.ts'
import { standingAlone } from '#test/public/standing-alone.ts'
import type { PublicSite } from '#app/public-site.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(import.meta.dirname, '../../screenshots/public')
const service: Service = {
  id: 'a',
  kind: 'social_on_call',
  nameSv: 'Socialjouren ALFA',
  nameEn: 'Out-of-hours ALFA',
  hours: 'out_of_hours',
  child: true,
  phone: '0980-319 201',
  spoken: ['sv', 'ro'],
  interpreter: true,
  checkedOn: '2026-03-01',
  areas: ['2480'],
}

let browser: Browser
let server: Listening
let site: PublicSite
let origin: string
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  site = standingAlone({ ...emptySnapshot(), services: [service] }, origin)
  server = await listen(site.app, '127.0.0.1', port)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

type How = { readonly width?: number; readonly height?: number; readonly script?: boolean; readonly dark?: boolean }
type Open = { readonly context: BrowserContext; readonly page: Page; readonly asked: string[]; readonly wrong: string[] }
/** A window in which everything that is asked for is noted; what is not ours is answered with a plain page. */
async function open({ width = 390, height = 844, script = true, dark = false }: How = {}): Promise<Open> {
  const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: script, colorScheme: dark ? 'dark' : 'light' })
  const asked: string[] = []
  const wrong: string[] = []
  await context.route('**', async (route) => {
    const url = route.request().url()
    asked.push(url)
    if (url.startsWith(origin)) return await route.continue()
    return await route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><p>Sun.</p>' })
  })
  const page = await context.newPage()
  page.on('console', (message) => void (message.type() === 'error' ? wrong.push(message.text()) : undefined))
  page.on('pageerror', (error) => void wrong.push(error.message))
  return { context, page, asked, wrong }
}

const found = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe)
  return await page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    const { violations } = await runner.run({ resultTypes: ['violations'] })
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 2)
          .map(({ html }) => html.slice(0, 120))
          .join(' | ')}`,
    )
  })
}

/** Whether the way out is what one would hit at its middle and near its corners, wholly inside the window. */
const hit = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const link = document.getElementById('leave')
    if (!link) return false
    const box = link.getBoundingClientRect()
    const points = [
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.left + 6, box.top + 6],
      [box.right - 6, box.bottom - 6],
    ]
    const inside = box.top >= 0 && box.left >= 0 && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1 && box.height >= 43
    return inside && points.every(([x, y]) => link.contains(document.elementFromPoint(x ?? 0, y ?? 0)))
  })

describe('leaving the page', () => {
  it.each([
    ['the smallest phone', 320, 480],
    ['a phone', 390, 844],
    ['a phone on its side', 640, 320],
    ['a desk', 1280, 800],
    ['a desk enlarged four times', 320, 200],
  ])('can be pressed at every place of every page on %s', async (_name, width, height) => {
    const { context, page } = await open({ width, height })
    for (const path of ['/ro/', '/ar/1', '/sv/14', '/sv/14/14', '/sv/15', '/sv/none']) {
      await page.goto(origin + path)
      const { tall, wide } = await page.evaluate(() => ({
        tall: document.documentElement.scrollHeight,
        wide: document.documentElement.scrollWidth - innerWidth,
      }))
      expect([path, wide <= 0]).toEqual([path, true])
      const step = Math.max(height * 0.8, tall / 12)
      for (let top = 0; top <= tall; top += step) {
        await page.evaluate((y) => scrollTo(0, y), top)
        expect([path, top, await hit(page)]).toEqual([path, top, true])
      }
    }
    await context.close()
  })

  it('nothing of the page is seen at once, another page takes its place, and the way back leads past this site', async () => {
    const { context, page, asked } = await open()
    await page.goto('https://before.example/')
    await page.goto(`${origin}/ro/`)
    await page.click('a[href="/ro/1"]')
    await page.waitForURL('**/ro/1')
    await page.click('a[href="/ro/14/24"]')
    await page.waitForURL('**/ro/14/24')
    const before = asked.length
    await page.click('#leave')
    await page.waitForURL('https://www.smhi.se/')
    expect(asked.slice(before).filter((url) => url.startsWith(origin) && !url.endsWith('.svg'))).toEqual([])
    await page.goBack()
    expect(page.url()).toBe('https://before.example/')
    await page.goForward()
    expect(page.url()).toBe('https://www.smhi.se/')
    await context.close()
  })

  it('is covered by an empty page with a neutral title while the other one is on its way', async () => {
    const { context, page } = await open()
    await page.goto(`${origin}/sv/`)
    await context.route('https://www.smhi.se/**', () => undefined)
    const { covered, title } = await page.evaluate(() => {
      document.getElementById('leave')?.click()
      return {
        title: document.title,
        covered: [0.1, 0.5, 0.9].every((part) => document.elementFromPoint(innerWidth / 2, innerHeight * part)?.className === 'p-blank'),
      }
    })
    expect({ covered, title }).toEqual({ covered: true, title: 'Information' })
    await context.close()
  })

  it('works by pressing Shift three times, and not by two', async () => {
    const { context, page } = await open()
    await page.goto(`${origin}/sv/4`)
    await page.keyboard.press('Shift')
    await page.keyboard.press('Shift')
    expect(await page.textContent('#leave-told')).toBe('2 / 3')
    expect(page.url()).toContain(origin)
    await page.keyboard.press('Shift')
    await page.waitForURL('https://www.smhi.se/')
    await context.close()
  })

  it('works by the keyboard alone, and without JavaScript as a plain link', async () => {
    const { context, page } = await open({ script: false })
    await page.goto(`${origin}/sv/`)
    await page.focus('#leave')
    await page.keyboard.press('Enter')
    await page.waitForURL('https://www.smhi.se/')
    await context.close()
  })

  it('what has the focus is never under it', async () => {
    const { context, page } = await open({ width: 320, height: 480 })
    await page.goto(`${origin}/sv/`)
    for (let press = 0; press < 45; press += 1) {
      await page.keyboard.press('Tab')
      const under = await page.evaluate(() => {
        const one = document.activeElement
        const bar = document.querySelector('.p-leave')?.getBoundingClientRect()
        if (!one || !bar || one.id === 'leave' || one === document.body) return false
        return one.getBoundingClientRect().top >= bar.top
      })
      expect([press, under]).toEqual([press, false])
    }
    await context.close()
  })
})

describe('a search', () => {
  it('leaves no word in the address, and no step in the history', async () => {
    const { context, page } = await open()
    await page.goto('https://before.example/')
    await page.goto(`${origin}/ro/15`)
    await page.fill('#words', 'politie')
    await page.click('button')
    await page.waitForSelector('[role=status] li')
    expect(page.url()).toBe(`${origin}/ro/15`)
    await page.goBack()
    expect(page.url()).toBe('https://before.example/')
    await context.close()
  })
})

describe('somebody with a cracked phone, who reads Romanian', () => {
  it('finds whom to call tonight in three taps, without JavaScript', async () => {
    const { context, page } = await open({ width: 320, height: 480, script: false })
    await page.goto(`${origin}/ro/`)
    await page.screenshot({ path: join(pictures, 'ro-start-320.png'), fullPage: true })
    await page.click('a[href="/ro/1"]')
    await page.screenshot({ path: join(pictures, 'ro-tonight-320.png'), fullPage: true })
    await page.click('.p-counties a[href="/ro/14/24"]')
    await page.click('.p-languages a:text-is("Umeå")')
    expect(page.url()).not.toContain('2480')
    const number = page.locator('section:has(h2:text-is("Umeå")) a[href="tel:0980319201"]')
    expect(await number.isVisible()).toBe(true)
    expect(await number.evaluate((one) => one.getBoundingClientRect().top < innerHeight)).toBe(true)
    await page.screenshot({ path: join(pictures, 'ro-county-320.png') })
    await context.close()
  })
})

describe('every page in every language', () => {
  it('is free of what axe finds, asks nothing of others, and keeps nothing in the browser', { timeout: 500_000 }, async () => {
    const { context, page, asked, wrong } = await open()
    // Every page in every language with LILJA_LONG=1; else every page in three of them, and the most needed ones in all.
    const usual = /^\/(sv|ar|th)(\/|$)|^\/[a-z-]+(\/(1|14|15))?$/
    const paths = site.site
      .paths()
      .filter((path) => path !== '/numbers.json' && (!/\/14\/\d/.test(path) || /^\/(sv|ar|th)\/14\/(14|24)$/.test(path)))
      .filter((path) => process.env['LILJA_LONG'] === '1' || path === '/numbers.html' || usual.test(path))
    for (const path of paths) {
      await page.goto(origin + path, { waitUntil: 'domcontentloaded' })
      expect([path, await found(page)]).toEqual([path, []])
    }
    expect(await context.cookies()).toEqual([])
    expect(
      await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]),
    ).toEqual([0, 0, 0, 0])
    expect(asked.filter((url) => !url.startsWith(origin))).toEqual([])
    expect(wrong).toEqual([])
    await context.close()
  })

  it('is clean in the dark and at desk width too', async () => {
    for (const how of [{ dark: true }, { width: 1280, height: 800 }]) {
      const { context, page } = await open(how)
      for (const language of ['sv', 'ar'])
        for (const path of ['', '1', '14', '14/24', '15']) {
          await page.goto(`${origin}/${language}/${path}`)
          expect([path, await found(page)]).toEqual([path, []])
          await page.screenshot({ path: join(pictures, `${language}-${path.replace('/', '-') || 'start'}-${how.dark ? 'dark' : '1280'}.png`), fullPage: true })
        }
      await context.close()
    }
    expect(publicLanguages).toContain('ar')
  })

  it('is printed as cards for a pocket, the first of which says nothing', async () => {
    const { context, page } = await open()
    await page.goto(`${origin}/sv/4`)
    const paper = await page.pdf({ preferCSSPageSize: true })
    // 74 mm wide: 210 points.
    expect(paper.toString('latin1')).toMatch(/MediaBox\s*\[\s*0 0 (209|210)[.\d]* (297|298)/)
    await page.emulateMedia({ media: 'print' })
    const { first, gone } = await page.evaluate(() => ({
      first: document.querySelector<HTMLElement>('.p-cover')?.innerText.trim(),
      gone: ['.p-leave', '.p-foot', '.p-top'].map((name) => getComputedStyle(document.querySelector(name) as Element).display),
    }))
    expect(first).toBe('Information')
    expect(gone).toEqual(['none', 'none', 'none'])
    await context.close()
  })
})
