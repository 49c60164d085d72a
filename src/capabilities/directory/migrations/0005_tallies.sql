-- What pages count over all services, kept as it changes. Triggers on `service` write it and nobody else; everybody signed in reads it.
--
--   reach          each kind of support that a verified service in use brings to an area in Sweden, and the day it was verified
--   country_tally  how many services in use each zone keeps in another country
--
-- The triggers always fire, also where others rest, so that what is filled or mended by hand is counted too. What a backup puts back is whole by itself.
grant create on schema directory to lilja_authz;

create table directory.reach (
  area        text not null,
  kind        text not null check (kind in ('housing', 'care', 'human', 'occupation')),
  ranked_on   date not null,
  service_id  uuid not null references directory.service (id) on delete cascade,
  primary key (area, kind, ranked_on, service_id)
);
create index reach_service on directory.reach (service_id);

create table directory.country_tally (
  zone_id       uuid not null references people.zone (id),
  country_code  text not null references directory.country (code) check (country_code <> 'SE'),
  services      integer not null,
  primary key (zone_id, country_code)
);

do $$
declare t text;
begin
  foreach t in array array['reach', 'country_tally'] loop
    execute format('alter table directory.%I enable row level security', t);
    execute format('alter table directory.%I force row level security', t);
    execute format('create policy read_signed_in on directory.%I for select to lilja_app using ((select authz.me()) is not null)', t);
    execute format('create policy count_authz on directory.%I to lilja_authz using (true) with check (true)', t);
    execute format('create policy keep on directory.%I to lilja_owner using (true) with check (true)', t);
    execute format('grant select on directory.%I to lilja_app, lilja_authz', t);
  end loop;
end $$;
grant insert, delete on directory.reach to lilja_authz;
grant insert, update on directory.country_tally to lilja_authz;

-- The kinds of support that needs belong to, as in domain/offers.ts.
create function directory.kinds_of(needs text[]) returns setof text
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select k.kind from (values ('housing', array['shelter', 'other_housing']), ('care', array['health', 'dental', 'psychosocial', 'rehabilitation']),
      ('human', array['human_support', 'legal', 'protection', 'economic', 'rights', 'child', 'interpretation', 'documents', 'reception']),
      ('occupation', array['work', 'education'])) as k (kind, met) where k.met && needs
  $$;
revoke execute on function directory.kinds_of(text[]) from public;

create function directory.keep_reach() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'UPDATE' then
      if (new.ranked_on, new.status, new.areas, new.needs, new.country_code) is not distinct from (old.ranked_on, old.status, old.areas, old.needs, old.country_code) then
        return null;
      end if;
      delete from directory.reach r where r.service_id = old.id;
    end if;
    if new.country_code = 'SE' and new.status = 'active' and new.verified_on is not null then
      insert into directory.reach (area, kind, ranked_on, service_id)
      select distinct a, k, new.ranked_on, new.id from unnest(new.areas) a cross join directory.kinds_of(new.needs) k;
    end if;
    return null;
  end $$;

-- Counted once for a statement, and only what came into use or left it, so that those who change entries seldom wait for each other.
create function directory.keep_tally() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'INSERT' then
      insert into directory.country_tally as t (zone_id, country_code, services)
      select s.zone_id, s.country_code, count(*) from added s where s.status = 'active' and s.country_code <> 'SE' group by 1, 2 order by 1, 2
      on conflict (zone_id, country_code) do update set services = t.services + excluded.services;
    elsif tg_op = 'DELETE' then
      update directory.country_tally t set services = t.services - g.count
      from (select s.zone_id, s.country_code, count(*) from gone s where s.status = 'active' group by 1, 2) g
      where t.zone_id = g.zone_id and t.country_code = g.country_code;
    else
      insert into directory.country_tally as t (zone_id, country_code, services)
      select d.zone_id, d.country_code, sum(d.one)
      from (select s.zone_id, s.country_code, 1 as one from added s where s.status = 'active'
            union all select s.zone_id, s.country_code, -1 from gone s where s.status = 'active') d
      where d.country_code <> 'SE' group by 1, 2 having sum(d.one) <> 0 order by 1, 2
      on conflict (zone_id, country_code) do update set services = t.services + excluded.services;
    end if;
    return null;
  end $$;
alter function directory.keep_reach() owner to lilja_authz;
alter function directory.keep_tally() owner to lilja_authz;
revoke execute on function directory.keep_reach(), directory.keep_tally() from public;
grant execute on function directory.kinds_of(text[]) to lilja_authz;
revoke create on schema directory from lilja_authz;

create trigger keep_reach after insert or update on directory.service for each row execute function directory.keep_reach();
create trigger tally_added after insert on directory.service referencing new table as added for each statement execute function directory.keep_tally();
create trigger tally_changed after update on directory.service referencing old table as gone new table as added for each statement execute function directory.keep_tally();
create trigger tally_gone after delete on directory.service referencing old table as gone for each statement execute function directory.keep_tally();
alter table directory.service enable always trigger keep_reach;
alter table directory.service enable always trigger tally_added;
alter table directory.service enable always trigger tally_changed;
alter table directory.service enable always trigger tally_gone;

-- What is to be verified, longest ago first: at home and abroad apart, because some keep only what is abroad.
create index service_due_home on directory.service (zone_id, ranked_on, id) where status = 'active' and country_code = 'SE';
create index service_due_abroad on directory.service (zone_id, ranked_on, id) where status = 'active' and country_code <> 'SE';
