import { z } from 'zod'
import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { findZone } from '#capabilities/people/contract.ts'
import { isFunctionKind } from '#capabilities/directory/contract.ts'
import { answerInvitation } from '#capabilities/cooperation/commands/answer-invitation.ts'
import type { AnswerRefusal } from '#capabilities/cooperation/commands/answer-invitation.ts'
import { conveneMeeting } from '#capabilities/cooperation/commands/convene-meeting.ts'
import type { ConveneRefusal } from '#capabilities/cooperation/commands/convene-meeting.ts'
import { stopClock } from '#capabilities/cooperation/commands/stop-clock.ts'
import { meetingRoles } from '#capabilities/cooperation/domain/roles.ts'
import { oneId, refused } from '#capabilities/cooperation/doors/refused.ts'
import { answerForm, conveneForm, nothingForm } from '#capabilities/cooperation/forms.ts'
import { convenePage } from '#capabilities/cooperation/pages/convene-page.tsx'
import { invitationPage } from '#capabilities/cooperation/pages/invitation-page.tsx'
import type { Invited } from '#capabilities/cooperation/pages/invitation-page.tsx'
import { clockPage } from '#capabilities/cooperation/pages/meeting-forms.tsx'
import { meetingsPage } from '#capabilities/cooperation/pages/meetings-page.tsx'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import { listMeetings, meetingList, shows } from '#capabilities/cooperation/queries/list-meetings.ts'
import { prepareMeeting } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import type { Preparing } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import { findClock } from '#capabilities/cooperation/store/clock.ts'
import type { Clock } from '#capabilities/cooperation/store/clock.ts'
import { findMyInvitation, myOtherChairs } from '#capabilities/cooperation/store/invitation.ts'
import { findMeeting } from '#capabilities/cooperation/store/meeting.ts'

const list = page({
  path: cooperationPaths.list,
  name: 'meetings',
  may: meetingRoles,
  query: z.object({ show: f.optionalChoice(shows) }),
  records: 'meetings.listed',
  answers: meetingList,
  read: (visit, { query }) => listMeetings(visit, query.show),
  view: meetingsPage,
})

const convene = form<typeof oneId, z.ZodType, typeof conveneForm, Preparing, ConveneRefusal>({
  path: cooperationPaths.convene(':id'),
  name: 'convene-meeting',
  may: meetingRoles,
  params: oneId,
  scope: 'id',
  records: 'meeting.convened',
  accepts: conveneForm,
  read: (visit, { params }) => prepareMeeting(visit, params.id),
  view: convenePage,
  submit: async (visit, input, model) => {
    const convened = await conveneMeeting(visit, model, input.form)
    return convened.ok ? accept({ to: cooperationPaths.one(convened.value), id: convened.value }) : convened
  },
  refusals: {
    'in-the-past': refused(422, 'past', 'at'),
    'too-far': refused(422, 'tooFar', 'at'),
    'nobody-asked': refused(422, 'nobody', 'ask'),
    'asked-twice': refused(422, 'twice', 'ask'),
    'not-offered': refused(422, 'notOffered', 'ask'),
    'consent-needed': refused(422, 'consentNeeded', 'consentId'),
    'consent-does-not-cover': refused(422, 'consentNotCovering', 'consentId'),
    'ground-needed': refused(422, 'groundNeeded', 'ground'),
    'no-such-case': refused(409, 'caseGone'),
  },
})

const answer = form<typeof oneId, z.ZodType, typeof answerForm, Invited, AnswerRefusal>({
  path: cooperationPaths.invitation(':id'),
  name: 'answer-meeting-invitation',
  may: meetingRoles,
  params: oneId,
  records: 'meeting.answered',
  accepts: answerForm,
  read: async (visit, { params }) => {
    const invitation = await findMyInvitation(visit.tx, params.id)
    if (invitation === null) return null
    visit.note({ object: params.id })
    const askedBy = (await findZone(visit.tx, invitation.askedZone))?.name ?? ''
    const meeting = invitation.answer === 'accept' ? await findMeeting(visit.tx, invitation.meetingId) : null
    const others = (await myOtherChairs(visit.tx, invitation)).map((each) => each.function).filter(isFunctionKind)
    return { invitation, others, askedBy, function: isFunctionKind(invitation.function) ? invitation.function : null, meetingId: meeting?.id ?? null }
  },
  view: invitationPage,
  submit: async (visit, input, { invitation }) => {
    const answered = await answerInvitation(visit, invitation, input.form.answer, input.form.reason, input.form.all.length > 0)
    if (!answered.ok) return answered
    const { meetingId } = answered.value
    return accept(
      meetingId === null ? { to: cooperationPaths.invitation(invitation.id), id: invitation.id } : { to: cooperationPaths.one(meetingId), id: meetingId },
    )
  },
  refusals: {
    cancelled: refused(409, 'cancelled'),
    'too-late': refused(409, 'late'),
    'already-answered': refused(409, 'answered'),
    'no-keys': refused(422, 'noKeys'),
    'no-longer-open': refused(409, 'gone'),
    'no-case-role': refused(422, 'noRole'),
  },
  errors: { reason: { required: refused(422, 'reason').words } },
})

const clock = form<typeof oneId, z.ZodType, typeof nothingForm, Clock, { readonly kind: 'already-stopped' }>({
  path: cooperationPaths.clock(':id'),
  name: 'stop-clock',
  may: meetingRoles,
  params: oneId,
  records: 'clock.stopped',
  accepts: nothingForm,
  read: async (visit, { params }) => await findClock(visit.tx, params.id),
  view: clockPage,
  submit: async (visit, _input, found) => {
    const stopped = await stopClock(visit, found)
    return stopped.ok ? accept({ to: cooperationPaths.list, id: found.id }) : stopped
  },
  refusals: { 'already-stopped': refused(409, 'stopped') },
})

/** The list, calling a meeting, answering an invitation, stopping a clock. */
export const meetingsDoors: readonly Door[] = [list, convene, answer, clock]
