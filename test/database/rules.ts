import { sql, type RawBuilder } from 'kysely'

/** A rule of security.md 2.9, as a question whose answers are the offenders, and an offence that it must notice. */
export type Rule = {
  readonly name: string
  readonly find: (login: string) => RawBuilder<{ offender: string }>
  /** Statements, as a superuser, after which the rule must find somebody. */
  readonly offend: (login: string) => string
}

const ours = sql.raw(`n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`)
const taken = sql.raw(`('lilja_app', 'lilja_door', 'lilja_clock', 'lilja_facts')`)
const innerOf = (login: string): string => login.replace(/_login$/, '_inner')
const table = 'create table authz.odd (id uuid primary key default gen_random_uuid());'
const walled = `${table} alter table authz.odd enable row level security; alter table authz.odd force row level security;`
const fn = (body: string, options = ''): string => `create function authz.odd() returns text language sql stable ${options} as $f$ ${body} $f$;`

const acls = sql.raw(`(
  select c.oid::regclass::text as thing, c.relacl as acl from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  union all select a.attrelid::regclass::text || '.' || a.attname, a.attacl from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  union all select 'schema ' || n.nspname, n.nspacl from pg_namespace n where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  union all select p.oid::regprocedure::text, coalesce(p.proacl, acldefault('f', p.proowner)) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
  union all select 'database', coalesce(d.datacl, acldefault('d', d.datdba)) from pg_database d where d.datname = current_database()
  union all select 'default for ' || d.defaclobjtype::text, d.defaclacl from pg_default_acl d
) t`)

/** Unique across zones, and why nobody learns anything by it. */
const uniqueForAReason: Readonly<Record<string, string>> = {
  'audit.event_pkey': 'the number of a leaf, given by the record and chosen by nobody',
  'people.person_login_key': 'ends with the code of the zone, so that another zone cannot ask for it',
  'people.person_staff_code_key': 'begins with the code of the zone',
  'statistics.coded_case_pkey': 'the number of a row in a published source',
}

