import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import type { Ground, RightThere } from '#capabilities/returning/domain/return.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { consentStands, insertApplication } from '#capabilities/returning/store/admission.ts'
import { choiceOf } from '#capabilities/returning/store/choice.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'
import { changeReturn, partiesOf } from '#capabilities/returning/store/return.ts'

export type Applied = { readonly ground: Ground; readonly destination: string; readonly rightThere: RightThere; readonly appliedOn: string }
export type ApplyRefusal = {
  readonly kind: 'moved-on' | 'not-chosen' | 'no-partner' | 'no-consent' | 'applied-in-future' | 'applied-before-choice' | 'not-the-coordinator' | 'not-sweden'
}

/** The coordinator applies: a ground, her own wish, a right to live there, and her consent that the programme is told. */
export async function applyFor(visit: Visit, { card, journey }: Entered, said: Applied): Promise<Result<Id, ApplyRefusal>> {
  if (journey.part !== 'coordinator') return refuse({ kind: 'not-the-coordinator' })
  const held = await lockReturn(visit.tx, journey.id)
  if (held?.phase !== 'choice') return refuse({ kind: 'moved-on' })
  const choice = await choiceOf(visit.tx, journey.id)
  if (choice?.chosen !== 'return') return refuse({ kind: 'not-chosen' })
  if (said.destination === 'SE') return refuse({ kind: 'not-sweden' })
  if (said.appliedOn > isoDay(visit.now)) return refuse({ kind: 'applied-in-future' })
  if (said.appliedOn < choice.chosenOn) return refuse({ kind: 'applied-before-choice' })
  if (!(await partiesOf(visit.tx, journey.id)).some((one) => one.part === 'partner')) return refuse({ kind: 'no-partner' })
  if (!(await consentStands(visit.tx, journey.id))) return refuse({ kind: 'no-consent' })
  const id = newId()
  await insertApplication(visit.tx, { id, returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id), appliedOn: said.appliedOn })
  const { ground, destination, rightThere } = said
  if (!(await changeReturn(visit.tx, journey.id, held.version, { phase: 'applied', ground, destination, rightThere }))) return refuse({ kind: 'moved-on' })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}
