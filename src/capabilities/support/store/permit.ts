import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Applicant, Basis, Permit, PermitOutcome, Way } from '#capabilities/support/domain/permit.ts'

export type PermitRow = Permit & {
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly extendsId: Id | null
  readonly round: number
  readonly applicant: Applicant
  readonly basis: Basis
  readonly way: Way
  readonly receivedOn: string | null
  readonly heardOn: string | null
  readonly stayOn: string | null
  readonly stayEndedOn: string | null
  readonly wordsRecord: Id | null
  readonly paperRecord: Id | null
  readonly madeBy: Id
  readonly madeAt: Instant
  readonly version: number
}
const columns = sql`p.id, p.case_id as "caseId", p.unit_id as "unitId", p.zone_id as "zoneId", p.kind, p.extends_id as "extendsId", p.round, p.applicant, p.basis, p.way,
  p.sent_on::text as "sentOn", p.received_on::text as "receivedOn", p.outcome, p.decided_on::text as "decidedOn", p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
  p.revoked_on::text as "revokedOn", p.heard_on::text as "heardOn", p.stay_on::text as "stayOn", p.stay_ended_on::text as "stayEndedOn",
  p.words_record as "wordsRecord", p.paper_record as "paperRecord", p.made_by as "madeBy", p.made_at as "madeAt", p.version`

/** The latest application first. */
export async function permitsOf(tx: Tx, caseId: Id): Promise<readonly PermitRow[]> {
  const { rows } =
    await sql<PermitRow>`select ${columns} from support.permit p where p.case_id = ${caseId} order by p.sent_on desc, p.made_at desc, p.id limit 200`.execute(
      tx,
    )
  return rows
}
/** Codes and days for whoever reads permits or reckons costs in the own zone. */
export async function residenceOf(tx: Tx, caseId: Id): Promise<readonly Permit[]> {
  const { rows } = await sql<Permit>`
    select r.id, r.kind, r.sent_on::text as "sentOn", r.outcome, r.decided_on::text as "decidedOn", r.valid_from::text as "validFrom", r.valid_to::text as "validTo",
      r.revoked_on::text as "revokedOn" from support.residence_of(${caseId}) r`.execute(tx)
  return rows
}

export type NewPermit = Pick<PermitRow, 'id' | 'caseId' | 'unitId' | 'kind' | 'extendsId' | 'round' | 'applicant' | 'basis' | 'way' | 'sentOn' | 'wordsRecord'>
export async function addPermit(tx: Tx, made: NewPermit): Promise<void> {
  await sql`
    insert into support.permit (id, case_id, unit_id, zone_id, wall, kind, extends_id, round, applicant, basis, way, sent_on, words_record, made_by)
    values (${made.id}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${`${made.unitId}/C7`}, ${made.kind}, ${made.extendsId}, ${made.round}, ${made.applicant}, ${made.basis},
      ${made.way}, ${made.sentOn}::date, ${made.wordsRecord}, (select authz.me()))`.execute(tx)
}
/** Each `false` when somebody else was first. */
const changed = async (tx: Tx, id: Id, version: number, set: ReturnType<typeof sql>): Promise<boolean> =>
  (await sql`update support.permit set ${set}, version = version + 1 where id = ${id} and version = ${version}`.execute(tx)).numAffectedRows === 1n

export const setReceived = (tx: Tx, id: Id, version: number, on: string): Promise<boolean> => changed(tx, id, version, sql`received_on = ${on}::date`)
export type PermitDecision = {
  readonly outcome: PermitOutcome
  readonly decidedOn: string
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly paperRecord: Id | null
}
export const setDecided = (tx: Tx, id: Id, version: number, said: PermitDecision): Promise<boolean> =>
  changed(
    tx,
    id,
    version,
    sql`outcome = ${said.outcome}, decided_on = ${said.decidedOn}::date, valid_from = ${said.validFrom}::date, valid_to = ${said.validTo}::date, paper_record = ${said.paperRecord}`,
  )
export const setRevoked = (tx: Tx, id: Id, version: number, on: string, heardOn: string): Promise<boolean> =>
  changed(tx, id, version, sql`revoked_on = ${on}::date, heard_on = ${heardOn}::date`)
export const setStay = (tx: Tx, id: Id, version: number, on: string, endedOn: string | null): Promise<boolean> =>
  changed(tx, id, version, sql`stay_on = ${on}::date, stay_ended_on = ${endedOn}::date`)

export type Told = {
  readonly id: Id
  readonly permitId: Id
  readonly teller: string
  readonly what: string
  readonly toldOn: string
  readonly language: string
  readonly interpreter: string
}
export async function toldOf(tx: Tx, caseId: Id): Promise<readonly Told[]> {
  const { rows } = await sql<Told>`
    select t.id, t.permit_id as "permitId", t.teller, t.what, t.told_on::text as "toldOn", t.language, t.interpreter
    from support.permit_told t where t.case_id = ${caseId} order by t.told_on desc, t.made_at desc, t.id limit 200`.execute(tx)
  return rows
}
export async function addTold(tx: Tx, permit: PermitRow, told: Told): Promise<void> {
  await sql`
    insert into support.permit_told (id, permit_id, case_id, unit_id, zone_id, wall, teller, what, told_on, language, interpreter, made_by)
    values (${told.id}, ${permit.id}, ${permit.caseId}, ${permit.unitId}, (select authz.my_zone()), ${`${permit.unitId}/C7`}, ${told.teller}, ${told.what}, ${told.toldOn}::date,
      ${told.language}, ${told.interpreter}, (select authz.me()))`.execute(tx)
}
