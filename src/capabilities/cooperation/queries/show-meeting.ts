import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZones } from '#capabilities/people/contract.ts'
import { functionKinds, isFunctionKind } from '#capabilities/directory/contract.ts'
import { findCard, tasksOfSource } from '#capabilities/cases/contract.ts'
import { agendaItems, decisionCodes } from '#capabilities/cooperation/domain/agenda.ts'
import { clockCodes, clockStates, stateOf } from '#capabilities/cooperation/domain/clocks.ts'
import { declineReasons, invitationAnswers, mayKeepMinutes, mayWriteIn, meetingStates } from '#capabilities/cooperation/domain/meeting.ts'
import { matrixOf, matters, modes } from '#capabilities/cooperation/domain/modes.ts'
import { nextToAsk, variants, wishes } from '#capabilities/cooperation/domain/who-is-asked.ts'
import { needsOf, valueOf } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import { clocksOfCase } from '#capabilities/cooperation/store/clock.ts'
import { decisionsOf, minutesOf } from '#capabilities/cooperation/store/decision.ts'
import { invitationsOf } from '#capabilities/cooperation/store/invitation.ts'
import type { Invitation } from '#capabilities/cooperation/store/invitation.ts'
import { findMeeting, mayWriteInCase } from '#capabilities/cooperation/store/meeting.ts'
import type { Meeting } from '#capabilities/cooperation/store/meeting.ts'

const reach = z.enum(['all', 'by_disclosure', 'never'])
const chair = z.object({ value: z.string(), function: z.enum(functionKinds), zone: z.string() })

export const meetingAnswer = z.object({
  id: z.string(),
  caseId: z.string(),
  pseudonym: z.string(),
  word: z.string(),
  at: z.date(),
  state: z.enum(meetingStates),
  variant: z.enum(variants),
  mode: z.enum(modes),
  ground: z.string().nullable(),
  nextAt: z.date().nullable(),
  convened: z.object({ zone: z.string(), own: z.boolean() }),
  who: z.array(
    z.object({
      id: z.string(),
      function: z.enum(functionKinds),
      zone: z.string(),
      wish: z.enum(wishes),
      own: z.boolean(),
      answer: z.enum(invitationAnswers),
      reason: z.enum(declineReasons).nullable(),
      answeredAt: z.date().nullable(),
      answerBy: z.date(),
      late: z.boolean(),
      standsIn: z.boolean(),
      attended: z.boolean().nullable(),
      /** Whom to ask instead, for those who convene. */
      next: chair.nullable(),
    }),
  ),
  agenda: z.array(
    z.object({
      item: z.enum(agendaItems),
      decisions: z.array(
        z.object({
          id: z.string(),
          code: z.enum(decisionCodes),
          function: z.enum(functionKinds),
          zone: z.string(),
          dueAt: z.date(),
          taskId: z.string(),
          state: z.enum(['open', 'late', 'done']),
        }),
      ),
    }),
  ),
  matrix: z.array(z.object({ matter: z.enum(matters), reach: z.object({ anonymised: reach, consented: reach, statutory: reach }) })),
  clocks: z.array(
    z.object({ id: z.string(), code: z.enum(clockCodes), dueAt: z.date(), state: z.enum(clockStates), escalated: z.boolean(), own: z.boolean() }),
  ),
  /** The own zone's minutes: which records they are. */
  minutes: z.array(z.object({ recordId: z.string(), writtenAt: z.date() })),
  responsible: z.array(chair),
  may: z.object({ decide: z.boolean(), lead: z.boolean(), minutes: z.boolean() }),
  version: z.number().int(),
})
export type MeetingAnswer = z.output<typeof meetingAnswer>
type Chair = z.output<typeof chair>

const kindOf = (code: string): Chair['function'] => {
  if (!isFunctionKind(code)) throw new Error('an invitation names a function of the directory')
  return code
}

/** Whom to ask instead of each that has not answered in time or said no; only those who convene are told. */
async function substitutes(visit: Visit, meeting: Meeting, invited: readonly Invitation[], late: (each: Invitation) => boolean): Promise<ReadonlyMap<Id, Id>> {
  const open = invited.filter((each) => (each.answer === 'decline' || late(each)) && !invited.some((other) => other.standsInFor === each.id))
  const card = open.length === 0 || meeting.convenedZone !== visit.actor.zoneId ? null : await findCard(visit.tx, meeting.caseId)
  if (card === null) return new Map()
  const needs = await needsOf(visit, card, visit.now)
  const found = open.map(
    (each) =>
      [
        each.id,
        nextToAsk(
          needs,
          each.function,
          invited.filter((one) => one.function === each.function).map((one) => one.zoneId),
        ) ?? each.deputyZone,
      ] as const,
  )
  return new Map(
    found.filter(
      (pair): pair is [Id, Id] =>
        pair[1] !== null && !invited.some((one) => one.zoneId === pair[1] && one.function === invited.find((i) => i.id === pair[0])?.function),
    ),
  )
}

