import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { GoalEnd } from '#capabilities/support/domain/plan.ts'
import { goalsOf, setGoalEnd, type Goal } from '#capabilities/support/store/goal.ts'
import { supportWords } from '#capabilities/support/words.ts'

/** Reached, changed to another, or let go of: it is hers to say, and its words stay. */
export async function endGoal(visit: Visit, caseId: Id, goal: Goal, version: number, ended: GoalEnd): Promise<Result<Id, Changed>> {
  if (await setGoalEnd(visit.tx, goal.id, version, ended)) {
    visit.note({ caseId, object: goal.id, reason: ended })
    return accept(goal.id)
  }
  const now = (await goalsOf(visit.tx, caseId)).find((one) => one.id === goal.id)
  return refuse({
    kind: 'changed',
    theirs: now?.ended ? { ended: supportWords[visit.actor.language].plan.goalEnds[now.ended] } : {},
    version: now?.version ?? version,
  })
}
