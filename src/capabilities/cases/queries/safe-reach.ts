import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { reachOf, type AskedReach, type Reach, type Task } from '#capabilities/cases/domain/tasks.ts'
import { contactGuards } from '#capabilities/cases/sockets.ts'

/** One answer each. What is known of a case is asked for once. */
async function answersFor(visit: Visit, caseId: Id, asked: readonly AskedReach[]): Promise<readonly boolean[]> {
  let may: readonly boolean[] = asked.map(() => true)
  for (const guard of contactGuards) {
    const said = await guard(visit, caseId, asked)
    may = may.map((one, place) => one && said[place] === true)
  }
  return may
}

/** Whether somebody may reach for her like that then, by every rule of safe contact that is kept. What does not reach for her is never stopped. */
export async function maySafelyReach(visit: Visit, caseId: Id, reach: Reach | null, at: Instant): Promise<boolean> {
  return reach === null || (await answersFor(visit, caseId, [{ reach, at }])).every(Boolean)
}

export type Stop = {
  /** A rule of safe contact, perhaps a later one, says no to what the task would do. */
  readonly stopped: boolean
}

/** Open tasks that reach for her are asked about again each time they are shown: a rule may have come after them. */
export async function withStops<One extends Task>(visit: Visit, tasks: readonly One[]): Promise<(One & Stop)[]> {
  const stopped = new Set<Id>()
  const reaching = tasks.flatMap((task) => {
    const reach = task.doneAt === null && task.inCase ? reachOf(task) : null
    return reach === null ? [] : [{ task, ask: { reach, at: task.dueAt < visit.now ? visit.now : task.dueAt } }]
  })
  for (const [caseId, ofCase] of Map.groupBy(reaching, ({ task }) => task.caseId)) {
    const asked = ofCase.map(({ ask }) => ask)
    const may = await answersFor(visit, caseId, asked)
    ofCase.forEach(({ task }, place) => may[place] || stopped.add(task.id))
  }
  return tasks.map((task) => ({ ...task, stopped: stopped.has(task.id) }))
}
