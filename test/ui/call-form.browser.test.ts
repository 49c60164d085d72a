import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callFormPage } from '#capabilities/contact/pages/call-form-page.tsx'
import { openBrowser } from '#test/browser.ts'
import { openGallery, type Drafts } from '#test/ui/gallery-server.ts'
import { exampleForm, examplePage } from '#ui/example.ts'

const pictures = join(import.meta.dirname, '../../screenshots/call-form')
const municipalities = ['Aringsås', 'Kungälv', 'Storköping'].map((name, at) => ({ code: `000${at}`, name }))

describe('the form of a call', () => {
  let browser: Browser
  let gallery: Drafts
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    gallery = await openGallery((language) => callFormPage({ municipalities, readers: 3 }, exampleForm(), examplePage(language)))
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    gallery.server.closeAllConnections()
    gallery.server.close()
  })
  const open = async (width: number, height: number, language = 'sv') => {
    const context = await browser.newContext({ viewport: { width, height }, hasTouch: width < 500 })
    const page = await context.newPage()
    await page.goto(`${gallery.origin}/?language=${language}`)
    await page.screenshot({ path: join(pictures, `${language}-${width}.png`), fullPage: true })
    return { context, page }
  }

  it.each([
    ['sv', 1024],
    ['sv', 1280],
    ['en', 1280],
  ])('is seen in few screens on a desk (%s, %i)', async (language, width) => {
    const { context, page } = await open(width, 800, language)
    const { height, wide } = await page.evaluate(() => ({
      height: document.documentElement.scrollHeight,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }))
    expect(wide).toBeLessThanOrEqual(0)
    expect(height / 800).toBeLessThanOrEqual(2.75)
    await context.close()
  })

  it('is one column on a phone, within its width', async () => {
    const { context, page } = await open(390, 844)
    const { lefts, wide } = await page.evaluate(() => ({
      lefts: [...document.querySelectorAll('.l-form .l-columns > div')].map((one) => Math.round(one.getBoundingClientRect().left)),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }))
    expect(lefts).toHaveLength(2)
    expect(new Set(lefts).size).toBe(1)
    expect(wide).toBeLessThanOrEqual(0)
    await context.close()
  })

  it('is gone through by the keyboard in the order a voice tells it, first column first', async () => {
    const { context, page } = await open(1280, 800)
    await page.locator('.l-form [name=acute]').first().focus()
    const met: string[] = []
    for (let at = 0; at < 60; at += 1) {
      const name = await page.evaluate(() => (document.activeElement instanceof HTMLElement ? (document.activeElement.getAttribute('name') ?? '') : ''))
      if (name !== '' && met.at(-1) !== name) met.push(name)
      if (name === 'fromLine') break
      await page.keyboard.press('Tab')
    }
    expect(met).toEqual([
      'acute',
      'caller',
      'subject',
      'danger',
      'child',
      'municipality',
      'language',
      'interpreter',
      'safe',
      'consents',
      'advice',
      'summary',
      'names',
      'fromLine',
    ])
    await context.close()
  })
})
