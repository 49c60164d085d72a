import { describe, expect, it } from 'vitest'
import { contactsOf } from '#capabilities/directory/domain/hsds-contacts.ts'
import type { EntryContact, EntryLocation } from '#capabilities/directory/domain/hsds-entries.ts'
import { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import { readCode, readContact, readDocument, readLanguage, readLocation, readPhone, readSchedule } from '#capabilities/directory/domain/hsds-parts.ts'
import { RowPile } from '#capabilities/directory/domain/hsds-rows.ts'
import { noRows, type HsdsTable } from '#capabilities/directory/domain/hsds-tables.ts'

type Row = Readonly<Record<string, string | number>>
const reader = (table: HsdsTable, row: Row) => new RowReader(table, { id: 'x', ...row })
const held = (more: Partial<EntryContact> = {}): EntryContact => ({ title: 'Växeln', phone: '112', phoneType: 'text', email: 'a@example.org', ...more })
const fault = ({ fault: found }: RowReader) => (found === null ? null : [found.reason, found.column])

describe('a function that answers', () => {
  const contact = (row: Row, phones: readonly Row[] = [], before?: EntryContact) => {
    const [one, numbers] = [reader('contact', row), phones.map((each) => reader('phone', each))]
    const read = readContact(one, numbers, before)
    return fault(one) ?? read.map((each) => [each.title, each.phone, each.phoneType, each.email])
  }
  it.each<[string, Parameters<typeof contact>, unknown]>([
    ['by mail', [{ title: 'Växeln', email: 'a@example.org' }], [['Växeln', null, null, 'a@example.org']]],
    ['by telephone', [{ title: 'Växeln' }, [{ number: '112' }]], [['Växeln', '112', 'voice', null]]],
    [
      'once for each number',
      [{ title: 'Växeln', email: 'a@example.org' }, [{ number: '112', type: 'fax' }, { number: '113' }]],
      [
        ['Växeln', '112', 'fax', 'a@example.org'],
        ['Växeln', '113', 'voice', 'a@example.org'],
      ],
    ],
    ['as before, where nothing is said', [{ title: 'Växeln' }, [], held()], [['Växeln', '112', 'text', 'a@example.org']]],
    ['as before, by a number of which no kind was known', [{ title: 'Växeln' }, [], held({ phoneType: null })], [['Växeln', '112', 'voice', 'a@example.org']]],
    ['as before, without a number', [{ title: 'Växeln' }, [], held({ phone: null })], [['Växeln', null, null, 'a@example.org']]],
    ['by another number', [{ title: 'Växeln' }, [{ number: '113' }], held()], [['Växeln', '113', 'voice', 'a@example.org']]],
    ['no longer by telephone', [{ title: 'Växeln', _empty: 'phones' }, [], held()], [['Växeln', null, null, 'a@example.org']]],
    ['no longer by mail', [{ title: 'Växeln', _empty: 'email' }, [], held()], [['Växeln', '112', 'text', null]]],
    ['in no way', [{ title: 'Växeln' }], ['required', 'email']],
    ['without a name of its own', [{ email: 'a@example.org' }], ['only-a-person', 'title']],
    ['with a number for a name', [{ title: '08-465 004 01', email: 'a@example.org' }], ['holds-contact', 'title']],
    ['by a name that is too long', [{ title: 'x'.repeat(121), email: 'a@example.org' }], ['too-long', 'title']],
    ['by a name that is long', [{ title: 'x'.repeat(120), email: 'a@example.org' }], [['x'.repeat(120), null, null, 'a@example.org']]],
    ['by something that is no mail', [{ title: 'Växeln', email: 'x' }], ['not-a-mail-address', 'email']],
  ])('%s', (_, given, answer) => expect(contact(...given)).toEqual(answer))
  it.each([
    ['voice', 'voice'],
    ['text', 'text'],
    ['video', 'video'],
    ['textphone', 'text_telephone'],
    ['text_telephone', 'text_telephone'],
    ['cell', 'voice'],
  ])('by a telephone that is called %s: %s', (type, taken) =>
    expect(contact({ title: 'Växeln' }, [{ number: '112', type }])).toEqual([['Växeln', '112', taken, null]]),
  )
  it('says of a number that it is none', () => {
    const phone = reader('phone', { number: 'x' })
    expect(readContact(reader('contact', { title: 'Växeln', email: 'a@example.org' }), [phone], undefined)).toHaveLength(1)
    expect(fault(phone)).toEqual(['not-a-phone-number', 'number'])
  })
})

describe('a number that stands by itself', () => {
  const phone = (row: Row, before: readonly EntryContact[] = []) => {
    const one = reader('phone', row)
    const { title, phone: number, phoneType, email } = readPhone(one, 'Telefon', before)
    return fault(one) ?? [title, number, phoneType, email]
  }
  it.each<[string, Parameters<typeof phone>, unknown]>([
    ['is called by its description', [{ number: '112', description: 'Jouren', type: 'text' }], ['Jouren', '112', 'text', null]],
    ['is called what such numbers are called', [{ number: '112' }], ['Telefon', '112', 'voice', null]],
    ['is called as it was', [{ number: '112' }, [held({ phone: '113' }), held()]], ['Växeln', '112', 'text', 'a@example.org']],
    ['is called anew', [{ number: '112', description: 'Jouren' }, [held()]], ['Jouren', '112', 'text', 'a@example.org']],
    ['has no name any more', [{ number: '112', _empty: 'description' }, [held()]], ['Telefon', '112', 'text', 'a@example.org']],
    ['has another kind', [{ number: '112', type: 'fax' }, [held()]], ['Växeln', '112', 'fax', 'a@example.org']],
    ['is not the one that is held', [{ number: '113' }, [held(), held({ phone: null })]], ['Telefon', '113', 'voice', null]],
    ['is called by a number', [{ number: '112', description: '08-465 004 01' }], ['holds-contact', 'description']],
    ['is called by too much', [{ number: '112', description: 'x'.repeat(121) }], ['too-long', 'description']],
    ['is none', [{ number: 'x' }, [held({ phone: null })]], ['not-a-phone-number', 'number']],
  ])('%s', (_, given, answer) => expect(phone(...given)).toEqual(answer))
})

describe('a place', () => {
  const line = { address_1: 'Storgatan 1', city: 'Umeå', state_province: '-', postal_code: '903 26' }
  const told = { address1: 'Storgatan 1', city: 'Umeå', stateProvince: '', postalCode: '903 26' }
  const point = { latitude: 63.82581, longitude: 20.26305 }
  const before: EntryLocation = { id: 'x', kind: 'physical', name: 'Kontoret', address: { ...told, ...point } }
  const place = (row: Row, address: Row | null = null, was?: EntryLocation) => {
    const [one, lines] = [reader('location', { location_type: 'physical', ...row }), address && reader('address', address)]
    const read = readLocation(one, lines, was)
    return fault(one) ?? (lines && fault(lines)) ?? read
  }
  const nowhere = { id: 'x', kind: 'physical', name: null, address: null }

  it.each<[string, Parameters<typeof place>, unknown]>([
    ['without an address', [{}], nowhere],
    ['by post', [{ location_type: 'postal' }], { ...nowhere, kind: 'postal' }],
    ['that is virtual', [{ location_type: 'virtual', name: 'Chatten' }], { ...nowhere, kind: 'virtual', name: 'Chatten' }],
    ['of no known kind', [{ location_type: 'elsewhere' }], ['not-a-code', 'location_type']],
    ['with an address', [{ name: 'Huset' }, line], { ...nowhere, name: 'Huset', address: { ...told, latitude: null, longitude: null } }],
    ['with half an address', [{}, {}], { ...nowhere, address: { address1: '', city: '', stateProvince: '', postalCode: '', latitude: null, longitude: null } }],
    [
      'in a region',
      [{}, { ...line, state_province: 'Norr', postal_code: '-' }],
      { ...nowhere, address: { ...told, stateProvince: 'Norr', postalCode: '', latitude: null, longitude: null } },
    ],
    ['on the map', [{ latitude: 63.825811, longitude: -20.2 }, line], { ...nowhere, address: { ...told, latitude: 63.82581, longitude: -20.2 } }],
    ['at the end of the map', [{ latitude: -90, longitude: 180 }, line], { ...nowhere, address: { ...told, latitude: -90, longitude: 180 } }],
    ['too far north', [{ latitude: 90.1, longitude: 0 }, line], ['not-a-number', 'latitude']],
    ['too far west', [{ latitude: 0, longitude: -180.1 }, line], ['not-a-number', 'latitude']],
    ['half on the map', [{ latitude: 63 }, line], ['not-a-number', 'longitude']],
    ['half on the map the other way', [{ longitude: 63 }, line], ['not-a-number', 'longitude']],
    ['that is virtual and on the map', [{ location_type: 'virtual', latitude: 1, longitude: 1 }], ['not-a-code', 'location_type']],
    ['that is virtual and has an address', [{ location_type: 'virtual' }, line], ['not-a-code', 'location_type']],
    ['of which nothing more is said', [{}, null, before], before],
    ['of which the same is said', [{}, line, before], before],
    [
      'that has moved',
      [{}, { ...line, address_1: 'Nygatan 2' }, before],
      { ...before, address: { ...told, address1: 'Nygatan 2', latitude: null, longitude: null } },
    ],
    ['that is another place on the map now', [{ latitude: 1, longitude: 2 }, null, before], { ...before, address: { ...told, latitude: 1, longitude: 2 } }],
    ['that is on the map no longer', [{ _empty: 'latitude longitude' }, line, before], { ...before, address: { ...told, latitude: null, longitude: null } }],
    ['that is half on the map no longer', [{ _empty: 'latitude' }, line, before], ['not-a-number', 'longitude']],
    [
      'that was not on the map',
      [{}, line, { ...before, address: { ...told, latitude: null, longitude: null } }],
      { ...before, address: { ...told, latitude: null, longitude: null } },
    ],
    ['that has no address any more', [{ _empty: 'addresses' }, null, before], { ...before, address: null }],
    ['that has no name any more', [{ _empty: 'name' }, null, before], { ...before, name: null }],
    ['that was a house and is virtual now', [{ location_type: 'virtual' }, null, before], { ...before, kind: 'virtual', address: null }],
    ['that had no address', [{}, null, { ...before, address: null }], { ...before, address: null }],
    ['with a name that is long', [{ name: 'x'.repeat(160) }], { ...nowhere, name: 'x'.repeat(160) }],
    ['with a name that is too long', [{ name: 'x'.repeat(161) }], ['too-long', 'name']],
    ['of a kind that is too long', [{ location_type: 'x'.repeat(21) }], ['too-long', 'location_type']],
    ['at an address that is too long', [{}, { ...line, address_1: 'x'.repeat(201) }], ['too-long', 'address_1']],
    ['in a city that is too long', [{}, { ...line, city: 'x'.repeat(121) }], ['too-long', 'city']],
    ['in a region that is too long', [{}, { ...line, state_province: 'x'.repeat(121) }], ['too-long', 'state_province']],
    ['with a code that is too long', [{}, { ...line, postal_code: 'x'.repeat(21) }], ['too-long', 'postal_code']],
  ])('%s', (_, given, answer) => expect(place(...given)).toEqual(answer))
  it.each(['city', 'state_province', 'postal_code'])('whose %s is another has moved', (column) =>
    expect(place({}, { ...line, [column]: 'X' }, before)).toMatchObject({ address: { latitude: null, longitude: null } }),
  )
})

describe('hours by the week', () => {
  const hours = (row: Row) => {
    const one = reader('schedule', { byday: 'MO', opens_at: '08:00', closes_at: '16:30', ...row })
    const read = readSchedule(one)
    return fault(one) ?? read
  }
  const monday = { byday: ['MO'], opensAt: '08:00', closesAt: '16:30', validFrom: null, validTo: null }
  it.each<[string, Row, unknown]>([
    ['as they are', {}, monday],
    ['every week', { freq: 'WEEKLY', interval: 1 }, monday],
    ['with something left over', { byday: ',MO, TU,' }, { ...monday, byday: ['MO', 'TU'] }],
    ['in any order', { byday: 'su, mo  fr' }, { ...monday, byday: ['MO', 'FR', 'SU'] }],
    ['for a day', { valid_from: '2026-03-10', valid_to: '2026-03-10' }, { ...monday, validFrom: '2026-03-10', validTo: '2026-03-10' }],
    ['from a day', { valid_from: '2026-03-10' }, { ...monday, validFrom: '2026-03-10' }],
    ['to a day', { valid_to: '2026-03-10' }, { ...monday, validTo: '2026-03-10' }],
    ['that end before they begin', { valid_from: '2026-03-10', valid_to: '2026-03-09' }, ['not-a-date', 'valid_to']],
    ['by the month', { freq: 'MONTHLY' }, ['not-a-code', 'freq']],
    ['every other week', { interval: 2 }, ['not-a-code', 'freq']],
    ['on no day', { byday: '' }, ['not-a-code', 'byday']],
    ['on a day that is none', { byday: 'MO,XX' }, ['not-a-code', 'byday']],
  ])('%s', (_, row, answer) => expect(hours(row)).toEqual(answer))
  it('have a beginning and an end', () => {
    const read = (row: Row) => {
      const one = reader('schedule', row)
      return [readSchedule(one), fault(one)]
    }
    expect(read({ byday: 'MO', closes_at: '16:30' })).toEqual([{ ...monday, opensAt: '' }, ['required', 'opens_at']])
    expect(read({ byday: 'MO', opens_at: '08:00' })).toEqual([{ ...monday, closesAt: '' }, ['required', 'closes_at']])
    expect(read({ opens_at: '08:00', closes_at: '16:30' })).toEqual([{ ...monday, byday: [] }, ['not-a-code', 'byday']])
  })
})

describe('a code', () => {
  const asked = (row: Row, read: (one: RowReader) => string) => {
    const one = reader('attribute', row)
    return [read(one), fault(one)]
  }
  it('is known as it is, in small letters or in large', () => {
    const areas = new Set(['2480', 'se', 'RO'])
    for (const [extent, code] of [
      ['2480', '2480'],
      [' SE ', 'se'],
      ['ro', 'RO'],
    ] as const)
      expect(asked({ extent }, (one) => readCode(one, 'extent', areas))).toEqual([code, null])
    expect(asked({ extent: 'x' }, (one) => readCode(one, 'extent', areas))).toEqual(['', ['not-a-code', 'extent']])
    expect(asked({}, (one) => readCode(one, 'extent', areas))).toEqual(['', ['not-a-code', 'extent']])
  })
  it('of a language has two letters or three', () => {
    const known = new Set(['swe', 'ron'])
    for (const code of ['ron', 'RON', 'ro']) expect(asked({ code }, (one) => readLanguage(one, known))).toEqual(['ron', null])
    expect(asked({ code: 'eng' }, (one) => readLanguage(one, known))).toEqual(['', ['not-a-code', 'code']])
    expect(asked({}, (one) => readLanguage(one, known))).toEqual(['', ['not-a-code', 'code']])
  })
  it('of a document is its name for machines, else its own', () => {
    const known = new Set(['identity', 'health_insurance'])
    const read = (one: RowReader) => readDocument(one, known)
    expect(asked({ uri: 'urn:lilja:document:health_insurance', document: 'x' }, read)).toEqual(['health_insurance', null])
    expect(asked({ uri: 'https://example.org', document: 'identity' }, read)).toEqual(['identity', null])
    expect(asked({ document: 'identity' }, read)).toEqual(['identity', null])
    for (const uri of ['xurn:lilja:document:identity', 'urn:lilja:document:identity1', 'urn:lilja:document:'])
      expect(asked({ uri }, read)).toEqual(['', ['not-a-code', 'uri']])
    expect(asked({}, read)).toEqual(['', ['not-a-code', 'uri']])
  })
})

describe('the contacts of an entry', () => {
  const owner = (row: Row = {}) => new RowReader('service', { id: 's', ...row })
  const contacts = (contact: readonly Row[], phone: readonly Row[], before?: readonly EntryContact[], row: Row = {}) => {
    const pile = new RowPile({ ...noRows(), contact, phone }, [])
    const told = contactsOf(pile, owner(row), 'service_id', { telephone: 'Telefon', held: before })
    return [...told.map((one) => `${one.title} ${one.phone ?? '-'} ${one.email ?? '-'}`), ...pile.refused.map((one) => `${one.table} ${one.id} ${one.reason}`)]
  }
  const named = (id: string, title: string, email?: string): Row => ({ id, service_id: 's', title, ...(email ? { email } : {}) })
  const numbered = (id: string, number: string, more: Row = { service_id: 's' }): Row => ({ id, number, ...more })

  it.each<[string, Parameters<typeof contacts>, readonly string[]]>([
    ['are none where nothing is said and nothing is held', [[], []], []],
    ['stay where nothing is said', [[], [], [held()]], ['Växeln 112 a@example.org']],
    ['are what the file says', [[named('a', 'Jouren', 'b@example.org')], [numbered('b', '113')], [held()]], ['Jouren - b@example.org', 'Telefon 113 -']],
    [
      'keep what is held of a function that the file names',
      [[named('a', 'Växeln')], [], [held({ title: 'Jouren', phone: '9911' }), held()]],
      ['Växeln 112 a@example.org'],
    ],
    ['are told by number and function', [[named('a', 'Växeln')], [numbered('b', '113', { contact_id: 'a' })]], ['Växeln 113 -']],
    [
      'have each number once, though it names the service too',
      [[named('a', 'Växeln')], [numbered('b', '113', { contact_id: 'a', service_id: 's' })]],
      ['Växeln 113 -'],
    ],
    [
      'are not those of two functions of one name',
      [[named('a', 'Växeln'), named('b', 'Växeln', 'b@example.org')], [], [held()]],
      ['Växeln - b@example.org', 'contact a required'],
    ],
    [
      'are not those of two that are held by one name',
      [[named('a', 'Växeln')], [], [held(), held({ phone: '113' })]],
      ['Växeln 112 a@example.org', 'Växeln 113 a@example.org', 'contact a required'],
    ],
    ['are none when the file says so', [[], [], [held()], { _empty: 'contacts' }], []],
    ['are bare numbers when the file says that no function answers', [[], [numbered('b', '112')], [held()], { _empty: 'contacts' }], ['Telefon 112 -']],
    [
      'keep the mail when the file says that there are no numbers',
      [[], [], [held(), held({ title: 'Jouren', email: null })], { _empty: 'phones' }],
      ['Växeln - a@example.org'],
    ],
    [
      'keep the mail and what the number was called',
      [[], [numbered('a', '112'), numbered('b', '113')], [held()]],
      ['Växeln 112 a@example.org', 'Telefon 113 -'],
    ],
    [
      'lose a number that the file does not name among others',
      [[], [numbered('b', '113')], [held(), held({ title: 'Jouren', phone: '9911', email: null })]],
      ['Växeln - a@example.org', 'Telefon 113 -'],
    ],
    ['have no number that is none', [[], [numbered('a', 'x')], [held()]], ['Växeln 112 a@example.org', 'phone a not-a-phone-number']],
    [
      'have no function with a number that is none',
      [[named('a', 'Jouren', 'b@example.org')], [numbered('b', 'x', { contact_id: 'a' })], [held()]],
      ['Växeln 112 a@example.org', 'phone b not-a-phone-number'],
    ],
    ['are nobody else’s', [[{ ...named('a', 'Jouren', 'b@example.org'), service_id: 't' }], [numbered('b', '113', { organization_id: 's' })]], []],
  ])('%s', (_, given, answer) => expect(contacts(...given)).toEqual(answer))
})
