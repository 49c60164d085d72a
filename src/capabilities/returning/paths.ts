import type { Id } from '#kernel/id.ts'

const ofCase = (caseId: Id): string => `/cases/${caseId}/return`

/** Where things are. Nothing in an address says where anybody goes. */
export const returnPaths = {
  mine: '/returns',
  ofCase,
  begin: (caseId: Id): string => `${ofCase(caseId)}/new`,
} as const
