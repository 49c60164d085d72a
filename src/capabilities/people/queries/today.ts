import { hasRole } from '#kernel/actor.ts'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { ceremoniesWaiting } from '#capabilities/people/queries/ceremonies.ts'
import { words } from '#capabilities/people/words.ts'

/** A ceremony has thirty minutes: it is always now. */
export async function today(visit: Visit): Promise<readonly DayItem[]> {
  if (!hasRole(visit.actor, 'key_officer')) return []
  const count = await ceremoniesWaiting(visit)
  return count === 0
    ? []
    : [{ column: 'now', href: peoplePaths.recoveries(), text: words[visit.actor.language].recoveries.waiting, count, late: false, due: null }]
}
