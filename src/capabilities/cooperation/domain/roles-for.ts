/** Which roles carry out what a function was asked to do, the likeliest first. */
const carriers: Readonly<Record<string, readonly string[]>> = {
  social_on_call: ['case_worker', 'hotline_operator'],
  social_services: ['case_worker'],
  child_welfare: ['case_worker'],
  police_contact: ['police_contact', 'threat_assessor'],
  regional_coordinator: ['regional_coordinator'],
  health_care: ['health_staff'],
  shelter: ['shelter_staff'],
  barnahus: ['case_worker', 'health_staff', 'police_contact'],
  prosecutor_contact: ['police_contact'],
  guardian_office: ['case_worker'],
  child_representative: ['case_worker'],
  specialist_clinic: ['case_worker', 'hotline_operator'],
  migration_contact: ['return_officer'],
  return_programme: ['return_officer'],
  national_line: ['hotline_operator'],
}
const anyCarrier = ['case_worker', 'regional_coordinator', 'shelter_staff', 'police_contact', 'health_staff', 'return_officer', 'hotline_operator']

/** The role a task is addressed to in a zone: one that somebody there holds; `null` when nobody there could do it. */
export const roleFor = (kind: string, held: readonly string[]): string | null =>
  [...(carriers[kind] ?? []), ...anyCarrier].find((role) => held.includes(role)) ?? null
