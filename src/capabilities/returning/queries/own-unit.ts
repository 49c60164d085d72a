import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { mine, unitsIn } from '#capabilities/returning/store/units.ts'

/**
 * The own part of a case, for whoever may write there.
 * @throws Error when there is none: `enterToWrite` lets nobody come so far
 */
export async function ownUnit(visit: Visit, caseId: Id): Promise<Id> {
  const unit = mine(await unitsIn(visit.tx, caseId))
  if (!unit) throw new Error('there is no own part of this case to write in')
  return unit.unitId
}
