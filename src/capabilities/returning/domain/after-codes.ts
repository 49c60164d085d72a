/** Codes are stored for years: added, never renamed. */

/** When contact is due, counted from the day she arrived. */
export const points = ['d1', 'w2', 'm1', 'm3', 'm6', 'm12'] as const
export type Point = (typeof points)[number]

/** How a try to be in touch went. A no is an answer; lost and not tried are not the same. */
export const reaches = ['reached', 'declined', 'lost', 'not_tried'] as const
export type Reach = (typeof reaches)[number]
export const hows = ['call', 'voicemail', 'sms', 'letter', 'meeting', 'through_partner', 'she_called'] as const
export type How = (typeof hows)[number]
export const whysNot = ['not_safe', 'no_time', 'no_interpreter', 'other_has_contact'] as const
export type WhyNot = (typeof whysNot)[number]

/** What is asked about when she is reached; nothing is left out, and not known is an answer. */
export const resultCodes = {
  safety: ['safe', 'unsafe', 'unknown'],
  housing: ['lasting', 'for_now', 'none', 'unknown'],
  income: ['enough', 'too_little', 'none', 'unknown'],
  health: ['well', 'has_care', 'lacks_care', 'unknown'],
  children: ['well', 'need_support', 'no_children', 'unknown'],
  network: ['has_people', 'alone', 'unknown'],
  exploiterContact: ['yes', 'no', 'unknown'],
  satisfied: ['yes', 'partly', 'no', 'unknown'],
  exploitedAgain: ['yes', 'no', 'unknown'],
} as const
export type ResultKey = keyof typeof resultCodes
export const resultKeys = Object.keys(resultCodes) as ResultKey[]
export type Results = { readonly [Key in ResultKey]: (typeof resultCodes)[Key][number] }

export const alarmWhys = ['lost', 'missed', 'again'] as const
export type AlarmWhy = (typeof alarmWhys)[number]
export const alarmAnswers = ['partner_looks', 'organisation_looks', 'authority_asked', 'found', 'will_try_again', 'case_taken_up'] as const
export type AlarmAnswer = (typeof alarmAnswers)[number]

/** Who says that she came: a function, never a name. */
export const confirmers = ['partner_abroad', 'programme', 'escort', 'coordinator', 'authority', 'herself'] as const
export type Confirmer = (typeof confirmers)[number]
export const onwards = ['not_needed', 'met_and_taken', 'with_escort', 'public_transport', 'not_arranged'] as const
export type Onward = (typeof onwards)[number]
export const firstHousings = ['family', 'friends', 'own', 'shelter', 'partner_housing', 'hotel', 'institution', 'none', 'unknown'] as const
export type FirstHousing = (typeof firstHousings)[number]

/** Types of support, as the standard's mapping has them. */
export const supportCodes = [
  'housing.shelter',
  'health.somatic',
  'health.psychosocial',
  'rehabilitation.sexual',
  'rehabilitation.labour',
  'legal',
  'protection',
  'economic',
  'work',
  'education',
  'rights_information',
  'child',
  'interpretation',
] as const
export type SupportCode = (typeof supportCodes)[number]
export const givers = ['partner', 'public', 'family', 'private'] as const
export type Giver = (typeof givers)[number]
export const supportStates = ['planned', 'running', 'done', 'declined', 'not_available'] as const
export type SupportState = (typeof supportStates)[number]

export const grantTypes = ['cash', 'in_kind', 'service'] as const
export type GrantType = (typeof grantTypes)[number]
export const grantPurposes = [
  'daily_needs',
  'housing',
  'health',
  'medicine',
  'travel',
  'documents',
  'work_tools',
  'own_business',
  'education',
  'legal',
  'child',
  'phone',
] as const
export type GrantPurpose = (typeof grantPurposes)[number]
export const grantStates = ['planned', 'approved', 'paid', 'dropped'] as const
export type GrantState = (typeof grantStates)[number]
export const payees = ['herself', 'supplier', 'family_by_her_word'] as const
export type Payee = (typeof payees)[number]
export const counterReasons = ['wrong_amount', 'wrong_person', 'twice', 'given_back'] as const
export type CounterReason = (typeof counterReasons)[number]
/** The number of a receipt: letters for the book, then digits. There is room for no name. */
export const receiptShape = /^(?:[A-Z]{1,3}-?)?[0-9]{1,12}$/

export const knownBys = ['follow_up', 'herself', 'partner', 'authority', 'other'] as const
export type KnownBy = (typeof knownBys)[number]
