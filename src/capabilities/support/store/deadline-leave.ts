import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

export type Leave = {
  readonly id: Id
  readonly personId: Id
  readonly fromDay: string
  readonly untilDay: string
  readonly deputyId: Id
}
const columns = sql`l.id, l.person_id as "personId", l.from_day::text as "fromDay", l.until_day::text as "untilDay", l.deputy_id as "deputyId"`

/** Who of the own zone is away, or will be, from a day on. */
export async function leavesFrom(tx: Tx, day: string): Promise<readonly Leave[]> {
  const { rows } = await sql<Leave>`
    select ${columns} from support.leave l where l.ended_at is null and l.until_day >= ${day}::date order by l.from_day, l.id limit 200`.execute(tx)
  return rows
}
export const awayOn = (leaves: readonly Leave[], personId: Id | null, day: string): Leave | null =>
  leaves.find((one) => one.personId === personId && one.fromDay <= day && day <= one.untilDay) ?? null

export async function addLeave(tx: Tx, made: Leave): Promise<void> {
  await sql`
    insert into support.leave (id, zone_id, person_id, from_day, until_day, deputy_id, made_by)
    values (${made.id}, (select authz.my_zone()), ${made.personId}, ${made.fromDay}::date, ${made.untilDay}::date, ${made.deputyId}, (select authz.me()))`.execute(
    tx,
  )
}
/** `false` when it was ended already. */
export async function endLeave(tx: Tx, id: Id): Promise<boolean> {
  return (await sql`update support.leave set ended_at = authz.now() where id = ${id} and ended_at is null`.execute(tx)).numAffectedRows === 1n
}
