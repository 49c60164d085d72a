import { describe, expect, it } from 'vitest'
import type { KeptOrganisation, KeptService } from '#capabilities/directory/domain/hsds-entries.ts'
import { rowsOf } from '#capabilities/directory/domain/hsds-export.ts'
import { plainService } from '#test/standards/hsds-kept.ts'

const at = new Date('2026-03-10T22:15:00Z')
const naming = { idOf: (...parts: readonly string[]) => parts.join('/'), say: (list: string, code: string) => `${list}: ${code}` }
const service = (more: Partial<KeptService> = {}): KeptService => plainService({ changedAt: at, ...more })
const address = { address1: 'Storgatan 1', city: 'Umeå', stateProvince: 'Norr', postalCode: '903 26', latitude: 63.8, longitude: 20.2 }
const house = { id: 'house', kind: 'physical', name: 'Huset', address } as const
const net = { id: 'net', kind: 'virtual', name: 'Chatten', address: null } as const
const organisation = (more: Partial<KeptOrganisation> = {}): KeptOrganisation => ({
  id: 'o',
  country: 'SE',
  kind: 'ngo',
  name: 'Huset',
  alternateName: null,
  description: 'Stöd.',
  website: null,
  email: null,
  contacts: [],
  locations: [],
  zoneId: 'z',
  hidesPlace: false,
  version: 1,
  services: [],
  ...more,
})
const written = (more: Partial<KeptOrganisation> = {}) => rowsOf([organisation(more)], naming)
const offered = (more: Partial<KeptService> = {}, of: Partial<KeptOrganisation> = {}) => written({ ...of, services: [service(more)] })

describe('an organisation that leaves', () => {
  it('is what is known of it, and its terms', () => {
    const rows = written()
    expect(rows.organization).toEqual([{ id: 'o', name: 'Huset', description: 'Stöd.' }])
    expect(rows.attribute).toEqual([
      { id: 'attribute/o/iso-3166-1/SE', link_id: 'o', link_entity: 'organization', taxonomy_term_id: 'taxonomy_term/iso-3166-1/SE' },
      {
        id: 'attribute/o/lilja-organisation-kind/ngo',
        link_id: 'o',
        link_entity: 'organization',
        taxonomy_term_id: 'taxonomy_term/lilja-organisation-kind/ngo',
      },
    ])
    expect(rows.taxonomy_term[0]).toEqual({
      id: 'taxonomy_term/iso-3166-1/SE',
      code: 'SE',
      name: 'country: SE',
      description: 'country: SE',
      taxonomy: 'iso-3166-1',
      taxonomy_id: 'taxonomy/iso-3166-1',
    })
    expect(rows.taxonomy.map((row) => [row['id'], row['name'], String(row['description']).length > 0])).toEqual([
      ['taxonomy/iso-3166-1', 'iso-3166-1', true],
      ['taxonomy/lilja-organisation-kind', 'lilja-organisation-kind', true],
    ])
    expect([rows.contact, rows.phone, rows.location, rows.address, rows.service]).toEqual([[], [], [], [], []])
  })
  it('is all that is known of it', () =>
    expect(written({ alternateName: 'Stödet', email: 'a@example.org', website: 'https://example.org' }).organization).toEqual([
      { id: 'o', name: 'Huset', alternate_name: 'Stödet', description: 'Stöd.', email: 'a@example.org', website: 'https://example.org' },
    ]))
  it('shares its terms with others, and each is written once', () => {
    const rows = rowsOf([organisation(), organisation({ id: 'p', country: 'RO' })], naming)
    expect([rows.organization, rows.taxonomy, rows.taxonomy_term, rows.attribute].map((all) => all.length)).toEqual([2, 2, 3, 4])
  })
  it('has its contacts, each with its number', () => {
    const rows = written({
      contacts: [
        { title: 'Växeln', phone: '112', phoneType: 'text', email: null },
        { title: 'Jouren', phone: null, phoneType: null, email: 'a@example.org' },
      ],
    })
    expect(rows.contact).toEqual([
      { id: 'contact/o/0', organization_id: 'o', title: 'Växeln' },
      { id: 'contact/o/1', organization_id: 'o', title: 'Jouren', email: 'a@example.org' },
    ])
    expect(rows.phone).toEqual([{ id: 'phone/contact/o/0', contact_id: 'contact/o/0', number: '112', type: 'text' }])
  })
  it('has its places, with what is known of them', () => {
    const rows = written({
      locations: [
        house,
        net,
        { ...house, id: 'box', kind: 'postal', name: null, address: { ...address, stateProvince: '', postalCode: '', latitude: null, longitude: null } },
      ],
    })
    expect(rows.location).toEqual([
      { id: 'house', location_type: 'physical', organization_id: 'o', name: 'Huset', latitude: 63.8, longitude: 20.2 },
      { id: 'net', location_type: 'virtual', organization_id: 'o', name: 'Chatten' },
      { id: 'box', location_type: 'postal', organization_id: 'o' },
    ])
    const line = { address_1: 'Storgatan 1', city: 'Umeå', state_province: 'Norr', postal_code: '903 26', country: 'SE' }
    expect(rows.address).toEqual([
      { id: 'address/house', location_id: 'house', ...line, address_type: 'physical' },
      { id: 'address/box', location_id: 'box', ...line, state_province: '-', postal_code: '-', address_type: 'postal' },
    ])
  })
})

