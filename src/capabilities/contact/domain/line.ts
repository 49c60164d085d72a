import { addDays, weekdayOf, type Day } from '#kernel/day.ts'

/** Who writes to the line; nobody needs to say. */
export const writers = ['self', 'close_one', 'professional', 'unknown'] as const
export type Writer = (typeof writers)[number]

/** What is known of how a message was put into another language. `wanted`: somebody who knows the language should read it. */
export const translations = ['no', 'by_person', 'by_machine', 'wanted'] as const
export type Translation = (typeof translations)[number]

/** Days are all that is kept, so waiting is told in days. */
export const waitingBands = ['today', 'yesterday', 'two_or_three', 'longer'] as const
export type WaitingBand = (typeof waitingBands)[number]
export const bandOf = (days: number): WaitingBand => (days <= 0 ? 'today' : days === 1 ? 'yesterday' : days <= 3 ? 'two_or_three' : 'longer')

export const queueStates = ['waiting', 'taken', 'answered', 'became_call'] as const
export type QueueState = (typeof queueStates)[number]
type Facts = { readonly waitsDays: number | null; readonly takenBy: string | null; readonly callId: string | null }
export const stateOf = ({ waitsDays, takenBy, callId }: Facts): QueueState =>
  waitsDays === null ? (callId === null ? 'answered' : 'became_call') : takenBy === null ? 'waiting' : 'taken'

const rank = { yes: 0, unknown: 1, no: 2 } as const
type Placed = { readonly danger: keyof typeof rank; readonly waitsDays: number | null }
/** Danger first, then who has waited longest; what nobody waits for last. */
export const inQueue = (one: Placed, other: Placed): number =>
  Number(one.waitsDays === null) - Number(other.waitsDays === null) || rank[one.danger] - rank[other.danger] || (other.waitsDays ?? 0) - (one.waitsDays ?? 0)

/** `closed` are days it is closed for once, first and last: `2026-12-28/2027-01-02`. */
export type LineHours = {
  readonly opens: string
  /** Earlier than it opens: on the day after. */
  readonly closes: string
  /** Weekdays on which reading begins; 1 is Monday. */
  readonly days: readonly string[]
  readonly redDaysToo: boolean
  readonly closed: readonly string[]
}
/** The hours, the red days around, and what time it is in Sweden. */
export type LineNow = LineHours & { readonly redDays: ReadonlySet<Day>; readonly today: Day; readonly hourNow: string }

/** The weekday, Monday first, as the words have it; `daysAhead` of today. */
export type NextReading = { readonly day: Day; readonly weekday: number; readonly daysAhead: number }

const isoWeekday = (day: Day): number => weekdayOf(day) || 7

/** Whether reading begins that day. A night counts as the day it began. */
export function readsOn(hours: LineHours, redDays: ReadonlySet<Day>, day: Day): boolean {
  if (!hours.days.includes(String(isoWeekday(day)))) return false
  if (!hours.redDaysToo && redDays.has(day)) return false
  return !hours.closed.some((span) => span.slice(0, 10) <= day && day <= span.slice(11))
}

export function isOpen(line: LineNow): boolean {
  const { opens, closes, hourNow, today } = line
  const on = (day: Day): boolean => readsOn(line, line.redDays, day)
  if (opens < closes) return on(today) && hourNow >= opens && hourNow < closes
  return (on(today) && hourNow >= opens) || (on(addDays(today, -1)) && hourNow < closes)
}

/** When reading begins the next time; `null` where it does not within a year. */
export function readsNext(line: LineNow): NextReading | null {
  for (let daysAhead = line.hourNow < line.opens ? 0 : 1; daysAhead <= 366; daysAhead += 1) {
    const day = addDays(line.today, daysAhead)
    if (readsOn(line, line.redDays, day)) return { day, weekday: isoWeekday(day), daysAhead }
  }
  return null
}

/** The weekday alone names a day one to six days ahead; else its date stands beside, or *today* where it is read the same day. */
export const sayReading = ({ day, weekday, daysAhead }: NextReading, weekdays: readonly string[], today: string | null): string => {
  if (daysAhead === 0 && today !== null) return today
  const name = weekdays[weekday - 1] ?? ''
  return daysAhead > 0 && daysAhead < 7 ? name : `${name} (\u2066${day}\u2069)`
}
