import { describe, expect, it } from 'vitest'
import type { EntryLocation, KeptOrganisation, KeptService } from '#capabilities/directory/domain/hsds-entries.ts'
import { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import { countStates, planOf, type Importer, type Standing } from '#capabilities/directory/domain/hsds-plan.ts'
import type { WantedOrganisation, WantedService } from '#capabilities/directory/domain/hsds-wanted.ts'
import { plainService } from '#test/standards/hsds-kept.ts'

const address = { address1: 'Storgatan 1', city: 'Umeå', stateProvince: '', postalCode: '', latitude: null, longitude: null }
const place = (id: string, more: Partial<EntryLocation> = {}): EntryLocation => ({ id, kind: 'physical', name: 'Huset', address, ...more })
const contact = { title: 'Växeln', phone: '112', phoneType: 'voice', email: null }
const monday = { byday: ['MO'], opensAt: '08:00', closesAt: '16:30', validFrom: null, validTo: null }
const service = (id: string, more: Partial<KeptService> = {}): KeptService =>
  plainService({
    id,
    needs: ['legal', 'health'],
    groups: ['women'],
    languages: ['swe'],
    documents: ['identity'],
    areas: ['2480'],
    minimumAge: 18,
    contacts: [contact],
    ...more,
  })
const kept = (more: Partial<KeptOrganisation> = {}): KeptOrganisation => ({
  id: 'o',
  country: 'SE',
  kind: 'ngo',
  name: 'Huset',
  alternateName: null,
  description: 'Stöd.',
  website: null,
  email: null,
  contacts: [contact],
  locations: [place('l')],
  zoneId: 'z',
  hidesPlace: false,
  version: 1,
  services: [service('s')],
  ...more,
})
const wishOf = (one: KeptService): WantedService => {
  const { version: _, verifiedOn: _on, changedAt: _at, capacities: _of, ...entry } = one
  return { ...entry, organisationId: 'o', reader: new RowReader('service', { id: one.id }) }
}
/** What a file says that says the same as is held. */
const wanted = (one: KeptOrganisation = kept(), more: Partial<WantedOrganisation> = {}): WantedOrganisation => {
  const { zoneId: _, hidesPlace: _hides, version: _version, services, ...entry } = one
  return { ...entry, reader: new RowReader('organization', { id: one.id }), services: services.map(wishOf), ...more }
}
const mine: Importer = { zoneId: 'z', keepsHome: true }
const standing = (held: readonly KeptOrganisation[], more: Partial<Standing> = {}): Standing => ({
  kept: new Map(held.map((one) => [one.id, one])),
  serviceOwners: new Map(held.flatMap((one) => one.services.map((each) => [each.id, one.id]))),
  placeOwners: new Map(held.flatMap((one) => one.locations.map((each) => [each.id, one.id]))),
  otherId: (organisationId, locationId) => `${organisationId}/${locationId}`,
  ...more,
})
const plan = (wish: WantedOrganisation, held: readonly KeptOrganisation[] = [kept()], importer = mine, more: Partial<Standing> = {}) =>
  planOf([wish], [], standing(held, more), importer)
/** What becomes of everything, and what of it changes. */
const told = ({ organisations, refused }: ReturnType<typeof plan>) => [
  ...organisations.flatMap((one) => [[one.told.id, one.state, ...one.fields], ...one.services.map((each) => [each.told.id, each.state, ...each.fields])]),
  ...refused.map((one) => [one.id, one.reason]),
]

describe('an import', () => {
  it('adds what is not there', () => {
    const made = plan(wanted(), [])
    expect(told(made)).toEqual([
      ['o', 'added'],
      ['s', 'added'],
    ])
    expect(made.organisations[0]).toMatchObject({ before: null, others: [], services: [{ before: null }] })
    expect(made.organisations[0]?.told).not.toHaveProperty('reader')
    expect(made.organisations[0]?.services[0]?.told).not.toHaveProperty('organisationId')
    expect(countStates(made)).toEqual({ added: 2, changed: 0, unchanged: 0 })
  })
  it('leaves what says the same, whatever the order and the line ends', () => {
    const held = kept({
      description: 'Stöd.\nSamtal.\nMer.',
      locations: [place('l'), place('m')],
      services: [service('s', { locationIds: ['l', 'm'], languages: ['ron', 'swe'], areas: ['01', '24'], groups: ['men', 'women'], documents: ['a', 'b'] })],
    })
    const same = wanted(held, {
      description: ' Stöd.\r\nSamtal.\rMer.\n',
      locations: [place('m'), place('l')],
      services: [
        {
          ...wishOf(held.services[0] as KeptService),
          needs: ['health', 'legal'],
          locationIds: ['m', 'l'],
          languages: ['swe', 'ron'],
          areas: ['24', '01'],
          groups: ['women', 'men'],
          documents: ['b', 'a'],
          contacts: [{ ...contact, title: ' Växeln' }],
          schedules: [monday],
        },
      ],
    })
    const made = plan(same, [held])
    expect(told(made)).toEqual([
      ['o', 'unchanged'],
      ['s', 'unchanged'],
    ])
    expect(countStates(made)).toEqual({ added: 0, changed: 0, unchanged: 2 })
  })

  it.each<[string, Partial<WantedOrganisation>]>([
    ['kind', { kind: 'other' }],
    ['name', { name: 'Stödet' }],
    ['alternateName', { alternateName: 'Stödet' }],
    ['description', { description: 'Mer.' }],
    ['website', { website: 'https://example.org' }],
    ['email', { email: 'a@example.org' }],
    ['contacts', { contacts: [] }],
    ['contacts', { contacts: [{ ...contact, title: 'Jouren' }] }],
    ['contacts', { contacts: [{ ...contact, phone: '113' }] }],
    ['contacts', { contacts: [{ ...contact, phoneType: 'text' }] }],
    ['contacts', { contacts: [{ ...contact, email: 'a@example.org' }] }],
    ['locations', { locations: [] }],
    ['locations', { locations: [place('l', { name: null })] }],
    ['locations', { locations: [place('l', { kind: 'postal' })] }],
    ['locations', { locations: [place('l', { address: null })] }],
    ...(['address1', 'city', 'stateProvince', 'postalCode'] as const).map((line): [string, Partial<WantedOrganisation>] => [
      'locations',
      { locations: [place('l', { address: { ...address, [line]: 'X' } })] },
    ]),
    ['locations', { locations: [place('l', { address: { ...address, latitude: 1 } })] }],
    ['locations', { locations: [place('l', { address: { ...address, longitude: 1 } })] }],
  ])('says that %s of an organisation changes', (field, more) =>
    expect(told(plan(wanted(kept(), more)))).toEqual([
      ['o', 'changed', field],
      ['s', 'unchanged'],
    ]),
  )
  it.each<[string, Partial<WantedService>]>([
    ['name', { name: 'Stöd' }],
    ['description', { description: 'Mer.' }],
    ['website', { website: 'https://example.org' }],
    ['status', { status: 'inactive' }],
    ['needs', { needs: ['legal'] }],
    ['groups', { groups: ['men'] }],
    ['languages', { languages: [] }],
    ['documents', { documents: [] }],
    ['areas', { areas: ['24'] }],
    ['hours', { hours: 'always' }],
    ['hours', { hours: 'scheduled', schedules: [monday] }],
    ['ages', { minimumAge: null }],
    ['ages', { maximumAge: 60 }],
    ['eligibility', { eligibility: 'Alla.' }],
    ['howToReach', { howToReach: 'Ring.' }],
    ['fees', { fees: 'Inget.' }],
    ['interpretation', { interpretation: true }],
    ['contacts', { contacts: [] }],
    ...(['title', 'phone', 'phoneType', 'email'] as const).map((part): [string, Partial<WantedService>] => [
      'contacts',
      { contacts: [{ ...contact, [part]: 'X' }] },
    ]),
    ['places', { locationIds: ['l'] }],
  ])('says that %s of a service changes', (field, more) => {
    const made = plan(wanted(kept(), { services: [{ ...wishOf(service('s')), ...more }] }))
    expect(told(made)).toEqual([
      ['o', 'unchanged'],
      ['s', 'changed', field],
    ])
    expect(countStates(made)).toEqual({ added: 0, changed: 1, unchanged: 1 })
  })
  it('looks at the week of what has one', () => {
    const held = kept({ services: [service('s', { hours: 'scheduled', schedules: [monday, { ...monday, byday: ['TU'] }] })] })
    const week = (schedules: WantedService['schedules']) =>
      told(plan(wanted(held, { services: [{ ...wishOf(held.services[0] as KeptService), schedules }] }), [held]))[1]
    expect(week([{ ...monday, byday: ['TU'] }, monday])).toEqual(['s', 'unchanged'])
    expect(week([monday])).toEqual(['s', 'changed', 'hours'])
    for (const part of ['opensAt', 'closesAt', 'validFrom', 'validTo'] as const)
      expect(
        week([
          { ...monday, byday: ['TU'] },
          { ...monday, [part]: 'X' },
        ]),
      ).toEqual(['s', 'changed', 'hours'])
    expect(
      week([
        { ...monday, byday: ['TU'] },
        { ...monday, byday: ['WE'] },
      ]),
    ).toEqual(['s', 'changed', 'hours'])
  })
})

describe('what a file does not speak of', () => {
  it('stays: services beside, and the places they are at', () => {
    const held = kept({
      locations: [place('l'), place('m'), place('n')],
      services: [service('s', { locationIds: ['l'] }), service('t', { locationIds: ['m'] })],
    })
    const made = plan(wanted(held, { locations: [place('l')], services: [wishOf(service('s', { locationIds: ['l'] }))] }), [held])
    expect(made.organisations[0]?.others.map((one) => one.id)).toEqual(['t'])
    expect(made.organisations[0]?.told.locations.map((one) => one.id)).toEqual(['l', 'm'])
  })
  it('is not there twice', () => {
    const held = kept({ services: [service('s', { locationIds: ['l'] })] })
    expect(plan(wanted(held), [held]).organisations[0]?.told.locations).toEqual([place('l')])
  })
})

describe('a place whose id is somebody else’s', () => {
  it('gets one of its own, for its services too', () => {
    const wish = wanted(kept(), { locations: [place('l'), place('theirs')], services: [wishOf(service('s', { locationIds: ['theirs', 'l', 'new'] }))] })
    const [made] = plan(wish, [kept()], mine, {
      placeOwners: new Map([
        ['l', 'o'],
        ['theirs', 'p'],
      ]),
    }).organisations
    expect(made?.told.locations.map((one) => one.id)).toEqual(['l', 'o/theirs'])
    expect(made?.services[0]?.told.locationIds).toEqual(['o/theirs', 'l', 'new'])
  })
})

describe('an entry that one may not change', () => {
  const changed = { name: 'Stödet' }
  const theirs = { ...mine, zoneId: 'y' }
  const abroad = kept({ country: 'RO' })
  it.each<[string, KeptOrganisation, Partial<WantedOrganisation>, Importer, string | null]>([
    ['is one of another zone', kept(), changed, theirs, 'kept-by-another'],
    ['is in another country than it was', kept(), { ...changed, country: 'RO' }, mine, 'country-changed'],
    ['is at home, for those who keep entries abroad only', kept(), changed, { ...mine, keepsHome: false }, 'not-yours-to-keep'],
    ['is not one abroad', abroad, changed, { ...mine, keepsHome: false }, null],
    ['is not one of the own zone', kept(), changed, mine, null],
  ])('%s', (_, held, more, importer, reason) =>
    expect(told(plan(wanted(held, { ...more, services: [{ ...wishOf(service('s')), ...changed }] }), [held], importer))).toEqual(
      reason === null
        ? [
            ['o', 'changed', 'name'],
            ['s', 'changed', 'name'],
          ]
        : [
            ['s', reason],
            ['o', reason],
          ],
    ),
  )
  it('stays in the plan where nothing of it changes', () => {
    const wish = wanted(kept(), { services: [wishOf(service('s')), wishOf(service('new'))] })
    expect(told(plan(wish, [kept()], theirs))).toEqual([
      ['o', 'unchanged'],
      ['s', 'unchanged'],
      ['new', 'kept-by-another'],
    ])
  })
  it('is not added at home by those who keep entries abroad only', () =>
    expect(told(plan(wanted(), [], { ...mine, keepsHome: false }))).toEqual([
      ['s', 'not-yours-to-keep'],
      ['o', 'not-yours-to-keep'],
    ]))
  it('is a service of another organisation', () =>
    expect(told(plan(wanted(), [], mine, { serviceOwners: new Map([['s', 'p']]) }))).toEqual([
      ['o', 'added'],
      ['s', 'other-organisation'],
    ]))
  it('is told beside what was refused before', () => {
    const before = { table: 'unit', place: '1', id: 'u', reason: 'twice' } as const
    const refused = [before]
    expect(planOf([wanted()], refused, standing([kept()]), mine).refused).toEqual([before])
    expect(planOf([wanted(kept(), changed)], refused, standing([kept()]), theirs).refused).toMatchObject([before, { reason: 'kept-by-another' }])
    expect(refused).toEqual([before])
  })
})
