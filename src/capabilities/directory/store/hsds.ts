import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { EntryContact, EntryLocation, EntrySchedule, KeptOrganisation, KeptService } from '#capabilities/directory/domain/hsds-entries.ts'

type Bare = Omit<KeptOrganisation, 'services' | 'contacts' | 'locations'>
type Of<Part> = Part & { readonly of: Id }

/** A row without whose it is. */
function alone<Row extends { readonly of: Id }>(row: Row): Omit<Row, 'of'> {
  const { of: _, ...rest } = row
  return rest
}
const group = <Row extends { readonly of: Id }>(rows: readonly Row[]): ((id: Id) => readonly Omit<Row, 'of'>[]) => {
  const found = Map.groupBy(rows, (row) => row.of)
  return (id) => (found.get(id) ?? []).map(alone)
}
const list = (ids: readonly Id[]) => sql`${[...ids]}::uuid[]`

const contactsOf = async (tx: Tx, ids: readonly Id[]): Promise<readonly Of<EntryContact & { service: Id | null }>[]> =>
  (
    await sql<Of<EntryContact & { service: Id | null }>>`
      select c.organisation_id as of, c.service_id as service, c.title, c.phone, c.phone_type as "phoneType", c.email
      from directory.contact c where c.organisation_id = any (${list(ids)}) order by c.place, c.id`.execute(tx)
  ).rows

async function locationsOf(tx: Tx, ids: readonly Id[]): Promise<readonly Of<EntryLocation>[]> {
  const { rows } = await sql<Of<EntryLocation>>`
    select l.organisation_id as of, l.id, l.kind, l.name, case when a.location_id is not null then jsonb_build_object('address1', a.address_1, 'city', a.city,
      'stateProvince', a.state_province, 'postalCode', a.postal_code, 'latitude', a.latitude::float8, 'longitude', a.longitude::float8) end as address
    from directory.location l left join directory.address a on a.location_id = l.id
    where l.organisation_id = any (${list(ids)}) order by l.id`.execute(tx)
  return rows
}

type BareService = Of<Omit<KeptService, 'schedules' | 'contacts' | 'locationIds' | 'capacities'>>
async function bareServicesOf(tx: Tx, ids: readonly Id[]): Promise<readonly BareService[]> {
  const { rows } = await sql<BareService>`
    select s.organisation_id as of, s.id, s.protected as "isProtected", s.name, s.description, s.website, s.status, s.needs, s.groups, s.languages, s.documents, s.areas, s.hours,
      s.minimum_age as "minimumAge", s.maximum_age as "maximumAge", s.eligibility, s.how_to_reach as "howToReach", s.fees, s.interpretation, s.version,
      s.verified_on::text as "verifiedOn", s.changed_at as "changedAt"
    from directory.service s where s.organisation_id = any (${list(ids)}) order by s.id`.execute(tx)
  return rows
}

async function partsOf(tx: Tx, serviceIds: readonly Id[]) {
  const schedules = await sql<Of<EntrySchedule>>`
    select h.service_id as of, h.byday, to_char(h.opens_at, 'HH24:MI') as "opensAt", to_char(h.closes_at, 'HH24:MI') as "closesAt",
      h.valid_from::text as "validFrom", h.valid_to::text as "validTo"
    from directory.schedule h where h.service_id = any (${list(serviceIds)}) order by h.opens_at, h.id`.execute(tx)
  const places = await sql<Of<{ id: Id }>>`
    select p.service_id as of, p.location_id as id from directory.service_location p where p.service_id = any (${list(serviceIds)}) order by p.location_id`.execute(
    tx,
  )
  const capacities = await sql<Of<KeptService['capacities'][number]>>`
    select c.service_id as of, c.unit, c.available, c.maximum, c.said_at as "saidAt" from directory.capacity c where c.service_id = any (${list(serviceIds)}) order by c.unit`.execute(
    tx,
  )
  return { schedules: group(schedules.rows), places: group(places.rows), capacities: group(capacities.rows) }
}

async function whole(tx: Tx, organisations: readonly Bare[]): Promise<readonly KeptOrganisation[]> {
  if (organisations.length === 0) return []
  const ids = organisations.map((one) => one.id)
  const bare = await bareServicesOf(tx, ids)
  const parts = await partsOf(
    tx,
    bare.map((one) => one.id),
  )
  const contacts = await contactsOf(tx, ids)
  const ofService = Map.groupBy(contacts, (one) => one.service)
  const plain = ({ title, phone, phoneType, email }: EntryContact): EntryContact => ({ title, phone, phoneType, email })
  const own = group(contacts.filter((one) => one.service === null))
  const locations = group(await locationsOf(tx, ids))
  const services = Map.groupBy(bare, (one) => one.of)
  return organisations.map((one) => ({
    ...one,
    contacts: own(one.id).map(plain),
    locations: locations(one.id),
    services: (services.get(one.id) ?? []).map((service) => ({
      ...alone(service),
      schedules: parts.schedules(service.id),
      contacts: (ofService.get(service.id) ?? []).map(plain),
      locationIds: parts.places(service.id).map((place) => place.id),
      capacities: parts.capacities(service.id),
    })),
  }))
}

const columns = sql`o.id, o.country_code as country, o.kind, o.name, o.alternate_name as "alternateName", o.description, o.website, o.email, o.zone_id as "zoneId", directory.hides_place(o.id) as "hidesPlace", o.version`

/** Whole organisations in the order of their ids, after one when it is given. Everything of each, so that memory holds one page. */
export async function organisationsAfter(tx: Tx, after: Id | null, most: number): Promise<readonly KeptOrganisation[]> {
  const further = after === null ? sql`` : sql`where o.id > ${after}::uuid`
  const { rows } = await sql<Bare>`select ${columns} from directory.organisation o ${further} order by o.id limit ${most}`.execute(tx)
  return await whole(tx, rows)
}

/** The same for some. */
export async function organisationsByIds(tx: Tx, ids: readonly Id[]): Promise<readonly KeptOrganisation[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Bare>`select ${columns} from directory.organisation o where o.id = any (${list(ids)}) order by o.id`.execute(tx)
  return await whole(tx, rows)
}

/** Which of these services are there, and whose they are. */
export async function ownersOf(tx: Tx, serviceIds: readonly Id[]): Promise<ReadonlyMap<Id, Id>> {
  if (serviceIds.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; of: Id }>`select s.id, s.organisation_id as of from directory.service s where s.id = any (${list(serviceIds)})`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.of]))
}

/** Which of these places are there, and whose they are. */
export async function ownersOfPlaces(tx: Tx, locationIds: readonly Id[]): Promise<ReadonlyMap<Id, Id>> {
  if (locationIds.length === 0) return new Map()
  const { rows } = await sql<{
    id: Id
    of: Id
  }>`select l.id, l.organisation_id as of from directory.location l where l.id = any (${list(locationIds)})`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.of]))
}
