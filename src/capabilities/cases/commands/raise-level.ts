import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { ProtectionLevel } from '#capabilities/cases/domain/axes.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { insertAxisChange } from '#capabilities/cases/store/axis-change.ts'
import { raiseLevel, touch } from '#capabilities/cases/store/card.ts'

/**
 * Up to at least this level, as the end of a deed that found a reason; what is as high already stays. It never lowers: that is a decision of its own.
 * Call it last: at level 2 most of the team waits for a second person from here on.
 * @returns whether it was raised
 */
export async function raiseProtection(visit: Visit, caseId: Id, atLeast: ProtectionLevel): Promise<boolean> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'raise-level') || loaded.card.protectionLevel >= atLeast) return false
  const was = String(loaded.card.protectionLevel)
  await insertAxisChange(visit.tx, { caseId, axis: 'level', was, became: String(atLeast), onDay: dayOf(visit.now) })
  await touch(visit.tx, caseId, true)
  return (await raiseLevel(visit.tx, caseId, atLeast)) !== null
}
