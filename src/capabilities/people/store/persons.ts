import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/language.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Role } from '#capabilities/people/domain/roles.ts'

/** A person of the own zone. */
export type Person = {
  readonly id: Id
  readonly zoneId: Id
  readonly zoneCode: string
  readonly login: string
  readonly name: string
  readonly staffCode: string
  readonly language: Language
  readonly active: boolean
  readonly enrolledAt: Date | null
  /** A pair exists, also when it still waits behind a link after a recovery. */
  readonly hasKeys: boolean
  readonly codeAcceptedAt: Date | null
  readonly leftAt: Date | null
  readonly roles: readonly Role[]
  readonly unitHead: boolean
  /** Given, and not yet approved by a second person: they count for nothing. */
  readonly waitingRoles: readonly Role[]
  readonly waitingHead: boolean
  readonly dutyHolder: boolean
  readonly version: number
}

const columns = sql`p.id, p.zone_id as "zoneId", p.zone_code as "zoneCode", p.login, p.name, p.staff_code as "staffCode", p.language, p.active, p.enrolled_at as "enrolledAt", p.public_key is not null as "hasKeys",
  p.code_accepted_at as "codeAcceptedAt", p.left_at as "leftAt", people.held_roles(p.id) as roles, p.version,
  exists (select from people.held_position h where h.person_id = p.id and h.position = 'unit_head') as "unitHead",
  array(select distinct o.role from people.offer o where o.person_id = p.id and o.role is not null order by o.role) as "waitingRoles",
  exists (select from people.offer o where o.person_id = p.id and o.position = 'unit_head') as "waitingHead",
  exists (select from people.duty_holder d where d.person_id = p.id) as "dutyHolder"`

/** Everybody of the own zone, those who left last. */
export async function listPersons(tx: Tx): Promise<readonly Person[]> {
  const { rows } =
    await sql<Person>`select ${columns} from people.person p where p.zone_id = (select authz.my_zone()) order by p.active desc, p.name, p.id`.execute(tx)
  return rows
}
/** How far a list has come: after somebody, or from a letter on. */
export type PersonsFrom = { readonly left: boolean; readonly after: Id | null; readonly letter: string | null }
/** A page of those of the own zone who are there, or who have left, by name: at most `most`. */
export async function pageOfPersons(tx: Tx, { left, after, letter }: PersonsFrom, most: number): Promise<readonly Person[]> {
  const place = after === null ? sql`` : sql`and (p.name, p.id) > (select a.name, a.id from people.person a where a.id = ${after})`
  const from = letter === null ? sql`` : sql`and p.name >= ${letter}`
  const { rows } = await sql<Person>`
    select ${columns} from people.person p where p.zone_id = (select authz.my_zone()) and p.active = ${!left} ${place} ${from}
    order by p.name, p.id limit ${most}`.execute(tx)
  return rows
}
/** The letters with which names of the own zone begin, as the list is sorted; and whether anybody has left. */
export async function lettersOfZone(tx: Tx, left: boolean): Promise<{ readonly letters: readonly string[]; readonly anybodyLeft: boolean }> {
  const { rows } = await sql<{ letters: readonly string[]; anybodyLeft: boolean }>`
    select array(select l.letter from (
        select distinct left(p.name, 1) as letter from people.person p where p.zone_id = (select authz.my_zone()) and p.active = ${!left}) l
      order by l.letter) as letters,
      exists (select from people.person p where p.zone_id = (select authz.my_zone()) and not p.active) as "anybodyLeft"`.execute(tx)
  return rows[0] ?? { letters: [], anybodyLeft: false }
}
export async function findPerson(tx: Tx, id: Id): Promise<Person | null> {
  const { rows } = await sql<Person>`select ${columns} from people.person p where p.id = ${id} and p.zone_id = (select authz.my_zone())`.execute(tx)
  return rows[0] ?? null
}

export type HeldRole = { readonly id: Id; readonly role: Role; readonly from: Date; readonly until: Date | null }
export async function rolesHeld(tx: Tx, personId: Id): Promise<readonly HeldRole[]> {
  const { rows } =
    await sql<HeldRole>`select id, role, valid_from as from, valid_until as until from people.held_role where person_id = ${personId} order by valid_from desc, role`.execute(
      tx,
    )
  return rows
}

