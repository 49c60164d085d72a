import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicLanguages } from '#kernel/public-language.ts'
import { publicSite, type PublicSite } from '#app/public-site.ts'
import { makePace, usualLimits } from '#capabilities/contact/domain/pace.ts'
import { namelessDoors } from '#capabilities/contact/doors/nameless.tsx'
import { namelessPaths } from '#capabilities/contact/paths.ts'
import { publicWords } from '#capabilities/information/words/all.ts'
import { assets } from '#test/public/standing-alone.ts'
import { hiddenOf, hours, openLineHouse, receiptOn, type LineHouse } from '#test/stories/line-house.ts'

const informs = 'https://stod.example'
const writes = 'https://post.example'
const [write, open] = [namelessPaths.write('sv'), namelessPaths.open('sv')]

describe('where people write has an address of its own', () => {
  let house: LineHouse
  let site: PublicSite
  beforeAll(async () => {
    house = await openLineHouse(new Date('2026-11-20T10:00:00Z'))
    expect((await house.head.fills('/line/hours', hours)).status).toBe(303)
    const pace = makePace(
      usualLimits,
      () => 0,
      () => Promise.resolve(),
    )
    site = publicSite({
      databases: house.scratch.databases,
      vault: house.house.vault,
      origin: informs,
      contactOrigin: writes,
      proxy: null,
      assets,
      doors: namelessDoors(pace),
      realNow: () => new Date('2026-11-20T10:00:00Z'),
    })
  })
  afterAll(() => house.close())
  const asks = async (origin: string, path: string, init: RequestInit = {}): Promise<Response> =>
    await site.app.request(origin + path, { ...init, headers: { host: new URL(origin).host, ...(init.headers as Record<string, string>) } })
  const sends = (from: string, path: string, fields: Record<string, string>): Promise<Response> =>
    asks(writes, path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { origin: from, 'sec-fetch-site': from === writes ? 'same-origin' : 'cross-site' },
    })

  it('which says nothing of what the site is about: its first page is where one writes, and no page of information is there', async () => {
    const first = await asks(writes, '/', { headers: { 'accept-language': 'sv' } })
    expect([first.status, first.headers.get('location')]).toEqual([302, write])
    for (const path of ['/sv/', '/sv/1', '/sv/14', '/numbers.html']) expect([path, (await asks(writes, path)).status]).toEqual([path, 404])
    const page = await (await asks(writes, write)).text()
    expect(page).toMatch(/<title>[^<]*<\/title>/)
    expect(/<title>([^<]*)/.exec(page)?.[1] ?? '').not.toMatch(/lilja|prostitution|handel|kontakt|stöd/i)
  })

  it('to which the site leads', async () => {
    const first = await asks(informs, '/', { headers: { 'accept-language': 'sv' } })
    expect(first.headers.get('location')).toBe('/sv/')
    const pages = await Promise.all(['/sv/', '/sv/1', '/sv/4'].map(async (path) => await (await asks(informs, path)).text()))
    const ways = new Set(pages.flatMap((page) => [...page.matchAll(/href="([^"]*\/i\/[12])"/g)].map((match) => match[1])))
    expect(ways).toEqual(new Set([writes + write, writes + open]))
  })

  it('from the same place of every page, in the language of the page', async () => {
    const footOf = (html: string): readonly string[] => html.slice(html.indexOf('<footer')).match(/<li>.*?<\/li>/g) ?? []
    for (const path of site.site.paths().filter((one) => !one.endsWith('.json'))) {
      const language = publicLanguages.find((one) => path.split('/')[1] === one) ?? 'sv'
      const foot = footOf(await (await asks(informs, path)).text()).map((one) => one.replaceAll(/<\/?bdi>/g, ''))
      expect([path, foot[3]]).toEqual([path, `<li><a href="${writes}${namelessPaths.write(language)}">${publicWords(language).write}</a></li>`])
    }
    for (const path of [write, open]) expect(footOf(await (await asks(writes, path)).text())[3]).toContain(`href="${writes}${write}"`)
  })

  it('from which a message is taken, and from nowhere else', async () => {
    const form = async (): Promise<Record<string, string>> => hiddenOf(await (await asks(writes, write)).text())
    const refused = await sends('https://elsewhere.example', write, { ...(await form()), words: 'Jag behöver någonstans att sova.' })
    expect([refused.status, receiptOn(await refused.text())]).toEqual([400, ''])
    const taken = await sends(writes, write, { ...(await form()), words: 'Jag behöver någonstans att sova.' })
    const receipt = receiptOn(await taken.text())
    expect([taken.status, receipt]).toEqual([200, expect.stringMatching(/^\d{20}$/)])
    expect(taken.headers.get('set-cookie')).toBeNull()
    const opened = await sends(writes, open, { what: 'open', receipt })
    expect([opened.status, await opened.text()]).toEqual([200, expect.stringContaining('någonstans att sova')])
  })
})
