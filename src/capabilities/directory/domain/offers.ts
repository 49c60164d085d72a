/** What a service can answer, by the four kinds of support: housing, care, human support, occupation. */
export const needsByKind = {
  housing: ['shelter', 'other_housing'],
  care: ['health', 'dental', 'psychosocial', 'rehabilitation'],
  human: ['human_support', 'legal', 'protection', 'economic', 'rights', 'child', 'interpretation', 'documents', 'reception'],
  occupation: ['work', 'education'],
} as const
export type SupportKind = keyof typeof needsByKind
export const supportKinds = Object.keys(needsByKind) as readonly SupportKind[]
export type ServiceNeed = (typeof needsByKind)[SupportKind][number]
export const serviceNeeds = supportKinds.flatMap((kind): readonly ServiceNeed[] => needsByKind[kind]) as [ServiceNeed, ...ServiceNeed[]]

/** For whom. */
export const targetGroups = ['women', 'men', 'girls', 'boys', 'families', 'disability'] as const
export type TargetGroup = (typeof targetGroups)[number]

export const organisationKinds = [
  'municipality',
  'region',
  'authority',
  'ngo',
  'shelter_provider',
  'clinic',
  'law_firm',
  'school',
  'employer',
  'faith',
  'reception_body',
  'international',
  'embassy',
  'other',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** As in HSDS, where `temporarily_closed` is written with a space. */
export const serviceStatuses = ['active', 'inactive', 'temporarily_closed', 'defunct'] as const
export type ServiceStatus = (typeof serviceStatuses)[number]

export const serviceHours = ['always', 'office', 'out_of_hours', 'scheduled'] as const
export type ServiceHours = (typeof serviceHours)[number]

export const verifiedBy = ['phone', 'visit', 'written', 'website'] as const
export type VerifiedBy = (typeof verifiedBy)[number]
export const verifiedOutcomes = ['right', 'gone'] as const
export type VerifiedOutcome = (typeof verifiedOutcomes)[number]

export const placeUnits = ['place', 'room', 'family_room', 'appointment', 'job'] as const
export type PlaceUnit = (typeof placeUnits)[number]

export const neededDocuments = ['identity', 'referral', 'decision', 'consent', 'health_insurance'] as const
export type NeededDocument = (typeof neededDocuments)[number]

/** What somebody met with a service in an earlier case. Codes, so that no note can tell about a person. */
export const experienceCodes = [
  'answered_quickly',
  'slow_to_answer',
  'turned_away',
  'kept_promise',
  'language_held',
  'good_with_children',
  'felt_safe',
  'felt_unsafe',
  'respectful',
] as const
export type ExperienceCode = (typeof experienceCodes)[number]

/** How a service is met: where its organisation is, or without a place (by telephone, on the net, or where a protected place is not told). */
export const meetingWays = ['there', 'virtual'] as const
export type MeetingWay = (typeof meetingWays)[number]

export const isHome = (country: string): boolean => country === 'SE'
