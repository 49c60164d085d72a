import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Where somebody stands in a case, as the walls say. Empty lists in a closed case for what is written. */
export type Standing = {
  readonly unitId: Id
  readonly zoneId: Id
  /** Classes of the own unit that are read. */
  readonly reads: readonly string[]
  /** Classes that whole texts may be written of into the own unit now. */
  readonly writes: readonly string[]
  /** Classes that at least a short form may be written of. */
  readonly forms: readonly string[]
}

/** The own part in a case, the same question for every room: a page asks it once. `null` for whoever has none. */
export async function standingIn(tx: Tx, caseId: Id): Promise<Standing | null> {
  const { rows } = await sql<Standing>`
    with walls as materialized (select array(select cases.my_walls()) as reads, array(select cases.my_write_walls()) as writes, array(select people.my_writes()) as whole)
    select u.id as "unitId", u.zone_id as "zoneId",
      array(select k from unnest(w.reads) wall, split_part(wall, '/', 2) k where wall = u.id::text || '/' || k) as reads,
      array(select k from unnest(w.writes) wall, split_part(wall, '/', 2) k where wall = u.id::text || '/' || k and k = any (w.whole)) as writes,
      array(select k from unnest(w.writes) wall, split_part(wall, '/', 2) k where wall = u.id::text || '/' || k) as forms
    from cases.unit u, walls w
    where u.case_id = ${caseId} and u.zone_id = (select authz.my_zone()) and u.id = any (array(select cases.my_unit_ids()))`.execute(tx)
  return rows[0] ?? null
}
