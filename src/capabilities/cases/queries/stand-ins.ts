import type { Tx } from '#platform/db/tx.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { headsByZone, whoHaveLeft } from '#capabilities/people/contract.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { noStandIn, standInFor, type Presence, type StandIn } from '#capabilities/cases/domain/stand-in.ts'
import { dayItIsAskedFor, type Task } from '#capabilities/cases/domain/tasks.ts'
import { absences } from '#capabilities/cases/sockets.ts'

/** Who is away on a day or later, as the rooms that know it say, who has left, and who the heads are. */
export async function presenceFrom(tx: Tx, day: string): Promise<Presence> {
  const [away, left, heads] = await together([together(absences.map((ask) => ask(tx, day))), whoHaveLeft(tx), headsByZone(tx)])
  return { away: away.flat(), left: new Set(left), heads }
}
/** Each task of the own zone with who answers for it. What has gone to its deputy is asked for today, and the rest on its day. */
export async function withStandIns<Each extends Task>(visit: Visit, tasks: readonly Each[]): Promise<readonly (Each & StandIn)[]> {
  const isOpen = (task: Each): boolean => task.doneAt === null && task.zoneId === visit.actor.zoneId
  if (!tasks.some(isOpen)) return tasks.map((task) => ({ ...task, ...noStandIn }))
  const today = dayOf(visit.now)
  const presence = await presenceFrom(visit.tx, today)
  return tasks.map((task) => {
    const gone = task.escalatedAt !== null
    const day = gone ? today : dayItIsAskedFor(task.dueAt, visit.now)
    return { ...task, ...(isOpen(task) ? standInFor(task, gone, day, today, presence) : noStandIn) }
  })
}
