import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { GoalStep } from '#capabilities/returning/domain/goals.ts'
import type { Place } from '#capabilities/returning/store/reception.ts'

/** Everything that was said of the goals of a return, in the order in which it was said. */
export async function goalStepsOf(tx: Tx, returnId: Id): Promise<readonly GoalStep[]> {
  const { rows } = await sql<GoalStep>`
    select g.milestone, g.number, g.state, g.on_day::text as "onDay" from returns.goal_step g where g.return_id = ${returnId} order by g.milestone, g.number limit 500`.execute(
    tx,
  )
  return rows
}
/** `false` when somebody else said something of it first. */
export async function insertGoalStep(tx: Tx, place: Place, made: GoalStep & { readonly id: Id }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into returns.goal_step (id, return_id, case_id, unit_id, zone_id, milestone, number, state, on_day, made_by)
    values (${made.id}, ${place.returnId}, ${place.caseId}, ${place.unitId}, (select authz.my_zone()), ${made.milestone}, ${made.number}, ${made.state}, ${made.onDay}::date, (select authz.me()))
    on conflict (return_id, milestone, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}
