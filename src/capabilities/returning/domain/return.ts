/** How far a return has come. Withdrawal is possible in every phase before it ends. */
export const phases = ['choice', 'applied', 'admitted', 'travelling', 'arrived', 'ended'] as const
export type Phase = (typeof phases)[number]
/** The one neutral word of a phase, for lists outside the case: it says nothing of a journey. */
export const neutralStates = ['talk', 'waits', 'planned', 'under_way', 'followed', 'over'] as const
export type NeutralState = (typeof neutralStates)[number]
export const neutralOf: Readonly<Record<Phase, NeutralState>> = {
  choice: 'talk',
  applied: 'waits',
  admitted: 'planned',
  travelling: 'under_way',
  arrived: 'followed',
  ended: 'over',
}

/** Who may be in the programme: exposed to trafficking of any form, or a foreign citizen in prostitution in Sweden (domain §6.1). */
export const grounds = ['exposed', 'prostitution'] as const
export type Ground = (typeof grounds)[number]

/** By what right she may live where she goes. */
export const rightsThere = ['citizen', 'permanent'] as const
export type RightThere = (typeof rightsThere)[number]

/** What the own part of the case is in the return. */
export const parts = ['board', 'coordinator', 'partner', 'abroad'] as const
export type Part = (typeof parts)[number]

/** How a return ended (domain §6.2). */
export const outcomes = [
  'returned_monitored',
  'returned_contact_declined',
  'returned_contact_lost',
  'withdrew_before_travel',
  'not_admitted',
  'stayed_in_sweden',
  'postponed_trial',
  'postponed_risk',
  're_exploited_known',
] as const
export type Outcome = (typeof outcomes)[number]

export const postponements = ['trial', 'risk'] as const
export type Postponement = (typeof postponements)[number]
