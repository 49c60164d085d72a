import type { Instant } from '#kernel/time.ts'

const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' })

/** `2026-11-21 23:15`, as the clocks on the walls of Sweden say. */
export const isoMinute = (at: Instant): string => parts.format(at)
export const isoDay = (at: Instant): string => isoMinute(at).slice(0, 10)
