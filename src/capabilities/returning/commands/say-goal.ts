import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { goalFault, type GoalFault, type GoalState } from '#capabilities/returning/domain/goals.ts'
import type { GoalModel } from '#capabilities/returning/queries/goals.ts'
import { insertGoalStep } from '#capabilities/returning/store/goals.ts'

export type GoalRefusal = { readonly kind: GoalFault } | Changed

/** How it goes with a goal now. What was said before stays. */
export async function sayGoal(
  visit: Visit,
  { entered, goal, arrivedOn }: GoalModel,
  said: { readonly state: GoalState; readonly onDay: string },
  version: number,
): Promise<Result<Id, GoalRefusal>> {
  if (version !== goal.number) return refuse({ kind: 'changed', theirs: {}, version: goal.number })
  const fault = goalFault(said, goal.state, arrivedOn, isoDay(visit.now))
  if (fault) return refuse({ kind: fault })
  const id = newId()
  const kept = await insertGoalStep(visit.tx, entered.place, { id, milestone: goal.milestone, number: goal.number + 1, ...said })
  if (!kept) return refuse({ kind: 'changed', theirs: {}, version: goal.number + 1 })
  visit.note({ object: id, reason: said.state })
  return accept(id)
}
