/** Who may come in at all: whoever may write whole texts into the journal or a child's part by the ceilings. The walls decide the rest, case by case. */
export const supportRoles = ['hotline_operator', 'case_worker', 'placing_handler', 'shelter_staff', 'return_officer'] as const
