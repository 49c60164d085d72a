import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { informationFault, withoutInterpreter, type InformationFault, type Talk } from '#capabilities/returning/domain/choice.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { editionOn } from '#capabilities/returning/reference/choice-sheet.ts'
import { ownUnit } from '#capabilities/returning/queries/own-unit.ts'
import { lockReturn } from '#capabilities/returning/store/lock.ts'
import { insertInformation } from '#capabilities/returning/store/choice.ts'

export type InformRefusal = { readonly kind: InformationFault | 'moved-on' }

/** What was gone through, in which language, through whom, from which version of the sheet. A talk that does not count is kept as well: it happened. */
export async function giveInformation(visit: Visit, { card, journey }: Entered, told: Talk): Promise<Result<Id, InformRefusal>> {
  if ((await lockReturn(visit.tx, journey.id))?.phase !== 'choice') return refuse({ kind: 'moved-on' })
  const fault = informationFault(told, isoDay(visit.now))
  if (fault !== null) return refuse({ kind: fault })
  const id = newId()
  const own = { id, returnId: journey.id, caseId: card.id, unitId: await ownUnit(visit, card.id) }
  await insertInformation(visit.tx, { ...own, ...withoutInterpreter(told), edition: editionOn(told.givenOn).from })
  visit.note({ caseId: card.id, object: id })
  return accept(id)
}
