import { isHome } from '#capabilities/directory/domain/offers.ts'
import type { EntryLocation, EntryOrganisation, EntryService, KeptOrganisation, KeptService, KnownCodes } from '#capabilities/directory/domain/hsds-entries.ts'
import { statuses, statusIn } from '#capabilities/directory/domain/hsds-entries.ts'
import { contactsOf } from '#capabilities/directory/domain/hsds-contacts.ts'
import type { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import { readCode, readDocument, readLanguage, readLocation, readSchedule } from '#capabilities/directory/domain/hsds-parts.ts'
import { hidingOf, placesTaken, saysStreet, type Hiding, type ReadLocation } from '#capabilities/directory/domain/hsds-hidden.ts'
import { RowPile, saysProtected, termsOf } from '#capabilities/directory/domain/hsds-rows.ts'
import type { ReadRows } from '#capabilities/directory/domain/hsds-flatten.ts'
import type { RefusedRow } from '#capabilities/directory/domain/hsds-values.ts'
import { refusalOfService } from '#capabilities/directory/domain/hsds-offer.ts'

/** An entry as a file says it, and the row it stands in. */
export type WantedService = EntryService & { readonly organisationId: string; readonly reader: RowReader }
export type WantedOrganisation = EntryOrganisation & { readonly reader: RowReader; readonly services: readonly WantedService[] }

type Asked = { readonly pile: RowPile; readonly known: KnownCodes; readonly kept: ReadonlyMap<string, KeptOrganisation>; readonly told: Told }
/** What a file is read with: what a bare number is called, whether the zone that reads it is a shelter, and what a place is called by. */
export type Told = {
  readonly telephone: string
  readonly isShelter: boolean
  /** An id for a place whose own id is somebody else's already; the same each time. */
  readonly otherId: (organisationId: string, locationId: string) => string
}

/** The places that the file speaks of, and those that are held and stay: it does not speak of the places of the organisation, or not so that they can be read. */
type Places = { readonly found: ReadonlyMap<string, ReadLocation>; readonly staying: readonly EntryLocation[] }

function locationsOf({ pile, told }: Asked, organisation: RowReader, services: readonly string[], kept: KeptOrganisation | undefined): Places {
  const organisationId = organisation.id()
  const pointed = services
    .flatMap((id) => pile.of('service_at_location', 'service_id', id))
    .flatMap((reader) => pile.of('location', 'id', reader.id('location_id')))
  const own = pile.of('location', 'organization_id', organisationId)
  const readers = new Map(
    [...own, ...pointed.filter((reader) => (reader.row['organization_id'] ?? organisationId) === organisationId)].map((one) => [one.id(), one]),
  )
  const found = new Map<string, ReadLocation>()
  const unread = new Set<string>()
  const held = new Map((kept?.locations ?? []).map((one) => [one.id, one]))
  for (const reader of readers.values()) {
    const [address = null] = pile.of('address', 'location_id', reader.id())
    const before = held.get(reader.id()) ?? held.get(told.otherId(organisationId, reader.id()))
    const [location] = pile.keep(readLocation(reader, address, before), reader, ...(address ? [address] : []))
    if (location) found.set(location.id, { location, reader })
    else if (before) unread.add(before.id)
    if (location && before) held.delete(before.id)
  }
  const isSpokenOf = own.length > 0 || organisation.saysEmpty('locations')
  return { found, staying: [...held.values()].filter((one) => !isSpokenOf || unread.has(one.id)) }
}

const areasOf = ({ pile, known }: Asked, country: string, id: string, kept: KeptService | undefined): readonly string[] => {
  const readers = pile.of('service_area', 'service_id', id)
  if (!isHome(country)) return [country]
  const codes = readers.flatMap((reader) => pile.keep(readCode(reader, 'extent', known.area), reader))
  return readers.length === 0 ? (kept?.areas ?? []) : codes
}

const sorted = (codes: readonly string[]): readonly string[] => [...new Set(codes)].sort()
const orKept = (codes: readonly string[], kept: readonly string[] | undefined): readonly string[] => (codes.length > 0 ? sorted(codes) : (kept ?? []))

function readService(asked: Asked, reader: RowReader, organisation: EntryOrganisation, kept: KeptService | undefined): WantedService {
  const { pile, known } = asked
  const id = reader.id()
  const terms = termsOf(pile, id, known)
  const status = statusIn(String(reader.row['status'] ?? ''))
  if (!(statuses as readonly string[]).includes(status)) reader.wrong('not-a-code', 'status')
  const languages = pile.of('language', 'service_id', id).flatMap((each) => pile.keep(readLanguage(each, known.language), each))
  const documents = pile.of('required_document', 'service_id', id).flatMap((each) => pile.keep(readDocument(each, known.document), each))
  const read = pile.of('schedule', 'service_id', id).flatMap((each) => pile.keep(readSchedule(each), each))
  const schedules = reader.listOrHeld('schedules', read, kept?.schedules)
  const places = pile.of('service_at_location', 'service_id', id).map((each) => each.id('location_id'))
  const hours = terms.hours[0] ?? kept?.hours ?? (schedules.length > 0 ? 'scheduled' : 'office')
  return {
    reader,
    organisationId: organisation.id,
    id,
    isProtected: terms.isProtected,
    name: reader.called('name', 160),
    description: reader.orHeld('description', reader.text('description', 2000), kept?.description),
    website: reader.orHeld('url', reader.address('url'), kept?.website),
    status,
    needs: orKept(terms.need, kept?.needs),
    groups: orKept(terms.group, kept?.groups),
    languages: sorted(reader.listOrHeld('languages', languages, kept?.languages)),
    documents: sorted(reader.listOrHeld('required_documents', documents, kept?.documents)),
    areas: areasOf(asked, organisation.country, id, kept),
    hours,
    minimumAge: reader.orHeld('minimum_age', reader.age('minimum_age'), kept?.minimumAge),
    maximumAge: reader.orHeld('maximum_age', reader.age('maximum_age'), kept?.maximumAge),
    eligibility: reader.orHeld('eligibility_description', reader.text('eligibility_description', 1000), kept?.eligibility),
    howToReach: reader.orHeld('application_process', reader.text('application_process', 1000), kept?.howToReach),
    fees: reader.orHeld('fees_description', reader.text('fees_description', 300), kept?.fees),
    interpretation: reader.orHeld('interpretation_services', reader.text('interpretation_services', 2000) !== null, kept?.interpretation),
    schedules: hours === 'scheduled' ? schedules : [],
    contacts: contactsOf(pile, reader, 'service_id', { telephone: asked.told.telephone, held: kept?.contacts }),
    locationIds: sorted(reader.listOrHeld('service_at_locations', places, kept?.locationIds)),
  }
}

function readOrganisation(
  asked: Asked,
  reader: RowReader,
  kept: KeptOrganisation | undefined,
): EntryOrganisation & { hiding: Hiding; locationsById: ReadonlyMap<string, EntryLocation> } {
  const { pile, known } = asked
  const id = reader.id()
  const terms = termsOf(pile, id, known)
  const serviceIds = pile.of('service', 'organization_id', id).map((each) => each.id())
  const { found, staying } = locationsOf(asked, reader, serviceIds, kept)
  const addressed = [...found.keys()].flatMap((each) => pile.of('address', 'location_id', each)).map((each) => String(each.row['country'] ?? '').toUpperCase())
  const country = terms.country[0] ?? kept?.country ?? addressed.find((code) => known.country.has(code)) ?? reader.wrong('no-country') ?? ''
  const hiding = hidingOf(
    kept,
    asked.told.isShelter,
    serviceIds.some((each) => saysProtected(pile, each)),
  )
  const taken = placesTaken(pile, hiding, found, kept)
  const organisation = {
    id,
    country,
    kind: terms.kind[0] ?? kept?.kind ?? 'other',
    name: reader.called('name', 160),
    alternateName: reader.orHeld('alternate_name', reader.text('alternate_name', 160), kept?.alternateName),
    description: reader.text('description', 2000) ?? '',
    website: reader.orHeld('website', reader.address('website'), kept?.website),
    email: reader.orHeld('email', reader.mail('email'), kept?.email),
    contacts: contactsOf(pile, reader, 'organization_id', { telephone: asked.told.telephone, held: kept?.contacts }),
    locations: [...taken, ...staying.filter((each) => !taken.some((one) => one.id === each.id))],
    hiding,
    locationsById: new Map([...(kept?.locations ?? []), ...[...found.values()].map((each) => each.location)].map((each) => [each.id, each])),
  }
  if (hiding === 'hides' && saysStreet(organisation)) reader.wrong('address-of-hidden', 'description')
  return organisation
}

/** A service that may stand in the directory as the file says it; else its row is refused. */
function acceptService(
  asked: Asked,
  wish: WantedService,
  organisation: EntryOrganisation & { readonly hiding: Hiding; readonly locationsById: ReadonlyMap<string, EntryLocation> },
  kept: KeptService | undefined,
): readonly WantedService[] {
  const { pile, known } = asked
  const { reader } = wish
  const { hiding, locationsById: locations } = organisation
  if (kept && !kept.isProtected && wish.isProtected) reader.wrong('protection-changed')
  const service = { ...wish, isProtected: wish.isProtected || kept?.isProtected === true, locationIds: wish.locationIds.filter((id) => locations.has(id)) }
  const told = refusalOfService(service, organisation.country, locations, known.area)
  if (!told.ok) reader.wrong(told.refusal)
  if (hiding === 'placed' && service.isProtected) reader.wrong('protected-of-placed')
  if (hiding === 'hides' && saysStreet(service)) reader.wrong('address-of-hidden', 'description')
  return pile.keep({ ...service, areas: told.ok ? told.value : [] }, reader)
}

/** What a file asks the directory to be, entry by entry, and every row that cannot be taken. `kept`: what the directory holds of the same. */
export function wantedOf(
  read: ReadRows,
  known: KnownCodes,
  kept: ReadonlyMap<string, KeptOrganisation>,
  told: Told,
): { readonly wanted: readonly WantedOrganisation[]; readonly refused: readonly RefusedRow[] } {
  const pile = new RowPile(read.rows, read.refused)
  const asked: Asked = { pile, known, kept, told }
  const ids = new Set(read.rows.organization.map((row) => String(row['id'])))
  const wanted = [...ids]
    .flatMap((id) => pile.of('organization', 'id', id))
    .flatMap((reader) => {
      const before = kept.get(reader.id())
      const organisation = readOrganisation(asked, reader, before)
      const serviceReaders = pile.of('service', 'organization_id', reader.id())
      const [taken] = pile.keep(organisation, reader)
      if (!taken) {
        for (const each of serviceReaders) pile.refuse(each, 'organisation-refused')
        return []
      }
      const services = serviceReaders.flatMap((each) => {
        const held = before?.services.find((one) => one.id === each.id())
        return acceptService(asked, readService(asked, each, organisation, held), organisation, held)
      })
      const { locationsById: _, hiding: _hiding, ...rest } = organisation
      return [withoutPointed({ ...rest, reader, services }, serviceReaders, pile, new Set(before?.locations.map((one) => one.id)))]
    })
  for (const row of read.rows.service) {
    if (ids.has(String(row['organization_id']))) continue
    for (const reader of pile.of('service', 'id', String(row['id'])))
      pile.refuse(reader, pile.isGone(String(row['organization_id'])) ? 'organisation-refused' : 'belongs-to-nothing')
  }
  pile.refuseLeftOver()
  return { wanted, refused: pile.refused }
}

/** Places that only refused services pointed at are not taken, unless they are there already. */
function withoutPointed(organisation: WantedOrganisation, readers: readonly RowReader[], pile: RowPile, staying: ReadonlySet<string>): WantedOrganisation {
  const taken = new Set(organisation.services.map((service) => service.id))
  const placesOf = (reader: RowReader): readonly string[] => pile.of('service_at_location', 'service_id', reader.id()).map((each) => each.id('location_id'))
  const pointed = new Set(readers.filter((each) => !taken.has(each.id())).flatMap(placesOf))
  const open = new Set(organisation.services.flatMap((service) => service.locationIds))
  const locations = organisation.locations.filter((one) => staying.has(one.id) || one.kind === 'virtual' || open.has(one.id) || !pointed.has(one.id))
  const left = new Set([...staying, ...locations.map((one) => one.id)])
  const services = organisation.services.map((service) => ({ ...service, locationIds: service.locationIds.filter((id) => left.has(id)) }))
  return { ...organisation, locations, services }
}
