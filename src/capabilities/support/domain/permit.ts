import { addDays, addMonths, daysBetween } from '#kernel/day.ts'
import type { Trigger } from '#capabilities/support/domain/deadline-codes.ts'

/** A reflection period, more of it, and the permit after it. Codes are stored for years: added, never renamed. */
export const permitKinds = ['reflection', 'extension', 'permit'] as const
export type PermitKind = (typeof permitKinds)[number]
/** Only these two can apply. The person cannot, and cannot appeal. */
export const applicants = ['investigation_leader', 'social_board'] as const
export type Applicant = (typeof applicants)[number]
export const bases = ['trafficking', 'human_exploitation', 'other_crime'] as const
export type Basis = (typeof bases)[number]
export const ways = ['secure_mail', 'sealed_letter', 'by_hand'] as const
export type Way = (typeof ways)[number]
export const permitOutcomes = ['waiting', 'granted', 'refused', 'withdrawn'] as const
export type PermitOutcome = (typeof permitOutcomes)[number]
export const decidedOutcomes = ['granted', 'refused', 'withdrawn'] as const satisfies readonly PermitOutcome[]
export const tellers = ['investigation_leader', 'social_services', 'counsel', 'migration_agency', 'shelter', 'coordinator'] as const
export const toldThings = ['applied', 'granted', 'extended', 'refused', 'revoked', 'what_it_means'] as const

export type Permit = {
  readonly id: string
  readonly kind: PermitKind
  readonly sentOn: string
  readonly outcome: PermitOutcome
  readonly decidedOn: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly revokedOn: string | null
}

/** The board may apply since that day (UtlL 5:15). */
export const boardMayApplyFrom = '2022-08-01'

export type ApplyFault =
  | 'sent-in-future'
  | 'board-not-yet'
  | 'board-other-crime'
  | 'reflection-other-crime'
  | 'nothing-to-extend'
  | 'too-late-to-extend'
  | 'already-waiting'
export type Applying = { readonly kind: PermitKind; readonly applicant: Applicant; readonly basis: Basis; readonly sentOn: string }

/** The one that a longer time would be added to: granted, not revoked, the last to end. */
export const latestGranted = <P extends Permit>(all: readonly P[]): P | null =>
  all
    .filter((one) => one.kind !== 'permit' && one.outcome === 'granted' && one.revokedOn === null)
    .toSorted((a, b) => (b.validTo ?? '').localeCompare(a.validTo ?? ''))[0] ?? null

export function applyFault(asked: Applying, all: readonly Permit[], today: string): ApplyFault | null {
  if (asked.sentOn > today) return 'sent-in-future'
  if (asked.applicant === 'social_board' && asked.sentOn < boardMayApplyFrom) return 'board-not-yet'
  if (asked.applicant === 'social_board' && asked.basis === 'other_crime') return 'board-other-crime'
  if (asked.kind !== 'permit' && asked.basis === 'other_crime') return 'reflection-other-crime'
  if (all.some((one) => one.kind === asked.kind && one.outcome === 'waiting')) return 'already-waiting'
  if (asked.kind !== 'extension') return null
  const running = latestGranted(all)
  if (running === null) return 'nothing-to-extend'
  return asked.sentOn > (running.validTo ?? '') ? 'too-late-to-extend' : null
}

export type Decided = {
  readonly outcome: PermitOutcome
  readonly decidedOn: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly checked: boolean
}
export type DecideFault = 'decided-in-future' | 'decided-before-sent' | 'days-from-document' | 'ends-before-it-begins' | 'end-looks-wrong'

/** What one would expect to read in the decision. A warning only: the document is what counts. */
export const expectedEnd = (kind: PermitKind, validFrom: string): string | null =>
  kind === 'reflection' ? addDays(validFrom, 30) : kind === 'permit' ? addMonths(validFrom, 6) : null

/** Whether the days look like a slip of the hand: a reflection period is 30 days, a permit at least six months. */
export function looksWrong(kind: PermitKind, validFrom: string, validTo: string): boolean {
  const expected = expectedEnd(kind, validFrom)
  if (expected === null) return false
  const apart = daysBetween(expected, validTo)
  return kind === 'permit' ? apart < -1 : apart < -1 || apart > 0
}

export function decideFault(kind: PermitKind, sentOn: string, said: Decided, today: string): DecideFault | null {
  if (said.decidedOn > today) return 'decided-in-future'
  if (said.decidedOn < sentOn) return 'decided-before-sent'
  if (said.outcome !== 'granted') return null
  if (said.validFrom === null || said.validTo === null) return 'days-from-document'
  if (said.validTo < said.validFrom) return 'ends-before-it-begins'
  return looksWrong(kind, said.validFrom, said.validTo) && !said.checked ? 'end-looks-wrong' : null
}

/** What a decision sets going among the law's clocks. */
export const triggerOf = (kind: PermitKind, outcome: PermitOutcome): Trigger | null =>
  outcome === 'granted' ? (kind === 'permit' ? 'permit_granted' : 'reflection_granted') : outcome === 'refused' ? 'permit_refused' : null

/** What changes around the person, from which day. The day of the application is enough for all but school. */
export const sideEffects = ['municipality_pays', 'state_reimburses', 'lma_ends', 'not_unlawful', 'stay_possible', 'school'] as const
export type SideEffect = (typeof sideEffects)[number]
export function effectsOf(all: readonly Permit[]): readonly { readonly code: SideEffect; readonly from: string | null }[] {
  const applied = all.map((one) => one.sentOn).toSorted()[0] ?? null
  if (applied === null) return []
  const valid = all.flatMap((one) => (one.outcome === 'granted' && one.validFrom !== null ? [one.validFrom] : [])).toSorted()[0] ?? null
  return sideEffects.map((code) => ({ code, from: code === 'school' ? valid : applied }))
}
