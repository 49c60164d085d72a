import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Pool, Tx } from '#platform/db/tx.ts'
import { appendAsHouse, settle } from '#platform/record/record.ts'
import type { Officer } from '#platform/sealing/recovery.ts'
import { secrecyOf } from '#capabilities/people/domain/zones.ts'
import type { Role } from '#capabilities/people/domain/roles.ts'
import type { ZoneKind } from '#capabilities/people/domain/zones.ts'

/**
 * One transaction of the operator, as the owner of the tables, with its line in the record.
 *
 * @param about whom the line names: an id
 */
export const asOwner = <Value>(admin: Pool, act: string, deed: (tx: Tx) => Promise<Value>, about?: (value: Value) => string): Promise<Value> =>
  admin.transaction().execute(async (tx) => {
    await sql`set local role lilja_owner`.execute(tx)
    const value = await deed(tx)
    if (about === undefined) await settle(tx, act)
    else await appendAsHouse(tx, { act, result: 'done', object: about(value) })
    return value
  })

export type ZoneLine = {
  readonly id: Id
  readonly code: string
  readonly name: string
  readonly kind: ZoneKind
  readonly municipality: string | null
  readonly county: string | null
  readonly country: string
  readonly active: boolean
  readonly keys: boolean
  readonly people: number
}
export async function zoneLines(tx: Tx): Promise<readonly ZoneLine[]> {
  const { rows } = await sql<ZoneLine>`
    select z.id, z.code, z.name, z.kind, z.municipality_code as municipality, z.county_code as county, z.country_code as country, z.active,
      exists (select from people.zone_key k where k.zone_id = z.id and k.kind = 'recovery') as keys,
      (select count(*)::integer from people.person p where p.zone_id = z.id and p.active) as people
    from people.zone z order by z.code`.execute(tx)
  return rows
}

type NewZone = Pick<ZoneLine, 'code' | 'name' | 'kind' | 'municipality' | 'county' | 'country'> & { readonly parentId: Id | null }
export async function addZone(tx: Tx, zone: NewZone): Promise<Id> {
  const { rows } = await sql<{ id: Id }>`
    insert into people.zone (name, code, kind, secrecy_rule, municipality_code, county_code, country_code, parent_id)
    values (${zone.name}, ${zone.code}, ${zone.kind}, ${secrecyOf(zone.kind)}, ${zone.municipality}, ${zone.county}, ${zone.country}, ${zone.parentId}) returning id`.execute(
    tx,
  )
  const id = rows[0]?.id
  if (id === undefined) throw new Error('no zone was added')
  return id
}

/** Closing ends every session of its people at once. */
export async function setZoneActive(tx: Tx, code: string, active: boolean): Promise<void> {
  await sql`update people.zone set active = ${active}, version = version + 1 where code = ${code} and active <> ${active}`.execute(tx)
  if (!active) await sql`select authz.end_sessions_of(id) from people.person where zone_code = ${code}`.execute(tx)
}

/** Enrolled people by staff code, with what a key is sealed to. */
export async function holdersByCode(
  tx: Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Officer & { readonly zoneId: Id; readonly roles: readonly Role[] }>> {
  const { rows } = await sql<{ code: string; id: Id; publicKey: Uint8Array; zoneId: Id; roles: Role[] }>`
    select staff_code as code, id, public_key as "publicKey", zone_id as "zoneId", people.held_roles(id) as roles from people.person
    where staff_code = any (${[...codes]}::text[]) and active and public_key is not null`.execute(tx)
  return new Map(rows.map((row) => [row.code, row]))
}

export type PersonLine = {
  readonly id: Id
  readonly login: string
  readonly zoneId: Id
  readonly zone: string
  readonly staffCode: string
  readonly roles: readonly Role[]
  readonly state: 'active' | 'invited' | 'left'
  readonly hasKeys: boolean
}
/** Without names: an operator knows people by what they sign in with. */
export async function personLines(tx: Tx, zoneCode: string | null): Promise<readonly PersonLine[]> {
  const { rows } = await sql<PersonLine>`
    select p.id, p.login, p.zone_id as "zoneId", p.zone_code as zone, p.staff_code as "staffCode", people.held_roles(p.id) as roles, p.public_key is not null as "hasKeys",
      case when not p.active then 'left' when p.enrolled_at is null then 'invited' else 'active' end as state
    from people.person p where ${zoneCode}::text is null or p.zone_code = ${zoneCode} order by p.zone_code, p.login`.execute(tx)
  return rows
}
export async function personByLogin(tx: Tx, login: string): Promise<PersonLine | null> {
  return (await personLines(tx, null)).find((one) => one.login === login) ?? null
}

/** How many officer's seats somebody has in any zone. */
export async function seatsOf(tx: Tx, personId: Id): Promise<number> {
  const { rows } = await sql<{ seats: number }>`select count(*)::integer as seats from people.recovery_officer where person_id = ${personId}`.execute(tx)
  return rows[0]?.seats ?? 0
}

/** The same as leaving by the page, without asking what is handed over. */
export async function endAccessNow(tx: Tx, personId: Id): Promise<void> {
  await sql`select authz.end_sessions_of(${personId})`.execute(tx)
  await sql`delete from people.unlock where person_id = ${personId}`.execute(tx)
  await sql`delete from people.duty_holder where person_id = ${personId}`.execute(tx)
  await sql`delete from people.held_position where person_id = ${personId}`.execute(tx)
  await sql`update people.held_role set valid_until = greatest(valid_from, authz.now()) where person_id = ${personId} and (valid_until is null or valid_until > authz.now())`.execute(
    tx,
  )
  await sql`update people.invitation set cancelled_at = now(), link = null where person_id = ${personId} and used_at is null and cancelled_at is null`.execute(
    tx,
  )
  await sql`update people.person set active = false, left_at = authz.now(), version = version + 1 where id = ${personId}`.execute(tx)
}
