import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'

/** One line of the record as a log reviewer sees it: who and which act, never what it was about. */
export type Look = {
  readonly seq: number
  readonly at: Instant
  /** `null` when nobody was signed in, or the clock did it. */
  readonly actor: Id | null
  readonly zone: Id | null
  readonly caseId: Id | null
  readonly act: string
  readonly result: string
  readonly door: string | null
  readonly classes: readonly string[]
  /** How many sealed records were opened or written. */
  readonly records: number
  /** How many rows a list showed. */
  readonly count: number | null
  readonly ground: string | null
  readonly reason: string | null
}

/**
 * Newest first; empty for whoever is not a log reviewer. At most 200 lines.
 *
 * @param about one case, or `null` for all
 * @param before the last number seen, for the next page
 */
export const looks = async (tx: Tx, about: Id | null, before: number | null, max: number): Promise<readonly Look[]> => {
  const source = about === null ? sql`audit.recent(${before}::bigint, ${max})` : sql`audit.looks(${about}::uuid, ${before}::bigint, ${max})`
  const { rows } = await sql<Omit<Look, 'seq'> & { seq: number | string }>`
    select seq, at, actor, zone, case_id as "caseId", act, result, door, classes, records, count, ground, reason from ${source}`.execute(tx)
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}
