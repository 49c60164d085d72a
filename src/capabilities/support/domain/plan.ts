import { daysBetween } from '#kernel/day.ts'

/** Where she wants to go. A choice is hers, may be open, and changes nothing in what she is offered today. */
export const pathsAhead = ['stay', 'return', 'undecided'] as const
export type PathAhead = (typeof pathsAhead)[number]

export const goalEnds = ['reached', 'changed', 'let_go'] as const
export type GoalEnd = (typeof goalEnds)[number]

export const agreedKinds = ['support', 'sip', 'implementation'] as const
export type AgreedKind = (typeof agreedKinds)[number]

/**
 * What each kind of plan says, in the order in which it stands on paper. A coordinated individual plan says what the law names (SoL 10:8–9, HSL 16:4),
 * and an implementation plan likewise (SoF 10:2–3).
 */
export const partsOf = {
  support: ['my_view', 'what_helps', 'who_does_what', 'when_we_meet'],
  sip: ['my_view', 'which_measures', 'who_answers', 'others_do', 'main_responsible', 'when_we_meet'],
  implementation: ['goals', 'how_and_when', 'how_followed', 'others_do', 'family_contact', 'board_contact', 'my_view', 'custodians_view'],
} as const
export type PlanPart = (typeof partsOf)[AgreedKind][number]
export const allParts = [...new Set<PlanPart>(agreedKinds.flatMap((kind) => [...partsOf[kind]]))]
/** What a child's own paper leaves out while its whereabouts are hidden: the words of whoever must not find it, and how they meet. */
const partsOfCustodians: readonly PlanPart[] = ['family_contact', 'custodians_view']
export const isForHiddenChild = (part: PlanPart): boolean => !partsOfCustodians.includes(part)
/** Without these such a plan is not one: the law names them. Hers is never required: she may be silent. */
export const neededParts = {
  support: [],
  sip: ['which_measures', 'who_answers', 'main_responsible'],
  implementation: ['goals', 'how_and_when', 'how_followed'],
} as const satisfies Readonly<Record<AgreedKind, readonly PlanPart[]>>

export const consents = ['yes', 'no', 'not_asked'] as const
export type Consented = (typeof consents)[number]

/** A plan that nobody has looked at for half a year is somebody else's life. */
const longest = 183

export type AgreedFault = 'nothing-written' | 'consent-needed' | 'agreed-in-future' | 'review-in-the-past' | 'review-too-late'
export function agreedFault(
  plan: {
    readonly kind: AgreedKind
    readonly consented: Consented
    readonly agreedOn: string
    readonly reviewOn: string
    readonly parts: Readonly<Partial<Record<PlanPart, string | null>>>
  },
  today: string,
): AgreedFault | null {
  if (partsOf[plan.kind].every((part) => (plan.parts[part] ?? null) === null)) return 'nothing-written'
  if (plan.kind === 'sip' && plan.consented !== 'yes') return 'consent-needed'
  if (plan.agreedOn > today) return 'agreed-in-future'
  if (plan.reviewOn < today) return 'review-in-the-past'
  return daysBetween(today, plan.reviewOn) > longest ? 'review-too-late' : null
}
