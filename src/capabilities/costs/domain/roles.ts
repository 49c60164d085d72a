/** Who may come in at all, as the ceilings of C8 allow. The walls decide the rest, case by case. */
export const costRoles = ['case_worker', 'placing_handler', 'return_officer', 'regional_coordinator'] as const
export const costWriters = ['case_worker', 'placing_handler', 'return_officer'] as const
export const financeRoles = ['finance_officer'] as const
