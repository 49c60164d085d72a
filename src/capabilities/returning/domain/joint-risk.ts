/** What is weighed before a return, on both sides of the border (domain §5.5). Own wording stands in the words files; codes are added, never renamed. */
export const riskItemsUnder = {
  people: ['recruiter_near', 'network_knows', 'debt', 'stigma_honour', 'custody'],
  authorities: ['trial_pending', 'complicity', 'no_papers'],
  living: ['no_housing_income', 'health_broken_off', 'disability_age', 'cash_triggers'],
  support: ['no_support_nearby', 'cannot_relocate', 'no_monitoring', 'phone_unsafe'],
  wish: ['wish_not_stable'],
} as const
export type RiskPart = keyof typeof riskItemsUnder
export type RiskItem = (typeof riskItemsUnder)[RiskPart][number]
export const riskParts = Object.keys(riskItemsUnder) as [RiskPart, ...RiskPart[]]
export const riskItems: readonly RiskItem[] = riskParts.flatMap((part) => [...riskItemsUnder[part]])

export const riskRatings = ['absent', 'possible', 'present', 'unknown'] as const
export type RiskRating = (typeof riskRatings)[number]

export const riskSides = ['sweden', 'there'] as const
export type RiskSide = (typeof riskSides)[number]
/** Each side is said by those who are there. */
export const sideOf = (part: 'board' | 'coordinator' | 'partner' | 'abroad'): RiskSide => (part === 'board' || part === 'coordinator' ? 'sweden' : 'there')

/** How safe she herself thinks it is beside what the others think. */
export const ownViews = ['safer', 'same', 'more_worried', 'not_asked'] as const
export type OwnView = (typeof ownViews)[number]

export const riskOutcomes = ['safe_with_plan', 'safe_only_if', 'not_advisable_now'] as const
export type RiskOutcome = (typeof riskOutcomes)[number]

export const riskConditions = [
  'housing_first',
  'met_on_arrival',
  'other_place',
  'family_not_told',
  'escort_whole_way',
  'health_care_ready',
  'debt_settled',
  'trial_over',
  'safe_phone',
  'money_in_parts',
  'contact_monitored',
] as const
export type RiskCondition = (typeof riskConditions)[number]

export type Signed = {
  readonly part: 'coordinator' | 'partner'
  readonly outcome: RiskOutcome
  readonly conditions: readonly RiskCondition[]
  readonly holdsUntil: string
}

/** The two signatures taken together. What they do not share is a disagreement: no way through, and nobody's fault. */
export type Joint =
  | { readonly state: 'unsigned' | 'half' | 'disagree' | 'not_advisable' }
  | { readonly state: 'agreed'; readonly conditions: readonly RiskCondition[]; readonly holdsUntil: string }

/** One warning is enough: who says *not now* is heard also before the other has signed. */
export function jointOf(signed: readonly Signed[]): Joint {
  const [one, other] = signed
  if (!one) return { state: 'unsigned' }
  if (signed.some((each) => each.outcome === 'not_advisable_now')) return { state: 'not_advisable' }
  if (!other) return { state: 'half' }
  if (one.outcome !== other.outcome) return { state: 'disagree' }
  return {
    state: 'agreed',
    conditions: riskConditions.filter((condition) => signed.some((each) => each.conditions.includes(condition))),
    holdsUntil: one.holdsUntil < other.holdsUntil ? one.holdsUntil : other.holdsUntil,
  }
}

/** Where the two sides know different things: worth a talk before anybody signs. */
export const differing = (sweden: Readonly<Record<RiskItem, RiskRating>>, there: Readonly<Record<RiskItem, RiskRating>>): readonly RiskItem[] =>
  riskItems.filter((item) => sweden[item] !== there[item] && sweden[item] !== 'unknown' && there[item] !== 'unknown')

export type SignFault = 'condition-needed' | 'condition-not-needed'
export const signFault = ({ outcome, conditions }: Pick<Signed, 'outcome' | 'conditions'>): SignFault | null =>
  (outcome === 'safe_only_if') === conditions.length > 0 ? null : outcome === 'safe_only_if' ? 'condition-needed' : 'condition-not-needed'
