import { redDays } from '#capabilities/directory/contract.ts'
import type { RestDays } from '#capabilities/support/domain/calendar.ts'

const known = new Map<number, RestDays>()

async function ofYear(year: number): Promise<RestDays> {
  const there = known.get(year)
  if (there) return there
  const found = new Map((await redDays([year])).map(({ day, name }) => [day, name] as const))
  known.set(year, found)
  return found
}

/** The days offices are closed, from the year before the first of these days to three years after the last. */
export async function restDaysFor(...days: readonly (string | null)[]): Promise<RestDays> {
  const years = days.filter((day) => day !== null).map((day) => Number(day.slice(0, 4)))
  const [from, to] = [Math.min(...years) - 1, Math.max(...years) + 3]
  const all = new Map<string, string>()
  for (let year = from; year <= to; year += 1) for (const [day, name] of await ofYear(year)) all.set(day, name)
  return all
}