async function agendaOf(visit: Visit, meeting: Meeting, nameOf: (zone: Id) => string): Promise<MeetingAnswer['agenda']> {
  const decisions = await decisionsOf(visit.tx, meeting.id)
  const tasks = decisions.length === 0 ? [] : await tasksOfSource(visit.tx, 'meeting', meeting.id)
  const stateOfTask = (taskId: Id): 'open' | 'late' | 'done' => {
    const task = tasks.find((each) => each.id === taskId)
    return task?.doneAt ? 'done' : task && task.dueAt <= visit.now ? 'late' : 'open'
  }
  const items = [...new Set([...meeting.agenda, ...decisions.map((each) => each.item)])]
  return items.map((item) => ({
    item,
    decisions: decisions
      .filter((each) => each.item === item)
      .map((each) => ({
        id: each.id,
        code: each.code,
        function: kindOf(each.function),
        zone: nameOf(each.zoneId),
        dueAt: each.dueAt,
        taskId: each.taskId,
        state: stateOfTask(each.taskId),
      })),
  }))
}

/** A meeting, for those in it: functions and codes, never a name. `null` for everybody else. */
export async function showMeeting(visit: Visit, id: Id): Promise<MeetingAnswer | null> {
  const { tx, actor, now } = visit
  const meeting = await findMeeting(tx, id)
  const card = meeting && (await findCard(tx, meeting.caseId))
  if (!meeting || !card) return null
  if (card.protectionLevel === 2) visit.requireStrong()
  const invited = await invitationsOf(tx, id)
  const late = (each: Invitation): boolean => each.answer === 'none' && meeting.state === 'called' && each.answerBy <= now
  const instead = await substitutes(visit, meeting, invited, late)
  const decided = await decisionsOf(tx, id)
  const zones = await findZones(tx, {
    ids: [meeting.convenedZone, ...invited.map((each) => each.zoneId), ...instead.values(), ...decided.map((each) => each.zoneId)],
  })
  const nameOf = (zone: Id): string => zones.find((each) => each.id === zone)?.name ?? ''
  const lead = meeting.convenedZone === actor.zoneId && (await mayWriteInCase(tx, meeting.caseId))
  const covered = {
    anonymised: [],
    consented: meeting.mode === 'consented' ? meeting.covered : [],
    statutory: meeting.mode === 'statutory' ? meeting.covered : [],
  }
  visit.note({ caseId: meeting.caseId, object: id, count: invited.length })
  return {
    id,
    caseId: meeting.caseId,
    pseudonym: card.pseudonym,
    word: meeting.word,
    at: meeting.at,
    state: meeting.state,
    variant: meeting.variant,
    mode: meeting.mode,
    ground: meeting.ground,
    nextAt: meeting.nextAt,
    convened: { zone: nameOf(meeting.convenedZone), own: meeting.convenedZone === actor.zoneId },
    who: invited.map((each) => {
      const next = instead.get(each.id)
      return {
        id: each.id,
        function: kindOf(each.function),
        zone: nameOf(each.zoneId),
        wish: each.wish,
        own: each.zoneId === actor.zoneId,
        answer: each.answer,
        reason: meeting.convenedZone === actor.zoneId ? each.reason : null,
        answeredAt: each.answeredAt,
        answerBy: each.answerBy,
        late: late(each),
        standsIn: each.standsInFor !== null,
        attended: each.attended,
        next: next === undefined ? null : { value: valueOf(each.function, next), function: kindOf(each.function), zone: nameOf(next) },
      }
    }),
    agenda: await agendaOf(visit, meeting, nameOf),
    matrix: matrixOf(covered).map((row) => ({ ...row })),
    clocks: (await clocksOfCase(tx, meeting.caseId)).map((clock) => ({
      id: clock.id,
      code: clock.code,
      dueAt: clock.dueAt,
      state: stateOf(clock, now),
      escalated: clock.escalatedAt !== null,
      own: clock.zoneId === actor.zoneId,
    })),
    minutes: (await minutesOf(tx, id)).map((each) => ({ ...each })),
    responsible: invited
      .filter((each) => each.answer !== 'decline')
      .map((each) => ({ value: valueOf(each.function, each.zoneId), function: kindOf(each.function), zone: nameOf(each.zoneId) })),
    may: {
      decide: mayWriteIn(meeting.state).ok && (await mayWriteInCase(tx, meeting.caseId)),
      lead: lead && meeting.state === 'called',
      minutes: mayKeepMinutes(meeting.state).ok,
    },
    version: meeting.version,
  }
}
