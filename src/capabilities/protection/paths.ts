import type { Id } from '#kernel/id.ts'

const indicators = (caseId: Id): string => `/cases/${caseId}/indicators`
const risk = (caseId: Id): string => `/cases/${caseId}/risk`
const plans = (caseId: Id): string => `/cases/${caseId}/plans`

/** Where things are. */
export const protectionPaths = {
  list: '/protection',
  reviews: '/protection?show=reviews',
  lateMeasures: '/protection?show=measures',
  indicators,
  newObservation: (caseId: Id): string => `${indicators(caseId)}/new`,
  observation: (caseId: Id, id: Id): string => `${indicators(caseId)}/${id}`,
  takeBack: (caseId: Id, id: Id): string => `${indicators(caseId)}/${id}/take-back`,
  risk,
  assess: (caseId: Id): string => `${risk(caseId)}/new`,
  instruments: (caseId: Id): string => `${risk(caseId)}/instruments`,
  assessment: (caseId: Id, id: Id): string => `${risk(caseId)}/${id}`,
  measures: (caseId: Id, id: Id): string => `${risk(caseId)}/${id}/measures`,
  plans,
  newPlan: (caseId: Id, kind: string): string => `${plans(caseId)}/new/${kind}`,
  plan: (caseId: Id, id: Id): string => `${plans(caseId)}/${id}`,
  sheet: (caseId: Id, id: Id): string => `${plans(caseId)}/${id}/sheet`,
} as const
