-- Who reads and writes organisations and what they offer, how they are searched, and notes of experience.
grant create on schema directory to lilja_authz;

-- Those who prepare a return keep the entries abroad that their zone has made. Those who work in a shelter say its free places.
create function directory.i_keep_abroad() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select authz.my_roles() && array['return_officer'] $$;
create function directory.i_say_places() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select authz.my_roles() && array['shelter_staff'] $$;
revoke execute on function directory.i_keep_abroad(), directory.i_say_places() from public;
grant execute on function directory.i_keep_abroad(), directory.i_say_places() to lilja_app;

do $$
declare
  t text;
  mine constant text := $q$(zone_id = (select authz.my_zone()) and ((select directory.i_keep()) or (country_code <> 'SE' and (select directory.i_keep_abroad()))))$q$;
begin
  foreach t in array array['organisation', 'service', 'schedule', 'contact', 'location', 'address', 'service_location', 'capacity', 'verification'] loop
    execute format('alter table directory.%I enable row level security', t);
    execute format('alter table directory.%I force row level security', t);
    execute format('create policy read_signed_in on directory.%I for select to lilja_app using ((select authz.me()) is not null)', t);
    execute format('create policy read_authz on directory.%I for select to lilja_authz using (true)', t);
    execute format('create policy keep on directory.%I to lilja_owner using (true) with check (true)', t);
    execute format('grant select on directory.%I to lilja_app, lilja_authz', t);
    execute format('create policy add_own on directory.%I for insert to lilja_app with check (%s)', t, mine);
  end loop;
  foreach t in array array['organisation', 'service', 'capacity'] loop
    execute format('create policy change_own on directory.%I for update to lilja_app using (%s) with check (%s)', t, mine, mine);
  end loop;
  foreach t in array array['schedule', 'contact', 'location', 'address', 'service_location'] loop
    execute format('create policy take_away_own on directory.%I for delete to lilja_app using (%s)', t, mine);
    execute format('grant insert, delete on directory.%I to lilja_app', t);
  end loop;
  foreach t in array array['verification_person', 'experience'] loop
    execute format('alter table directory.%I enable row level security', t);
    execute format('alter table directory.%I force row level security', t);
    execute format('create policy keep on directory.%I to lilja_owner using (true) with check (true)', t);
  end loop;
end $$;
create policy say_places on directory.capacity for insert to lilja_app with check (zone_id = (select authz.my_zone()) and (select directory.i_say_places()));
create policy say_places_again on directory.capacity for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (select directory.i_say_places())) with check (zone_id = (select authz.my_zone()));
create policy read_own_zone on directory.verification_person for select to lilja_app using (zone_id = (select authz.my_zone()));
create policy add_self on directory.verification_person for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and person_id = (select authz.me()) and ((select directory.i_keep()) or (select directory.i_keep_abroad())));
-- Nobody reads a note by itself: directory.experience_of answers when there are enough.
create policy count_authz on directory.experience to lilja_authz using (true) with check (true);
create policy free_authz on directory.service for update to lilja_authz using (true) with check (true);

grant insert (id, zone_id, country_code, kind, name, alternate_name, description, website, email, active) on directory.organisation to lilja_app;
grant update (kind, name, alternate_name, description, website, email, active, changed_at, version) on directory.organisation to lilja_app;
grant insert (id, organisation_id, zone_id, country_code, protected, name, description, website, status, needs, groups, languages, documents, areas, hours,
              minimum_age, maximum_age, eligibility, how_to_reach, fees, interpretation) on directory.service to lilja_app;
grant update (name, description, website, status, needs, groups, languages, documents, areas, hours, minimum_age, maximum_age, eligibility, how_to_reach,
              fees, interpretation, verified_on, verified_how, changed_at, version) on directory.service to lilja_app;
grant insert (service_id, unit, organisation_id, zone_id, country_code, service_protected, available, maximum, said_at) on directory.capacity to lilja_app;
grant update (available, maximum, said_at, version) on directory.capacity to lilja_app;
grant insert (id, service_id, organisation_id, zone_id, country_code, service_protected, verified_on, how, outcome) on directory.verification to lilja_app;
grant select, insert on directory.verification_person to lilja_app;
grant select, insert, update on directory.experience to lilja_authz;
grant update (free_until) on directory.service to lilja_authz;

-- Free places are looked for in the service's own row.
create function directory.keep_free() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update directory.service s set free_until = (
      select max(c.said_at) + make_interval(hours => max(r.free_hours))
      from directory.capacity c
      join directory.freshness_rule r on r.scope = case when c.country_code = 'SE' then 'home' else 'abroad' end
        and r.valid_from <= c.said_at::date and (r.valid_to is null or r.valid_to >= c.said_at::date)
      where c.service_id = new.service_id and c.available > 0)
    where s.id = new.service_id;
    return null;
  end $$;
alter function directory.keep_free() owner to lilja_authz;
revoke execute on function directory.keep_free(), directory.rank_service() from public;
create trigger keep_free after insert or update on directory.capacity for each row execute function directory.keep_free();

