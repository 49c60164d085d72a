import { z } from 'zod'
import { daysAfter, hoursAfter } from '#kernel/time.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { functionKinds, isFunctionKind } from '#capabilities/directory/contract.ts'
import { findCards } from '#capabilities/cases/contract.ts'
import { clockCodes, clockStates, stateOf } from '#capabilities/cooperation/domain/clocks.ts'
import { modes } from '#capabilities/cooperation/domain/modes.ts'
import { myClocks } from '#capabilities/cooperation/store/clock.ts'
import type { Clock } from '#capabilities/cooperation/store/clock.ts'
import { invitationsToAnswer, unanswered } from '#capabilities/cooperation/store/invitation.ts'
import type { Invitation } from '#capabilities/cooperation/store/invitation.ts'
import { meetingsBetween } from '#capabilities/cooperation/store/meeting.ts'
import type { Meeting } from '#capabilities/cooperation/store/meeting.ts'

export const shows = ['to-answer', 'today', 'unanswered', 'late', 'running'] as const
export type Show = (typeof shows)[number]

const invitationRow = z.object({
  id: z.string(),
  meetingId: z.string(),
  word: z.string(),
  at: z.date(),
  answerBy: z.date(),
  late: z.boolean(),
  zone: z.string(),
  function: z.enum(functionKinds).nullable(),
})
const meetingRow = z.object({ id: z.string(), at: z.date(), word: z.string(), mode: z.enum(modes), pseudonym: z.string() })
const clockRow = z.object({
  id: z.string(),
  code: z.enum(clockCodes),
  dueAt: z.date(),
  state: z.enum(clockStates),
  standingIn: z.boolean(),
  /** The made-up name; `null` for a deputy who is not in the case. */
  pseudonym: z.string().nullable(),
  caseId: z.string().nullable(),
})
export const meetingList = z.object({
  show: z.enum(shows).nullable(),
  toAnswer: z.array(invitationRow),
  today: z.array(meetingRow),
  coming: z.array(meetingRow),
  unanswered: z.array(invitationRow),
  clocks: z.array(clockRow),
})
export type MeetingList = z.output<typeof meetingList>
export type InvitationRow = z.output<typeof invitationRow>
export type MeetingRow = z.output<typeof meetingRow>
export type ClockRow = z.output<typeof clockRow>

/** What My day counts and the list shows: the same rows. */
export type Rows = {
  readonly toAnswer: readonly Invitation[]
  readonly today: readonly Meeting[]
  readonly coming: readonly Meeting[]
  readonly unanswered: readonly Invitation[]
  readonly late: readonly Clock[]
  readonly running: readonly Clock[]
}

/** A meeting that began up to two hours ago is still today's. */
export async function rowsFor(visit: Visit): Promise<Rows> {
  const { tx, now } = visit
  const ahead = await meetingsBetween(tx, hoursAfter(now, -2), daysAfter(now, 30))
  const isToday = (at: Instant): boolean => isoDay(at) === isoDay(now) || at <= now
  const clocks = await myClocks(tx)
  return {
    toAnswer: await invitationsToAnswer(tx, now),
    today: ahead.filter((meeting) => isToday(meeting.at)),
    coming: ahead.filter((meeting) => !isToday(meeting.at)),
    unanswered: await unanswered(tx, now),
    late: clocks.filter((clock) => stateOf(clock, now) === 'late'),
    running: clocks.filter((clock) => stateOf(clock, now) !== 'late'),
  }
}

/** Invitations, meetings and clocks. An invitation shows a time, a word and who asks; nothing else is known of it here. */
export async function listMeetings(visit: Visit, show: Show | null): Promise<MeetingList> {
  const { tx, actor, now } = visit
  const rows = await rowsFor(visit)
  const wants = (section: Show): boolean => show === null || show === section
  const clocks = [...(wants('late') ? rows.late : []), ...(wants('running') ? rows.running : [])]
  const cards = await findCards(
    tx,
    [...rows.today, ...rows.coming, ...clocks].map((each) => each.caseId),
  )
  const zones = await findZones(tx, { ids: [...rows.toAnswer.map((each) => each.askedZone), ...rows.unanswered.map((each) => each.zoneId)] })
  const invitation = (each: Invitation, zoneId: string): InvitationRow => ({
    id: each.id,
    meetingId: each.meetingId,
    word: each.word,
    at: each.at,
    answerBy: each.answerBy,
    late: each.answerBy <= now,
    zone: zones.find((zone) => zone.id === zoneId)?.name ?? '',
    function: isFunctionKind(each.function) ? each.function : null,
  })
  const meeting = (each: Meeting): MeetingRow => ({
    id: each.id,
    at: each.at,
    word: each.word,
    mode: each.mode,
    pseudonym: cards.get(each.caseId)?.pseudonym ?? '',
  })
  const list: MeetingList = {
    show,
    toAnswer: wants('to-answer') ? rows.toAnswer.map((each) => invitation(each, each.askedZone)) : [],
    today: wants('today') ? rows.today.map(meeting) : [],
    coming: show === null ? rows.coming.map(meeting) : [],
    unanswered: wants('unanswered') ? rows.unanswered.map((each) => invitation(each, each.zoneId)) : [],
    clocks: clocks.map((clock) => {
      const card = cards.get(clock.caseId)
      return {
        id: clock.id,
        code: clock.code,
        dueAt: clock.dueAt,
        state: stateOf(clock, now),
        standingIn: clock.personId !== actor.personId,
        pseudonym: card?.pseudonym ?? null,
        caseId: card?.id ?? null,
      }
    }),
  }
  visit.note({ count: list.toAnswer.length + list.today.length + list.coming.length + list.unanswered.length + list.clocks.length })
  return list
}
