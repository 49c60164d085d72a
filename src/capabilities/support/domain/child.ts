import type { ZoneKind } from '#capabilities/people/contract.ts'
import type { Answer } from '#capabilities/support/domain/child-flag.ts'

/** A child is a subject of a case of its own. Unknown age is a child's until somebody knows. */
export const ageBands = ['unknown', 'age_0_5', 'age_6_12', 'age_13_15', 'age_16_17', 'adult'] as const
export type AgeBand = (typeof ageBands)[number]
export const isChild = (band: AgeBand): boolean => band !== 'adult'
/** What the band says of the flag on the card. */
export const flagOf = (band: AgeBand): Answer => (band === 'unknown' ? 'unknown' : band === 'adult' ? 'no' : 'yes')
/** From fifteen a child speaks for itself in LVU and in the act on shelters. The band does not say more than it says. */
export const maySpeakAsParty = (band: AgeBand): 'yes' | 'from_fifteen' | 'no' =>
  band === 'age_16_17' || band === 'adult' ? 'yes' : band === 'age_13_15' || band === 'unknown' ? 'from_fifteen' : 'no'

export const childParts = ['exposed', 'accompanying', 'unaccompanied', 'missing'] as const
export type ChildPart = (typeof childParts)[number]
export const schools = ['unknown', 'not_of_age', 'none', 'ordinary', 'protected', 'in_shelter'] as const
export type School = (typeof schools)[number]
export const shelterSupports = ['none', 'own_person', 'no_own_person'] as const
export type ShelterSupport = (typeof shelterSupports)[number]
export const hearings = ['alone', 'with_trusted', 'play_or_drawing', 'through_interpreter', 'observed', 'not_possible'] as const
export type Hearing = (typeof hearings)[number]

export const adultKinds = ['custodian', 'guardian', 'special_representative', 'appointed_custodian', 'relative'] as const
export type AdultKind = (typeof adultKinds)[number]
export const suspicions = ['yes', 'no', 'unknown'] as const
export type Suspicion = (typeof suspicions)[number]
export const matters = ['care', 'health', 'school', 'money', 'investigation', 'residence'] as const
export type Matter = (typeof matters)[number]

export type Adult = {
  readonly id: string
  readonly kind: AdultKind
  readonly suspected: Suspicion
  readonly informedFrom: string | null
  readonly fromDay: string
  readonly untilDay: string | null
}
export const hiddenLaws = ['lvu_14', 'shelter_5_4', 'own_judgement'] as const
export type HiddenLaw = (typeof hiddenLaws)[number]
export type Hidden = { readonly adultId: string | null; readonly decidedOn: string; readonly endedOn: string | null }

/** Whether somebody must not know where the child is, on that day. */
export const isHiddenOn = (hidden: readonly Hidden[], today: string): boolean => hidden.some((one) => one.endedOn === null || one.endedOn > today)

/** Which clock a decision on hidden whereabouts sets going. */
export const hiddenTrigger = { lvu_14: 'lvu_restricted', shelter_5_4: 'child_hidden', own_judgement: null } as const

export const silences = ['not_known', 'not_any_more', 'hidden_whereabouts', 'suspected', 'suspicion_unknown', 'not_decided'] as const
export type Silence = (typeof silences)[number]
export type Informing = { readonly may: true } | { readonly may: false; readonly why: Silence }

/** Those whose duty is the child's: told unless something speaks against it. Everybody else is told only after a decision. */
const standsForTheChild = (kind: AdultKind): boolean => kind === 'guardian' || kind === 'special_representative' || kind === 'appointed_custodian'
/** A decision that names nobody is against every custodian and relative. */
const isAgainst = (one: Hidden, adult: Adult, today: string): boolean =>
  (one.endedOn === null || one.endedOn > today) && (one.adultId === adult.id || (one.adultId === null && !standsForTheChild(adult.kind)))

/**
 * Whether anything about the child may reach this grown-up. Whatever prints, sends or notifies asks here first, and goes no further on a no.
 * Hidden whereabouts win over everything.
 */
export function decideInform(adult: Adult | null, hidden: readonly Hidden[], today: string): Informing {
  if (adult === null) return { may: false, why: 'not_known' }
  if (hidden.some((one) => isAgainst(one, adult, today))) return { may: false, why: 'hidden_whereabouts' }
  if (adult.suspected === 'yes') return { may: false, why: 'suspected' }
  if (adult.untilDay !== null && adult.untilDay < today) return { may: false, why: 'not_any_more' }
  if (adult.suspected === 'unknown' && !standsForTheChild(adult.kind)) return { may: false, why: 'suspicion_unknown' }
  if (standsForTheChild(adult.kind) || (adult.informedFrom !== null && adult.informedFrom <= today)) return { may: true }
  return { may: false, why: 'not_decided' }
}

export const dangers = ['yes', 'no', 'unknown'] as const
export const custodianStances = ['do_not_contact', 'ask_us_first', 'informed'] as const
export type CustodianStance = (typeof custodianStances)[number]
export const sendWays = ['by_phone', 'secure_mail', 'by_hand', 'sealed_letter'] as const
export type SendWay = (typeof sendWays)[number]
/** What a report of concern holds: what is needed and no more. Where the child is and what has been done to it are not asked for. */
export const concernParts = ['seen', 'said', 'worry', 'reach_us'] as const
export type ConcernPart = (typeof concernParts)[number]

/** Zones whose name on paper says no more than that an authority or a clinic reports. A shelter, a line or a group is known by its name alone. */
const plainSenders: readonly ZoneKind[] = ['social_services', 'social_on_call', 'police', 'prosecutor', 'migration_agency', 'health_care']
/** Whether the name of such a zone may stand on a paper that leaves the house. A kind nobody has thought of does not. */
export const namesItself = (kind: ZoneKind): boolean => plainSenders.includes(kind)

export const incidentKinds = ['same_incident', 'parent_and_child', 'siblings'] as const
export type IncidentKind = (typeof incidentKinds)[number]