-- The ids of services that answer a need, freshest first, at most fifty; after a place in that order when one is given. Everybody signed in reads
-- every service, so this shows nothing more; it is asked here because conditions on lists cannot use an index behind row security.
-- What is null is not asked. `areas` is all that covers the place; `words` is a query of to_tsquery.
-- What is common is met on the first steps down the order; what is not met there is looked up by its codes. Neither alone holds: what is asked together
-- may never stand together, and then the walk down the order would pass by everything.
create function directory.search_services(country text, areas text[], needs text[], groups text[], languages text[], words text, free_at timestamptz,
                                          after_on date, after_id uuid, how_many integer)
  returns table (id uuid, ranked_on date)
  language plpgsql stable rows 20 security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
  as $$
  declare
    most   integer := least(search_services.how_many, 51);
    asked  tsquery := to_tsquery('simple', search_services.words);
    coded  boolean := coalesce(search_services.areas, search_services.needs, search_services.groups, search_services.languages) is not null;
    named  uuid[];
    found  uuid[];
  begin
    if authz.me() is null then return; end if;
    -- Rare words are looked up first; common ones are met soon enough on the way down the order.
    if asked is not null then
      named := array(
        (select s.id from directory.service s where to_tsvector('simple', s.name) @@ asked limit 501)
        union all
        (select s.id from directory.service s where s.organisation_id = any (array(
           select o.id from directory.organisation o where to_tsvector('simple', o.name) @@ asked limit 200)) limit 500));
    end if;
    if coded and (named is null or cardinality(named) > 500) then
      found := array(
        select w.id from (
          select s.id, s.ranked_on, s.name, s.areas, s.needs, s.groups, s.languages from directory.service s
          where s.country_code = search_services.country and (search_services.free_at is null or s.free_until > search_services.free_at)
            and (search_services.after_id is null or (s.ranked_on, s.id) < (search_services.after_on, search_services.after_id))
          order by s.ranked_on desc, s.id desc limit 2000) w
        where (search_services.needs is null or w.needs && search_services.needs) and (search_services.groups is null or w.groups && search_services.groups)
          and (search_services.languages is null or w.languages && search_services.languages)
          and (search_services.areas is null or w.areas && search_services.areas)
          and (asked is null or to_tsvector('simple', w.name) @@ asked or w.id = any (named))
        order by w.ranked_on desc, w.id desc limit most);
      if cardinality(found) < most then
        found := array(
          with met as materialized (
            select s.id, s.ranked_on from directory.service s
            where (search_services.country = 'SE' and s.country_code = 'SE' or array[s.country_code] && array[search_services.country])
              and (search_services.areas is null or s.areas && search_services.areas) and (search_services.needs is null or s.needs && search_services.needs)
              and (search_services.groups is null or s.groups && search_services.groups)
              and (search_services.languages is null or s.languages && search_services.languages)
              and (asked is null or to_tsvector('simple', s.name) @@ asked or s.id = any (named))
              and (search_services.free_at is null or s.free_until > search_services.free_at)
              and (search_services.after_id is null or (s.ranked_on, s.id) < (search_services.after_on, search_services.after_id)))
          select m.id from met m order by m.ranked_on desc, m.id desc limit most);
      end if;
      return query select s.id, s.ranked_on from directory.service s where s.id = any (found) order by s.ranked_on desc, s.id desc;
      return;
    end if;
    return query
      select s.id, s.ranked_on from directory.service s
      where s.country_code = search_services.country
        and (search_services.areas is null or s.areas && search_services.areas)
        and (search_services.needs is null or s.needs && search_services.needs)
        and (search_services.groups is null or s.groups && search_services.groups)
        and (search_services.languages is null or s.languages && search_services.languages)
        and (search_services.free_at is null or s.free_until > search_services.free_at)
        and (asked is null or case when cardinality(named) <= 500 then s.id = any (named) else to_tsvector('simple', s.name) @@ asked or s.id = any (named) end)
        and (search_services.after_id is null or (s.ranked_on, s.id) < (search_services.after_on, search_services.after_id))
      order by s.ranked_on desc, s.id desc limit most;
  end $$;

-- I have met this service in my work. Once for each person, service and code; said again it only becomes newer.
create function directory.note_experience(service uuid, code text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if authz.me() is null or not authz.my_roles() && array['hotline_operator', 'case_worker', 'placing_handler', 'shelter_staff', 'threat_assessor',
        'police_contact', 'health_staff', 'return_officer', 'regional_coordinator'] then return false; end if;
    insert into directory.experience as e (service_id, code, month, once)
    values (note_experience.service, note_experience.code, date_trunc('month', authz.now() at time zone 'Europe/Stockholm')::date,
            authz.sign(concat_ws('|', 'experience/v1', authz.me(), note_experience.service, note_experience.code)))
    on conflict (once) do update set month = excluded.month;
    return true;
  end $$;
-- How many say so, in steps: at least 3, 5, 10 or 20 within three years. Fewer than three is as if nobody had.
create function directory.experience_of(services uuid[]) returns table (service_id uuid, code text, at_least integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select e.service_id, e.code, case when count(*) >= 20 then 20 when count(*) >= 10 then 10 when count(*) >= 5 then 5 else 3 end
    from directory.experience e
    where e.service_id = any (services) and e.month > authz.now()::date - 1096 and authz.me() is not null
    group by e.service_id, e.code having count(*) >= 3
  $$;

do $$
declare f text;
begin
  foreach f in array array['search_services(text, text[], text[], text[], text[], text, timestamptz, date, uuid, integer)', 'note_experience(uuid, text)', 'experience_of(uuid[])'] loop
    execute format('alter function directory.%s owner to lilja_authz', f);
    execute format('revoke execute on function directory.%s from public', f);
    execute format('grant execute on function directory.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema directory from lilja_authz;

select audit.watch('directory.organisation'), audit.watch('directory.service'), audit.watch('directory.schedule'), audit.watch('directory.contact'),
       audit.watch('directory.location'), audit.watch('directory.address', 'location_id'), audit.watch('directory.service_location', 'service_id', 'location_id'),
       audit.watch('directory.capacity', 'service_id', 'unit'), audit.watch('directory.verification'), audit.watch('directory.verification_person', 'verification_id'),
       audit.watch('directory.experience');
