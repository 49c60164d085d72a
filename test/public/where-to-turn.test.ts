import { gunzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { publicLanguages } from '#kernel/public-language.ts'
import type { PublicSite } from '#app/public-site.ts'
import type { Service } from '#capabilities/information/domain/where.ts'
import { emptySnapshot } from '#capabilities/information/reference/snapshot.ts'
import { publicWords } from '#capabilities/information/words/all.ts'
import { ask, assets, origin, read, standingAlone } from '#test/public/standing-alone.ts'

const service = (id: string, more: Partial<Service>): Service => ({
  id,
  kind: 'social_on_call',
  nameSv: `Jouren ${id}`,
  nameEn: `On call ${id}`,
  hours: 'always',
  child: true,
  phone: '08-465 004 20',
  spoken: ['sv'],
  interpreter: false,
  checkedOn: '2026-11-01',
  areas: ['2480'],
  ...more,
})
let site: PublicSite
beforeAll(() => {
  const services = [
    service('Umeå', { interpreter: true }),
    service('Stockholm', { areas: ['0180', '0114'] }),
    service('Hemma', { kind: 'return_programme', hours: 'office', areas: ['01'] }),
  ]
  site = standingAlone({ ...emptySnapshot(), services }, origin)
})
const sends = (language: string, fields: Record<string, string>, to = site) =>
  ask(to, `/${language}/14`, { method: 'POST', body: new URLSearchParams(fields), headers: { 'sec-fetch-site': 'same-origin', origin } })
/** Without what keeps the direction of a piece of text. */
const bare = (html: string): string => html.replaceAll(/<\/?bdi[^>]*>/g, '')
const names = (html: string): readonly string[] => [...html.matchAll(/(?:On call|Jouren) (\p{L}+)/gu)].map((found) => found[1] ?? '')

describe('somebody who does not say where she is', () => {
  it.each(publicLanguages)('finds all of Sweden already chosen (%s)', async (language) => {
    const { sweden } = publicWords(language).where
    expect(await read(site, `/${language}/14`)).toMatch(new RegExp(`<option value="SE"[^>]*selected[^>]*>${sweden}</option>`))
  })

  it('is answered by need, hours and language alone, and told where each is', async () => {
    const all = await (await sends('en', { place: 'SE' })).text()
    expect(all).toMatch(/<h1>\s*All of Sweden\s*<\/h1>/)
    expect([...names(all)].sort()).toEqual(['Hemma', 'Stockholm', 'Umeå'])
    for (const place of ['Umeå', 'Stockholm, Upplands Väsby', 'Stockholms län']) expect(all).toContain(`<p lang="sv" dir="ltr">${place}</p>`)
    expect(names(await (await sends('en', { need: 'home' })).text())).toEqual(['Hemma'])
    expect(names(await (await sends('en', { place: '', spoken: 'ti' })).text())).toEqual(['Umeå'])
    expect([...names(await (await sends('sv', { place: 'SE', when: 'out_of_hours' })).text())].sort()).toEqual(['Stockholm', 'Umeå'])
  })

  it('or of a county as a whole', async () => {
    const county = await (await sends('en', { place: '01' })).text()
    expect([...names(county)].sort()).toEqual(['Hemma', 'Stockholm'])
    expect(county).toContain('<option value="01" selected>')
    expect((await sends('en', { place: '99' })).status).toBe(400)
  })

  describe.each(publicLanguages)('where more are found than a page holds (%s)', (language) => {
    const many = Array.from({ length: 312 }, (_, at) => service(`Nummer ${at}`, { interpreter: true, areas: ['2480', '2417', '2409'] }))
    const whole = standingAlone({ ...emptySnapshot(), services: many }, origin)
    const t = publicWords(language).where

    it('is told how many there are, with the place to choose right after what stands', async () => {
      const page = bare(await (await sends(language, {}, whole)).text())
      expect(page.match(/(?:On call|Jouren) Nummer/g)).toHaveLength(40)
      const said = t.chooseCounty(40, 312)
      for (const number of ['40', '312']) expect(said).toContain(number)
      expect(page).toContain(`<a href="#h1">${said}</a>`)
      const order = [page.lastIndexOf('class="p-service"><h2'), page.lastIndexOf(said), page.indexOf('id="place"'), page.indexOf(`href="/${language}/14/24"`)]
      expect(order).toEqual([...order].sort((a, b) => a - b))
      expect(order[0]).toBeGreaterThan(0)
      const county = bare(await (await sends(language, { place: '24' }, whole)).text())
      expect(county).toContain(`<a href="#h1">${t.chooseMunicipality(40, 312)}</a>`)
      expect(await (await sends(language, { place: '2480' }, whole)).text()).not.toContain('#h1')
    })

    it('keeps need, hour and language when she chooses the county, and no address holds them', async () => {
      const page = await (await sends(language, { need: 'sleep', when: 'always', spoken: 'ro' }, whole)).text()
      const forms = page.match(/<form(?:(?!<\/form>)[\s\S])*type="hidden"(?:(?!<\/form>)[\s\S])*<\/form>/g) ?? []
      const fields = forms.map((form) =>
        Object.fromEntries([...form.matchAll(/type="hidden" name="([a-z]+)" value="([^"]+)"/g)].map(([, name, value]) => [name, value])),
      )
      expect(fields).toHaveLength(21)
      expect(fields).toContainEqual({ place: '24', need: 'sleep', when: 'always', spoken: 'ro' })
      for (const form of forms) expect(form).toContain(`<form method="post" action="/${language}/14" data-stay`)
      const county = await (await sends(language, fields.find(({ place }) => place === '24') ?? {}, whole)).text()
      for (const chosen of ['24', 'sleep', 'always', 'ro']) expect(county).toMatch(new RegExp(`<option value="${chosen}"[^>]* selected`))
      expect(page).not.toMatch(/href="[^"]*(?:sleep|\/14\/24)/)
    })

    it('gets it packed, of at most 30 kB with its style', async () => {
      const body = new URLSearchParams({ need: 'sleep', spoken: 'ro' })
      const headers = { 'sec-fetch-site': 'same-origin', origin, 'accept-encoding': 'gzip' }
      const answer = await ask(whole, `/${language}/14`, { method: 'POST', body, headers })
      expect([answer.headers.get('content-encoding'), answer.headers.get('cache-control'), answer.headers.get('vary')]).toEqual([
        'gzip',
        'no-store',
        'accept-encoding',
      ])
      const packed = new Uint8Array(await answer.arrayBuffer())
      const kept = [
        ...gunzipSync(packed)
          .toString()
          .matchAll(/(?:src|href)="(\/static\/[^"]+)"/g),
      ].map(([, path]) => assets.files.get(path ?? '')?.packed.length ?? 0)
      expect(packed.length + kept.reduce((all, one) => all + one, 0)).toBeLessThan(30_000)
    })
  })
})
