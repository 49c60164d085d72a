/** Why it is done now: every change of phase, every new threat, before and after what may stir something up. */
export const occasions = ['first', 'review', 'new_threat', 'phase_change', 'before_court', 'before_journey', 'after_journey', 'release', 'closing'] as const
export type Occasion = (typeof occasions)[number]

/** What stays within the law of others: only which instrument, its version, when, and what it came to. Never its questions or points. */
export const instruments = [
  'freda_short',
  'freda_description',
  'freda_danger',
  'sara_sv',
  'patriark',
  'sam',
  'hcr20',
  'police_own',
  'return_matrix',
  'other',
] as const
export type Instrument = (typeof instruments)[number]
export const categories = ['low', 'medium', 'high', 'not_stated'] as const
export type Category = (typeof categories)[number]
/** A version as it is printed on the instrument: a year, a number. */
export const versionShape = /^[0-9][0-9A-Za-z.:-]{0,11}$/

/** What is done about it; each becomes a task with an owner and a time. */
export const measures = [
  'safer_phone',
  'new_housing',
  'escort',
  'alarm',
  'contact_ban',
  'protected_identity',
  'talk_with_police',
  'health_visit',
  'suicide_safety',
  'child_protection',
  'inform_school',
  'check_in',
  'plan_together',
  'other',
] as const
export type Measure = (typeof measures)[number]

export type When = { readonly reviewOn: string; readonly validUntil: string }
export type WhenFault = 'valid-in-the-past' | 'valid-too-long' | 'review-after-end' | 'review-in-the-past'

/** Days as `2026-11-21`, which compare as they are read. It holds for as long as the dated rule allows, and is looked at again before it ends. */
export function whenFault({ reviewOn, validUntil }: When, today: string, latest: string): WhenFault | null {
  if (validUntil < today) return 'valid-in-the-past'
  if (validUntil > latest) return 'valid-too-long'
  if (reviewOn < today) return 'review-in-the-past'
  return reviewOn > validUntil ? 'review-after-end' : null
}

export const reviewStates = ['later', 'due', 'overdue'] as const
export type ReviewState = (typeof reviewStates)[number]
/** Due from the morning of its day, overdue when it holds no longer. */
export const reviewState = ({ reviewOn, validUntil }: When, today: string): ReviewState =>
  validUntil < today ? 'overdue' : reviewOn <= today ? 'due' : 'later'
