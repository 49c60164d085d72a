import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findCard, type Card } from '#capabilities/cases/contract.ts'
import { findStanding, type Standing } from '#capabilities/support/store/standing.ts'

const classes = ['C4', 'C7', 'C9']
export type EnteredLaw = { readonly card: Card; readonly standing: Standing }

/** The case as a member of the own unit meets it, with what they read and write of journal, permit and child. At level 2 the code is asked for again. */
export async function enterLaw(visit: Visit, caseId: Id, cls?: string): Promise<EnteredLaw | null> {
  const card = await findCard(visit.tx, caseId)
  const standing = card && (await findStanding(visit.tx, caseId, classes))
  if (!card || !standing || standing.reads.length === 0) return null
  if (cls !== undefined && !standing.reads.includes(cls)) return null
  if (card.protectionLevel === 2) visit.requireStrong()
  visit.note({ caseId })
  return { card, standing }
}
/** The same, for whoever may write whole texts of a class there now; without a class, of any. */
export async function enterLawToWrite(visit: Visit, caseId: Id, cls?: string): Promise<EnteredLaw | null> {
  const entered = await enterLaw(visit, caseId, cls)
  if (!entered) return null
  return (cls === undefined ? entered.standing.writes.length > 0 : entered.standing.writes.includes(cls)) ? entered : null
}
