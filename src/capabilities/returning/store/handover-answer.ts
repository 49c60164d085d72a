import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { AnswerKind, PartnerEvent } from '#capabilities/returning/domain/handover.ts'
import type { HandoverHolder, HandoverWrap } from '#capabilities/returning/store/handover-seal.ts'

/** An answer from abroad in codes and days. */
export type HandoverAnswer = {
  readonly id: Id
  readonly handoverId: Id
  readonly kind: AnswerKind
  readonly event: PartnerEvent | null
  /** `2026-11-21` */
  readonly day: string
  readonly hasWords: boolean
  readonly settledHow: 'replied' | 'noted' | 'logged' | null
  readonly version: number
}
/** Newest first. */
export async function answersOf(tx: Tx, handoverId: Id): Promise<readonly HandoverAnswer[]> {
  const { rows } = await sql<HandoverAnswer>`
    select id, handover_id as "handoverId", kind, event, day::text as day, has_words as "hasWords", settled_how as "settledHow", version
    from returns.handover_answer where handover_id = ${handoverId} order by day desc, id limit 50`.execute(tx)
  return rows
}

export type AnswerWords = { readonly answerId: Id; readonly body: Uint8Array | null; readonly key: Uint8Array | null; readonly reply: Uint8Array | null }
/** Where the hand-over was made; elsewhere an empty list. */
export async function wordsOf(tx: Tx, handoverId: Id): Promise<readonly AnswerWords[]> {
  const { rows } = await sql<AnswerWords>`
    select answer_id as "answerId", body, body_key as key, reply from returns.handover_words where handover_id = ${handoverId}`.execute(tx)
  return rows
}

/** Settles it once; false when somebody was first. */
export async function settleAnswer(tx: Tx, id: Id, version: number, how: 'replied' | 'noted' | 'logged'): Promise<boolean> {
  const done = await sql`
    update returns.handover_answer set settled_by = authz.me(), settled_at = authz.now(), settled_how = ${how}, version = version + 1
    where id = ${id} and version = ${version} and settled_at is null`.execute(tx)
  return done.numAffectedRows === 1n
}
export async function keepReply(tx: Tx, id: Id, reply: Uint8Array): Promise<boolean> {
  return (await sql`update returns.handover_words set reply = ${reply} where answer_id = ${id} and reply is null`.execute(tx)).numAffectedRows === 1n
}

export type WaitingAnswer = {
  readonly id: Id
  readonly handoverId: Id
  readonly caseId: Id
  readonly pseudonym: string
  readonly kind: AnswerKind
  readonly event: PartnerEvent | null
  readonly day: string
}
/** Answers that nobody has settled, where the one asking reads them; the oldest first, at most two hundred. */
export async function waitingAnswers(tx: Tx): Promise<readonly WaitingAnswer[]> {
  const { rows } = await sql<WaitingAnswer>`
    select a.id, a.handover_id as "handoverId", a.case_id as "caseId", c.pseudonym, a.kind, a.event, a.day::text as day
    from returns.handover_answer a join cases.card c on c.id = a.case_id
    where a.settled_at is null and a.return_id = any (array(select returns.my_ids())) and a.wall = any (array(select cases.my_walls()))
    order by a.day, a.id limit 200`.execute(tx)
  return rows
}
export type WaitingSecond = { readonly id: Id; readonly caseId: Id; readonly pseudonym: string }
/** Hand-overs that wait for the one asking as second person. */
export async function waitingForMe(tx: Tx): Promise<readonly WaitingSecond[]> {
  const { rows } = await sql<WaitingSecond>`
    select h.id, h.case_id as "caseId", c.pseudonym from returns.handover h join cases.card c on c.id = h.case_id
    where h.second_by is null and h.ended_at is null and h.made_by <> (select authz.me()) and h.return_id = any (array(select returns.my_write_ids())) and returns.may_second(h.id)
    order by h.made_at, h.id limit 100`.execute(tx)
  return rows
}

export async function myHandoverKey(tx: Tx, handoverId: Id): Promise<Uint8Array | null> {
  const { rows } = await sql<{ wrap: Uint8Array }>`
    select wrap from returns.handover_key where handover_id = ${handoverId} and holder = 'person' and holder_id = (select authz.me())`.execute(tx)
  return rows[0]?.wrap ?? null
}
/** Those who came since get the key from somebody who has it. */
export async function addHandoverKeys(tx: Tx, of: { readonly id: Id; readonly caseId: Id }, wraps: readonly HandoverWrap[]): Promise<void> {
  await sql`
    insert into returns.handover_key (handover_id, case_id, zone_id, holder, holder_id, wrap)
    select ${of.id}::uuid, ${of.caseId}::uuid, authz.my_zone(), h, i, w
    from unnest(${wraps.map((one) => one.holder)}::text[], ${wraps.map((one) => one.holderId)}::uuid[], ${wraps.map((one) => one.wrap)}::bytea[]) as t (h, i, w)
    on conflict do nothing`.execute(tx)
}

/** Somebody's part in the unit ends: the keys to answers go with it. By that person, or by who leads the unit; otherwise nothing. */
export async function dropHandoverKeys(tx: Tx, unitId: Id, personId: Id): Promise<void> {
  await sql`select returns.drop_handover_keys(${unitId}, ${personId})`.execute(tx)
}

export type RecoverableHandover = { readonly handoverId: Id; readonly caseId: Id; readonly wrap: Uint8Array }
/** During a recovery: the wraps of the zone's recovery key, for the hand-overs that somebody's old key opened. */
export async function recoverableHandovers(tx: Tx, zoneId: Id, personId: Id): Promise<readonly RecoverableHandover[]> {
  const { rows } = await sql<RecoverableHandover>`
    select r.handover_id as "handoverId", r.case_id as "caseId", r.wrap from returns.handover_key r
    where r.zone_id = ${zoneId} and r.holder = 'recovery'
      and exists (select from returns.handover_key p where p.handover_id = r.handover_id and p.holder = 'person' and p.holder_id = ${personId})`.execute(tx)
  return rows
}
export async function replaceHandoverKey(
  tx: Tx,
  of: RecoverableHandover,
  zoneId: Id,
  holder: Pick<HandoverHolder, 'holderId'>,
  wrap: Uint8Array,
): Promise<void> {
  await sql`delete from returns.handover_key where handover_id = ${of.handoverId} and holder = 'person' and holder_id = ${holder.holderId}`.execute(tx)
  await sql`
    insert into returns.handover_key (handover_id, case_id, zone_id, holder, holder_id, wrap)
    values (${of.handoverId}, ${of.caseId}, ${zoneId}, 'person', ${holder.holderId}, ${wrap})`.execute(tx)
}
