import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { YesNoUnknown } from '#capabilities/contact/domain/codes.ts'
import type { Translation, Writer } from '#capabilities/contact/domain/line.ts'
import type { LineHolder, LineWrap } from '#capabilities/contact/store/thread-seal.ts'

export type ListedThread = {
  readonly id: Id
  readonly kind: Writer
  readonly danger: YesNoUnknown
  readonly language: string
  readonly firstDay: string
  readonly lastDay: string
  /** Whole days since the oldest message nobody has answered; `null` when all is answered. */
  readonly waitsDays: number | null
  readonly takenBy: Id | null
  readonly callId: Id | null
  readonly version: number
}
export type Thread = ListedThread & { readonly draft: Uint8Array | null }

const listed = sql`id, kind, danger, language, first_day::text as "firstDay", last_day::text as "lastDay", contact.day() - waits_since as "waitsDays",
  taken_by as "takenBy", call_id as "callId", version`

/** What waits, and what was answered and still lies there; at most 500. */
export async function threadsOfLine(tx: Tx): Promise<readonly ListedThread[]> {
  const { rows } = await sql<ListedThread>`
    select ${listed} from contact.thread where zone_id = (select authz.my_zone()) order by waits_since nulls last, id limit 500`.execute(tx)
  return rows
}
export async function findThread(tx: Tx, id: Id): Promise<Thread | null> {
  return (await sql<Thread>`select ${listed}, draft from contact.thread where id = ${id}`.execute(tx)).rows[0] ?? null
}

export type ThreadMessage = {
  readonly id: Id
  readonly place: number
  readonly side: 'writer' | 'line'
  readonly day: string
  readonly language: string
  readonly translated: Translation
  readonly body: Uint8Array
  readonly opened: boolean
}
/** The last fifty, oldest first. */
export async function messagesOf(tx: Tx, id: Id): Promise<readonly ThreadMessage[]> {
  const { rows } = await sql<ThreadMessage>`
    select id, place, side, day::text as day, language, translated, body, opened from contact.message where thread_id = ${id} order by place desc limit 50`.execute(
    tx,
  )
  return rows.toReversed()
}
/** How far a message has been put into a language the line reads. */
export async function markTranslation(tx: Tx, thread: Id, message: Id, translated: Translation): Promise<boolean> {
  const done = await sql`update contact.message set translated = ${translated} where id = ${message} and thread_id = ${thread} and side = 'writer'`.execute(tx)
  return done.numAffectedRows === 1n
}

export async function myThreadKey(tx: Tx, id: Id): Promise<Uint8Array | null> {
  const { rows } = await sql<{ wrap: Uint8Array }>`
    select wrap from contact.thread_key where thread_id = ${id} and holder = 'person' and holder_id = (select authz.me())`.execute(tx)
  return rows[0]?.wrap ?? null
}
/** Those who came to the line since get the key from somebody who has it. */
export async function addThreadKeys(tx: Tx, id: Id, wraps: readonly LineWrap[]): Promise<void> {
  await sql`
    insert into contact.thread_key (thread_id, zone_id, holder, holder_id, wrap)
    select ${id}::uuid, authz.my_zone(), h, i, w
    from unnest(${wraps.map((one) => one.holder)}::text[], ${wraps.map((one) => one.holderId)}::uuid[], ${wraps.map((one) => one.wrap)}::bytea[]) as t (h, i, w)
    on conflict do nothing`.execute(tx)
}

/** Each of these moves the thread on from the version that was seen; false when somebody was first. */
const moved = async (done: Promise<{ readonly numAffectedRows?: bigint | undefined }>): Promise<boolean> => (await done).numAffectedRows === 1n

export const takeThread = (tx: Tx, id: Id, version: number): Promise<boolean> =>
  moved(sql`update contact.thread set taken_by = authz.me(), version = version + 1 where id = ${id} and version = ${version}`.execute(tx))
export const passThread = (tx: Tx, id: Id, version: number, to: Id | null, draft: Uint8Array | null): Promise<boolean> =>
  moved(sql`update contact.thread set taken_by = ${to}, draft = ${draft}, version = version + 1 where id = ${id} and version = ${version}`.execute(tx))
export const draftThread = (tx: Tx, id: Id, version: number, draft: Uint8Array): Promise<boolean> =>
  moved(sql`update contact.thread set draft = ${draft}, version = version + 1 where id = ${id} and version = ${version}`.execute(tx))
export const threadBecameCall = (tx: Tx, id: Id, version: number, callId: Id): Promise<boolean> =>
  moved(
    sql`update contact.thread set call_id = ${callId}, taken_by = coalesce(taken_by, authz.me()), version = version + 1 where id = ${id} and version = ${version} and call_id is null`.execute(
      tx,
    ),
  )
export const dropThread = (tx: Tx, id: Id, version: number): Promise<boolean> =>
  moved(sql`delete from contact.thread where id = ${id} and version = ${version} and call_id is null`.execute(tx))

type Answer = { readonly id: Id; readonly body: Uint8Array; readonly language: string; readonly translated: Translation }
export async function answerThread(tx: Tx, id: Id, version: number, answer: Answer): Promise<boolean> {
  const on = await moved(
    sql`update contact.thread set waits_since = null, draft = null, last_day = contact.day(), taken_by = authz.me(), version = version + 1 where id = ${id} and version = ${version}`.execute(
      tx,
    ),
  )
  if (!on) return false
  await sql`
    insert into contact.message (id, thread_id, zone_id, place, side, day, language, translated, body, written_by)
    select ${answer.id}, t.id, t.zone_id, (select max(m.place) + 1 from contact.message m where m.thread_id = t.id), 'line', contact.day(), ${answer.language}, ${answer.translated},
           ${answer.body}, authz.me()
    from contact.thread t where t.id = ${id}`.execute(tx)
  return true
}

/** During a recovery: the wraps of the zone's recovery key, for the threads that somebody's old key opened. */
export async function recoverableThreads(tx: Tx, zoneId: Id, personId: Id): Promise<readonly { readonly threadId: Id; readonly wrap: Uint8Array }[]> {
  const { rows } = await sql<{ threadId: Id; wrap: Uint8Array }>`
    select r.thread_id as "threadId", r.wrap from contact.thread_key r
    where r.zone_id = ${zoneId} and r.holder = 'recovery'
      and exists (select from contact.thread_key p where p.thread_id = r.thread_id and p.holder = 'person' and p.holder_id = ${personId})`.execute(tx)
  return rows
}
export async function replaceThreadKey(tx: Tx, threadId: Id, zoneId: Id, holder: Pick<LineHolder, 'holderId'>, wrap: Uint8Array): Promise<void> {
  await sql`delete from contact.thread_key where thread_id = ${threadId} and holder = 'person' and holder_id = ${holder.holderId}`.execute(tx)
  await sql`insert into contact.thread_key (thread_id, zone_id, holder, holder_id, wrap) values (${threadId}, ${zoneId}, 'person', ${holder.holderId}, ${wrap})`.execute(
    tx,
  )
}

/** As the clock: threads whose thirty days are over. */
export async function threadsOver(tx: Tx): Promise<readonly Id[]> {
  return (await sql<{ id: Id }>`select id from contact.thread where last_day < contact.day() - 30 order by id limit 500`.execute(tx)).rows.map(({ id }) => id)
}
export async function forgetThreads(tx: Tx, ids: readonly Id[]): Promise<void> {
  await sql`delete from contact.thread where id = any (${[...ids]}::uuid[])`.execute(tx)
}
