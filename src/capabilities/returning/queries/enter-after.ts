import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { enter, type Entered } from '#capabilities/returning/queries/enter.ts'
import { myUnit, type Place } from '#capabilities/returning/store/reception.ts'

/** A return, and where the one asking writes about what comes after the journey. */
export type AfterEntered = Entered & { readonly place: Place }

/** For whoever may write there now, also when the return has ended: a receipt or a call may come late. `null` is 404. */
export async function enterAfter(visit: Visit, caseId: Id): Promise<AfterEntered | null> {
  const entered = await enter(visit, caseId)
  if (!entered?.journey.mayWrite) return null
  const unitId = await myUnit(visit.tx, caseId)
  return unitId === null ? null : { ...entered, place: { returnId: entered.journey.id, caseId, unitId } }
}
