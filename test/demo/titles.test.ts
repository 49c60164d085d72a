import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPeople } from '#capabilities/people/demo.ts'
import { areas } from '#capabilities/support/domain/areas.ts'
import { measureCodes } from '#capabilities/support/domain/measures.ts'
import { permitKinds } from '#capabilities/support/domain/permit.ts'
import { templatePersons } from '#capabilities/support/domain/templates.ts'
import { openHouse, type OpenHouse, type Someone } from '#test/house.ts'

let house: OpenHouse
let cases: readonly string[] = []
let places: readonly string[] = []
beforeAll(async () => {
  house = await openHouse({ stories: true })
  const admin = await house.scratch.admin('main')
  cases = (await sql<{ id: string }>`select id from cases.card`.execute(admin)).rows.map((row) => `/cases/${row.id}`)
  const { rows } = await sql<{ name: string }>`
    select code_name as name from protection.place union select code from people.zone where kind = 'shelter' union select name from people.zone where kind = 'shelter'
    union select name from people.person`.execute(admin)
  places = rows.map((row) => row.name)
}, 300_000)
afterAll(() => house.close())

/** Stems that no tab holds in any of the languages: kinds of law, of exploitation, of illness and of places; whom it is about, and what somebody is protected from. */
const telling =
  /betänk|tillstånd|inhibition|återkallelse|uppehåll|vistelseort|människohandel|prostitu|sexuell|exploat|utnyttj|brott|våld|hot\b|fara\b|risk|indikator|skydd|säkerhetsplan|boende|placering|adress|orosanm|vårdnad|barn|hälsa|sjuk|missbruk|trauma|reflection|permit|revocation|whereabouts|traffick|sexual|exploit|crime|violence|threat|danger|indicator|protect|safety|shelter|placement|address|concern|custod|child|health|illness|addict/i
/** Codes that an address does not say: they stand in the history of a browser. */
const said = new Set<string>([...areas, ...measureCodes, ...permitKinds, ...templatePersons].filter((one) => one !== 'other' && one !== 'children'))

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/(?:href|action)="(\/[^"#]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'))
/** What kind of page an address leads to; two of each are looked at. */
const kindOf = (path: string): string => path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replaceAll(/=[^&]*/g, '=')
const tells = (path: string): boolean => /\/(?:permits|needs|templates|goals|measures)\b/.test(path) && path.split(/[/?&=]/).some((part) => said.has(part))

type Found = { readonly titles: Map<string, string>; readonly addresses: Set<string>; readonly seen: Map<string, number> }
async function walk(somebody: Someone, { titles, addresses, seen }: Found): Promise<void> {
  const waiting = ['/', ...cases]
  const mine = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await somebody.visits(path)
    if (answer.status === 404 || !answer.headers.get('content-type')?.startsWith('text/html')) continue
    const html = await answer.text()
    titles.set(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '', path)
    for (const link of linksIn(html)) {
      if (tells(link)) addresses.add(link)
      const kind = kindOf(link)
      if (mine.has(link) || /^\/(static|sign-out|language)/.test(link) || (seen.get(kind) ?? 0) > 1) continue
      mine.add(link)
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
      waiting.push(link)
    }
  }
}

/** Colleagues who are the same to every door are asked for once; two, where they are in different cases. */
const everybody = [...Map.groupBy(demoPeople, (one) => `${one.zone} ${[...one.roles].sort().join(' ')}`).values()].flatMap((same) => same.slice(0, 2))

describe.each(['sv', 'en'])('what the tab and the history of a browser say, in %s', (language) => {
  it('is no name, no place, and nothing of why somebody is in contact', async () => {
    const found: Found = { titles: new Map(), addresses: new Set(), seen: new Map() }
    const admin = await house.scratch.admin('main')
    for (const { login } of everybody) {
      const somebody = await house.someone(login)
      await sql`update authz.session set language = ${language}`.execute(admin)
      await walk(somebody, found)
    }
    expect(found.titles.size).toBeGreaterThan(120)
    const named = (title: string): boolean => {
      const words = new Set(title.split(/[^\p{L}\p{N}]+/u))
      return places.some((name) => (name.includes(' ') ? title.includes(name) : words.has(name)))
    }
    expect([...found.titles].filter(([title]) => telling.test(title) || named(title))).toEqual([])
    expect([...found.addresses]).toEqual([])
  }, 300_000)
})
