import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { CorrectionReason, RecordKind } from '#capabilities/cases/domain/kinds.ts'

/** A row of a file: that it is there, never what it says. */
export type RecordRow = {
  readonly id: Id
  readonly caseId: Id
  readonly unitId: Id
  readonly zoneId: Id
  readonly class: string
  readonly kind: RecordKind
  readonly version: number
  readonly ownKey: boolean
  readonly author: Id
  readonly madeAt: Instant
  readonly disclosureId: Id | null
}
export type SealedVersion = {
  readonly recordId: Id
  readonly version: number
  readonly keyVersion: number
  readonly body: Uint8Array
  readonly reason: CorrectionReason | null
  readonly author: Id
  readonly at: Instant
}

const columns = sql`r.id, r.case_id as "caseId", r.unit_id as "unitId", r.zone_id as "zoneId", r.class, r.kind, r.version, r.own_key as "ownKey", r.author, r.made_at as "madeAt",
  r.disclosure_id as "disclosureId"`

export type RecordQuery = {
  readonly classes?: readonly string[]
  readonly kinds?: readonly string[]
  readonly before?: Instant
  readonly limit?: number
  readonly ids?: readonly Id[]
}

/** Rows of a case that I may read, newest first. */
export async function listRecords(tx: Tx, caseId: Id, asked: RecordQuery = {}): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`
    select ${columns} from cases.record r
    where r.case_id = ${caseId}
      and (${asked.classes === undefined} or r.class = any (${[...(asked.classes ?? [])]}::text[]))
      and (${asked.kinds === undefined} or r.kind = any (${[...(asked.kinds ?? [])]}::text[]))
      and (${asked.ids === undefined} or r.id = any (${[...(asked.ids ?? [])]}::uuid[]))
      and (${asked.before === undefined} or r.made_at < ${asked.before ?? null}::timestamptz)
    order by r.made_at desc, r.id limit ${asked.limit ?? 200}`.execute(tx)
  return rows
}

export async function findRecord(tx: Tx, caseId: Id, id: Id): Promise<RecordRow | null> {
  return (await listRecords(tx, caseId, { ids: [id], limit: 1 }))[0] ?? null
}

/** Every wording, the newest first; or only the newest of each record. */
export async function listVersions(tx: Tx, caseId: Id, ids: readonly Id[], which: 'all' | 'newest'): Promise<readonly SealedVersion[]> {
  const { rows } = await sql<SealedVersion>`
    select t.record_id as "recordId", t.version, t.key_version as "keyVersion", t.body, t.reason, t.author, t.at
    from cases.record_text t join cases.record r on r.id = t.record_id
    where t.case_id = ${caseId} and t.record_id = any (${[...ids]}::uuid[]) and (${which === 'all'} or t.version = r.version)
    order by t.version desc`.execute(tx)
  return rows
}

export type NewRecord = Pick<RecordRow, 'id' | 'caseId' | 'unitId' | 'zoneId' | 'class' | 'kind' | 'ownKey' | 'disclosureId'>

export async function insertRecord(tx: Tx, record: NewRecord, text: { readonly keyVersion: number; readonly body: Uint8Array }): Promise<void> {
  await sql`
    insert into cases.record (id, case_id, unit_id, zone_id, class, kind, own_key, author, disclosure_id)
    values (${record.id}, ${record.caseId}, ${record.unitId}, ${record.zoneId}, ${record.class}, ${record.kind}, ${record.ownKey}, (select authz.me()), ${record.disclosureId})`.execute(
    tx,
  )
  await insertText(tx, record, { version: 1, reason: null, ...text })
}

export async function insertText(
  tx: Tx,
  record: Pick<RecordRow, 'id' | 'caseId' | 'unitId' | 'class'>,
  text: { readonly version: number; readonly keyVersion: number; readonly body: Uint8Array; readonly reason: CorrectionReason | null },
): Promise<void> {
  await sql`
    insert into cases.record_text (record_id, version, case_id, wall, key_version, body, reason, author)
    values (${record.id}, ${text.version}, ${record.caseId}, ${`${record.unitId}/${record.class}`}, ${text.keyVersion}, ${Buffer.from(text.body)}, ${text.reason}, (select authz.me()))`.execute(
    tx,
  )
}

/** `false` when somebody else was first. */
export async function raiseRecordVersion(tx: Tx, id: Id, from: number): Promise<boolean> {
  const done = await sql`update cases.record set version = version + 1 where id = ${id} and version = ${from}`.execute(tx)
  return done.numAffectedRows === 1n
}
