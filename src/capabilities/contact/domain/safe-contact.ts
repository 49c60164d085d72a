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
}

export type ContactAnswer = { readonly may: true } | { readonly may: false; readonly why: SafeContactFlag | 'outside_hours' | 'no_rule' }

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/**
 * Whether she may be reached this way now. Several rules (hers and others about her) are all kept: one "never" is enough.
 * There is no default channel: where nobody asked, the answer is no. A letter has no hour.
 */
export function decideContact(rules: readonly SafeContactRule[], channel: Channel, at: Instant): ContactAnswer {
  const flags = new Set(rules.flatMap((rule) => rule.flags))
  if (flags.has('no_contact')) return { may: false, why: 'no_contact' }
  if (rules.length === 0) return { may: false, why: 'no_rule' }
  if (channel === 'voicemail' && flags.has('never_call')) return { may: false, why: 'never_call' }
  const never: SafeContactFlag = `never_${channel}`
  if (flags.has(never)) return { may: false, why: never }
  if (channel !== 'letter' && rules.some((rule) => rule.hours !== null && !within(rule.hours, wall.format(at)))) return { may: false, why: 'outside_hours' }
  return { may: true }
}

/** Nothing is left by which she could be reached at any hour. */
export const everyWayClosed = (flags: readonly SafeContactFlag[]): boolean =>
  channels.every((channel) => !decideContact([{ flags, hours: null }], channel, new Date(0)).may)

type SaidInCall = { readonly safeFlags: readonly SafeContactFlag[]; readonly safeFrom: string | null }
/** That somebody wants to be called back is not that it is safe. */
export const nobodySaid = ({ safeFlags, safeFrom }: SaidInCall): boolean => safeFlags.length === 0 && safeFrom === null

/** The ways that were said to be safe leave no other open: nobody chooses a way for her. Where none was named, only what was forbidden is. */
export function flagsFor(ways: readonly Channel[], never: readonly SafeContactFlag[]): readonly SafeContactFlag[] {
  if (ways.length === 0) return never
  const others = channels.filter((channel) => !ways.includes(channel)).map((channel): SafeContactFlag => `never_${channel}`)
  return safeContactFlags.filter((flag) => never.includes(flag) || others.includes(flag))
}

/** A way is called safe and is closed all the same. */
export const contradicts = (ways: readonly Channel[], never: readonly SafeContactFlag[]): boolean =>
  ways.some((way) => !decideContact([{ flags: flagsFor(ways, never), hours: null }], way, new Date(0)).may)

/** Hours of a day that has no end: the same hour twice. */
export const anyHour = { from: '00:00', to: '00:00' } as const

/** The last minute is outside: 09:00–17:00 ends when 17:00 begins. The same hour twice means the whole day. */
function within(hours: { readonly from: string; readonly to: string }, now: string): boolean {
  const { from, to } = hours
  if (from === to) return true
  return from < to ? now >= from && now < to : now >= from || now < to
}
