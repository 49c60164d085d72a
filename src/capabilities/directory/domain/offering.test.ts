import { describe, expect, it } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import { refusalOfDescribed, refusalOfOffered } from '#capabilities/directory/domain/hidden-place.ts'
import { keepsAtHome, keepsEntry, saysPlaces } from '#capabilities/directory/domain/keepers.ts'
import { describeOrganisation, placeOf, reachable } from '#capabilities/directory/domain/organisation.ts'
import { contactPoint, offerService, tellsStreet, type OfferedService } from '#capabilities/directory/domain/service.ts'

describe('a street, a box or a postal code', () => {
  it.each([
    'Vi finns på Storgatan 12',
    'Storgata 12',
    'Ringvägen 3b',
    'Ringväg 3',
    'Lilla gränden 4',
    'Norra vägen 3',
    'Stortorget 1',
    'Main Street 5',
    'Street 5',
    'Strada Florilor 7, str. 7',
    'Box 100',
    '903 27 Umeå',
    '90327 umeå',
  ])('is told by %j', (words) => expect(tellsStreet([null, 'Something', words])).toBe(true))
  it.each(['Öppet 24/7', 'Ring först', 'Vi tar emot 12 personer', 'Gatan är lång', 'Grupp 3', 'Boxning 3', 'Vägledning 2 gånger', ''])(
    'is not told by %j',
    (words) => expect(tellsStreet([words, null])).toBe(false),
  )
})

describe('an organisation whose place is hidden', () => {
  const open = { hides: false, ofShelter: false, isPlaced: false }
  const hidden = { ...open, hides: true }
  const shelter = { ...hidden, ofShelter: true }
  const street = ['Huset', 'Storgatan 12']

  it.each([
    ['says what it likes when it hides nothing', open, true, street, null],
    ['has no address', hidden, true, ['Huset'], 'address-of-hidden'],
    ['kept by a shelter has no address', shelter, true, ['Huset'], 'address-of-shelter'],
    ['has no street in its words', hidden, false, street, 'street-of-hidden'],
    ['kept by a shelter has no street in its words', shelter, false, street, 'street-of-shelter'],
    ['is told without a place', hidden, false, ['Huset', null], null],
  ] as const)('%s', (_, standing, hasAddress, words, kind) => expect(refusalOfDescribed(standing, hasAddress, words)).toEqual(kind === null ? null : { kind }))

  it.each([
    ['offers what it likes when it hides nothing', open, { protected: false, meets: 'there' }, street, [], null],
    ['offers nothing that one comes to', hidden, { protected: false, meets: 'there' }, [], [], 'there-of-hidden'],
    ['kept by a shelter offers nothing that one comes to', shelter, { protected: false, meets: 'there' }, [], [], 'there-of-shelter'],
    ['offers nothing with a street in its words', hidden, { protected: false, meets: 'virtual' }, street, [], 'street-of-hidden'],
    ['kept by a shelter offers nothing with a street in its words', shelter, { protected: false, meets: 'virtual' }, street, [], 'street-of-shelter'],
    ['offers by telephone', hidden, { protected: false, meets: 'virtual' }, [], [], null],
    ['offers a protected place', hidden, { protected: true, meets: 'virtual' }, [], street, null],
    ['offers no protected place where it can be found', { ...open, isPlaced: true }, { protected: true, meets: 'virtual' }, [], [], 'protected-of-placed'],
    ['offers no protected place when its other words tell where it is', open, { protected: true, meets: 'virtual' }, [], street, 'protected-of-placed'],
    ['offers its first protected place', open, { protected: true, meets: 'virtual' }, [], ['Huset'], null],
  ] as const)('%s', (_, standing, wish, words, others, kind) =>
    expect(refusalOfOffered(standing, wish, words, others)).toEqual(kind === null ? null : { kind }),
  )
})

