import { hasRole } from '#kernel/actor.ts'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { keepers } from '#capabilities/directory/forms.ts'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { ownGaps } from '#capabilities/directory/queries/own-gaps.ts'
import { dueServices, someLate } from '#capabilities/directory/queries/services-due.ts'
import { servicePaths } from '#capabilities/directory/services-paths.ts'
import { words } from '#capabilities/directory/words.ts'
import { serviceWords } from '#capabilities/directory/words.services.ts'

/** Services of the own zone that are to be verified before they are too old, for those who keep them. */
async function toVerify(visit: Visit): Promise<readonly DayItem[]> {
  const due = await dueServices(visit)
  if (due.length === 0) return []
  const late = someLate(due)
  return [
    {
      column: late ? 'today' : 'waiting',
      href: `${servicePaths.due()}#due`,
      text: serviceWords[visit.actor.language].due.day(due.length),
      count: due.length,
      late,
      due: null,
    },
  ]
}

/** Functions that nobody would answer for within a week, for those who can do something about it. */
async function gapsAhead(visit: Visit): Promise<readonly DayItem[]> {
  if (!hasRole(visit.actor, ...keepers)) return []
  const { gaps } = await ownGaps(visit.tx, visit.actor, visit.now)
  const first = gaps[0]
  if (first === undefined) return []
  const late = first.from <= visit.now
  return [
    {
      column: late ? 'now' : 'today',
      href: `${directoryPaths.all()}#gaps`,
      text: words[visit.actor.language].gaps.day(gaps.length),
      count: gaps.length,
      late,
      due: late ? null : first.from,
    },
  ]
}

export const today = async (visit: Visit): Promise<readonly DayItem[]> => [...(await gapsAhead(visit)), ...(await toVerify(visit))]
