import { accept, refuse } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findStaff, zoneKeys } from '#capabilities/people/contract.ts'
import { openUnitByInvitation } from '#capabilities/cases/contract.ts'
import { mayAnswer } from '#capabilities/cooperation/domain/meeting.ts'
import type { DeclineReason, NoAnswer } from '#capabilities/cooperation/domain/meeting.ts'
import { answerInvitation as store, myOtherChairs, myZoneTakesPart, wayIn } from '#capabilities/cooperation/store/invitation.ts'
import type { Invitation } from '#capabilities/cooperation/store/invitation.ts'
import { findMeeting } from '#capabilities/cooperation/store/meeting.ts'

export type AnswerRefusal = NoAnswer | { readonly kind: 'no-keys' } | { readonly kind: 'no-longer-open' } | { readonly kind: 'no-case-role' }

/** Opens the zone's own part of the case when it has none; whoever accepts leads it. */
async function takePart(visit: Visit, invitation: Invitation): Promise<Result<null, AnswerRefusal>> {
  const me = (await findStaff(visit.tx, [visit.actor.personId])).get(visit.actor.personId)
  if (me?.hasKeys !== true || (await zoneKeys(visit.tx, visit.actor.zoneId)) === null) return refuse({ kind: 'no-keys' })
  if (await myZoneTakesPart(visit.tx, invitation.meetingId)) return accept(null)
  const way = await wayIn(visit.tx, invitation.id)
  if (way === null) return refuse({ kind: 'no-longer-open' })
  const opened = await openUnitByInvitation(visit, way)
  if (opened.ok) return accept(null)
  switch (opened.refusal.kind) {
    case 'zone-already-in':
      return accept(null)
    case 'no-recovery-key':
      return refuse({ kind: 'no-keys' })
    case 'no-case-role':
      return refuse({ kind: 'no-case-role' })
    case 'no-such-invitation':
      return refuse({ kind: 'no-longer-open' })
  }
}

/** Yes or no to a time and a neutral word; for the zone's other chairs at the meeting as well, when asked. Answers with the meeting when the one answering is now in it. */
export async function answerInvitation(
  visit: Visit,
  invitation: Invitation,
  answer: 'accept' | 'decline',
  reason: DeclineReason | null,
  forAll = false,
): Promise<Result<{ readonly meetingId: Id | null }, AnswerRefusal>> {
  const may = mayAnswer({ state: invitation.meetingState, at: invitation.at }, invitation.answer, answer, visit.now)
  if (!may.ok) return may
  if (answer === 'accept') {
    const part = await takePart(visit, invitation)
    if (!part.ok) return part
  }
  const why = answer === 'decline' ? reason : null
  const others = forAll ? await myOtherChairs(visit.tx, invitation) : []
  if (!(await store(visit.tx, invitation, answer, why))) return refuse({ kind: 'already-answered' })
  for (const other of others) await store(visit.tx, other, answer, why)
  visit.note({ object: invitation.id, count: 1 + others.length, ...(answer === 'decline' && reason !== null ? { reason } : {}) })
  const meeting = answer === 'accept' ? await findMeeting(visit.tx, invitation.meetingId) : null
  return accept({ meetingId: meeting?.id ?? null })
}
