/** The tree of who pays: each answer is relative to the board that answers, so that none says where she is. */
export const stays = ['here', 'elsewhere', 'unknown'] as const
export const permanents = ['here', 'elsewhere', 'none', 'unknown'] as const
export const placers = ['nobody', 'us', 'other_board', 'migration_agency', 'unknown'] as const
export const statuses = ['resident', 'section_5_15', 'eu_with_right', 'eu_without_right', 'asylum', 'no_permit', 'unknown'] as const
export type Status = (typeof statuses)[number]
export const children = ['yes', 'no', 'unknown'] as const

export type Answers = {
  readonly stays: (typeof stays)[number]
  readonly permanent: (typeof permanents)[number]
  readonly placedBy: (typeof placers)[number]
  readonly status: Status
  readonly child: (typeof children)[number]
}

export const payers = ['us', 'placing_board', 'residence_board', 'stay_board', 'assigned_board'] as const
export type Payer = (typeof payers)[number]

export const assessReasons = [
  'assigned_child',
  'placed_by_us',
  'placed_by_other',
  'lives_here',
  'lives_elsewhere',
  'no_residence_stays_here',
  'no_residence_stays_elsewhere',
  'stay_unknown',
  'acute_always',
  'state_gives_back',
  'apply_for_reflection',
  'agency_gives_allowance',
] as const
export type AssessReason = (typeof assessReasons)[number]

/** Where each step of the tree is read. The wording waits for a lawyer's confirmation before real use. */
export const assessRules = ['sol_29_stay', 'sol_29_2', 'sol_29_4', 'sol_29_residence', 'sol_29_10', 'f_2017_193_17', 'utll_5_15', 'lma'] as const
export type AssessRule = (typeof assessRules)[number]

/** What the answers lead to; a person decides. */
export type Proposal = {
  readonly payer: Payer
  /** Who pays for acute help, whatever the rest. */
  readonly acute: 'us' | 'stay_board'
  readonly reasons: readonly [AssessReason, ...AssessReason[]]
  readonly rules: readonly [AssessRule, ...AssessRule[]]
}

type Step = { readonly payer: Payer; readonly reason: AssessReason; readonly rule: AssessRule }
function step({ stays: where, permanent, placedBy, child }: Answers): Step {
  // Unknown age is treated as a child.
  if (placedBy === 'migration_agency' && child !== 'no')
    return { payer: where === 'here' ? 'us' : 'assigned_board', reason: 'assigned_child', rule: 'sol_29_4' }
  if (placedBy === 'us') return { payer: 'us', reason: 'placed_by_us', rule: 'sol_29_2' }
  if (placedBy === 'other_board') return { payer: 'placing_board', reason: 'placed_by_other', rule: 'sol_29_2' }
  if (permanent === 'here') return { payer: 'us', reason: 'lives_here', rule: 'sol_29_residence' }
  if (permanent === 'elsewhere') return { payer: 'residence_board', reason: 'lives_elsewhere', rule: 'sol_29_residence' }
  if (where === 'elsewhere') return { payer: 'stay_board', reason: 'no_residence_stays_elsewhere', rule: 'sol_29_stay' }
  return { payer: 'us', reason: where === 'here' ? 'no_residence_stays_here' : 'stay_unknown', rule: 'sol_29_stay' }
}

const ofStatus: Readonly<Partial<Record<Status, { readonly reason: AssessReason; readonly rule: AssessRule }>>> = {
  section_5_15: { reason: 'state_gives_back', rule: 'f_2017_193_17' },
  no_permit: { reason: 'apply_for_reflection', rule: 'utll_5_15' },
  eu_without_right: { reason: 'acute_always', rule: 'sol_29_stay' },
  asylum: { reason: 'agency_gives_allowance', rule: 'lma' },
}

/** Walks the tree. There is always somebody who pays, whatever is not known yet. */
export function propose(answers: Answers): Proposal {
  const { payer, reason, rule } = step(answers)
  const acute = answers.stays === 'elsewhere' ? 'stay_board' : 'us'
  const also = ofStatus[answers.status]
  const reasons: AssessReason[] = [...(payer === acute ? [] : (['acute_always'] as const)), ...(also ? [also.reason] : [])]
  const rules: AssessRule[] = [...(payer === acute ? [] : (['sol_29_stay'] as const)), ...(also ? [also.rule] : [])]
  return {
    payer,
    acute,
    reasons: [reason, ...new Set(reasons)],
    rules: [rule, ...new Set(rules.filter((one) => one !== rule))],
  }
}

/** How the axis of a case reads as an answer in the tree. */
export const statusOf = (residence: string): Status =>
  ({
    applied_5_15: 'section_5_15' as const,
    reflection_period: 'section_5_15' as const,
    permit_5_15: 'section_5_15' as const,
    right_of_residence: 'eu_with_right' as const,
    other_permit: 'resident' as const,
    asylum: 'asylum' as const,
    no_permit: 'no_permit' as const,
    expulsion_decision: 'no_permit' as const,
  })[residence] ?? 'unknown'
