-- Organisations, what they offer, where, and whether it still holds: in Sweden by municipality and county, abroad by country.
-- Public entries about functions, never about private persons. Each belongs to the zone that keeps it, and everybody signed in reads it.
--
--   country           every ISO 3166-1 country; dated reference data                                      (HSDS address.country, service_area)
--   freshness_rule    how long a verification holds, at home and abroad; dated reference data
--   organisation      who offers something                                                                (HSDS organization)
--   service           what is offered, to whom, in which languages, and where it answers                  (HSDS service; needs and groups are
--                     taxonomy terms through attribute; languages are language; areas are service_area; documents are required_document)
--   schedule          opening hours of a service                                                          (HSDS schedule)
--   contact           a named function that answers, with its number or mail; never a person's name       (HSDS contact + phone)
--   location          a place of an organisation: physical, postal or virtual. It has no address          (HSDS location)
--   address           where a physical or postal location is. A virtual one can have none                 (HSDS address, location.latitude/longitude)
--   service_location  a service at a location. A protected service can only be at a virtual one            (HSDS service_at_location)
--   capacity          free places, by unit, and when that was said                                        (HSDS service_capacity + unit)
--   verification      that an entry was verified, when, by what means and with what outcome
--   verification_person  who did so; read in the own zone only
--   experience        coded notes of earlier cases: service, code and month. No case, no zone, no person, no words
--
-- `service.protected` is said once and never changed. A protected service has no website, no contact of its own, no location but a virtual one,
-- and serves counties or the country, never one municipality. The tables refuse anything else, whoever writes.

create table directory.country (
  code     text primary key check (code ~ '^[A-Z]{2}$'),
  alpha3   text not null check (alpha3 ~ '^[A-Z]{3}$'),
  number   text not null check (number ~ '^[0-9]{3}$'),
  name_sv  text not null,
  name_en  text not null,
  source   text not null,
  as_of    date not null
);

-- Days after the day of verification. `stale_after`: no longer proposed first; `remind_before`: days before that in which it is ageing and its
-- keepers are reminded; `dead_after`: as good as gone. `free_hours`: how long a word about free places holds. A rule is ended by a date.
create table directory.freshness_rule (
  scope          text not null check (scope in ('home', 'abroad')),
  stale_after    integer not null check (stale_after > 0),
  remind_before  integer not null check (remind_before between 1 and stale_after),
  dead_after     integer not null check (dead_after > stale_after),
  free_hours     integer not null check (free_hours > 0),
  valid_from     date not null,
  valid_to       date check (valid_to >= valid_from),
  source         text not null,
  primary key (scope, valid_from)
);

do $$
declare t text;
begin
  foreach t in array array['country', 'freshness_rule'] loop
    execute format('alter table directory.%I enable row level security', t);
    execute format('alter table directory.%I force row level security', t);
    execute format('create policy read_all on directory.%I for select to lilja_app, lilja_authz, lilja_clock using (true)', t);
    execute format('create policy keep on directory.%I to lilja_owner using (true) with check (true)', t);
    execute format('grant select on directory.%I to lilja_app, lilja_authz, lilja_clock', t);
  end loop;
end $$;

create table directory.organisation (
  id              uuid primary key default gen_random_uuid(),
  zone_id         uuid not null references people.zone (id),
  country_code    text not null references directory.country (code),
  kind            text not null check (kind ~ '^[a-z_]+$'),
  name            text not null check (length(name) between 1 and 160),
  alternate_name  text check (length(alternate_name) between 1 and 160),
  description     text not null check (length(description) between 1 and 2000),
  website         text check (website ~ '^https?://' and length(website) <= 300),
  email           text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 200),
  active          boolean not null default true,
  changed_at      timestamptz not null default authz.now(),
  version         integer not null default 1,
  unique (id, zone_id, country_code)
);
create index organisation_zone on directory.organisation (zone_id, name, id);
create index organisation_country on directory.organisation (country_code, name, id);
create index organisation_words on directory.organisation using gin (to_tsvector('simple', name));

