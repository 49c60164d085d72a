import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findCard, type Card } from '#capabilities/cases/contract.ts'
import { findStanding, type Standing } from '#capabilities/protection/store/standing.ts'

export type Entered = { readonly card: Card; readonly standing: Standing }

/** The case as a member of the own unit meets it; `null` is 404. At level 2 passphrase and code are asked for again, as everywhere in the case. */
export async function enter(visit: Visit, caseId: Id): Promise<Entered | null> {
  const card = await findCard(visit.tx, caseId)
  const standing = card && (await findStanding(visit.tx, caseId))
  if (!card || !standing) return null
  if (card.protectionLevel === 2) visit.requireStrong()
  visit.note({ caseId })
  return { card, standing }
}

/** The same, for whoever may write whole texts of a class there now. */
export async function enterToWrite(visit: Visit, caseId: Id, cls: string): Promise<Entered | null> {
  const entered = await enter(visit, caseId)
  return entered?.standing.writes.includes(cls) ? entered : null
}
