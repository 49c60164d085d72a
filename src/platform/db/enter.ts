import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/language.ts'
import type { Databases, Tx } from '#platform/db/tx.ts'
import { markTransaction } from '#platform/sealing/hold.ts'

/** Who the database says it is. Keys are as the session holds them: `blob` opens only with the session's own token. */
export type Entered = {
  readonly sessionId: Id
  readonly personId: Id
  readonly zoneId: Id
  readonly roles: readonly string[]
  readonly language: Language
  readonly strongAt: Instant
  readonly publicKey: Uint8Array | null
  readonly blob: Uint8Array | null
  /** The time of work in this transaction. */
  readonly workNow: Instant
  /** Real time, by the database's clock: the program's own may be wrong. */
  readonly realNow: Instant
}

/** A session that was, and has ended. What is sent with it may be kept for its person, sealed; nothing may be read. */
export type Over = Omit<Entered, 'blob'>

export type Entrance<Value> = { readonly state: 'open'; readonly value: Value } | { readonly state: 'over'; readonly over: Over } | { readonly state: 'none' }

/** Thrown by a deed that is refused: everything it wrote is undone, and the value is answered as if it had returned. */
export class Rollback<Value = unknown> extends Error {
  readonly value: Value
  constructor(value: Value) {
    super('rolled back')
    this.name = 'Rollback'
    this.value = value
  }
}

type Row = {
  state: 'open' | 'over' | 'none'
  session_id: string
  person_id: string
  zone_id: string
  roles: string[]
  language: Language
  strong_at: Date
  public_key: Uint8Array | null
  blob: Uint8Array | null
  work_now: Date
  real_now: Date
}

const describe = (row: Row): Entered => ({
  sessionId: row.session_id,
  personId: row.person_id,
  zoneId: row.zone_id,
  roles: row.roles,
  language: row.language,
  strongAt: row.strong_at,
  publicKey: row.public_key,
  blob: row.blob,
  workNow: row.work_now,
  realNow: row.real_now,
})

const step = async (tx: Tx, ctx: string, scope: Id | null): Promise<Row> => {
  const { rows } = await sql<Row>`
    select state, session_id, person_id, zone_id, roles, language, strong_at, public_key, blob, work_now, now() as real_now
    from authz.enter(${ctx}, ${scope}::uuid)`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new Error('authz.enter answered nothing')
  return row
}

const undoable = async <Value>(running: Promise<Value>): Promise<Value> => {
  try {
    return await running
  } catch (fault) {
    if (fault instanceof Rollback) return fault.value as Value // what the deed threw is what it answers
    throw fault
  }
}

const asPerson =
  (side: 'main' | 'inner') =>
  async <Value>(databases: Databases, ctx: string, scope: Id | null, deed: (tx: Tx, entered: Entered) => Promise<Value>): Promise<Entrance<Value>> => {
    let entrance: 'open' | null = null
    const answer = await undoable<Value | Entrance<Value>>(
      databases[side].transaction().execute(async (tx) => {
        const row = await step(tx, ctx, scope)
        if (row.state === 'none') return { state: 'none' } as const
        if (row.state === 'over') {
          const { blob: _, ...over } = describe(row)
          return { state: 'over', over } as const
        }
        entrance = 'open'
        return await markTransaction(() => deed(tx, describe(row)))
      }),
    )
    return entrance === 'open' ? { state: 'open', value: answer as Value } : (answer as Entrance<Value>)
  }

/**
 * One transaction as the person whose database token `ctx` is. The deed runs only when the session is open.
 *
 * @param scope the case that the request is about: the walls then show nothing of any other
 */
export const asActor = asPerson('main')
/** The same at the door: where the own passphrase and code are asked for. It reads and writes no table of work. */
export const asActorAtDoor = asPerson('inner')

const asRole =
  (side: 'main' | 'inner', role: 'lilja_clock' | 'lilja_facts' | null) =>
  <Value>(databases: Databases, deed: (tx: Tx) => Promise<Value>): Promise<Value> =>
    undoable(
      databases[side].transaction().execute(async (tx) => {
        if (role !== null) await sql`set local role ${sql.id(role)}`.execute(tx)
        return await markTransaction(() => deed(tx))
      }),
    )

/** One transaction as the clock: coded columns only, no person. For jobs. */
export const asClock = asRole('inner', 'lilja_clock')
/** One transaction that sees the views of schema `facts` and nothing else. For statistics. */
export const asFacts = asRole('inner', 'lilja_facts')
/** One transaction as nobody: only the functions made for those who have not signed in answer. */
export const asNobody = asRole('main', null)
/** One transaction at the door, as nobody: guesses are counted, proofs compared, sessions opened. */
export const asDoor = asRole('inner', null)
