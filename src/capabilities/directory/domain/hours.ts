import type { Instant } from '#kernel/time.ts'
import { isoMinute } from '#capabilities/directory/domain/wall-clock.ts'
import type { Hours } from '#capabilities/directory/domain/kinds.ts'

/** When offices are open, and the days they are not. Dated reference data; the newest row that has begun holds. */
export type Calendar = {
  /** `opens` and `closes` as `08:00`. */
  readonly officeTimes: readonly { readonly validFrom: string; readonly opens: string; readonly closes: string }[]
  /** Days as `2026-12-24`. */
  readonly redDays: ReadonlySet<string>
}

/** A time on the wall in Sweden: `2026-11-21`, `23:15`. */
export type WallTime = { readonly day: string; readonly minute: string; readonly office: boolean }

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())

export function wallTimeOf(at: Instant, calendar: Calendar): WallTime {
  const [day = '', minute = ''] = isoMinute(at).split(' ')
  const times = calendar.officeTimes.filter((time) => time.validFrom <= day).sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0]
  const office = times !== undefined && !isWeekend(day) && !calendar.redDays.has(day) && minute >= times.opens && minute < times.closes
  return { day, minute, office }
}

export const holds = (hours: Hours, at: WallTime): boolean => hours === 'always' || (hours === 'office') === at.office

/** Whether two hour codes can hold at the same time. */
export const meet = (one: Hours, other: Hours): boolean => one === 'always' || other === 'always' || one === other
