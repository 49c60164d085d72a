import { isHome } from '#capabilities/directory/domain/offers.ts'
import type {
  EntryContact,
  EntryLocation,
  EntryOrganisation,
  EntryService,
  KeptOrganisation,
  KeptService,
  KnownCodes,
} from '#capabilities/directory/domain/hsds-entries.ts'
import { statuses, statusIn } from '#capabilities/directory/domain/hsds-entries.ts'
import type { RowReader } from '#capabilities/directory/domain/hsds-faults.ts'
import { readCode, readContact, readDocument, readLanguage, readLocation, readPhone, readSchedule } from '#capabilities/directory/domain/hsds-parts.ts'
import { RowPile, termsOf } from '#capabilities/directory/domain/hsds-rows.ts'
import type { ReadRows } from '#capabilities/directory/domain/hsds-flatten.ts'
import type { RefusedRow } from '#capabilities/directory/domain/hsds-values.ts'
import { refusalOfService } from '#capabilities/directory/domain/hsds-offer.ts'

/** An entry as a file says it, and the row it stands in. */
export type WantedService = EntryService & { readonly organisationId: string; readonly reader: RowReader }
export type WantedOrganisation = EntryOrganisation & { readonly reader: RowReader; readonly services: readonly WantedService[] }

type Asked = { readonly pile: RowPile; readonly known: KnownCodes; readonly kept: ReadonlyMap<string, KeptOrganisation>; readonly telephone: string }

function contactsOf({ pile, telephone }: Asked, by: 'organization_id' | 'service_id', id: string): readonly EntryContact[] {
  const named = pile.of('contact', by, id).flatMap((reader) => {
    const phones = pile.of('phone', 'contact_id', reader.id())
    return pile.keep(readContact(reader, phones), reader, ...phones).flat()
  })
  const bare = pile.of('phone', by, id).filter((reader) => reader.row['contact_id'] === undefined)
  return [...named, ...bare.flatMap((reader) => pile.keep(readPhone(reader, telephone), reader))]
}

function locationsOf({ pile }: Asked, organisationId: string, services: readonly string[]): ReadonlyMap<string, EntryLocation> {
  const pointed = services
    .flatMap((id) => pile.of('service_at_location', 'service_id', id))
    .flatMap((reader) => pile.of('location', 'id', reader.id('location_id')))
  const own = pile.of('location', 'organization_id', organisationId)
  const readers = new Map(
    [...own, ...pointed.filter((reader) => (reader.row['organization_id'] ?? organisationId) === organisationId)].map((one) => [one.id(), one]),
  )
  const found = new Map<string, EntryLocation>()
  for (const reader of readers.values()) {
    const [address = null] = pile.of('address', 'location_id', reader.id())
    for (const location of pile.keep(readLocation(reader, address), reader, ...(address ? [address] : []))) found.set(location.id, location)
  }
  return found
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
  const schedules = pile.of('schedule', 'service_id', id).flatMap((each) => pile.keep(readSchedule(each), each))
  const hours = terms.hours[0] ?? kept?.hours ?? (schedules.length > 0 ? 'scheduled' : 'office')
  return {
    reader,
    organisationId: organisation.id,
    id,
    isProtected: terms.isProtected,
    name: reader.called('name', 160),
    description: reader.text('description', 2000),
    website: reader.address('url'),
    status,
    needs: orKept(terms.need, kept?.needs),
    groups: orKept(terms.group, kept?.groups),
    languages: sorted(pile.of('language', 'service_id', id).flatMap((each) => pile.keep(readLanguage(each, known.language), each))),
    documents: sorted(pile.of('required_document', 'service_id', id).flatMap((each) => pile.keep(readDocument(each, known.document), each))),
    areas: areasOf(asked, organisation.country, id, kept),
    hours,
    minimumAge: reader.age('minimum_age'),
    maximumAge: reader.age('maximum_age'),
    eligibility: reader.text('eligibility_description', 1000),
    howToReach: reader.text('application_process', 1000),
    fees: reader.text('fees_description', 300),
    interpretation: reader.text('interpretation_services', 2000) !== null,
    schedules: hours === 'scheduled' ? schedules : [],
    contacts: contactsOf(asked, 'service_id', id),
    locationIds: sorted(pile.of('service_at_location', 'service_id', id).map((each) => each.id('location_id'))),
  }
}

