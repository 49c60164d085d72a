/** Groups of counties: as near as anybody outside a shelter is told. */
export const regions = ['north', 'middle', 'stockholm', 'east', 'west', 'south'] as const
export type Region = (typeof regions)[number]

export const takers = ['women', 'men', 'families'] as const
export type Taker = (typeof takers)[number]
export const childBands = ['0_5', '6_12', '13_15', '16_17'] as const
export type ChildBand = (typeof childBands)[number]

/** What a place is made for besides a wheelchair: what has to be there for a disability, never which one somebody has. */
export const adaptations = ['hearing', 'sight', 'understanding', 'assistant'] as const
export type Adaptation = (typeof adaptations)[number]

/** With a decision of the board, or a place that the board lets the shelter give on conditions (SoL 11:5). */
export const bases = ['board_decision', 'without_assessment'] as const
export type Basis = (typeof bases)[number]

export const closedReasons = ['repair', 'no_staff', 'safety', 'other'] as const
export type ClosedReason = (typeof closedReasons)[number]

/** What a shelter says no with. That it was a conflict stays with the shelter: others read that the place does not fit. */
export const ownRefusals = ['full', 'does_not_fit', 'conflict', 'other'] as const
export type OwnRefusal = (typeof ownRefusals)[number]
export const refusals = ['full', 'does_not_fit', 'other'] as const
export type ToldRefusal = (typeof refusals)[number]
export const toldAs = (own: OwnRefusal): ToldRefusal => (own === 'conflict' ? 'does_not_fit' : own)

export const childDecisions = ['consent', 'immediate', 'decided', 'not_placed'] as const
export type ChildDecision = (typeof childDecisions)[number]

export const leavings = ['own_home', 'new_housing', 'other_shelter', 'relative', 'abroad', 'hospital', 'unknown', 'other'] as const
export type Leaving = (typeof leavings)[number]

export const askStates = [
  'asked',
  'offered',
  'refused',
  'lapsed',
  'declined',
  'withdrawn',
  'accepted',
  'admitted',
  'not_admitted',
  'arrived',
  'no_show',
  'left',
] as const
export type AskState = (typeof askStates)[number]

/** The states in which something is still waited for, held or lived in. */
export const openStates: readonly AskState[] = ['asked', 'offered', 'accepted', 'admitted', 'arrived']

export const holdHours = [1, 2, 4, 8, 12, 24] as const
