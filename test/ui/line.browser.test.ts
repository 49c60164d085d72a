import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '#kernel/language.ts'
import { boardPage, hoursPage, queuePage } from '#capabilities/contact/pages/line-pages.tsx'
import { templatesPage } from '#capabilities/contact/pages/template-pages.tsx'
import { answerThreadPage } from '#capabilities/contact/pages/answer-thread-page.tsx'
import { threadPage } from '#capabilities/contact/pages/thread-pages.tsx'
import type { ThreadShown } from '#capabilities/contact/queries/show-thread.ts'
import { openBrowser } from '#test/browser.ts'
import { openGallery } from '#test/ui/gallery-server.ts'
import { exampleForm, examplePage } from '#ui/example.ts'
import type { Shown } from '#ui/page.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pictures = join(import.meta.dirname, '../../screenshots/line')
const id = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`
const row = { kind: 'self', danger: 'yes', language: 'ro', state: 'waiting', waiting: 'today', mine: false, lastDay: '2026-03-10' } as const
const thread: ThreadShown = {
  id: id(1),
  kind: 'self',
  danger: 'unknown',
  language: 'ar',
  state: 'taken',
  waiting: 'today',
  mine: true,
  taken: true,
  callId: null,
  firstDay: '2026-03-08',
  lastDay: '2026-03-10',
  draft: '',
  version: 2,
  messages: [
    {
      id: id(2),
      side: 'writer',
      day: '2026-03-08',
      language: 'ar',
      translated: 'wanted',
      words: 'هل يمكنني التحدث مع أحد؟',
      safe: 'صباحا',
      opened: true,
      files: [
        { id: id(6), kind: 'picture' },
        { id: id(7), kind: 'pdf' },
      ],
    },
    { id: id(3), side: 'line', day: '2026-03-09', language: 'sv', translated: 'by_machine', words: 'Ja.\nVi finns här.', safe: '', opened: false, files: [] },
    { id: id(4), side: 'writer', day: '2026-03-10', language: 'sv', translated: 'no', words: null, safe: '', opened: true, files: [] },
  ],
}
const text = { id: id(5), name: 'Tack', language: 'ar', body: 'شكرا لأنك كتبت.', reviewed: false, version: 1 }
const shown: Readonly<Record<string, (language: Language) => Shown>> = {
  queue: (language) =>
    queuePage(
      {
        line: 'ours',
        mayOpen: true,
        reads: { open: false, opens: '22:00', closes: '02:00', next: { day: '2026-03-23', weekday: 1, daysAhead: 9 } },
        rows: [
          { ...row, id: id(1) },
          { ...row, id: id(2), danger: 'unknown', state: 'taken', mine: true, waiting: 'longer' },
          { ...row, id: id(3), danger: 'no', state: 'answered', waiting: null, kind: 'professional' },
          { ...row, id: id(4), danger: 'no', state: 'became_call', waiting: null, kind: 'unknown' },
        ],
      },
      examplePage(language),
    ),
  board: (language) =>
    boardPage(
      {
        states: [{ state: 'waiting', count: 3 }],
        waiting: [
          { band: 'today', count: 2, danger: 1 },
          { band: 'longer', count: 1, danger: 0 },
        ],
      },
      examplePage(language),
    ),
  thread: (language) => threadPage(thread, examplePage(language)),
  answer: (language) =>
    answerThreadPage({ shown: thread, texts: [text], colleagues: [{ id: id(6), name: 'Gun Övningsdotter' }] }, exampleForm(), examplePage(language)),
  templates: (language) => templatesPage({ texts: [text] }, examplePage(language)),
  hours: (language) => hoursPage({ line: null }, exampleForm(), examplePage(language)),
}

describe('the line’s work place, in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const faults = async (page: Page): Promise<readonly string[]> => {
    await page.evaluate(axe)
    return await page.evaluate(async () => {
      const { axe: runner } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
      return (await runner.run()).violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html ?? ''}`)
    })
  }

  it.each(Object.keys(shown))('%s is whole on a phone and on a desk, in both languages', async (name) => {
    const gallery = await openGallery(
      (language) => shown[name]?.(language) ?? queuePage({ line: 'none', mayOpen: false, reads: null, rows: [] }, examplePage(language)),
    )
    for (const [width, language] of [
      [390, 'sv'],
      [1280, 'sv'],
      [390, 'en'],
      [1280, 'en'],
    ] as const) {
      const context = await browser.newContext({ viewport: { width, height: 844 } })
      const page = await context.newPage()
      await page.goto(`${gallery.origin}/?language=${language}`)
      await page.screenshot({ path: join(pictures, `staff-${name}-${language}-${width}.png`), fullPage: true })
      expect(await faults(page), `${name} ${language} ${width}`).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
      await context.close()
    }
    gallery.server.closeAllConnections()
    gallery.server.close()
  })
})
