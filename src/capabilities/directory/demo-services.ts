import { sql } from 'kysely'
import { hoursAfter, type Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { organisationsAbroad } from '#capabilities/directory/demo-offers-abroad.ts'
import { organisationsAtHome, type DemoOrganisation, type DemoService } from '#capabilities/directory/demo-offers.ts'
import { readOpenings } from '#capabilities/directory/domain/opening.ts'
import type { Id } from '#kernel/id.ts'

type DirectoryWorld = {
  readonly now: Instant
  readonly zone: (code: string) => Id
  readonly person: (login: string) => Id
  readonly id: (kind: string, name: string) => Id
}

const list = (words: readonly string[]) => sql`${[...words]}::text[]`

async function fillOrganisation(tx: Tx, world: DirectoryWorld, told: DemoOrganisation): Promise<void> {
  const [id, zone] = [world.id('organisation', told.name), world.zone(told.zone)]
  const places = { physical: world.id('location', told.name), virtual: world.id('location', `${told.name} virtual`) }
  await sql`
    insert into directory.organisation (id, zone_id, country_code, kind, name, description, website, email)
    values (${id}, ${zone}, ${told.country}, ${told.kind}, ${told.name}, ${told.description}, ${told.website ?? null}, ${told.email ?? null})`.execute(tx)
  if (told.phone !== undefined)
    await sql`
      insert into directory.contact (id, organisation_id, zone_id, country_code, title, phone, phone_type)
      values (${world.id('contact', told.name)}, ${id}, ${zone}, ${told.country}, ${told.answers ?? 'switchboard'}, ${told.phone}, 'voice')`.execute(tx)
  const kind = told.city === undefined ? 'virtual' : 'physical'
  for (const each of new Set([kind, 'virtual'] as const))
    await sql`insert into directory.location (id, organisation_id, zone_id, country_code, kind) values (${places[each]}, ${id}, ${zone}, ${told.country}, ${each})`.execute(
      tx,
    )
  if (told.city !== undefined)
    await sql`
      insert into directory.address (location_id, organisation_id, zone_id, country_code, location_kind, address_1, city, state_province, postal_code)
      values (${places.physical}, ${id}, ${zone}, ${told.country}, 'physical', ${told.street ?? 'Påhittade gatan 1'}, ${told.city}, '', '')`.execute(tx)
  for (const service of told.services) await fillService(tx, world, told, { organisation: id, zone, places, kind }, service)
}

type Kept = {
  readonly organisation: string
  readonly zone: string
  readonly places: Readonly<Record<'physical' | 'virtual', string>>
  readonly kind: 'physical' | 'virtual'
}

async function fillService(tx: Tx, world: DirectoryWorld, told: DemoOrganisation, of: Kept, service: DemoService): Promise<void> {
  const day = world.now.toISOString().slice(0, 10)
  const id = world.id('service', service.name)
  const isProtected = service.protected ?? false
  const keys = sql`${id}::uuid, ${of.organisation}::uuid, ${of.zone}::uuid, ${told.country}, ${isProtected}`
  const verified = service.verifiedDaysAgo
  await sql`
    insert into directory.service (id, organisation_id, zone_id, country_code, protected, name, description, status, needs, groups, languages, areas, hours, eligibility, interpretation, verified_on, verified_how)
    values (${keys}, ${service.name}, ${service.description ?? null}, ${service.status ?? 'active'}, ${list(service.needs)}, ${list(service.groups)}, ${list(service.languages)},
      ${list(service.areas ?? [told.country])}, ${service.openings === undefined ? (service.hours ?? 'office') : 'scheduled'}, ${service.eligibility ?? null}, ${service.interpretation ?? false},
      ${verified === null ? null : sql`${day}::date - ${verified}::integer`}, ${verified === null ? null : (service.how ?? 'phone')})`.execute(tx)
  if (service.openings !== undefined) await fillOpenings(tx, keys, service.openings)
  const kind = isProtected ? 'virtual' : of.kind
  await sql`
    insert into directory.service_location (service_id, organisation_id, zone_id, country_code, service_protected, location_id, location_kind)
    values (${keys}, ${of.places[kind]}, ${kind})`.execute(tx)
  if (verified !== null) await fillVerification(tx, world, of, keys, service, verified)
  if (service.free)
    await sql`
      insert into directory.capacity (service_id, organisation_id, zone_id, country_code, service_protected, unit, available, maximum, said_at)
      values (${keys}, ${service.free.unit ?? 'place'}, ${service.free.available}, ${service.free.maximum}, ${hoursAfter(world.now, -(service.free.hoursAgo ?? 3))})`.execute(
      tx,
    )
  for (const [code, many] of Object.entries(service.experience ?? {}))
    await sql`
      insert into directory.experience (id, service_id, code, month, once)
      select gen_random_uuid(), ${id}, ${code}, date_trunc('month', ${day}::date - n * 20)::date, encode(sha256(convert_to(${`${service.name} ${code}`} || n, 'UTF8')), 'hex') from generate_series(1, ${many}::integer) n`.execute(
      tx,
    )
}

async function fillOpenings(tx: Tx, keys: ReturnType<typeof sql>, typed: string): Promise<void> {
  const openings = readOpenings(typed)
  if (!openings.ok) throw new Error(`not hours: ${typed}`)
  for (const { byday, opensAt, closesAt } of openings.value)
    await sql`
      insert into directory.schedule (service_id, organisation_id, zone_id, country_code, service_protected, byday, opens_at, closes_at)
      values (${keys}, ${list(byday)}, ${opensAt}::time, ${closesAt}::time)`.execute(tx)
}

async function fillVerification(tx: Tx, world: DirectoryWorld, of: Kept, keys: ReturnType<typeof sql>, service: DemoService, ago: number): Promise<void> {
  const id = world.id('verification', service.name)
  const day = world.now.toISOString().slice(0, 10)
  await sql`
    insert into directory.verification (service_id, organisation_id, zone_id, country_code, service_protected, id, verified_on, how, outcome)
    values (${keys}, ${id}, ${day}::date - ${ago}::integer, ${service.how ?? 'phone'}, ${service.status === 'defunct' ? 'gone' : 'right'})`.execute(tx)
  if (service.by !== undefined)
    await sql`insert into directory.verification_person (verification_id, zone_id, person_id) values (${id}, ${of.zone}, ${world.person(service.by)})`.execute(
      tx,
    )
}

/** Invented organisations in Sweden and where people come from, in every state an entry can be in. As the owner; once. */
export async function fillServices(tx: Tx, world: DirectoryWorld): Promise<void> {
  for (const told of [...organisationsAtHome, ...organisationsAbroad]) await fillOrganisation(tx, world, told)
}
