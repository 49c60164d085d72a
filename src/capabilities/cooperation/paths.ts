import type { Id } from '#kernel/id.ts'

const one = (id: Id): string => `/meetings/${id}`

/** Where things are. */
export const cooperationPaths = {
  list: '/meetings',
  toAnswer: '/meetings?show=to-answer',
  today: '/meetings?show=today',
  unanswered: '/meetings?show=unanswered',
  late: '/meetings?show=late',
  running: '/meetings?show=running',
  convene: (caseId: Id): string => `/cases/${caseId}/meetings/new`,
  invitation: (id: Id): string => `/meetings/invitations/${id}`,
  clock: (id: Id): string => `/meetings/clocks/${id}`,
  one,
  decisions: (id: Id): string => `${one(id)}/decisions`,
  mode: (id: Id): string => `${one(id)}/mode`,
  held: (id: Id): string => `${one(id)}/held`,
  cancel: (id: Id): string => `${one(id)}/cancel`,
  minutes: (id: Id): string => `${one(id)}/minutes`,
  ask: (id: Id): string => `${one(id)}/ask`,
} as const
