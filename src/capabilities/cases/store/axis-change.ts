import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

export type ChangedAxis = 'identification' | 'phase' | 'legal' | 'residence' | 'track' | 'child' | 'urgent' | 'level' | 'lead' | 'next_meeting'
export type AxisChange = {
  readonly id: Id
  readonly axis: ChangedAxis
  readonly was: string
  readonly became: string
  readonly onDay: string
  readonly zoneId: Id
  readonly at: Instant
}

export async function insertAxisChange(
  tx: Tx,
  change: { readonly caseId: Id; readonly axis: ChangedAxis; readonly was: string; readonly became: string; readonly onDay: string },
): Promise<void> {
  await sql`
    insert into cases.axis_change (case_id, axis, was, became, on_day, zone_id, person_id)
    values (${change.caseId}, ${change.axis}, ${change.was}, ${change.became}, ${change.onDay}::date, (select authz.my_zone()), (select authz.me()))`.execute(
    tx,
  )
}

/** Newest first. */
export async function listAxisChanges(tx: Tx, caseId: Id, before: Instant, limit: number): Promise<readonly AxisChange[]> {
  const { rows } = await sql<AxisChange>`
    select id, axis, was, became, on_day::text as "onDay", zone_id as "zoneId", at from cases.axis_change
    where case_id = ${caseId} and at < ${before} order by at desc, id limit ${limit}`.execute(tx)
  return rows
}

/** What an axis said before it last came to say that; `null` when it never has. */
export async function valueBefore(tx: Tx, caseId: Id, axis: ChangedAxis, became: string): Promise<string | null> {
  const { rows } = await sql<{ was: string }>`
    select was from cases.axis_change where case_id = ${caseId} and axis = ${axis} and became = ${became} order by at desc, id desc limit 1`.execute(tx)
  return rows[0]?.was ?? null
}

/** The day from which the newest change of an axis is true; `null` when it was never changed. */
export async function latestDayOf(tx: Tx, caseId: Id, axis: ChangedAxis): Promise<string | null> {
  const { rows } = await sql<{
    day: string | null
  }>`select max(on_day)::text as day from cases.axis_change where case_id = ${caseId} and axis = ${axis}`.execute(tx)
  return rows[0]?.day ?? null
}
