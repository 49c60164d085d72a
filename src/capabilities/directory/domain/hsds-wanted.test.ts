import { describe, expect, it } from 'vitest'
import type { EntryLocation, KeptOrganisation, KeptService, KnownCodes } from '#capabilities/directory/domain/hsds-entries.ts'
import { flatten } from '#capabilities/directory/domain/hsds-flatten.ts'
import { wantedOf } from '#capabilities/directory/domain/hsds-wanted.ts'

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const short = (id: string | null): string => (id === null ? '-' : String(Number(id.slice(-4))))
const known = {
  country: new Set(['SE', 'RO']),
  kind: new Set(['ngo', 'other']),
  need: new Set(['legal', 'health']),
  group: new Set(['women', 'men']),
  hours: new Set(['always', 'office', 'scheduled']),
  language: new Set(['swe', 'ron']),
  document: new Set(['identity', 'consent']),
  area: new Set(['24', '2480', '01']),
} satisfies KnownCodes

let last = 1000
const next = (): string => uuid((last += 1))
const term = (taxonomy: string, code: string) => ({ id: next(), taxonomy_term: { id: next(), name: code, description: code, code, taxonomy } })
const inCountry = (code: string) => term('iso-3166-1', code)
const offers = () => [term('lilja-need', 'legal'), term('lilja-target-group', 'women')]
const areas = (...codes: readonly string[]) => codes.map((extent) => ({ id: next(), extent }))
const place = (number: number, more: object = {}) => ({ id: uuid(number), location_type: 'physical', ...more })
const at = (number: number, more: object = {}) => ({ id: next(), location: place(number, more) })
const address = (country: string) => ({ id: next(), address_1: 'A 1', city: 'B', state_province: '-', postal_code: '-', address_type: 'physical', country })
const service = (number: number, more: object = {}) => ({
  id: uuid(number),
  name: 'Samtal',
  status: 'active',
  service_areas: areas('24'),
  attributes: offers(),
  ...more,
})
const organisation = (more: object = {}) => ({ id: uuid(1), name: 'Huset', description: 'Stöd.', attributes: [inCountry('SE')], ...more })

const keptPlace = (number: number, more: Partial<EntryLocation> = {}): EntryLocation => ({
  id: uuid(number),
  kind: 'physical',
  name: 'Kontoret',
  address: null,
  ...more,
})
const keptService = (number: number, more: Partial<KeptService> = {}): KeptService => ({
  id: uuid(number),
  isProtected: false,
  name: 'Samtal',
  description: 'Som det var.',
  website: 'https://example.org',
  status: 'active',
  needs: ['health'],
  groups: ['men'],
  languages: ['ron'],
  documents: ['consent'],
  areas: ['01'],
  hours: 'scheduled',
  minimumAge: 18,
  maximumAge: 60,
  eligibility: 'Vuxna.',
  howToReach: 'Ring.',
  fees: 'Inget.',
  interpretation: true,
  schedules: [{ byday: ['MO'], opensAt: '08:00', closesAt: '16:30', validFrom: null, validTo: null }],
  contacts: [{ title: 'Växeln', phone: '112', phoneType: 'voice', email: null }],
  locationIds: [uuid(5)],
  version: 1,
  verifiedOn: null,
  changedAt: new Date(0),
  capacities: [],
  ...more,
})
const kept = (more: Partial<KeptOrganisation> = {}): KeptOrganisation => ({
  id: uuid(1),
  country: 'SE',
  kind: 'ngo',
  name: 'Huset',
  alternateName: 'Stödet',
  description: 'Stöd.',
  website: 'https://example.org',
  email: 'info@example.org',
  contacts: [{ title: 'Växeln', phone: '112', phoneType: 'voice', email: null }],
  locations: [keptPlace(5)],
  zoneId: 'z',
  hidesPlace: false,
  version: 1,
  services: [keptService(2)],
  ...more,
})

