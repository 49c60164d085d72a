import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '#test/browser.ts'
import { openGallery } from '#test/ui/gallery-server.ts'
import type { Drafts } from '#test/ui/gallery-server.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(import.meta.dirname, '../../screenshots/gallery')
type Found = { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }

let browser: Browser
let gallery: Drafts
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  gallery = await openGallery()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  gallery.server.closeAllConnections()
  gallery.server.close()
})

/** What axe finds, and what the browser itself complained of (a broken policy above all). */
const look = async (context: BrowserContext, address: string): Promise<{ readonly page: Page; readonly complaints: string[] }> => {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  await page.goto(`${gallery.origin}${address}`, { waitUntil: 'load' })
  return { page, complaints }
}
const faultsOf = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Found[] }> } }
    return (await runner.run({ resultTypes: ['violations'] })).violations
  })
  return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))
}
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

describe('the gallery in a real browser', () => {
  for (const language of ['sv', 'en'] as const) {
    for (const width of [320, 768, 1280]) {
      for (const colours of ['light', 'dark'] as const) {
        test(`${language} ${width} ${colours}`, async () => {
          const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: colours, hasTouch: width === 320 })
          const { page, complaints } = await look(context, `/gallery?language=${language}`)
          expect(await faultsOf(page)).toEqual([])
          expect(await overflow(page)).toBeLessThanOrEqual(0)
          expect(complaints).toEqual([])
          await page.screenshot({ path: join(pictures, `${language}-${width}-${colours}.png`), fullPage: true })
          await context.close()
        })
      }
    }
    test(`${language} on paper`, async () => {
      const context = await browser.newContext({ viewport: { width: 794, height: 1123 } })
      const { page } = await look(context, `/gallery?language=${language}`)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.l-bar').isVisible()).toBe(false)
      expect(await page.locator('.l-time__full').first().isVisible()).toBe(true)
      await page.screenshot({ path: join(pictures, `${language}-print.png`), fullPage: true })
      await context.close()
    })
  }

  test('right to left, phone and desk', async () => {
    for (const width of [320, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 800 } })
      const { page } = await look(context, '/gallery?language=en&rtl')
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      expect(await faultsOf(page)).toEqual([])
      await page.screenshot({ path: join(pictures, `rtl-${width}.png`), fullPage: true })
      await context.close()
    }
  })

  test('the neutral page says nothing of what this is', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const { page, complaints } = await look(context, '/plain?language=sv')
    expect(await page.content()).not.toMatch(/lilja|<svg/i)
    expect(await faultsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.screenshot({ path: join(pictures, 'plain.png') })
    await context.close()
  })

  test('targets are at least 44 pixels on touch', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 }, hasTouch: true, isMobile: true })
    const { page } = await look(context, '/gallery?language=sv')
    const small = await page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, .govuk-button, input:not([type=hidden]), select, textarea, summary, .l-places a, .l-chip--link, .l-bar a',
        ),
      ]
        .filter((one) => one.checkVisibility())
        .filter((one) => one.getBoundingClientRect().height < 43.5)
        .map((one) => `${one.outerHTML.slice(0, 100)} ${one.getBoundingClientRect().height}`),
    )
    expect(small).toEqual([])
    await context.close()
  })
})

