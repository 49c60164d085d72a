import { describe, expect, it } from 'vitest'
import type { EntryLocation, KeptOrganisation } from '#capabilities/directory/domain/hsds-entries.ts'
import { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import { hidingOf, placesTaken, saysStreet, type ReadLocation } from '#capabilities/directory/domain/hsds-hidden.ts'
import { RowPile } from '#capabilities/directory/domain/hsds-rows.ts'
import { noRows } from '#capabilities/directory/domain/hsds-tables.ts'
import { plainService } from '#test/standards/hsds-kept.ts'

const location = (id: string, kind: EntryLocation['kind'] = 'physical', name: string | null = 'Huset'): EntryLocation => ({ id, kind, name, address: null })
const service = plainService({ name: 'Talk', hours: 'always' })
const kept = (more: Partial<KeptOrganisation> = {}): KeptOrganisation => ({
  id: 'o',
  country: 'SE',
  kind: 'ngo',
  name: 'Huset',
  alternateName: null,
  description: 'Talks.',
  website: null,
  email: null,
  contacts: [],
  locations: [],
  zoneId: 'z',
  hidesPlace: false,
  version: 1,
  services: [service],
  ...more,
})
const title = (words: string) => ({ title: words, phone: null, phoneType: null, email: null })

describe('a street in the words of an entry', () => {
  it.each([
    ['its name', { name: 'Storgatan 12' }],
    ['its other name', { alternateName: 'Storgatan 12' }],
    ['what it is', { description: 'Vid Storgatan 12' }],
    ['whom it asks', { eligibility: 'Storgatan 12' }],
    ['how it is reached', { howToReach: 'Storgatan 12' }],
    ['what it costs', { fees: 'Box 100' }],
    ['who answers', { contacts: [title('Reception'), title('Storgatan 12')] }],
  ])('is found in %s', (_, more) => expect(saysStreet({ ...service, ...more })).toBe(true))
  it('is not found where there is none', () => expect(saysStreet(service)).toBe(false))
})

describe('an organisation of a file', () => {
  it.each<[string, Parameters<typeof hidingOf>[0], boolean, boolean, string]>([
    ['is open when it is new and protects nothing', undefined, false, false, 'open'],
    ['hides when it is new and a shelter’s', undefined, true, false, 'hides'],
    ['hides when it is new and says that it protects', undefined, false, true, 'hides'],
    ['is open when it was, and protects nothing', kept(), true, false, 'open'],
    ['hides when it did, whatever the file says', kept({ hidesPlace: true }), false, false, 'hides'],
    ['hides when it begins to protect and nobody could find it', kept(), false, true, 'hides'],
    ['hides when it had only a virtual place', kept({ locations: [location('l', 'virtual')] }), false, true, 'hides'],
    ['is placed when the directory says where it is', kept({ locations: [location('v', 'virtual'), location('l')] }), false, true, 'placed'],
    ['is placed when a box of it is known', kept({ locations: [location('l', 'postal')] }), false, true, 'placed'],
    ['is placed when its words tell a street', kept({ description: 'Storgatan 12' }), false, true, 'placed'],
    ['is placed when the words of a service tell a street', kept({ services: [service, { ...service, fees: 'Storgatan 12' }] }), false, true, 'placed'],
  ])('%s', (_, before, isNewOfShelter, saysProtected, hiding) => expect(hidingOf(before, isNewOfShelter, saysProtected)).toBe(hiding))
})

describe('its places', () => {
  const told = new Map<string, ReadLocation>(
    [location('house'), location('box', 'postal'), location('net', 'virtual')].map((one) => [
      one.id,
      { location: one, reader: new RowReader('location', { id: one.id }) },
    ]),
  )
  const taken = (hiding: Parameters<typeof placesTaken>[1], before?: KeptOrganisation) => {
    const pile = new RowPile(noRows(), [])
    const places = placesTaken(pile, hiding, told, before)
    return { places: places.map(({ id, name }) => [id, name]), refused: pile.refused.map(({ id, reason, column }) => [id, reason, column]) }
  }
  const no = (id: string) => [id, 'address-of-hidden', 'location_type']

  it('are taken as they are while it is open', () =>
    expect(taken('open')).toEqual({
      places: [
        ['house', 'Huset'],
        ['box', 'Huset'],
        ['net', 'Huset'],
      ],
      refused: [],
    }))
  it('are virtual ones without a name when it hides; the others are refused', () =>
    expect(taken('hides', kept({ locations: [location('house')] }))).toEqual({ places: [['net', null]], refused: [no('house'), no('box')] }))
  it('stay as they were when the directory says where it is', () =>
    expect(taken('placed', kept({ locations: [location('house', 'physical', 'As it was')] }))).toEqual({
      places: [
        ['house', 'As it was'],
        ['net', null],
      ],
      refused: [no('box')],
    }))
  it('are never those of before when nothing of it is known', () =>
    expect(taken('placed')).toEqual({ places: [['net', null]], refused: [no('house'), no('box')] }))
})
