import { sql } from 'kysely'
import type { Scratch } from '#test/database/scratch.ts'

/**
 * What may change without anybody having stored anything: when a session was last seen, the record of looks and refusals, the slowing of guesses, and
 * that a shelter has looked at a request and so asked whom somebody must not meet.
 */
const passing = new Set(['authz.session', 'authz.slowed', 'protection.apart_question'])

/** Everybody's passphrase and code count as given until the walk is over, however slow the machine is: asking for them again has tests of its own. */
export const nobodyIsAskedAgain = async (scratch: Scratch): Promise<void> =>
  void (await sql`update authz.session set strong_at = now() + interval '2 hours' where ended_at is null`.execute(await scratch.admin('main')))

/** A fingerprint of every table of work. */
export async function fingerprint(scratch: Scratch): Promise<ReadonlyMap<string, string>> {
  const admin = await scratch.admin('main')
  const { rows: tables } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'audit') and n.nspname not like 'pg_%' order by 1, 2`.execute(admin)
  const prints = new Map<string, string>()
  for (const { schema, name } of tables.filter((table) => !passing.has(`${table.schema}.${table.name}`))) {
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from ${sql.table(`${schema}.${name}`)} t`.execute(admin)
    prints.set(`${schema}.${name}`, rows[0]?.print ?? '')
  }
  return prints
}

/** Tables that are not as they were. */
export const changedBetween = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] =>
  [...after].filter(([table, print]) => before.get(table) !== print).map(([table]) => table)
