import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Who works with cases no longer: they have left, or no role they hold reads a card. Of the zones that the one asking knows: the own one, or all for the clock. */
export async function whoHaveLeft(tx: Tx): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select p.id from people.person p
    where not p.active or not exists (
      select from people.held_role h join people.ceiling c on c.role = h.role and c.class = 'C0' and c."right" in ('r', 'w')
      where h.person_id = p.id and (h.valid_until is null or h.valid_until > authz.now()))`.execute(tx)
  return rows.map((row) => row.id)
}

/** The heads of each zone's unit, of the zones that the one asking knows. */
export async function headsByZone(tx: Tx): Promise<ReadonlyMap<Id, readonly Id[]>> {
  const { rows } = await sql<{ zoneId: Id; heads: Id[] }>`
    select h.zone_id as "zoneId", array_agg(h.person_id order by h.since, h.person_id) as heads
    from people.held_position h join people.person p on p.id = h.person_id and p.active
    where h.position = 'unit_head' group by h.zone_id`.execute(tx)
  return new Map(rows.map((row) => [row.zoneId, row.heads]))
}
