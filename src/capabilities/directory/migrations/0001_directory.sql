-- Who answers for what, where, and when. Functions of zones, never persons; whom a function serves, never where it is.
create schema directory;
grant usage on schema directory to lilja_app, lilja_authz, lilja_clock;
grant create on schema directory to lilja_authz;

-- Reference data, dated and with a source; filled by the program.
create table directory.county (
  code    text primary key check (code ~ '^[0-9]{2}$'),
  name    text not null,
  source  text not null,
  as_of   date not null
);
create table directory.municipality (
  code         text primary key check (code ~ '^[0-9]{4}$'),
  county_code  text not null references directory.county (code) check (county_code = left(code, 2)),
  name         text not null,
  source       text not null,
  as_of        date not null
);
create index municipality_county on directory.municipality (county_code, name);

create table directory.function_kind (
  kind   text primary key check (kind ~ '^[a-z_]+$'),
  place  integer not null
);

-- Who must be there, by variant. A rule is ended by a date, never changed.
create table directory.presence_rule (
  variant     text not null check (variant in ('adult', 'child')),
  kind        text not null references directory.function_kind (kind),
  hours       text not null check (hours in ('always', 'office', 'out_of_hours')),
  need        text not null check (need in ('required', 'wanted')),
  valid_from  date not null,
  valid_to    date,
  source      text not null,
  primary key (variant, kind, hours, valid_from)
);

-- When offices are open, and the days they are not.
create table directory.office_time (
  valid_from  date primary key,
  opens       time not null,
  closes      time not null check (closes > opens),
  source      text not null
);
create table directory.red_day (
  day     date primary key,
  name    text not null,
  source  text not null
);

-- Public numbers of the whole country only, with how sure we are.
create table directory.national_line (
  code          text primary key,
  number        text not null,
  source        text not null,
  confirmed_on  date,
  status        text not null check (status in ('confirmed', 'unconfirmed', 'ended'))
);

do $$
declare t text;
begin
  foreach t in array array['county', 'municipality', 'function_kind', 'presence_rule', 'office_time', 'red_day', 'national_line'] loop
    execute format('alter table directory.%I enable row level security', t);
    execute format('alter table directory.%I force row level security', t);
    execute format('create policy read_all on directory.%I for select to lilja_app, lilja_authz, lilja_clock using (true)', t);
    execute format('create policy keep on directory.%I to lilja_owner using (true) with check (true)', t);
    execute format('grant select on directory.%I to lilja_app, lilja_authz, lilja_clock', t);
  end loop;
end $$;

-- A public function of a zone. `standing`: somebody is always there within its hours, without a rota.
create table directory.function (
  id          uuid primary key default gen_random_uuid(),
  zone_id     uuid not null references people.zone (id),
  kind        text not null references directory.function_kind (kind),
  name_sv     text not null check (length(name_sv) between 1 and 120),
  name_en     text not null check (length(name_en) between 1 and 120),
  hours       text not null check (hours in ('always', 'office', 'out_of_hours')),
  acute       boolean not null default false,
  child       boolean not null default false,
  standing    boolean not null default false,
  active      boolean not null default true,
  verified_on date not null,
  version     integer not null default 1,
  unique (id, zone_id, kind)
);
create index function_zone on directory.function (zone_id);

-- Whom a function serves: a whole county or one municipality.
create table directory.coverage (
  function_id        uuid not null,
  zone_id            uuid not null,
  kind               text not null,
  area               text not null check (area ~ '^[0-9]{2}([0-9]{2})?$'),
  primary key (function_id, area),
  foreign key (function_id, zone_id, kind) references directory.function (id, zone_id, kind)
);
create index coverage_area on directory.coverage (area);

-- In which order functions are called in a municipality. Days, the last one included.
create table directory.on_call (
  id                 uuid primary key default gen_random_uuid(),
  municipality_code  text not null references directory.municipality (code),
  kind               text not null,
  place              integer not null check (place between 1 and 9),
  zone_id            uuid not null,
  function_id        uuid not null,
  hours              text not null check (hours in ('always', 'office', 'out_of_hours')),
  valid_from         date not null,
  valid_to           date check (valid_to >= valid_from),
  removed_at         timestamptz,
  version            integer not null default 1,
  foreign key (function_id, zone_id, kind) references directory.function (id, zone_id, kind)
);
create index on_call_municipality on directory.on_call (municipality_code, kind, place) where removed_at is null;
create index on_call_zone on directory.on_call (zone_id) where removed_at is null;

