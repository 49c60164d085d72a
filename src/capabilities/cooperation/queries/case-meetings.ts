import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { stateOf } from '#capabilities/cooperation/domain/clocks.ts'
import type { ClockCode, ClockState } from '#capabilities/cooperation/domain/clocks.ts'
import type { MeetingState } from '#capabilities/cooperation/domain/meeting.ts'
import type { Mode } from '#capabilities/cooperation/domain/modes.ts'
import { clocksOfCase } from '#capabilities/cooperation/store/clock.ts'
import { mayWriteInCase, meetingsOfCase } from '#capabilities/cooperation/store/meeting.ts'

export type CaseMeetings = {
  readonly caseId: Id
  readonly meetings: readonly { readonly id: Id; readonly at: Instant; readonly word: string; readonly state: MeetingState; readonly mode: Mode }[]
  readonly clocks: readonly { readonly id: Id; readonly code: ClockCode; readonly dueAt: Instant; readonly state: ClockState; readonly own: boolean }[]
  readonly mayConvene: boolean
}

/** Meetings I am in and the clocks of the case. */
export async function caseMeetings(visit: Visit, caseId: Id): Promise<CaseMeetings> {
  const meetings = await meetingsOfCase(visit.tx, caseId)
  const clocks = await clocksOfCase(visit.tx, caseId)
  return {
    caseId,
    meetings: meetings.map(({ id, at, word, state, mode }) => ({ id, at, word, state, mode })),
    clocks: clocks.map((clock) => ({
      id: clock.id,
      code: clock.code,
      dueAt: clock.dueAt,
      state: stateOf(clock, visit.now),
      own: clock.zoneId === visit.actor.zoneId,
    })),
    mayConvene: await mayWriteInCase(visit.tx, caseId),
  }
}
