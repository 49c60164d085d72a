/** What a first meeting goes through, in this order. A child's meeting asks about the child first. */
export const agendaItems = ['safety_tonight', 'child', 'interpreter', 'medical', 'evidence', 'housing', 'permit', 'who_pays', 'next_meeting'] as const
export type AgendaItem = (typeof agendaItems)[number]

/** What can be decided under each item. Codes say what is to be done, never about whom or why. */
export const decisionsUnder = {
  safety_tonight: ['arrange_protection', 'accompany', 'safer_phone'],
  child: ['concern_report', 'protection_assessment', 'child_representative'],
  interpreter: ['book_interpreter', 'check_interpreter'],
  medical: ['book_health_care', 'secure_traces'],
  evidence: ['give_feedback', 'report_if_wished'],
  housing: ['arrange_shelter', 'arrange_transport'],
  permit: ['apply_reflection_period', 'inform_rights'],
  who_pays: ['name_provisional_payer'],
  next_meeting: ['contact_again', 'follow_up'],
} as const satisfies Readonly<Record<AgendaItem, readonly string[]>>

export type DecisionCode = (typeof decisionsUnder)[AgendaItem][number]

export const decisionCodes = Object.values(decisionsUnder).flat() as unknown as readonly [DecisionCode, ...DecisionCode[]]

export const itemOf = (decision: DecisionCode): AgendaItem => {
  const item = agendaItems.find((each) => (decisionsUnder[each] as readonly string[]).includes(decision))
  if (item === undefined) throw new Error('every decision stands under an item')
  return item
}

/** The items proposed when a meeting is convened. */
export const agendaFor = (variant: 'adult' | 'child'): readonly AgendaItem[] => agendaItems.filter((item) => variant === 'child' || item !== 'child')

/** What the task is called in lists: the neutral titles of the cases room. */
export const taskTitleOf = {
  arrange_protection: 'arrange_overnight',
  accompany: 'arrange_transport',
  safer_phone: 'other',
  concern_report: 'concern_report',
  protection_assessment: 'assess_protection',
  child_representative: 'contact_agency',
  book_interpreter: 'arrange_interpreter',
  check_interpreter: 'arrange_interpreter',
  book_health_care: 'arrange_health_visit',
  secure_traces: 'arrange_health_visit',
  give_feedback: 'report_back',
  report_if_wished: 'contact_agency',
  arrange_shelter: 'arrange_overnight',
  arrange_transport: 'arrange_transport',
  apply_reflection_period: 'apply_time_limited',
  inform_rights: 'inform_rights',
  name_provisional_payer: 'decide_payer',
  contact_again: 'call_back',
  follow_up: 'follow_up_contact',
} as const satisfies Readonly<Record<DecisionCode, string>>
