import { addDays, daysBetween, type Day } from '#kernel/day.ts'
import { endOf, quarterOf } from '#capabilities/costs/domain/quarter.ts'

/** What the contract says of the days of admission and discharge: nights between them, or both days paid. */
export const dayRules = ['nights', 'both_days'] as const
export type DayRule = (typeof dayRules)[number]

/** A stretch of paid days within one quarter, with its first and its last day. */
export type Stretch = { readonly from: Day; readonly last: Day; readonly units: number }

/** The paid days of a stay, one stretch per quarter it touches; none when the rule leaves nothing to pay. */
export function paidDays(admitted: Day, discharged: Day, rule: DayRule): readonly Stretch[] {
  const last = rule === 'nights' ? addDays(discharged, -1) : discharged
  const found: Stretch[] = []
  for (let from = admitted; from <= last;) {
    const end = endOf(quarterOf(from))
    const until = end < last ? end : last
    found.push({ from, last: until, units: daysBetween(from, until) + 1 })
    from = addDays(until, 1)
  }
  return found
}
