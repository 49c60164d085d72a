import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import { hoursAfter } from '#kernel/time.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'

export const meetingStates = ['called', 'held', 'cancelled'] as const
export type MeetingState = (typeof meetingStates)[number]

export const invitationAnswers = ['none', 'accept', 'decline'] as const
export type InvitationAnswer = (typeof invitationAnswers)[number]

export const declineReasons = ['other_urgent_work', 'not_our_municipality', 'colleague_answers', 'conflict_of_interest', 'no_time_then'] as const
export type DeclineReason = (typeof declineReasons)[number]

/** Words an invitation may carry: drawn, never written, so that nothing else can be sent. Each stands in the cases room's own list. */
const neutralWords = [
  'Barr',
  'Dagg',
  'Dimma',
  'Fjord',
  'Frost',
  'Gryning',
  'Hassel',
  'Himmel',
  'Klint',
  'Klippa',
  'Kulle',
  'Ljung',
  'Moln',
  'Mossa',
  'Norrsken',
  'Skymning',
  'Strand',
  'Tjärn',
  'Udde',
] as const
export const drawWord = (pick: (below: number) => number): string => neutralWords[pick(neutralWords.length)] ?? neutralWords[0]

export type MeetingFacts = { readonly state: MeetingState; readonly at: Instant }

export type NoAnswer = { readonly kind: 'cancelled' } | { readonly kind: 'too-late' } | { readonly kind: 'already-answered' }

/** An answer can be given until the meeting is over: two hours after it began, or when it is noted as held. A "no" can be turned into a "yes", not back. */
export function mayAnswer(meeting: MeetingFacts, given: InvitationAnswer, wanted: 'accept' | 'decline', now: Instant): Result<null, NoAnswer> {
  if (meeting.state === 'cancelled') return refuse({ kind: 'cancelled' })
  if (meeting.state === 'held' || now > hoursAfter(meeting.at, 2)) return refuse({ kind: 'too-late' })
  if (given === 'accept' || given === wanted) return refuse({ kind: 'already-answered' })
  return accept(null)
}

export type NotNow = { readonly kind: 'not-open' }

/** Decisions and attendance are written while a meeting is open, also before its hour: acute work does not wait for a clock. */
export const mayWriteIn = (state: MeetingState): Result<null, NotNow> => (state === 'called' ? accept(null) : refuse({ kind: 'not-open' }))

/** Minutes may be written when it was held, too; each zone writes its own. */
export const mayKeepMinutes = (state: MeetingState): Result<null, NotNow> => (state === 'cancelled' ? refuse({ kind: 'not-open' }) : accept(null))

export type NotSoon = { readonly kind: 'in-the-past' } | { readonly kind: 'too-far' }

/** A meeting is convened for a time to come (an hour's grace for one that began by telephone), and within 14 days: an acute meeting is no date in a calendar. */
export function mayBeAt(at: Instant, now: Instant): Result<null, NotSoon> {
  if (hoursAfter(at, 1) < now) return refuse({ kind: 'in-the-past' })
  return at > hoursAfter(now, 14 * 24) ? refuse({ kind: 'too-far' }) : accept(null)
}

export type Asked = { readonly zoneId: Id; readonly functionKind: string }

export type NobodyAsked = { readonly kind: 'nobody-asked' } | { readonly kind: 'asked-twice' }

/** At least one other zone is asked, and each zone once per function. */
export function mayAsk(asked: readonly Asked[], convener: Id): Result<null, NobodyAsked> {
  if (!asked.some((each) => each.zoneId !== convener)) return refuse({ kind: 'nobody-asked' })
  const keys = new Set(asked.map((each) => `${each.zoneId} ${each.functionKind}`))
  return keys.size === asked.length ? accept(null) : refuse({ kind: 'asked-twice' })
}
