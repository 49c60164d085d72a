import { newId } from '#kernel/id.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { inviteZone } from '#capabilities/cases/contract.ts'
import { answerBy } from '#capabilities/cooperation/domain/clocks.ts'
import type { Wish } from '#capabilities/cooperation/domain/who-is-asked.ts'
import { addInvitation } from '#capabilities/cooperation/store/invitation.ts'

export type AskRefusal = { readonly kind: 'cannot-ask' }

type Asking = {
  readonly meeting: { readonly id: Id; readonly caseId: Id; readonly at: Instant; readonly word: string }
  readonly zoneId: Id
  readonly function: string
  readonly wish: Wish
  readonly deputyZone: Id | null
  readonly standsInFor: Id | null
}

/** Until when the zone may open its own part: two hours into the meeting, at most two weeks from now. */
const openUntil = (at: Instant, now: Instant): Instant => {
  const wanted = hoursAfter(at > now ? at : now, 2)
  const latest = daysAfter(now, 14)
  return wanted < latest ? wanted : latest
}

/** Asks a zone to a meeting: a time and a neutral word. A zone without a part in the case is invited into it as well. */
export async function askZone(visit: Visit, asking: Asking): Promise<Result<Id, AskRefusal>> {
  const { meeting, zoneId } = asking
  const own = zoneId === visit.actor.zoneId
  const invited = own ? null : await inviteZone(visit, meeting.caseId, zoneId, meeting.word, openUntil(meeting.at, visit.now))
  if (invited !== null && !invited.ok && invited.refusal.kind !== 'zone-already-in') return refuse({ kind: 'cannot-ask' })
  const id = newId()
  await addInvitation(visit.tx, {
    id,
    meetingId: meeting.id,
    zoneId,
    function: asking.function,
    wish: asking.wish,
    word: meeting.word,
    at: meeting.at,
    answerBy: answerBy(visit.now, meeting.at),
    deputyZone: asking.deputyZone,
    standsInFor: asking.standsInFor,
    intoCase: invited?.ok ? invited.value : null,
    own,
  })
  return accept(id)
}
