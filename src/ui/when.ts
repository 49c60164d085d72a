import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import { uiWords } from '#ui/words.ts'

/** Times as people in Sweden read them. All of them are wall clock time in Europe/Stockholm, whatever the server's own zone. */

const zone = 'Europe/Stockholm'
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})
type Wall = { readonly year: string; readonly month: string; readonly day: string; readonly hour: string; readonly minute: string }

/** A page says the same few times and days over and over. What was found is kept, up to `most` answers. */
const kept = <Key, Value>(find: (key: Key) => Value, most = 10_000): ((key: Key) => Value) => {
  const known = new Map<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const found = find(key)
    known.set(key, found)
    return found
  }
}

const hour = 3_600_000
const minute = 60_000
/** How far Sweden's clock stands from UTC, by the hour: it is the same for a whole one. */
const offsetOf = kept((begins: number): number => {
  const found = Object.fromEntries(parts.formatToParts(begins).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(found['year'] ?? 0, (found['month'] ?? 1) - 1, found['day'] ?? 1, found['hour'] ?? 0, found['minute'] ?? 0) - begins
})
const wallAt = kept((time: number): Wall => {
  const wall = new Date(time + offsetOf(Math.floor(time / hour) * hour)).toISOString()
  return { year: wall.slice(0, 4), month: wall.slice(5, 7), day: wall.slice(8, 10), hour: wall.slice(11, 13), minute: wall.slice(14, 16) }
})
const wallOf = (at: Instant): Wall => wallAt(Math.floor(at.getTime() / minute) * minute)

/** The day in Sweden, as `2026-11-21`. */
export const isoDay = (at: Instant): string => {
  const wall = wallOf(at)
  return `${wall.year}-${wall.month}-${wall.day}`
}

/** For tables: `2026-11-21 14:30`. */
export const isoMinute = (at: Instant): string => {
  const wall = wallOf(at)
  return `${wall.year}-${wall.month}-${wall.day} ${wall.hour}:${wall.minute}`
}

/** For a field of the kind `datetime-local`: `2026-11-21T14:30`. */
export const fieldMinute = (at: Instant): string => isoMinute(at).replace(' ', 'T')

const clock = (at: Instant, language: Language): string => {
  const wall = wallOf(at)
  return language === 'sv' ? `${wall.hour}.${wall.minute}` : `${wall.hour}:${wall.minute}`
}

const locale = { sv: 'sv-SE', en: 'en-GB' } as const
const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`)
const saying = (shape: Readonly<Record<Language, Intl.DateTimeFormat>>): Readonly<Record<Language, (day: string) => string>> => ({
  sv: kept((day: string) => shape.sv.format(noonOf(day))),
  en: kept((day: string) => shape.en.format(noonOf(day))),
})
const shortDay = saying({
  sv: new Intl.DateTimeFormat(locale.sv, { timeZone: 'UTC', day: 'numeric', month: 'long' }),
  en: new Intl.DateTimeFormat(locale.en, { timeZone: 'UTC', day: 'numeric', month: 'long' }),
})
const longDay = saying({
  sv: new Intl.DateTimeFormat(locale.sv, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
  en: new Intl.DateTimeFormat(locale.en, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
})
const fullDay = saying({
  sv: new Intl.DateTimeFormat(locale.sv, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  en: new Intl.DateTimeFormat(locale.en, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
})

const daysApart = (from: string, to: string): number => Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000)

/** Whole months on the calendar, from the earlier day to the later. */
const monthsApart = (from: string, to: string): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) - (to.slice(8) < from.slice(8) ? 1 : 0)

/** A day near today has a name, another this year has no year: *i dag*, *21 november*, *3 mars 2025*. */
export const sayDay = (day: string, now: Instant, language: Language): string => {
  const today = isoDay(now)
  const words = uiWords[language].when
  const apart = daysApart(today, day)
  if (apart === 0) return words.today
  if (apart === -1) return words.yesterday
  if (apart === 1) return words.tomorrow
  return (day.slice(0, 4) === today.slice(0, 4) ? shortDay : longDay)[language](day)
}

/** *i dag 14.30*, *i går 09.05*, *21 november 14.30*. */
export const sayWhen = (at: Instant, now: Instant, language: Language): string => `${sayDay(isoDay(at), now, language)} ${clock(at, language)}`

/** The whole of it, for hovering and for paper: *lördag 21 november 2026 kl. 14.30*. */
export const sayFull = (at: Instant, language: Language): string =>
  language === 'sv' ? `${fullDay.sv(isoDay(at))} kl. ${clock(at, language)}` : `${fullDay.en(isoDay(at))} at ${clock(at, language)}`

export const sayFullDay = (day: string, language: Language): string => fullDay[language](day)

/**
 * How far away: *om 3 timmar*, *för 2 dagar sedan*. Never rounds up: a clock that has not run out is not said to have.
 * Days and longer are counted on the calendar in Sweden, so a change of the clocks does not move them.
 */
export const sayUntil = (at: Instant, now: Instant, language: Language): string => {
  const words = uiWords[language].when
  const minutes = Math.trunc((at.getTime() - now.getTime()) / 60_000)
  const side = minutes < 0 ? 'past' : 'coming'
  const size = Math.abs(minutes)
  if (size < 1) return words.now
  if (size < 60) return words.minutes[side](size)
  if (size < 48 * 60) return words.hours[side](Math.floor(size / 60))
  const days = Math.max(2, Math.abs(daysApart(isoDay(now), isoDay(at))))
  if (days < 60) return words.days[side](days)
  const months = monthsApart(...([isoDay(now), isoDay(at)].sort() as [string, string]))
  return months < 24 ? words.months[side](Math.max(1, months)) : words.years[side](Math.floor(months / 12))
}

const ticksOf = (shape: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> => ({
  sv: new Intl.DateTimeFormat(locale.sv, { ...shape, timeZone: zone }),
  en: new Intl.DateTimeFormat(locale.en, { ...shape, timeZone: zone }),
})
/** What stands under a line of time, by how fine it is. */
export const ticks = {
  months: ticksOf({ month: 'short', year: 'numeric' }),
  days: ticksOf({ day: 'numeric', month: 'short' }),
  hours: ticksOf({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
}
