import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { standingIn } from '#capabilities/cases/contract.ts'

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
  const standing = await standingIn(tx, caseId)
  if (!standing) return null
  const { unitId, zoneId, reads, writes } = standing
  const wanted = (cls: string): boolean => asked.includes(cls)
  return { unitId, zoneId, reads: reads.filter(wanted), writes: writes.filter(wanted) }
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
