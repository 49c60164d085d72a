/** The day from which the list of signs holds as it is worded now. An observation keeps it, so that one can see what was asked. */
export const listFrom = '2026-01-01'
