-- The own ceiling is asked once for a request and not once for a statement, as the walls of the cases are (`authz.kept`).
grant create on schema people to lilja_authz;
create or replace function people.my_reads() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare kept text := authz.kept('reads');
  begin
    if kept is null then
      kept := array(select distinct c.class from people.asking_ceiling c where c."right" in ('r', 'w'))::text;
      perform authz.keep('reads', kept);
    end if;
    return query select unnest(kept::text[]);
  end $$;
create or replace function people.my_writes() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare kept text := authz.kept('writes');
  begin
    if kept is null then
      kept := array(select distinct c.class from people.asking_ceiling c where c."right" in ('w'))::text;
      perform authz.keep('writes', kept);
    end if;
    return query select unnest(kept::text[]);
  end $$;
create or replace function people.my_forms() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare kept text := authz.kept('forms');
  begin
    if kept is null then
      kept := array(select distinct c.class from people.asking_ceiling c where c."right" in ('m', 'w'))::text;
      perform authz.keep('forms', kept);
    end if;
    return query select unnest(kept::text[]);
  end $$;
revoke create on schema people from lilja_authz;
