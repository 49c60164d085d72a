import type { Id } from '#kernel/id.ts'
import { minutesAfter } from '#kernel/time.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { answerInvitation } from '#capabilities/cooperation/commands/answer-invitation.ts'
import { conveneMeeting } from '#capabilities/cooperation/commands/convene-meeting.ts'
import { decide } from '#capabilities/cooperation/commands/decide.ts'
import { keepMinutes } from '#capabilities/cooperation/commands/keep-minutes.ts'
import type { DeclineReason } from '#capabilities/cooperation/domain/meeting.ts'
import { conveneForm, decisionForm } from '#capabilities/cooperation/forms.ts'
import { prepareMeeting } from '#capabilities/cooperation/queries/prepare-meeting.ts'
import { invitationsToAnswer } from '#capabilities/cooperation/store/invitation.ts'
import { findMeeting } from '#capabilities/cooperation/store/meeting.ts'
import type { Meeting } from '#capabilities/cooperation/store/meeting.ts'

/** What the demo world gives: who does something, when; and the ids of people and zones by their words. */
export type CooperationWorld = {
  readonly today: Instant
  readonly as: <Value>(person: Id, at: Instant, about: Id | null, deed: (visit: Visit) => Promise<Value>) => Promise<Value>
  readonly person: (login: string) => Id
  readonly zone: (code: string) => Id
}

/** Invented, every word. */
const said = {
  interpreter: 'Kvinnlig tolk på telefon, inte från närområdet.',
  tonight: 'Två nätter räcker inte, fråga om plats till fredag.',
  minutes: 'Vi deltog anonymiserat och lovade återkomma om skyddet utanför hotellet.',
} as const

/** Every sealed value this room puts into the demo world. */
export const cooperationCanaries: readonly string[] = Object.values(said)

const must = <Value>(
  what: string,
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: { readonly kind: string } },
): Value => {
  if (!result.ok) throw new Error(`the demo meeting, ${what}: ${result.refusal.kind}`)
  return result.value
}

/** Answers every invitation that waits for a zone. */
const answer = (world: CooperationWorld, login: string, minutes: number, given: 'accept' | 'decline', reason: DeclineReason | null = null): Promise<void> =>
  world.as(world.person(login), minutesAfter(world.today, minutes), null, async (visit) => {
    for (const invitation of await invitationsToAnswer(visit.tx, visit.now))
      must(`answer of ${login}`, await answerInvitation(visit, invitation, given, reason))
  })

const at = <Value>(world: CooperationWorld, login: string, minutes: number, id: Id, deed: (visit: Visit, meeting: Meeting) => Promise<Value>): Promise<Value> =>
  world.as(world.person(login), minutesAfter(world.today, minutes), null, async (visit) => {
    const meeting = await findMeeting(visit.tx, id)
    if (meeting === null) throw new Error(`the demo meeting is not there for ${login}`)
    return await deed(visit, meeting)
  })

/**
 * An acute meeting in progress, convened in the case that came out of a call: most said yes, health care said no, the shelter has not answered.
 * One decision is already late.
 */
export async function tellMeeting(world: CooperationWorld, caseId: Id): Promise<Id> {
  const begins = minutesAfter(world.today, -12)
  const meeting = await world.as(world.person('operator.alfa'), minutesAfter(world.today, -95), caseId, async (visit) => {
    const model = await prepareMeeting(visit, caseId)
    if (model === null) throw new Error('the demo case is not there')
    const form = conveneForm.parse({
      at: begins.toISOString(),
      ask: model.candidates.map((each) => each.value),
      agenda: ['safety_tonight', 'child', 'interpreter', 'medical', 'housing', 'next_meeting'],
    })
    return must('convening', await conveneMeeting(visit, model, form))
  })
  await answer(world, 'operator.jour', -90, 'accept')
  await answer(world, 'police.poln', -84, 'accept')
  await answer(world, 'coordinator.nord', -80, 'accept')
  await answer(world, 'nurse.vard', -71, 'decline', 'other_urgent_work')
  const chair = (kind: string, code: string): string => `${kind}.${world.zone(code)}`
  const decisions = [
    { minutes: -11, code: 'book_interpreter', responsible: chair('social_on_call', 'JOUR'), due: -1, words: said.interpreter },
    { minutes: -9, code: 'accompany', responsible: chair('police_contact', 'POLN'), due: 45, words: null },
    { minutes: -6, code: 'arrange_shelter', responsible: chair('social_on_call', 'JOUR'), due: 120, words: said.tonight },
    { minutes: -4, code: 'follow_up', responsible: chair('regional_coordinator', 'NORD'), due: 60 * 24, words: null },
  ] as const
  for (const { minutes, due, ...decision } of decisions) {
    const form = decisionForm.parse({ ...decision, dueAt: minutesAfter(world.today, due).toISOString() })
    must(decision.code, await at(world, 'operator.alfa', minutes, meeting, (visit, row) => decide(visit, row, form)))
  }
  must('minutes', await at(world, 'police.poln', -2, meeting, (visit, row) => keepMinutes(visit, row, said.minutes)))
  return meeting
}
