import { hasRole } from '#kernel/actor.ts'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { keepers } from '#capabilities/directory/forms.ts'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { ownGaps } from '#capabilities/directory/queries/own-gaps.ts'
import { words } from '#capabilities/directory/words.ts'

/** Functions that nobody would answer for within a week, for those who can do something about it. */
export async function today(visit: Visit): Promise<readonly DayItem[]> {
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
