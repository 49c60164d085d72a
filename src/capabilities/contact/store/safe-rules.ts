import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { SafeContactFlag, SafeContactRule } from '#capabilities/contact/domain/safe-contact.ts'

/** The coded rules of a case: of every call of it and of what was said in it, of whichever zone. */
export async function safeRulesOf(tx: Tx, caseId: Id): Promise<readonly SafeContactRule[]> {
  const { rows } = await sql<{ flags: readonly SafeContactFlag[]; from: string | null; until: string | null }>`
    select flags, hour_from as "from", hour_until as until from contact.safe_rules(${caseId})`.execute(tx)
  return rows.map(({ flags, from, until }) => ({ flags, hours: from !== null && until !== null ? { from, to: until } : null }))
}

type Said = { readonly safeFlags: readonly SafeContactFlag[]; readonly safeFrom: string | null; readonly safeUntil: string | null }
/** What is safe, said in a case. Nothing is taken back: every rule holds. */
export async function addSafeContact(tx: Tx, caseId: Id, { safeFlags, safeFrom, safeUntil }: Said): Promise<void> {
  await sql`
    insert into contact.safe_contact (case_id, zone_id, said_by, flags, hour_from, hour_until)
    values (${caseId}, authz.my_zone(), authz.me(), ${[...safeFlags]}::text[], ${safeFrom}, ${safeUntil})`.execute(tx)
}
