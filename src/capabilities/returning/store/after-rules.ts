import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { FollowRule } from '#capabilities/returning/domain/follow-up.ts'
import { ceilings, followRules } from '#capabilities/returning/reference/after-rules.ts'

/** Every wording of when contact is due. */
export async function followRulesOf(tx: Tx): Promise<readonly FollowRule[]> {
  const { rows } = await sql<FollowRule>`
    select point, amount, unit, before_days as "beforeDays", grace_days as "graceDays", lost_days as "lostDays", source, confirmed,
      valid_from::text as "validFrom", valid_to::text as "validTo" from returns.follow_rule order by point, valid_from`.execute(tx)
  return rows
}

/** The most one person may be granted in all, in öre. */
export type Ceiling = { readonly ore: number; readonly source: string; readonly confirmed: boolean }
/** As it stands on a day; `null` when there is none: nothing may be approved then. */
export async function ceilingOn(tx: Tx, day: Day): Promise<Ceiling | null> {
  const { rows } = await sql<Ceiling>`
    select ore, source, confirmed from returns.ceiling
    where code = 'per_person' and valid_from <= ${day}::date and (valid_to is null or valid_to > ${day}::date) order by valid_from desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** A wording that is there already stays as it is. */
export async function furnishAfterRules(tx: Tx): Promise<void> {
  for (const one of followRules)
    await sql`
      insert into returns.follow_rule (point, amount, unit, before_days, grace_days, lost_days, source, confirmed, valid_from, valid_to)
      values (${one.point}, ${one.amount}, ${one.unit}, ${one.beforeDays}, ${one.graceDays}, ${one.lostDays}, ${one.source}, ${one.confirmed}, ${one.validFrom}::date, ${one.validTo}::date)
      on conflict (point, valid_from) do nothing`.execute(tx)
  for (const one of ceilings)
    await sql`
      insert into returns.ceiling (code, ore, source, confirmed, valid_from, valid_to)
      values (${one.code}, ${one.ore}, ${one.source}, ${one.confirmed}, ${one.validFrom}::date, ${one.validTo}::date) on conflict (code, valid_from) do nothing`.execute(
      tx,
    )
}
