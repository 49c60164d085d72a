import { accept, refuse } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { askZone } from '#capabilities/cooperation/commands/ask-zone.ts'
import { mayWriteIn } from '#capabilities/cooperation/domain/meeting.ts'
import type { NotNow } from '#capabilities/cooperation/domain/meeting.ts'
import type { Candidate } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import { invitationsOf } from '#capabilities/cooperation/store/invitation.ts'
import type { Meeting } from '#capabilities/cooperation/store/meeting.ts'

export type AskAnotherRefusal = NotNow | { readonly kind: 'not-offered' } | { readonly kind: 'asked-twice' } | { readonly kind: 'mode-does-not-reach' }

/**
 * Asks one more: a deputy for somebody who has not answered or said no, or a function that was forgotten. A meeting that is not anonymised would
 * need its consent or ground to reach the new zone as well, so it goes back to the mode page first.
 */
export async function askAnother(visit: Visit, meeting: Meeting, offered: readonly Candidate[], value: string): Promise<Result<Id, AskAnotherRefusal>> {
  const open = mayWriteIn(meeting.state)
  if (!open.ok) return open
  const candidate = offered.find((each) => each.value === value)
  if (!candidate) return refuse({ kind: 'not-offered' })
  const asked = await invitationsOf(visit.tx, meeting.id)
  if (asked.some((each) => each.zoneId === candidate.zoneId && each.function === candidate.function)) return refuse({ kind: 'asked-twice' })
  const known = asked.some((each) => each.zoneId === candidate.zoneId)
  if (meeting.mode !== 'anonymised' && !known && !candidate.own) return refuse({ kind: 'mode-does-not-reach' })
  const before = asked.find((each) => each.function === candidate.function && each.answer !== 'accept')
  const added = await askZone(visit, {
    meeting,
    zoneId: candidate.zoneId,
    function: candidate.function,
    wish: before?.wish ?? candidate.wish,
    deputyZone: null,
    standsInFor: before?.id ?? null,
  })
  visit.note({ caseId: meeting.caseId, object: meeting.id })
  return accept(added)
}
