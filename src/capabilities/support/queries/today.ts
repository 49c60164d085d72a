import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf } from '#capabilities/people/contract.ts'
import { supportPaths } from '#capabilities/support/paths.ts'
import { showDue } from '#capabilities/support/queries/due.ts'
import { supportWords } from '#capabilities/support/words.ts'

/** Measures to follow up, plans to look at again, rights to tell again. A number leads to exactly the rows it counts. */
export async function supportToday(visit: Visit): Promise<readonly DayItem[]> {
  const { reads } = ceilingOf(visit.actor.roles)
  if (!reads.has('C4') && !reads.has('C9')) return []
  const t = supportWords[visit.actor.language].day
  const { measures, plans, rights } = await showDue(visit, null)
  const items: readonly DayItem[] = [
    { column: 'now', href: supportPaths.lateMeasures, text: t.late, count: measures.length, late: true, due: measures[0]?.dueAt ?? null },
    { column: 'today', href: supportPaths.planReviews, text: t.plans, count: plans.length, late: false, due: null },
    { column: 'today', href: supportPaths.rightsToRepeat, text: t.rights, count: rights.length, late: false, due: null },
  ]
  return items.filter((item) => item.count > 0)
}
