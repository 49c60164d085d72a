import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { colleagues } from '#capabilities/people/contract.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { isLastLead } from '#capabilities/cases/commands/end-member.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { teamOf } from '#capabilities/cases/store/member.ts'
import { waitForReaders } from '#capabilities/cases/store/reading.ts'
import { endRecusal, insertRecusal, listRecusals, type RecusalReason } from '#capabilities/cases/store/recusal.ts'

export type RecuseRefusal = { readonly kind: 'no-such-case' } | { readonly kind: 'already-recused' } | { readonly kind: 'last-lead' }

/** Anybody in the case may say that a colleague, or they themselves, must not see it. It wins over every right, from this second. */
export async function recuse(visit: Visit, caseId: Id, personId: Id, reason: RecusalReason): Promise<Result<Id, RecuseRefusal>> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'record-wish') || !(await colleagues(visit.tx)).some((one) => one.id === personId))
    return refuse({ kind: 'no-such-case' })
  if ((await listRecusals(visit.tx, caseId)).some((one) => one.personId === personId)) return refuse({ kind: 'already-recused' })
  const member = (await teamOf(visit.tx, caseId)).find((one) => one.personId === personId)
  if (member && (await isLastLead(visit, member))) return refuse({ kind: 'last-lead' })
  const id = newId()
  visit.note({ caseId, object: id, reason })
  await waitForReaders(visit.tx, caseId)
  await insertRecusal(visit.tx, { id, caseId, personId, reason })
  return accept(id)
}

/** Only a lead lifts it, never their own. */
export async function liftRecusal(visit: Visit, caseId: Id, recusalId: Id): Promise<Result<Id, { readonly kind: 'not-yours' }>> {
  const loaded = await loadCase(visit, caseId)
  const found = loaded && mayAct(loaded.access, 'lead-unit') ? (await listRecusals(visit.tx, caseId)).find((one) => one.id === recusalId) : null
  if (!found || found.personId === visit.actor.personId || !(await endRecusal(visit.tx, recusalId))) return refuse({ kind: 'not-yours' })
  visit.note({ caseId, object: recusalId })
  return accept(recusalId)
}
