import { languageTag } from '#kernel/spoken-language.ts'
import { documentIn, unsaid, type EntryContact, type EntryLocation, type EntrySchedule, type KnownCodes } from '#capabilities/directory/domain/hsds-entries.ts'
import type { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'

/** The parts of an entry, each read of one row. What cannot be is said to the reader, and what is answered then is not used. */

export const phoneTypes = ['voice', 'text', 'fax', 'video', 'text_telephone'] as const
const phoneTypeOf = (words: unknown): string =>
  (phoneTypes as readonly unknown[]).includes(words) ? String(words) : words === 'textphone' ? 'text_telephone' : 'voice'

/** A function that answers, once for each of its numbers. Who names a person and no function is refused: no person is kept. */
export function readContact(reader: RowReader, phones: readonly RowReader[], held: EntryContact | undefined): readonly EntryContact[] {
  const title = reader.called('title', 120)
  if (title === '') reader.wrong('only-a-person', 'title')
  const email = reader.orHeld('email', reader.mail('email'), held?.email)
  const read = phones.flatMap((phone) => {
    const number = phone.phone('number')
    return number === null ? [] : [{ phone: number, phoneType: phoneTypeOf(phone.row['type']) }]
  })
  const numbers = reader.listOrHeld('phones', read, held && held.phone !== null ? [{ phone: held.phone, phoneType: held.phoneType ?? 'voice' }] : [])
  if (numbers.length === 0 && email === null) reader.wrong('required', 'email')
  return numbers.length === 0 ? [{ title, phone: null, phoneType: null, email }] : numbers.map((number) => ({ title, ...number, email }))
}

/** A number that stands by itself, under the name its description gives; else under the name it is held by. */
export function readPhone(reader: RowReader, otherwise: string, held: readonly EntryContact[]): EntryContact {
  const phone = reader.phone('number')
  const before = held.find((one) => one.phone !== null && one.phone === phone)
  const title = reader.called('description', 120) || reader.orHeld('description', otherwise, before?.title)
  return { title, phone, phoneType: reader.orHeld('type', phoneTypeOf(reader.row['type']), before?.phoneType), email: before?.email ?? null }
}

const said = (words: string | null): string => (words === null || words === unsaid ? '' : words)

const addressLines = ['address1', 'city', 'stateProvince', 'postalCode'] as const

/** What is not said of a place that is held stays, address and all. */
export function readLocation(reader: RowReader, address: RowReader | null, held: EntryLocation | undefined): EntryLocation {
  const kind = reader.text('location_type', 20) ?? ''
  if (kind !== 'physical' && kind !== 'postal' && kind !== 'virtual') reader.wrong('not-a-code', 'location_type')
  const name = reader.orHeld('name', reader.text('name', 160), held?.name)
  const read = address && {
    address1: address.text('address_1', 200) ?? '',
    city: address.text('city', 120) ?? '',
    stateProvince: said(address.text('state_province', 120)),
    postalCode: said(address.text('postal_code', 20)),
  }
  const before = kind === 'virtual' ? null : (held?.address ?? null)
  const lines = read ?? (reader.saysEmpty('addresses') ? null : before)
  // The point on the map of an address that is another one now is no longer right.
  const stays = before !== null && lines !== null && addressLines.every((line) => lines[line] === before[line])
  const pointOf = (column: 'latitude' | 'longitude') => reader.orHeld(column, reader.row[column], (stays ? before[column] : null) ?? undefined)
  const [latitude, longitude] = [pointOf('latitude'), pointOf('longitude')]
  const isPlaced = typeof latitude === 'number' && typeof longitude === 'number'
  if ((latitude === undefined) !== (longitude === undefined)) reader.wrong('not-a-number', 'longitude')
  if (isPlaced && (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)) reader.wrong('not-a-number', 'latitude')
  if (kind === 'virtual' && (isPlaced || address !== null)) reader.wrong('not-a-code', 'location_type')
  const told = lines && {
    ...lines,
    latitude: isPlaced ? Number(latitude.toFixed(5)) : null,
    longitude: isPlaced ? Number(longitude.toFixed(5)) : null,
  }
  return { id: reader.id(), kind: kind as EntryLocation['kind'], name, address: told }
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

export function readSchedule(reader: RowReader): EntrySchedule {
  const { row } = reader
  const freq = row['freq'] ?? 'WEEKLY'
  if (freq !== 'WEEKLY' || (row['interval'] ?? 1) !== 1) reader.wrong('not-a-code', 'freq')
  const days = String(row['byday'] ?? '')
    .toUpperCase()
    .split(/[\s,]+/)
    .filter((day) => day !== '')
  if (days.length === 0 || days.some((day) => !weekdays.includes(day))) reader.wrong('not-a-code', 'byday')
  for (const column of ['opens_at', 'closes_at']) if (row[column] === undefined) reader.wrong('required', column)
  const [from, to] = [reader.text('valid_from', 10), reader.text('valid_to', 10)]
  if (from !== null && to !== null && to < from) reader.wrong('not-a-date', 'valid_to')
  return {
    byday: weekdays.filter((day) => days.includes(day)),
    opensAt: String(row['opens_at'] ?? ''),
    closesAt: String(row['closes_at'] ?? ''),
    validFrom: from,
    validTo: to,
  }
}

export function readCode(reader: RowReader, column: string, known: ReadonlySet<string>): string {
  const words = String(reader.row[column] ?? '').trim()
  const code = [words, words.toLowerCase(), words.toUpperCase()].find((each) => known.has(each))
  return code ?? reader.wrong('not-a-code', column) ?? ''
}

/** A language by its code of two or three letters. */
export function readLanguage(reader: RowReader, known: KnownCodes['language']): string {
  const words = String(reader.row['code'] ?? '').toLowerCase()
  const code = known.has(words) ? words : [...known].find((each) => languageTag(each) === words)
  return code ?? reader.wrong('not-a-code', 'code') ?? ''
}

export function readDocument(reader: RowReader, known: KnownCodes['document']): string {
  const code = documentIn(String(reader.row['uri'] ?? '')) ?? String(reader.row['document'] ?? '')
  return known.has(code) ? code : (reader.wrong('not-a-code', 'uri') ?? '')
}
