import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { sha256 } from '#platform/sealing/derive.ts'
import type { LineHours, LineNow, Translation, Writer } from '#capabilities/contact/domain/line.ts'
import type { YesNoUnknown } from '#capabilities/contact/domain/codes.ts'
import type { LineHolder, LineWrap } from '#capabilities/contact/store/thread-seal.ts'

/** What the database answers somebody who has no name: nothing without the proof of a receipt but the line's hours and keys. */

export async function receiptSalt(tx: Tx): Promise<Uint8Array> {
  const salt = (await sql<{ salt: Uint8Array }>`select contact.salt() as salt`.execute(tx)).rows[0]?.salt
  if (!salt) throw new Error('there is no salt for receipts')
  return new Uint8Array(salt)
}

export async function lineHolders(tx: Tx): Promise<readonly LineHolder[]> {
  return (await sql<LineHolder>`select holder, holder_id as "holderId", public_key as "publicKey" from contact.line_holders()`.execute(tx)).rows
}

/** The hours of the line that answers the site, and what time it is there; `null` where no line does. */
export async function lineHours(tx: Tx): Promise<LineNow | null> {
  const { rows } = await sql<LineHours & { redDays: readonly string[]; today: string; hourNow: string }>`
    select opens, closes, days, red_days_too as "redDaysToo", closed, red_days as "redDays", today, hour_now as "hourNow" from contact.line_hours()`.execute(tx)
  const row = rows[0]
  return row ? { ...row, redDays: new Set(row.redDays) } : null
}

const lists = (wraps: readonly LineWrap[]) =>
  sql`${wraps.map((one) => one.holder)}::text[], ${wraps.map((one) => one.holderId)}::uuid[], ${wraps.map((one) => one.wrap)}::bytea[]`

type Beginning = {
  readonly thread: Id
  readonly proof: Uint8Array
  readonly writerWrap: Uint8Array
  readonly kind: Writer
  readonly danger: YesNoUnknown
  readonly language: string
  readonly message: Id
  readonly body: Uint8Array
  readonly wraps: readonly LineWrap[]
}
/** False when no line answers any more. */
export async function beginThread(tx: Tx, given: Beginning): Promise<boolean> {
  const { rows } = await sql<{ begun: boolean }>`
    select contact.begin_thread(${given.thread}, ${sha256(given.proof)}, ${given.writerWrap}, ${given.kind}, ${given.danger}, ${given.language}, ${given.message}, ${given.body},
                                ${lists(given.wraps)}) as begun`.execute(tx)
  return rows[0]?.begun === true
}

export type OpenedThread = { readonly id: Id; readonly wrap: Uint8Array; readonly language: string; readonly firstDay: Date }
/** `null` for a receipt of nothing. That it was opened is its last use. */
export async function openThread(tx: Tx, proof: Uint8Array): Promise<OpenedThread | null> {
  return (await sql<OpenedThread>`select id, wrap, language, first_day as "firstDay" from contact.open_thread(${proof})`.execute(tx)).rows[0] ?? null
}

export type StoredMessage = {
  readonly id: Id
  readonly place: number
  readonly side: 'writer' | 'line'
  /** `2026-11-21` */
  readonly day: string
  readonly language: string
  readonly translated: Translation
  readonly body: Uint8Array
  readonly fresh: boolean
}
/** What is new and the last ten, oldest first; from now on it has been read. */
export async function readThread(tx: Tx, proof: Uint8Array): Promise<{ readonly messages: readonly StoredMessage[]; readonly inAll: number }> {
  const { rows } = await sql<StoredMessage & { inAll: string }>`
    select id, place, side, day::text as day, language, translated, body, fresh, in_all as "inAll" from contact.read_thread(${proof})`.execute(tx)
  return { messages: rows.toSorted((one, other) => one.place - other.place), inAll: Number(rows[0]?.inAll ?? 0) }
}

/** False when the thread is gone. */
export async function writeOn(tx: Tx, proof: Uint8Array, message: Id, language: string, body: Uint8Array, wraps: readonly LineWrap[]): Promise<boolean> {
  const { rows } = await sql<{ written: boolean }>`select contact.write_on(${proof}, ${message}, ${language}, ${body}, ${lists(wraps)}) as written`.execute(tx)
  return rows[0]?.written === true
}

/** The id of the thread that is no more; `null` when it was gone already. */
export async function emptyThread(tx: Tx, proof: Uint8Array): Promise<Id | null> {
  return (await sql<{ id: Id | null }>`select contact.empty_thread(${proof}) as id`.execute(tx)).rows[0]?.id ?? null
}
