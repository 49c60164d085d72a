import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Part } from '#capabilities/returning/domain/return.ts'

/** A part of a case that is open, and what it would be in a return; `part` is `null` where it takes no part. */
export type UnitOfCase = {
  readonly unitId: Id
  readonly zoneId: Id
  readonly zoneName: string
  readonly part: Part | null
  readonly mine: boolean
  readonly writes: boolean
}

/** Every open part of a case. */
export async function unitsIn(tx: Tx, caseId: Id): Promise<readonly UnitOfCase[]> {
  const { rows } = await sql<UnitOfCase>`
    select u.id as "unitId", u.zone_id as "zoneId", z.name as "zoneName",
      case z.kind when 'social_services' then 'board' when 'social_on_call' then 'board' when 'regional_coordinator' then 'coordinator'
        when 'return_partner' then 'partner' when 'foreign_partner' then 'abroad' end as part,
      u.id = any (array(select cases.my_unit_ids())) and u.zone_id = (select authz.my_zone()) as mine,
      u.id::text || '/C0' = any (array(select cases.my_write_walls())) as writes
    from cases.unit u join people.zone z on z.id = u.zone_id
    where u.case_id = ${caseId} and u.closed_at is null order by u.opened_at, u.id`.execute(tx)
  return rows
}
export const mine = (units: readonly UnitOfCase[]): UnitOfCase | null => units.find((one) => one.mine && one.writes) ?? null

/** Whether whoever asks may say now that it is no child after all: while a return is open, whoever leads the case on the social board. */
export async function mayUnsayChild(tx: Tx, caseId: Id): Promise<boolean> {
  return (await sql<{ may: boolean | null }>`select returns.may_unsay_child(${caseId}) as may`.execute(tx)).rows[0]?.may ?? false
}

/** Whether a case that I lead has a return that is not over, in whichever part of it. */
export async function openIn(tx: Tx, caseId: Id): Promise<boolean> {
  return (await sql<{ found: boolean }>`select returns.open_in(${caseId}) as found`.execute(tx)).rows[0]?.found ?? false
}
