import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/db/tx.ts'
import { canonical, type Plain } from '#platform/record/canonical.ts'

/** One line of the record: ids and codes, never words. The database adds number, time, person and zone itself. */
export type Entry = {
  /** Such as `case.seen`. Names that begin with `record.` are the record's own. */
  readonly act: string
  readonly door?: string
  /** The first 8 hexadecimal digits of the session's id. */
  readonly session: string
  readonly result: Outcome
  readonly caseId?: Id
  readonly object?: string
  readonly records?: readonly Id[]
  readonly classes?: readonly string[]
  readonly ground?: string
  readonly reason?: string
  readonly count?: number
  readonly request: string
  readonly version: string
}
export type Outcome = 'done' | 'seen' | 'refused' | 'failed'

/** Somebody who is not signed in (yet): the person the attempt was about, when there is one. */
export type NobodysEntry = Pick<Entry, 'act' | 'door' | 'result' | 'reason' | 'count' | 'request' | 'version'> & {
  /** A person's id, or `unknown`. */
  readonly person: string
}

/** Ids, codes and paths. No space and no letter beyond ASCII: a name or a sentence does not get in. */
const code = /^[\x21-\x7e]{1,200}$/

const check = (name: string, value: Plain): void => {
  if (typeof value === 'string' && !code.test(value)) throw new TypeError(`the record takes ids and codes only: ${name}`)
  if (Array.isArray(value)) value.forEach((each: Plain) => check(name, each))
}

/** Tells the database. It runs as whoever the transaction belongs to; nothing else of this transaction is kept without it. */
const tell = async (tx: Tx, entry: { readonly [name: string]: Plain | undefined }): Promise<number> => {
  for (const [name, value] of Object.entries(entry)) if (value !== undefined) check(name, value)
  const { rows } = await sql<{ seq: string }>`select audit.append(${canonical(entry)}) as seq`.execute(tx)
  return Number(rows[0]?.seq)
}

/**
 * Writes one line in the caller's transaction and answers its number.
 * @throws TypeError when a value is not an id or a code
 */
export const append = async (tx: Tx, entry: Entry): Promise<number> => {
  if (!/^[0-9a-f]{8}$/.test(entry.session)) throw new TypeError('the record takes the first eight digits of a session')
  return await tell(tx, { ...entry })
}

/** For sign-in and other outcomes before anybody is known. The line has no actor; `person` is only whom it was about. */
export const appendAsNobody = async (tx: Tx, entry: NobodysEntry): Promise<number> => await tell(tx, { ...entry })

/** The clock's and the operator's own lines: a start, a migration, a backup, the heartbeat. */
export const appendAsHouse = async (
  tx: Tx,
  entry: Pick<Entry, 'act' | 'result' | 'object' | 'caseId' | 'reason' | 'count'> & { readonly version?: string },
): Promise<number> => await tell(tx, { ...entry })

/** Appends only when rows of this transaction still wait for their line: the end of a migration, of reference data, of a demo. */
export const settle = async (tx: Tx, act: string): Promise<void> => {
  check('act', act)
  await sql`select audit.settle(${canonical({ act, result: 'done' })})`.execute(tx)
}
