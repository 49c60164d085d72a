import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { publicLanguages } from '#kernel/public-language.ts'
import type { PublicSite } from '#app/public-site.ts'
import type { Service } from '#capabilities/information/domain/where.ts'
import { emptySnapshot } from '#capabilities/information/reference/snapshot.ts'
import { publicWords } from '#capabilities/information/words/all.ts'
import { ask, origin, read, standingAlone } from '#test/public/standing-alone.ts'

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

  it('gets a page that stays small, with the counties for the rest', async () => {
    const many = Array.from({ length: 300 }, (_, at) => service(`Nummer ${at}`, {}))
    const page = await (await sends('th', {}, standingAlone({ ...emptySnapshot(), services: many }, origin))).text()
    expect(page.match(/Jouren Nummer/g)).toHaveLength(40)
    expect(page).toContain('href="/th/14/24"')
    expect(gzipSync(page).length).toBeLessThan(15_000)
  })
})
