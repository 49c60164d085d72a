import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { countsAsChild } from '#capabilities/cases/contract.ts'
import { endReturn } from '#capabilities/returning/commands/end-return.ts'
import { admissionOf, decideFault, isDecider, type AdmissionAnswer, type DecideFault, type NoReason } from '#capabilities/returning/domain/admission.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { admissionsOf, consentStands, findingsOf, insertAdmission } from '#capabilities/returning/store/admission.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'
import { changeReturn } from '#capabilities/returning/store/return.ts'

export type SaidDecision = { readonly answer: AdmissionAnswer; readonly reason: NoReason | null; readonly decidedOn: string }
export type DecideRefusal = { readonly kind: DecideFault | 'moved-on' | 'not-a-decider' }

/** One of the two decisions about admission, in the own name. The second yes admits; the first no ends the return. */
export async function decideAdmission(visit: Visit, entered: Entered, said: SaidDecision): Promise<Result<Id, DecideRefusal>> {
  const { card, journey } = entered
  const { part } = journey
  if (!isDecider(part)) return refuse({ kind: 'not-a-decider' })
  const held = await lockReturn(visit.tx, journey.id)
  if (held?.phase !== 'applied') return refuse({ kind: 'moved-on' })
  const [decisions, findings] = [await admissionsOf(visit.tx, journey.id), await findingsOf(visit.tx, journey.id)]
  const unitId = await ownUnit(visit, card.id)
  const made = { part, unitId, answer: said.answer, reason: said.answer === 'no' ? said.reason : null, decidedOn: said.decidedOn }
  const there = { decisions, findings, isChild: countsAsChild(card.child), consent: await consentStands(visit.tx, journey.id), today: isoDay(visit.now) }
  const fault = decideFault({ ...made, me: visit.actor.personId }, there)
  if (fault !== null) return refuse({ kind: fault })
  const id = newId()
  await insertAdmission(visit.tx, { id, returnId: journey.id, caseId: card.id, ...made })
  const stands = admissionOf([...decisions, { ...made, madeBy: visit.actor.personId }])
  if (stands === 'admitted' && !(await changeReturn(visit.tx, journey.id, held.version, { phase: 'admitted' }))) return refuse({ kind: 'moved-on' })
  if (stands === 'not_admitted') {
    const end = { kind: 'not_admitted', outcome: 'not_admitted', endedOn: said.decidedOn, wordsRecord: null } as const
    const ended = await endReturn(visit, entered, held.version, end)
    if (!ended.ok) return ended
  }
  visit.note({ caseId: card.id, object: id, reason: said.answer })
  return accept(id)
}
