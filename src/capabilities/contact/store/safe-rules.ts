import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { SafeContactFlag, SafeContactRule } from '#capabilities/contact/domain/safe-contact.ts'

/** The coded rules of a case: of every call of it, and what each zone said last in it. */
export async function safeRulesOf(tx: Tx, caseId: Id): Promise<readonly SafeContactRule[]> {
  const { rows } = await sql<{ flags: readonly SafeContactFlag[]; from: string | null; until: string | null; saidOn: string | null }>`
    select flags, hour_from as "from", hour_until as until, said_on as "saidOn" from contact.safe_rules(${caseId})`.execute(tx)
  return rows.map(({ flags, from, until, saidOn }) => ({ flags, hours: from !== null && until !== null ? { from, to: until } : null, saidOn }))
}

type Said = { readonly safeFlags: readonly SafeContactFlag[]; readonly safeFrom: string | null; readonly safeUntil: string | null }
/** What is safe, said in a case. It takes the place of what the own zone said there before. */
export async function addSafeContact(tx: Tx, caseId: Id, { safeFlags, safeFrom, safeUntil }: Said): Promise<void> {
  await sql`
    insert into contact.safe_contact (case_id, zone_id, said_by, flags, hour_from, hour_until)
    values (${caseId}, authz.my_zone(), authz.me(), ${[...safeFlags]}::text[], ${safeFrom}, ${safeUntil})`.execute(tx)
}
