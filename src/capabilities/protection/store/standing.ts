import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { standingIn } from '#capabilities/cases/contract.ts'

/** Where somebody stands in a case, as the cases room's own walls say: which classes one reads, and which one may write into the own unit now. */
export type Standing = {
  readonly unitId: Id
  readonly zoneId: Id
  readonly reads: readonly string[]
  /** Whole texts, and at least a short form. In a closed case both are empty. */
  readonly writes: readonly string[]
  readonly forms: readonly string[]
}

const classes = new Set(['C4', 'C9', 'C10'])

export async function findStanding(tx: Tx, caseId: Id): Promise<Standing | null> {
  const standing = await standingIn(tx, caseId)
  if (!standing) return null
  const here = (all: readonly string[]): readonly string[] => all.filter((cls) => classes.has(cls))
  return { unitId: standing.unitId, zoneId: standing.zoneId, reads: here(standing.reads), writes: here(standing.writes), forms: here(standing.forms) }
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

/** Who is in the own unit's team in a case. */
export async function teamOfUnit(tx: Tx, caseId: Id): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select distinct m.person_id as id from cases.member m
    where m.case_id = ${caseId} and m.zone_id = (select authz.my_zone()) and m.ended_at is null and m.until_at > authz.now() and 'C10' = any (m.writes)`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}
/** Functions of law enforcement in the directory: the only ways back. */
export async function policeFunctions(tx: Tx): Promise<readonly Id[]> {
  const { rows } = await sql<{
    id: Id
  }>`select f.id from directory.function f where f.active and f.kind in ('police_contact', 'prosecutor_contact') order by f.name_sv limit 100`.execute(tx)
  return rows.map((row) => row.id)
}
