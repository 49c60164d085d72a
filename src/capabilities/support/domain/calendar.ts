import { addDays, weekdayOf } from '#kernel/day.ts'

/** Public holidays and the eves that lag 1930:173 counts with them, by day; the name as the calendar has it. */
export type RestDays = ReadonlyMap<string, string>

/** Why offices are closed that day; `null` when they are open. */
export type Rest = 'saturday' | 'sunday' | 'holiday'
export const restOf = (day: string, days: RestDays): Rest | null => {
  if (days.has(day)) return 'holiday'
  const weekday = weekdayOf(day)
  return weekday === 6 ? 'saturday' : weekday === 0 ? 'sunday' : null
}

/** The day itself when offices are open then, else the first after it on which they are. */
export function nextWorkingDay(day: string, days: RestDays): string {
  let at = day
  // No rest in Sweden is longer than five days.
  for (let tries = 0; tries < 10 && restOf(at, days) !== null; tries += 1) at = addDays(at, 1)
  return at
}

/** The last day before it, or itself, on which offices are open: when to be ready by. */
export function workingDayBefore(day: string, days: RestDays): string {
  let at = day
  for (let tries = 0; tries < 10 && restOf(at, days) !== null; tries += 1) at = addDays(at, -1)
  return at
}

export type CalendarDay = { readonly day: string; readonly weekday: number; readonly rest: Rest | null; readonly name: string | null; readonly due: boolean }

/** The whole weeks around a day, Monday first. */
export function weeksAround(due: string, last: string, days: RestDays): readonly CalendarDay[] {
  const back = (weekdayOf(due) + 6) % 7
  const from = addDays(due, -back)
  const ahead = last > addDays(from, 6) ? 13 : 6
  return Array.from({ length: ahead + 1 }, (_, place) => {
    const day = addDays(from, place)
    return { day, weekday: weekdayOf(day), rest: restOf(day, days), name: days.get(day) ?? null, due: day === due || day === last }
  })
}
