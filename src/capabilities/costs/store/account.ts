import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A unit's costs under the number that finance knows them by. */
export type Account = { readonly unitId: Id; readonly caseId: Id; readonly zoneId: Id; readonly wall: string; readonly number: number }

const columns = sql`a.unit_id as "unitId", a.case_id as "caseId", a.zone_id as "zoneId", a.wall, a.number`

/** The own unit's number, made when it is first needed; `null` for whoever may not write costs there. */
export async function openAccount(tx: Tx, caseId: Id): Promise<number | null> {
  return (await sql<{ number: number | null }>`select costs.open_account(${caseId}) as number`.execute(tx)).rows[0]?.number ?? null
}
export async function accountOf(tx: Tx, unitId: Id): Promise<Account | null> {
  return (await sql<Account>`select ${columns} from costs.account a where a.unit_id = ${unitId}`.execute(tx)).rows[0] ?? null
}
/** The own zone's, as its finance officer may see them, by number. */
export async function accountsOfZone(tx: Tx): Promise<readonly Account[]> {
  return (await sql<Account>`select ${columns} from costs.account a where a.zone_id = (select authz.my_zone()) order by a.number`.execute(tx)).rows
}
