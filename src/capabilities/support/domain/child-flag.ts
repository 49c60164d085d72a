/** The flag on the card of a case, as the cases room has it. */
export type Answer = 'yes' | 'no' | 'unknown'
