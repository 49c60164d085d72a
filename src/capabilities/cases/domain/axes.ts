/** The four axes of a case (never one status), and what else the card says. Codes are stored for years: added, never renamed. */
export const identifications = ['signal', 'presumed', 'formally_recognised', 'not_a_victim', 'withdrawn'] as const
export type Identification = (typeof identifications)[number]

export const phases = ['intake', 'acute', 'initial_support', 'long_term', 'return_prep', 'returned_followup', 'closed'] as const
export type Phase = (typeof phases)[number]
/** A case is closed through its checklist, never by choosing a phase. */
export const openPhases = ['intake', 'acute', 'initial_support', 'long_term', 'return_prep', 'returned_followup'] as const satisfies readonly Phase[]

export const legalTracks = ['none', 'reported', 'fu_open', 'fu_closed', 'indicted', 'judgment', 'appeal'] as const
export type LegalTrack = (typeof legalTracks)[number]

export const residences = [
  'unknown',
  'right_of_residence',
  'applied_5_15',
  'reflection_period',
  'permit_5_15',
  'other_permit',
  'asylum',
  'no_permit',
  'expulsion_decision',
  'returned',
] as const
export type Residence = (typeof residences)[number]

export const tracks = ['trafficking', 'exploitation', 'prostitution', 'unclear'] as const
export type Track = (typeof tracks)[number]

export const answers = ['yes', 'no', 'unknown'] as const
export type Answer = (typeof answers)[number]

/** Unknown age is treated as a child. */
export const countsAsChild = (child: Answer): boolean => child !== 'no'

export const protectionLevels = [0, 1, 2] as const
export type ProtectionLevel = (typeof protectionLevels)[number]

export const axisValues = {
  identification: identifications,
  phase: openPhases,
  legal: legalTracks,
  residence: residences,
  track: tracks,
  child: answers,
} as const
export type Axis = keyof typeof axisValues
export const axes = Object.keys(axisValues) as [Axis, ...Axis[]]
