import { newId } from '#kernel/id.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { answerBy } from '#capabilities/cooperation/domain/clocks.ts'
import type { Wish } from '#capabilities/cooperation/domain/who-is-asked.ts'
import { addInvitation } from '#capabilities/cooperation/store/invitation.ts'

type Asking = {
  readonly meeting: { readonly id: Id; readonly caseId: Id; readonly at: Instant; readonly word: string }
  readonly zoneId: Id
  readonly function: string
  readonly wish: Wish
  readonly deputyZone: Id | null
  readonly standsInFor: Id | null
}

/** Asks a zone to a meeting: a time and a neutral word, nothing else. A way into the case is made when it says yes. */
export async function askZone(visit: Visit, asking: Asking): Promise<Id> {
  const { meeting, zoneId } = asking
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
    own: zoneId === visit.actor.zoneId,
  })
  return id
}
