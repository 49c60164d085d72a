import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DeclineReason, HandOverAnswer, Line, YesNoUnknown } from '#capabilities/contact/domain/codes.ts'
import type { LanguageCode } from '#capabilities/contact/domain/languages.ts'
import type { SafeContactFlag } from '#capabilities/contact/domain/safe-contact.ts'

/** What is said of the person, in codes. */
export type HandOverCodes = {
  readonly acute: boolean
  readonly danger: YesNoUnknown
  readonly child: YesNoUnknown
  readonly language: LanguageCode | null
  readonly interpreter: YesNoUnknown
  readonly safeFlags: readonly SafeContactFlag[]
  readonly safeFrom: string | null
  readonly safeUntil: string | null
}

export type HandOver = {
  readonly id: Id
  readonly fromZone: Id | null
  readonly fromLine: Line | null
  /** Only its own zone can follow it. */
  readonly fromCall: Id | null
  readonly toZone: Id | null
  readonly toLine: Line | null
  readonly sentAt: Instant
  /** Gone when it was refused. */
  readonly codes: HandOverCodes | null
  readonly parcel: Uint8Array | null
  readonly answer: HandOverAnswer | null
  readonly reason: DeclineReason | null
  readonly answeredAt: Instant | null
}

const columns = sql`id, from_zone as "fromZone", from_line as "fromLine", from_call as "fromCall", to_zone as "toZone", to_line as "toLine", sent_at as "sentAt", parcel, answer,
  reason, answered_at as "answeredAt",
  case when danger is not null then jsonb_build_object('acute', acute, 'danger', danger, 'child', child, 'language', language, 'interpreter', interpreter,
    'safeFlags', safe_flags, 'safeFrom', safe_from, 'safeUntil', safe_until) end as codes`

export async function findHandOver(tx: Tx, id: Id): Promise<HandOver | null> {
  return (await sql<HandOver>`select ${columns} from contact.hand_over where id = ${id}`.execute(tx)).rows[0] ?? null
}

/** Hand-overs to this zone that wait for its answer, oldest first. */
export async function handOversToAnswer(tx: Tx): Promise<readonly HandOver[]> {
  const { rows } = await sql<HandOver>`
    select ${columns} from contact.hand_over where to_zone = (select authz.my_zone()) and answer is null order by sent_at, id limit 200`.execute(tx)
  return rows
}

/** Hand-overs this zone sent: those that wait, and those answered since. Newest first. */
export async function handOversSent(tx: Tx, since: Instant): Promise<readonly HandOver[]> {
  const { rows } = await sql<HandOver>`
    select ${columns} from contact.hand_over where from_zone = (select authz.my_zone()) and (answer is null or sent_at >= ${since})
    order by sent_at desc, id limit 200`.execute(tx)
  return rows
}

/** The one that waits for an answer about this call, if there is one. */
export async function pendingOf(tx: Tx, callId: Id): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`select id from contact.hand_over where from_call = ${callId} and answer is null`.execute(tx)
  return rows[0]?.id ?? null
}

/** The call the own zone made of a hand-over. */
export async function callFrom(tx: Tx, handOverId: Id): Promise<Id | null> {
  const { rows } = await sql<{ id: Id }>`select id from contact.call where hand_over_id = ${handOverId}`.execute(tx)
  return rows[0]?.id ?? null
}

type NewHandOver = HandOverCodes & {
  readonly id: Id
  readonly from: { readonly call: Id } | { readonly line: Line }
  readonly to: { readonly zone: Id } | { readonly line: Line }
  readonly parcel: Uint8Array | null
  /** From another line by telephone: received the moment it is written. */
  readonly received: boolean
}

export async function addHandOver(tx: Tx, given: NewHandOver): Promise<void> {
  const call = 'call' in given.from ? given.from.call : null
  await sql`
    insert into contact.hand_over (id, from_zone, from_line, from_call, to_zone, to_line, sent_by, acute, danger, child, language, interpreter, safe_flags, safe_from, safe_until, parcel,
                                   answer, answered_by, answered_at)
    values (${given.id}, case when ${call}::uuid is null then null else authz.my_zone() end, ${'line' in given.from ? given.from.line : null}, ${call},
            ${'zone' in given.to ? given.to.zone : null}, ${'line' in given.to ? given.to.line : null}, authz.me(), ${given.acute}, ${given.danger}, ${given.child},
            ${given.language}, ${given.interpreter}, ${given.safeFlags}, ${given.safeFrom}, ${given.safeUntil}, ${given.parcel},
            ${given.received ? 'received' : null}, case when ${given.received} then authz.me() end, case when ${given.received} then authz.now() end)`.execute(
    tx,
  )
}

export async function addParcelKeys(tx: Tx, id: Id, wraps: readonly { readonly holderId: Id; readonly wrap: Uint8Array }[]): Promise<void> {
  await sql`
    insert into contact.parcel_key (hand_over_id, person_id, wrap)
    select ${id}::uuid, p, w from unnest(${wraps.map((one) => one.holderId)}::uuid[], ${wraps.map((one) => one.wrap)}::bytea[]) as t (p, w)`.execute(tx)
}

export async function myParcelKey(tx: Tx, id: Id): Promise<Uint8Array | null> {
  const { rows } = await sql<{ wrap: Uint8Array }>`select wrap from contact.parcel_key where hand_over_id = ${id} and person_id = authz.me()`.execute(tx)
  return rows[0]?.wrap ?? null
}

/** @returns false when somebody answered first */
export async function answerHandOver(tx: Tx, id: Id, answer: HandOverAnswer, reason: DeclineReason | null): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update contact.hand_over set answer = ${answer}, reason = ${reason}, answered_by = authz.me(), answered_at = authz.now() where id = ${id} and answer is null`.execute(
    tx,
  )
  return numAffectedRows === 1n
}
