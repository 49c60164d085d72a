import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type {
  NeededDocument,
  OrganisationKind,
  ServiceHours,
  ServiceNeed,
  ServiceStatus,
  TargetGroup,
  VerifiedBy,
} from '#capabilities/directory/domain/offers.ts'
import type { Opening } from '#capabilities/directory/domain/opening.ts'
import type { OfferedService } from '#capabilities/directory/domain/service.ts'

/** What is offered, to whom and where. A protected one has no place, no website and no contact. */
export type Service = {
  readonly id: Id
  readonly organisationId: Id
  readonly organisationName: string
  readonly organisationKind: OrganisationKind
  readonly zoneId: Id
  readonly countryCode: string
  readonly protected: boolean
  readonly name: string
  readonly description: string | null
  readonly website: string | null
  readonly status: ServiceStatus
  readonly needs: readonly ServiceNeed[]
  readonly groups: readonly TargetGroup[]
  readonly languages: readonly string[]
  readonly documents: readonly NeededDocument[]
  readonly areas: readonly string[]
  readonly hours: ServiceHours
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly eligibility: string | null
  readonly howToReach: string | null
  readonly fees: string | null
  readonly interpretation: boolean
  readonly verifiedOn: string | null
  readonly verifiedHow: VerifiedBy | null
  /** Until when a word about free places holds; there are none when `null`. */
  readonly freeUntil: Instant | null
  readonly version: number
}

export const serviceColumns = sql`s.id, s.organisation_id as "organisationId", o.name as "organisationName", o.kind as "organisationKind", s.zone_id as "zoneId", s.country_code as "countryCode", s.protected, s.name,
  s.description, s.website, s.status, s.needs, s.groups, s.languages, s.documents, s.areas, s.hours, s.minimum_age as "minimumAge", s.maximum_age as "maximumAge", s.eligibility,
  s.how_to_reach as "howToReach", s.fees, s.interpretation, s.verified_on::text as "verifiedOn", s.verified_how as "verifiedHow", s.free_until as "freeUntil", s.version`

export async function findService(tx: Tx, id: Id): Promise<Service | null> {
  const { rows } = await sql<Service>`
    select ${serviceColumns} from directory.service s join directory.organisation o on o.id = s.organisation_id where s.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

/** What an organisation offers: in use first, by name. At most a hundred. */
export async function servicesOfOrganisation(tx: Tx, organisationId: Id): Promise<readonly Service[]> {
  const { rows } = await sql<Service>`
    select ${serviceColumns} from directory.service s join directory.organisation o on o.id = s.organisation_id
    where s.organisation_id = ${organisationId} order by s.status = 'active' desc, s.name, s.id limit 100`.execute(tx)
  return rows
}

export async function openingsOf(tx: Tx, serviceId: Id): Promise<readonly Opening[]> {
  const { rows } = await sql<Opening>`
    select h.byday, to_char(h.opens_at, 'HH24:MI') as "opensAt", to_char(h.closes_at, 'HH24:MI') as "closesAt"
    from directory.schedule h where h.service_id = ${serviceId} order by array_position(array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], h.byday[1]), h.opens_at, h.id limit 50`.execute(
    tx,
  )
  return rows
}

/** Whether it is met at a place that has one. */
export async function isMetThere(tx: Tx, serviceId: Id): Promise<boolean> {
  const { rows } = await sql`select from directory.service_location l where l.service_id = ${serviceId} and l.location_kind <> 'virtual' limit 1`.execute(tx)
  return rows.length > 0
}

type Kept = { readonly id: Id; readonly organisationId: Id; readonly zoneId: Id; readonly countryCode: string; readonly protected: boolean }
const list = (words: readonly string[]) => sql`${[...words]}::text[]`

async function keepOpenings(tx: Tx, of: Kept, openings: readonly Opening[]): Promise<void> {
  await sql`delete from directory.schedule where service_id = ${of.id}`.execute(tx)
  for (const { byday, opensAt, closesAt } of openings)
    await sql`
      insert into directory.schedule (service_id, organisation_id, zone_id, country_code, service_protected, byday, opens_at, closes_at)
      values (${of.id}, ${of.organisationId}, ${of.zoneId}, ${of.countryCode}, ${of.protected}, ${list(byday)}, ${opensAt}::time, ${closesAt}::time)`.execute(
      tx,
    )
}

export async function insertService(tx: Tx, of: Kept, told: OfferedService): Promise<void> {
  await sql`
    insert into directory.service (id, organisation_id, zone_id, country_code, protected, name, description, website, status, needs, groups, languages, documents, areas, hours,
      minimum_age, maximum_age, eligibility, how_to_reach, fees, interpretation)
    values (${of.id}, ${of.organisationId}, ${of.zoneId}, ${of.countryCode}, ${of.protected}, ${told.name}, ${told.description}, ${told.website}, ${told.status}, ${list(told.needs)},
      ${list(told.groups)}, ${list(told.languages)}, ${list(told.documents)}, ${list(told.areas)}, ${told.hours}, ${told.minimumAge}, ${told.maximumAge}, ${told.eligibility},
      ${told.howToReach}, ${told.fees}, ${told.interpretation})`.execute(tx)
  await keepOpenings(tx, of, told.openings)
}

/** `false`: somebody saved first, and nothing was written. */
export async function updateService(tx: Tx, was: Service, told: OfferedService, version: number): Promise<boolean> {
  const { rows } = await sql`
    update directory.service set name = ${told.name}, description = ${told.description}, website = ${told.website}, status = ${told.status}, needs = ${list(told.needs)},
      groups = ${list(told.groups)}, languages = ${list(told.languages)}, documents = ${list(told.documents)}, areas = ${list(told.areas)}, hours = ${told.hours},
      minimum_age = ${told.minimumAge}, maximum_age = ${told.maximumAge}, eligibility = ${told.eligibility}, how_to_reach = ${told.howToReach}, fees = ${told.fees},
      interpretation = ${told.interpretation}, changed_at = authz.now(), version = version + 1
    where id = ${was.id} and version = ${version} returning id`.execute(tx)
  if (rows.length === 0) return false
  await keepOpenings(tx, was, told.openings)
  return true
}
