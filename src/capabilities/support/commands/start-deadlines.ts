import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { findStaff } from '#capabilities/people/contract.ts'
import { awayOn } from '#capabilities/cases/contract.ts'
import { deriveAll } from '#capabilities/support/domain/deadline.ts'
import { triggerClass, type Trigger } from '#capabilities/support/domain/deadline-codes.ts'
import { entryFault, type EntryFault } from '#capabilities/support/domain/deadline-fields.ts'
import { restDaysFor } from '#capabilities/support/queries/calendar-days.ts'
import type { Standing } from '#capabilities/support/store/standing.ts'
import { answersFor, leavesFrom } from '#capabilities/support/store/deadline-leave.ts'
import { addDeadline, addDecision, headsOfMyZone } from '#capabilities/support/store/deadline.ts'
import { allRules } from '#capabilities/support/store/deadline-rule.ts'

export type EnteredDecision = {
  readonly trigger: Trigger
  readonly onDay: string
  readonly endsOn: string | null
  readonly personId: Id
  readonly deputyId: Id | null
}
/** `if_any`: the day runs with nobody behind it where there is nobody, and its page says so. */
type Behind = 'somebody' | 'if_any'
export type StartRefusal =
  | { readonly kind: EntryFault }
  | { readonly kind: 'not-yours-to-write' }
  | { readonly kind: 'not-a-colleague' }
  | { readonly kind: 'no-deputy' }
  | { readonly kind: 'no-rule' }
export type Started = { readonly decisionId: Id; readonly deadlineIds: readonly Id[] }

/** Nobody answers alone: without a named deputy a head of the unit stands in who is there, or whoever answers for the head who is away. */
export async function deputyFor(visit: Visit, personId: Id, deputyId: Id | null): Promise<Id | null> {
  if (deputyId !== null) return deputyId === personId ? null : deputyId
  const today = isoDay(visit.now)
  const leaves = await leavesFrom(visit.tx, today)
  const heads = (await headsOfMyZone(visit.tx)).filter((id) => id !== personId)
  const there = heads.find((id) => awayOn(leaves, id, today) === null) ?? heads.map((id) => answersFor(leaves, id, today)).find((id) => id !== personId)
  return there ?? heads[0] ?? null
}
export async function worksHere(visit: Visit, ids: readonly (Id | null)[]): Promise<boolean> {
  const named = ids.filter((id) => id !== null)
  const staff = await findStaff(visit.tx, named)
  return named.every((id) => staff.get(id)?.zoneId === visit.actor.zoneId && staff.get(id)?.active === true)
}

/** A decision as it stands in its document. The days it sets going come from the rules of that day, and never over a day the document states itself. */
export async function startDeadlines(
  visit: Visit,
  caseId: Id,
  standing: Standing,
  entry: EnteredDecision,
  behind: Behind = 'somebody',
): Promise<Result<Started, StartRefusal>> {
  const cls = triggerClass[entry.trigger]
  if (!standing.writes.includes(cls)) return refuse({ kind: 'not-yours-to-write' })
  const fault = entryFault(entry, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  if (!(await worksHere(visit, [entry.personId, entry.deputyId]))) return refuse({ kind: 'not-a-colleague' })
  const deputyId = await deputyFor(visit, entry.personId, entry.deputyId)
  if (deputyId === null && behind === 'somebody') return refuse({ kind: 'no-deputy' })
  const days = deriveAll(await allRules(visit.tx), entry, await restDaysFor(entry.onDay, entry.endsOn))
  if (days.length === 0) return refuse({ kind: 'no-rule' })
  const decisionId = newId()
  const wall = `${standing.unitId}/${cls}`
  await addDecision(visit.tx, { id: decisionId, caseId, unitId: standing.unitId, wall, trigger: entry.trigger, onDay: entry.onDay, endsOn: entry.endsOn })
  const deadlineIds: Id[] = []
  for (const day of days) {
    const id = newId()
    await addDeadline(visit.tx, { ...day, id, decisionId, caseId, unitId: standing.unitId, wall, personId: entry.personId, deputyId })
    deadlineIds.push(id)
  }
  visit.note({ caseId, object: decisionId, classes: [cls] })
  return accept({ decisionId, deadlineIds })
}

/**
 * The clock of what is kept whether it runs or not: a report about a child, whereabouts that nobody may know. What was written never waits for somebody to
 * stand behind a day, or for a rule of that day; the pages say which is missing.
 */
export async function startAlso(visit: Visit, caseId: Id, standing: Standing, trigger: Trigger, onDay: string): Promise<void> {
  await startDeadlines(visit, caseId, standing, { trigger, onDay, endsOn: null, personId: visit.actor.personId, deputyId: null }, 'if_any')
}
