import type { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { askAnother } from '#capabilities/cooperation/commands/ask-another.ts'
import type { AskAnotherRefusal } from '#capabilities/cooperation/commands/ask-another.ts'
import { changeMode, othersOf } from '#capabilities/cooperation/commands/change-mode.ts'
import type { ModeRefusal } from '#capabilities/cooperation/commands/change-mode.ts'
import { decide } from '#capabilities/cooperation/commands/decide.ts'
import type { DecideRefusal } from '#capabilities/cooperation/commands/decide.ts'
import { cancelMeeting, holdMeeting } from '#capabilities/cooperation/commands/end-meeting.ts'
import type { HoldRefusal } from '#capabilities/cooperation/commands/end-meeting.ts'
import { keepMinutes } from '#capabilities/cooperation/commands/keep-minutes.ts'
import type { MinutesRefusal } from '#capabilities/cooperation/commands/keep-minutes.ts'
import type { NotNow } from '#capabilities/cooperation/domain/meeting.ts'
import { meetingRoles } from '#capabilities/cooperation/domain/roles.ts'
import { oneId, refused } from '#capabilities/cooperation/doors/refused.ts'
import { askForm, decisionForm, heldForm, minutesForm, modeForm, nothingForm } from '#capabilities/cooperation/forms.ts'
import { askPage, cancelPage, decisionPage, heldPage, minutesPage, modePage } from '#capabilities/cooperation/pages/meeting-forms.tsx'
import type { WithMode, WithOffers } from '#capabilities/cooperation/pages/meeting-forms.tsx'
import { meetingPage } from '#capabilities/cooperation/pages/meeting-page.tsx'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import { modeFacts } from '#capabilities/cooperation/queries/mode-facts.ts'
import { prepareMeeting } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import { meetingAnswer, showMeeting } from '#capabilities/cooperation/queries/show-meeting.ts'
import type { MeetingAnswer } from '#capabilities/cooperation/queries/show-meeting.ts'
import { findMeeting } from '#capabilities/cooperation/store/meeting.ts'
import type { Meeting } from '#capabilities/cooperation/store/meeting.ts'

/** Only those who convened may lead it; for everybody else the page is not there. */
const led = async (visit: Visit, id: Id): Promise<MeetingAnswer | null> => {
  const meeting = await showMeeting(visit, id)
  return meeting !== null && meeting.convened.own ? meeting : null
}
async function rowOf(visit: Visit, id: Id): Promise<Meeting> {
  const row = await findMeeting(visit.tx, id)
  if (row === null) throw new Error('a meeting that was shown is there')
  return row
}
const back = (id: Id, made?: Id) => accept({ to: cooperationPaths.one(id), id: made ?? id })

const one = page({
  path: cooperationPaths.one(':id'),
  name: 'meeting',
  may: meetingRoles,
  params: oneId,
  records: 'meeting.seen',
  answers: meetingAnswer,
  read: (visit, { params }) => showMeeting(visit, params.id),
  view: (model, shown) => meetingPage(model, shown),
})

const decisions = form<typeof oneId, z.ZodType, typeof decisionForm, MeetingAnswer, DecideRefusal>({
  path: cooperationPaths.decisions(':id'),
  name: 'decide-at-meeting',
  may: meetingRoles,
  params: oneId,
  records: 'meeting.decided',
  accepts: decisionForm,
  read: (visit, { params }) => showMeeting(visit, params.id),
  view: decisionPage,
  submit: async (visit, input, { id }) => {
    const decided = await decide(visit, await rowOf(visit, id), input.form)
    return decided.ok ? back(id, decided.value) : decided
  },
  refusals: {
    'not-open': refused(409, 'notOpen'),
    'due-in-the-past': refused(422, 'past', 'dueAt'),
    'not-at-the-meeting': refused(422, 'notThere', 'responsible'),
    'nobody-there': refused(422, 'nobodyThere', 'responsible'),
    'not-yours-to-decide': refused(422, 'notYours'),
    'no-words-there': refused(422, 'noWords', 'words'),
    'unsafe-contact': refused(422, 'unsafeContact', 'code'),
  },
})

const mode = form<typeof oneId, z.ZodType, typeof modeForm, WithMode, ModeRefusal>({
  path: cooperationPaths.mode(':id'),
  name: 'change-meeting-mode',
  may: meetingRoles,
  params: oneId,
  records: 'meeting.mode-changed',
  accepts: modeForm,
  read: async (visit, { params }) => {
    const meeting = await led(visit, params.id)
    return meeting && { meeting, facts: await modeFacts(visit, meeting.caseId, await othersOf(visit, params.id)) }
  },
  view: modePage,
  submit: async (visit, input, { meeting }) => {
    const changed = await changeMode(visit, await rowOf(visit, meeting.id), input.form, input.version)
    return changed.ok ? back(meeting.id) : changed
  },
  refusals: {
    'not-open': refused(409, 'notOpen'),
    'consent-needed': refused(422, 'consentNeeded', 'consentId'),
    'consent-does-not-cover': refused(422, 'consentNotCovering', 'consentId'),
    'ground-needed': refused(422, 'groundNeeded', 'ground'),
  },
})

const held = form<typeof oneId, z.ZodType, typeof heldForm, MeetingAnswer, HoldRefusal>({
  path: cooperationPaths.held(':id'),
  name: 'hold-meeting',
  may: meetingRoles,
  params: oneId,
  records: 'meeting.held',
  accepts: heldForm,
  read: (visit, { params }) => led(visit, params.id),
  view: heldPage,
  submit: async (visit, input, { id }) => {
    const ended = await holdMeeting(visit, await rowOf(visit, id), input.form.came, input.form.nextAt)
    return ended.ok ? back(id) : ended
  },
  refusals: {
    'not-open': refused(409, 'notOpen'),
    'not-asked': refused(422, 'notAsked', 'came'),
    'next-in-the-past': refused(422, 'past', 'nextAt'),
    'no-such-case': refused(409, 'caseGone'),
  },
})

const cancel = form<typeof oneId, z.ZodType, typeof nothingForm, MeetingAnswer, NotNow | { readonly kind: 'no-such-case' }>({
  path: cooperationPaths.cancel(':id'),
  name: 'cancel-meeting',
  may: meetingRoles,
  params: oneId,
  records: 'meeting.cancelled',
  accepts: nothingForm,
  read: (visit, { params }) => led(visit, params.id),
  view: cancelPage,
  submit: async (visit, _input, { id }) => {
    const ended = await cancelMeeting(visit, await rowOf(visit, id))
    return ended.ok ? back(id) : ended
  },
  refusals: { 'not-open': refused(409, 'notOpen'), 'no-such-case': refused(409, 'caseGone') },
})

const minutes = form<typeof oneId, z.ZodType, typeof minutesForm, MeetingAnswer, MinutesRefusal>({
  path: cooperationPaths.minutes(':id'),
  name: 'keep-minutes',
  may: meetingRoles,
  params: oneId,
  records: 'minutes.written',
  accepts: minutesForm,
  read: (visit, { params }) => showMeeting(visit, params.id),
  view: minutesPage,
  submit: async (visit, input, { id }) => {
    const kept = await keepMinutes(visit, await rowOf(visit, id), input.form.words)
    return kept.ok ? back(id, kept.value) : kept
  },
  refusals: { 'not-open': refused(409, 'notOpen'), 'not-yours-to-write': refused(422, 'notWriting'), 'too-long': refused(422, 'tooLong', 'words') },
})

const ask = form<typeof oneId, z.ZodType, typeof askForm, WithOffers, AskAnotherRefusal>({
  path: cooperationPaths.ask(':id'),
  name: 'ask-another-to-meeting',
  may: meetingRoles,
  params: oneId,
  records: 'meeting.asked',
  accepts: askForm,
  read: async (visit, { params }) => {
    const meeting = await led(visit, params.id)
    const offered = meeting && (await prepareMeeting(visit, meeting.caseId))
    if (!meeting || !offered) return null
    const offers = [...offered.candidates, ...offered.extras].filter((each) => !meeting.responsible.some((one) => one.value === each.value))
    return { meeting, offers }
  },
  view: askPage,
  submit: async (visit, input, { meeting, offers }) => {
    const asked = await askAnother(visit, await rowOf(visit, meeting.id), offers, input.form.chair)
    return asked.ok ? back(meeting.id, asked.value) : asked
  },
  refusals: {
    'not-open': refused(409, 'notOpen'),
    'not-offered': refused(422, 'notOffered', 'chair'),
    'asked-twice': refused(422, 'twice', 'chair'),
    'mode-does-not-reach': refused(422, 'modeNotReaching', 'chair'),
  },
})

/** A meeting and what is done at it. */
export const meetingDoors: readonly Door[] = [one, decisions, mode, held, cancel, minutes, ask]
