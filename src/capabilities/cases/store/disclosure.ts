import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DisclosureMode, DisclosurePurpose, Verification } from '#capabilities/cases/domain/disclosure.ts'

export type DisclosureState = 'draft' | 'waiting' | 'approved' | 'refused' | 'sent' | 'running' | 'revoked' | 'ended' | 'called_off'
export type Disclosure = {
  readonly id: Id
  readonly caseId: Id
  readonly fromUnit: Id
  readonly fromZone: Id
  readonly toZone: Id
  readonly toUnit: Id
  readonly named: readonly Id[]
  readonly mode: DisclosureMode
  readonly classes: readonly string[]
  readonly purpose: DisclosurePurpose
  readonly ground: string
  /** What lets it leave the country; none when it stays. */
  readonly transferGround: string | null
  readonly consentId: Id | null
  readonly harmRecord: Id | null
  readonly verified: Verification | null
  readonly fromAt: Instant
  readonly untilAt: Instant
  readonly state: DisclosureState
  readonly decidedBy: Id
  readonly decidedAt: Instant
  readonly secondBy: Id | null
  readonly revokedAt: Instant | null
  readonly revokedWhy: string | null
  readonly version: number
}
export type DisclosureItem = { readonly recordId: Id; readonly version: number; readonly class: string; readonly kind: string; readonly copyId: Id | null }

/** A running one that has ended says so from the second it did. */
const columns = sql`d.id, d.case_id as "caseId", d.from_unit as "fromUnit", d.from_zone as "fromZone", d.to_zone as "toZone", d.to_unit as "toUnit", d.named, d.mode, d.classes, d.purpose, d.ground, d.transfer_ground as "transferGround",
  d.consent_id as "consentId", d.harm_record as "harmRecord", d.verified, d.from_at as "fromAt", d.until_at as "untilAt",
  case when d.state = 'running' and d.until_at <= authz.now() then 'ended' else d.state end as state,
  d.decided_by as "decidedBy", d.decided_at as "decidedAt", d.second_by as "secondBy", d.revoked_at as "revokedAt", d.revoked_why as "revokedWhy", d.version`

/** What left and what came, newest first. Drafts are seen in the own zone only. */
export async function listDisclosures(tx: Tx, caseId: Id): Promise<readonly Disclosure[]> {
  const { rows } =
    await sql<Disclosure>`select ${columns} from cases.disclosure d where d.case_id = ${caseId} order by d.decided_at desc, d.id limit 200`.execute(tx)
  return rows
}
export async function findDisclosure(tx: Tx, caseId: Id, id: Id): Promise<Disclosure | null> {
  const { rows } = await sql<Disclosure>`select ${columns} from cases.disclosure d where d.case_id = ${caseId} and d.id = ${id}`.execute(tx)
  return rows[0] ?? null
}
export async function listItems(tx: Tx, disclosureId: Id): Promise<readonly DisclosureItem[]> {
  const { rows } = await sql<DisclosureItem>`
    select record_id as "recordId", version, class, kind, copy_id as "copyId" from cases.disclosure_item where disclosure_id = ${disclosureId} order by class, record_id`.execute(
    tx,
  )
  return rows
}

export type NewDisclosure = Pick<
  Disclosure,
  | 'id'
  | 'caseId'
  | 'fromUnit'
  | 'toZone'
  | 'toUnit'
  | 'named'
  | 'mode'
  | 'classes'
  | 'purpose'
  | 'ground'
  | 'transferGround'
  | 'consentId'
  | 'harmRecord'
  | 'fromAt'
  | 'untilAt'
>
export async function insertDisclosure(tx: Tx, given: NewDisclosure): Promise<void> {
  await sql`
    insert into cases.disclosure (id, case_id, from_unit, from_zone, to_zone, to_unit, named, mode, classes, purpose, ground, transfer_ground, consent_id, harm_record, from_at, until_at, state, decided_by)
    values (${given.id}, ${given.caseId}, ${given.fromUnit}, (select authz.my_zone()), ${given.toZone}, ${given.toUnit}, ${[...given.named]}::uuid[], ${given.mode},
      ${[...given.classes]}::text[], ${given.purpose}, ${given.ground}, ${given.transferGround}, ${given.consentId}, ${given.harmRecord}, ${given.fromAt}, ${given.untilAt}, 'draft', (select authz.me()))`.execute(
    tx,
  )
}
export async function insertItem(tx: Tx, disclosure: { readonly id: Id; readonly caseId: Id }, item: Omit<DisclosureItem, 'copyId'>): Promise<void> {
  await sql`
    insert into cases.disclosure_item (disclosure_id, record_id, case_id, version, class, kind)
    values (${disclosure.id}, ${item.recordId}, ${disclosure.caseId}, ${item.version}, ${item.class}, ${item.kind})`.execute(tx)
}
export async function setCopy(tx: Tx, disclosureId: Id, recordId: Id, copyId: Id): Promise<void> {
  await sql`update cases.disclosure_item set copy_id = ${copyId} where disclosure_id = ${disclosureId} and record_id = ${recordId}`.execute(tx)
}

/** Moves it on from one state to the next; `false` when somebody else was first. */
export async function setState(
  tx: Tx,
  id: Id,
  version: number,
  state: DisclosureState,
  facts: { readonly verified?: Verification; readonly untilAt?: Instant } = {},
): Promise<boolean> {
  const done = await sql`
    update cases.disclosure set state = ${state}, verified = coalesce(${facts.verified ?? null}, verified), until_at = coalesce(${facts.untilAt ?? null}::timestamptz, until_at), version = version + 1
    where id = ${id} and version = ${version}`.execute(tx)
  return done.numAffectedRows === 1n
}
/** One that runs is revoked; one that nothing has left by yet is called off, and the recipient never hears of it. */
export async function setRevoked(tx: Tx, id: Id, version: number, why: 'decision' | 'mistake'): Promise<boolean> {
  const done = await sql`
    update cases.disclosure set state = case state when 'running' then 'revoked' else 'called_off' end, revoked_at = authz.now(), revoked_by = (select authz.me()), revoked_why = ${why}, version = version + 1
    where id = ${id} and version = ${version} and state in ('draft', 'waiting', 'approved', 'running')`.execute(tx)
  return done.numAffectedRows === 1n
}
