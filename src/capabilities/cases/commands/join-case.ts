import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Card } from '#capabilities/cases/domain/card.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { touch } from '#capabilities/cases/store/card.ts'

/** Something (a call) becomes part of a case that is there already: only for a member who may write in it, and only while it is open. */
export async function joinCase(visit: Visit, caseId: Id): Promise<Result<Card, { readonly kind: 'no-such-case' }>> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'change-card')) return refuse({ kind: 'no-such-case' })
  await touch(visit.tx, caseId)
  visit.note({ caseId, object: caseId })
  return accept(loaded.card)
}
