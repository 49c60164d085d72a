import type { Instant } from '#kernel/time.ts'

/**
 * Wall clocks of the whole world. What people type is what a clock on the wall shows where she is; that can be one moment, two
 * (when the clocks go back) or none (when they go forward, or when a country skips a day).
 */
export type WallReading =
  | { readonly kind: 'once'; readonly at: Instant }
  | { readonly kind: 'twice'; readonly first: Instant; readonly second: Instant }
  | { readonly kind: 'never' }

const clocks = new Map<string, Intl.DateTimeFormat>()
const clockOf = (zone: string): Intl.DateTimeFormat => {
  const known = clocks.get(zone)
  if (known) return known
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hourCycle: 'h23', calendar: 'gregory', numberingSystem: 'latn', ...parts })
  clocks.set(zone, made)
  return made
}

/** What a clock there shows, as if it were UTC: milliseconds. Whole minutes only, as on the clocks of railways and airports. */
function shownAt(at: number, zone: string): number {
  const shown = Object.fromEntries(
    clockOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  return Date.UTC(shown['year'] ?? 0, (shown['month'] ?? 1) - 1, shown['day'] ?? 1, shown['hour'] ?? 0, shown['minute'] ?? 0, shown['second'] ?? 0)
}

export function isZone(zone: string): boolean {
  if (!/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){0,2}$/.test(zone) || zone.length > 64) return false
  try {
    clockOf(zone)
    return true
  } catch {
    return false
  }
}

const shape = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::00)?$/
/** Whether it is a day and a time at all: `2026-11-21T23:15`. */
export function isWall(wall: string): boolean {
  const match = shape.exec(wall)
  if (!match) return false
  const [, year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.map(Number)
  if (year < 1970 || year > 2199 || hour > 23 || minute > 59) return false
  // A day that is none, or a month, is one of another month.
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() === month - 1
}

const longest = 26 * 3_600_000
/**
 * Reads a wall clock in a zone of time.
 *
 * @param wall such as `2026-10-25T02:30`
 * @throws RangeError when it is no time, or no zone; ask `isWall` and `isZone` first
 */
export function readWall(wall: string, zone: string): WallReading {
  if (!isWall(wall) || !isZone(zone)) throw new RangeError('no wall clock')
  const wanted = Date.parse(`${wall.slice(0, 10)}T${wall.slice(11, 16)}:00Z`)
  // No zone stands further from UTC than this, and none changes its clocks twice in so short a time.
  const offsets = new Set([-longest, 0, longest].map((step) => shownAt(wanted + step, zone) - (wanted + step)))
  const found = [...offsets].map((offset) => wanted - offset).filter((at) => shownAt(at, zone) === wanted)
  const [first, second] = found.toSorted((a, b) => a - b)
  if (first === undefined) return { kind: 'never' }
  return second === undefined ? { kind: 'once', at: new Date(first) } : { kind: 'twice', first: new Date(first), second: new Date(second) }
}

/** What the clock on the wall shows there: `2026-11-21T23:15`. */
export const wallAt = (at: Instant, zone: string): string => new Date(shownAt(at.getTime(), zone)).toISOString().slice(0, 16)

/** How far the clocks there stand from UTC: `+02:00`. */
export function offsetAt(at: Instant, zone: string): string {
  const minutes = Math.round((shownAt(at.getTime(), zone) - at.getTime()) / 60_000)
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '−' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`
}

/** Zones of time of a country, as the program's own table of the world has them; empty for one that is not there, and for what is no country. */
export function zonesOf(country: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(country)) return []
  // A method in newer machines, a plain value in older ones.
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    readonly getTimeZones?: () => readonly string[] | undefined
    readonly timeZones?: readonly string[]
  }
  return locale.getTimeZones?.() ?? locale.timeZones ?? []
}

export type Fold = 'first' | 'second'
export type StopFault = 'zone-needed' | 'not-a-zone' | 'never' | 'twice'
export type TypedStop = { readonly wall: string; readonly country: string; readonly zone: string | null; readonly fold: Fold | null }
export type ReadStop = { readonly at: Instant; readonly zone: string; readonly country: string } | { readonly fault: StopFault }

/** A typed place and time as a moment. A country with one zone of time needs no zone; a doubled hour must say which. */
export function readStop({ wall, country, zone, fold }: TypedStop): ReadStop {
  const own = zonesOf(country)
  const chosen = zone ?? (own.length === 1 ? (own[0] ?? null) : null)
  if (chosen === null) return { fault: 'zone-needed' }
  if (!isZone(chosen) || (own.length > 0 && !own.includes(chosen))) return { fault: 'not-a-zone' }
  const read = readWall(wall, chosen)
  if (read.kind === 'never') return { fault: 'never' }
  if (read.kind === 'once') return { at: read.at, zone: chosen, country }
  return fold === null ? { fault: 'twice' } : { at: read[fold], zone: chosen, country }
}
