import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Where somebody stands in a case, as the cases room's own walls say: which classes one reads, and which one may write whole texts of into the own unit now. */
export type Standing = {
  readonly unitId: Id
  readonly zoneId: Id
  readonly reads: readonly string[]
  /** Empty in a closed case. */
  readonly writes: readonly string[]
}

const journal = ['C4', 'C9']

export async function findStanding(tx: Tx, caseId: Id, asked: readonly string[] = journal): Promise<Standing | null> {
  const classes = sql`${[...asked]}::text[]`
  const { rows } = await sql<Standing>`
    with walls as materialized (select array(select cases.my_walls()) as reads, array(select cases.my_write_walls()) as writes, array(select people.my_writes()) as whole)
    select u.id as "unitId", u.zone_id as "zoneId",
      array(select k from unnest(${classes}) k where u.id::text || '/' || k = any (w.reads)) as reads,
      array(select k from unnest(${classes}) k where u.id::text || '/' || k = any (w.writes) and k = any (w.whole)) as writes
    from cases.unit u, walls w
    where u.case_id = ${caseId} and u.zone_id = (select authz.my_zone()) and u.id = any (array(select cases.my_unit_ids()))`.execute(tx)
  return rows[0] ?? null
}

/** Zones with a part in the case: whom one may ask to do something. */
export async function zonesIn(tx: Tx, caseId: Id): Promise<readonly Id[]> {
  const { rows } = await sql<{
    zone: Id
  }>`select u.zone_id as zone from cases.unit u where u.case_id = ${caseId} and u.closed_at is null order by u.opened_at`.execute(tx)
  return rows.map((row) => row.zone)
}

/** How many of the own unit read a class: said at the button, before anybody writes. */
export async function readersOf(tx: Tx, unitId: Id, cls: string): Promise<number> {
  return (await sql<{ n: number }>`select cases.readers_of(${unitId}, ${cls}) as n`.execute(tx)).rows[0]?.n ?? 0
}
