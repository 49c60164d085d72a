import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findCard, type Card } from '#capabilities/cases/contract.ts'
import { returnsOf, type Return } from '#capabilities/returning/store/return.ts'

/** A case and its return, as somebody whose part of the case takes part in it meets them. */
export type Entered = { readonly card: Card; readonly journey: Return }

/** The newest return of a case, for those who take part in it; `null` is 404. At level 2 passphrase and code are asked for again. */
export async function enter(visit: Visit, caseId: Id): Promise<Entered | null> {
  const card = await findCard(visit.tx, caseId)
  const [journey] = card ? await returnsOf(visit.tx, caseId) : []
  if (!card || !journey?.part) return null
  if (card.protectionLevel === 2) visit.requireStrong()
  visit.note({ caseId, object: journey.id })
  return { card, journey }
}

/** The same, for whoever may go on with it now. */
export async function enterToWrite(visit: Visit, caseId: Id): Promise<Entered | null> {
  const entered = await enter(visit, caseId)
  return entered?.journey.mayWrite && entered.journey.phase !== 'ended' ? entered : null
}
