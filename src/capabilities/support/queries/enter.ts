import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findCard, type Card } from '#capabilities/cases/contract.ts'
import { classOf } from '#capabilities/support/domain/areas.ts'
import { findStanding, type Standing } from '#capabilities/support/store/standing.ts'

/** The case, where I stand in it, and the class in which this room's words about it are written. */
export type Entered = { readonly card: Card; readonly standing: Standing; readonly cls: 'C4' | 'C9'; readonly wall: string }

/** The case as a member of the own unit meets it who reads the journal or the child's part; `null` is 404. At level 2 passphrase and code are asked for again. */
export async function enter(visit: Visit, caseId: Id): Promise<Entered | null> {
  const card = await findCard(visit.tx, caseId)
  const standing = card && (await findStanding(visit.tx, caseId))
  if (!card || !standing || standing.reads.length === 0) return null
  if (card.protectionLevel === 2) visit.requireStrong()
  visit.note({ caseId })
  const cls = classOf(card.child)
  return { card, standing, cls, wall: `${standing.unitId}/${cls}` }
}

export const mayWriteHere = ({ standing, cls }: Entered): boolean => standing.writes.includes(cls)

/** The same, for whoever may write there now. */
export async function enterToWrite(visit: Visit, caseId: Id): Promise<Entered | null> {
  const entered = await enter(visit, caseId)
  return entered && mayWriteHere(entered) ? entered : null
}
