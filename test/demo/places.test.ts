import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPeople } from '#capabilities/people/demo.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'

let house: OpenHouse
let cases: readonly string[] = []
beforeAll(async () => {
  house = await openHouse({ stories: true })
  cases = (await sql<{ id: string }>`select id from cases.card`.execute(await house.scratch.admin('main'))).rows.map((row) => row.id)
}, 300_000)
afterAll(() => house.close())

/** Every place of the demo shelter. SIK and VIK were offered to nobody, LOM, KAJ and TALL to one case each. */
const names = ['KAJ', 'LOM', 'TALL', 'SIK', 'VIK'] as const
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
      ['worker2.alfa', []],
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
})
