/** Nights by the day they begin on, as `2026-11-21`. A night is a night: clocks that change in it do not make it longer or two. */
export type Nights = { readonly from: string; readonly until: string }

/** So many days later on the calendar. */
export const dayAfter = (day: string, days: number): string => {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** `until` is the day one leaves: that night is free again. */
export const nightsFrom = (from: string, count: number): Nights => ({ from, until: dayAfter(from, count) })
export const countOf = ({ from, until }: Nights): number => Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
export const meet = (one: Nights, other: Nights): boolean => one.from < other.until && other.from < one.until
export const holds = ({ from, until }: Nights, night: string): boolean => from <= night && night < until
export const eachNight = (nights: Nights): readonly string[] => Array.from({ length: Math.max(0, countOf(nights)) }, (_, place) => dayAfter(nights.from, place))
