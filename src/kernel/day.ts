/** A day on the calendar, as `2026-11-21`. A day is a day: no clock and no change of the clocks is in it. */
export type Day = string

const millis = 86_400_000
const numberOf = (day: Day): number => Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / millis)
const dayOf = (number: number): Day => new Date(number * millis).toISOString().slice(0, 10)

export const addDays = (day: Day, days: number): Day => dayOf(numberOf(day) + days)
/** From the first to the second; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from)

/** How many days a month has; January is 0. */
const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

/** The day with the same number so many months later; where that month has none, its last day (lag 1930:173, 1 §). */
export function addMonths(day: Day, months: number): Day {
  const all = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(all / 12), all % 12]
  const number = Math.min(Number(day.slice(8, 10)), lengthOf(year, month))
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(number).padStart(2, '0')}`
}

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: Day): number => (((numberOf(day) + 4) % 7) + 7) % 7
/** *2026-11*. */
export const monthOf = (day: Day): string => day.slice(0, 7)
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
