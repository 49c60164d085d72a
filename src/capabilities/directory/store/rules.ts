import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { Calendar } from '#capabilities/directory/domain/hours.ts'
import type { Rule } from '#capabilities/directory/domain/who-must-be-there.ts'

export async function presenceRules(tx: Tx): Promise<readonly Rule[]> {
  const { rows } = await sql<Rule>`
    select variant, kind, hours, need, valid_from::text as "validFrom", valid_to::text as "validTo" from directory.presence_rule`.execute(tx)
  return rows
}

/** Office times, and the red days from a day on. */
export async function calendarSince(tx: Tx, day: string): Promise<Calendar> {
  const times = await sql<{ validFrom: string; opens: string; closes: string }>`
    select valid_from::text as "validFrom", to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes from directory.office_time`.execute(tx)
  const days = await sql<{ day: string }>`select day::text as day from directory.red_day where day between ${day}::date - 1 and ${day}::date + 400`.execute(tx)
  return { officeTimes: times.rows, redDays: new Set(days.rows.map((row) => row.day)) }
}
