import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { OrganisationKind } from '#capabilities/directory/domain/offers.ts'
import type { ContactPoint } from '#capabilities/directory/domain/service.ts'
import { dropEmptyPlaces } from '#capabilities/directory/store/hidden-places.ts'

export type Address = { readonly address: string; readonly city: string; readonly region: string; readonly postalCode: string }
export type ToldOrganisation = {
  readonly kind: OrganisationKind
  readonly name: string
  readonly alternateName: string | null
  readonly description: string
  readonly website: string | null
  readonly email: string | null
  readonly active: boolean
}
export type Organisation = ToldOrganisation & { readonly id: Id; readonly zoneId: Id; readonly countryCode: string; readonly version: number }

const columns = sql`o.id, o.zone_id as "zoneId", o.country_code as "countryCode", o.kind, o.name, o.alternate_name as "alternateName", o.description, o.website, o.email, o.active, o.version`

export async function findOrganisation(tx: Tx, id: Id): Promise<Organisation | null> {
  const { rows } = await sql<Organisation>`select ${columns} from directory.organisation o where o.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** Organisations that a zone keeps, by name, after a name and an id when they are given. At most fifty. */
export async function organisationsOfZone(tx: Tx, zoneId: Id, after: { readonly name: string; readonly id: Id } | null): Promise<readonly Organisation[]> {
  const further = after === null ? sql`` : sql`and (o.name, o.id) > (${after.name}, ${after.id}::uuid)`
  const { rows } = await sql<Organisation>`
    select ${columns} from directory.organisation o where o.zone_id = ${zoneId} ${further} order by o.name, o.id limit 50`.execute(tx)
  return rows
}

export async function insertOrganisation(tx: Tx, id: Id, zoneId: Id, countryCode: string, told: ToldOrganisation): Promise<void> {
  await sql`
    insert into directory.organisation (id, zone_id, country_code, kind, name, alternate_name, description, website, email, active)
    values (${id}, ${zoneId}, ${countryCode}, ${told.kind}, ${told.name}, ${told.alternateName}, ${told.description}, ${told.website}, ${told.email}, ${told.active})`.execute(
    tx,
  )
}

/** What an organisation offers ends with it. `false`: somebody saved first, and nothing was written. */
export async function updateOrganisation(tx: Tx, id: Id, told: ToldOrganisation, version: number): Promise<boolean> {
  const { rows } = await sql`
    update directory.organisation set kind = ${told.kind}, name = ${told.name}, alternate_name = ${told.alternateName}, description = ${told.description}, website = ${told.website},
      email = ${told.email}, active = ${told.active}, changed_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx)
  if (rows.length === 0) return false
  if (!told.active)
    await sql`
      update directory.service set status = 'inactive', changed_at = authz.now(), version = version + 1 where organisation_id = ${id} and status in ('active', 'temporarily_closed')`.execute(
      tx,
    )
  return true
}

export type Contact = ContactPoint & { readonly id: Id; readonly serviceId: Id | null }

/** Named functions of an organisation and its services. */
export async function contactsOf(tx: Tx, organisationId: Id): Promise<readonly Contact[]> {
  const { rows } = await sql<Contact>`
    select c.id, c.service_id as "serviceId", c.title, c.phone, c.email from directory.contact c where c.organisation_id = ${organisationId} order by c.place, c.id limit 200`.execute(
    tx,
  )
  return rows
}

/** The first contact of an organisation, or of its service, becomes this one, or goes. */
export async function keepContact(
  tx: Tx,
  of: Organisation,
  service: { readonly id: Id; readonly protected: boolean } | null,
  told: ContactPoint | null,
): Promise<void> {
  await sql`
    delete from directory.contact c where c.id = (
      select f.id from directory.contact f where f.organisation_id = ${of.id} and f.service_id is not distinct from ${service?.id ?? null}::uuid order by f.place, f.id limit 1)`.execute(
    tx,
  )
  if (told === null) return
  await sql`
    insert into directory.contact (organisation_id, service_id, zone_id, country_code, service_protected, title, phone, phone_type, email)
    values (${of.id}, ${service?.id ?? null}, ${of.zoneId}, ${of.countryCode}, ${service?.protected ?? null}, ${told.title}, ${told.phone}, ${told.phone === null ? null : 'voice'}, ${told.email})`.execute(
    tx,
  )
}

export type OwnLocation = { readonly id: Id; readonly kind: 'physical' | 'postal' | 'virtual' } & { readonly [Part in keyof Address]: string | null }

/** The places of an organisation; those with an address first. */
export async function locationsOf(tx: Tx, organisationId: Id): Promise<readonly OwnLocation[]> {
  const { rows } = await sql<OwnLocation>`
    select l.id, l.kind, a.address_1 as address, a.city, a.state_province as region, a.postal_code as "postalCode"
    from directory.location l left join directory.address a on a.location_id = l.id
    where l.organisation_id = ${organisationId} order by a.location_id is null, l.kind, l.id limit 50`.execute(tx)
  return rows
}

const insertLocation = async (tx: Tx, of: Organisation, kind: OwnLocation['kind']): Promise<Id> => {
  const { rows } = await sql<{ id: Id }>`
    insert into directory.location (organisation_id, zone_id, country_code, kind) values (${of.id}, ${of.zoneId}, ${of.countryCode}, ${kind}) returning id`.execute(
    tx,
  )
  return rows[0]?.id ?? ''
}

/** The address of an organisation: that of its first physical place. Without one the place stays while somebody is met there, and says nothing more. */
export async function keepAddress(tx: Tx, of: Organisation, told: Address | null): Promise<void> {
  const place = (await locationsOf(tx, of.id)).find((each) => each.kind === 'physical')?.id ?? (told === null ? null : await insertLocation(tx, of, 'physical'))
  if (place === null) return
  await sql`delete from directory.address where location_id = ${place}`.execute(tx)
  if (told === null) return await dropEmptyPlaces(tx, of.id)
  await sql`
    insert into directory.address (location_id, organisation_id, zone_id, country_code, location_kind, address_1, city, state_province, postal_code)
    values (${place}, ${of.id}, ${of.zoneId}, ${of.countryCode}, 'physical', ${told.address}, ${told.city}, ${told.region}, ${told.postalCode})`.execute(tx)
}

/** A service is met where its organisation is, or virtually: without a place. */
export async function keepMeeting(
  tx: Tx,
  of: Organisation,
  service: { readonly id: Id; readonly protected: boolean },
  kind: 'physical' | 'virtual',
): Promise<void> {
  const place = (await locationsOf(tx, of.id)).find((each) => each.kind === kind)?.id ?? (await insertLocation(tx, of, kind))
  await sql`delete from directory.service_location where service_id = ${service.id} and location_id <> ${place}`.execute(tx)
  await sql`
    insert into directory.service_location (service_id, location_id, organisation_id, zone_id, country_code, service_protected, location_kind)
    values (${service.id}, ${place}, ${of.id}, ${of.zoneId}, ${of.countryCode}, ${service.protected}, ${kind}) on conflict (service_id, location_id) do nothing`.execute(
    tx,
  )
  await dropEmptyPlaces(tx, of.id)
}
