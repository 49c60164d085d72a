import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Role } from '#capabilities/people/domain/roles.ts'
import type { ZoneKind } from '#capabilities/people/domain/zones.ts'

/** A person as the one asking may know them: function and staff code; the name only within the own zone. */
export type Staff = {
  readonly id: Id
  readonly zoneId: Id
  readonly zoneName: string
  readonly zoneKind: ZoneKind
  readonly staffCode: string
  /** `null` for people of other zones. */
  readonly name: string | null
  readonly roles: readonly Role[]
  readonly active: boolean
  /** Enrolled: something can be sealed to them. */
  readonly hasKeys: boolean
}

const card = sql`c.person_id as id, c.zone_id as "zoneId", z.name as "zoneName", z.kind as "zoneKind", c.staff_code as "staffCode", c.name, c.roles, c.active, c.has_keys as "hasKeys"`

/** Cards of these people, by id. Somebody unknown is simply not in the answer. */
export async function findStaff(tx: Tx, ids: readonly Id[]): Promise<ReadonlyMap<Id, Staff>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Staff>`select ${card} from people.staff_card(${[...new Set(ids)]}::uuid[]) c join people.zone z on z.id = c.zone_id`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** The active people of any zone, as cards: for naming a recipient there. */
export async function staffOfZone(tx: Tx, zoneId: Id): Promise<readonly Staff[]> {
  const { rows } = await sql<Staff>`select ${card} from people.staff_of_zone(${zoneId}) c join people.zone z on z.id = c.zone_id order by c.staff_code`.execute(
    tx,
  )
  return rows
}

export type Colleague = Staff & { readonly name: string; readonly publicKey: Uint8Array | null }
/** The active people of the own zone, the one asking included, with their public keys: for choosing a team. */
export async function colleagues(tx: Tx): Promise<readonly Colleague[]> {
  const { rows } = await sql<Colleague>`
    select ${card}, p.public_key as "publicKey"
    from people.staff_of_zone((select authz.my_zone())) c join people.zone z on z.id = c.zone_id join people.person p on p.id = c.person_id
    order by c.name, c.person_id`.execute(tx)
  return rows
}

/** Public keys of active people of any zone; who has none is not in the answer. */
export async function publicKeysOf(tx: Tx, personIds: readonly Id[]): Promise<ReadonlyMap<Id, Uint8Array>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ id: Id; key: Uint8Array }>`
    select person_id as id, public_key as key from people.public_keys(${[...new Set(personIds)]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row.key]))
}

/** The heads of the own zone's unit. */
export async function unitHeads(tx: Tx): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select h.person_id as id from people.held_position h join people.person p on p.id = h.person_id
    where h.zone_id = (select authz.my_zone()) and h.position = 'unit_head' and p.active order by h.since, h.person_id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Who has this staff code, in any zone. */
export async function findByStaffCode(tx: Tx, code: string): Promise<Id | null> {
  const { rows } = await sql<{ id: Id | null }>`select people.person_with_code(${code}) as id`.execute(tx)
  return rows[0]?.id ?? null
}
