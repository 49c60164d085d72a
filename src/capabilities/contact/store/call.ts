import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Advice, CallState, Caller, Consent, Subject, YesNoUnknown } from '#capabilities/contact/domain/codes.ts'
import type { LanguageCode } from '#capabilities/contact/domain/languages.ts'
import type { SafeContactFlag } from '#capabilities/contact/domain/safe-contact.ts'

/** The coded part of a call. */
export type CallCodes = {
  readonly acute: boolean
  readonly caller: Caller
  readonly subject: Subject
  readonly danger: YesNoUnknown
  readonly child: YesNoUnknown
  /** Four digits; `0000` when nobody knew. */
  readonly municipality: string
  readonly language: LanguageCode | null
  readonly interpreter: YesNoUnknown
  readonly consents: readonly Consent[]
  readonly safeFlags: readonly SafeContactFlag[]
  readonly safeFrom: string | null
  readonly safeUntil: string | null
  readonly advice: readonly Advice[]
}

export type Call = CallCodes & {
  readonly id: Id
  readonly takenBy: Id
  readonly takenAt: Instant
  readonly words: Uint8Array | null
  readonly handOverId: Id | null
  readonly state: CallState
  readonly caseId: Id | null
  readonly settledAt: Instant | null
  readonly version: number
}

const columns = sql`id, taken_by as "takenBy", taken_at as "takenAt", acute, caller, subject, danger, child, municipality, language, interpreter, consents,
  safe_flags as "safeFlags", safe_from as "safeFrom", safe_until as "safeUntil", advice, words, hand_over_id as "handOverId", state, case_id as "caseId",
  settled_at as "settledAt", version`

export async function findCall(tx: Tx, id: Id): Promise<Call | null> {
  return (await sql<Call>`select ${columns} from contact.call where id = ${id}`.execute(tx)).rows[0] ?? null
}

export type ListedCall = Pick<Call, 'id' | 'takenBy' | 'takenAt' | 'acute' | 'danger' | 'state'>

/** Open calls of the zone, newest first, at most 200. */
export async function openCalls(tx: Tx): Promise<readonly ListedCall[]> {
  const { rows } = await sql<ListedCall>`
    select id, taken_by as "takenBy", taken_at as "takenAt", acute, danger, state from contact.call
    where zone_id = (select authz.my_zone()) and state = 'open' order by taken_at desc, id limit 200`.execute(tx)
  return rows
}

/** Calls settled since, newest first, at most 100. */
export async function settledCalls(tx: Tx, since: Instant): Promise<readonly ListedCall[]> {
  const { rows } = await sql<ListedCall>`
    select id, taken_by as "takenBy", taken_at as "takenAt", acute, danger, state from contact.call
    where zone_id = (select authz.my_zone()) and state <> 'open' and taken_at >= ${since} order by taken_at desc, id limit 100`.execute(tx)
  return rows
}

export type CaseCall = Pick<Call, 'id' | 'takenAt' | 'state' | 'safeFlags' | 'safeFrom' | 'safeUntil'>

/** Calls of the own zone that belong to a case, newest first. */
export async function callsOfCase(tx: Tx, caseId: Id): Promise<readonly CaseCall[]> {
  const { rows } = await sql<CaseCall>`
    select id, taken_at as "takenAt", state, safe_flags as "safeFlags", safe_from as "safeFrom", safe_until as "safeUntil"
    from contact.call where case_id = ${caseId} order by taken_at desc, id limit 100`.execute(tx)
  return rows
}

export async function addCall(
  tx: Tx,
  call: CallCodes & { readonly id: Id; readonly takenAt: Instant; readonly words: Uint8Array | null; readonly handOverId: Id | null },
): Promise<void> {
  await sql`
    insert into contact.call (id, zone_id, taken_by, taken_at, acute, caller, subject, danger, child, municipality, language, interpreter, consents, safe_flags,
                              safe_from, safe_until, advice, words, hand_over_id)
    values (${call.id}, authz.my_zone(), authz.me(), ${call.takenAt}, ${call.acute}, ${call.caller}, ${call.subject}, ${call.danger}, ${call.child},
            ${call.municipality}, ${call.language}, ${call.interpreter}, ${call.consents}, ${call.safeFlags}, ${call.safeFrom}, ${call.safeUntil}, ${call.advice},
            ${call.words}, ${call.handOverId})`.execute(tx)
}

/** Says what is safe in a call, where nobody had or more strictly. False when the row has moved on or is settled. */
export async function saySafe(
  tx: Tx,
  id: Id,
  version: number,
  said: Pick<Call, 'safeFlags' | 'safeFrom' | 'safeUntil'> & { readonly words: Uint8Array },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update contact.call set safe_flags = ${[...said.safeFlags]}::text[], safe_from = ${said.safeFrom}, safe_until = ${said.safeUntil}, words = ${said.words},
      version = version + 1
    where id = ${id} and version = ${version} and state in ('open', 'stays')`.execute(tx)
  return numAffectedRows === 1n
}

/**
 * Settles a call from the version that was seen. Words that now lie in a case, and the keys to them, go.
 * @returns false when the row has moved on
 */
export async function settleCall(
  tx: Tx,
  id: Id,
  version: number,
  to: { readonly state: CallState; readonly caseId: Id | null; readonly wordsGone: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update contact.call set state = ${to.state}, case_id = ${to.caseId}, settled_by = authz.me(), settled_at = authz.now(), version = version + 1,
      words = case when ${to.wordsGone} then null else words end
    where id = ${id} and version = ${version}`.execute(tx)
  if (numAffectedRows !== 1n) return false
  if (to.wordsGone) await sql`delete from contact.call_key where call_id = ${id}`.execute(tx)
  return true
}
