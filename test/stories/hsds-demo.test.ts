import { afterAll, beforeAll, expect, it } from 'vitest'
import { hsdsPaths } from '#capabilities/directory/hsds-paths.ts'
import { hsdsTables } from '#capabilities/directory/domain/hsds-tables.ts'
import { openHouse, origin, type OpenHouse, type Someone } from '#test/house.ts'
import { tokenFor } from '#test/input/sending.ts'
import { faultsSince } from '#test/standards/hsds-since.ts'
import { faultsInDocument, faultsInRow } from '#test/standards/hsds-validator.ts'
import { tablesIn } from '#test/stories/hsds-house.ts'

let house: OpenHouse
let keeper: Someone
let organizations: readonly { readonly id: string; readonly services?: readonly { readonly id: string }[] }[]
beforeAll(async () => {
  house = await openHouse({ stories: true })
  keeper = await house.someone('admin.alfa')
  organizations = (await (await keeper.visits(hsdsPaths.json())).json()) as typeof organizations
}, 300_000)
afterAll(() => house.close())

it('every organisation and service of the exercise is right by the official schemas', () => {
  const services = organizations.flatMap((one) => one.services ?? [])
  expect([organizations.length > 5, services.length > 10]).toEqual([true, true])
  for (const one of organizations) expect([one.id, faultsInDocument('organization', one)]).toEqual([one.id, []])
  for (const one of services) expect([one.id, faultsInDocument('service', one)]).toEqual([one.id, []])
})

it('and every row of its tables', async () => {
  const tables = tablesIn(new Uint8Array(await (await keeper.visits(hsdsPaths.tables())).arrayBuffer()))
  for (const [table, { file }] of Object.entries(hsdsTables))
    for (const row of tables.get(file) ?? []) {
      const faults = faultsInRow(table, row).filter((fault) => !(table === 'service_capacity' && fault.includes("'unit'")))
      expect([file, row, faults]).toEqual([file, row, []])
    }
})

it('and by what has changed in the standard since, to 3.1.3', async () => {
  const tables = tablesIn(new Uint8Array(await (await keeper.visits(hsdsPaths.tables())).arrayBuffer()))
  const capacities = tables.get(hsdsTables.service_capacity.file) ?? []
  expect(capacities.length).toBeGreaterThan(0)
  for (const [table, { file }] of Object.entries(hsdsTables)) expect([table, faultsSince(table, tables.get(file) ?? [])]).toEqual([table, []])
  const [one = {}] = capacities
  expect(faultsSince('service_capacity', [one, { ...one, updated: '2026-03-10', unit_id: '' }])).toEqual([
    'service_capacity.unit_id must be there',
    'service_capacity.id stands twice',
    'service_capacity.updated is no time',
  ])
})

it('read in where it came from, it changes nothing and nothing is refused', async () => {
  const body = new FormData()
  body.append('_token', tokenFor(house, { who: keeper }))
  body.append('file', new Blob([JSON.stringify(organizations)]), 'organizations.json')
  const headers = { cookie: `s=${keeper.token}`, origin, 'sec-fetch-site': 'same-origin' }
  const brought = await house.program.staff.request(origin + hsdsPaths.bring(), { method: 'POST', body, headers })
  const shown = (await keeper.reads(brought.headers.get('location') ?? '')).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  const all = organizations.length + organizations.flatMap((one) => one.services ?? []).length
  expect(shown).toContain(`Ny 0 Ändras 0 Oförändrad ${all} Läses inte in 0`)
})

it('the file that the coordinator brought tonight waits where she left it, with what cannot be read first', async () => {
  const coordinator = await house.someone('coordinator.nord')
  const text = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  const page = await coordinator.reads(hsdsPaths.exchange())
  const to = /href="(\/directory\/hsds\/imports\/[0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
  const shown = text(await coordinator.reads(to))
  expect(shown).toContain('Ny 4 Ändras 1 Oförändrad 0 Läses inte in 5')
  expect(shown).toContain('Det går inte att se i vilket land verksamheten finns.')
  expect(text(await (await house.someone('coordinator.sthm')).reads(hsdsPaths.exchange()))).not.toContain('Se vad filen')
})
