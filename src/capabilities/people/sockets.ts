import type { Id } from '#kernel/id.ts'
import type { InLanguages } from '#kernel/language.ts'
import type { Visit } from '#platform/http/visit.ts'

/** Something a leaving person still answers for: how many, where to hand it over, and what it is. */
export type HandOver = { readonly count: number; readonly href: string; readonly words: InLanguages<string> }
/** What must be handed over before this person of the own zone can leave. Nothing to hand over is an empty list. */
export type HandOverCheck = (visit: Visit, personId: Id) => Promise<readonly HandOver[]>

/** A ceremony about to be completed: both officers have opened their part, in the second officer's request. */
export type Recovery = {
  readonly sessionId: Id
  readonly zoneId: Id
  readonly personId: Id
  readonly recoveryPublic: Uint8Array
  /** Wiped afterwards; never kept. */
  readonly recoveryPrivate: Uint8Array
  readonly newPublicKey: Uint8Array
}
/**
 * Re-seals what the zone's recovery key opens to a person's new public key and replaces the old wraps. Returns how many bundles that were.
 * In this transaction `people.my_recoveries()` names the zone and the person, which the walls of the room may let through.
 */
export type ReSeal = (visit: Visit, recovery: Recovery) => Promise<number>
/** Tells everybody who must know: the leads of the touched cases. Called in the ceremony's transaction, before it is closed. */
export type AfterRecovery = (visit: Visit, recovery: { readonly sessionId: Id; readonly zoneId: Id; readonly personId: Id }) => Promise<void>

/** One sentence of the answer to "why can I (not) see this?". */
export type WhyRow = { readonly code: string; readonly allows: boolean; readonly words: InLanguages<string> }
/** What a room can say about one subject (a case) to this person; `null` asks for the general answer. Nothing to say is an empty list. */
export type WhySource = (visit: Visit, subject: Id | null) => Promise<readonly WhyRow[]>

/** Later rooms add themselves here when they are plugged in; this room asks all that are there. */
export const handOverChecks: HandOverCheck[] = []
export const reSeals: ReSeal[] = []
export const afterRecovery: AfterRecovery[] = []
export const whySources: WhySource[] = []
