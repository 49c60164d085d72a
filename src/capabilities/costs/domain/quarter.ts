import { addDays, addMonths, daysBetween, type Day } from '#kernel/day.ts'

/** A quarter as its first day, such as `2026-07-01`. */
export type Quarter = Day

export const quarterOf = (day: Day): Quarter => {
  const month = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}
export const isQuarter = (words: string): boolean => /^\d{4}-(?:01|04|07|10)-01$/.test(words)
export const endOf = (quarter: Quarter): Day => addDays(addMonths(quarter, 3), -1)
export const numberOf = (quarter: Quarter): number => (Number(quarter.slice(5, 7)) + 2) / 3

/**
 * The last day on which a claim must have come in: the same day number so many months after the quarter ended, or the month's last. The careful
 * reading: Q1 30 September, Q2 30 December, Q3 30 March, Q4 30 June.
 */
export const latestReceipt = (quarter: Quarter, months: number): Day => addMonths(endOf(quarter), months)

/** Which reminder stands: the smallest number of days before the last day that has been reached; `null` before the first of them. */
export function reminderOf(today: Day, lastOn: Day, remind: readonly number[]): number | null {
  const left = daysBetween(today, lastOn)
  return left < 0 ? null : ([...remind].sort((a, b) => a - b).find((days) => left <= days) ?? null)
}
