import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'

/** A signed-in person, as every room knows them. Roles are data of the people room; here they are only words. */
export type Actor = {
  readonly personId: Id
  readonly zoneId: Id
  readonly sessionId: Id
  readonly roles: readonly string[]
  readonly language: Language
  /** When both passphrase and code were last given. Real clock. */
  readonly strongAt: Instant
}

export const hasRole = (actor: Actor, ...roles: readonly string[]): boolean => roles.some((role) => actor.roles.includes(role))
