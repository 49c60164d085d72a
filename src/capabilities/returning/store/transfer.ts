import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { handoverRules } from '#capabilities/returning/reference/handover-rules.ts'

/** How many days at first, and at most. @throws Error when the reference data is not there: a defect of the installation */
export async function handoverDays(tx: Tx): Promise<{ readonly days: number; readonly most: number }> {
  const { rows } = await sql<{ days: number; most: number }>`
    select days, most from returns.handover_rule
    where code = 'open' and valid_from <= (authz.now() at time zone 'Europe/Stockholm')::date and (valid_to is null or valid_to > (authz.now() at time zone 'Europe/Stockholm')::date)
    order by valid_from desc limit 1`.execute(tx)
  const [rule] = rows
  if (!rule) throw new Error('there is no rule for hand-overs')
  return rule
}

/** Whether the one asking leads that part of the case. */
export async function leadsUnit(tx: Tx, unitId: Id): Promise<boolean> {
  return (await sql<{ leads: boolean }>`select ${unitId}::uuid = any (array(select cases.my_lead_unit_ids())) as leads`.execute(tx)).rows[0]?.leads === true
}

export async function furnishHandovers(tx: Tx): Promise<void> {
  for (const one of handoverRules)
    await sql`
      insert into returns.handover_rule (code, days, most, source, valid_from) values (${one.code}, ${one.days}, ${one.most}, ${one.source}, ${one.validFrom}::date)
      on conflict do nothing`.execute(tx)
}
