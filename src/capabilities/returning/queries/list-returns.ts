import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { neutralOf, neutralStates } from '#capabilities/returning/domain/return.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { listReturns, listShows, type ListShow } from '#capabilities/returning/store/list.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'

export const listAnswer = z.object({
  show: z.enum(listShows),
  returns: z.array(z.object({ caseId: z.string(), pseudonym: z.string(), state: z.enum(neutralStates), madeAt: z.date() })),
  next: z.object({ before: z.string(), beforeId: z.string() }).nullable(),
  /** Whether whoever asks keeps the money of the zone as well. */
  keepsMoney: z.boolean(),
})
export type ListModel = z.input<typeof listAnswer>

const pageSize = 20
/** Outside the case: the made-up name and one neutral word. */
export async function showReturns(
  visit: Visit,
  asked: { readonly show: ListShow; readonly before?: string | undefined; readonly beforeId?: Id | undefined },
): Promise<ListModel> {
  const before = asked.before && asked.beforeId ? { at: asked.before, id: asked.beforeId } : null
  const rows = await listReturns(visit.tx, { show: asked.show, before, limit: pageSize + 1 })
  const returns = rows.slice(0, pageSize)
  const last = returns.at(-1)
  visit.note({ count: returns.length })
  return {
    show: asked.show,
    returns: returns.map(({ caseId, pseudonym, phase, madeAt }) => ({ caseId, pseudonym, state: neutralOf[phase], madeAt })),
    keepsMoney: visit.actor.roles.includes('finance_officer'),
    next: rows.length > pageSize && last ? { before: last.madeExactly, beforeId: last.id } : null,
  }
}

/** What waits for the own decision, and who is thinking. A number leads to exactly the rows it counts. */
export async function choiceToday(visit: Visit): Promise<readonly DayItem[]> {
  if (!returnRoles.some((role) => visit.actor.roles.includes(role))) return []
  const t = choiceWords[visit.actor.language].day
  const counted = async (show: 'decide' | 'choose', column: DayItem['column']): Promise<DayItem> => {
    const rows = await listReturns(visit.tx, { show, before: null, limit: 200 })
    return { column, href: choicePaths.list(show), text: t[show], count: rows.length, late: false, due: null }
  }
  const items = [await counted('decide', 'now'), await counted('choose', 'waiting')]
  return items.filter((item) => item.count > 0)
}
