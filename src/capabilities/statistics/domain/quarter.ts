import type { Instant } from '#kernel/time.ts'

/** A quarter as its first day, such as `2026-07-01`. */
export type Quarter = string

const monthAt = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit' })
const partsOf = (quarter: Quarter): { readonly year: number; readonly number: number } => {
  const [year = 0, month = 1] = quarter.split('-').map(Number)
  return { year, number: Math.ceil(month / 3) }
}
const first = (year: number, number: number): Quarter => `${year}-${String(number * 3 - 2).padStart(2, '0')}-01`

/** The last quarter that has ended, by the calendar in Stockholm. */
export function lastFinished(now: Instant): Quarter {
  const { year, number } = partsOf(monthAt.format(now))
  return number === 1 ? first(year - 1, 4) : first(year, number - 1)
}

/** As people say it: `kvartal 3 2026`, `Q3 2026`. */
export const sayQuarter = (quarter: Quarter, letter: 'kvartal ' | 'Q'): string => {
  const { year, number } = partsOf(quarter)
  return `${letter}${number} ${year}`
}
