import { sql } from 'kysely'
import { newId, type Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { EntryContact, EntryLocation, EntryOrganisation, EntryService } from '#capabilities/directory/domain/hsds-entries.ts'

/** Whose something is, as every row of the directory says it. */
export type Owner = { readonly id: Id; readonly zoneId: Id; readonly country: string }
const codes = (words: readonly string[]) => sql`${[...words]}::text[]`
const owned = ({ id, zoneId, country }: Owner) => sql`${id}, ${zoneId}, ${country}`

export async function insertEntry(tx: Tx, owner: Owner, told: EntryOrganisation): Promise<void> {
  await sql`
    insert into directory.organisation (id, zone_id, country_code, kind, name, alternate_name, description, website, email)
    values (${owned(owner)}, ${told.kind}, ${told.name}, ${told.alternateName}, ${told.description}, ${told.website}, ${told.email})`.execute(tx)
}

/** `false`: somebody saved first, and nothing was written. */
export async function updateEntry(tx: Tx, owner: Owner, told: EntryOrganisation, version: number): Promise<boolean> {
  const { rows } = await sql`
    update directory.organisation set kind = ${told.kind}, name = ${told.name}, alternate_name = ${told.alternateName}, description = ${told.description}, website = ${told.website},
      email = ${told.email}, changed_at = authz.now(), version = version + 1 where id = ${owner.id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

export async function insertOffer(tx: Tx, owner: Owner, told: EntryService): Promise<void> {
  await sql`
    insert into directory.service (id, organisation_id, zone_id, country_code, protected, name, description, website, status, needs, groups, languages, documents, areas, hours,
      minimum_age, maximum_age, eligibility, how_to_reach, fees, interpretation)
    values (${told.id}, ${owned(owner)}, ${told.isProtected}, ${told.name}, ${told.description}, ${told.website}, ${told.status}, ${codes(told.needs)}, ${codes(told.groups)},
      ${codes(told.languages)}, ${codes(told.documents)}, ${codes(told.areas)}, ${told.hours}, ${told.minimumAge}, ${told.maximumAge}, ${told.eligibility}, ${told.howToReach},
      ${told.fees}, ${told.interpretation})`.execute(tx)
}

/** What came out of a file is verified by nobody yet. `false`: somebody saved first, and nothing was written. */
export async function updateOffer(tx: Tx, told: EntryService, version: number): Promise<boolean> {
  const { rows } = await sql`
    update directory.service set name = ${told.name}, description = ${told.description}, website = ${told.website}, status = ${told.status}, needs = ${codes(told.needs)},
      groups = ${codes(told.groups)}, languages = ${codes(told.languages)}, documents = ${codes(told.documents)}, areas = ${codes(told.areas)}, hours = ${told.hours},
      minimum_age = ${told.minimumAge}, maximum_age = ${told.maximumAge}, eligibility = ${told.eligibility}, how_to_reach = ${told.howToReach}, fees = ${told.fees},
      interpretation = ${told.interpretation}, verified_on = null, verified_how = null, changed_at = authz.now(), version = version + 1
    where id = ${told.id} and version = ${version} returning id`.execute(tx)
  return rows.length > 0
}

/** The contacts of an organisation, or of one of its services, become these. */
export async function replaceContacts(tx: Tx, owner: Owner, serviceId: Id | null, contacts: readonly EntryContact[]): Promise<void> {
  await sql`delete from directory.contact where organisation_id = ${owner.id} and service_id is not distinct from ${serviceId}`.execute(tx)
  for (const [at, { title, phone, phoneType, email }] of contacts.entries())
    await sql`
      insert into directory.contact (id, organisation_id, zone_id, country_code, service_id, service_protected, title, phone, phone_type, email, place)
      values (${newId()}, ${owned(owner)}, ${serviceId}, ${serviceId === null ? null : false}, ${title}, ${phone}, ${phoneType}, ${email}, ${Math.min(at + 1, 99)})`.execute(
      tx,
    )
}

/** The places of an organisation become these; what was met at one that is gone is met nowhere. */
export async function replacePlaces(tx: Tx, owner: Owner, locations: readonly EntryLocation[]): Promise<void> {
  await sql`delete from directory.service_location where organisation_id = ${owner.id}`.execute(tx)
  await sql`delete from directory.address where organisation_id = ${owner.id}`.execute(tx)
  await sql`delete from directory.location where organisation_id = ${owner.id}`.execute(tx)
  for (const { id, kind, name, address } of locations) {
    await sql`insert into directory.location (id, organisation_id, zone_id, country_code, kind, name) values (${id}, ${owned(owner)}, ${kind}, ${name})`.execute(
      tx,
    )
    if (address === null || kind === 'virtual') continue
    await sql`
      insert into directory.address (location_id, organisation_id, zone_id, country_code, location_kind, address_1, city, state_province, postal_code, latitude, longitude)
      values (${id}, ${owned(owner)}, ${kind}, ${address.address1}, ${address.city}, ${address.stateProvince}, ${address.postalCode}, ${address.latitude}, ${address.longitude})`.execute(
      tx,
    )
  }
}

/** Where a service is met and when it is open become these. */
export async function replaceMeetings(tx: Tx, owner: Owner, service: EntryService, kinds: ReadonlyMap<Id, EntryLocation['kind']>): Promise<void> {
  await sql`delete from directory.service_location where service_id = ${service.id}`.execute(tx)
  await sql`delete from directory.schedule where service_id = ${service.id}`.execute(tx)
  for (const place of service.locationIds)
    await sql`
      insert into directory.service_location (service_id, location_id, organisation_id, zone_id, country_code, service_protected, location_kind)
      values (${service.id}, ${place}, ${owned(owner)}, ${service.isProtected}, ${kinds.get(place) ?? 'virtual'})`.execute(tx)
  for (const { byday, opensAt, closesAt, validFrom, validTo } of service.schedules)
    await sql`
      insert into directory.schedule (service_id, organisation_id, zone_id, country_code, service_protected, byday, opens_at, closes_at, valid_from, valid_to)
      values (${service.id}, ${owned(owner)}, ${service.isProtected}, ${codes(byday)}, ${opensAt}::time, ${closesAt}::time, ${validFrom}::date, ${validTo}::date)`.execute(
      tx,
    )
}