describe('a service that leaves', () => {
  it('is what is known of it', () => {
    const rows = offered()
    expect(rows.service).toEqual([{ id: 's', organization_id: 'o', name: 'Samtal', status: 'active', last_modified: '2026-03-10T22:15:00.000Z' }])
    expect(rows.attribute.filter((row) => row['link_id'] === 's')).toEqual([
      { id: 'attribute/s/lilja-hours/office', link_id: 's', link_entity: 'service', taxonomy_term_id: 'taxonomy_term/lilja-hours/office' },
    ])
  })
  it('is all that is known of it', () => {
    const rows = offered({
      description: 'Samtal.',
      website: 'https://example.org',
      status: 'temporarily_closed',
      interpretation: true,
      howToReach: 'Ring.',
      fees: 'Inget.',
      eligibility: 'Vuxna.',
      minimumAge: 0,
      maximumAge: 60,
      verifiedOn: '2026-03-01',
      needs: ['legal', 'health'],
      groups: ['women'],
    })
    expect(rows.service[0]).toEqual({
      id: 's',
      organization_id: 'o',
      name: 'Samtal',
      description: 'Samtal.',
      url: 'https://example.org',
      status: 'temporarily closed',
      interpretation_services: 'yes',
      application_process: 'Ring.',
      fees_description: 'Inget.',
      eligibility_description: 'Vuxna.',
      minimum_age: 0,
      maximum_age: 60,
      assured_date: '2026-03-01',
      last_modified: '2026-03-10T22:15:00.000Z',
    })
    expect(rows.attribute.filter((row) => row['link_id'] === 's').map((row) => row['taxonomy_term_id'])).toEqual([
      'taxonomy_term/lilja-need/legal',
      'taxonomy_term/lilja-need/health',
      'taxonomy_term/lilja-target-group/women',
      'taxonomy_term/lilja-hours/office',
    ])
  })
  it('has its terms as a service', () => {
    const rows = offered({ needs: ['legal'], groups: ['women'] })
    expect(rows.attribute.filter((row) => row['link_entity'] === 'service')).toHaveLength(3)
  })
  it('has its lists', () => {
    const rows = offered({
      languages: ['swe'],
      areas: ['2480', '24', 'SE'],
      documents: ['identity'],
      schedules: [
        { byday: ['MO', 'TU'], opensAt: '08:00', closesAt: '16:30', validFrom: null, validTo: null },
        { byday: ['SU'], opensAt: '22:00', closesAt: '06:00', validFrom: '2026-01-01', validTo: '2026-12-31' },
      ],
    })
    expect(rows.language).toEqual([{ id: 'language/s/swe', service_id: 's', name: 'language: swe', code: 'swe' }])
    expect(rows.service_area).toEqual(
      [
        ['2480', 'municipality'],
        ['24', 'county'],
        ['SE', 'country'],
      ].map(([extent, kind]) => ({ id: `service_area/s/${extent}`, service_id: 's', name: `area: ${extent}`, extent, extent_type: kind })),
    )
    expect(rows.required_document).toEqual([
      { id: 'required_document/s/identity', service_id: 's', document: 'document: identity', uri: 'urn:lilja:document:identity' },
    ])
    const weekly = { service_id: 's', wkst: 'MO', freq: 'WEEKLY', interval: 1 }
    expect(rows.schedule).toEqual([
      { id: 'schedule/s/0', ...weekly, byday: 'MO,TU', opens_at: '08:00:00', closes_at: '16:30:00' },
      { id: 'schedule/s/1', ...weekly, byday: 'SU', opens_at: '22:00:00', closes_at: '06:00:00', valid_from: '2026-01-01', valid_to: '2026-12-31' },
    ])
  })
  it('says what is free, and when that was said', () => {
    const free = { unit: 'room', available: 2, maximum: 5, saidAt: at }
    const rows = offered({ capacities: [free, { ...free, unit: 'place', available: 0, maximum: null }] }, {})
    expect(rows.unit).toEqual([
      { id: 'unit/room', name: 'unit: room' },
      { id: 'unit/place', name: 'unit: place' },
    ])
    expect(rows.service_capacity).toEqual([
      { id: 'service_capacity/s/room', service_id: 's', unit_id: 'unit/room', available: 2, maximum: 5, updated: '2026-03-10T22:15:00.000Z' },
      { id: 'service_capacity/s/place', service_id: 's', unit_id: 'unit/place', available: 0, updated: '2026-03-10T22:15:00.000Z' },
    ])
    expect(written({ services: [service({ capacities: [free] }), service({ id: 't', capacities: [free] })] }).unit).toHaveLength(1)
  })
  it('has its contacts and the places where it is met', () => {
    const contacts = [{ title: 'Växeln', phone: '112', phoneType: 'voice', email: null }]
    const rows = offered({ contacts, locationIds: ['house', 'net'] }, { locations: [house, net] })
    expect(rows.contact).toEqual([{ id: 'contact/s/0', service_id: 's', title: 'Växeln' }])
    expect(rows.service_at_location).toEqual([
      { id: 'service_at_location/s/house', service_id: 's', location_id: 'house' },
      { id: 'service_at_location/s/net', service_id: 's', location_id: 'net' },
    ])
  })
})

