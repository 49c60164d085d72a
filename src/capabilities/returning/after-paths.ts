import { numberIn } from '#capabilities/support/contract.ts'
import { milestones } from '#capabilities/returning/domain/home-plan.ts'
import type { Id } from '#kernel/id.ts'
import { returnPaths } from '#capabilities/returning/paths.ts'

const ofCase = (caseId: Id): string => `${returnPaths.ofCase(caseId)}/after`
const grants = (caseId: Id): string => `${ofCase(caseId)}/grants`
const grant = (caseId: Id, id: Id): string => `${grants(caseId)}/${id}`
const list = `${returnPaths.mine}/follow-ups`

/** Where things are after the journey. Nothing in an address says who she is or where. */
export const afterPaths = {
  ofCase,
  words: (caseId: Id): string => `${ofCase(caseId)}/words`,
  reception: (caseId: Id): string => `${ofCase(caseId)}/reception`,
  newSupport: (caseId: Id): string => `${ofCase(caseId)}/support/new`,
  support: (caseId: Id, id: Id): string => `${ofCase(caseId)}/support/${id}`,
  goal: (caseId: Id, milestone: string): string => `${ofCase(caseId)}/goals/${numberIn(milestones, milestone)}`,
  newGrant: (caseId: Id): string => `${grants(caseId)}/new`,
  approve: (caseId: Id, id: Id): string => `${grant(caseId, id)}/approve`,
  pay: (caseId: Id, id: Id): string => `${grant(caseId, id)}/pay`,
  drop: (caseId: Id, id: Id): string => `${grant(caseId, id)}/drop`,
  counter: (caseId: Id, id: Id): string => `${grant(caseId, id)}/take-back`,
  receipt: (caseId: Id, id: Id): string => `${grant(caseId, id)}/receipt`,
  newFollowUp: (caseId: Id): string => `${ofCase(caseId)}/follow-ups/new`,
  followUpAt: (caseId: Id, point: string): string => `${ofCase(caseId)}/follow-ups/new?point=${point}`,
  planContact: (caseId: Id): string => `${ofCase(caseId)}/contact`,
  alarm: (caseId: Id, id: Id): string => `${ofCase(caseId)}/alarms/${id}`,
  again: (caseId: Id): string => `${ofCase(caseId)}/again`,
  list,
  listOf: (show: string): string => `${list}?show=${show}`,
  money: `${returnPaths.mine}/grants`,
  moneyOf: (show: string): string => `${returnPaths.mine}/grants?show=${show}`,
} as const
