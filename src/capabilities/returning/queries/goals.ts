import type { Day } from '#kernel/day.ts'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { goalsOf, type GoalView } from '#capabilities/returning/domain/goals.ts'
import type { Milestone } from '#capabilities/returning/domain/home-plan.ts'
import { enterAfter, type AfterEntered } from '#capabilities/returning/queries/enter-after.ts'
import { goalStepsOf } from '#capabilities/returning/store/goals.ts'
import { homePlansOf, type HomePlan } from '#capabilities/returning/store/home-plan.ts'

/** The newest plan that was agreed with her; a proposal is none. */
export const agreedPlan = async (visit: Visit, returnId: Id): Promise<HomePlan | null> =>
  (await homePlansOf(visit.tx, returnId)).find(({ agreedOn }) => agreedOn !== null) ?? null

export const goalsNow = async (visit: Visit, returnId: Id, plan: HomePlan | null): Promise<readonly GoalView[]> =>
  plan === null ? [] : goalsOf(plan.milestones, await goalStepsOf(visit.tx, returnId), isoDay(visit.now))

export type GoalModel = { readonly entered: AfterEntered; readonly goal: GoalView; readonly arrivedOn: Day }
/** For whoever may write after the journey; `null` is 404. */
export async function prepareGoal(visit: Visit, caseId: Id, milestone: Milestone): Promise<GoalModel | null> {
  const entered = await enterAfter(visit, caseId)
  if (!entered?.journey.arrivedAt) return null
  const { id, arrivedAt } = entered.journey
  const goal = (await goalsNow(visit, id, await agreedPlan(visit, id))).find((one) => one.milestone === milestone)
  return goal ? { entered, goal, arrivedOn: isoDay(arrivedAt) } : null
}
