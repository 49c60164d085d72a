import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Area } from '#capabilities/support/domain/areas.ts'
import type { GoalEnd } from '#capabilities/support/domain/plan.ts'

export type Goal = {
  readonly id: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly area: Area
  readonly wordsRecord: Id
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly ended: GoalEnd | null
  readonly endedAt: Instant | null
  readonly version: number
}

/** Goals of a case that I may see: those that are held on to first, the oldest first. */
export async function goalsOf(tx: Tx, caseId: Id): Promise<readonly Goal[]> {
  const { rows } = await sql<Goal>`
    select g.id, g.unit_id as "unitId", g.zone_id as "zoneId", g.area, g.words_record as "wordsRecord", g.made_by as "madeBy", g.made_at as "madeAt", g.ended,
      g.ended_at as "endedAt", g.version
    from support.goal g where g.case_id = ${caseId} order by g.ended is not null, g.made_at, g.id limit 200`.execute(tx)
  return rows
}

export type NewGoal = { readonly id: Id; readonly caseId: Id; readonly unitId: Id; readonly wall: string; readonly area: Area; readonly wordsRecord: Id }
export async function addGoal(tx: Tx, made: NewGoal): Promise<void> {
  await sql`
    insert into support.goal (id, case_id, unit_id, zone_id, wall, area, words_record, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.wall}, ${made.area}, ${made.wordsRecord}, (select authz.me()))`.execute(
    tx,
  )
}

/** `false` when somebody else was first. */
export async function setGoalEnd(tx: Tx, id: Id, version: number, ended: GoalEnd): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update support.goal set ended = ${ended}, ended_by = (select authz.me()), ended_at = authz.now(), version = version + 1
    where id = ${id} and version = ${version} and ended is null`.execute(tx)
  return numAffectedRows === 1n
}
