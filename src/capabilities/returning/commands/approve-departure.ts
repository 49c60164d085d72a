import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { closedGates, mayApprove, type ApproveRefusal } from '#capabilities/returning/domain/gates.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { approvalsOf, gateFacts, insertApproval, takeBackApproval } from '#capabilities/returning/store/gates.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'

/** Said in the own name: the journey may begin. Two who press at once, and whoever hears that she has changed her mind, come one after the other. */
export async function approveDeparture(visit: Visit, { card, journey }: Entered): Promise<Result<Id, { readonly kind: ApproveRefusal | 'moved-on' }>> {
  const held = await lockReturn(visit.tx, journey.id)
  const facts = held && (await gateFacts(visit.tx, journey.id))
  if (!held || !facts) return refuse({ kind: 'moved-on' })
  const { part } = journey
  const refusal = mayApprove({ part, person: visit.actor.personId, phase: held.phase }, await approvalsOf(visit.tx, journey.id), closedGates(facts))
  if (refusal !== null || (part !== 'coordinator' && part !== 'partner')) return refuse({ kind: refusal ?? 'not-yours-to-approve' })
  const id = newId()
  await insertApproval(visit.tx, { id, returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id), part })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}

/** Whoever approved finds that it no longer holds. No reason is asked for. */
export async function takeBackDeparture(visit: Visit, { card, journey }: Entered): Promise<Result<Id, { readonly kind: 'nothing-to-take-back' }>> {
  const held = await lockReturn(visit.tx, journey.id)
  if (held?.phase !== 'admitted' || !(await takeBackApproval(visit.tx, journey.id))) return refuse({ kind: 'nothing-to-take-back' })
  visit.note({ caseId: card.id, object: journey.id })
  return accept(journey.id)
}
