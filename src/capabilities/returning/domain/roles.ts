/** Who can meet a return at all; the walls decide in which. */
export const returnRoles = ['case_worker', 'placing_handler', 'return_officer', 'regional_coordinator'] as const
