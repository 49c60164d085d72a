import type { Id } from '#kernel/id.ts'
import type { EventKind } from '#capabilities/returning/domain/journey.ts'

const journey = (caseId: Id): string => `/cases/${caseId}/return/journey`
const leg = (caseId: Id, id: Id): string => `${journey(caseId)}/legs/${id}`

/** Where the journey is. Nothing in an address says where or when anybody travels. */
export const journeyPaths = {
  one: journey,
  begin: (caseId: Id): string => `${journey(caseId)}/begin`,
  newKnower: (caseId: Id): string => `${journey(caseId)}/knowers/new`,
  endKnower: (caseId: Id, id: Id): string => `${journey(caseId)}/knowers/${id}/end`,
  newLeg: (caseId: Id): string => `${journey(caseId)}/legs/new`,
  leg,
  removeLeg: (caseId: Id, id: Id): string => `${leg(caseId, id)}/remove`,
  log: (caseId: Id, id: Id, kind: EventKind | ':kind'): string => `${leg(caseId, id)}/log/${kind}`,
  correct: (caseId: Id, event: Id): string => `${journey(caseId)}/events/${event}/correct`,
  arrangement: (caseId: Id): string => `${journey(caseId)}/arrangement`,
  check: (caseId: Id): string => `${journey(caseId)}/check`,
  sheet: (caseId: Id): string => `${journey(caseId)}/sheet`,
  alarms: '/returns/alarms',
  alarmsTaken: '/returns/alarms?show=taken',
  alarm: (id: Id): string => `/returns/alarms/${id}`,
  takeAlarm: (id: Id): string => `/returns/alarms/${id}/take`,
} as const
