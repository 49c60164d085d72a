import { sql } from 'kysely'
import type { Pool } from '#platform/db/tx.ts'

export type TableName = { readonly schema: string; readonly name: string }

/** Every table of a database that is ours, also what was run. */
export const listEveryTable = async (admin: Pool): Promise<readonly TableName[]> => {
  const { rows } = await sql<TableName>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1, 2`.execute(admin)
  return rows
}
