import type { Instant } from '#kernel/time.ts'

const inSweden = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' })

/** The day in Sweden, as `2026-11-21`. */
export const dayOf = (at: Instant): string => inSweden.format(at)

/** The last moment of the day in Sweden, to the second. */
export function endOfDay(at: Instant): Instant {
  const day = dayOf(at)
  // Midnight is 22 or 23 UTC; the first of the two that is the next day in Sweden.
  for (const hour of ['22', '23']) {
    const midnight = new Date(`${day}T${hour}:00:00Z`)
    if (dayOf(midnight) !== day) return new Date(midnight.getTime() - 1000)
  }
  return new Date(`${day}T23:59:59Z`)
}

/** How far "today" reaches for somebody at work: to midnight, and for who works into the night eight hours on. */
export const endOfShift = (now: Instant): Instant => new Date(Math.max(endOfDay(now).getTime(), now.getTime() + 8 * 3_600_000))

/** A day in a form or a law is its last moment in Sweden. */
export const lastMomentOf = (day: string): Date => endOfDay(new Date(`${day}T12:00:00Z`))
