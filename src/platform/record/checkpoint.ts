import type { KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import { signNote } from '#platform/record/note.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { rootOfPeaks } from '#platform/record/tree.ts'

/** How many events may go by without a checkpoint, and how long the record may be silent. */
const eventsBetween = 1000
const secondsBetween = 60

type Head = { readonly size: number; readonly signed: number; readonly origin: string; readonly peaks: readonly Buffer[] }

const readHead = async (tx: Tx): Promise<Head> => {
  const { rows } = await sql<{ size: string; signed: string; origin: string; peaks: Buffer[] }>`
    select h.size, h.origin, h.peaks, coalesce((select max(c.size) from audit.checkpoint c), 0) as signed from audit.head h`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error('the record has no head')
  return { size: Number(row.size), signed: Number(row.signed), origin: row.origin, peaks: row.peaks }
}

/** Signs how the record stands, when it has grown since the last time. Runs as the clock. */
export const makeCheckpoint = async (tx: Tx, key: KeyObject): Promise<string | null> => {
  const { size, signed, origin, peaks } = await readHead(tx)
  if (size === signed) return null
  const root = rootOfPeaks(peaks)
  const note = signNote({ origin, size, root }, key)
  await sql`insert into audit.checkpoint (size, root, note) values (${size}, ${root}, ${note}) on conflict do nothing`.execute(tx)
  return note
}

/** A line each minute, whatever happens: quiet nights do not show, and silence does. */
export const heartbeat = async (tx: Tx): Promise<number> => await appendAsHouse(tx, { act: 'record.heartbeat', result: 'done' })

/** The minute's line, and the checkpoint that signs it with all before it. */
export const keepCheckpoint = async (tx: Tx, _now: Instant, key: KeyObject): Promise<string | null> => {
  await heartbeat(tx)
  return await makeCheckpoint(tx, key)
}

/** Signs ahead of the minute when much has happened. */
const keepUp = async (tx: Tx, key: KeyObject): Promise<void> => {
  const { size, signed } = await readHead(tx)
  if (size - signed >= eventsBetween) await makeCheckpoint(tx, key)
}

/** What the clock does for the record inside `serve`. */
export const recordJobs = (key: KeyObject) => [
  { name: 'record.heartbeat', every: secondsBetween, run: async (tx: Tx, now: Instant): Promise<void> => void (await keepCheckpoint(tx, now, key)) },
  { name: 'record.checkpoint', every: 5, run: async (tx: Tx, _now: Instant): Promise<void> => await keepUp(tx, key) },
]
