import { addDays, daysBetween } from '#kernel/day.ts'

/** Nights by the day they begin on, as `2026-11-21`. A night is a night: clocks that change in it do not make it longer or two. */
export type Nights = { readonly from: string; readonly until: string }

/** `until` is the day one leaves: that night is free again. */
export const nightsFrom = (from: string, count: number): Nights => ({ from, until: addDays(from, count) })
export const countOf = ({ from, until }: Nights): number => daysBetween(from, until)
export const meet = (one: Nights, other: Nights): boolean => one.from < other.until && other.from < one.until
export const holds = ({ from, until }: Nights, night: string): boolean => from <= night && night < until
export const eachNight = (nights: Nights): readonly string[] => Array.from({ length: Math.max(0, countOf(nights)) }, (_, place) => addDays(nights.from, place))
