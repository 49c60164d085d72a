import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { addDays, earlier } from '#kernel/day.ts'
import { findCard, writeRecord } from '#capabilities/cases/contract.ts'
import { followOnCard } from '#capabilities/support/commands/follow-permit.ts'
import { endsPermit } from '#capabilities/support/domain/permit-residence.ts'
import { deriveAgain } from '#capabilities/support/domain/deadline.ts'
import type { Outcome } from '#capabilities/support/domain/deadline-codes.ts'
import { restDaysFor } from '#capabilities/support/queries/calendar-days.ts'
import { addDeadline, findDeadline, setOutcome, takeBackDecision, deadlinesOf, type Deadline, type Decision } from '#capabilities/support/store/deadline.ts'
import { allRules } from '#capabilities/support/store/deadline-rule.ts'

export type Closing = { readonly outcome: Outcome; readonly doneOn: string | null; readonly reason: string | null }
export type CloseRefusal =
  | { readonly kind: 'done-on-needed' }
  | { readonly kind: 'done-in-future' }
  | { readonly kind: 'done-before-it-began' }
  | { readonly kind: 'reason-needed' }
  | { readonly kind: 'already-closed' }
  | { readonly kind: 'not-yours-to-write' }
  | Changed

const happened = (outcome: Outcome): boolean => outcome === 'met' || outcome === 'extended' || outcome === 'replaced'

function faultOf(open: Deadline, said: Closing, today: string): Exclude<CloseRefusal, Changed>['kind'] | null {
  if (happened(said.outcome)) {
    if (said.doneOn === null) return 'done-on-needed'
    if (said.doneOn > today) return 'done-in-future'
    return said.doneOn < open.countedFrom ? 'done-before-it-began' : null
  }
  return said.reason === null ? 'reason-needed' : null
}

/** What is looked at again on a rhythm begins again from the day it was done. */
async function beginAgain(visit: Visit, met: Deadline, doneOn: string): Promise<void> {
  const rule = (await allRules(visit.tx))
    .filter((one) => one.code === met.code && one.validFrom <= doneOn && (one.validTo === null || one.validTo > doneOn))
    .at(-1)
  const next = rule && deriveAgain(rule, doneOn, await restDaysFor(doneOn))
  if (!next) return
  const { decisionId, caseId, unitId, wall, personId, deputyId } = met
  await addDeadline(visit.tx, { ...next, id: newId(), decisionId, caseId, unitId, wall, personId, deputyId })
}

/** Done on its day, or closed with a reason; one that nobody can say anything about stays open. */
export async function closeDeadline(visit: Visit, open: Deadline, version: number, said: Closing, repeats = true): Promise<Result<Id, CloseRefusal>> {
  if (open.outcome !== null) return refuse({ kind: 'already-closed' })
  const fault = faultOf(open, said, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  let reasonRecord: Id | null = null
  if (said.reason !== null) {
    const written = await writeRecord(visit, { caseId: open.caseId, class: open.wall.slice(-2), kind: 'deadline_reason', text: said.reason })
    if (!written.ok) return refuse({ kind: 'not-yours-to-write' })
    reasonRecord = written.value
  }
  const doneOn = happened(said.outcome) ? said.doneOn : null
  if (!(await setOutcome(visit.tx, open.id, version, { outcome: said.outcome, doneOn, reasonRecord }))) {
    const now = await findDeadline(visit.tx, open.caseId, open.id)
    return now?.outcome ? refuse({ kind: 'already-closed' }) : refuse({ kind: 'changed', theirs: {}, version: now?.version ?? version })
  }
  if (repeats && said.outcome === 'met' && doneOn !== null) await beginAgain(visit, open, doneOn)
  const card = endsPermit(open.code, said.outcome) ? await findCard(visit.tx, open.caseId) : null
  if (card) await followOnCard(visit, card, 'ended', earlier(addDays(open.lastOn, 1), isoDay(visit.now)))
  visit.note({ caseId: open.caseId, object: open.id, reason: said.outcome })
  return accept(open.id)
}

/** It was entered wrong: it stays readable, and the days it set going stop. Those that were done already stay done. */
export async function takeBack(visit: Visit, decision: Decision, version: number): Promise<Result<Id, { readonly kind: 'already-closed' } | Changed>> {
  if (decision.takenAt !== null) return refuse({ kind: 'already-closed' })
  if (!(await takeBackDecision(visit.tx, decision.id, version))) return refuse({ kind: 'changed', theirs: {}, version })
  for (const one of await deadlinesOf(visit.tx, decision.caseId))
    if (one.decisionId === decision.id && one.outcome === null)
      await setOutcome(visit.tx, one.id, one.version, { outcome: 'entered_wrong', doneOn: null, reasonRecord: null })
  visit.note({ caseId: decision.caseId, object: decision.id })
  return accept(decision.id)
}
