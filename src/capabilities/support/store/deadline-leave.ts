import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { followed } from '#capabilities/cases/contract.ts'
import type { Absence } from '#capabilities/cases/contract.ts'

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
/** Who is away on a day or later, of the zones that the one asking knows: the own one, or all for the clock. */
export async function absencesOf(tx: Tx, day: string): Promise<readonly Absence[]> {
  const { rows } = await sql<Absence>`
    select l.person_id as "personId", l.deputy_id as "deputyId", l.from_day::text as "fromDay", l.until_day::text as "untilDay" from support.leave l
    where l.ended_at is null and l.until_day >= ${day}::date order by l.from_day limit 5000`.execute(tx)
  return rows
}
/** Who answers for somebody on a day, as the walls let it be seen: who stands in, and on from there. What goes in a circle stays. */
export const answersFor = (leaves: readonly Leave[], personId: Id, day: string): Id => followed(personId, day, { away: leaves }) ?? personId

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
