import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Changed } from '#platform/http/door.ts'
import { chooseMode } from '#capabilities/cooperation/domain/mode-choice.ts'
import type { ModeWish, NoMode } from '#capabilities/cooperation/domain/mode-choice.ts'
import { mayWriteIn } from '#capabilities/cooperation/domain/meeting.ts'
import type { NotNow } from '#capabilities/cooperation/domain/meeting.ts'
import { modeFacts } from '#capabilities/cooperation/queries/mode-facts.ts'
import { invitationsOf } from '#capabilities/cooperation/store/invitation.ts'
import { findMeeting, setMode } from '#capabilities/cooperation/store/meeting.ts'
import type { Meeting } from '#capabilities/cooperation/store/meeting.ts'

export type ModeRefusal = NotNow | NoMode | Changed

/** Zones that were asked, but the own one, without those that said no. */
export async function othersOf(visit: Visit, meetingId: Id): Promise<readonly Id[]> {
  const invited = await invitationsOf(visit.tx, meetingId)
  return [...new Set(invited.filter((each) => each.answer !== 'decline' && each.zoneId !== visit.actor.zoneId).map((each) => each.zoneId))]
}

/** Another mode, when it is earned. Nothing is disclosed by it: it says what may be offered. */
export async function changeMode(visit: Visit, meeting: Meeting, wish: ModeWish, version: number | null): Promise<Result<null, ModeRefusal>> {
  const open = mayWriteIn(meeting.state)
  if (!open.ok) return open
  const mode = chooseMode(wish, await modeFacts(visit, meeting.caseId, await othersOf(visit, meeting.id)))
  if (!mode.ok) return mode
  const to = {
    mode: wish.mode,
    consentId: wish.mode === 'consented' ? wish.consentId : null,
    ground: wish.mode === 'statutory' ? wish.ground : null,
    covered: mode.value.classes,
  }
  if (!(await setMode(visit.tx, meeting.id, version ?? meeting.version, to))) {
    const now = await findMeeting(visit.tx, meeting.id)
    return refuse({ kind: 'changed', theirs: { mode: now?.mode ?? meeting.mode }, version: now?.version ?? meeting.version })
  }
  visit.note({ caseId: meeting.caseId, object: meeting.id, classes: mode.value.classes, ...(to.ground ? { ground: to.ground } : {}) })
  return accept(null)
}
