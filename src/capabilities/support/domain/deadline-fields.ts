import { daysBetween } from '#kernel/day.ts'
import type { Trigger } from '#capabilities/support/domain/deadline-codes.ts'

export type EntryFault = 'decided-in-future' | 'ends-before-it-begins' | 'end-from-document' | 'end-far-off'

/** A document that decides for how long something holds states its last day; that day is asked for and never counted for her. */
export const statesItsEnd = (trigger: Trigger): boolean => trigger === 'reflection_granted' || trigger === 'permit_granted'

/** What cannot be true of a decision as it is entered. */
export function entryFault(entry: { readonly trigger: Trigger; readonly onDay: string; readonly endsOn: string | null }, today: string): EntryFault | null {
  if (entry.onDay > today && !statesItsEnd(entry.trigger)) return 'decided-in-future'
  if (entry.endsOn === null) return statesItsEnd(entry.trigger) ? 'end-from-document' : null
  if (entry.endsOn < entry.onDay) return 'ends-before-it-begins'
  return daysBetween(entry.onDay, entry.endsOn) > 3660 ? 'end-far-off' : null
}
