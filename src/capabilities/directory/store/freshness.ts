import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { FreshnessRule } from '#capabilities/directory/domain/freshness.ts'

export type FreshnessRules = Readonly<Record<FreshnessRule['scope'], FreshnessRule>>

/**
 * The rules that hold on a day.
 * @throws Error when reference data is missing: without a rule nothing can be said
 */
export async function freshnessRules(tx: Tx, day: string): Promise<FreshnessRules> {
  const { rows } = await sql<FreshnessRule>`
    select scope, stale_after as "staleAfter", remind_before as "remindBefore", dead_after as "deadAfter", free_hours as "freeHours"
    from directory.freshness_rule where valid_from <= ${day}::date and (valid_to is null or valid_to >= ${day}::date)`.execute(tx)
  const [home, abroad] = (['home', 'abroad'] as const).map((scope) => rows.find((row) => row.scope === scope))
  if (!home || !abroad) throw new Error(`no rule of freshness holds on ${day}`)
  return { home, abroad }
}