const told = { telephone: 'Telefon', isShelter: false, otherId: (_: string, locationId: string) => uuid(Number(locationId.slice(-4)) + 500) }
function asked(document: unknown, held: readonly KeptOrganisation[] = [], isShelter = false) {
  const read = flatten(document)
  if (!read.ok) throw new Error(read.refusal.kind)
  const { wanted, refused } = wantedOf(read.value, known, new Map(held.map((one) => [one.id, one])), { ...told, isShelter })
  return { wanted, refused: refused.map(({ table, id, reason, column }) => `${table} ${short(id)} ${reason}${column === undefined ? '' : ` ${column}`}`) }
}
const one = (document: unknown, ...more: [held?: readonly KeptOrganisation[], isShelter?: boolean]) => {
  const answer = asked(document, ...more)
  expect(answer.refused).toEqual([])
  const [organization] = answer.wanted
  if (!organization) throw new Error('nothing wanted')
  const { reader: _, services, ...entry } = organization
  return { entry, services: services.map(({ reader: _reader, ...each }) => each) }
}
/** The services that are taken, and what is refused. */
const answered = (...given: Parameters<typeof asked>) => {
  const { wanted, refused } = asked(...given)
  return [...wanted.flatMap((each) => each.services.map((every) => short(every.id))), ...refused]
}

describe('an entry that is new', () => {
  it('says only what the file says', () => {
    const { entry, services } = one([organisation({ services: [service(2)] })])
    expect(entry).toEqual({
      id: uuid(1),
      country: 'SE',
      kind: 'other',
      name: 'Huset',
      alternateName: null,
      description: 'Stöd.',
      website: null,
      email: null,
      contacts: [],
      locations: [],
    })
    expect(services).toEqual([
      {
        organisationId: uuid(1),
        id: uuid(2),
        isProtected: false,
        name: 'Samtal',
        description: null,
        website: null,
        status: 'active',
        needs: ['legal'],
        groups: ['women'],
        languages: [],
        documents: [],
        areas: ['24'],
        hours: 'office',
        minimumAge: null,
        maximumAge: null,
        eligibility: null,
        howToReach: null,
        fees: null,
        interpretation: false,
        schedules: [],
        contacts: [],
        locationIds: [],
      },
    ])
  })
  it('says all that a file can say', () => {
    const schedule = { id: next(), byday: 'MO', opens_at: '08:00', closes_at: '16:30' }
    const { entry, services } = one([
      organisation({
        alternate_name: 'Stödet',
        website: 'https://example.org',
        email: 'info@example.org',
        attributes: [inCountry('SE'), term('lilja-organisation-kind', 'ngo')],
        phones: [{ id: next(), number: '112' }],
        services: [
          service(2, {
            description: 'Samtal.',
            url: 'https://example.org/samtal',
            status: 'Temporarily closed',
            attributes: [...offers(), term('lilja-need', 'health'), term('lilja-need', 'legal'), term('lilja-target-group', 'men')],
            languages: [
              { id: next(), code: 'sv' },
              { id: next(), code: 'ron' },
              { id: next(), code: 'swe' },
            ],
            required_documents: [
              { id: next(), document: 'identity' },
              { id: next(), document: 'consent' },
            ],
            schedules: [schedule],
            minimum_age: 18,
            maximum_age: 60,
            eligibility_description: 'Vuxna.',
            application_process: 'Ring.',
            fees_description: 'Inget.',
            interpretation_services: 'yes',
            contacts: [{ id: next(), title: 'Växeln', email: 'a@example.org' }],
            service_at_locations: [at(5), at(6)],
          }),
        ],
      }),
    ])
    expect(entry).toMatchObject({
      kind: 'ngo',
      alternateName: 'Stödet',
      website: 'https://example.org',
      email: 'info@example.org',
      contacts: [{ title: 'Telefon' }],
    })
    expect(services[0]).toEqual({
      ...keptServiceFields(),
      organisationId: uuid(1),
      description: 'Samtal.',
      website: 'https://example.org/samtal',
      status: 'temporarily_closed',
      needs: ['health', 'legal'],
      groups: ['men', 'women'],
      languages: ['ron', 'swe'],
      documents: ['consent', 'identity'],
      areas: ['24'],
      contacts: [{ title: 'Växeln', phone: null, phoneType: null, email: 'a@example.org' }],
      locationIds: [uuid(5), uuid(6)],
    })
  })
  it('keeps a week only when its hours are a week', () => {
    const week = { schedules: [{ id: next(), byday: 'MO', opens_at: '08:00', closes_at: '16:30' }] }
    const hours = (more: object) =>
      one([organisation({ services: [service(2, { ...week, ...more })] })]).services.map((each) => [each.hours, each.schedules.length])
    expect(hours({})).toEqual([['scheduled', 1]])
    expect(hours({ attributes: [...offers(), term('lilja-hours', 'always')] })).toEqual([['always', 0]])
  })
})

