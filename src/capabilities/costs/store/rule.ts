import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { Day } from '#kernel/day.ts'
import { costRules, type CostRuleCode } from '#capabilities/costs/reference/rules.ts'

export type CostRule = { readonly months: number; readonly remind: readonly number[]; readonly source: string; readonly validFrom: Day }

/**
 * The rule as it stands on a day.
 * @throws Error when the reference data is not there: a defect of the installation
 */
export async function costRule(tx: Tx, code: CostRuleCode, on: Day): Promise<CostRule> {
  const { rows } = await sql<CostRule>`
    select months, remind, source, valid_from::text as "validFrom" from costs.rule
    where code = ${code} and valid_from <= ${on}::date and (valid_to is null or valid_to > ${on}::date) order by valid_from desc limit 1`.execute(tx)
  const [rule] = rows
  if (!rule) throw new Error(`there is no rule ${code} on ${on}`)
  return rule
}

export async function furnishCostRules(tx: Tx): Promise<void> {
  for (const { code, months, remind, source, validFrom } of costRules)
    await sql`
      insert into costs.rule (code, months, remind, source, valid_from) values (${code}, ${months}, ${JSON.stringify(remind)}::jsonb, ${source}, ${validFrom}::date)
      on conflict (code, valid_from) do nothing`.execute(tx)
}
