-- No deed without its record: every row written to a watched table is committed to by the next event of its transaction.

-- The name of a row: its key columns as a JSON list.
create function audit.key_of(r jsonb, keys text[]) returns text
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$ select jsonb_agg(r -> k order by n)::text from unnest(keys) with ordinality as u(k, n) $$;

-- Notes what was written, for the next event of this transaction. Settings that change how a value is printed are fixed here,
-- so a digest is the same on every server. Columns that are null do not count: a new empty column changes no digest.
create function audit.on_row() returns trigger language plpgsql
  set search_path = pg_catalog, pg_temp set timezone = 'UTC' set extra_float_digits = 1 set intervalstyle = 'postgres' set bytea_output = 'hex'
  as $$
  declare
    name   text := tg_table_schema || '.' || tg_table_name;
    keys   text[] := tg_argv[0];
    before jsonb;
    after  jsonb;
    gone   text;
    key    text;
    noted  text := coalesce(current_setting('audit.rows', true), '');
  begin
    if tg_op <> 'INSERT' then
      before := jsonb_strip_nulls(to_jsonb(old) - tg_argv[1]::text[]);
      gone := case when cardinality(keys) = 1 then jsonb_build_array(before -> keys[1])::text else audit.key_of(before, keys) end;
    end if;
    if tg_op <> 'DELETE' then
      after := jsonb_strip_nulls(to_jsonb(new) - tg_argv[1]::text[]);
      if tg_op = 'UPDATE' and before::text = after::text then return null; end if;
      key := case when cardinality(keys) = 1 then jsonb_build_array(after -> keys[1])::text else audit.key_of(after, keys) end;
    end if;
    noted := concat_ws(E'\n', nullif(noted, ''),
      case when gone is distinct from key then name || ' ' || gone || ' gone' end,
      name || ' ' || key || ' ' || encode(sha256(convert_to(after::text, 'UTF8')), 'hex'));
    perform set_config('audit.rows', noted, true);
    -- A long deed (a demo world, an import) is written down in pieces.
    if length(noted) > 8000 then perform audit.append('{"act":"record.rows","result":"done"}'); end if;
    return null;
  end $$;

-- No deed without its record: a commit fails when rows were written and nothing was appended after.
create function audit.must_follow() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if coalesce(current_setting('audit.rows', true), '') <> '' then
      raise exception 'rows of %.% were written without a line in the record', tg_table_schema, tg_table_name using errcode = 'AU001';
    end if;
    return null;
  end $$;

-- Every watched table, with its key and the columns left out, read from the triggers themselves.
create view audit.watched with (security_invoker = true) as
  select n.nspname || '.' || c.relname as name, c.oid::regclass as tbl, a.arg[1]::text[] as keys, a.arg[2]::text[] as left_out
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (select string_to_array(encode(t.tgargs, 'escape'), '\000') as arg) a
  where t.tgfoid = 'audit.on_row'::regproc and not t.tgisinternal;

-- The digests of a watched table as it stands. For those who may see all of it.
create function audit.state_of(tbl regclass) returns table (key text, digest text) language plpgsql stable
  set search_path = pg_catalog, pg_temp set timezone = 'UTC' set extra_float_digits = 1 set intervalstyle = 'postgres' set bytea_output = 'hex'
  as $$
  declare w audit.watched;
  begin
    select * into strict w from audit.watched v where v.tbl = state_of.tbl;
    return query execute format(
      $q$select audit.key_of(r, %2$L), encode(sha256(convert_to(r::text, 'UTF8')), 'hex')
         from (select jsonb_strip_nulls(to_jsonb(t) - %3$L::text[]) as r from %1$s t) s$q$, w.tbl, w.keys, w.left_out);
  end $$;

-- After a migration that rewrote rows or renamed columns: verify first, then say anew how the table stands.
create function audit.restate(tbl regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    w     audit.watched;
    piece text;
    said  text;
  begin
    select * into strict w from audit.watched v where v.tbl = restate.tbl;
    said := format('{"act":"record.restated","object":%s,"result":"done"}', to_json(w.name));
    perform set_config('audit.rows', concat_ws(E'\n', nullif(current_setting('audit.rows', true), ''), w.name || ' * gone'), true);
    perform audit.write(said);
    for piece in
      select string_agg(w.name || ' ' || s.key || ' ' || s.digest, E'\n')
      from (select key, digest, row_number() over () as n from audit.state_of(restate.tbl)) s group by s.n / 200
    loop
      perform set_config('audit.rows', piece, true);
      perform audit.write(said);
    end loop;
  end $$;

-- Before a migration drops a watched table.
create function audit.forget(tbl regclass) returns void language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare w audit.watched;
  begin
    select * into strict w from audit.watched v where v.tbl = forget.tbl;
    execute format('drop trigger record_1_row on %1$s; drop trigger record_2_follows on %1$s; drop policy verified on %1$s', w.tbl);
    perform set_config('audit.rows', concat_ws(E'\n', nullif(current_setting('audit.rows', true), ''), w.name || ' * gone'), true);
    perform audit.write(format('{"act":"record.forgotten","object":%s,"result":"done"}', to_json(w.name)));
  end $$;

-- Watches a table, but not the columns of `left_out` (a counter, a time last seen).
create function audit.watch_except(tbl regclass, keys text[], left_out text[]) returns void language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare filled boolean;
  begin
    if exists (select 1 from unnest(keys || left_out) k where k not in (
        select attname from pg_attribute where attrelid = tbl and attnum > 0 and not attisdropped)) or keys && left_out or keys = '{}' then
      raise exception 'audit.watch: % has no such columns', tbl;
    end if;
    execute format('create trigger record_1_row after insert or update or delete on %s for each row execute function audit.on_row(%L, %L)',
      tbl, keys, left_out);
    execute format($q$create constraint trigger record_2_follows after insert or update or delete on %s deferrable initially deferred
      for each row when (coalesce(current_setting('audit.rows', true), '') = '') execute function audit.must_follow()$q$, tbl);
    execute format('create policy verified on %s for select to lilja_owner using (true)', tbl);
    execute format('select exists (select 1 from %s)', tbl) into filled;
    if filled then perform audit.restate(tbl); end if;
  end $$;
create function audit.watch(tbl regclass, variadic keys text[] default '{id}') returns void
  language sql set search_path = pg_catalog, pg_temp as $$ select audit.watch_except(tbl, keys, '{}') $$;

-- Appends only when rows wait for their line (the end of a migration, of reference data, of a demo).
create function audit.settle(body text) returns bigint language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if coalesce(current_setting('audit.rows', true), '') = '' then return null; end if;
    return audit.append(body);
  end $$;

revoke execute on all functions in schema audit from public;
grant execute on function audit.key_of(jsonb, text[]) to lilja_app, lilja_clock, lilja_authz;