describe('the small modules', () => {
  const open = async (address: string) => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 800 } })
    return { context, ...(await look(context, address)) }
  }

  test('the screen is hidden by button, by Alt+B and by Escape twice, and stays so from page to page', async () => {
    const { context, page } = await open('/gallery?language=en')
    const hidden = () => page.evaluate(() => document.documentElement.classList.contains('is-blurred'))
    const field = page.locator('#reference-empty')
    await field.focus()
    await page.keyboard.press('Alt+b')
    expect(await hidden()).toBe(true)
    expect(await page.evaluate(() => document.querySelector<HTMLElement>('.l-page')?.inert)).toBe(true)
    await page.goto(`${gallery.origin}/gallery?language=en`)
    expect(await hidden()).toBe(true)
    await page.screenshot({ path: join(pictures, 'hidden.png') })
    await page.getByRole('button', { name: 'Show the screen' }).click()
    expect(await hidden()).toBe(false)
    await field.focus()
    await page.keyboard.press('Escape')
    expect(await hidden()).toBe(false)
    await page.keyboard.press('Escape')
    expect(await hidden()).toBe(true)
    await page.keyboard.press('Alt+b')
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
    await context.close()
  })

  test('keys 1–9 answer a question, and write digits in a field', async () => {
    const { context, page } = await open('/gallery?language=en')
    await page.keyboard.press('2')
    expect(await page.locator('#child-empty-2').isChecked()).toBe(true)
    await page.locator('#reference-empty').pressSequentially('13')
    expect(await page.locator('#reference-empty').inputValue()).toBe('13')
    expect(await page.locator('#child-empty-2').isChecked()).toBe(true)
    await context.close()
  })

  test('time runs in the corner', async () => {
    const { context, page } = await open('/gallery?language=en')
    await page
      .locator('[data-elapsed] time')
      .filter({ hasText: /^07:0\d$/ })
      .waitFor()
    await context.close()
  })

  test('unsent text is kept when the page is left; sent text and untouched forms are not', async () => {
    const { context, page } = await open('/gallery?language=en')
    gallery.drafts.length = 0
    await page.locator('#empty-body').fill('Half a sentence & more')
    await page.goto(`${gallery.origin}/plain`)
    await expect.poll(() => gallery.drafts.length).toBe(1)
    const draft = new URLSearchParams(gallery.drafts[0])
    expect(draft.get('body')).toBe('Half a sentence & more')
    expect(draft.get('_token')).toBe('example')
    expect(draft.get('_path')).toBe('/gallery')
    await context.close()
  })

  test('after thirteen idle minutes what was typed is kept, with a calm notice', async () => {
    const context = await browser.newContext({ viewport: { width: 1024, height: 800 } })
    const page = await context.newPage()
    await page.clock.install()
    await page.goto(`${gallery.origin}/gallery?language=en`)
    gallery.drafts.length = 0
    // To the field first: a browser under load says that a page was scrolled a little later, and whoever scrolls is not idle.
    await page.locator('#empty-body').evaluate(
      (field) =>
        new Promise((scrolled) => {
          addEventListener('scroll', scrolled, { once: true, capture: true })
          field.scrollIntoView({ block: 'center', behavior: 'instant' })
        }),
    )
    await page.locator('#empty-body').fill('Away for a while')
    await page.clock.runFor(12 * 60_000)
    expect(gallery.drafts).toEqual([])
    await page.clock.runFor(2 * 60_000)
    await page.getByRole('status').filter({ hasText: 'kept and sealed' }).waitFor()
    expect(gallery.drafts).toHaveLength(1)
    await context.close()
  })

  test('a form is sent once', async () => {
    const { context, page } = await open('/gallery?language=en')
    let posts = 0
    await page.route('**/gallery', (route) => {
      posts += route.request().method() === 'POST' ? 1 : 0
      return route.fulfill({ status: 204 })
    })
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('form.l-form[data-once]')
      for (let time = 0; time < 3; time += 1) form?.requestSubmit()
    })
    await expect.poll(() => page.locator('form.l-form[data-once] button').first().isDisabled()).toBe(true)
    expect(posts).toBe(1)
    await context.close()
  })

  test('without scripts the page is whole, and no dead key is shown', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${gallery.origin}/gallery?language=sv`)
    expect(await page.locator('[data-blur]').isVisible()).toBe(false)
    expect(await page.locator('#reference-empty').isVisible()).toBe(true)
    expect(await page.locator('.l-key').first().isVisible()).toBe(false)
    await context.close()
  })
})