function readOrganisation(
  asked: Asked,
  reader: RowReader,
  kept: KeptOrganisation | undefined,
): EntryOrganisation & { locationsById: ReadonlyMap<string, EntryLocation> } {
  const { pile, known } = asked
  const id = reader.id()
  const terms = termsOf(pile, id, known)
  const serviceIds = pile.of('service', 'organization_id', id).map((each) => each.id())
  const locations = locationsOf(asked, id, serviceIds)
  const addressed = [...locations.keys()]
    .flatMap((each) => pile.of('address', 'location_id', each))
    .map((each) => String(each.row['country'] ?? '').toUpperCase())
  const country = terms.country[0] ?? kept?.country ?? addressed.find((code) => known.country.has(code)) ?? reader.wrong('no-country') ?? ''
  return {
    id,
    country,
    kind: terms.kind[0] ?? kept?.kind ?? 'other',
    name: reader.called('name', 160),
    alternateName: reader.text('alternate_name', 160),
    description: reader.text('description', 2000) ?? '',
    website: reader.address('website'),
    email: reader.mail('email'),
    contacts: contactsOf(asked, 'organization_id', id),
    locations: [...locations.values()],
    locationsById: locations,
  }
}

/** A service that may stand in the directory as the file says it; else its row is refused. */
function acceptService(
  asked: Asked,
  wish: WantedService,
  organisation: EntryOrganisation,
  locations: ReadonlyMap<string, EntryLocation>,
  kept: KeptService | undefined,
): readonly WantedService[] {
  const { pile, known } = asked
  const { reader } = wish
  if (kept && !kept.isProtected && wish.isProtected) reader.wrong('protection-changed')
  const service = { ...wish, isProtected: wish.isProtected || kept?.isProtected === true, locationIds: wish.locationIds.filter((id) => locations.has(id)) }
  const told = refusalOfService(service, organisation.country, locations, known.area)
  if (!told.ok) reader.wrong(told.refusal)
  return pile.keep({ ...service, areas: told.ok ? told.value : [] }, reader)
}

/** What a file asks the directory to be, entry by entry, and every row that cannot be taken. `kept`: what the directory holds of the same. */
export function wantedOf(
  read: ReadRows,
  known: KnownCodes,
  kept: ReadonlyMap<string, KeptOrganisation>,
  telephone: string,
): { readonly wanted: readonly WantedOrganisation[]; readonly refused: readonly RefusedRow[] } {
  const pile = new RowPile(read.rows, read.refused)
  const asked: Asked = { pile, known, kept, telephone }
  const ids = new Set(read.rows.organization.map((row) => String(row['id'])))
  const wanted = [...ids]
    .flatMap((id) => pile.of('organization', 'id', id))
    .flatMap((reader) => {
      const before = kept.get(reader.id())
      const { locationsById, ...organisation } = readOrganisation(asked, reader, before)
      const serviceReaders = pile.of('service', 'organization_id', reader.id())
      const [taken] = pile.keep(organisation, reader)
      if (!taken) {
        for (const each of serviceReaders) pile.refuse(each, 'organisation-refused')
        return []
      }
      const services = serviceReaders.flatMap((each) => {
        const held = before?.services.find((one) => one.id === each.id())
        return acceptService(asked, readService(asked, each, organisation, held), organisation, locationsById, held)
      })
      return [withoutHidden({ ...organisation, reader, services }, serviceReaders, pile)]
    })
  for (const row of read.rows.service) {
    if (ids.has(String(row['organization_id']))) continue
    for (const reader of pile.of('service', 'id', String(row['id'])))
      pile.refuse(reader, pile.isGone(String(row['organization_id'])) ? 'organisation-refused' : 'belongs-to-nothing')
  }
  pile.refuseLeftOver()
  return { wanted, refused: pile.refused }
}

/**
 * Places that are not taken: every one, other than a virtual one, where a service that must not be found is said to be, and those that only
 * refused services pointed at.
 */
function withoutHidden(organisation: WantedOrganisation, readers: readonly RowReader[], pile: RowPile): WantedOrganisation {
  const taken = new Set(organisation.services.map((service) => service.id))
  const placesOf = (reader: RowReader): readonly string[] => pile.of('service_at_location', 'service_id', reader.id()).map((each) => each.id('location_id'))
  const refused = readers.filter((each) => !taken.has(each.id()))
  const hidden = new Set(readers.filter((each) => each.fault?.reason === 'place-of-protected').flatMap(placesOf))
  const pointed = new Set(refused.flatMap(placesOf))
  const open = new Set(organisation.services.flatMap((service) => service.locationIds))
  const locations = organisation.locations.filter((one) => one.kind === 'virtual' || (!hidden.has(one.id) && (open.has(one.id) || !pointed.has(one.id))))
  const left = new Set(locations.map((one) => one.id))
  const services = organisation.services.map((service) => ({ ...service, locationIds: service.locationIds.filter((id) => left.has(id)) }))
  return { ...organisation, locations, services }
}
