import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Ending } from '#capabilities/costs/domain/codes.ts'
import type { Basis } from '#capabilities/costs/domain/eligibility.ts'

export type BasisRow = Basis & {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly number: number
  readonly endedWhy: Ending | null
  readonly madeBy: Id
  readonly madeAt: Instant
}

const columns = sql`b.id, b.case_id as "caseId", b.unit_id as "unitId", b.number, b.received_on::text as "receivedOn", b.granted_on::text as "grantedOn",
  b.ends_on::text as "endsOn", b.ended_why as "endedWhy", b.made_by as "madeBy", b.made_at as "madeAt"`

/** Every version of one unit, the newest first. */
export async function basesOf(tx: Tx, unitId: Id): Promise<readonly BasisRow[]> {
  return (await sql<BasisRow>`select ${columns} from costs.basis b where b.unit_id = ${unitId} order by b.number desc limit 100`.execute(tx)).rows
}
/** The newest of each unit of the own zone. */
export async function basesOfZone(tx: Tx): Promise<ReadonlyMap<Id, BasisRow>> {
  const { rows } = await sql<BasisRow>`
    select distinct on (b.unit_id) ${columns} from costs.basis b where b.zone_id = (select authz.my_zone()) order by b.unit_id, b.number desc`.execute(tx)
  return new Map(rows.map((row) => [row.unitId, row]))
}

/** `false` when somebody else wrote this version first. */
export async function addBasis(tx: Tx, made: Omit<BasisRow, 'madeBy' | 'madeAt'>): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into costs.basis (id, case_id, unit_id, zone_id, wall, number, received_on, granted_on, ends_on, ended_why, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${`${made.unitId}/C8`}, ${made.number}, ${made.receivedOn}::date,
      ${made.grantedOn}::date, ${made.endsOn}::date, ${made.endedWhy}, (select authz.me()))
    on conflict (unit_id, number) do nothing`.execute(tx)
  return numAffectedRows === 1n
}
