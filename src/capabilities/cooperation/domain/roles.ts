/** Who takes part in meetings. The walls decide the rest. */
export const meetingRoles = [
  'case_worker',
  'hotline_operator',
  'placing_handler',
  'shelter_staff',
  'threat_assessor',
  'police_contact',
  'health_staff',
  'return_officer',
  'regional_coordinator',
] as const
