/** A moment in time. Everything is stored and compared in UTC. */
export type Instant = Date

const minute = 60_000
export const minutesAfter = (at: Instant, minutes: number): Instant => new Date(at.getTime() + minutes * minute)
export const hoursAfter = (at: Instant, hours: number): Instant => minutesAfter(at, hours * 60)
export const daysAfter = (at: Instant, days: number): Instant => hoursAfter(at, days * 24)
export const minutesBetween = (from: Instant, to: Instant): number => Math.floor((to.getTime() - from.getTime()) / minute)
