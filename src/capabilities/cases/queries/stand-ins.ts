import type { Tx } from '#platform/db/tx.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Id } from '#kernel/id.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { awayWhenDue, type Task } from '#capabilities/cases/domain/tasks.ts'
import { absences, type Absence } from '#capabilities/cases/sockets.ts'

/** Who is away on a day or later, as the rooms that know it say. */
export const absencesFrom = async (tx: Tx, day: string): Promise<readonly Absence[]> => (await together(absences.map((ask) => ask(tx, day)))).flat()

const standInOf = (task: Task, away: readonly Absence[]): Id | null => {
  const absence = awayWhenDue(task, away)
  return absence === null ? null : (task.deputyId ?? absence.deputyId)
}

/** Who answers for a task that is due while whoever has it is away; `standInId` is `null` when nobody needs to. */
export async function withStandIns<Each extends Task>(visit: Visit, tasks: readonly Each[]): Promise<readonly (Each & { readonly standInId: Id | null })[]> {
  const open = tasks.some((task) => task.doneAt === null && task.personId !== null && task.zoneId === visit.actor.zoneId)
  const away = open ? await absencesFrom(visit.tx, dayOf(visit.now)) : []
  return tasks.map((task) => ({ ...task, standInId: standInOf(task, away) }))
}
