import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/** A guesser, or a guessed-at account: only its hash is kept. `free` failures cost nothing. */
export type Bucket = { readonly hash: Uint8Array; readonly free: number }

const hashes = (buckets: readonly Bucket[]) => sql`array[${sql.join(buckets.map((bucket) => bucket.hash))}]::bytea[]`
const none = sql`'{}'::bytea[]`

/** Counts one guess in all of them before it is looked at. Seconds until all of them may try again; above 0, nothing was counted. */
export async function countGuess(tx: Tx, buckets: readonly Bucket[]): Promise<number> {
  const { rows } = await sql<{ seconds: number }>`
    select authz.count_guess(${hashes(buckets)}, ${buckets.map((bucket) => bucket.free)}::integer[]) as seconds`.execute(tx)
  return rows[0]?.seconds ?? 0
}

/** The guess was right: `forgotten` begin anew, in `lessened` this one is taken back. */
export async function letGo(tx: Tx, forgotten: readonly Bucket[], lessened: readonly Bucket[]): Promise<void> {
  await sql`select authz.let_go(${forgotten.length > 0 ? hashes(forgotten) : none}, ${lessened.length > 0 ? hashes(lessened) : none})`.execute(tx)
}
