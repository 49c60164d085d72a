import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'

export type Holder = 'person' | 'recovery' | 'duty'
export type KeyWrap = {
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly holder: Holder
  readonly holderId: Id
  readonly classes: readonly string[]
  readonly keyVersion: number
  readonly wrap: Uint8Array
  readonly disclosureId: Id | null
}

const columns = sql`w.case_id as "caseId", w.unit_id as "unitId", w.zone_id as "zoneId", w.holder, w.holder_id as "holderId", w.classes, w.key_version as "keyVersion", w.wrap, w.disclosure_id as "disclosureId"`

/** What I hold in a case, the newest version first. */
export async function myWraps(tx: Tx, caseId: Id): Promise<readonly KeyWrap[]> {
  const { rows } = await sql<KeyWrap>`
    select ${columns} from cases.key_wrap w
    where w.case_id = ${caseId} and w.holder = 'person' and w.holder_id = (select authz.me()) order by w.key_version desc`.execute(tx)
  return rows
}

/** The zone's duty wraps of a unit, for whoever broke the glass. */
export async function dutyWraps(tx: Tx, unitId: Id): Promise<readonly KeyWrap[]> {
  const { rows } =
    await sql<KeyWrap>`select ${columns} from cases.key_wrap w where w.unit_id = ${unitId} and w.holder = 'duty' order by w.key_version desc`.execute(tx)
  return rows
}

/** Everything sealed to somebody of a zone whose recovery I complete. */
export async function wrapsOfPersonInZone(tx: Tx, zoneId: Id, personId: Id): Promise<readonly KeyWrap[]> {
  const { rows } = await sql<KeyWrap>`
    select ${columns} from cases.key_wrap w where w.zone_id = ${zoneId} and w.holder = 'person' and w.holder_id = ${personId} and w.disclosure_id is null`.execute(
    tx,
  )
  return rows
}
export async function recoveryWraps(tx: Tx, zoneId: Id, unitIds: readonly Id[]): Promise<readonly KeyWrap[]> {
  const { rows } = await sql<KeyWrap>`
    select ${columns} from cases.key_wrap w where w.zone_id = ${zoneId} and w.holder = 'recovery' and w.unit_id = any (${[...unitIds]}::uuid[])`.execute(tx)
  return rows
}

export async function insertKeyWrap(tx: Tx, wrap: KeyWrap): Promise<void> {
  await sql`
    insert into cases.key_wrap (case_id, unit_id, zone_id, holder, holder_id, classes, key_version, wrap, disclosure_id, made_by)
    values (${wrap.caseId}, ${wrap.unitId}, ${wrap.zoneId}, ${wrap.holder}, ${wrap.holderId}, ${[...wrap.classes]}::text[], ${wrap.keyVersion}, ${Buffer.from(wrap.wrap)},
      ${wrap.disclosureId}, (select authz.me()))`.execute(tx)
}

/** Who holds a person's wrap of the unit, disclosures left out: those who get the next version. */
export async function holdersOf(tx: Tx, unitId: Id, keyVersion: number): Promise<readonly { readonly personId: Id; readonly classes: readonly string[] }[]> {
  const { rows } = await sql<{ personId: Id; classes: string[] }>`
    select w.holder_id as "personId", w.classes from cases.key_wrap w
    where w.unit_id = ${unitId} and w.holder = 'person' and w.disclosure_id is null and w.key_version = ${keyVersion}`.execute(tx)
  return rows
}

export async function dropWrapsOf(tx: Tx, unitId: Id, personId: Id): Promise<number> {
  const done =
    await sql`delete from cases.key_wrap where unit_id = ${unitId} and holder = 'person' and holder_id = ${personId} and disclosure_id is null`.execute(tx)
  return Number(done.numAffectedRows ?? 0n)
}
export async function dropDisclosureWraps(tx: Tx, disclosureId: Id): Promise<void> {
  await sql`delete from cases.key_wrap where disclosure_id = ${disclosureId}`.execute(tx)
}

export type RecordWrap = {
  readonly recordId: Id
  readonly caseId: Id
  readonly holder: 'person' | 'recovery'
  readonly holderId: Id
  readonly wrap: Uint8Array
}

/** Somebody who holds it already keeps it. */
export async function insertRecordWrap(tx: Tx, wrap: RecordWrap): Promise<void> {
  await sql`
    insert into cases.record_wrap (record_id, case_id, holder, holder_id, wrap, made_by)
    values (${wrap.recordId}, ${wrap.caseId}, ${wrap.holder}, ${wrap.holderId}, ${Buffer.from(wrap.wrap)}, (select authz.me())) on conflict do nothing`.execute(
    tx,
  )
}
export async function myRecordWrap(tx: Tx, recordId: Id): Promise<Uint8Array | null> {
  const { rows } = await sql<{ wrap: Uint8Array }>`
    select wrap from cases.record_wrap where record_id = ${recordId} and holder = 'person' and holder_id = (select authz.me())`.execute(tx)
  return rows[0]?.wrap ?? null
}
/** Which records were sealed to somebody whose recovery I complete. */
export async function recordWrapsOfPerson(tx: Tx, personId: Id): Promise<readonly { readonly recordId: Id }[]> {
  const { rows } = await sql<{
    recordId: Id
  }>`select record_id as "recordId" from cases.record_wrap where holder = 'person' and holder_id = ${personId}`.execute(tx)
  return rows
}
export async function recordWrapsOfZone(tx: Tx, zoneId: Id): Promise<readonly RecordWrap[]> {
  const { rows } = await sql<RecordWrap>`
    select record_id as "recordId", case_id as "caseId", holder, holder_id as "holderId", wrap from cases.record_wrap where holder = 'recovery' and holder_id = ${zoneId}`.execute(
    tx,
  )
  return rows
}
export async function dropRecordWrap(tx: Tx, recordId: Id, personId: Id): Promise<boolean> {
  const done = await sql`delete from cases.record_wrap where record_id = ${recordId} and holder = 'person' and holder_id = ${personId}`.execute(tx)
  return (done.numAffectedRows ?? 0n) > 0n
}
