-- What nobody has verified stands after what holds, and before what was verified too long ago. Where that begins moves with the days, so it is asked with
-- the search and not kept in the row: `ranked_on` says only that an entry in use was never verified (1900-01-02), or that it is not in use (1900-01-01).
-- A search goes down the days in four stretches, each by the same index.
grant create on schema directory to lilja_authz;

create or replace function directory.rank_service() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    new.ranked_on := case when new.status = 'active' then coalesce(new.verified_on, date '1900-01-02') else date '1900-01-01' end;
    return new;
  end $$;
update directory.service set ranked_on = ranked_on where status = 'active' and verified_on is null;
do $$ begin if exists (select from directory.service) then perform audit.restate('directory.service'); end if; end $$;

drop function directory.search_services(text, text[], text[], text[], text[], text, timestamptz, date, uuid, integer);

-- The ids of services that answer a need, at most fifty, in the order of proposals: verified on `holds_since` or later, the last first; never verified;
-- verified before that; not in use. After a place in that order when one is given. Everybody signed in reads every service, so this shows nothing more; it
-- is asked here because conditions on lists cannot use an index behind row security.
-- What is null is not asked. `areas` is all that covers the place; `words` is a query of to_tsquery.
-- What is common is met on the first steps down a stretch; what is not met there is looked up by its codes. Neither alone holds: what is asked together
-- may never stand together, and then the walk down the order would pass by everything.
create function directory.search_services(country text, areas text[], needs text[], groups text[], languages text[], words text, free_at timestamptz,
                                          holds_since date, after_on date, after_id uuid, how_many integer)
  returns table (id uuid, ranked_on date)
  language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
  as $$
  declare
    never  constant date := '1900-01-02';
    starts constant date[] := array[search_services.holds_since, never, never + 1, date '1900-01-01'];
    ends   constant date[] := array[date 'infinity', never + 1, search_services.holds_since, never];
    -- The stretch in which the page begins.
    first  constant integer := case when search_services.after_id is null or search_services.after_on >= search_services.holds_since then 1
                                    when search_services.after_on = never then 2 when search_services.after_on > never then 3 else 4 end;
    most   constant integer := least(search_services.how_many, 51);
    asked  constant tsquery := to_tsquery('simple', search_services.words);
    -- No end to the walk when there are no codes to look up by.
    steps  constant integer := case when coalesce(search_services.areas, search_services.needs, search_services.groups, search_services.languages) is not null then 2000 end;
    named  uuid[];
    found  uuid[] := '{}';
    looks_up boolean := false;
  begin
    if authz.me() is null then return; end if;
    -- Rare words are looked up first; common ones are met soon enough on the way down the order.
    if asked is not null then
      named := array(
        (select s.id from directory.service s where to_tsvector('simple', s.name) @@ asked limit 501)
        union all
        (select s.id from directory.service s where s.organisation_id = any (array(
           select o.id from directory.organisation o where to_tsvector('simple', o.name) @@ asked limit 200)) limit 500));
      looks_up := cardinality(named) <= 500;
    end if;
    if not looks_up then
      for nr in first .. 4 loop
        found := found || array(
          select w.id from (
            select s.id, s.ranked_on, s.name, s.areas, s.needs, s.groups, s.languages from directory.service s
            where s.country_code = search_services.country and (search_services.free_at is null or s.free_until > search_services.free_at)
              and s.ranked_on >= starts[nr] and s.ranked_on < ends[nr]
              and (search_services.after_id is null or nr > first or (s.ranked_on, s.id) < (search_services.after_on, search_services.after_id))
            order by s.ranked_on desc, s.id desc limit steps) w
          where (search_services.needs is null or w.needs && search_services.needs) and (search_services.groups is null or w.groups && search_services.groups)
            and (search_services.languages is null or w.languages && search_services.languages)
            and (search_services.areas is null or w.areas && search_services.areas)
            and (asked is null or to_tsvector('simple', w.name) @@ asked or w.id = any (named))
          order by w.ranked_on desc, w.id desc limit most - cardinality(found));
        exit when cardinality(found) >= most;
        looks_up := exists (
          select from directory.service s
          where s.country_code = search_services.country and (search_services.free_at is null or s.free_until > search_services.free_at)
            and s.ranked_on >= starts[nr] and s.ranked_on < ends[nr]
            and (search_services.after_id is null or nr > first or (s.ranked_on, s.id) < (search_services.after_on, search_services.after_id))
          order by s.ranked_on desc, s.id desc offset steps) and steps is not null;
        exit when looks_up;
      end loop;
    end if;
    if looks_up then
      found := array(
        with met as materialized (
          select s.id, s.ranked_on, case when s.ranked_on >= search_services.holds_since then 1 when s.ranked_on = never then 2 when s.ranked_on > never then 3 else 4 end as nr
          from directory.service s
          where (search_services.country = 'SE' and s.country_code = 'SE' or array[s.country_code] && array[search_services.country])
            and (named is null or cardinality(named) > 500 or s.id = any (named))
            and (search_services.areas is null or s.areas && search_services.areas) and (search_services.needs is null or s.needs && search_services.needs)
            and (search_services.groups is null or s.groups && search_services.groups)
            and (search_services.languages is null or s.languages && search_services.languages)
            and (asked is null or to_tsvector('simple', s.name) @@ asked or s.id = any (named))
            and (search_services.free_at is null or s.free_until > search_services.free_at))
        select m.id from met m
        where search_services.after_id is null or m.nr > first or m.nr = first and (m.ranked_on, m.id) < (search_services.after_on, search_services.after_id)
        order by m.nr, m.ranked_on desc, m.id desc limit most);
    end if;
    return query select s.id, s.ranked_on from unnest(found) with ordinality f (id, place) join directory.service s on s.id = f.id order by f.place;
  end $$;
alter function directory.search_services(text, text[], text[], text[], text[], text, timestamptz, date, date, uuid, integer) owner to lilja_authz;
revoke execute on function directory.search_services(text, text[], text[], text[], text[], text, timestamptz, date, date, uuid, integer) from public;
grant execute on function directory.search_services(text, text[], text[], text[], text[], text, timestamptz, date, date, uuid, integer) to lilja_app;
revoke create on schema directory from lilja_authz;
