import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { moveResidence, residenceBeforeApplying, type Card } from '#capabilities/cases/contract.ts'
import { residenceAfter, type PermitEvent } from '#capabilities/support/domain/permit-residence.ts'
import { permitsOf } from '#capabilities/support/store/permit.ts'

/** Part of the deed that changed a permit: the card says so from the same day, where the law leaves no doubt. What somebody said of a later day stays. */
export async function followOnCard(visit: Visit, card: Card, event: PermitEvent, onDay: string): Promise<void> {
  const before = await residenceBeforeApplying(visit, card.id)
  const became = residenceAfter(event, await permitsOf(visit.tx, card.id), card.residence, isoDay(visit.now), before)
  if (became !== null) await moveResidence(visit, card.id, { was: card.residence, became, onDay })
}
