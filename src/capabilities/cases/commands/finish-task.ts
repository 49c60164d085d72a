import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import type { Task, TaskOutcome } from '#capabilities/cases/domain/tasks.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { findTask, setTaskDone } from '#capabilities/cases/store/task.ts'

export type FinishRefusal =
  | { readonly kind: 'no-such-task' }
  | { readonly kind: 'changed'; readonly theirs: Readonly<Record<string, string>>; readonly version: number }

/** The zone that is to do it finishes it, and the zone that asked may take it back as not needed. */
export const mayFinish = (task: Task, zoneId: Id): boolean => task.zoneId === zoneId || task.fromZone === zoneId
/** Named to me, or come to me as deputy or in the deputy's place: mine to finish, in the team or not. */
export const isMine = (task: Task, actor: { readonly personId: Id; readonly zoneId: Id }): boolean =>
  task.zoneId === actor.zoneId &&
  (task.personId === actor.personId || (task.escalatedAt !== null && (task.deputyId === actor.personId || task.goneOnTo === actor.personId)))

export async function finishTask(
  visit: Visit,
  asked: { readonly caseId: Id; readonly taskId: Id; readonly version: number; readonly outcome: TaskOutcome },
): Promise<Result<Id, FinishRefusal>> {
  const loaded = await loadCase(visit, asked.caseId)
  const task = await findTask(visit.tx, asked.caseId, asked.taskId)
  const inTeam = loaded !== null && mayAct(loaded.access, 'change-card')
  if (!task || loaded?.card.closedAt || !(inTeam ? mayFinish(task, visit.actor.zoneId) : isMine(task, visit.actor))) return refuse({ kind: 'no-such-task' })
  if (!(await setTaskDone(visit.tx, task.id, asked.version, asked.outcome))) {
    const now = await findTask(visit.tx, asked.caseId, asked.taskId)
    return refuse({ kind: 'changed', theirs: { outcome: now?.outcome ?? '' }, version: now?.version ?? asked.version })
  }
  await touch(visit.tx, asked.caseId)
  visit.note({ caseId: asked.caseId, object: task.id, reason: asked.outcome })
  return accept(task.id)
}
