import type { Kysely, Transaction } from 'kysely'

/** No tables by default: a store says which it owns with `tx.withTables<Tables>()`, or writes `sql` by hand. */
export type NoTables = Record<never, never>
export type Tx = Transaction<NoTables>
export type Pool = Kysely<NoTables>

/** The two databases: work, and the keys of the cases. Never the same one. */
export type Databases = {
  /** For requests. */
  readonly main: Pool
  /** The same database through the inner login: coming in, the clock and the statistics. Never for the SQL of a request. */
  readonly inner: Pool
  readonly vault: Pool
  readonly close: () => Promise<void>
}
