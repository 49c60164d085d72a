import { describe, expect, it } from 'vitest'
import type { EntryLocation, KeptOrganisation, KeptService, KnownCodes } from '#capabilities/directory/domain/hsds-entries.ts'
import { flatten } from '#capabilities/directory/domain/hsds-flatten.ts'
import { wantedOf } from '#capabilities/directory/domain/hsds-wanted.ts'
import { plainService } from '#test/standards/hsds-kept.ts'

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const short = (id: string | null): string => (id === null ? '-' : String(Number(id.slice(-4))))
const known = {
  country: new Set(['SE']),
  kind: new Set(['other']),
  need: new Set(['legal']),
  group: new Set(['women']),
  hours: new Set(['office']),
  language: new Set(),
  document: new Set(),
  area: new Set(['24', '2480']),
} as KnownCodes

let last = 1000
const next = (): string => uuid((last += 1))
const term = (taxonomy: string, code: string) => ({ id: next(), taxonomy_term: { id: next(), name: code, description: code, code, taxonomy } })
const offers = () => [term('lilja-need', 'legal'), term('lilja-target-group', 'women')]
const hidden = () => ({ attributes: [...offers(), term('lilja-protection', 'protected')] })
const place = (number: number, more: object = {}) => ({ id: uuid(number), location_type: 'physical', ...more })
const net = { location_type: 'virtual' }
const at = (number: number, more: object = {}) => ({ id: next(), location: place(number, more) })
const address = { address_1: 'Storgatan 1', city: 'Umeå', state_province: '-', postal_code: '-', country: 'SE', address_type: 'physical' }
const service = (number: number, more: object = {}) => ({
  id: uuid(number),
  name: 'Samtal',
  status: 'active',
  service_areas: [{ id: next(), extent: '24' }],
  attributes: offers(),
  ...more,
})
const bare = { id: uuid(1), name: 'Huset', description: 'Stöd.' }
const organisation = (more: object = {}) => [{ ...bare, attributes: [term('iso-3166-1', 'SE')], ...more }]

const keptPlace = (number: number, more: Partial<EntryLocation> = {}): EntryLocation => ({
  id: uuid(number),
  kind: 'physical',
  name: 'Kontoret',
  address: null,
  ...more,
})
const keptService = (number: number, more: Partial<KeptService> = {}): KeptService =>
  plainService({ id: uuid(number), needs: ['legal'], groups: ['women'], areas: ['24'], ...more })
const kept = (more: Partial<KeptOrganisation> = {}): readonly KeptOrganisation[] => [
  {
    id: uuid(1),
    country: 'SE',
    kind: 'other',
    name: 'Huset',
    alternateName: null,
    description: 'Stöd.',
    website: null,
    email: null,
    contacts: [],
    locations: [keptPlace(5), keptPlace(6)],
    zoneId: 'z',
    hidesPlace: false,
    version: 1,
    services: [],
    ...more,
  },
]

function asked(document: unknown, held: readonly KeptOrganisation[] = [], isShelter = false) {
  const read = flatten(document)
  if (!read.ok) throw new Error(read.refusal.kind)
  const told = { telephone: 'Telefon', isShelter, otherId: (_: string, locationId: string) => uuid(Number(locationId.slice(-4)) + 500) }
  const { wanted, refused } = wantedOf(read.value, known, new Map(held.map((one) => [one.id, one])), told)
  return {
    places: wanted.flatMap((one) => one.locations.map((each) => short(each.id))),
    services: wanted.flatMap((one) =>
      one.services.map((each) => [short(each.id), each.isProtected ? 'hidden' : 'open', ...each.locationIds.map(short)].join(' ')),
    ),
    refused: refused.map(({ table, id, reason, column }) => `${table} ${short(id)} ${reason}${column === undefined ? '' : ` ${column}`}`),
    wanted,
  }
}

describe('the places of an organisation', () => {
  it('are its own and those where its services are met, and not another’s', () =>
    expect(
      asked(organisation({ locations: [place(5)], services: [service(2, { service_at_locations: [at(6), at(7, { organization_id: uuid(3) })] })] })),
    ).toMatchObject({ places: ['5', '6'], services: ['2 open 6'] }))
  it('stay where the file does not speak of them, and are those of the file where it does', () => {
    expect(asked([bare], kept()).places).toEqual(['5', '6'])
    expect(asked([{ ...bare, locations: [place(6)] }], kept()).places).toEqual(['6'])
    expect(asked([{ ...bare, locations: [] }], kept()).places).toEqual([])
    expect(asked([{ ...bare, services: [service(2, { service_at_locations: [at(6)] })] }], kept()).places).toEqual(['6', '5'])
  })
  it('stay where what the file says of them cannot be read', () =>
    expect(asked([{ ...bare, locations: [place(5, { location_type: 'x' }), place(7), place(8, { location_type: 'x' })] }], kept())).toMatchObject({
      places: ['7', '5'],
      refused: ['location 5 not-a-code location_type', 'location 8 not-a-code location_type'],
    }))
  it('are known again under an id that they were given here', () => {
    const [found] = asked([{ ...bare, locations: [place(5)] }], kept({ locations: [keptPlace(505)] })).wanted
    expect(found?.locations).toEqual([{ ...keptPlace(505), id: uuid(5) }])
    expect(asked([{ ...bare, services: [service(2, { service_at_locations: [at(5)] })] }], kept({ locations: [keptPlace(505)] })).places).toEqual(['5'])
  })
  it('have the address that is read with them, or are refused with it', () => {
    const at5 = (more: object) => asked([{ ...bare, locations: [place(5, { addresses: [{ id: uuid(8), ...address, ...more }] })] }], kept())
    expect(at5({}).wanted[0]?.locations).toMatchObject([{ id: uuid(5), address: { address1: 'Storgatan 1' } }])
    expect(at5({ city: 'x'.repeat(121) })).toMatchObject({ places: ['5'], refused: ['address 8 too-long city'] })
  })
  it('are met where the file says, or as before where it does not', () => {
    const held = kept({ services: [keptService(2, { locationIds: [uuid(5)] })] })
    expect(asked([{ ...bare, services: [service(2)] }], held).services).toEqual(['2 open 5'])
    expect(asked([{ ...bare, services: [service(2, { service_at_locations: [at(6)] })] }], held).services).toEqual(['2 open 6'])
  })
})