describe('what hides its place', () => {
  const contacts = [{ title: 'Växeln', phone: '112', phoneType: 'voice', email: null }]
  const met = { contacts, locationIds: ['house', 'net'] }
  it.each<[string, Partial<KeptService>, Partial<KeptOrganisation>]>([
    ['a service that is protected', { isProtected: true }, {}],
    ['an organisation of a shelter', {}, { hidesPlace: true }],
  ])('leaves virtually and without a name of the place: %s', (_, more, of) => {
    const rows = offered({ ...met, ...more }, { locations: [house, net], ...of })
    expect(rows.location).toEqual([{ id: 'net', location_type: 'virtual', organization_id: 'o' }])
    expect(rows.address).toEqual([])
    expect(rows.service_at_location.map((row) => row['location_id'])).toEqual(['net'])
  })
  it('says that it is protected, and has no contact of its own then', () => {
    const rows = offered({ ...met, isProtected: true })
    expect(rows.contact).toEqual([])
    expect(rows.attribute.map((row) => row['taxonomy_term_id'])).toContain('taxonomy_term/lilja-protection/protected')
    expect(rows.attribute.filter((row) => row['link_id'] === 's').map((row) => row['link_entity'])).toEqual(['service', 'service'])
    const open = offered(met, { hidesPlace: true })
    expect(open.contact).toHaveLength(1)
    expect(open.attribute.map((row) => row['taxonomy_term_id'])).not.toContain('taxonomy_term/lilja-protection/protected')
  })
  it('hides the whole organisation, though another service of it is open', () => {
    const rows = written({ locations: [house, net], services: [service(), service({ id: 't', isProtected: true })] })
    expect(rows.location.map((row) => row['id'])).toEqual(['net'])
  })
  it('tells no address of a virtual place, whatever is held', () => {
    const rows = written({ locations: [{ ...net, address }] })
    expect([rows.address, rows.location]).toEqual([[], [{ id: 'net', location_type: 'virtual', organization_id: 'o', name: 'Chatten' }]])
  })
})
