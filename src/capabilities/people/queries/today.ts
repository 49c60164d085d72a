import { hasRole } from '#kernel/actor.ts'
import type { DayItem } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { ceremoniesWaiting } from '#capabilities/people/queries/ceremonies.ts'
import { newHere } from '#capabilities/people/store/persons.ts'
import { words } from '#capabilities/people/words.ts'

/** A ceremony has thirty minutes: it is always now. Heads and administrators see who is new, and what waits for a second person. */
export async function today(visit: Visit): Promise<readonly DayItem[]> {
  const t = words[visit.actor.language]
  const { waiting, newcomers } = await newHere(visit.tx)
  const ceremonies = hasRole(visit.actor, 'key_officer') ? await ceremoniesWaiting(visit) : 0
  const item = (column: DayItem['column'], href: string, text: string, count: number): readonly DayItem[] =>
    count === 0 ? [] : [{ column, href, text, count, late: false, due: null }]
  return [
    ...item('now', peoplePaths.recoveries(), t.recoveries.waiting, ceremonies),
    ...item('today', peoplePaths.list(), t.approval.waiting, waiting),
    ...item('waiting', peoplePaths.list(), t.approval.newcomers, newcomers.length),
  ]
}
