import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepLists } from '#app/keep-lists.ts'
import { demoPeople } from '#capabilities/people/demo.ts'
import { settle } from '#platform/record/record.ts'
import { openHouse, type OpenHouse, type Someone } from '#test/house.ts'

let house: OpenHouse
let worker: Someone
let folder: string
beforeAll(async () => {
  house = await openHouse({ stories: true })
  worker = await house.someone('worker.alfa')
  folder = mkdtempSync(join(tmpdir(), 'lilja-lists-'))
}, 300_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await house.close()
})

const said = (html: string): string =>
  html
    .replaceAll(/<style>.*?<\/style>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
const page = (path: string): string => readFileSync(join(folder, path), 'utf8')

describe('the alarm list of a county', () => {
  it('says who is called when the offices are closed, in order, and who is missing', async () => {
    const html = await worker.reads('/directory/alarm/24')
    expect(said(html)).toContain('Socialjour: Socialjouren ALFA')
    expect(said(html)).not.toContain('Mottagningen ALFA')
    expect(said(html)).toContain('Ingen funktion svarar utanför kontorstid.')
    expect(/<title>([^<]*)<\/title>/.exec(html)?.[1]).not.toMatch(/Väster|24|larm/i)
  })

  it('is the same through the API', async () => {
    const answer = (await (await worker.asks('/directory/alarm/24')).json()) as { rows: { code: string; lines: { nameSv: string }[] }[] }
    expect(answer.rows).toHaveLength(15)
    expect(answer.rows.find((row) => row.code === '2480')?.lines.map((line) => line.nameSv)).toContain('Socialjouren ALFA')
  })

  it.each(['99', '1', '24a', 'list'])('there is none for %s', async (county) => {
    expect((await worker.visits(`/directory/alarm/${county}`)).status).toBe(404)
  })

  it('is recorded as a look', async () => {
    expect(await house.recorded()).toContain('directory.alarm-list-seen')
  })
})

describe('the lists as files', () => {
  it('are written: every county and every municipality, in both languages', async () => {
    const kept = keepLists(house.scratch.databases, folder)
    await kept.refresh()
    await kept.stop()
    for (const language of ['sv', 'en']) expect(readdirSync(join(folder, language)).filter((name) => name.endsWith('.html'))).toHaveLength(1 + 21 + 290)
    expect(said(page('sv/24.html'))).toContain('Socialjour: Socialjouren ALFA')
    expect(said(page('en/2480.html'))).toContain('Out-of-hours social service ALFA')
    expect(said(page('sv/index.html'))).toContain('SOS Alarm: 112')
  })

  it('need nothing else: every link leads to a file that is there, and nothing is fetched', () => {
    for (const language of ['sv', 'en'])
      for (const name of readdirSync(join(folder, language))) {
        const html = page(`${language}/${name}`)
        expect(html).not.toMatch(/<script|<img|<link|https?:\/\/|url\(/)
        for (const [, to = ''] of html.matchAll(/href="([^"]+)"/g)) expect([name, to, existsSync(join(folder, language, to))]).toEqual([name, to, true])
      }
  })

  it('hold nobody: no person’s name, no sign-in, no number but the national ones', () => {
    const everything = ['sv', 'en'].flatMap((language) => readdirSync(join(folder, language)).map((name) => said(page(`${language}/${name}`)))).join('\n')
    for (const person of demoPeople)
      expect([person.login, everything.includes(person.name), everything.includes(person.login)]).toEqual([person.login, false, false])
    const numbers = new Set(
      [...everything.matchAll(/(?<![\d-])\d[\d -]{4,}\d(?![\d-])/g)].map(([number]) => number.trim()).filter((number) => !/^\d{4}-\d\d-\d\d/.test(number)),
    )
    expect([...numbers].filter((number) => !['114 14', '116 111', '020-50 50 50', '020-390 000'].includes(number))).toEqual([])
  })

  it('are written again when something changes, and not before', async () => {
    const kept = keepLists(house.scratch.databases, folder)
    expect([await kept.refresh(), await kept.refresh()]).toEqual([false, false])
    const admin = await house.scratch.admin('main')
    await admin.transaction().execute(async (tx) => {
      await sql`set local role lilja_owner`.execute(tx)
      await sql`update directory.function set name_sv = 'Natten ALFA' where name_sv = 'Socialjouren ALFA'`.execute(tx)
      await settle(tx, 'test.set')
    })
    expect(await kept.refresh()).toBe(true)
    expect(said(page('sv/2480.html'))).toContain('Natten ALFA')
    await kept.stop()
  })
})
