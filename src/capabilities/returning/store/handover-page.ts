import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { AnswerKind, HandoverLanguage, PartnerEvent } from '#capabilities/returning/domain/handover.ts'

/** What the database answers somebody abroad, who is nobody: nothing without the number of the page and the proof of its code. */

export async function saltOfPage(tx: Tx, number: string): Promise<Uint8Array | null> {
  const salt = (await sql<{ salt: Uint8Array | null }>`select returns.handover_salt(${number}) as salt`.execute(tx)).rows[0]?.salt
  return salt ? new Uint8Array(salt) : null
}

export type OpenedPage =
  | { readonly state: 'refused' }
  | { readonly state: 'over'; readonly id: Id; readonly caseId: Id }
  | {
      readonly state: 'open'
      readonly id: Id
      readonly caseId: Id
      readonly language: HandoverLanguage
      /** Nobody opened it before. */
      readonly first: boolean
      readonly accepted: boolean
      readonly publicKey: Uint8Array
      readonly wrap: Uint8Array
      readonly snapshot: Uint8Array
    }
/** A wrong code is counted and recorded by the database itself; the first opening is noted. */
export async function openPage(tx: Tx, number: string, proof: Uint8Array): Promise<OpenedPage> {
  const { rows } = await sql<OpenedPage>`
    select state, id, case_id as "caseId", language, first, accepted, public_key as "publicKey", wrap, snapshot from returns.open_handover(${number}, ${proof})`.execute(
    tx,
  )
  return rows[0] ?? { state: 'refused' }
}
/** Says in the record of the zone that handed over: it was seen, or is over. Nothing without the proof. */
export async function tellOpening(tx: Tx, number: string, proof: Uint8Array, over: boolean): Promise<void> {
  await sql`select returns.tell_opening(${number}, ${proof}, ${over})`.execute(tx)
}

export type PageReply = {
  readonly id: Id
  readonly kind: AnswerKind
  readonly event: PartnerEvent | null
  readonly day: string
  readonly reply: Uint8Array | null
}
/** What was answered from abroad, oldest first, with the reply where there is one. */
export async function repliesOn(tx: Tx, number: string, proof: Uint8Array): Promise<readonly PageReply[]> {
  const { rows } = await sql<PageReply>`select id, kind, event, day::text as day, reply from returns.handover_replies(${number}, ${proof})`.execute(tx)
  return rows
}

export type PageAnswer = {
  readonly id: Id
  readonly press: Id
  readonly kind: AnswerKind
  readonly event: PartnerEvent | null
  readonly sealed: { readonly body: Uint8Array; readonly key: Uint8Array } | null
}
/** With its line in the record of the zone that handed over. */
export async function answerPage(tx: Tx, number: string, proof: Uint8Array, given: PageAnswer): Promise<'done' | 'again' | 'full' | 'over'> {
  const { rows } = await sql<{ done: 'done' | 'again' | 'full' | 'over' }>`
    select returns.answer_handover(${number}, ${proof}, ${given.id}, ${given.press}, ${given.kind}, ${given.event}, ${given.sealed?.body ?? null}, ${given.sealed?.key ?? null}) as done`.execute(
    tx,
  )
  return rows[0]?.done ?? 'over'
}
