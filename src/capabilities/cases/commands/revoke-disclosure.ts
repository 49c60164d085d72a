import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { dropApproval } from '#capabilities/cases/store/approval.ts'
import { touch } from '#capabilities/cases/store/card.ts'
import { findDisclosure, setRevoked } from '#capabilities/cases/store/disclosure.ts'
import { dropDisclosureWraps } from '#capabilities/cases/store/key-wrap.ts'
import { waitForReaders } from '#capabilities/cases/store/reading.ts'

export type RevokeRefusal = { readonly kind: 'no-such-disclosure' } | { readonly kind: 'cannot-recall' }

/** Ends a running disclosure, or one not yet sent, at once: right and keys in the same moment. A copy that has left stays where it is. */
export async function revokeDisclosure(visit: Visit, caseId: Id, disclosureId: Id, why: 'decision' | 'mistake'): Promise<Result<Id, RevokeRefusal>> {
  const loaded = await loadCase(visit, caseId)
  const one = loaded && mayAct(loaded.access, 'lead-unit') ? await findDisclosure(visit.tx, caseId, disclosureId) : null
  if (!one || one.fromZone !== visit.actor.zoneId) return refuse({ kind: 'no-such-disclosure' })
  if (one.state === 'sent') return refuse({ kind: 'cannot-recall' })
  await waitForReaders(visit.tx, caseId)
  await dropDisclosureWraps(visit.tx, disclosureId)
  if (!(await setRevoked(visit.tx, disclosureId, one.version, why))) return refuse({ kind: 'no-such-disclosure' })
  await dropApproval(visit.tx, disclosureId)
  await touch(visit.tx, caseId, true)
  visit.note({ caseId, object: disclosureId, classes: one.classes, reason: why })
  return accept(disclosureId)
}
