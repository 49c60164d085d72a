import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '#test/browser.ts'
import { openGallery, type Drafts } from '#test/ui/gallery-server.ts'
import { anatomyNames } from '#ui/anatomies.tsx'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(import.meta.dirname, '../../screenshots/anatomies')
type Found = { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }

const faultsOf = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Found[] }> } }
    return (await runner.run({ resultTypes: ['violations'] })).violations
  })
  return found.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))
}

describe('the shapes a page can have', () => {
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

  for (const name of anatomyNames)
    it(`${name}: nothing falls outside and axe finds nothing, in both languages at three widths, and on paper`, async () => {
      const found: unknown[] = []
      for (const language of ['sv', 'en'] as const)
        for (const width of [320, 768, 1280]) {
          const context = await browser.newContext({ viewport: { width, height: 800 }, hasTouch: width === 320 })
          const page = await context.newPage()
          await page.goto(`${gallery.origin}/gallery/pages/${name}?language=${language}`, { waitUntil: 'load' })
          expect(await page.locator('h1').count()).toBe(1)
          const outside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
          if (outside > 0) found.push([language, width, outside])
          found.push(...(await faultsOf(page)))
          await page.screenshot({ path: join(pictures, `${name}-${language}-${width}.png`), fullPage: true })
          if (width === 768) {
            await page.emulateMedia({ media: 'print' })
            expect(await page.locator('.l-bar').isVisible()).toBe(false)
            expect(await page.locator('h1').isVisible()).toBe(true)
            await page.screenshot({ path: join(pictures, `${name}-${language}-print.png`), fullPage: true })
          }
          await context.close()
        }
      expect(found).toEqual([])
    })
})