create table directory.service (
  id               uuid primary key default gen_random_uuid(),
  organisation_id  uuid not null,
  zone_id          uuid not null,
  country_code     text not null,
  protected        boolean not null default false,
  name             text not null check (length(name) between 1 and 160),
  description      text check (length(description) between 1 and 2000),
  website          text check (website ~ '^https?://' and length(website) <= 300),
  status           text not null default 'active' check (status in ('active', 'inactive', 'temporarily_closed', 'defunct')),
  -- Codes of domain/offers.ts.
  needs            text[] not null check (cardinality(needs) between 1 and 30),
  groups           text[] not null check (cardinality(groups) between 1 and 20),
  languages        text[] not null check (cardinality(languages) <= 60),
  documents        text[] not null default '{}' check (cardinality(documents) <= 20),
  -- At home `SE` (all of it), counties (`01`) and municipalities (`0180`); abroad the country.
  areas            text[] not null check (cardinality(areas) between 1 and 320),
  hours            text not null check (hours in ('always', 'office', 'out_of_hours', 'scheduled')),
  minimum_age      integer check (minimum_age between 0 and 120),
  maximum_age      integer check (maximum_age between 0 and 120 and maximum_age >= coalesce(minimum_age, 0)),
  eligibility      text check (length(eligibility) between 1 and 1000),
  how_to_reach     text check (length(how_to_reach) between 1 and 1000),
  fees             text check (length(fees) between 1 and 300),
  interpretation   boolean not null default false,
  verified_on      date,
  verified_how     text check (verified_how in ('phone', 'visit', 'written', 'website')),
  check ((verified_on is null) = (verified_how is null)),
  -- The order in which services are proposed: the day of verification of what is in use; the bottom for all else. Kept by a trigger.
  ranked_on        date not null,
  -- Until when a word about free places holds; null when there are none. Kept by a trigger on `capacity`.
  free_until       timestamptz,
  changed_at       timestamptz not null default authz.now(),
  version          integer not null default 1,
  check (not protected or website is null),
  check (not protected or array_to_string(areas, ' ') !~ '[0-9]{4}'),
  foreign key (organisation_id, zone_id, country_code) references directory.organisation (id, zone_id, country_code),
  unique (id, organisation_id, zone_id, country_code, protected)
);
create index service_organisation on directory.service (organisation_id, name, id);
create index service_order on directory.service (country_code, ranked_on desc, id desc);
create index service_free on directory.service (country_code, ranked_on desc, id desc) where free_until is not null;
create index service_codes on directory.service using gin ((array[country_code]), areas, needs, groups, languages);
create index service_words on directory.service using gin (to_tsvector('simple', name));

create function directory.rank_service() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    new.ranked_on := case when new.status = 'active' then coalesce(new.verified_on, date '1900-01-01') else date '1900-01-01' end;
    return new;
  end $$;
create trigger rank before insert or update on directory.service for each row execute function directory.rank_service();

