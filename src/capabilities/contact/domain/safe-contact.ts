import type { Instant } from '#kernel/time.ts'

/** What may never be done, as the person said it. `no_contact` wins over everything, consent and haste included. */
export const safeContactFlags = ['no_contact', 'never_call', 'never_voicemail', 'never_sms', 'never_letter'] as const
export type SafeContactFlag = (typeof safeContactFlags)[number]

export const channels = ['call', 'voicemail', 'sms', 'letter'] as const
export type Channel = (typeof channels)[number]

/** Hours are Swedish local time, `HH:MM`; `from` later than `to` runs over midnight. The code word is sealed and not part of this. */
export type SafeContactRule = {
  readonly flags: readonly SafeContactFlag[]
  readonly hours: { readonly from: string; readonly to: string } | null
  /** Written with the person by somebody who asked, so that it says something without hours as well: a safety plan. */
  readonly asked?: boolean
  /** The day it was said, where that is kept. */
  readonly saidOn?: string | null
}

export type ContactAnswer = { readonly may: true } | { readonly may: false; readonly why: SafeContactFlag | 'outside_hours' | 'no_rule' }

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** What closes this way, whoever said it. */
function closedBy(flags: ReadonlySet<SafeContactFlag>, channel: Channel): SafeContactFlag | null {
  if (flags.has('no_contact')) return 'no_contact'
  if (channel === 'voicemail' && flags.has('never_call')) return 'never_call'
  const never: SafeContactFlag = `never_${channel}`
  return flags.has(never) ? never : null
}

/** Nothing is left by which she could be reached at any hour. */
export const everyWayClosed = (flags: readonly SafeContactFlag[]): boolean => channels.every((channel) => closedBy(new Set(flags), channel) !== null)

/** A "never" alone only forbids: what is safe is said with hours, or by closing every way. */
export const saysWhatIsSafe = ({ flags, hours, asked }: SafeContactRule): boolean => asked === true || hours !== null || everyWayClosed(flags)

/**
 * Whether she may be reached this way now. Several rules (hers and others about her) are all kept: one "never" is enough.
 * There is no default channel: where nobody said what is safe, the answer is no. A letter has no hour.
 */
export function decideContact(rules: readonly SafeContactRule[], channel: Channel, at: Instant): ContactAnswer {
  const flags = new Set(rules.flatMap((rule) => rule.flags))
  const why = closedBy(flags, channel)
  if (why !== null) return { may: false, why }
  if (!rules.some(saysWhatIsSafe)) return { may: false, why: 'no_rule' }
  if (channel !== 'letter' && rules.some((rule) => rule.hours !== null && !within(rule.hours, wall.format(at)))) return { may: false, why: 'outside_hours' }
  return { may: true }
}

type SaidInCall = { readonly safeFlags: readonly SafeContactFlag[]; readonly safeFrom: string | null; readonly safeUntil: string | null }
export const ruleOf = ({ safeFlags, safeFrom, safeUntil }: SaidInCall): SafeContactRule => ({
  flags: safeFlags,
  hours: safeFrom !== null && safeUntil !== null ? { from: safeFrom, to: safeUntil } : null,
})
/** That somebody wants to be called back is not that it is safe. */
export const nobodySaid = (call: SaidInCall): boolean => !saysWhatIsSafe(ruleOf(call))

/** What is said after something else was: every "never" stays, and the hours become no more. `null` where they would. */
export function stricter(before: SafeContactRule, after: SafeContactRule): SafeContactRule | null {
  const flags = safeContactFlags.filter((flag) => before.flags.includes(flag) || after.flags.includes(flag))
  if (before.hours === null || after.hours === null) return { flags, hours: after.hours ?? before.hours }
  return inside(before.hours, after.hours) ? { flags, hours: after.hours } : null
}

/** The ways that were said to be safe leave no other open: nobody chooses a way for her. Where none was named, only what was forbidden is. */
export function flagsFor(ways: readonly Channel[], never: readonly SafeContactFlag[]): readonly SafeContactFlag[] {
  if (ways.length === 0) return never
  const others = channels.filter((channel) => !ways.includes(channel)).map((channel): SafeContactFlag => `never_${channel}`)
  return safeContactFlags.filter((flag) => never.includes(flag) || others.includes(flag))
}

/** A way is called safe and is closed all the same. */
export const contradicts = (ways: readonly Channel[], never: readonly SafeContactFlag[]): boolean =>
  ways.some((way) => closedBy(new Set(flagsFor(ways, never)), way) !== null)

/** Hours of a day that has no end: the same hour twice. */
export const anyHour = { from: '00:00', to: '00:00' } as const

/** The last minute is outside: 09:00–17:00 ends when 17:00 begins. The same hour twice means the whole day. */
function within(hours: { readonly from: string; readonly to: string }, now: string): boolean {
  const { from, to } = hours
  if (from === to) return true
  return from < to ? now >= from && now < to : now >= from || now < to
}

const day = 24 * 60
const minuteOf = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3))
type Hours = NonNullable<SafeContactRule['hours']>
/** How many minutes from one hour on until the other; the same twice is a whole day. */
const lasts = ({ from, to }: Hours): number => (minuteOf(to) - minuteOf(from) + day) % day || day
const inside = (before: Hours, after: Hours): boolean =>
  lasts(before) === day || ((minuteOf(after.from) - minuteOf(before.from) + day) % day) + lasts(after) <= lasts(before)
