import type { Id } from '#kernel/id.ts'
import { daysBetween, type Day } from '#kernel/day.ts'
import { eligible, type Basis, type Eligible } from '#capabilities/costs/domain/eligibility.ts'
import { sumOre, type Ore } from '#capabilities/costs/domain/ore.ts'
import { endOf, latestReceipt, quarterOf, reminderOf, type Quarter } from '#capabilities/costs/domain/quarter.ts'

type Line = Parameters<typeof eligible>[0] & { readonly unitId: Id; readonly claimId: Id | null; readonly claimedBefore: Ore | null }

/** What of a line may be claimed. What takes back a claimed line gives back just what was claimed of it, whatever has been decided since. */
export function claimable(line: Line, basis: Basis | null): Eligible {
  return line.claimedBefore === null ? eligible(line, basis) : { ore: -line.claimedBefore, units: line.units, reason: 'application' }
}

export type Asked<L> = { readonly line: L; readonly part: Eligible }
/** The unclaimed lines of a quarter of which something may be claimed, with how much. */
export const askFor = <L extends Line>(lines: readonly L[], bases: ReadonlyMap<Id, Basis>, quarter: Quarter): readonly Asked<L>[] =>
  lines
    .filter((line) => line.claimId === null && quarterOf(line.fromOn) === quarter)
    .map((line) => ({ line, part: claimable(line, bases.get(line.unitId) ?? null) }))
    .filter(({ part }) => part.ore !== 0)

export type QuarterLeft = {
  readonly quarter: Quarter
  readonly over: boolean
  readonly lastOn: Day
  readonly daysLeft: number
  /** Which reminder stands now, in days before the last. */
  readonly reminder: number | null
  readonly lines: number
  readonly ore: Ore
}

/** What is unclaimed, quarter by quarter, the nearest last day first. */
export function quartersLeft(
  lines: readonly Line[],
  bases: ReadonlyMap<Id, Basis>,
  today: Day,
  rule: { months: number; remind: readonly number[] },
): readonly QuarterLeft[] {
  return [...new Set(lines.filter((line) => line.claimId === null).map((line) => quarterOf(line.fromOn)))].toSorted().flatMap((quarter) => {
    const asked = askFor(lines, bases, quarter)
    if (asked.length === 0) return []
    const lastOn = latestReceipt(quarter, rule.months)
    return [
      {
        quarter,
        over: endOf(quarter) < today,
        lastOn,
        daysLeft: daysBetween(today, lastOn),
        reminder: reminderOf(today, lastOn, rule.remind),
        lines: asked.length,
        ore: sumOre(asked.map(({ part }) => part.ore)),
      },
    ]
  })
}
