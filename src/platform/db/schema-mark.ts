import { sql } from 'kysely'
import type { Pool } from '#platform/db/tx.ts'

/**
 * A mark of everything the migrations make: columns, constraints, indexes, policies, triggers, functions, views, rights. Of no row.
 * Two databases with the same mark were made by the same migrations, on the same major version of PostgreSQL.
 */
export const schemaMark = async (admin: Pool): Promise<string> => {
  const { rows } = await sql<{ mark: string }>`
    with ours as (
      select oid, nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'migrations')
    ), thing (what) as (
      select concat_ws(' ', 'schema', nspname, (select nspacl from pg_namespace n where n.oid = ours.oid)) from ours
      union all select concat_ws(' ', 'relation', c.relkind, o.nspname, c.relname, c.relowner::regrole, c.relrowsecurity, c.relforcerowsecurity, c.relacl, c.reloptions)
        from pg_class c join ours o on o.oid = c.relnamespace where c.relkind in ('r', 'v', 'm', 'S', 'p')
      union all select concat_ws(' ', 'column', a.attrelid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, a.attacl, pg_get_expr(d.adbin, d.adrelid))
        from pg_attribute a join pg_class c on c.oid = a.attrelid join ours o on o.oid = c.relnamespace left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'v', 'm', 'p')
      union all select concat_ws(' ', 'constraint', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) from pg_constraint c join ours o on o.oid = c.connamespace
      union all select concat_ws(' ', 'index', pg_get_indexdef(i.indexrelid)) from pg_index i join pg_class c on c.oid = i.indexrelid join ours o on o.oid = c.relnamespace
      union all select concat_ws(' ', 'policy', p.polrelid::regclass, p.polname, p.polcmd, p.polpermissive,
        (select string_agg(r::regrole::text, ',' order by r::regrole::text) from unnest(p.polroles) r), pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
        from pg_policy p join pg_class c on c.oid = p.polrelid join ours o on o.oid = c.relnamespace
      union all select concat_ws(' ', 'trigger', t.tgenabled, pg_get_triggerdef(t.oid)) from pg_trigger t join pg_class c on c.oid = t.tgrelid join ours o on o.oid = c.relnamespace where not t.tgisinternal
      union all select concat_ws(' ', 'function', p.proowner::regrole, p.proacl, pg_get_functiondef(p.oid)) from pg_proc p join ours o on o.oid = p.pronamespace where p.prokind in ('f', 'p')
      union all select concat_ws(' ', 'view', c.oid::regclass, pg_get_viewdef(c.oid)) from pg_class c join ours o on o.oid = c.relnamespace where c.relkind in ('v', 'm')
    ) select coalesce(encode(sha256(convert_to(string_agg(what, E'\n' order by what collate "C"), 'UTF8')), 'hex'), '') as mark from thing`.execute(admin)
  return rows[0]?.mark.slice(0, 16) ?? ''
}
