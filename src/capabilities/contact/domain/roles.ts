/** Who takes calls in a zone. The database says the same in `contact.i_take_calls()`. */
export const callRoles = ['hotline_operator', 'case_worker', 'regional_coordinator'] as const

export const takesCalls = (roles: readonly string[]): boolean => callRoles.some((role) => roles.includes(role))
