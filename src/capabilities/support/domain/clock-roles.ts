/** Who may come in to the law's clocks and to permits: whoever may read a journal, a permit or a child's part by the ceilings. The walls decide the rest. */
export const clockRoles = [
  'hotline_operator',
  'case_worker',
  'placing_handler',
  'shelter_staff',
  'return_officer',
  'police_contact',
  'threat_assessor',
  'regional_coordinator',
] as const
/** Who may come in to a child's own part. */
export const childRoles = ['hotline_operator', 'case_worker', 'placing_handler', 'shelter_staff', 'return_officer'] as const
