/** Who may ask for contact data by law (2025:170). */
export const authorities = ['police', 'security_service', 'prosecutor', 'economic_crime', 'customs', 'coast_guard', 'tax_crime', 'other'] as const
export type Authority = (typeof authorities)[number]
export const contactData = ['address', 'phone', 'email', 'workplace', 'representative', 'username', 'ip'] as const
export type ContactDatum = (typeof contactData)[number]
export const callBacks = ['confirmed', 'not_confirmed'] as const
export type CallBack = (typeof callBacks)[number]
/** Why somebody else decides than the one who was named. */
export const deciderChanges = ['away', 'left', 'steps_aside', 'mistake'] as const
export type DeciderChange = (typeof deciderChanges)[number]
export const outcomes = ['given', 'part', 'refused'] as const
export type Outcome = (typeof outcomes)[number]
export const whys = ['no_reason_against', 'exceptional_reasons', 'not_confirmed', 'not_covered', 'not_held'] as const
export type Why = (typeof whys)[number]

export type Asked = {
  readonly asked: readonly ContactDatum[]
  readonly callBack: CallBack | null
  readonly outcome: Outcome | null
  readonly deciderId: string
  readonly receivedBy: string
}
export type Decision = { readonly outcome: Outcome; readonly why: Why; readonly given: readonly ContactDatum[]; readonly givenWords: string | null }
export type NoDecision =
  | { readonly kind: 'already-decided' }
  | { readonly kind: 'not-the-decider' }
  | { readonly kind: 'not-called-back' }
  | { readonly kind: 'not-confirmed' }
  | { readonly kind: 'not-asked-for' }
  | { readonly kind: 'nothing-given' }
  | { readonly kind: 'given-though-refused' }
  | { readonly kind: 'not-all-given' }
  | { readonly kind: 'all-given' }

/** What stands in the way of a decision; `null` when nothing does. Only the head who was named decides, after a call back, and never whoever received it. */
export function againstDeciding(request: Asked, decision: Decision, me: string): NoDecision | null {
  const { outcome, given, givenWords } = decision
  if (request.outcome !== null) return { kind: 'already-decided' }
  if (me !== request.deciderId || me === request.receivedBy) return { kind: 'not-the-decider' }
  if (outcome === 'refused') return given.length > 0 || givenWords !== null ? { kind: 'given-though-refused' } : null
  if (request.callBack === null) return { kind: 'not-called-back' }
  if (request.callBack !== 'confirmed') return { kind: 'not-confirmed' }
  if (given.length === 0 || givenWords === null) return { kind: 'nothing-given' }
  if (given.some((datum) => !request.asked.includes(datum))) return { kind: 'not-asked-for' }
  const all = request.asked.every((datum) => given.includes(datum))
  if (outcome === 'given' && !all) return { kind: 'not-all-given' }
  return outcome === 'part' && all ? { kind: 'all-given' } : null
}