describe('a service', () => {
  const known = new Set(['01', '0180', '1480', '14'])
  const wish: OfferedService = {
    protected: false,
    name: 'Talk',
    description: null,
    website: 'https://example.org',
    status: 'active',
    needs: ['human_support'],
    groups: ['women'],
    languages: ['swe'],
    documents: [],
    areas: ['0180'],
    hours: 'always',
    openings: [],
    minimumAge: null,
    maximumAge: null,
    eligibility: null,
    howToReach: null,
    fees: null,
    interpretation: true,
    meets: 'there',
    contact: { title: 'Reception', phone: '000', email: null },
  }
  const safe = { ...wish, protected: true, meets: 'virtual', areas: ['01'], website: null, contact: null } as const
  const answered = (more: Partial<OfferedService>, of: OfferedService = wish, country = 'SE') => {
    const offered = offerService({ ...of, ...more }, country, known)
    return offered.ok ? offered.value.areas : offered.refusal.kind
  }

  it.each<[string, Partial<OfferedService>, string | readonly string[]]>([
    ['as it is', {}, ['0180']],
    ['with a number in its name', { name: 'Talk 070-174 06 05' }, 'holds-contact'],
    ['with an address of mail in its description', { description: 'a@example' }, 'holds-contact'],
    ['with an address of the net in what it asks', { eligibility: 'See www.example' }, 'holds-contact'],
    ['with a number in how to reach it', { howToReach: 'Ring 070-174 06 05' }, ['0180']],
    ['that answers nothing', { needs: [] }, 'answers-nothing'],
    ['for nobody', { groups: [] }, 'for-nobody'],
    ['with its ages turned', { minimumAge: 18, maximumAge: 17 }, 'ages-turned'],
    ['for one age', { minimumAge: 18, maximumAge: 18 }, ['0180']],
    ['from an age', { minimumAge: 18 }, ['0180']],
    ['to an age', { maximumAge: 17 }, ['0180']],
    ['by a schedule that says nothing', { hours: 'scheduled' }, 'no-hours'],
    ['nowhere', { areas: [] }, 'serves-nobody'],
    ['where nothing is', { areas: ['9999'] }, 'no-such-area'],
    ['where nothing is, and where something is', { areas: ['0180', '9999'] }, 'no-such-area'],
    ['in a county and a part of it', { areas: ['1480', '0180', '01', '0180'] }, ['01', '1480']],
    ['in the whole country and a part of it', { areas: ['SE', '0180'] }, ['SE']],
  ])('%s', (_, more, answer) => expect(answered(more)).toEqual(answer))

  it.each<[string, Partial<OfferedService>, string | readonly string[]]>([
    ['is offered in a county', {}, ['01']],
    ['is offered in the whole country', { areas: ['SE'] }, ['SE']],
    ['is not one that one comes to', { meets: 'there' }, 'place-of-protected'],
    ['tells no street', { howToReach: 'Storgatan 12' }, 'place-of-protected'],
    ['tells no number anywhere', { fees: '070-174 06 05' }, 'place-of-protected'],
    ['has no contact of its own', { contact: { title: 'Reception', phone: '000', email: null } }, 'contact-of-protected'],
    ['has no page of its own', { website: 'https://example.org' }, 'contact-of-protected'],
    ['does not serve one municipality', { areas: ['0180'] }, 'protected-serves-municipality'],
    ['does not serve one municipality among counties', { areas: ['14', '0180'] }, 'protected-serves-municipality'],
  ])('that is protected %s', (_, more, answer) => expect(answered(more, safe)).toEqual(answer))

  it('abroad serves its country, and keeps its hours only when it has a schedule', () => {
    expect(answered({ areas: ['0180'] }, wish, 'RO')).toEqual(['RO'])
    const openings = [{ byday: ['MO'], opensAt: '08:00', closesAt: '09:00' }] as const
    const kept = (hours: OfferedService['hours']) => offerService({ ...wish, hours, openings }, 'SE', known)
    expect([kept('scheduled'), kept('always')]).toMatchObject([{ value: { openings } }, { value: { openings: [] } }])
  })
})

describe('a contact', () => {
  it.each([
    ['Reception', '000', null, true],
    ['Reception', null, 'a@example.org', true],
    [null, null, null, true],
    ['Reception', null, null, 'title-without-contact'],
    [null, '000', null, 'contact-without-title'],
    [null, null, 'a@example.org', 'contact-without-title'],
  ] as const)('%s, %s, %s', (title, phone, email, answer) => {
    const point = contactPoint(title, phone, email)
    expect(point.ok || point.refusal.kind).toBe(answer)
    if (point.ok) expect(point.value).toEqual(title === null ? null : { title, phone, email })
  })
  it.each([
    [{ website: 'https://example.org/a' }, null],
    [{ website: 'http://example.org' }, null],
    [{ website: 'example.org' }, 'not-a-website'],
    [{ website: 'https://example' }, 'not-a-website'],
    [{ website: 'javascript:https://example.org' }, 'not-a-website'],
    [{ website: 'https://example.org a' }, 'not-a-website'],
    [{ email: 'a@example.org' }, null],
    [{ email: 'info@example.org' }, null],
    [{ email: 'a@example' }, 'not-an-email'],
    [{ email: 'a b@example.org' }, 'not-an-email'],
    [{ email: 'a@example.org, b@example.org' }, 'not-an-email'],
    [{ phone: '+46 (0)70-174/06' }, null],
    [{ phone: '112' }, null],
    [{ phone: '1' }, 'not-a-phone'],
    [{ phone: 'ring 112' }, 'not-a-phone'],
    [{ phone: '112 Anna' }, 'not-a-phone'],
    [{ phone: '1'.repeat(32) }, 'not-a-phone'],
  ] as const)('%o: %s', (reached, kind) => expect(reachable({ website: null, email: null, phone: null, ...reached })).toEqual(kind === null ? null : { kind }))
})

