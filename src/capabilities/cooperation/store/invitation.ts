import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DeclineReason, InvitationAnswer, MeetingState } from '#capabilities/cooperation/domain/meeting.ts'
import type { Wish } from '#capabilities/cooperation/domain/who-is-asked.ts'

/** A time and a neutral word. */
export type Invitation = {
  readonly id: Id
  readonly meetingId: Id
  readonly zoneId: Id
  readonly function: string
  readonly wish: Wish
  readonly word: string
  readonly at: Instant
  readonly askedZone: Id
  readonly askedAt: Instant
  readonly answerBy: Instant
  readonly meetingState: MeetingState
  readonly answer: InvitationAnswer
  readonly reason: DeclineReason | null
  readonly answeredAt: Instant | null
  readonly escalatedAt: Instant | null
  /** Whom to ask when nobody answers. */
  readonly deputyZone: Id | null
  readonly standsInFor: Id | null
  readonly attended: boolean | null
}

const columns = sql`i.id, i.meeting_id as "meetingId", i.zone_id as "zoneId", i.function, i.wish, i.word, i.at, i.asked_zone as "askedZone", i.asked_at as "askedAt",
  i.answer_by as "answerBy", i.meeting_state as "meetingState", i.answer, i.reason, i.answered_at as "answeredAt", i.escalated_at as "escalatedAt", i.deputy_zone as "deputyZone",
  i.stands_in_for as "standsInFor", i.attended`

/** An invitation to the own zone. */
export async function findMyInvitation(tx: Tx, id: Id): Promise<Invitation | null> {
  const { rows } = await sql<Invitation>`select ${columns} from cooperation.invitation i where i.id = ${id} and i.zone_id = (select authz.my_zone())`.execute(
    tx,
  )
  return rows[0] ?? null
}

/** The other chairs of my zone at the same meeting that nobody has answered for. */
export async function myOtherChairs(tx: Tx, invitation: Invitation): Promise<readonly Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${columns} from cooperation.invitation i
    where i.meeting_id = ${invitation.meetingId} and i.id <> ${invitation.id} and i.zone_id = (select authz.my_zone()) and i.answer = 'none' order by i.function, i.id`.execute(
    tx,
  )
  return rows
}

/** A way for my zone into the case of the meeting, made for somebody who is about to say yes. `null`: it is too late, or not there. */
export async function wayIn(tx: Tx, id: Id): Promise<Id | null> {
  const { rows } = await sql<{ way: Id | null }>`select cooperation.way_in(${id}) as way`.execute(tx)
  return rows[0]?.way ?? null
}

export async function invitationsOf(tx: Tx, meetingId: Id): Promise<readonly Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${columns} from cooperation.invitation i where i.meeting_id = ${meetingId} order by i.wish, i.asked_at, i.function, i.id`.execute(tx)
  return rows
}

/** What my zone has not answered and still can, the nearest first. */
export async function invitationsToAnswer(tx: Tx, now: Instant): Promise<readonly Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${columns} from cooperation.invitation i
    where i.zone_id = (select authz.my_zone()) and i.answer = 'none' and i.meeting_state = 'called' and i.at > ${now}::timestamptz - interval '2 hours'
    order by i.answer_by, i.id limit 200`.execute(tx)
  return rows
}

/** Invitations of my zone's own meetings that other zones have not answered in time. */
export async function unanswered(tx: Tx, now: Instant): Promise<readonly Invitation[]> {
  const { rows } = await sql<Invitation>`
    select ${columns} from cooperation.invitation i
    where i.asked_zone = (select authz.my_zone()) and i.zone_id <> (select authz.my_zone()) and i.answer = 'none' and i.meeting_state = 'called' and i.answer_by <= ${now}
      and i.meeting_id = any (array(select cooperation.my_convened()))
    order by i.answer_by, i.id limit 200`.execute(tx)
  return rows
}

export type NewInvitation = Pick<
  Invitation,
  'id' | 'meetingId' | 'zoneId' | 'function' | 'wish' | 'word' | 'at' | 'answerBy' | 'deputyZone' | 'standsInFor'
> & {
  /** The convening zone's own chair: there from the start. */
  readonly own: boolean
}

export async function addInvitation(tx: Tx, given: NewInvitation): Promise<void> {
  await sql`
    insert into cooperation.invitation (id, meeting_id, zone_id, function, wish, word, at, asked_zone, answer_by, deputy_zone, stands_in_for, answer, answered_by, answered_at)
    values (${given.id}, ${given.meetingId}, ${given.zoneId}, ${given.function}, ${given.wish}, ${given.word}, ${given.at}, authz.my_zone(), ${given.answerBy}, ${given.deputyZone},
            ${given.standsInFor}, ${given.own ? 'accept' : 'none'}, case when ${given.own} then authz.me() end, case when ${given.own} then authz.now() end)`.execute(
    tx,
  )
}

/** @returns false when somebody of the zone answered first */
export async function answerInvitation(tx: Tx, before: Invitation, answer: 'accept' | 'decline', reason: DeclineReason | null): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update cooperation.invitation set answer = ${answer}, reason = ${reason}, answered_by = authz.me(), answered_at = authz.now()
    where id = ${before.id} and answer = ${before.answer}`.execute(tx)
  return numAffectedRows === 1n
}

/** Notes who came: those named did, the others of the meeting did not. */
export async function noteAttendance(tx: Tx, meetingId: Id, came: readonly Id[]): Promise<void> {
  await sql`update cooperation.invitation set attended = id = any (${[...came]}::uuid[]) where meeting_id = ${meetingId}`.execute(tx)
}

export async function myZoneTakesPart(tx: Tx, meetingId: Id): Promise<boolean> {
  const { rows } = await sql<{ does: boolean }>`select cooperation.my_zone_takes_part(${meetingId}) as does`.execute(tx)
  return rows[0]?.does ?? false
}

/** Run by the clock: what nobody answered in time is said aloud, once. */
export async function escalateUnanswered(tx: Tx, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    update cooperation.invitation set escalated_at = ${now}
    where answer = 'none' and escalated_at is null and meeting_state = 'called' and answer_by <= ${now}`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
