import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Phase } from '#capabilities/cases/domain/axes.ts'
import type { ReopeningReason } from '#capabilities/cases/domain/closing.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { insertAxisChange } from '#capabilities/cases/store/axis-change.ts'
import { setPhase, touch } from '#capabilities/cases/store/card.ts'
import { insertReopening, standingClosure } from '#capabilities/cases/store/closure.ts'

export type ReopenRefusal = { readonly kind: 'not-closed' }

/** A closed case opens only by a decision with a reason, by whoever led it. Everybody else is added anew. */
export async function reopenCase(
  visit: Visit,
  caseId: Id,
  facts: { readonly reason: ReopeningReason; readonly phase: Exclude<Phase, 'closed'> },
): Promise<Result<Id, ReopenRefusal>> {
  const loaded = await loadCase(visit, caseId)
  const closure = loaded && mayAct(loaded.access, 'reopen') ? await standingClosure(visit.tx, caseId) : null
  if (!loaded || !closure || !(await setPhase(visit.tx, caseId, loaded.card.version, facts.phase, false))) return refuse({ kind: 'not-closed' })
  const id = newId()
  await insertReopening(visit.tx, { id, caseId, closureId: closure.id, reason: facts.reason })
  await insertAxisChange(visit.tx, { caseId, axis: 'phase', was: 'closed', became: facts.phase, onDay: dayOf(visit.now) })
  await touch(visit.tx, caseId, true)
  visit.note({ caseId, object: id, reason: facts.reason })
  return accept(id)
}
