import type { Id } from '#kernel/id.ts'

/** Where things are. */
export const contactPaths = {
  list: '/calls',
  mine: '/calls?show=mine',
  ofZone: '/calls?show=zone',
  toAnswer: '/calls?show=to-answer',
  waiting: '/calls?show=sent',
  new: '/calls/new',
  tally: '/calls/tally',
  one: (id: Id): string => `/calls/${id}`,
  stay: (id: Id): string => `/calls/${id}/stay`,
  open: (id: Id): string => `/calls/${id}/case`,
  join: (id: Id): string => `/calls/${id}/join`,
  safe: (id: Id): string => `/calls/${id}/safe-contact`,
  safeOfCase: (caseId: Id): string => `/cases/${caseId}/safe-contact`,
  handOver: (id: Id): string => `/calls/${id}/hand-over`,
  receipt: (id: Id): string => `/calls/hand-overs/${id}`,
  answer: (id: Id): string => `/calls/hand-overs/${id}/answer`,
} as const

/** The two addresses of somebody without a name. They stand in a browser's history, so they say nothing. */
export const namelessPaths = {
  write: (language: string): string => `/${language}/i/1`,
  open: (language: string): string => `/${language}/i/2`,
} as const

/** The line's work place. */
export const linePaths = {
  queue: '/line',
  waiting: '/line?show=waiting',
  mine: '/line?show=mine',
  board: '/line/board',
  hours: '/line/hours',
  templates: '/line/templates',
  template: '/line/templates/new',
  withdraw: (id: Id): string => `/line/templates/${id}/withdrawal`,
  one: (id: Id): string => `/line/threads/${id}`,
  file: (id: Id, file: Id): string => `/line/threads/${id}/files/${file}`,
  take: (id: Id): string => `/line/threads/${id}/take`,
  answer: (id: Id): string => `/line/threads/${id}/answer`,
  begin: (id: Id): string => `/line/threads/${id}/text`,
  call: (id: Id): string => `/line/threads/${id}/call`,
  count: (id: Id): string => `/line/threads/${id}/count`,
  mark: (id: Id): string => `/line/threads/${id}/translation`,
} as const
