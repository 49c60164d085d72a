/** What a zone can answer for. The order is the order in which they are shown. */
export const functionKinds = [
  'social_on_call',
  'social_services',
  'child_welfare',
  'police_contact',
  'regional_coordinator',
  'health_care',
  'shelter',
  'barnahus',
  'prosecutor_contact',
  'guardian_office',
  'child_representative',
  'specialist_clinic',
  'migration_contact',
  'return_programme',
  'national_line',
] as const
export type FunctionKind = (typeof functionKinds)[number]
export const isFunctionKind = (word: unknown): word is FunctionKind => (functionKinds as readonly unknown[]).includes(word)

/** When a function is there, or a rule holds. `out_of_hours` is every hour that is not office time, red days included. */
export const hourCodes = ['always', 'office', 'out_of_hours'] as const
export type Hours = (typeof hourCodes)[number]

export const variants = ['adult', 'child', 'unknown'] as const
export type Variant = (typeof variants)[number]
export const needs = ['required', 'wanted'] as const
export type Need = (typeof needs)[number]
