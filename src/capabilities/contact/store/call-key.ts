import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { KeyWrap } from '#capabilities/contact/store/call-seal.ts'

export async function addCallKeys(tx: Tx, callId: Id, wraps: readonly KeyWrap[]): Promise<void> {
  await sql`
    insert into contact.call_key (call_id, zone_id, holder, holder_id, wrap)
    select ${callId}::uuid, authz.my_zone(), h, i, w
    from unnest(${wraps.map((one) => one.holder)}::text[], ${wraps.map((one) => one.holderId)}::uuid[], ${wraps.map((one) => one.wrap)}::bytea[]) as t (h, i, w)`.execute(
    tx,
  )
}

/** The wrap of the person asking; `null` when she joined the zone after the call. */
export async function myCallKey(tx: Tx, callId: Id): Promise<Uint8Array | null> {
  const { rows } = await sql<{ wrap: Uint8Array }>`
    select wrap from contact.call_key where call_id = ${callId} and holder = 'person' and holder_id = authz.me()`.execute(tx)
  return rows[0]?.wrap ?? null
}

/** During a recovery: the wraps of the zone's recovery key, for the calls somebody's old key opened. */
export async function recoverableKeys(tx: Tx, zoneId: Id, personId: Id): Promise<readonly { readonly callId: Id; readonly wrap: Uint8Array }[]> {
  const { rows } = await sql<{ callId: Id; wrap: Uint8Array }>`
    select r.call_id as "callId", r.wrap from contact.call_key r
    where r.zone_id = ${zoneId} and r.holder = 'recovery'
      and exists (select from contact.call_key p where p.call_id = r.call_id and p.holder = 'person' and p.holder_id = ${personId})`.execute(tx)
  return rows
}

/** Replaces one person's wrap, during a recovery. */
export async function replaceCallKey(tx: Tx, callId: Id, zoneId: Id, personId: Id, wrap: Uint8Array): Promise<void> {
  await sql`delete from contact.call_key where call_id = ${callId} and holder = 'person' and holder_id = ${personId}`.execute(tx)
  await sql`insert into contact.call_key (call_id, zone_id, holder, holder_id, wrap) values (${callId}, ${zoneId}, 'person', ${personId}, ${wrap})`.execute(tx)
}
