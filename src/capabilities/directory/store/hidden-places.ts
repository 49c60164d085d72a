import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Standing } from '#capabilities/directory/domain/hidden-place.ts'

/** How organisations stand to places. With `lock` they are held until the end: nobody else adds a place or a protected service meanwhile. */
export async function standingsOf(tx: Tx, organisationIds: readonly Id[], lock: 'lock' | 'look'): Promise<ReadonlyMap<Id, Standing>> {
  if (organisationIds.length === 0) return new Map()
  const ids = sql`${[...organisationIds].sort()}::uuid[]`
  // First the lock, then the look: what somebody else did while this waited is seen by the second question only.
  if (lock === 'lock') await sql`select from directory.organisation o where o.id = any (${ids}) order by o.id for no key update`.execute(tx)
  const { rows } = await sql<Standing & { id: Id }>`
    select o.id, directory.hides_place(o.id) as hides, z.kind = 'shelter' as "ofShelter",
      exists (select from directory.location l where l.organisation_id = o.id and l.kind <> 'virtual') as "isPlaced"
    from directory.organisation o join people.zone z on z.id = o.zone_id where o.id = any (${ids})`.execute(tx)
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}

export async function standingOf(tx: Tx, organisationId: Id, lock: 'lock' | 'look'): Promise<Standing> {
  return (await standingsOf(tx, [organisationId], lock)).get(organisationId) ?? { hides: true, ofShelter: false, isPlaced: false }
}

/** Virtual places have no name where an organisation hides its own. */
export async function forgetPlaceNames(tx: Tx, organisationId: Id): Promise<void> {
  await sql`update directory.location set name = null where organisation_id = ${organisationId} and kind = 'virtual' and name is not null`.execute(tx)
}

/** A place that says nothing, and where nobody is met, goes. */
export async function dropEmptyPlaces(tx: Tx, organisationId: Id): Promise<void> {
  await sql`
    delete from directory.location l where l.organisation_id = ${organisationId} and l.kind <> 'virtual'
      and not exists (select from directory.address a where a.location_id = l.id) and not exists (select from directory.service_location s where s.location_id = l.id)`.execute(
    tx,
  )
}
