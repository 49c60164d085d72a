import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { DeadlineRule } from '#capabilities/support/domain/deadline-codes.ts'
import { deadlineRules } from '#capabilities/support/reference/deadline-rules.ts'

/** Every wording of every rule, the oldest first. */
export async function allRules(tx: Tx): Promise<readonly DeadlineRule[]> {
  const { rows } = await sql<DeadlineRule>`
    select r.code, r."trigger", r.amount, r.unit, r.effect, r.rest, r.alerts, r.repeats, r.stated, r.source, r.confirmed,
      r.valid_from::text as "validFrom", r.valid_to::text as "validTo"
    from support.deadline_rule r order by r.code, r.valid_from`.execute(tx)
  return rows
}

/** A wording that is there already stays as it is. */
export async function furnishDeadlineRules(tx: Tx): Promise<void> {
  for (const rule of deadlineRules) {
    await sql`
      insert into support.deadline_rule (code, "trigger", amount, unit, effect, rest, alerts, repeats, stated, source, confirmed, valid_from, valid_to)
      values (${rule.code}, ${rule.trigger}, ${rule.amount}, ${rule.unit}, ${rule.effect}, ${rule.rest}, ${[...rule.alerts]}::integer[], ${rule.repeats}, ${rule.stated},
        ${rule.source}, ${rule.confirmed}, ${rule.validFrom}::date, ${rule.validTo}::date)
      on conflict (code, valid_from) do nothing`.execute(tx)
  }
}