function keptServiceFields() {
  const { version: _, verifiedOn: _on, changedAt: _at, capacities: _of, ...fields } = keptService(2)
  return fields
}

describe('an entry that is held', () => {
  it('stays as it was where the file does not speak of it', () => {
    const { entry, services } = one(
      [{ id: uuid(1), name: 'Huset', description: 'Stöd.', services: [{ id: uuid(2), name: 'Samtal', status: 'active' }] }],
      [kept()],
    )
    const { zoneId: _, hidesPlace: _hides, version: _version, services: _services, ...before } = kept()
    expect(entry).toEqual(before)
    expect(services).toEqual([{ ...keptServiceFields(), organisationId: uuid(1) }])
  })
  it('is what the file says of it, where it does', () => {
    const { entry, services } = one(
      [organisation({ attributes: [inCountry('RO'), term('lilja-organisation-kind', 'other')], services: [service(2)] })],
      [kept()],
    )
    expect(entry).toMatchObject({ country: 'RO', kind: 'other' })
    expect(services).toMatchObject([{ needs: ['legal'], groups: ['women'], areas: ['RO'], hours: 'scheduled' }])
  })
  it('has its own of what is held', () => {
    const held = [kept({ services: [keptService(2, { fees: 'Två.' }), keptService(3, { fees: 'Tre.' })] })]
    const { services } = one([{ id: uuid(1), name: 'Huset', description: 'Stöd.', services: [service(3)] }], held)
    expect(services).toMatchObject([{ id: uuid(3), fees: 'Tre.' }])
  })
  it('loses what the file says is empty', () => {
    const empty = { languages: [], required_documents: [], contacts: [], service_at_locations: [], description: '', url: '', fees_description: null }
    const nothing = { minimum_age: null, maximum_age: null, eligibility_description: null, application_process: null, interpretation_services: null }
    const { entry, services } = one(
      [organisation({ alternate_name: '', website: '', email: '', contacts: [], locations: [], services: [service(2, { ...empty, ...nothing })] })],
      [kept()],
    )
    expect(entry).toMatchObject({ alternateName: null, website: null, email: null, contacts: [], locations: [] })
    expect(services).toMatchObject([
      {
        languages: [],
        documents: [],
        contacts: [],
        locationIds: [],
        description: null,
        website: null,
        fees: null,
        minimumAge: null,
        maximumAge: null,
        eligibility: null,
        howToReach: null,
        interpretation: false,
      },
    ])
  })
  it('has no area where none of those of the file is known', () =>
    expect(answered([organisation({ services: [service(2, { service_areas: [{ id: uuid(9), extent: '99' }] })] })], [kept()])).toEqual([
      'service_area 9 not-a-code extent',
      'service 2 serves-nobody',
    ]))
})

describe('a country', () => {
  it.each<[string, object, string]>([
    ['is what a term says', { attributes: [inCountry('RO')], locations: [place(5, { addresses: [address('SE')] })] }, 'RO'],
    ['is where an address is', { attributes: [], locations: [place(5, { addresses: [address('x')] }), place(6, { addresses: [address('ro')] })] }, 'RO'],
  ])('%s', (_, more, country) => expect(one([organisation(more)]).entry.country).toBe(country))
  it('is missing where nothing says it, and the services go with it', () =>
    expect(answered([organisation({ attributes: [], services: [service(2)] })])).toEqual(['organization 1 no-country', 'service 2 organisation-refused']))
  it('abroad is all that a service serves', () => {
    const abroad = { attributes: [inCountry('RO')], services: [service(2, { service_areas: areas('București') })] }
    expect(one([organisation(abroad)]).services).toMatchObject([{ areas: ['RO'] }])
  })
})
