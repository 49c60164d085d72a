import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Ground, Outcome, Part, Phase, Postponement, RightThere } from '#capabilities/returning/domain/return.ts'

/** A return as its parties see it. `part` is what the own part of the case is in it. */
export type Return = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly phase: Phase
  readonly ground: Ground | null
  readonly destination: string | null
  readonly rightThere: RightThere | null
  readonly postponed: Postponement | null
  readonly outcome: Outcome | null
  readonly departedAt: Instant | null
  readonly arrivedAt: Instant | null
  readonly endedAt: Instant | null
  readonly madeAt: Instant
  readonly version: number
  readonly part: Part | null
  readonly mayWrite: boolean
}

const columns = sql`r.id, r.case_id as "caseId", r.unit_id as "unitId", r.zone_id as "zoneId", r.phase, r.ground, r.destination, r.right_there as "rightThere",
  r.postponed, r.outcome, r.departed_at as "departedAt", r.arrived_at as "arrivedAt", r.ended_at as "endedAt", r.made_at as "madeAt", r.version,
  returns.my_part(r.id) as part, r.id = any (array(select returns.my_write_ids())) as "mayWrite"`

/** All returns of a case, the newest first. */
export async function returnsOf(tx: Tx, caseId: Id): Promise<readonly Return[]> {
  const { rows } = await sql<Return>`select ${columns} from returns.return r where r.case_id = ${caseId} order by r.made_at desc, r.id`.execute(tx)
  return rows
}

/** `false` when the case has a return that is not over, also one that the walls hide. */
export async function insertReturn(tx: Tx, made: { readonly id: Id; readonly caseId: Id; readonly unitId: Id; readonly zoneId: Id }): Promise<boolean> {
  const done = await sql`insert into returns.return (id, case_id, unit_id, zone_id, wall, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, ${made.zoneId}, ${`${made.unitId}/C0`}, authz.me()) on conflict do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}

export type Party = { readonly unitId: Id; readonly zoneId: Id; readonly part: Part; readonly zoneName: string }
/** Who takes part now. */
export async function partiesOf(tx: Tx, returnId: Id): Promise<readonly Party[]> {
  const { rows } = await sql<Party>`
    select p.unit_id as "unitId", p.zone_id as "zoneId", p.part, z.name as "zoneName" from returns.party p join people.zone z on z.id = p.zone_id
    where p.return_id = ${returnId} and p.ended_at is null order by p.made_at, p.unit_id`.execute(tx)
  return rows
}

export async function insertParty(
  tx: Tx,
  made: { readonly returnId: Id; readonly caseId: Id; readonly unitId: Id; readonly zoneId: Id; readonly part: Part },
): Promise<void> {
  await sql`insert into returns.party (return_id, case_id, unit_id, zone_id, wall, part, made_by)
    values (${made.returnId}, ${made.caseId}, ${made.unitId}, ${made.zoneId}, ${`${made.unitId}/C0`}, ${made.part}, authz.me())`.execute(tx)
}

/** What stands behind four of the gates, and what was heard after the journey: narrower than the return, and seen by fewer. */
export type Sight = 'findings' | 'risk' | 'trial' | 'fit' | 'after'
export async function sightsOf(tx: Tx, returnId: Id): Promise<readonly Sight[]> {
  return (await sql<{ seen: Sight[] }>`select returns.my_sights(${returnId}) as seen`.execute(tx)).rows[0]?.seen ?? []
}

/** What a deed changes of a return; false when it has moved on since `version`. */
export type Change = Partial<{
  phase: Phase
  ground: Ground
  destination: string
  rightThere: RightThere
  postponed: Postponement | null
  outcome: Outcome
  departedAt: Instant
  arrivedAt: Instant
  endedAt: Instant
}>
export async function changeReturn(tx: Tx, id: Id, version: number, to: Change): Promise<boolean> {
  const { rows } = await sql<{ id: Id }>`
    update returns.return set
      phase = coalesce(${to.phase ?? null}, phase), ground = coalesce(${to.ground ?? null}, ground), destination = coalesce(${to.destination ?? null}, destination),
      right_there = coalesce(${to.rightThere ?? null}, right_there),
      postponed = case when ${to.postponed !== undefined} then ${to.postponed ?? null}::text else postponed end,
      outcome = coalesce(${to.outcome ?? null}, outcome), departed_at = coalesce(${to.departedAt ?? null}::timestamptz, departed_at),
      arrived_at = coalesce(${to.arrivedAt ?? null}::timestamptz, arrived_at), ended_at = coalesce(${to.endedAt ?? null}::timestamptz, ended_at), version = version + 1
    where id = ${id} and version = ${version} returning id`.execute(tx)
  return rows.length === 1
}
