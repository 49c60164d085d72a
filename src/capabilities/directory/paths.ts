import type { Id } from '#kernel/id.ts'

export const directoryPaths = {
  all: (find?: string) => (find ? `/directory?find=${encodeURIComponent(find)}` : '/directory'),
  municipality: (code: string) => `/directory/${code}`,
  list: (code: string) => `/directory/${code}/list`,
  place: (code: string) => `/directory/${code}/place`,
  order: (id: Id) => `/directory/order/${id}`,
  newFunction: () => '/directory/functions/new',
  function: (id: Id) => `/directory/functions/${id}`,
  editFunction: (id: Id) => `/directory/functions/${id}/edit`,
  goOnDuty: (id: Id) => `/directory/functions/${id}/duty`,
  duty: (id: Id) => `/directory/duty/${id}`,
} as const
