/** The coded answers of a call. What is coded says nothing about who she is; everything else is sealed. */
export const callers = ['self', 'close_one', 'public', 'professional', 'other_line', 'unknown'] as const
export type Caller = (typeof callers)[number]

export const subjects = ['self', 'one_other', 'several', 'general'] as const
export type Subject = (typeof subjects)[number]

export const answers = ['yes', 'no', 'unknown'] as const
export type YesNoUnknown = (typeof answers)[number]

/** What the caller has agreed to. Nothing ticked means that nothing was asked or nothing was agreed to: support does not depend on it. */
export const consents = ['write_down', 'open_case', 'hand_over', 'call_back'] as const
export type Consent = (typeof consents)[number]

export const advice = [
  'call_112',
  'social_on_call',
  'shelter',
  'health_care',
  'rights',
  'police_possible',
  'reflection_period',
  'return_programme',
  'concern_report',
  'safer_phone',
] as const
export type Advice = (typeof advice)[number]

/** Calls that leave nothing behind but a number for the day. */
export const nonDataKinds = ['silent', 'hung_up', 'wrong_number', 'prank', 'abusive', 'information', 'press', 'test'] as const
export type NonDataKind = (typeof nonDataKinds)[number]

export const callStates = ['open', 'stays', 'became_case', 'joined_case', 'handed_over'] as const
export type CallState = (typeof callStates)[number]

/** Other lines, by what they are. Names and numbers belong to the directory. */
export const lines = [
  'national_women_line',
  'professional_line',
  'social_on_call',
  'police_112',
  'health_line',
  'child_line',
  'ngo_line',
  'line_abroad',
] as const
export type Line = (typeof lines)[number]

export const handOverAnswers = ['received', 'declined'] as const
export type HandOverAnswer = (typeof handOverAnswers)[number]

export const declineReasons = ['no_one_on_duty', 'not_our_area', 'no_interpreter', 'already_known_here'] as const
export type DeclineReason = (typeof declineReasons)[number]

/** The municipality was asked for and nobody knew. */
export const placeUnknown = '0000'
