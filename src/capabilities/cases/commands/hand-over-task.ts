import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { worksIn } from '#capabilities/cases/commands/add-task.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { reachOf } from '#capabilities/cases/domain/tasks.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { maySafelyReach } from '#capabilities/cases/queries/safe-reach.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { findTask, setTaskDuty } from '#capabilities/cases/store/task.ts'

export type TaskHandOver = {
  readonly caseId: Id
  readonly taskId: Id
  readonly version: number
  readonly personId: Id
  readonly deputyId: Id | null
  readonly dueAt: Instant
}
export type HandOverTaskRefusal =
  | { readonly kind: 'no-such-task' }
  | { readonly kind: 'not-in-that-zone' }
  | { readonly kind: 'unsafe-contact' }
  | { readonly kind: 'changed'; readonly theirs: Readonly<Record<string, string>>; readonly version: number }

/** A task goes to a colleague of the zone that is to do it, with a new time; a clock that had escalated runs again. */
export async function handOverTask(visit: Visit, asked: TaskHandOver): Promise<Result<Id, HandOverTaskRefusal>> {
  const loaded = await loadCase(visit, asked.caseId)
  const task = loaded && mayAct(loaded.access, 'change-card') ? await findTask(visit.tx, asked.caseId, asked.taskId) : null
  if (!task || task.doneAt !== null || task.zoneId !== visit.actor.zoneId) return refuse({ kind: 'no-such-task' })
  if (!(await worksIn(visit, task.zoneId, [asked.personId, asked.deputyId]))) return refuse({ kind: 'not-in-that-zone' })
  if (!(await maySafelyReach(visit, asked.caseId, reachOf(task), asked.dueAt))) return refuse({ kind: 'unsafe-contact' })
  if (!(await setTaskDuty(visit.tx, task.id, asked.version, asked))) return refuse({ kind: 'changed', theirs: {}, version: task.version })
  await touch(visit.tx, asked.caseId)
  visit.note({ caseId: asked.caseId, object: task.id })
  return accept(task.id)
}
