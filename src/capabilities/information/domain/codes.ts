/** What somebody may need. The order is the order in which it is shown. */
export const needs = ['sleep', 'talk', 'child', 'care', 'police', 'home'] as const
export type Need = (typeof needs)[number]
/** The kinds of services that may be shown to everybody. A shelter is none of them. */
export const publicKinds = [
  'social_on_call',
  'social_services',
  'child_welfare',
  'police_contact',
  'regional_coordinator',
  'health_care',
  'specialist_clinic',
  'barnahus',
  'return_programme',
] as const
export type PublicKind = (typeof publicKinds)[number]
export const isPublicKind = (word: unknown): word is PublicKind => (publicKinds as readonly unknown[]).includes(word)
export const publicHours = ['always', 'out_of_hours', 'office'] as const
export type PublicHours = (typeof publicHours)[number]
/** The national numbers, by the codes of the directory. */
export const lineCodes = ['sos_alarm', 'kvinnofridslinjen', 'bris', 'police', 'support_line'] as const
export type LineCode = (typeof lineCodes)[number]
