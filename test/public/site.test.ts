import { gzipSync, gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { aboutLanguage, publicLanguages } from '#kernel/public-language.ts'
import { pageKeys, publicPath } from '#capabilities/information/domain/pages.ts'
import { firstTexts, contentFolder, emptySnapshot } from '#capabilities/information/reference/snapshot.ts'
import { publicWords } from '#capabilities/information/words/all.ts'
import { safeHeaders } from '#platform/http/headers.ts'
import { foldersIn, files } from '#test/docs/tree.ts'
import { ask, assets, origin, read, standingAlone } from '#test/public/standing-alone.ts'
import type { PublicSite } from '#app/public-site.ts'

let site: PublicSite
beforeAll(() => {
  site = standingAlone()
})
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  ask(site, path, { method: 'POST', body: new URLSearchParams(fields), headers: { 'sec-fetch-site': 'same-origin', origin, ...headers } })

describe('the public site, with no database, no keys and no staff side', () => {
  it('answers every page in every language, each marked as the language it is in', async () => {
    for (const path of site.site.paths()) {
      const answer = await ask(site, path)
      expect([path, answer.status]).toEqual([path, 200])
      if (path.endsWith('.json')) continue
      const page = await answer.text()
      const language = publicLanguages.find((one) => path.split('/')[1] === one) ?? 'sv'
      const { lang, dir } = aboutLanguage(language)
      expect([path, page.startsWith(`<!doctype html><html lang="${lang}" dir="${dir}">`)]).toEqual([path, true])
      expect([path, /<a id="leave" href="https:/.test(page)]).toEqual([path, true])
    }
  })

  it('has a text of every file in the folder of texts: none was passed over as unreadable', () => {
    const there = files.filter((path) => /^content\/[a-z-]+\/[a-z-]+\.md$/.test(path)).length
    expect(firstTexts(contentFolder)).toHaveLength(there)
    expect(there).toBeGreaterThanOrEqual(pageKeys.length * 2)
    expect(foldersIn('content').filter((folder) => !(publicLanguages as readonly string[]).includes(folder))).toEqual([])
  })

  it('answers who searches and who asks where to turn', async () => {
    const found = await (await send('/ro/15', { words: 'politie' })).text()
    expect(found).toContain('href="/ro/')
    expect(found).toContain('value="politie"')
    const turned = await send('/ro/14', { place: '2480', need: 'sleep', when: 'out_of_hours', spoken: 'ro' })
    expect(turned.status).toBe(200)
    expect(await turned.text()).toContain('Umeå')
    expect((await send('/ro/14', { place: '9999' })).status).toBe(400)
    expect((await send('/ro/15', {})).status).toBe(400)
  })

  it('takes nothing that another site made a browser send', async () => {
    expect((await send('/ro/15', { words: 'x' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(400)
    expect((await send('/ro/15', { words: 'x' }, { origin: 'https://elsewhere.example' })).status).toBe(400)
    expect((await send('/xx/15', { words: 'x' })).status).toBe(404)
  })

  it('shows what is searched for as words, never as markup', async () => {
    const page = await (await send('/sv/15', { words: '"><script>alert(1)</script>' })).text()
    expect(page).not.toContain('<script>alert')
  })

  it('is asked for a word by a form that is sent, so that no address and no history holds it', async () => {
    const forms = [...(await read(site, '/sv/15')).matchAll(/<form[^>]*>/g), ...(await read(site, '/sv/14')).matchAll(/<form[^>]*>/g)].map(([form]) => form)
    expect(forms).toHaveLength(2)
    for (const form of forms) expect(form).toContain('method="post"')
  })

  it('says healthy, and the numbers as a page and as data', async () => {
    expect(await (await ask(site, '/healthz')).json()).toEqual({ status: 'ok' })
    const data = (await (await ask(site, '/numbers.json')).json()) as { numbers: { number: string }[] }
    expect(data.numbers.map(({ number }) => number)).toEqual(['112', '020-50 50 50', '116 111', '114 14', '020-390 000'])
    const page = await read(site, '/numbers.html')
    for (const number of ['112', '020505050', '116111', '11414', '020390000']) expect(page).toContain(`href="tel:${number}"`)
    expect(page).toContain('lang="ti"')
    for (const language of publicLanguages) {
      const { name, lang, dir } = aboutLanguage(language)
      const said = language === 'sv' ? '' : ` ${publicWords(language).numbers.rest}`
      expect(page.replaceAll(/<\/?bdi>/g, '')).toContain(
        `<li lang="${lang}" dir="${dir}"><a href="${publicPath(language, 'call')}" hreflang="${lang}">${name}</a>${said}</li>`,
      )
      expect(await read(site, publicPath(language, 'call'))).toContain('href="tel:112"')
    }
  })
})

describe('every answer', () => {
  it('carries the headers, sets no cookie, and names no program', async () => {
    const { 'cache-control': _, 'x-robots-tag': _robots, ...always } = safeHeaders
    for (const path of ['/', '/sv/', '/sv/15', '/sv/none', '/none', '/numbers.json', '/healthz', '/static/none.css', assets.css]) {
      const answer = await ask(site, path)
      for (const [name, value] of Object.entries(always)) expect([path, name, answer.headers.get(name)]).toEqual([path, name, value])
      for (const name of ['set-cookie', 'server', 'x-powered-by', 'etag', 'last-modified'])
        expect([path, name, answer.headers.get(name)]).toEqual([path, name, null])
    }
    expect((await ask(site, '/sv/')).headers.get('cache-control')).toBe('max-age=0, must-revalidate')
    expect((await ask(site, '/sv/')).headers.get('x-robots-tag')).toBeNull()
    expect((await send('/sv/15', { words: 'x' })).headers.get('cache-control')).toBe('no-store')
  })

  it('asks nothing of anybody else: every address in every page is our own, but the way out', async () => {
    for (const language of publicLanguages) {
      for (const path of [`/${language}`, `/${language}/1`, `/${language}/14`]) {
        const page = await read(site, path)
        const addresses = [...page.matchAll(/(?:src|href|action)="([^"]*)"/g)].map((match) => match[1] ?? '')
        expect(addresses.filter((one) => !/^(\/|#|tel:)/.test(one))).toEqual(['https://www.smhi.se/'])
        expect(page).not.toMatch(/<(iframe|img|video|audio|object|embed|link rel="(?:preload|preconnect|dns-prefetch))/)
        expect(page).not.toMatch(/ style="|<style|<script>| on[a-z]+="/)
      }
    }
  })

  it('has a title that says nothing', async () => {
    const titles = new Set<string>()
    for (const page of pageKeys) titles.add(/<title>([^<]*)/.exec(await read(site, publicPath('sv', page)))?.[1] ?? '')
    expect([...titles]).toEqual(['Information'])
  })
})

describe('the first page', () => {
  it('is at most 30 kB with its style, compressed', async () => {
    for (const language of publicLanguages) {
      const answer = await ask(site, `/${language}/`, { headers: { 'accept-encoding': 'gzip' } })
      expect(answer.headers.get('content-encoding')).toBe('gzip')
      const packed = new Uint8Array(await answer.arrayBuffer())
      const page = gunzipSync(packed).toString()
      let size = packed.length
      for (const [, path] of page.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g))
        size += gzipSync(assets.files.get(path ?? '')?.plain ?? new Uint8Array()).length
      expect([language, size < 30_000]).toEqual([language, true])
    }
  })

  it('is chosen by what the browser asks for, and by nothing else', async () => {
    const to = async (accepted: string) => (await ask(site, '/', { headers: { 'accept-language': accepted, cookie: 'language=sv' } })).headers.get('location')
    expect(await to('ro-RO,ro;q=0.9')).toBe('/ro/')
    expect(await to('xx')).toBe('/sv/')
  })

  it('leads in three taps to whom to turn to tonight, in Romanian', async () => {
    const start = await read(site, '/ro/')
    expect(start).toContain('href="/ro/1"')
    expect(await read(site, '/ro/1')).toContain('href="/ro/14/24"')
    const county = await read(site, '/ro/14/24')
    const [, anchor] = /href="#([^"]+)"[^>]*>Umeå</.exec(county) ?? []
    expect(county).toMatch(new RegExp(`<h2 id="${anchor}"[^>]*>Umeå<`))
  })
})

describe('an address', () => {
  it('says nothing: what stands in the history of a browser is a language and numbers', async () => {
    for (const path of site.site.paths()) {
      expect(path).toMatch(/^\/(numbers\.(html|json)|(sv-easy|[a-z]{2})(\/\d+){0,2})$/)
      if (path.endsWith('.json')) continue
      const page = await read(site, path)
      const own = [...page.matchAll(/(?:href|action)="([/#][^"]*)"/g)].map((match) => match[1] ?? '').filter((one) => !one.startsWith('/static/'))
      const telling = own.filter((one) => !/^(\/(numbers\.html|(sv-easy|[a-z]{2})(\/\d*){0,2}))?(#(main|p\d+|h\d+))?$/.test(one))
      expect([path, telling]).toEqual([path, []])
    }
  })

  it('of a page by its name is not there', async () => {
    for (const path of [
      '/sv/buying',
      '/sv/am-i',
      '/ro/tonight',
      '/sv/start',
      '/sv/where',
      '/sv/where/24',
      '/sv/search',
      '/sv/0',
      '/sv/16',
      '/sv/1/24',
      '/sv/01',
    ])
      expect([path, (await ask(site, path)).status]).toEqual([path, 404])
  })
})

describe('a page that is not there', () => {
  it.each([['/ro/none'], ['/ro/14/99'], ['/ro/14/24/x'], ['/xx/'], ['/ro/../sv/'], ['/content/sv/start.md'], ['/static/../package.json']])(
    '%s is 404 or another page, in words',
    async (path) => {
      const answer = await ask(site, path, { headers: { 'accept-language': 'ro' } })
      expect([200, 404]).toContain(answer.status)
      if (answer.status === 404) expect(await answer.text()).toContain('Pagina nu există')
    },
  )

  it('does not exist for a text that nobody wrote in any language, and falls back visibly where some did', async () => {
    const only = publicLanguages.find((language) => !firstTexts(contentFolder).some((text) => text.language === language && text.page === 'about'))
    if (!only) return expect(firstTexts(contentFolder).filter(({ page }) => page === 'about')).toHaveLength(publicLanguages.length)
    const page = await read(site, publicPath(only, 'about'))
    expect(page).toMatch(/<div lang="(en|sv)" dir="ltr"><h1>/)
    return expect(page).toContain('class="p-note"')
  })
})

it('a snapshot that is not one is not used', async () => {
  const { readSnapshot } = await import('#capabilities/information/reference/snapshot.ts')
  expect(readSnapshot('{')).toBeNull()
  expect(readSnapshot('{"texts":[]}')).toBeNull()
  expect(readSnapshot(JSON.stringify(emptySnapshot()))).toEqual(emptySnapshot())
})
