import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { dayOf, nameBook, noStandIn, presenceFrom, standInFor, type NameBook, type StandIn } from '#capabilities/cases/contract.ts'
import { isOpen, stateOf } from '#capabilities/cooperation/domain/clocks.ts'
import type { ClockCode, ClockState } from '#capabilities/cooperation/domain/clocks.ts'
import type { MeetingState } from '#capabilities/cooperation/domain/meeting.ts'
import type { Mode } from '#capabilities/cooperation/domain/modes.ts'
import { clocksOfCase } from '#capabilities/cooperation/store/clock.ts'
import type { Clock } from '#capabilities/cooperation/store/clock.ts'
import { mayWriteInCase, meetingsOfCase } from '#capabilities/cooperation/store/meeting.ts'

type ShownClock = Pick<StandIn, 'standInId' | 'unanswered'> & {
  readonly id: Id
  readonly code: ClockCode
  readonly dueAt: Instant
  readonly state: ClockState
  readonly own: boolean
}
export type CaseMeetings = {
  readonly caseId: Id
  readonly meetings: readonly { readonly id: Id; readonly at: Instant; readonly word: string; readonly state: MeetingState; readonly mode: Mode }[]
  readonly clocks: readonly ShownClock[]
  readonly names: NameBook
  readonly mayConvene: boolean
}

/** Who answers now for each open clock of the own zone, while its person, or the deputy it has gone to, is not there. */
async function withStandIns(visit: Visit, clocks: readonly Clock[]): Promise<readonly (Clock & StandIn)[]> {
  const asked = (clock: Clock): boolean => isOpen(clock) && clock.zoneId === visit.actor.zoneId
  if (!clocks.some(asked)) return clocks.map((clock) => ({ ...clock, ...noStandIn }))
  const today = dayOf(visit.now)
  const presence = await presenceFrom(visit.tx, today)
  return clocks.map((clock) => ({ ...clock, ...(asked(clock) ? standInFor(clock, clock.escalatedAt !== null, today, today, presence) : noStandIn) }))
}

/** Meetings I am in and the clocks of the case. */
export async function caseMeetings(visit: Visit, caseId: Id): Promise<CaseMeetings> {
  const [meetings, known, mayConvene] = await together([meetingsOfCase(visit.tx, caseId), clocksOfCase(visit.tx, caseId), mayWriteInCase(visit.tx, caseId)])
  const clocks = await withStandIns(visit, known)
  return {
    caseId,
    meetings: meetings.map(({ id, at, word, state, mode }) => ({ id, at, word, state, mode })),
    clocks: clocks.map((clock) => ({
      id: clock.id,
      code: clock.code,
      dueAt: clock.dueAt,
      state: stateOf(clock, visit.now),
      own: clock.zoneId === visit.actor.zoneId,
      standInId: clock.standInId,
      unanswered: clock.unanswered,
    })),
    names: await nameBook(
      visit,
      clocks.map((clock) => clock.standInId),
      [],
    ),
    mayConvene,
  }
}
