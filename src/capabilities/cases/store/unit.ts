import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Unit } from '#capabilities/cases/domain/card.ts'

const columns = sql`u.id, u.case_id as "caseId", u.zone_id as "zoneId", u.key_version as "keyVersion", u.opened_at as "openedAt", u.closed_at as "closedAt"`

/** Every zone's part of the case, the first opened first. */
export async function unitsOf(tx: Tx, caseId: Id): Promise<readonly Unit[]> {
  const { rows } = await sql<Unit>`select ${columns} from cases.unit u where u.case_id = ${caseId} order by u.opened_at, u.id`.execute(tx)
  return rows
}

/** My own zone's part, when I am in the case. */
export async function myUnitOf(tx: Tx, caseId: Id): Promise<Unit | null> {
  const { rows } = await sql<Unit>`select ${columns} from cases.unit u where u.case_id = ${caseId} and u.zone_id = (select authz.my_zone())`.execute(tx)
  return rows[0] ?? null
}

/** Whether the person asking works in the case now, in the own zone's unit. */
export async function isMember(tx: Tx, caseId: Id): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from cases.my_memberships(${caseId})) as found`.execute(tx)
  return rows[0]?.found ?? false
}

export async function insertUnit(tx: Tx, unit: { readonly id: Id; readonly caseId: Id; readonly zoneId: Id }): Promise<void> {
  await sql`insert into cases.unit (id, case_id, zone_id, opened_by) values (${unit.id}, ${unit.caseId}, ${unit.zoneId}, (select authz.me()))`.execute(tx)
}

export async function setKeyVersion(tx: Tx, unitId: Id, version: number): Promise<void> {
  await sql`update cases.unit set key_version = ${version} where id = ${unitId}`.execute(tx)
}

/** The zone's own number for its file. */
export async function fileReferenceOf(tx: Tx, caseId: Id): Promise<string | null> {
  const { rows } = await sql<{ reference: string }>`
    select file_reference as reference from cases.unit_reference where case_id = ${caseId} and zone_id = (select authz.my_zone())`.execute(tx)
  return rows[0]?.reference ?? null
}

export async function setFileReference(tx: Tx, unit: Unit | { readonly id: Id; readonly caseId: Id }, reference: string): Promise<void> {
  await sql`
    insert into cases.unit_reference (unit_id, case_id, zone_id, file_reference) values (${unit.id}, ${unit.caseId}, (select authz.my_zone()), ${reference})
    on conflict (unit_id) do update set file_reference = excluded.file_reference`.execute(tx)
}
