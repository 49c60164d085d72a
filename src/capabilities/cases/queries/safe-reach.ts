import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { reachOf, type Reach, type Task } from '#capabilities/cases/domain/tasks.ts'
import { contactGuards } from '#capabilities/cases/sockets.ts'

/** Whether somebody may reach for her like that then, by every rule of safe contact that is kept. What does not reach for her is never stopped. */
export async function maySafelyReach(visit: Visit, caseId: Id, reach: Reach | null, at: Instant): Promise<boolean> {
  if (reach === null) return true
  for (const may of contactGuards) if (!(await may(visit, caseId, at, reach))) return false
  return true
}

export type Stop = {
  /** A rule of safe contact, perhaps a later one, says no to what the task would do. */
  readonly stopped: boolean
}

/** Open tasks that reach for her are asked about again each time they are shown: a rule may have come after them. */
export async function withStops<One extends Task>(visit: Visit, tasks: readonly One[]): Promise<(One & Stop)[]> {
  const marked: (One & Stop)[] = []
  for (const task of tasks) {
    const reach = task.doneAt === null && task.inCase ? reachOf(task.title) : null
    const at = task.dueAt < visit.now ? visit.now : task.dueAt
    marked.push({ ...task, stopped: !(await maySafelyReach(visit, task.caseId, reach, at)) })
  }
  return marked
}
