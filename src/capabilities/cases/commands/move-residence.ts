import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Residence } from '#capabilities/cases/domain/axes.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { insertAxisChange, latestDayOf, valueBefore } from '#capabilities/cases/store/axis-change.ts'
import { setResidence, touch } from '#capabilities/cases/store/card.ts'

/** Whether the one asking may change the card of the case. */
export async function mayChangeCard(visit: Visit, caseId: Id): Promise<boolean> {
  const loaded = await loadCase(visit, caseId)
  return loaded !== null && mayAct(loaded.access, 'change-card')
}

/** What the card said before an application for a permit; `null` when none changed it. */
export async function residenceBeforeApplying(visit: Visit, caseId: Id): Promise<Residence | null> {
  return (await valueBefore(visit.tx, caseId, 'residence', 'applied_5_15')) as Residence | null
}

/**
 * What a decision means for the right of residence on the card, as a row of its history with the day of the decision.
 *
 * @returns `kept` when the card is not theirs to change, says something else by now, or was changed from a later day on
 */
export async function moveResidence(
  visit: Visit,
  caseId: Id,
  change: { readonly was: Residence; readonly became: Residence; readonly onDay: string },
): Promise<'moved' | 'kept'> {
  const { was, became, onDay } = change
  if (was === became || !(await mayChangeCard(visit, caseId))) return 'kept'
  const latest = await latestDayOf(visit.tx, caseId, 'residence')
  if (latest !== null && latest > onDay) return 'kept'
  if (!(await setResidence(visit.tx, caseId, was, became))) return 'kept'
  await insertAxisChange(visit.tx, { caseId, axis: 'residence', was, became, onDay })
  await touch(visit.tx, caseId, true)
  return 'moved'
}
