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
  handOver: (id: Id): string => `/calls/${id}/hand-over`,
  receipt: (id: Id): string => `/calls/hand-overs/${id}`,
  answer: (id: Id): string => `/calls/hand-overs/${id}/answer`,
} as const