-- Local time where the service is. `byday` as in HSDS: MO TU WE TH FR SA SU. Closing at or before opening is the day after.
create table directory.schedule (
  id          uuid primary key default gen_random_uuid(),
  service_id  uuid not null,
  organisation_id uuid not null,
  zone_id     uuid not null,
  country_code text not null,
  service_protected boolean not null,
  byday       text[] not null check (byday <@ array['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] and cardinality(byday) between 1 and 7),
  opens_at    time not null,
  closes_at   time not null,
  valid_from  date,
  valid_to    date check (valid_to >= valid_from),
  foreign key (service_id, organisation_id, zone_id, country_code, service_protected)
    references directory.service (id, organisation_id, zone_id, country_code, protected)
);
create index schedule_service on directory.schedule (service_id);

-- Without a service it is the organisation's. A protected service has none.
create table directory.contact (
  id               uuid primary key default gen_random_uuid(),
  organisation_id  uuid not null,
  service_id       uuid,
  zone_id          uuid not null,
  country_code     text not null,
  service_protected boolean check (not service_protected),
  title            text not null check (length(title) between 1 and 120),
  phone            text check (phone ~ '^[+0-9][0-9 ()/-]{1,30}$'),
  phone_type       text check (phone_type in ('voice', 'text', 'fax', 'video', 'text_telephone')),
  email            text check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 200),
  place            integer not null default 1 check (place between 1 and 99),
  check (phone is not null or email is not null),
  check ((phone is null) = (phone_type is null)),
  check ((service_id is null) = (service_protected is null)),
  foreign key (organisation_id, zone_id, country_code) references directory.organisation (id, zone_id, country_code),
  foreign key (service_id, organisation_id, zone_id, country_code, service_protected)
    references directory.service (id, organisation_id, zone_id, country_code, protected)
);
create index contact_organisation on directory.contact (organisation_id, place);
create index contact_service on directory.contact (service_id, place) where service_id is not null;

create table directory.location (
  id               uuid primary key default gen_random_uuid(),
  organisation_id  uuid not null,
  zone_id          uuid not null,
  country_code     text not null,
  kind             text not null check (kind in ('physical', 'postal', 'virtual')),
  name             text check (length(name) between 1 and 160),
  foreign key (organisation_id, zone_id, country_code) references directory.organisation (id, zone_id, country_code),
  unique (id, organisation_id, zone_id, country_code, kind)
);
create index location_organisation on directory.location (organisation_id);

create table directory.address (
  location_id      uuid primary key,
  organisation_id  uuid not null,
  zone_id          uuid not null,
  country_code     text not null,
  location_kind    text not null check (location_kind in ('physical', 'postal')),
  address_1        text not null check (length(address_1) between 1 and 200),
  city             text not null check (length(city) between 1 and 120),
  state_province   text not null check (length(state_province) <= 120),
  postal_code      text not null check (length(postal_code) <= 20),
  latitude         numeric(8, 5) check (latitude between -90 and 90),
  longitude        numeric(8, 5) check (longitude between -180 and 180),
  check ((latitude is null) = (longitude is null)),
  foreign key (location_id, organisation_id, zone_id, country_code, location_kind)
    references directory.location (id, organisation_id, zone_id, country_code, kind)
);

create table directory.service_location (
  service_id       uuid not null,
  location_id      uuid not null,
  organisation_id  uuid not null,
  zone_id          uuid not null,
  country_code     text not null,
  service_protected boolean not null,
  location_kind    text not null,
  primary key (service_id, location_id),
  check (not service_protected or location_kind = 'virtual'),
  foreign key (service_id, organisation_id, zone_id, country_code, service_protected)
    references directory.service (id, organisation_id, zone_id, country_code, protected),
  foreign key (location_id, organisation_id, zone_id, country_code, location_kind)
    references directory.location (id, organisation_id, zone_id, country_code, kind)
);
create index service_location_place on directory.service_location (location_id);

create table directory.capacity (
  service_id   uuid not null,
  unit         text not null check (unit in ('place', 'room', 'family_room', 'appointment', 'job')),
  organisation_id uuid not null,
  zone_id      uuid not null,
  country_code text not null,
  service_protected boolean not null,
  available    integer not null check (available between 0 and 9999),
  maximum      integer check (maximum between available and 9999),
  said_at      timestamptz not null,
  version      integer not null default 1,
  primary key (service_id, unit),
  foreign key (service_id, organisation_id, zone_id, country_code, service_protected)
    references directory.service (id, organisation_id, zone_id, country_code, protected)
);

-- `gone`: it answered no more, and the service is defunct.
create table directory.verification (
  id           uuid primary key default gen_random_uuid(),
  service_id   uuid not null,
  organisation_id uuid not null,
  zone_id      uuid not null,
  country_code text not null,
  service_protected boolean not null,
  verified_on  date not null,
  how          text not null check (how in ('phone', 'visit', 'written', 'website')),
  outcome      text not null check (outcome in ('right', 'gone')),
  said_at      timestamptz not null default authz.now(),
  foreign key (service_id, organisation_id, zone_id, country_code, service_protected)
    references directory.service (id, organisation_id, zone_id, country_code, protected),
  unique (id, zone_id)
);
create index verification_service on directory.verification (service_id, verified_on desc, id);
create table directory.verification_person (
  verification_id  uuid primary key,
  zone_id          uuid not null,
  person_id        uuid not null,
  foreign key (verification_id, zone_id) references directory.verification (id, zone_id),
  foreign key (zone_id, person_id) references people.person (zone_id, id)
);

-- `once` is a keyed digest of person, service and code, so that one person counts once; it cannot be read back without the key.
create table directory.experience (
  id          uuid primary key default gen_random_uuid(),
  service_id  uuid not null references directory.service (id),
  code        text not null check (code ~ '^[a-z_]+$'),
  month       date not null check (extract(day from month) = 1),
  once        text not null unique check (once ~ '^[0-9a-f]{64}$')
);
create index experience_service on directory.experience (service_id, code, month);
