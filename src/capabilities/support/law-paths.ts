import type { Id } from '#kernel/id.ts'
import { numberIn } from '#capabilities/support/domain/numbered.ts'
import { permitKinds } from '#capabilities/support/domain/permit.ts'

const deadlines = (caseId: Id): string => `/cases/${caseId}/deadlines`
const permits = (caseId: Id): string => `/cases/${caseId}/permits`
const child = (caseId: Id): string => `/cases/${caseId}/child`

/** Where things are: the law's clocks, permits, children. */
export const lawPaths = {
  mine: '/deadlines',
  mineThat: (show: string): string => `/deadlines?show=${show}`,
  leave: '/leave',
  endLeave: (id: Id): string => `/leave/${id}/end`,
  deadlines,
  enterDecision: (caseId: Id): string => `${deadlines(caseId)}/new`,
  deadline: (caseId: Id, id: Id): string => `${deadlines(caseId)}/${id}`,
  closeDeadline: (caseId: Id, id: Id): string => `${deadlines(caseId)}/${id}/close`,
  dutyOfDeadline: (caseId: Id, id: Id): string => `${deadlines(caseId)}/${id}/duty`,
  takeBackDecision: (caseId: Id, id: Id): string => `/cases/${caseId}/decisions/${id}/take-back`,
  permits,
  newPermit: (caseId: Id, kind: string): string => `${permits(caseId)}/new/${numberIn(permitKinds, kind)}`,
  permit: (caseId: Id, id: Id): string => `${permits(caseId)}/${id}`,
  permitDeed: (caseId: Id, id: Id, deed: string): string => `${permits(caseId)}/${id}/${deed}`,
  child,
  changeChild: (caseId: Id): string => `${child(caseId)}/change`,
  newVoice: (caseId: Id): string => `${child(caseId)}/voice/new`,
  voice: (caseId: Id, id: Id): string => `${child(caseId)}/voice/${id}`,
  newAdult: (caseId: Id): string => `${child(caseId)}/adults/new`,
  adult: (caseId: Id, id: Id): string => `${child(caseId)}/adults/${id}`,
  informAdult: (caseId: Id, id: Id): string => `${child(caseId)}/adults/${id}/inform`,
  letter: (caseId: Id, id: Id): string => `${child(caseId)}/adults/${id}/letter`,
  hide: (caseId: Id): string => `${child(caseId)}/hidden/new`,
  endHidden: (caseId: Id, id: Id): string => `${child(caseId)}/hidden/${id}/end`,
  newConcern: (caseId: Id): string => `${child(caseId)}/concern/new`,
  concern: (caseId: Id, id: Id): string => `${child(caseId)}/concern/${id}`,
  concernSheet: (caseId: Id, id: Id): string => `${child(caseId)}/concern/${id}/sheet`,
  concernSent: (caseId: Id, id: Id): string => `${child(caseId)}/concern/${id}/sent`,
  concernReceived: (caseId: Id, id: Id): string => `${child(caseId)}/concern/${id}/received`,
  incident: (caseId: Id): string => `/incidents/${caseId}`,
  linkIncident: (caseId: Id): string => `/incidents/${caseId}/new`,
  endIncident: (caseId: Id, id: Id): string => `/incidents/${caseId}/${id}/end`,
} as const
