/** Days on the calendar, as `2026-11-21`. A day is a day: no clock and no change of the clocks is in it. */

const millis = 86_400_000
const numberOf = (day: string): number => Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / millis)
const dayOf = (number: number): string => new Date(number * millis).toISOString().slice(0, 10)

export const addDays = (day: string, days: number): string => dayOf(numberOf(day) + days)
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from)

/** How many days a month has. */
const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate()

/** The day with the same number; where the month has none, its last day (lag 1930:173, 1 §). */
export function addMonths(day: string, months: number): string {
  const all = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const [year, month] = [Math.floor(all / 12), all % 12]
  const number = Math.min(Number(day.slice(8, 10)), lengthOf(year, month))
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(number).padStart(2, '0')}`
}

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: string): number => (((numberOf(day) + 4) % 7) + 7) % 7
