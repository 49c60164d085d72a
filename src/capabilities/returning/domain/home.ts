/** What is looked at where she goes, before a journey. Codes are stored for years: added, never renamed. */
export const homeAreas = [
  'safe_place',
  'housing',
  'income',
  'health_care',
  'medicine',
  'talk_support',
  'school_childcare',
  'work_training',
  'legal_help',
  'police_protection',
  'support_nearby',
  'family_ties',
  'debts',
  'papers_there',
] as const
export type HomeArea = (typeof homeAreas)[number]

export const homeAnswers = ['there', 'partly', 'missing', 'unknown'] as const
export type HomeAnswer = (typeof homeAnswers)[number]

/** Through whom it is known. What she says herself is knowledge like any other. */
export const homeCheckers = ['partner_there', 'return_partner', 'authority_there', 'embassy', 'the_person', 'relative_she_chose', 'nobody_yet'] as const
export type HomeChecker = (typeof homeCheckers)[number]

export type HomeFault = 'checked-in-future' | 'who-looked'
/** Not known needs nobody; everything else was seen or said by somebody. */
export function homeFault(said: { readonly answer: HomeAnswer; readonly checkedBy: HomeChecker; readonly checkedOn: string }, today: string): HomeFault | null {
  if (said.checkedOn > today) return 'checked-in-future'
  return said.answer !== 'unknown' && said.checkedBy === 'nobody_yet' ? 'who-looked' : null
}