export const rules: readonly Rule[] = [
  {
    name: 'every table has row security, enabled and forced',
    find: () => sql`
      select c.oid::regclass::text as offender from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`,
    offend: () => `${table} alter table authz.odd enable row level security;`,
  },
  {
    name: 'every granted command has a policy for the role it is granted to',
    find: () => sql`
      with granted as (
        select c.oid, a.grantee, a.privilege_type as command from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
        where ${ours} and c.relkind in ('r', 'p') and a.grantee <> c.relowner
        union
        select c.oid, a.grantee, a.privilege_type from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
        where ${ours} and c.relkind in ('r', 'p') and a.grantee <> c.relowner
      )
      select g.oid::regclass::text || ' ' || g.command || ' to ' || g.grantee::regrole::text as offender from granted g
      where g.command in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') and not exists (
        select 1 from pg_policy p where p.polrelid = g.oid and p.polpermissive
          and p.polcmd in ('*', case g.command when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' else 'd' end)
          and exists (select 1 from unnest(p.polroles) r where r = 0 or pg_has_role(g.grantee, r, 'usage')))`,
    offend: () => `${walled} create policy see on authz.odd for select to lilja_app using (true); grant select, insert on authz.odd to lilja_app;`,
  },
  {
    name: 'nobody may truncate, refer to or put triggers on a table but its owner',
    find: () => sql`
      select c.oid::regclass::text || ' ' || a.privilege_type || ' to ' || a.grantee::regrole::text as offender
      from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
      where ${ours} and c.relkind in ('r', 'p') and a.grantee <> c.relowner and a.privilege_type in ('TRUNCATE', 'TRIGGER')`,
    offend: () => `${walled} grant truncate on authz.odd to lilja_app;`,
  },
  {
    name: 'no view shows more than its reader may see',
    find: () => sql`
      select c.oid::regclass::text as offender from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and (c.relkind = 'm' or c.relkind = 'v' and not coalesce(c.reloptions, '{}') @> array['security_invoker=true'])`,
    offend: () => 'create view authz.odd as select now() as at;',
  },
  {
    name: 'every security definer function has a fixed search path',
    find: () => sql`
      select p.oid::regprocedure::text as offender from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prosecdef and not coalesce(p.proconfig, '{}') @> array['search_path=pg_catalog, pg_temp']`,
    offend: () => `${fn('select 1::text', 'security definer set search_path = authz, pg_temp')} revoke execute on function authz.odd() from public;`,
  },
  {
    name: 'every security definer function belongs to a role that cannot sign in and does not pass the walls',
    find: () => sql`
      select p.oid::regprocedure::text as offender from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_roles r on r.oid = p.proowner
      where ${ours} and p.prosecdef and (r.rolsuper or r.rolbypassrls or r.rolcanlogin)`,
    offend: () => `${fn('select 1::text', 'security definer set search_path = pg_catalog, pg_temp')} revoke execute on function authz.odd() from public;`,
  },
  {
    name: 'the login owns nothing, and neither do the roles it takes',
    find: (login) => sql`
      select r.rolname || ' owns ' || pg_describe_object(d.classid, d.objid, d.objsubid) as offender
      from pg_shdepend d join pg_roles r on r.oid = d.refobjid
      where d.deptype = 'o' and d.dbid = (select oid from pg_database where datname = current_database()) and (r.rolname in (${login}, ${innerOf(login)}) or r.rolname in ${taken})`,
    offend: () => `${walled} alter table authz.odd owner to lilja_app;`,
  },
  {
    name: 'no role of the program is superuser, passes row security, or makes roles or databases',
    find: (login) => sql`
      select rolname as offender from pg_roles
      where (rolname in (${login}, ${innerOf(login)}) or rolname ~ '^lilja_(owner|authz|app|door|clock|facts)$') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    offend: (login) => `alter role ${login} bypassrls;`,
  },
  {
    name: 'a login may by itself do nothing: it inherits from none of its roles, and that of requests is one role only',
    find: (login) => sql`
      select r.rolname || ' is ' || g.rolname as offender from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
      where r.rolname = ${login} and (g.rolname <> 'lilja_app' or m.admin_option)
      union all select r.rolname || ' is ' || g.rolname from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
      where r.rolname = ${innerOf(login)} and (g.rolname not in ('lilja_door', 'lilja_clock', 'lilja_facts') or m.admin_option)
      union all select rolname || ' inherits' from pg_roles where rolname in (${login}, ${innerOf(login)}) and rolinherit
      union all select r.rolname || ' is ' || g.rolname from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
      where r.rolname in ${taken}
      union all select t.thing || ' to ' || r.rolname from ${acls}, aclexplode(t.acl) a join pg_roles r on r.oid = a.grantee
      where r.rolname in (${login}, ${innerOf(login)}) and not (t.thing = 'database' and a.privilege_type = 'CONNECT')`,
    offend: (login) => `grant lilja_clock to ${login};`,
  },
  {
    name: 'the login and its roles may create nothing anywhere',
    find: (login) => sql`
      select r.rolname || ' in ' || n.nspname as offender from pg_roles r, pg_namespace n
      where (r.rolname = ${login} or r.rolname in ${taken}) and n.nspname !~ '^pg_(toast|temp)' and has_schema_privilege(r.oid, n.oid, 'CREATE')
      union all select r.rolname || ' in the database' from pg_roles r
      where (r.rolname = ${login} or r.rolname in ${taken}) and (has_database_privilege(r.oid, current_database(), 'CREATE') or has_database_privilege(r.oid, current_database(), 'TEMPORARY'))`,
    offend: () => 'grant create on schema authz to lilja_clock;',
  },
  {
    name: 'nobody may connect but the login and those who keep the server',
    find: (login) => sql`
      select r.rolname as offender from pg_roles r where not r.rolsuper and r.rolname not in (${login}, ${innerOf(login)}) and r.rolname !~ '^pg_' and has_database_privilege(r.oid, current_database(), 'CONNECT')
        and r.oid <> (select datdba from pg_database where datname = current_database())`,
    offend: () => 'grant connect on database :database to lilja_facts;',
  },
  {
    name: 'no function is for everybody',
    find: () => sql`
      select p.oid::regprocedure::text as offender from pg_proc p join pg_namespace n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where ${ours} and a.grantee = 0`,
    offend: () => fn('select 1::text'),
  },
  {
    name: 'nothing is granted to PUBLIC',
    find: () => sql`select t.thing as offender from ${acls}, aclexplode(t.acl) a where a.grantee = 0`,
    offend: () => 'grant usage on schema authz to public;',
  },
  {
    name: 'what is set in a function lasts no longer than its transaction',
    find: () => sql`
      select p.oid::regprocedure::text as offender from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and (p.prosrc ~* 'set_config\\s*\\([^;]*?,\\s*false\\s*\\)' or p.prosrc ~* '(^|;|\\n)\\s*set\\s+(session\\s+)?(?!local)[a-z_.]+\\s*(=|to)\\s')`,
    offend: () => `${fn(`select set_config('app.ctx', 'x', false)`)} revoke execute on function authz.odd() from public;`,
  },
  {
    name: 'a setting that was never made and one that is empty are the same',
    find: () => sql`
      with code as (
        select p.oid::regprocedure::text as thing, p.prosrc as body from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours}
        union all select p.polname || ' on ' || p.polrelid::regclass::text, coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') from pg_policy p
        union all select c.oid::regclass::text, pg_get_viewdef(c.oid) from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'v'
      )
      select thing as offender from code where regexp_replace(body,
        '(nullif|coalesce)\\s*\\(\\s*current_setting\\([^)]*true\\)\\s*,\\s*''''(::text)?\\s*\\)|current_setting\\([^)]*true\\)\\s*=\\s*''[^'']+''', '', 'gi') ~* 'current_setting'`,
    offend: () => `${fn(`select current_setting('app.ctx', true)`)} revoke execute on function authz.odd() from public;`,
  },
  {
    name: 'no value that somebody chooses is unique across zones',
    find: () => sql`
      select i.indexrelid::regclass::text || ' on ' || i.indrelid::regclass::text as offender
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ours} and n.nspname <> 'migrations' and i.indisunique
        and n.nspname || '.' || (select relname from pg_class where oid = i.indexrelid) <> all (${Object.keys(uniqueForAReason)}::text[])
        and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname ~ '(^|_)zone(_id)?$' and not a.attisdropped)
        and not exists (select 1 from unnest(i.indkey::int[]) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k where a.attname ~ '(^|_)zone(_id)?$' or a.atttypid in ('uuid'::regtype, 'bytea'::regtype))`,
    offend: () => 'create table authz.odd (id uuid primary key default gen_random_uuid(), zone_id uuid not null, reference text not null unique);',
  },
  {
    name: 'every id is random',
    find: () => sql`
      select c.oid::regclass::text || '.id' as offender
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
      where ${ours} and c.relkind in ('r', 'p') and a.attname = 'id' and not a.attisdropped
        and (a.attidentity <> '' or a.atttypid in ('int2'::regtype, 'int4'::regtype, 'int8'::regtype)
             or a.atttypid = 'uuid'::regtype and d.oid is not null and pg_get_expr(d.adbin, d.adrelid) <> 'gen_random_uuid()')`,
    offend: () => 'create table authz.odd (id bigint generated always as identity primary key);',
  },
  {
    name: 'no sequence is within reach of a request',
    find: () => sql`
      select c.oid::regclass::text || ' to ' || a.grantee::regrole::text as offender from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
      where ${ours} and c.relkind = 'S' and a.grantee <> c.relowner`,
    offend: () => 'create sequence authz.odd; grant usage on sequence authz.odd to lilja_app;',
  },
  {
    name: 'no function within reach of a request builds its statements from text',
    find: () => sql`
      select p.oid::regprocedure::text as offender from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
      where ${ours} and l.lanname not in ('sql', 'internal', 'c') and p.prorettype <> 'trigger'::regtype
        and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a join pg_roles r on r.oid = a.grantee where r.rolname in ${taken})
        and p.prosrc ~* '\\mexecute\\M'`,
    offend: () =>
      `create function authz.odd(what text) returns void language plpgsql as $f$ begin execute what; end $f$; grant execute on function authz.odd(text) to lilja_app;`,
  },
  {
    name: 'no function matches with a pattern that it was given',
    find: () => sql`
      select p.oid::regprocedure::text as offender from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${ours} and p.prosrc ~* '(\\!?~\\*?|regexp_\\w+\\s*\\(\\s*[^,()]+,|similar to)\\s*[^''[:space:]e]'`,
    offend: () =>
      `create function authz.odd(pattern text) returns boolean language sql as $f$ select 'x' ~ pattern $f$; revoke execute on function authz.odd(text) from public;`,
  },
  {
    name: 'every policy for writing says what may be written',
    find: () => sql`
      select p.polname || ' on ' || p.polrelid::regclass::text as offender from pg_policy p
      where p.polcmd in ('w', 'a', '*') and p.polwithcheck is null
        and exists (select 1 from pg_class c, aclexplode(c.relacl) a where c.oid = p.polrelid and a.privilege_type in ('INSERT', 'UPDATE') and a.grantee <> c.relowner
                    and exists (select 1 from unnest(p.polroles) r where r = 0 or pg_has_role(a.grantee, r, 'usage')))`,
    offend: () => `${walled} create policy odd on authz.odd for update to lilja_app using (true); grant update on authz.odd to lilja_app;`,
  },
  {
    name: 'a policy asks who it is once for a query, not once for a row',
    find: () => sql`
      select p.polname || ' on ' || p.polrelid::regclass::text as offender from pg_policy p
      where regexp_replace(coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), ''), '\\( SELECT authz\\.\\w+\\(\\)', '', 'g')
            ~ 'authz\\.(me|my_zone|my_roles|scope|mine)\\(\\)(?!\\s+(AS\\s+)?\\w+\\()'
        and coalesce(pg_get_expr(p.polqual, p.polrelid), '') || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') !~ 'FROM authz\\.\\w+\\(\\)'`,
    offend: () => `${walled} create policy odd on authz.odd for select to lilja_app using (id = authz.me());`,
  },
]
