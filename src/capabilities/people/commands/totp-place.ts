import type { Id } from '#kernel/id.ts'

/** Where the authenticator's secret belongs: sealed for one person, it opens on no other row. */
export const totpPlace = (personId: Id): string => `totp/v1|${personId}`
