import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { CustodianStance, IncidentKind, SendWay } from '#capabilities/support/domain/child.ts'
import type { Place } from '#capabilities/support/store/child.ts'

export type Concern = {
  readonly id: Id
  readonly suspectedOn: string
  readonly danger: 'yes' | 'no' | 'unknown'
  readonly custodian: CustodianStance
  readonly sheetRecord: Id
  readonly sentAt: Instant | null
  readonly sentHow: SendWay | null
  readonly sentBy: Id | null
  readonly receivedOn: string | null
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly version: number
}
export async function concernsOf(tx: Tx, caseId: Id): Promise<readonly Concern[]> {
  const { rows } = await sql<Concern>`
    select c.id, c.suspected_on::text as "suspectedOn", c.danger, c.custodian, c.sheet_record as "sheetRecord", c.sent_at as "sentAt", c.sent_how as "sentHow", c.sent_by as "sentBy",
      c.received_on::text as "receivedOn", c.made_by as "madeBy", c.made_at as "madeAt", c.version
    from support.child_concern c where c.case_id = ${caseId} order by c.made_at desc, c.id limit 100`.execute(tx)
  return rows
}
export async function addConcern(tx: Tx, at: Place, made: Pick<Concern, 'id' | 'suspectedOn' | 'danger' | 'custodian' | 'sheetRecord'>): Promise<void> {
  await sql`
    insert into support.child_concern (id, case_id, unit_id, zone_id, wall, suspected_on, danger, custodian, sheet_record, made_by)
    values (${made.id}, ${at.caseId}, ${at.unitId}, (select authz.my_zone()), ${`${at.unitId}/C9`}, ${made.suspectedOn}::date, ${made.danger}, ${made.custodian}, ${made.sheetRecord},
      (select authz.me()))`.execute(tx)
}
export async function setSent(tx: Tx, id: Id, version: number, at: Instant, how: SendWay): Promise<boolean> {
  const done = await sql`
    update support.child_concern set sent_at = ${at}, sent_how = ${how}, sent_by = (select authz.me()), version = version + 1 where id = ${id} and version = ${version} and sent_at is null`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}
export async function setConcernReceived(tx: Tx, id: Id, version: number, on: string): Promise<boolean> {
  const done = await sql`
    update support.child_concern set received_on = ${on}::date, version = version + 1 where id = ${id} and version = ${version} and sent_at is not null and received_on is null`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}

/** Another case of the same incident, as somebody in both sees it. */
export type IncidentLink = { readonly id: Id; readonly caseId: Id; readonly pseudonym: string; readonly kind: IncidentKind }
export async function incidentsOf(tx: Tx, caseId: Id): Promise<readonly IncidentLink[]> {
  const { rows } = await sql<IncidentLink>`
    select l.id, c.id as "caseId", c.pseudonym, l.kind from support.incident_link l
    join cases.card c on c.id = case when l.one = ${caseId} then l.other else l.one end
    where ${caseId} in (l.one, l.other) and l.ended_at is null order by c.pseudonym`.execute(tx)
  return rows
}
/** Open cases I may work in, for choosing one. */
export async function myOpenCases(tx: Tx, but: Id): Promise<readonly { readonly id: Id; readonly pseudonym: string }[]> {
  const { rows } = await sql<{ id: Id; pseudonym: string }>`
    select c.id, c.pseudonym from cases.card c where c.id = any (array(select cases.my_open_case_ids())) and c.id <> ${but} order by c.pseudonym limit 300`.execute(
    tx,
  )
  return rows
}
/** `false` when they were linked already. */
export async function addIncident(tx: Tx, id: Id, one: Id, other: Id, kind: IncidentKind): Promise<boolean> {
  const done = await sql`
    insert into support.incident_link (id, one, other, zone_id, kind, made_by)
    values (${id}, least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid), (select authz.my_zone()), ${kind}, (select authz.me())) on conflict do nothing`.execute(
    tx,
  )
  return done.numAffectedRows === 1n
}
export async function endIncident(tx: Tx, id: Id): Promise<boolean> {
  return (
    (await sql`update support.incident_link set ended_at = authz.now(), ended_by = (select authz.me()) where id = ${id} and ended_at is null`.execute(tx))
      .numAffectedRows === 1n
  )
}
