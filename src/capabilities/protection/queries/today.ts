import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { ceilingOf } from '#capabilities/people/contract.ts'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import { showDue } from '#capabilities/protection/queries/due.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

/** What is to be looked at again and what is late, on My day in neutral words. A number leads to exactly the rows it counts. */
export async function protectionToday(visit: Visit): Promise<readonly DayItem[]> {
  if (!ceilingOf(visit.actor.roles).reads.has('C10')) return []
  const words = protectionWords[visit.actor.language].day
  const { reviews, measures } = await showDue(visit, null)
  const overdue = reviews.filter((one) => one.state === 'overdue').length
  const items: readonly DayItem[] = [
    {
      column: overdue > 0 ? 'now' : 'today',
      href: protectionPaths.reviews,
      text: overdue === reviews.length ? words.overdue(reviews.length) : words.due(reviews.length),
      count: reviews.length,
      late: overdue > 0,
      due: null,
    },
    {
      column: 'now',
      href: protectionPaths.lateMeasures,
      text: words.measures(measures.length),
      count: measures.length,
      late: true,
      due: measures[0]?.dueAt ?? null,
    },
  ]
  return items.filter((item) => item.count > 0)
}
