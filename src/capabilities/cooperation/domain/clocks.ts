import { minutesAfter } from '#kernel/time.ts'
import type { Instant } from '#kernel/time.ts'

/** The clocks of an acute meeting; their times are dated reference data of the cases room. */
export const clockCodes = ['contact', 'meeting', 'follow_up'] as const
export type ClockCode = (typeof clockCodes)[number]

/** Minutes from the start, and how many before the end it is said to be soon. */
export type ClockTimes = { readonly minutes: number; readonly warn: number }

export type RunningClock = {
  readonly soonAt: Instant
  readonly dueAt: Instant
  readonly metAt: Instant | null
}

export const clockStates = ['met', 'met_late', 'running', 'soon', 'late'] as const
export type ClockState = (typeof clockStates)[number]

/** Real minutes: a change of the clocks in spring or autumn moves nothing. */
export function startedAt(at: Instant, times: ClockTimes): Pick<RunningClock, 'soonAt' | 'dueAt'> {
  return { soonAt: minutesAfter(at, Math.max(0, times.minutes - times.warn)), dueAt: minutesAfter(at, times.minutes) }
}

/** Late begins at the due moment itself; what is done at it is done in time. */
export function stateOf(clock: RunningClock, now: Instant): ClockState {
  if (clock.metAt !== null) return clock.metAt > clock.dueAt ? 'met_late' : 'met'
  if (now >= clock.dueAt) return 'late'
  return now >= clock.soonAt ? 'soon' : 'running'
}

export const isOpen = (clock: Pick<RunningClock, 'metAt'>): boolean => clock.metAt === null

/** Half of the time left before the meeting, at most 30 minutes and at least 5: long enough to answer, short enough to ask somebody else. */
export function answerBy(askedAt: Instant, meetingAt: Instant): Instant {
  const half = Math.floor((meetingAt.getTime() - askedAt.getTime()) / 120_000)
  return minutesAfter(askedAt, Math.max(5, Math.min(30, half)))
}
