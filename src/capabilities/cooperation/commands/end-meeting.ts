import { accept, refuse } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { setNextMeeting } from '#capabilities/cases/contract.ts'
import { beginClock } from '#capabilities/cooperation/commands/begin-clock.ts'
import { mayWriteIn } from '#capabilities/cooperation/domain/meeting.ts'
import type { NotNow } from '#capabilities/cooperation/domain/meeting.ts'
import { clocksOfCase, meetClock } from '#capabilities/cooperation/store/clock.ts'
import { invitationsOf, noteAttendance } from '#capabilities/cooperation/store/invitation.ts'
import { endMeeting } from '#capabilities/cooperation/store/meeting.ts'
import type { Meeting } from '#capabilities/cooperation/store/meeting.ts'

export type HoldRefusal = NotNow | { readonly kind: 'not-asked' } | { readonly kind: 'next-in-the-past' } | { readonly kind: 'no-such-case' }

/** It was held: who came, when one meets next. The meeting's clock stops, and the one to follow up starts, or stops when this was the follow-up. */
export async function holdMeeting(visit: Visit, meeting: Meeting, came: readonly Id[], nextAt: Instant | null): Promise<Result<null, HoldRefusal>> {
  const open = mayWriteIn(meeting.state)
  if (!open.ok) return open
  if (nextAt !== null && nextAt <= visit.now) return refuse({ kind: 'next-in-the-past' })
  const invited = await invitationsOf(visit.tx, meeting.id)
  if (!came.every((id) => invited.some((each) => each.id === id))) return refuse({ kind: 'not-asked' })
  const following = (await clocksOfCase(visit.tx, meeting.caseId)).some(
    (clock) => clock.code === 'follow_up' && clock.metAt === null && clock.zoneId === visit.actor.zoneId,
  )
  await noteAttendance(visit.tx, meeting.id, came)
  if (!(await endMeeting(visit.tx, meeting.id, 'held', nextAt))) return refuse({ kind: 'not-open' })
  await meetClock(visit.tx, meeting.caseId, 'meeting')
  if (following) await meetClock(visit.tx, meeting.caseId, 'follow_up')
  else await beginClock(visit, { caseId: meeting.caseId, code: 'follow_up', since: visit.now, meetingId: meeting.id })
  const noted = await setNextMeeting(visit, meeting.caseId, nextAt)
  if (!noted.ok) return noted
  visit.note({ caseId: meeting.caseId, object: meeting.id, count: came.length })
  return accept(null)
}

/** It will not be held. Everybody asked sees that it is off; no reason is sent. */
export async function cancelMeeting(visit: Visit, meeting: Meeting): Promise<Result<null, NotNow | { readonly kind: 'no-such-case' }>> {
  const open = mayWriteIn(meeting.state)
  if (!open.ok) return open
  if (!(await endMeeting(visit.tx, meeting.id, 'cancelled', null))) return refuse({ kind: 'not-open' })
  const noted = await setNextMeeting(visit, meeting.caseId, null)
  if (!noted.ok) return noted
  visit.note({ caseId: meeting.caseId, object: meeting.id })
  return accept(null)
}