describe('an organisation', () => {
  const told = { name: 'Huset', alternateName: null, description: 'Talks.', website: null, email: null }
  const place = { address: 'Storgatan 12', city: 'Umeå', region: null, postalCode: null }
  const nowhere = { address: null, city: null, region: null, postalCode: null }
  const nobody = { title: null, phone: null, email: null }
  const standing = { hides: false, ofShelter: false }
  const kindOf = (result: ReturnType<typeof describeOrganisation>) => result.ok || result.refusal.kind

  it('has a whole address or none', () => {
    expect(placeOf(nowhere)).toEqual({ ok: true, value: null })
    expect(placeOf(place)).toEqual({ ok: true, value: { address: 'Storgatan 12', city: 'Umeå', region: '', postalCode: '' } })
    expect(placeOf({ ...place, region: 'Norr', postalCode: '903 27' })).toMatchObject({ value: { region: 'Norr', postalCode: '903 27' } })
    for (const half of [
      { ...place, city: null },
      { ...place, address: null },
      { ...nowhere, region: 'Norr' },
      { ...nowhere, postalCode: '903 27' },
    ])
      expect(placeOf(half)).toEqual({ ok: false, refusal: { kind: 'half-address' } })
  })
  it('is told without numbers, can be reached, and hides its place where it must', () => {
    const answers = { title: 'Reception', phone: '112', email: null }
    expect(describeOrganisation(told, place, answers, standing)).toMatchObject({ value: { contact: answers, place: { city: 'Umeå' } } })
    for (const more of [{ name: 'Huset 070-174 06 05' }, { alternateName: 'a@example' }, { description: 'www.example' }])
      expect(kindOf(describeOrganisation({ ...told, ...more }, nowhere, nobody, standing))).toBe('holds-contact')
    expect(kindOf(describeOrganisation({ ...told, website: 'x' }, nowhere, nobody, standing))).toBe('not-a-website')
    expect(kindOf(describeOrganisation({ ...told, email: 'x' }, nowhere, nobody, standing))).toBe('not-an-email')
    expect(kindOf(describeOrganisation(told, nowhere, { ...answers, phone: 'x' }, standing))).toBe('not-a-phone')
    expect(kindOf(describeOrganisation(told, nowhere, { ...answers, email: 'x' }, standing))).toBe('not-an-email')
    expect(kindOf(describeOrganisation(told, nowhere, { ...answers, title: null }, standing))).toBe('contact-without-title')
    expect(kindOf(describeOrganisation(told, { ...place, city: null }, nobody, standing))).toBe('half-address')
    const hidden = { hides: true, ofShelter: false }
    expect(kindOf(describeOrganisation(told, place, nobody, hidden))).toBe('address-of-hidden')
    expect(kindOf(describeOrganisation({ ...told, description: 'Storgatan 12' }, nowhere, nobody, hidden))).toBe('street-of-hidden')
    expect(kindOf(describeOrganisation(told, nowhere, { ...answers, title: 'Storgatan 12' }, hidden))).toBe('street-of-hidden')
    expect(kindOf(describeOrganisation(told, nowhere, nobody, hidden))).toBe(true)
  })
})

describe('an entry is kept', () => {
  const somebody = (...roles: string[]): Actor => ({ personId: 'p', zoneId: 'z', sessionId: 's', roles, language: 'sv', strongAt: new Date(0) })
  const [home, abroad] = [
    { zoneId: 'z', countryCode: 'SE' },
    { zoneId: 'z', countryCode: 'RO' },
  ]
  it.each([
    ['org_admin', true, true, true],
    ['regional_coordinator', true, true, true],
    ['return_officer', false, true, false],
    ['shelter_staff', false, false, true],
    ['case_worker', false, false, false],
  ])('by %s: at home %s, abroad %s; says free places at home: %s', (role, atHome, outside, places) => {
    const actor = somebody(role)
    expect([keepsAtHome(actor), keepsEntry(actor, home), keepsEntry(actor, abroad), saysPlaces(actor, home)]).toEqual([atHome, atHome, outside, places])
    for (const entry of [home, abroad])
      expect([keepsEntry(actor, { ...entry, zoneId: 'y' }), saysPlaces(actor, { ...entry, zoneId: 'y' })]).toEqual([false, false])
  })
})
