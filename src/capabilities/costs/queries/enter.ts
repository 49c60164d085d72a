import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findCard, type Card } from '#capabilities/cases/contract.ts'
import { findStanding, type Standing } from '#capabilities/costs/store/standing.ts'

export type Entered = { readonly card: Card; readonly standing: Standing }

/** The case as a member of the own unit who reads its costs meets it; `null` is 404. At level 2 passphrase and code are asked for again. */
export async function enter(visit: Visit, caseId: Id): Promise<Entered | null> {
  const card = await findCard(visit.tx, caseId)
  const standing = card && (await findStanding(visit.tx, caseId))
  if (!card || !standing?.reads) return null
  if (card.protectionLevel === 2) visit.requireStrong()
  visit.note({ caseId })
  return { card, standing }
}

/** The same, for whoever may write costs there now. */
export async function enterToWrite(visit: Visit, caseId: Id): Promise<Entered | null> {
  const entered = await enter(visit, caseId)
  return entered?.standing.writes ? entered : null
}
