import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { insertAxisChange } from '#capabilities/cases/store/axis-change.ts'
import { setChild, touch } from '#capabilities/cases/store/card.ts'

/** It is, or may be, a child. It only ever raises: "no" becomes "unknown" or "yes", "unknown" becomes "yes". Taking it back is a change of the card by a person. */
export async function raiseChildFlag(visit: Visit, caseId: Id, to: 'yes' | 'unknown' = 'yes'): Promise<Result<Id, { readonly kind: 'no-such-case' }>> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'change-card')) return refuse({ kind: 'no-such-case' })
  const was = loaded.card.child
  if (was === 'no' || (was === 'unknown' && to === 'yes')) {
    await setChild(visit.tx, caseId, to)
    await insertAxisChange(visit.tx, { caseId, axis: 'child', was, became: to, onDay: dayOf(visit.now) })
    await touch(visit.tx, caseId, true)
  }
  visit.note({ caseId, object: caseId })
  return accept(caseId)
}
