import type { Id } from '#kernel/id.ts'

const ofCase = (caseId: Id): string => `/cases/${caseId}/return/abroad`
const one = (caseId: Id, id: Id): string => `${ofCase(caseId)}/${id}`

/** The work place of hand-overs. */
export const abroadPaths = {
  waiting: '/returns/answers',
  answers: '/returns/answers#answers',
  seconds: '/returns/answers#seconds',
  ofCase,
  begin: (caseId: Id): string => `${ofCase(caseId)}/new`,
  prepare: (caseId: Id, to: Id): string => `${ofCase(caseId)}/new/${to}`,
  one,
  second: (caseId: Id, id: Id): string => `${one(caseId, id)}/second`,
  send: (caseId: Id, id: Id): string => `${one(caseId, id)}/send`,
  noted: (caseId: Id, id: Id): string => `${one(caseId, id)}/noted`,
  end: (caseId: Id, id: Id): string => `${one(caseId, id)}/end`,
  reply: (caseId: Id, id: Id, answer: Id): string => `${one(caseId, id)}/answers/${answer}/reply`,
  settle: (caseId: Id, id: Id, answer: Id): string => `${one(caseId, id)}/answers/${answer}/note`,
} as const

/** The one address of somebody abroad. It stands in a browser's history, so it says nothing. */
export const partnerPath = (language: string, number: string): string => `/${language}/p/${number}`
