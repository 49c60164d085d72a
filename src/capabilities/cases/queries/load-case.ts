import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf } from '#capabilities/people/contract.ts'
import type { AccessFacts } from '#capabilities/cases/domain/access.ts'
import type { Card } from '#capabilities/cases/domain/card.ts'
import { maySeeCard } from '#capabilities/cases/domain/may-read.ts'
import { loadAccessRows } from '#capabilities/cases/store/access.ts'
import { findCard } from '#capabilities/cases/store/card.ts'

export type LoadedCase = { readonly card: Card; readonly access: AccessFacts }

/**
 * The card and everything the access decision needs, or `null` when the case is not there for this person.
 * The program decides first, by the same table as the database behind it.
 */
export async function loadCase(visit: Visit, id: Id): Promise<LoadedCase | null> {
  const card = await findCard(visit.tx, id)
  if (!card) return null
  const { actor } = visit
  const ceiling = ceilingOf(actor.roles)
  const { active, shredded, ...rows } = await loadAccessRows(visit.tx, id)
  const access: AccessFacts = {
    now: visit.now,
    me: { personId: actor.personId, zoneId: actor.zoneId, active, reads: ceiling.reads, writes: ceiling.writes, forms: ceiling.mayForm },
    case: { level: card.protectionLevel, closed: card.closedAt !== null, shredded, leadUnitId: card.leadUnitId },
    ...rows,
  }
  return maySeeCard(access) ? { card, access } : null
}
