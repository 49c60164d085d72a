import pg, { type PoolConfig } from 'pg'
import { BackupFault, type Manifest } from '#platform/db/backup/manifest.ts'

/** Schemas with rows of ours. What was run is written anew by the migrations themselves. */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'migrations')`

export type Table = { readonly schema: string; readonly name: string; readonly columns: readonly string[] }
export const nameOf = (table: { readonly schema: string; readonly name: string }): string =>
  `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`
export const columnsOf = (table: { readonly columns: readonly string[] }): string => table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')

/**
 * Connects as the migrator.
 * @throws BackupFault when row security would hide rows from it: a backup must hold all or not be made
 */
export const connect = async (connection: PoolConfig): Promise<pg.Client> => {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ all: boolean }>('select rolsuper or rolbypassrls as all from pg_roles where rolname = current_user')
  if (rows[0]?.all === true) return client
  await client.end()
  throw new BackupFault('The role of the database URL does not see every row. Use a superuser, or give the role BYPASSRLS, for backup and restore.')
}

export const listTables = async (client: pg.Client): Promise<readonly Table[]> => {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name,
           array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${ours} order by 1, 2`)
  return rows
}

export const listSequences = async (client: pg.Client): Promise<Manifest['sequences']> => {
  const { rows } = await client.query<{ schema: string; name: string; last: string | null }>(`
    select s.schemaname as schema, s.sequencename as name, s.last_value::text as last
    from pg_sequences s join pg_namespace n on n.nspname = s.schemaname where ${ours} order by 1, 2`)
  return rows.map((row) => ({ ...row, last: row.last === null ? null : Number(row.last) }))
}

/** Schemas that hold anything; none in an empty database. */
export const listSchemas = async (client: pg.Client): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(`
    select n.nspname as name from pg_namespace n where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
    union select 'public' where exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public')`)
  return rows.map((row) => row.name)
}
