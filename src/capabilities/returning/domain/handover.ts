import type { Instant } from '#kernel/time.ts'

/** Languages in which the page abroad has words of its own. */
export const handoverLanguages = ['sv', 'en', 'es', 'ro'] as const
export type HandoverLanguage = (typeof handoverLanguages)[number]

/** Codes of the return that may go along with the texts. They belong with the journal: a consent must carry C4. */
export const handoverFields = ['destination', 'departed', 'arrived'] as const
export type HandoverField = (typeof handoverFields)[number]
export const fieldClass = 'C4'

/** What the partner may report. */
export const partnerEvents = [
  'met_at_arrival',
  'did_not_arrive',
  'housing_given',
  'contact_lost',
  'exploited_again_known',
  'exploited_again_suspected',
  'exploited_again_unknown',
  'other',
] as const
export type PartnerEvent = (typeof partnerEvents)[number]
/** Reports that somebody must look at now. */
const alarming: readonly (PartnerEvent | null)[] = ['did_not_arrive', 'contact_lost', 'exploited_again_known', 'exploited_again_suspected']
export const isAlarming = (event: PartnerEvent | null): boolean => alarming.includes(event)
/** What staff have to take further after the journey: known, suspected, or that nobody knows, which is an answer too. */
export const isAgain = (event: PartnerEvent | null): boolean => event?.startsWith('exploited_again') ?? false

export const answerKinds = ['accepted', 'asked', 'event'] as const
export type AnswerKind = (typeof answerKinds)[number]

export const overReasons = ['decision', 'expired', 'consent', 'case', 'return'] as const
export type OverReason = (typeof overReasons)[number]

/** How far a hand-over has come. `refused`: the second person said no. */
export const handoverStates = ['second', 'refused', 'approved', 'waiting', 'opened', 'asked', 'accepted', 'over'] as const
export type HandoverState = (typeof handoverStates)[number]

type Facts = {
  readonly secondAnswer: 'yes' | 'no' | null
  readonly sentAt: Instant | null
  readonly openedAt: Instant | null
  readonly acceptedAt: Instant | null
  readonly over: OverReason | null
  /** Questions that nobody has replied to. */
  readonly openQuestions: number
}
export function stateOf({ secondAnswer, sentAt, openedAt, acceptedAt, over, openQuestions }: Facts): HandoverState {
  if (over !== null) return 'over'
  if (secondAnswer === 'no') return 'refused'
  if (sentAt === null) return secondAnswer === null ? 'second' : 'approved'
  if (openQuestions > 0) return 'asked'
  if (acceptedAt !== null) return 'accepted'
  return openedAt === null ? 'waiting' : 'opened'
}

/** Kinds of records that are about the work and not hers to send, and the words of the journey, which are for those on its list alone. */
export const neverLeave: readonly string[] = [
  'harm_test',
  'glass_reason',
  'consent_conditions',
  'task_words',
  'apart_note',
  'address_given',
  'address_request',
  'itinerary',
]

/** In which class the answers are read: that of the journal where it is read, else that of safety. `null` where neither is. */
export const answerClass = (reads: ReadonlySet<string>): 'C4' | 'C10' | null => (reads.has('C4') ? 'C4' : reads.has('C10') ? 'C10' : null)

/** The number in the address of the page: twelve digits, and nothing about whose it is. */
export const isPageNumber = (text: string): boolean => /^[0-9]{12}$/.test(text)

export type Snapshot = {
  readonly texts: readonly string[]
  readonly fields: readonly { readonly code: HandoverField; readonly value: string }[]
}
export const writeSnapshot = (snapshot: Snapshot): string => JSON.stringify({ v: 1, ...snapshot })
/** @throws Error when it is not what this program wrote: a defect */
export function readSnapshot(text: string): Snapshot {
  const { v, texts, fields } = JSON.parse(text) as Snapshot & { readonly v: number }
  if (v !== 1) throw new Error('a hand-over of another kind')
  return { texts, fields }
}
