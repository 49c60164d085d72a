import type { Rule } from '#capabilities/directory/domain/who-must-be-there.ts'

/**
 * Who is called together when somebody must be protected now. Source: the national manual for suspected trafficking, part 2 (immediate
 * protection), and the project's own routine for acute meetings; to be adopted locally.
 */
export const presenceSource = 'Manual vid misstanke om människohandel (2019), steg 2; rutin för akuta samverkansmöten'
const from = '2026-01-01'
const rule = (variant: Rule['variant'], kind: Rule['kind'], need: Rule['need'], hours: Rule['hours'] = 'always'): Rule => ({
  variant,
  kind,
  hours,
  need,
  validFrom: from,
  validTo: null,
})

const everybody = (variant: Rule['variant']): readonly Rule[] => [
  rule(variant, 'social_on_call', 'required', 'out_of_hours'),
  rule(variant, 'social_on_call', 'wanted', 'office'),
  rule(variant, 'social_services', 'required', 'office'),
  rule(variant, 'police_contact', 'required'),
  rule(variant, 'regional_coordinator', 'required'),
  rule(variant, 'shelter', 'wanted'),
]

/** A child needs everything an adult does, and people of their own. */
export const presenceRules: readonly Rule[] = [
  ...everybody('adult'),
  rule('adult', 'health_care', 'wanted'),
  ...everybody('child'),
  rule('child', 'child_welfare', 'required'),
  rule('child', 'health_care', 'required'),
  rule('child', 'barnahus', 'wanted', 'office'),
  rule('child', 'prosecutor_contact', 'wanted'),
  rule('child', 'guardian_office', 'wanted', 'office'),
]
