import { accept, refuse, type Result } from '#kernel/result.ts'

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]
/** Days, and from when to when by the clock there, as `08:00`. Closing at or before opening is on the day after. */
export type Opening = { readonly byday: readonly Weekday[]; readonly opensAt: string; readonly closesAt: string }

const isWeekday = (word: string): word is Weekday => (weekdays as readonly string[]).includes(word)
const spoken: Readonly<Record<string, Weekday>> = { MÅ: 'MO', MÅN: 'MO', TI: 'TU', TIS: 'TU', ON: 'WE', ONS: 'WE', TO: 'TH', TOR: 'TH', FRE: 'FR', LÖ: 'SA', LÖR: 'SA', SÖ: 'SU', SÖN: 'SU', MON: 'MO', TUE: 'TU', WED: 'WE', THU: 'TH', FRI: 'FR', SAT: 'SA', SUN: 'SU' } // prettier-ignore
const dayOf = (word: string): Weekday | null => {
  const upper = word.toUpperCase()
  return isWeekday(upper) ? upper : (spoken[upper] ?? null)
}

function daysIn(words: string): readonly Weekday[] | null {
  const days: Weekday[] = []
  for (const part of words.split(',')) {
    const [first, last, ...more] = part.split('-').map((one) => dayOf(one.trim()))
    if (!first || last === null || more.length > 0) return null
    const [from, to] = [weekdays.indexOf(first), weekdays.indexOf(last ?? first)]
    if (to < from) return null
    days.push(...weekdays.slice(from, to + 1))
  }
  return weekdays.filter((one) => days.includes(one))
}

const line = /^(.+?)\s+([01]?\d|2[0-3])[:.]([0-5]\d)\s*-\s*([01]?\d|2[0-3])[:.]([0-5]\d)$/

/** Opening hours as they are typed: `MO-FR 08:00-16:30`, a line each, in Swedish or English days. At most 14 lines. */
export function readOpenings(words: string | null): Result<readonly Opening[], { readonly kind: 'not-hours' }> {
  const found: Opening[] = []
  for (const typed of (words ?? '').split('\n').map((one) => one.trim())) {
    if (typed === '') continue
    const match = line.exec(typed.replace(/[–—]/g, '-'))
    const byday = match?.[1] === undefined ? null : daysIn(match[1])
    if (!match || byday === null) return refuse({ kind: 'not-hours' })
    const [, , opens = '', opensMinute = '', closes = '', closesMinute = ''] = match
    found.push({ byday, opensAt: `${opens.padStart(2, '0')}:${opensMinute}`, closesAt: `${closes.padStart(2, '0')}:${closesMinute}` })
  }
  return found.length > 14 ? refuse({ kind: 'not-hours' }) : accept(found)
}

/** The same, as it is typed again. */
export const typeOpenings = (openings: readonly Opening[]): string =>
  openings.map(({ byday, opensAt, closesAt }) => `${byday.join(',')} ${opensAt}-${closesAt}`).join('\n')
