import type { Id } from '#kernel/id.ts'

export const sitePaths = {
  all: () => '/site',
  text: (subject: string) => `/site/texts/${subject}`,
  proposeText: (subject: string) => `/site/texts/${subject}/new`,
  version: (id: Id) => `/site/versions/${id}`,
  numbers: () => '/site/numbers',
  proposeNumber: (code: string) => `/site/numbers/${code}`,
  services: () => '/site/services',
  proposeService: (id: Id) => `/site/services/${id}`,
} as const
