import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

export type Found = { readonly caseId: Id; readonly pseudonym: string; readonly closed: boolean; readonly member: boolean }
export type FindField = 'name' | 'number'

/** With the ticket that shows what was found once more, to the session that searched. */
export type FoundNow = Found & { readonly ticket: string }

const columns = sql`f.case_id as "caseId", f.pseudonym, f.closed, f.member`

/** Cases of the own zone with any of these tokens. Others' cases show only that there is one. */
export async function findByTokens(tx: Tx, field: FindField, tokens: readonly Uint8Array[]): Promise<readonly FoundNow[]> {
  const { rows } = await sql<FoundNow>`
    select ${columns}, f.ticket from cases.find_by_tokens(${field}, ${tokens.map((token) => Buffer.from(token))}::bytea[]) f order by f.pseudonym`.execute(tx)
  return rows
}
export async function findByCaseNumber(tx: Tx, number: string): Promise<readonly FoundNow[]> {
  const { rows } = await sql<FoundNow>`select ${columns}, f.ticket from cases.find_by_case_number(${number}) f order by f.pseudonym`.execute(tx)
  return rows
}

export async function insertToken(
  tx: Tx,
  token: { readonly caseId: Id; readonly unitId: Id; readonly field: FindField; readonly token: Uint8Array },
): Promise<void> {
  await sql`
    insert into cases.find_token (case_id, unit_id, zone_id, field, token)
    values (${token.caseId}, ${token.unitId}, (select authz.my_zone()), ${token.field}, ${Buffer.from(token.token)}) on conflict do nothing`.execute(tx)
}

/** What a search of this session found in the last ten minutes, looked at again. With a ticket of anything else, nothing. */
export async function findKnown(tx: Tx, ids: readonly Id[], ticket: string): Promise<readonly Found[]> {
  const { rows } = await sql<Found>`select ${columns} from cases.find_known(${[...ids]}::uuid[], ${ticket}) f order by f.pseudonym`.execute(tx)
  return rows
}
