import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

const parcels = (caseId: Id) => sql`
  select h.id from contact.hand_over h
  where h.id = any (array(select c.hand_over_id from contact.call c where c.case_id = ${caseId} and c.hand_over_id is not null))
     or h.from_call = any (array(select c.id from contact.call c where c.case_id = ${caseId}))`

/** Calls that became part of a case, and what was handed over with them: each has a vault key of its own that must go with the case. As the owner. */
export async function sealedWithCase(tx: Tx, caseId: Id): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`select c.id from contact.call c where c.case_id = ${caseId} union ${parcels(caseId)}`.execute(tx)
  return rows.map((row) => row.id)
}

/** Takes away sealed words, parcels and the keys to them. The codes of a call stay: they are counted; what was said in the case itself goes. */
export async function purgeCalls(tx: Tx, caseId: Id): Promise<void> {
  const calls = sql`select c.id from contact.call c where c.case_id = ${caseId}`
  await sql`delete from contact.safe_contact where case_id = ${caseId}`.execute(tx)
  await sql`delete from contact.call_key where call_id = any (array(${calls}))`.execute(tx)
  await sql`delete from contact.parcel_key where hand_over_id = any (array(${parcels(caseId)}))`.execute(tx)
  await sql`update contact.hand_over set parcel = null where parcel is not null and id = any (array(${parcels(caseId)}))`.execute(tx)
  await sql`update contact.call set words = null, version = version + 1 where words is not null and case_id = ${caseId}`.execute(tx)
}
