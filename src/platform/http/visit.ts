import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { KeyRing } from '#platform/sealing/keyring.ts'
import type { Vault } from '#platform/sealing/vault.ts'

/** What one leaf of the record says, beside who, when and which door: ids and codes, never words about a person. */
export type Detail = {
  /** The thing done or looked at. */
  readonly object?: string
  readonly caseId?: Id
  /** The records whose sealed text was opened or written. */
  readonly records?: readonly Id[]
  readonly classes?: readonly string[]
  readonly ground?: string
  readonly reason?: string
  /** How many rows a list showed. */
  readonly count?: number
}

/** One request of a signed-in person: one transaction, in which everything is asked as that person. */
export type Visit = {
  readonly actor: Actor
  /** The time of work, the same as `authz.now()` in this transaction. */
  readonly now: Instant
  readonly tx: Tx
  /** The person's own keys, in memory for this request only. */
  readonly keys: KeyRing
  /** Vault keys of cases, kept in the other database. */
  readonly vault: Vault
  /** Adds to what this request's leaf in the record will say. */
  readonly note: (detail: Detail) => void
  /**
   * Passphrase and code must have been given within five minutes.
   * @throws StepUpNeeded, which the platform answers with the step-up page; what was typed is kept
   */
  readonly requireStrong: () => void
}

export class StepUpNeeded extends Error {}