export type NewPerson = {
  readonly id: Id
  readonly zoneId: Id
  readonly zoneCode: string
  readonly login: string
  readonly name: string
  readonly staffCode: string
  readonly language: Language
}
export async function addPerson(tx: Tx, person: NewPerson): Promise<void> {
  await sql`insert into people.person (id, zone_id, zone_code, login, name, staff_code, language)
    values (${person.id}, ${person.zoneId}, ${person.zoneCode}, ${person.login}, ${person.name}, ${person.staffCode}, ${person.language})`.execute(tx)
}
export async function loginExists(tx: Tx, login: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select exists (select from people.person where login = ${login}) as taken`.execute(tx)
  return rows[0]?.taken === true
}
/** The number of the next staff code; codes are never used twice. Waits for another who adds at the same moment. */
export async function nextStaffNumber(tx: Tx, zoneId: Id): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${zoneId}, 1))`.execute(tx)
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(substring(staff_code from '[0-9]+$')::integer), 0) + 1 as next from people.person where zone_id = ${zoneId}`.execute(tx)
  return rows[0]?.next ?? 1
}

/** The new version, or `null` when somebody else saved first. */
export async function rename(tx: Tx, id: Id, name: string, version: number): Promise<number | null> {
  const { rows } = await sql<{
    version: number
  }>`update people.person set name = ${name}, version = version + 1 where id = ${id} and version = ${version} returning version`.execute(tx)
  return rows[0]?.version ?? null
}
/** At once: for the operator, who owns the tables. The walls refuse it to everybody else. */
export async function giveRole(tx: Tx, zoneId: Id, personId: Id, role: Role, until: Date | null): Promise<void> {
  await sql`insert into people.held_role (zone_id, person_id, role, valid_until) values (${zoneId}, ${personId}, ${role}, ${until})`.execute(tx)
}
type Offer = { readonly role: Role } | { readonly position: 'unit_head' }
/** Gives what counts when a second person has approved it. */
export async function offer(tx: Tx, zoneId: Id, personId: Id, what: Offer, until: Date | null, by: Id): Promise<void> {
  const [role, position] = 'role' in what ? [what.role, null] : [null, what.position]
  await sql`insert into people.offer (zone_id, person_id, role, position, valid_until, given_by)
    values (${zoneId}, ${personId}, ${role}, ${position}, ${until}, ${by})`.execute(tx)
}
/** Ends a role, or takes it back before anybody approved it. */
export async function endRole(tx: Tx, personId: Id, role: Role): Promise<void> {
  await sql`update people.held_role set valid_until = greatest(valid_from, authz.now())
    where person_id = ${personId} and role = ${role} and (valid_until is null or valid_until > authz.now())`.execute(tx)
  await sql`delete from people.offer where person_id = ${personId} and role = ${role}`.execute(tx)
}
/** At once, as `giveRole`. */
export async function makeUnitHead(tx: Tx, zoneId: Id, personId: Id): Promise<void> {
  await sql`insert into people.held_position (zone_id, person_id, position) values (${zoneId}, ${personId}, 'unit_head')`.execute(tx)
}
/** Ends the position, or takes it back before anybody approved it. */
export async function endUnitHead(tx: Tx, personId: Id): Promise<void> {
  await sql`delete from people.held_position where person_id = ${personId} and position = 'unit_head'`.execute(tx)
  await sql`delete from people.offer where person_id = ${personId} and position = 'unit_head'`.execute(tx)
}
/** Who of the own zone waits for the approval of the one asking; nobody for those who are neither administrator nor head of unit. */
export async function toApprove(tx: Tx): Promise<readonly Id[]> {
  return (await sql<{ id: Id }>`select person as id from people.to_approve() as person`.execute(tx)).rows.map((row) => row.id)
}
/** False when there is nothing that another gave. */
export async function approve(tx: Tx, personId: Id, code: { readonly hash: Uint8Array; readonly box: Uint8Array | null }): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select people.approve(${personId}, ${code.hash}, ${code.box}) as done`.execute(tx)
  return rows[0]?.done === true
}
/** For My day: how many wait for the one asking, and how many came in the last two weeks. One question. */
export async function newHere(tx: Tx): Promise<{ readonly waiting: number; readonly newcomers: readonly Id[] }> {
  const { rows } = await sql<{ waiting: number; newcomers: Id[] }>`
    select (select count(*)::integer from people.to_approve()) as waiting, array(select people.newcomers()) as newcomers`.execute(tx)
  return rows[0] ?? { waiting: 0, newcomers: [] }
}
export const endSessionsOf = async (tx: Tx, personId: Id): Promise<void> => void (await sql`select people.end_sessions_of(${personId})`.execute(tx))
export const endAccess = async (tx: Tx, personId: Id): Promise<void> => void (await sql`select people.end_access(${personId})`.execute(tx))
/** In how many zones this colleague is a recovery officer. */
export async function officerSeats(tx: Tx, personId: Id): Promise<number> {
  const { rows } = await sql<{ seats: number }>`select people.officer_seats(${personId}) as seats`.execute(tx)
  return rows[0]?.seats ?? 0
}
