import { nextWorkingDay, type RestDays } from '#capabilities/support/domain/calendar.ts'
import type { DeadlineRule, Effect, Outcome, Trigger } from '#capabilities/support/domain/deadline-codes.ts'
import { addDays, addMonths, daysBetween } from '#kernel/day.ts'

/** A decision or an event with the days that stand in its document. */
export type Stated = { readonly trigger: Trigger; readonly onDay: string; readonly endsOn: string | null }

export type Derived = {
  readonly code: string
  readonly ruleFrom: string
  readonly countedFrom: string
  /** The day the calendar gives, or the document states. */
  readonly dueOn: string
  /** The last day it can still be done: later than `dueOn` only where a rule says so. */
  readonly lastOn: string
  readonly alertOn: string
  readonly fromDocument: boolean
}

/** The rule as it stood on a day. */
export const holdsOn = (rule: Pick<DeadlineRule, 'validFrom' | 'validTo'>, day: string): boolean =>
  rule.validFrom <= day && (rule.validTo === null || rule.validTo > day)

/** Days, weeks and months from a day; the day it is counted from is not counted itself. */
export function countFrom(day: string, amount: number, unit: DeadlineRule['unit']): string {
  if (unit === 'immediately' || unit === 'document') return day
  if (unit === 'months') return addMonths(day, amount)
  return addDays(day, unit === 'weeks' ? amount * 7 : amount)
}

/** One day by one rule; `null` when only the document could state it and it does not. */
export function derive(rule: DeadlineRule, event: Stated, days: RestDays): Derived | null {
  const fromDocument = rule.stated && event.endsOn !== null
  if (rule.unit === 'document' && !fromDocument) return null
  const dueOn = fromDocument && event.endsOn !== null ? event.endsOn : countFrom(event.onDay, rule.amount, rule.unit)
  const lastOn = !fromDocument && rule.rest === 'next_working_day' ? nextWorkingDay(dueOn, days) : dueOn
  const longest = Math.max(0, ...rule.alerts)
  return { code: rule.code, ruleFrom: rule.validFrom, countedFrom: event.onDay, dueOn, lastOn, alertOn: addDays(dueOn, -longest), fromDocument }
}

/** Every day that a decision sets going, by the rules of the day it was made. */
export const deriveAll = (rules: readonly DeadlineRule[], event: Stated, days: RestDays): readonly Derived[] =>
  rules
    .filter((rule) => rule.trigger === event.trigger && holdsOn(rule, event.onDay))
    .flatMap((rule) => derive(rule, event, days) ?? [])
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.code.localeCompare(b.code))

/** Done on a day, and to be done again: counted from that day. */
export const deriveAgain = (rule: DeadlineRule, doneOn: string, days: RestDays): Derived | null =>
  rule.repeats ? derive({ ...rule, stated: false }, { trigger: rule.trigger, onDay: doneOn, endsOn: null }, days) : null

export type Running = {
  readonly dueOn: string
  readonly lastOn: string
  readonly alertOn: string
  readonly effect: Effect
  readonly outcome: Outcome | null
  readonly doneOn: string | null
}
export const deadlineStates = ['met', 'met_late', 'closed', 'running', 'soon', 'today', 'late'] as const
export type DeadlineState = (typeof deadlineStates)[number]

/** Late begins the day after the last one. */
export function stateOf(one: Running, today: string): DeadlineState {
  if (one.outcome === 'met' || one.outcome === 'extended') return one.doneOn !== null && one.doneOn > one.lastOn ? 'met_late' : 'met'
  if (one.outcome !== null) return 'closed'
  if (today > one.lastOn) return 'late'
  if (today >= one.dueOn) return 'today'
  return today >= one.alertOn ? 'soon' : 'running'
}

/** Days left until the last one; below zero when it has passed. */
export const daysLeft = (one: Pick<Running, 'lastOn'>, today: string): number => daysBetween(today, one.lastOn)

/** Which of the rule's warnings was reached last: 14, 7, 3, 1. `null` before the first. */
export function alertReached(alerts: readonly number[], dueOn: string, today: string): number | null {
  const left = daysBetween(today, dueOn)
  return alerts.filter((days) => left <= days).toSorted((a, b) => a - b)[0] ?? null
}

/** The days on which somebody is warned, the first one first. */
export const warningsOf = (alerts: readonly number[], dueOn: string): readonly { readonly before: number; readonly on: string }[] =>
  alerts.toSorted((a, b) => b - a).map((before) => ({ before, on: addDays(dueOn, -before) }))

/** From three days before on, what would end somebody's protection is as loud as what is late. */
export const isLastCall = (red: boolean, left: number): boolean => red && left <= 3

/** The law changed after this was counted: said beside it, and nothing is moved. */
export const ruleChanged = (was: DeadlineRule, now: DeadlineRule | null): boolean =>
  now === null || was.amount !== now.amount || was.unit !== now.unit || was.effect !== now.effect || was.rest !== now.rest