describe('a place that only a refused service is met at', () => {
  const refusedAt = (...numbers: number[]) => service(2, { status: 'x', service_at_locations: numbers.map((each) => at(each)) })
  it('is not taken', () => {
    expect(asked(organisation({ services: [refusedAt(6, 7)] })).places).toEqual([])
    expect(asked(organisation({ locations: [place(6), place(8)], services: [refusedAt(6)] })).places).toEqual(['8'])
  })
  it('is taken when it is another’s too, virtual, or held', () => {
    expect(asked(organisation({ services: [refusedAt(6, 7), service(3, { service_at_locations: [at(7)] })] }))).toMatchObject({
      places: ['7'],
      services: ['3 open 7'],
    })
    expect(asked(organisation({ services: [service(2, { status: 'x', service_at_locations: [at(6, net)] })] })).places).toEqual(['6'])
    expect(asked(organisation({ services: [refusedAt(6)] }), kept({ locations: [keptPlace(6)] })).places).toEqual(['6'])
  })
})

describe('an organisation that hides its place', () => {
  const virtual = { services: [service(2, { ...hidden(), service_at_locations: [at(5, net)] })] }
  it('says that it is protected, and is met nowhere but virtually', () =>
    expect(asked(organisation({ locations: [place(6, { name: 'Huset' })], ...virtual }))).toMatchObject({
      places: ['5'],
      services: ['2 hidden 5'],
      refused: ['location 6 address-of-hidden location_type'],
      wanted: [{ locations: [{ name: null }] }],
    }))
  it('is new and a shelter’s', () => {
    expect(asked(organisation({ locations: [place(6)] }), [], true).refused).toEqual(['location 6 address-of-hidden location_type'])
    expect(asked(organisation({ locations: [place(6)] }), kept(), true).refused).toEqual([])
    expect(asked(organisation({ services: [service(2, { service_at_locations: [at(6)] })] }), [], true)).toMatchObject({ places: [], services: ['2 open'] })
  })
  it('tells no street, nor do its services', () => {
    const street = { description: 'Storgatan 1' }
    expect(asked(organisation({ ...virtual, ...street })).refused).toEqual(['organization 1 address-of-hidden description', 'service 2 organisation-refused'])
    const openBeside = { services: [...virtual.services, service(3, street)] }
    expect(asked(organisation(openBeside))).toMatchObject({ services: ['2 hidden 5'], refused: ['service 3 address-of-hidden description'] })
    expect(asked(organisation({ ...street, services: [service(3, street)] })).refused).toEqual([])
  })
  it('is not met at a place that is another’s', () =>
    expect(asked(organisation({ services: [service(2, { ...hidden(), service_at_locations: [at(7, { organization_id: uuid(3) })] })] }))).toMatchObject({
      services: ['2 hidden'],
      refused: [],
    }))
  it('is met nowhere that one comes to', () =>
    expect(asked(organisation({ services: [service(2, { ...hidden(), service_at_locations: [at(6)] })] })).refused).toEqual([
      'location 6 address-of-hidden location_type',
      'service 2 place-of-protected',
    ]))
})

describe('a service of which the directory says where it is', () => {
  it('does not become protected by a file', () => {
    const file = organisation({ services: [service(2, hidden())] })
    expect(asked(file, kept({ locations: [], services: [keptService(2)] })).refused).toEqual(['service 2 protection-changed'])
    expect(asked(file, kept({ services: [] })).refused).toEqual(['service 2 protected-of-placed'])
  })
  it('that is protected stays so, whatever the file says', () => {
    const held = kept({
      hidesPlace: true,
      locations: [keptPlace(5, { kind: 'virtual' })],
      services: [keptService(2, { isProtected: true, locationIds: [uuid(5)] })],
    })
    expect(asked([{ ...bare, services: [service(2)] }], held)).toMatchObject({ services: ['2 hidden 5'], refused: [] })
    expect(asked([{ ...bare, services: [service(2, hidden())] }], held)).toMatchObject({ services: ['2 hidden 5'], refused: [] })
  })
  it('may stand beside one that is open', () => {
    expect(asked(organisation({ services: [service(2, hidden()), service(3)] }), kept())).toMatchObject({
      services: ['3 open'],
      refused: ['service 2 protected-of-placed'],
      places: ['5', '6'],
    })
  })
})