-- Who of the zone is on duty. Names stay in the zone; others learn only that somebody is.
create table directory.duty (
  id           uuid primary key default gen_random_uuid(),
  zone_id      uuid not null,
  function_id  uuid not null,
  kind         text not null,
  person_id    uuid not null,
  starts_at    timestamptz not null,
  ends_at      timestamptz not null check (ends_at > starts_at and ends_at <= starts_at + interval '14 days'),
  cancelled_at timestamptz,
  version      integer not null default 1,
  foreign key (function_id, zone_id, kind) references directory.function (id, zone_id, kind),
  foreign key (zone_id, person_id) references people.person (zone_id, id)
);
create index duty_function on directory.duty (function_id, starts_at) where cancelled_at is null;
create index duty_person on directory.duty (person_id, starts_at) where cancelled_at is null;

-- Those who keep the directory: for their own zone only.
create function directory.i_keep() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select authz.my_roles() && array['org_admin', 'regional_coordinator'] $$;
revoke execute on function directory.i_keep() from public;
grant execute on function directory.i_keep() to lilja_app;

do $$
declare t text;
begin
  foreach t in array array['function', 'coverage', 'on_call', 'duty'] loop
    execute format('alter table directory.%I enable row level security', t);
    execute format('alter table directory.%I force row level security', t);
    execute format('create policy add_own on directory.%I for insert to lilja_app with check (zone_id = (select authz.my_zone()) and (select directory.i_keep()))', t);
    execute format('create policy keep on directory.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy read_authz on directory.%I for select to lilja_authz using (true)', t);
    execute format('create policy read_coded on directory.%I for select to lilja_clock using (true)', t);
    execute format('grant select on directory.%I to lilja_app, lilja_authz, lilja_clock', t);
  end loop;
  foreach t in array array['function', 'on_call', 'duty'] loop
    execute format('create policy change_own on directory.%I for update to lilja_app using (zone_id = (select authz.my_zone()) and (select directory.i_keep())) with check (zone_id = (select authz.my_zone()))', t);
  end loop;
  foreach t in array array['function', 'coverage', 'on_call'] loop
    execute format('create policy read_signed_in on directory.%I for select to lilja_app using ((select authz.me()) is not null)', t);
  end loop;
end $$;
create policy read_own_zone on directory.duty for select to lilja_app using (zone_id = (select authz.my_zone()));
create policy take_away_own on directory.coverage for delete to lilja_app using (zone_id = (select authz.my_zone()) and (select directory.i_keep()));

grant insert (id, zone_id, kind, name_sv, name_en, hours, acute, child, standing, active, verified_on) on directory.function to lilja_app;
grant update (name_sv, name_en, hours, acute, child, standing, active, verified_on, version) on directory.function to lilja_app;
grant insert, delete on directory.coverage to lilja_app;
grant insert (id, municipality_code, kind, place, zone_id, function_id, hours, valid_from, valid_to) on directory.on_call to lilja_app;
grant update (place, hours, valid_from, valid_to, removed_at, version) on directory.on_call to lilja_app;
grant insert (id, zone_id, function_id, kind, person_id, starts_at, ends_at) on directory.duty to lilja_app;
grant update (person_id, starts_at, ends_at, cancelled_at, version) on directory.duty to lilja_app;

-- When somebody is on duty in these functions, without who. Times that touch are one.
create function directory.duty_times(functions uuid[], since timestamptz, until timestamptz)
  returns table (function_id uuid, starts_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.function_id, lower(r), upper(r)
    from (
      select d.function_id, range_agg(tstzrange(d.starts_at, d.ends_at)) as times
      from directory.duty d
      join people.person p on p.id = d.person_id
      where d.function_id = any (functions) and d.cancelled_at is null and p.active
        and d.starts_at < until and d.ends_at > since and authz.me() is not null
      group by d.function_id) d
    cross join unnest(d.times) r
  $$;

-- The functions in which I am on duty now.
create function directory.my_duties() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.function_id from directory.duty d join directory.function f on f.id = d.function_id
    where d.person_id = authz.me() and d.cancelled_at is null and f.active and d.starts_at <= authz.now() and d.ends_at > authz.now()
  $$;

alter function directory.duty_times(uuid[], timestamptz, timestamptz) owner to lilja_authz;
alter function directory.my_duties() owner to lilja_authz;
revoke execute on function directory.duty_times(uuid[], timestamptz, timestamptz), directory.my_duties() from public;
grant execute on function directory.duty_times(uuid[], timestamptz, timestamptz), directory.my_duties() to lilja_app;
revoke create on schema directory from lilja_authz;

select audit.watch('directory.function');
select audit.watch('directory.coverage', 'function_id', 'area');
select audit.watch('directory.on_call');
select audit.watch('directory.duty');
