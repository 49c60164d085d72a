import { sql } from 'kysely'
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

/** Reads a long answer piece by piece. While one piece is looked at, the database already makes the next. */
async function* inBatches<Row>(tx: Tx, name: string, query: ReturnType<typeof sql>): AsyncGenerator<readonly Row[]> {
  const fetch = async (): Promise<readonly Row[]> => (await sql<Row>`fetch ${sql.lit(batch)} from ${sql.id(name)}`.execute(tx)).rows
  await sql`declare ${sql.id(name)} no scroll cursor for ${query}`.execute(tx)
  let next = fetch()
  try {
    for (let rows = await next; rows.length > 0; rows = await next) {
      next = fetch()
      yield rows
    }
  } finally {
    // Whoever stops in the middle leaves a piece under way.
    await next.catch(() => [])
  }
  await sql`close ${sql.id(name)}`.execute(tx)
}

type EventRow = {
  seq: string
  at: string
  actor: string | null
  zone: string | null
  case_id: string | null
  commitment: Buffer
  leaf: Buffer
  salt: Buffer | null
  body: string | null
  rows: string | null
}

export async function* readStored(tx: Tx): AsyncGenerator<readonly StoredLine[]> {
  const query = sql`
    select seq, (extract(epoch from at) * 1000)::bigint as at, actor, zone, case_id, commitment, leaf, salt, body, rows from audit.event order by seq`
  for await (const rows of inBatches<EventRow>(tx, 'stored_lines', query)) {
    yield rows.map(({ case_id, seq, at, ...row }) => ({ ...row, seq: Number(seq), at: Number(at), caseId: case_id }))
  }
}

export type RowDigest = { readonly key: string; readonly digest: string }

/** Every watched table, by name. */
export const readWatched = async (tx: Tx): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`select name from audit.watched order by name`.execute(tx)
  return rows.map(({ name }) => name)
}

/** How the rows of a watched table stand now. */
export const readState = (tx: Tx, table: string): AsyncGenerator<readonly RowDigest[]> =>
  inBatches<RowDigest>(tx, `state_of_${table}`, sql`select key, digest from audit.state_of(${sql.lit(table)}::regclass)`)
