import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ExperienceCode, PlaceUnit, VerifiedBy, VerifiedOutcome } from '#capabilities/directory/domain/offers.ts'
import type { Service } from '#capabilities/directory/store/services.ts'

export type Capacity = { readonly unit: PlaceUnit; readonly available: number; readonly maximum: number | null; readonly saidAt: Instant }

export async function capacityOf(tx: Tx, serviceId: Id): Promise<readonly Capacity[]> {
  const { rows } = await sql<Capacity>`
    select c.unit, c.available, c.maximum, c.said_at as "saidAt" from directory.capacity c where c.service_id = ${serviceId} order by c.said_at desc, c.unit`.execute(
    tx,
  )
  return rows
}

/** What was said last holds, from now by the clock of the database. */
export async function sayCapacity(tx: Tx, of: Service, told: Pick<Capacity, 'unit' | 'available' | 'maximum'>): Promise<void> {
  await sql`
    insert into directory.capacity as c (service_id, unit, organisation_id, zone_id, country_code, service_protected, available, maximum, said_at)
    values (${of.id}, ${told.unit}, ${of.organisationId}, ${of.zoneId}, ${of.countryCode}, ${of.protected}, ${told.available}, ${told.maximum}, authz.now())
    on conflict (service_id, unit) do update set available = excluded.available, maximum = excluded.maximum, said_at = excluded.said_at, version = c.version + 1`.execute(
    tx,
  )
}

/** Who said so is there for the own zone only. */
export type Verification = {
  readonly id: Id
  readonly verifiedOn: string
  readonly how: VerifiedBy
  readonly outcome: VerifiedOutcome
  readonly zoneId: Id
  readonly personId: Id | null
}

/** The last ten times. */
export async function verificationsOf(tx: Tx, serviceId: Id): Promise<readonly Verification[]> {
  const { rows } = await sql<Verification>`
    select v.id, v.verified_on::text as "verifiedOn", v.how, v.outcome, v.zone_id as "zoneId", p.person_id as "personId"
    from directory.verification v left join directory.verification_person p on p.verification_id = v.id
    where v.service_id = ${serviceId} order by v.verified_on desc, v.id limit 10`.execute(tx)
  return rows
}

type Verifying = { readonly id: Id; readonly verifiedOn: string; readonly how: VerifiedBy; readonly outcome: VerifiedOutcome; readonly personId: Id }

/** What is gone is defunct from now. `false`: somebody saved first, and nothing was written. */
export async function insertVerification(tx: Tx, of: Service, told: Verifying, version: number): Promise<boolean> {
  const { rows } = await sql`
    update directory.service s set verified_on = ${told.verifiedOn}::date, verified_how = ${told.how}, status = case when ${told.outcome} = 'gone' then 'defunct' else s.status end,
      changed_at = authz.now(), version = s.version + 1
    where s.id = ${of.id} and s.version = ${version} returning s.id`.execute(tx)
  if (rows.length === 0) return false
  await sql`
    insert into directory.verification (id, service_id, organisation_id, zone_id, country_code, service_protected, verified_on, how, outcome)
    values (${told.id}, ${of.id}, ${of.organisationId}, ${of.zoneId}, ${of.countryCode}, ${of.protected}, ${told.verifiedOn}::date, ${told.how}, ${told.outcome})`.execute(
    tx,
  )
  await sql`
    insert into directory.verification_person (verification_id, zone_id, person_id) values (${told.id}, ${of.zoneId}, ${told.personId})`.execute(tx)
  return true
}

export type Experience = { readonly serviceId: Id; readonly code: ExperienceCode; readonly atLeast: number }

/** What at least three have met with each of these services; fewer are not told. */
export async function experienceOf(tx: Tx, serviceIds: readonly Id[]): Promise<readonly Experience[]> {
  if (serviceIds.length === 0) return []
  const { rows } = await sql<Experience>`
    select e.service_id as "serviceId", e.code, e.at_least as "atLeast" from directory.experience_of(${[...serviceIds]}::uuid[]) e order by e.at_least desc, e.code`.execute(
    tx,
  )
  return rows
}

export async function noteExperience(tx: Tx, serviceId: Id, codes: readonly ExperienceCode[]): Promise<void> {
  await sql`select directory.note_experience(${serviceId}::uuid, c) from unnest(${[...codes]}::text[]) c`.execute(tx)
}
