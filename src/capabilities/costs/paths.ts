import type { Id } from '#kernel/id.ts'

const ofCase = (caseId: Id): string => `/cases/${caseId}/costs`
const account = (id: Id): string => `/costs/accounts/${id}`
const claim = (id: Id): string => `/costs/claims/${id}`

/** Where things are: of a case for those who work in it, of the zone for its finance officer. */
export const costPaths = {
  ofCase,
  newLine: (caseId: Id): string => `${ofCase(caseId)}/lines/new`,
  newStay: (caseId: Id): string => `${ofCase(caseId)}/stays/new`,
  takeBack: (caseId: Id, line: Id): string => `${ofCase(caseId)}/lines/${line}/take-back`,
  basis: (caseId: Id): string => `${ofCase(caseId)}/basis`,
  takeBasis: (caseId: Id): string => `${ofCase(caseId)}/basis/from-case`,
  letter: (caseId: Id): string => `${ofCase(caseId)}/letter`,
  payer: (caseId: Id): string => `${ofCase(caseId)}/payer`,
  assess: (caseId: Id): string => `${ofCase(caseId)}/payer/new`,
  decide: (caseId: Id, assessment: Id): string => `${ofCase(caseId)}/payer/${assessment}/decide`,
  ask: (caseId: Id): string => `${ofCase(caseId)}/transfers/new`,
  transfer: (caseId: Id, id: Id): string => `${ofCase(caseId)}/transfers/${id}`,
  transfers: '/transfers',
  transfersShown: (show: string): string => `/transfers?show=${show}`,
  list: '/costs',
  waiting: (show: string): string => `/costs?show=${show}#claims`,
  quarter: (quarter: string): string => `/costs/quarters/${quarter}`,
  makeClaim: (quarter: string): string => `/costs/quarters/${quarter}/claim`,
  account,
  accountLine: (id: Id): string => `${account(id)}/lines/new`,
  accountStay: (id: Id): string => `${account(id)}/stays/new`,
  accountTakeBack: (id: Id, line: Id): string => `${account(id)}/lines/${line}/take-back`,
  claim,
  sheet: (id: Id): string => `${claim(id)}/sheet`,
  csv: (id: Id): string => `${claim(id)}/csv`,
  sent: (id: Id): string => `${claim(id)}/sent`,
  received: (id: Id): string => `${claim(id)}/received`,
  paid: (id: Id): string => `${claim(id)}/paid`,
  repaid: (id: Id): string => `${claim(id)}/repaid`,
} as const
