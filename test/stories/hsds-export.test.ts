import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultsInDocument, faultsInRow, officialExample, officialTables } from '#test/standards/hsds-validator.ts'
import { hsdsTables, type HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'
import { openHsdsHouse, tablesIn, tell, uuid, type HsdsHouse } from '#test/stories/hsds-house.ts'
import { unzip } from '#capabilities/directory/commands/hsds-unzip.ts'
import { dataPackage } from '#capabilities/directory/queries/hsds-export.ts'

type Thing = Readonly<Record<string, unknown>>
type Service = Thing & { readonly id: string; readonly service_at_locations?: readonly { readonly location: Thing }[] }
type Organization = Thing & { readonly id: string; readonly services: readonly Service[]; readonly locations?: readonly Thing[] }

let house: HsdsHouse
beforeAll(async () => {
  house = await openHsdsHouse()
  await tell(house)
})
afterAll(() => house.scratch.drop())

const fetchJson = async (): Promise<readonly Organization[]> => (await (await house.worker.visits('/directory/hsds/json')).json()) as readonly Organization[]
const fetchTables = async () => tablesIn(new Uint8Array(await (await house.worker.visits('/directory/hsds/tables')).arrayBuffer()))

describe('the validator from outside', () => {
  it('finds the official examples right, and what is broken wrong', () => {
    expect(faultsInDocument('organization', officialExample('organization_full'))).toEqual([])
    expect(faultsInDocument('service', officialExample('service_full'))).toEqual([])
    expect(faultsInDocument('organization', { id: 'no', services: 1 })).not.toEqual([])
    expect(faultsInRow('location', { id: uuid(1), location_type: 'hidden' })).not.toEqual([])
  })

  it('knows every table and column that the program speaks, by the same type', () => {
    for (const [table, { file, columns }] of Object.entries(hsdsTables)) {
      const official = officialTables.find((one) => one.name === table)
      expect(official?.path).toBe(file)
      // The development branch says nothing of the columns of these two there; the compiled schema judges their rows.
      if (['service_capacity', 'unit'].includes(table)) continue
      const fields = new Map(official?.schema.fields.map((field) => [field.name, field]))
      for (const column of columns) expect([table, column.name, fields.get(column.name)?.type]).toEqual([table, column.name, column.type])
      const required = [...fields.values()].filter((field) => field.constraints?.required).map((field) => field.name)
      expect(columns.filter((column) => 'required' in column).map((column) => column.name)).toEqual(expect.arrayContaining(required))
    }
  })
})

describe('somebody fetches the directory as JSON', () => {
  it('every organisation is right by the official schemas, and so is every service', async () => {
    const organizations = await fetchJson()
    expect(organizations.map((one) => one.id)).toEqual([uuid(1), uuid(2), uuid(3)])
    for (const one of organizations) {
      expect([one.id, faultsInDocument('organization', one)]).toEqual([one.id, []])
      for (const service of one.services) expect([service.id, faultsInDocument('service', service)]).toEqual([service.id, []])
    }
  })

  it('it says what the directory holds', async () => {
    const [first, second, third] = await fetchJson()
    expect(first).toMatchObject({
      name: 'Stödet 1',
      website: 'https://example.org/stod',
      contacts: [{ title: 'Reception', phones: [{ number: '+46 8 465 004 01', type: 'voice' }] }],
    })
    expect(first?.services[0]).toMatchObject({
      status: 'active',
      assured_date: '2026-02-01',
      minimum_age: 18,
      languages: [{ code: 'ron' }, { code: 'swe' }],
      service_areas: [{ extent: '2480', extent_type: 'municipality', name: 'Umeå' }],
      schedules: [{ byday: 'MO,TU', opens_at: '08:00:00', closes_at: '16:30:00', freq: 'WEEKLY' }],
      required_documents: [{ uri: 'urn:lilja:document:identity' }],
      service_at_locations: [
        { location: { location_type: 'physical', latitude: 63.8258, addresses: [{ city: 'Umeå', country: 'SE', address_type: 'physical' }] } },
      ],
    })
    expect(third?.services[0]).toMatchObject({ capacities: [{ available: 2, maximum: 8, unit: { name: 'Places' } }] })
    expect(second?.services[0]).toMatchObject({ status: 'temporarily closed', service_areas: [{ extent: 'RO', name: 'Romania' }] })
  })

  it('a protected place leaves as virtual, without address, position, number or contact', async () => {
    const third = (await fetchJson()).at(-1)
    const service = third?.services.find((one) => one.id === uuid(12))
    expect(service?.service_at_locations?.map((one) => one.location)).toEqual([{ id: uuid(902), location_type: 'virtual', organization_id: uuid(3) }])
    expect(Object.keys(service ?? {})).not.toContain('contacts')
    expect(Object.keys(service ?? {})).not.toContain('url')
    expect(JSON.stringify(service)).not.toMatch(/address_1|latitude|longitude|number|postal/)
  })

  it('the ids are the same each time', async () => {
    expect(await fetchJson()).toEqual(await fetchJson())
  })

  it('and the record says that it was fetched', async () => {
    expect((await house.recorded()).filter((act) => act === 'directory.exported done').length).toBeGreaterThan(0)
  })
})

describe('somebody fetches the directory as tables', () => {
  it('every row is right by the official compiled tabular schema', async () => {
    const tables = await fetchTables()
    let rows = 0
    for (const [table, { file }] of Object.entries(hsdsTables)) {
      for (const row of tables.get(file) ?? []) {
        // The tables name the unit by its id; the schema, made for documents, wants it written inside.
        const faults = faultsInRow(table, row).filter((fault) => !(table === 'service_capacity' && fault.includes("'unit'")))
        expect([file, row, faults]).toEqual([file, row, []])
        rows += 1
      }
    }
    expect(rows).toBeGreaterThan(40)
  })

  it('every row points at rows that are there', async () => {
    const tables = await fetchTables()
    const ids = (table: HsdsTable): ReadonlySet<string> => new Set(tables.get(hsdsTables[table].file)?.map((row) => row['id'] ?? ''))
    const pointing: readonly [HsdsTable, string, HsdsTable][] = [
      ['service', 'organization_id', 'organization'],
      ['service_at_location', 'service_id', 'service'],
      ['service_at_location', 'location_id', 'location'],
      ['address', 'location_id', 'location'],
      ['phone', 'contact_id', 'contact'],
      ['attribute', 'taxonomy_term_id', 'taxonomy_term'],
      ['taxonomy_term', 'taxonomy_id', 'taxonomy'],
      ['service_capacity', 'unit_id', 'unit'],
    ]
    for (const [table, column, to] of pointing) {
      const known = ids(to)
      for (const row of tables.get(hsdsTables[table].file) ?? []) expect([table, column, known.has(row[column] ?? '')]).toEqual([table, column, true])
      expect(ids(table).size).toBe(tables.get(hsdsTables[table].file)?.length)
    }
  })

  it('the package describes the files that are in it', async () => {
    const zip = unzip(new Uint8Array(await (await house.worker.visits('/directory/hsds/tables')).arrayBuffer()), 64_000_000)
    const files = zip.ok ? zip.value : []
    expect(files.map((file) => file.name).sort()).toEqual(['datapackage.json', ...dataPackage.resources.map((one) => one.path)].sort())
    for (const { path, schema } of dataPackage.resources) {
      const [head] = new TextDecoder().decode(files.find((file) => file.name === path)?.bytes).split('\r\n')
      expect(head).toBe(schema.fields.map((field) => field.name).join(','))
    }
  })

  it('no cell can run as a formula', async () => {
    for (const rows of (await fetchTables()).values()) for (const row of rows) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@|%]/)
    const services = (await fetchTables()).get('services.csv')
    expect(services?.[0]?.['application_process']).toBe('\'=HYPERLINK("https://example.org")')
  })

  it('a protected place has no address here either', async () => {
    const tables = await fetchTables()
    expect(tables.get('addresses.csv')?.map((row) => row['location_id'])).toEqual([uuid(901)])
    expect(tables.get('locations.csv')?.find((row) => row['id'] === uuid(902))).toMatchObject({
      location_type: 'virtual',
      latitude: '',
      longitude: '',
      name: '',
    })
    expect(
      tables
        .get('service_at_location.csv')
        ?.filter((row) => row['service_id'] === uuid(12))
        .map((row) => row['location_id']),
    ).toEqual([uuid(902)])
  })
})
