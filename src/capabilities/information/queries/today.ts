import { hasRole } from '#kernel/actor.ts'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { editors } from '#capabilities/information/forms.ts'
import { sitePaths } from '#capabilities/information/paths.ts'
import { proposals } from '#capabilities/information/store/versions.ts'
import { staffWords } from '#capabilities/information/words.ts'

/** Proposals that this editor can decide on. */
export async function today(visit: Visit): Promise<readonly DayItem[]> {
  if (!hasRole(visit.actor, ...editors)) return []
  const mine = (await proposals(visit.tx)).filter((version) => !version.needsSecond || version.proposedBy !== visit.actor.personId)
  if (mine.length === 0) return []
  return [
    {
      column: 'today',
      href: `${sitePaths.all()}#waiting`,
      text: staffWords[visit.actor.language].today(mine.length),
      count: mine.length,
      late: false,
      due: null,
    },
  ]
}
