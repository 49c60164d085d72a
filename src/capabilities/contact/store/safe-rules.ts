import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { SafeContactFlag, SafeContactRule } from '#capabilities/contact/domain/safe-contact.ts'

/** The coded rules of every call of a case, of whichever zone took it. */
export async function safeRulesOf(tx: Tx, caseId: Id): Promise<readonly SafeContactRule[]> {
  const { rows } = await sql<{ flags: readonly SafeContactFlag[]; from: string | null; until: string | null }>`
    select flags, hour_from as "from", hour_until as until from contact.safe_rules(${caseId})`.execute(tx)
  return rows.map(({ flags, from, until }) => ({ flags, hours: from !== null && until !== null ? { from, to: until } : null }))
}
