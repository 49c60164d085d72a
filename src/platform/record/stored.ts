import { sql } from 'kysely'
import { copied, Fields } from '#platform/db/copied.ts'
import type { Pool, Tx } from '#platform/db/tx.ts'
import type { Line } from '#platform/record/line.ts'

/** The record as it is stored, read as the migrator. */

export type StoredHead = { readonly size: number; readonly peaks: readonly Buffer[]; readonly origin: string }
export type StoredCheckpoint = { readonly size: number; readonly root: Buffer; readonly note: string }
export type StoredLine = Line & { readonly leaf: Buffer; readonly caseId: string | null }

const batch = 4000

/** One unchanging view of rows and record, however long the reading takes. */
export const asSnapshot = async <Value>(pool: Pool, read: (tx: Tx) => Promise<Value>): Promise<Value> =>
  await pool
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`set local role lilja_owner`.execute(tx)
      return await read(tx)
    })

export const readHead = async (tx: Tx): Promise<StoredHead> => {
  const { rows } = await sql<{ size: string; peaks: Buffer[]; origin: string }>`select size, peaks, origin from audit.head`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('the record has no head')
  return { size: Number(row.size), peaks: row.peaks, origin: row.origin }
}

export const readCheckpoints = async (tx: Tx): Promise<readonly StoredCheckpoint[]> => {
  const { rows } = await sql<{ size: string; root: Buffer; note: string }>`select size, root, note from audit.checkpoint order by size`.execute(tx)
  return rows.map((row) => ({ size: Number(row.size), root: row.root, note: row.note }))
}

const lineOf = (row: Buffer): StoredLine => {
  const fields = new Fields(row)
  const [seq, at, actor, zone, caseId] = [fields.number(), fields.number(), fields.text(), fields.text(), fields.text()]
  const [commitment, leaf, salt] = [fields.bytes(), fields.bytes(), fields.bytes()]
  if (seq === null || at === null || !commitment || !leaf) throw new Error('an event has no number, time or commitment')
  return { seq, at, actor, zone, caseId, commitment, leaf, salt, body: fields.text(), rows: fields.text() }
}

export async function* readStored(tx: Tx): AsyncGenerator<readonly StoredLine[]> {
  const copy = sql`
    copy (select seq, (extract(epoch from at) * 1000)::bigint, actor::text, zone::text, case_id::text, commitment, leaf, salt, body, rows
          from audit.event order by seq) to stdout (format binary)`
  for await (const rows of copied(tx, copy, batch)) yield rows.map(lineOf)
}

export type RowDigest = { readonly key: string; readonly digest: string }

/** Every watched table, by name. */
export const readWatched = async (tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`select name from audit.watched order by name`.execute(tx)
  return rows.map(({ name }) => name)
}

const digestOf = (row: Buffer): RowDigest => {
  const fields = new Fields(row)
  return { key: fields.text() ?? '', digest: fields.text() ?? '' }
}

/** How the rows of a watched table stand now. */
export async function* readState(tx: Tx, table: string): AsyncGenerator<readonly RowDigest[]> {
  const copy = sql`copy (select key, digest from audit.state_of(${sql.lit(table)}::regclass)) to stdout (format binary)`
  for await (const rows of copied(tx, copy, batch)) yield rows.map(digestOf)
}
