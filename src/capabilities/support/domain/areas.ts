/** Where a person may need something. The words of each are her own; health has its parts, so that none is forgotten. Codes are stored for years. */
export const areas = [
  'safety',
  'housing',
  'health_acute',
  'health_lasting',
  'disability',
  'health_sexual',
  'trauma',
  'addiction',
  'dental',
  'children',
  'legal',
  'residence',
  'economy',
  'debts',
  'id_documents',
  'language',
  'interpreter',
  'education',
  'work',
  'social_network',
  'faith_culture',
  'digital',
  'own_wishes',
] as const
export type Area = (typeof areas)[number]

/** *Unknown* was asked and could not be said; *not asked* is still to be asked. Neither is ever counted as no. */
export const answers = ['yes', 'no', 'unknown', 'not_asked'] as const
export type NeedAnswer = (typeof answers)[number]

export const urgencies = ['now', 'weeks', 'later'] as const
export type Urgency = (typeof urgencies)[number]

/** Who asked: whoever writes it down, or a function of somebody else. */
export const assessors = ['i_myself', 'colleague', 'social_services', 'shelter', 'health_care', 'coordinator', 'return_partner', 'the_person'] as const
export type Assessor = (typeof assessors)[number]

/** What a case about a child says lies in the child's own class. An age that is not known is treated as a child's elsewhere; the words move to no class by guessing. */
export const classOf = (child: 'yes' | 'no' | 'unknown'): 'C4' | 'C9' => (child === 'yes' ? 'C9' : 'C4')

export type NeedFault = 'assessed-in-future' | 'urgency-without-need' | 'urgency-missing'
export function needFault(
  said: { readonly answer: NeedAnswer; readonly urgency: Urgency | null; readonly assessedOn: string },
  today: string,
): NeedFault | null {
  if (said.assessedOn > today) return 'assessed-in-future'
  if (said.answer === 'yes' && said.urgency === null) return 'urgency-missing'
  if (said.answer !== 'yes' && said.urgency !== null) return 'urgency-without-need'
  return null
}
