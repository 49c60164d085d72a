import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/** A guesser, or a guessed-at account: only its hash is kept. `free` failures cost nothing. */
export type Bucket = { readonly hash: Uint8Array; readonly free: number }

/** Seconds until all of them may try again. */
export async function waitFor(tx: Tx, buckets: readonly Bucket[]): Promise<number> {
  let longest = 0
  for (const bucket of buckets) {
    const { rows } = await sql<{ seconds: number }>`select authz.wait_for(${bucket.hash}) as seconds`.execute(tx)
    longest = Math.max(longest, rows[0]?.seconds ?? 0)
  }
  return longest
}

export async function slowDown(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  for (const bucket of buckets) await sql`select authz.slow_down(${bucket.hash}, ${bucket.free}::integer)`.execute(tx)
}

export async function letGo(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  for (const bucket of buckets) await sql`select authz.let_go(${bucket.hash})`.execute(tx)
}
