/** A day as `2026-11-21`. Counted on the calendar, so that no change of the clocks moves it. */
export type Day = string

const at = (day: Day): Date => new Date(`${day}T00:00:00Z`)
const said = (date: Date): Day => date.toISOString().slice(0, 10)

export const addDays = (day: Day, days: number): Day => {
  const date = at(day)
  date.setUTCDate(date.getUTCDate() + days)
  return said(date)
}
/** From the first to the second; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((at(to).getTime() - at(from).getTime()) / 86_400_000)

/** The same number of the day so many months later, or the last day of a month that is shorter. */
export const addMonths = (day: Day, months: number): Day => {
  const date = at(day)
  const number = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(number, last))
  return said(date)
}
export const monthOf = (day: Day): string => day.slice(0, 7)
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
