import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Scratch } from '#test/database/scratch.ts'

/** The journal of the database from a moment on, where everything passes that is stored. */
export type HeldJournal = {
  /** Whether any of these bytes lie in it. Where a page of it ends, a few bytes of its own stand between: ask for more than one piece of what must be found. */
  readonly has: (...pieces: readonly Uint8Array[]) => Promise<boolean>
  readonly letGo: () => Promise<void>
}

/** Holds the journal: another test may make the server write down what it has and delete the rest meanwhile. Let go of when the connection ends. */
export async function holdJournal(scratch: Scratch): Promise<HeldJournal> {
  const client = new pg.Client(scratch.adminConnection.main)
  await client.connect()
  await client.query('select pg_create_physical_replication_slot($1, true, true)', [`lilja_test_${randomBytes(6).toString('hex')}`])
  const { rows: begun } = await client.query<{ file: string }>('select pg_walfile_name(pg_current_wal_insert_lsn()) as file')
  const since = begun[0]?.file ?? ''
  return {
    has: async (...pieces) => {
      const { rows } = await client.query<{ name: string; found: boolean }>(
        `select f.name, exists (select from unnest($2::bytea[]) piece where position(piece in f.bytes) > 0) as found
         from (select w.name, pg_read_binary_file('pg_wal/' || w.name, 0, w.size, true) as bytes
               from pg_ls_waldir() w where w.name ~ '^[0-9A-F]{24}$' and w.name >= $1 and w.name <= pg_walfile_name(pg_current_wal_insert_lsn())) f`,
        [since, pieces.map((piece) => Buffer.from(piece))],
      )
      if (rows.length === 0) throw new Error('there is no journal to look into')
      return rows.some(({ found }) => found)
    },
    letGo: () => client.end(),
  }
}
