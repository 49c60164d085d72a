import { sql } from 'kysely'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { clockRules } from '#capabilities/cases/domain/reference.ts'

export type ClockRule = {
  readonly code: string
  readonly minutes: number
  readonly warn: number
  readonly starts: string
  readonly effect: string
  readonly source: string
  readonly validFrom: string
}

/** The rule as it stands on a day; `null` when there is none. A deed keeps `validFrom` beside the code when it must say under which rule it was made. */
export async function clockRule(tx: Tx, code: string, at: Instant): Promise<ClockRule | null> {
  const { rows } = await sql<ClockRule>`
    select code, minutes, warn, starts, effect, source, valid_from::text as "validFrom" from cases.clock_rule
    where code = ${code} and valid_from <= ${at}::date and (valid_to is null or valid_to > ${at}::date) order by valid_from desc limit 1`.execute(tx)
  return rows[0] ?? null
}

export async function furnishClockRules(tx: Tx): Promise<void> {
  for (const rule of clockRules) {
    await sql`
      insert into cases.clock_rule (code, minutes, warn, starts, effect, source, valid_from)
      values (${rule.code}, ${rule.minutes}, ${rule.warn}, ${rule.starts}, ${rule.effect}, ${rule.source}, ${rule.validFrom}::date)
      on conflict (code, valid_from) do nothing`.execute(tx)
  }
}
