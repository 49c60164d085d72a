import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { deputyFor, worksHere } from '#capabilities/support/commands/start-deadlines.ts'
import { addLeave, leavesFrom } from '#capabilities/support/store/deadline-leave.ts'
import { findDeadline, setDuty, type Deadline } from '#capabilities/support/store/deadline.ts'

export type DutyRefusal = { readonly kind: 'not-a-colleague' } | { readonly kind: 'no-deputy' } | { readonly kind: 'already-closed' } | Changed

/** Somebody else answers for it from now on. */
export async function handOverDeadline(visit: Visit, open: Deadline, version: number, personId: Id, deputy: Id | null): Promise<Result<Id, DutyRefusal>> {
  if (open.outcome !== null) return refuse({ kind: 'already-closed' })
  if (!(await worksHere(visit, [personId, deputy]))) return refuse({ kind: 'not-a-colleague' })
  const deputyId = await deputyFor(visit, personId, deputy)
  if (deputyId === null) return refuse({ kind: 'no-deputy' })
  if (!(await setDuty(visit.tx, open.id, version, personId, deputyId))) {
    const now = await findDeadline(visit.tx, open.caseId, open.id)
    return refuse({ kind: 'changed', theirs: {}, version: now?.version ?? version })
  }
  visit.note({ caseId: open.caseId, object: open.id })
  return accept(open.id)
}

export type GoingAway = { readonly personId: Id; readonly fromDay: string; readonly untilDay: string; readonly deputyId: Id }
export type LeaveRefusal =
  | { readonly kind: 'ends-before-it-begins' }
  | { readonly kind: 'over-already' }
  | { readonly kind: 'not-a-colleague' }
  | { readonly kind: 'own-deputy' }
  | { readonly kind: 'deputy-away' }
  | { readonly kind: 'away-already' }
  | { readonly kind: 'only-the-head' }

/** Somebody will be away, and somebody who is there answers meanwhile. */
export async function goOnLeave(visit: Visit, leave: GoingAway, isHead: boolean): Promise<Result<Id, LeaveRefusal>> {
  const today = isoDay(visit.now)
  if (leave.personId !== visit.actor.personId && !isHead) return refuse({ kind: 'only-the-head' })
  if (leave.untilDay < leave.fromDay) return refuse({ kind: 'ends-before-it-begins' })
  if (leave.untilDay < today) return refuse({ kind: 'over-already' })
  if (leave.deputyId === leave.personId) return refuse({ kind: 'own-deputy' })
  if (!(await worksHere(visit, [leave.personId, leave.deputyId]))) return refuse({ kind: 'not-a-colleague' })
  const meanwhile = (await leavesFrom(visit.tx, leave.fromDay)).filter((one) => one.fromDay <= leave.untilDay)
  if (meanwhile.some((one) => one.personId === leave.personId)) return refuse({ kind: 'away-already' })
  if (meanwhile.some((one) => one.personId === leave.deputyId)) return refuse({ kind: 'deputy-away' })
  const id = newId()
  await addLeave(visit.tx, { id, ...leave })
  visit.note({ object: id })
  return accept(id)
}
