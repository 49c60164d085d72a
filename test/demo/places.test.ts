import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPeople } from '#capabilities/people/demo.ts'
import { protectionWords } from '#capabilities/protection/words.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'

let house: OpenHouse
let cases: readonly string[] = []
beforeAll(async () => {
  house = await openHouse({ stories: true })
  cases = (await sql<{ id: string }>`select id from cases.card`.execute(await house.scratch.admin('main'))).rows.map((row) => row.id)
}, 300_000)
afterAll(() => house.close())

/** Every place of the demo shelter. SIK and VIK were offered to nobody, LOM, KAJ, TALL and GRAN to one case each, LIND to the case of GRAN. */
const names = ['KAJ', 'LOM', 'TALL', 'SIK', 'VIK', 'GRAN', 'LIND'] as const
const lists = ['/', '/cases', '/tasks', '/meetings', '/placements', '/places', '/place-requests', '/address-requests', '/protection', '/record', '/directory']
const named = (text: string): readonly string[] => names.filter((name) => new RegExp(`\\b${name}\\b`).test(text))

describe('the places of a shelter', () => {
  it('are named nowhere but in the shelter and in the case that was offered one', async () => {
    const found = new Map<string, Set<string>>()
    for (const person of demoPeople.filter((one) => one.zone !== 'A17' && !['BETA', 'ALFA'].includes(one.zone))) {
      const somebody = await house.someone(person.login)
      for (const path of [...lists, ...cases.flatMap((id) => [`/cases/${id}`, `/cases/${id}/placement`])])
        for (const text of [await somebody.reads(path), await (await somebody.asks(path)).text()])
          for (const name of named(text)) found.set(name, (found.get(name) ?? new Set()).add(`${person.login} ${path}`))
    }
    expect([...found].map(([name, where]) => `${name}: ${[...where].join(', ')}`)).toEqual([])
  }, 300_000)

  it('are named to the zone that asked when it was offered one, and then only that one', async () => {
    for (const [login, allowed] of [
      ['worker.beta', ['LOM', 'TALL']],
      ['worker.alfa', ['KAJ']],
      ['worker2.alfa', ['GRAN', 'LIND']],
      ['operator.alfa', []],
      ['head.beta', []],
    ] as const) {
      const somebody = await house.someone(login)
      const seen = new Set<string>()
      for (const path of [...lists, ...cases.flatMap((id) => [`/cases/${id}`, `/cases/${id}/placement`])])
        for (const name of named(await somebody.reads(path))) seen.add(name)
      expect([login, ...[...seen].sort((a, b) => (a < b ? -1 : 1))]).toEqual([login, ...allowed])
    }
  }, 300_000)

  it('stand in no list outside a case, neither by name nor by region, on a page or in an answer', async () => {
    const found: string[] = []
    let rows = 0
    for (const { login, zone } of demoPeople.filter((one) => one.zone !== 'A17')) {
      const somebody = await house.someone(login)
      for (const path of lists)
        for (const text of [await somebody.reads(path), await (await somebody.asks(path)).text()])
          for (const name of named(text)) found.push(`${login} ${path} ${name}`)
      const answer = await somebody.asks('/placements')
      if (answer.status !== 200) continue
      const mine = (await answer.json()) as { rows: Record<string, unknown>[] }
      rows += mine.rows.length
      const page = await somebody.reads('/placements')
      for (const region of Object.values(protectionWords.sv.regions)) if (page.includes(region)) found.push(`${login} ${zone} ${region}`)
      for (const row of mine.rows) expect(Object.keys(row).filter((key) => /place|region|code/i.test(key))).toEqual([])
    }
    expect(found).toEqual([])
    expect(rows).toBeGreaterThan(2)
  }, 300_000)

  it('leave no name in the record, and a place that is there answers strangers like one that is not', async () => {
    const admin = await house.scratch.admin('main')
    const { rows } = await sql<{ body: string }>`select body from audit.event where body is not null`.execute(admin)
    expect(rows.length).toBeGreaterThan(100)
    expect(rows.flatMap((row) => named(row.body))).toEqual([])
    const place = (await sql<{ id: string }>`select id from protection.place limit 1`.execute(admin)).rows[0]?.id ?? ''
    const stranger = await house.someone('worker.alfa')
    const [there, nowhere] = [await stranger.asks(`/places/${place}`), await stranger.asks('/places/00000000-0000-4000-8000-000000000001')]
    expect([there.status, await there.text()]).toEqual([404, await nowhere.text()])
  })

  it('are asked for in a list where what waits stands before what is over, however much is over', async () => {
    const shelter = await house.someone('night.a17')
    const { asks } = (await (await shelter.asks('/place-requests')).json()) as { asks: readonly { readonly state: string }[] }
    const ranks = asks.map(({ state }) => (['asked', 'offered', 'lapsed', 'accepted', 'admitted'].includes(state) ? 1 : state === 'arrived' ? 2 : 3))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(new Set(ranks)).toEqual(new Set([1, 2, 3]))
  })
})
