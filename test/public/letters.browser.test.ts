import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, type Listening } from '#app/listen.ts'
import { emptySnapshot } from '#capabilities/information/reference/snapshot.ts'
import type { PublicLanguage } from '#kernel/public-language.ts'
import { openBrowser } from '#test/browser.ts'
import { freePort } from '#test/ports.ts'
import { standingAlone } from '#test/public/standing-alone.ts'

const pictures = join(import.meta.dirname, '../../screenshots/public')
let browser: Browser
let server: Listening
let origin: string
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  server = await listen(standingAlone(emptySnapshot(), origin).app, '127.0.0.1', port)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** The fonts that the page fetched from here, and what the browser complained of. */
async function reads(language: PublicLanguage): Promise<{ readonly fetched: readonly string[]; readonly wrong: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  const fetched: string[] = []
  const wrong: string[] = []
  page.on('response', (answer) => {
    if (answer.headers()['content-type'] === 'font/woff2' && answer.status() === 200) fetched.push(new URL(answer.url()).pathname)
  })
  page.on('console', (message) => void (message.type() === 'error' ? wrong.push(message.text()) : undefined))
  await page.goto(`${origin}/${language}/1`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(pictures, `letters-${language}.png`) })
  const missing = await page.evaluate(() => [...document.fonts].filter((font) => font.status === 'error').map((font) => font.family))
  await context.close()
  return { fetched, wrong: [...wrong, ...missing] }
}

describe('letters that a system may lack', () => {
  for (const [language, script] of [
    ['th', 'thai'],
    ['ne', 'devanagari'],
    ['ti', 'ethiopic'],
  ] as const)
    it(`come with the page for who reads ${language}, from here, once, and only where the system has none of its own`, async () => {
      const { fetched, wrong } = await reads(language)
      expect(wrong).toEqual([])
      // A system with such a font of its own fetches nothing.
      expect(fetched.length).toBeLessThanOrEqual(1)
      for (const path of fetched) expect(path).toMatch(new RegExp(`^/static/${script}\\.[0-9a-f]{16}\\.woff2$`))
      const page = await (await fetch(`${origin}/${language}/1`)).text()
      const sheet = new RegExp(`/static/${script}\\.[0-9a-f]{16}\\.css`).exec(page)?.[0] ?? ''
      const rules = await (await fetch(origin + sheet)).text()
      expect(rules).toMatch(/@font-face\{.*src:local\('.*url\('\/static\/.*unicode-range:U\+/)
      const font = await fetch(origin + (/url\('([^']+)'/.exec(rules)?.[1] ?? ''))
      expect([font.status, font.headers.get('content-type')]).toEqual([200, 'font/woff2'])
      expect((await font.arrayBuffer()).byteLength).toBeLessThan(80_000)
    })

  it('burden nobody else', async () => {
    for (const language of ['sv', 'ar', 'ru'] as const) {
      expect(await reads(language)).toEqual({ fetched: [], wrong: [] })
      expect(await (await fetch(`${origin}/${language}/1`)).text()).not.toMatch(/(thai|devanagari|ethiopic)\.[0-9a-f]{16}\.css/)
    }
  })
})
