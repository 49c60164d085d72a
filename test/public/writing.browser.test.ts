import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '#app/listen.ts'
import { publicSite } from '#app/public-site.ts'
import { makePace, usualLimits } from '#capabilities/contact/domain/pace.ts'
import { namelessDoors } from '#capabilities/contact/doors/nameless.tsx'
import { lineWords } from '#capabilities/contact/words.public.ts'
import { photo, pngOf } from '#test/stories/pictures.ts'
import { openBrowser } from '#test/browser.ts'
import { freePort } from '#test/ports.ts'
import { assets } from '#test/public/standing-alone.ts'
import { hours, openLineHouse, type LineHouse } from '#test/stories/line-house.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(import.meta.dirname, '../../screenshots/line')
const now = new Date('2026-11-20T10:00:00Z')

describe('somebody writes without a name, in a browser', () => {
  let browser: Browser
  let house: LineHouse
  let server: Listening
  let origin: string
  const waited: number[] = []
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    house = await openLineHouse(now)
    expect((await house.head.fills('/line/hours', hours)).status).toBe(303)
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    const pace = makePace(
      usualLimits,
      () => performance.now(),
      (ms) => Promise.resolve(void waited.push(ms)),
    )
    const { app } = publicSite({
      databases: house.scratch.databases,
      vault: house.house.vault,
      origin,
      contactOrigin: null,
      proxy: null,
      assets,
      doors: namelessDoors(pace),
      realNow: () => new Date(),
    })
    server = await listen(app, '127.0.0.1', port)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.close()
    await house.close()
  })

  const faults = async (page: Page): Promise<readonly string[]> => {
    await page.evaluate(axe)
    return await page.evaluate(async () => {
      const { axe: runner } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      return (await runner.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
    })
  }
  type Open = { readonly context: BrowserContext; readonly page: Page; readonly wrong: string[] }
  const open = async (width: number, script = true): Promise<Open> => {
    const context = await browser.newContext({ viewport: { width, height: width < 500 ? 844 : 900 }, javaScriptEnabled: script })
    const page = await context.newPage()
    const wrong: string[] = []
    page.on('console', (message) => void (message.type() === 'error' && !message.text().includes('status of 4') ? wrong.push(message.text()) : undefined))
    page.on('pageerror', (error) => void wrong.push(error.message))
    return { context, page, wrong }
  }
  const look = async (page: Page, name: string, title = 'Information'): Promise<void> => {
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
    expect(await faults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    expect(await page.title()).toBe(title)
  }
  const digits = async (page: Page): Promise<string> => (await page.locator('.p-receipt').innerText()).replaceAll(/\D/g, '')

  it.each([
    ['sv', 390],
    ['en', 390],
    ['sv', 1280],
    ['en', 1280],
  ] as const)('with JavaScript: works for it, gets a receipt, reads the answer and empties (%s, %i)', async (language, width) => {
    const { context, page, wrong } = await open(width)
    const at = (name: string): string => `${name}-${language}-${width}`
    const before = waited.length
    await page.goto(`${origin}/${language}/i/1`)
    await page.waitForFunction(() => (document.querySelector('input[name=work]') as HTMLInputElement | null)?.value !== '')
    await look(page, at('write'))
    await page.locator('#words').fill('Canary-webb: kan jag prata med någon?')
    await page.locator('#write button').click()
    await page.waitForSelector('.p-receipt')
    expect(waited.length).toBe(before)
    await look(page, at('receipt'))
    const receipt = await digits(page)
    expect(receipt).toHaveLength(20)
    await page.locator('#receipt').fill(receipt)
    await page.getByRole('button', { name: language === 'sv' ? 'Kontrollera' : 'Check' }).click()
    await page.waitForSelector('.p-note')

    const [thread] = ((await (await house.operator.asks('/line?show=waiting')).json()) as { rows: { id: string }[] }).rows
    expect((await house.operator.fills(`/line/threads/${thread?.id ?? ''}/answer`, { words: 'Ja. Vi finns här.' })).status).toBe(303)
    await page.goto(`${origin}/${language}/i/2`)
    await look(page, at('open'))
    await page.locator('#receipt').fill(receipt)
    await page.locator('main form button').first().click()
    await page.waitForSelector('input[name=what][value=empty]', { state: 'attached' })
    expect(await page.locator('main').innerText()).toContain('Ja. Vi finns här.')
    await look(page, at('thread'))
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(3)
    expect(await context.cookies()).toEqual([])
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
    expect(page.url()).not.toContain(receipt.slice(0, 5))
    await page.locator('main summary').click()
    await page.locator('main details button').click()
    await page.waitForFunction(() => document.querySelectorAll('main textarea').length === 0)
    await look(page, at('emptied'))
    expect(wrong).toEqual([])
    await context.close()
  })

  it('without JavaScript: waits a little instead, and gets as far', async () => {
    const { context, page } = await open(390, false)
    const before = waited.length
    await page.goto(`${origin}/sv/i/1`)
    await page.locator('#write button').click()
    expect(await page.locator('#words-wrong').innerText()).toContain('Skriv något först')
    await page.locator('#words').fill('utan skript')
    await page.locator('#write button').click()
    const receipt = await digits(page)
    expect(receipt).toHaveLength(20)
    expect(waited.length).toBe(before + 1)
    await page.goto(`${origin}/sv/i/2`)
    await page.locator('#receipt').fill('1'.repeat(20))
    await page.locator('main form button').click()
    expect(await page.locator('#receipt-wrong').innerText()).toContain('Det finns inget')
    await page.locator('#receipt').fill(receipt)
    await page.locator('main form button').click()
    expect(await page.locator('main').innerText()).toContain('utan skript')
    await context.close()
  })

  it.each([
    ['sv', 390, true],
    ['sv', 1280, false],
    ['ar', 390, false],
    ['ar', 1280, true],
  ] as const)('sends a picture, is told why one cannot go, and loses no word (%s, %i, JavaScript %s)', async (language, width, script) => {
    const { context, page, wrong } = await open(width, script)
    const words = lineWords(language)
    await page.goto(`${origin}/${language}/i/1`)
    if (script) await page.waitForFunction(() => (document.querySelector('input[name=work]') as HTMLInputElement | null)?.value !== '')
    await page.locator('#words').fill('ord som ska vara kvar')
    await page.locator('#file').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(pngOf(2, 2, { width: 30_000, height: 30_000 })) })
    await page.locator('#write button').click()
    await page.locator('#file-wrong').waitFor()
    expect(await page.locator('#file-wrong').innerText()).toBe(`${words.files.refused['unreadable-picture']} ${words.files.again}`)
    expect(await page.locator('#words').inputValue()).toBe('ord som ska vara kvar')
    if (script) await page.waitForFunction(() => (document.querySelector('input[name=work]') as HTMLInputElement | null)?.value !== '')
    if (script) await look(page, `file-refused-${language}-${width}`, words.title)
    else await page.screenshot({ path: join(pictures, `file-refused-${language}-${width}.png`), fullPage: true })
    await page.locator('#file').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo(40, 30, 'x')) })
    await page.locator('#write button').click()
    await page.locator('.p-receipt').waitFor()
    const receipt = await digits(page)
    await page.goto(`${origin}/${language}/i/2`)
    await page.locator('#receipt').fill(receipt)
    await page.locator('main form button').first().click()
    await page.locator('#file').waitFor()
    expect(await page.locator('main').innerText()).toContain(words.files.came(1))
    await page.screenshot({ path: join(pictures, `file-sent-${language}-${width}.png`), fullPage: true })
    expect(wrong).toEqual([])
    await context.close()
  })

  it('on paper there is nothing but the digits, and nothing says what they are', async () => {
    const { context, page } = await open(1280)
    await page.goto(`${origin}/sv/i/1`)
    await page.locator('#words').fill('på papper')
    await page.locator('#write button').click()
    await page.waitForSelector('.p-receipt')
    const receipt = await digits(page)
    await page.emulateMedia({ media: 'print' })
    const printed = await page.evaluate(() => document.body.innerText)
    expect(printed.replaceAll(/\D/g, '')).toBe(receipt)
    expect(printed).not.toMatch(/kvitto|skickat|stödlinje|skriv/i)
    await context.close()
  })

  it('is written in the reader’s own language, runs its way, and says that no translator has read it', async () => {
    const { context, page } = await open(390)
    await page.goto(`${origin}/ar/i/1`)
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await page.locator('main h1').innerText()).toBe(lineWords('ar').write.heading)
    expect(await page.locator('main .p-note').last().innerText()).toBe(lineWords('ar').unreviewed)
    await page.screenshot({ path: join(pictures, 'write-ar.png') })
    expect(await faults(page)).toEqual([])
    await context.close()
  })
})
