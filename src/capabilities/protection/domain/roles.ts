/** Who may come in at all, as the ceilings allow: reading risk and threat, or writing down what was seen. The walls decide the rest, case by case. */
export const riskRoles = [
  'hotline_operator',
  'case_worker',
  'placing_handler',
  'shelter_staff',
  'threat_assessor',
  'police_contact',
  'return_officer',
  'regional_coordinator',
] as const
export const observerRoles = [...riskRoles, 'health_staff'] as const
/** Who keeps the places of a shelter. */
export const keeperRoles = ['shelter_staff'] as const
/** Who asks shelters for a place. */
export const placingRoles = ['case_worker', 'placing_handler'] as const
/** Who may meet a request for an address: those whose roles can write about threat. */
export const addressRoles = ['hotline_operator', 'case_worker', 'shelter_staff'] as const
