import type { Id } from '#kernel/id.ts'
import { returnPaths } from '#capabilities/returning/paths.ts'

const under = (caseId: Id, rest: string): string => `${returnPaths.ofCase(caseId)}/${rest}`

export const gatePaths = {
  gates: (caseId: Id): string => under(caseId, 'gates'),
  approve: (caseId: Id): string => under(caseId, 'approval/new'),
  takeBack: (caseId: Id): string => under(caseId, 'approval/back'),
  home: (caseId: Id): string => under(caseId, 'there'),
  /** An area by its place in the list: nothing in an address says what it is about. */
  homeArea: (caseId: Id, place: string): string => under(caseId, `there/${place}`),
  risks: (caseId: Id): string => under(caseId, 'weighed'),
  riskSide: (caseId: Id): string => under(caseId, 'weighed/new'),
  risk: (caseId: Id, id: Id): string => under(caseId, `weighed/${id}`),
  signRisk: (caseId: Id, id: Id): string => under(caseId, `weighed/${id}/signature`),
  meetRisk: (caseId: Id, id: Id): string => under(caseId, `weighed/${id}/met`),
  plans: (caseId: Id): string => under(caseId, 'after-plan'),
  newPlan: (caseId: Id): string => under(caseId, 'after-plan/new'),
  plan: (caseId: Id, id: Id): string => under(caseId, `after-plan/${id}`),
  planSheet: (caseId: Id, id: Id): string => under(caseId, `after-plan/${id}/sheet`),
  papers: (caseId: Id): string => under(caseId, 'papers'),
  newPaper: (caseId: Id): string => under(caseId, 'papers/new'),
  paper: (caseId: Id, id: Id): string => under(caseId, `papers/${id}`),
  clearance: (caseId: Id, from: string): string => under(caseId, `clearance/${from}`),
} as const
