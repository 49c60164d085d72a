/**
 * Signs that somebody may be exploited, in our own words, under the six dimensions that practice uses. A sign says that it was seen, not what it means:
 * nothing is counted, and no sign decides alone. Codes are stored for years: added, never renamed.
 */
export const dimensions = ['deceived', 'forced_into', 'used_into', 'exploited', 'forced_there', 'used_there'] as const
export type Dimension = (typeof dimensions)[number]

export const lists = ['adult', 'child'] as const
export type List = (typeof lists)[number]

export const exploitationForms = ['sexual', 'labour', 'begging', 'criminality', 'marriage'] as const
export type ExploitationForm = (typeof exploitationForms)[number]

type Sign = {
  readonly code: string
  readonly dimension: Dimension
  /** Left out: on both lists. */
  readonly list?: List
  /** Left out: whatever the form of exploitation. */
  readonly forms?: readonly ExploitationForm[]
}

export const signs = [
  { code: 'other_work', dimension: 'deceived' },
  { code: 'other_terms', dimension: 'deceived' },
  { code: 'false_love', dimension: 'deceived', forms: ['sexual', 'marriage', 'criminality'] },
  { code: 'false_papers', dimension: 'deceived' },
  { code: 'promised_school', dimension: 'deceived', list: 'child' },
  { code: 'taken_along', dimension: 'forced_into' },
  { code: 'threats_before', dimension: 'forced_into' },
  { code: 'papers_before', dimension: 'forced_into' },
  { code: 'debt_before', dimension: 'forced_into' },
  { code: 'paid_for', dimension: 'forced_into' },
  { code: 'forced_match', dimension: 'forced_into', forms: ['marriage'] },
  { code: 'poverty_used', dimension: 'used_into' },
  { code: 'alone_used', dimension: 'used_into' },
  { code: 'violence_at_home', dimension: 'used_into' },
  { code: 'permit_used', dimension: 'used_into' },
  { code: 'dependence_used', dimension: 'used_into' },
  { code: 'met_online', dimension: 'used_into', list: 'child' },
  { code: 'away_from_family', dimension: 'used_into', list: 'child' },
  { code: 'earnings_taken', dimension: 'exploited', forms: ['sexual', 'labour', 'begging'] },
  { code: 'cannot_say_no', dimension: 'exploited', forms: ['sexual'] },
  { code: 'others_advertise', dimension: 'exploited', forms: ['sexual'] },
  { code: 'driven_and_fetched', dimension: 'exploited', forms: ['sexual', 'labour', 'begging'] },
  { code: 'long_days', dimension: 'exploited', forms: ['labour', 'begging'] },
  { code: 'little_pay', dimension: 'exploited', forms: ['labour'] },
  { code: 'unsafe_work', dimension: 'exploited', forms: ['labour'] },
  { code: 'works_off_debt', dimension: 'exploited', forms: ['labour', 'sexual', 'begging'] },
  { code: 'same_place_daily', dimension: 'exploited', forms: ['begging'] },
  { code: 'sent_to_crime', dimension: 'exploited', forms: ['criminality'] },
  { code: 'carries_blame', dimension: 'exploited', forms: ['criminality'] },
  { code: 'serves_household', dimension: 'exploited', forms: ['marriage', 'labour'] },
  { code: 'out_of_school', dimension: 'exploited', list: 'child' },
  { code: 'unexplained_things', dimension: 'exploited', list: 'child' },
  { code: 'papers_kept', dimension: 'forced_there' },
  { code: 'watched', dimension: 'forced_there' },
  { code: 'phone_controlled', dimension: 'forced_there' },
  { code: 'threats_now', dimension: 'forced_there' },
  { code: 'marks_of_violence', dimension: 'forced_there' },
  { code: 'money_kept', dimension: 'forced_there' },
  { code: 'others_speak', dimension: 'forced_there' },
  { code: 'learned_answers', dimension: 'forced_there' },
  { code: 'images_used', dimension: 'forced_there', forms: ['sexual', 'marriage', 'criminality'] },
  { code: 'no_common_language', dimension: 'used_there' },
  { code: 'knows_no_place', dimension: 'used_there' },
  { code: 'lives_at_work', dimension: 'used_there', forms: ['labour', 'sexual'] },
  { code: 'many_one_address', dimension: 'used_there' },
  { code: 'nobody_to_ask', dimension: 'used_there' },
  { code: 'fears_authorities', dimension: 'used_there' },
  { code: 'permit_tied', dimension: 'used_there', forms: ['labour', 'marriage'] },
  { code: 'stranger_decides', dimension: 'used_there', list: 'child' },
] as const satisfies readonly Sign[]
export type SignCode = (typeof signs)[number]['code']
const table: readonly (Sign & { readonly code: SignCode })[] = signs
export const signCodes: readonly SignCode[] = signs.map((sign) => sign.code)

/** What to look for: those of the list, for the forms one thinks of; with no form, those that hold for all. */
export const signsFor = (list: List, forms: readonly ExploitationForm[]): readonly { readonly code: SignCode; readonly dimension: Dimension }[] =>
  table.filter((sign) => (sign.list === undefined || sign.list === list) && (sign.forms === undefined || sign.forms.some((form) => forms.includes(form))))

export const dimensionOf = (code: SignCode): Dimension | null => table.find((sign) => sign.code === code)?.dimension ?? null

export const sightings = ['present', 'not_seen', 'unknown'] as const
export type Sighting = (typeof sightings)[number]

/** Whose eyes. */
export const seers = [
  'i_myself',
  'colleague',
  'the_person',
  'police',
  'health_care',
  'school',
  'shelter',
  'civil_society',
  'authority',
  'close_one',
  'public',
  'other',
] as const
export type Seer = (typeof seers)[number]
/** Seen by that one, or told to that one by somebody else. */
export const knowings = ['first_hand', 'told'] as const
export type Knowing = (typeof knowings)[number]

/** Why an observation does not count any more. It stays readable. */
export const takeBackReasons = ['mistake', 'other_person', 'explained'] as const
export type TakeBackReason = (typeof takeBackReasons)[number]

/** In whose file the words lie: a child's are a child's. */
export const classFor = (list: List): 'C4' | 'C9' => (list === 'child' ? 'C9' : 'C4')
/** The words of an observation are short: roles that may only write a short form write it as well. */
export const longestWords = 500
