-- Zones and the people in them. A zone is a secrecy zone: a board, a unit, a clinic, a shelter.
create schema people;
grant usage on schema people to lilja_app, lilja_authz, lilja_clock;
grant create on schema people to lilja_authz;

-- Reference data, filled from domain/zones.ts and domain/roles.ts.
create table people.zone_kind (
  kind          text primary key,
  secrecy_rule  text not null
);
alter table people.zone_kind enable row level security;
alter table people.zone_kind force row level security;
create policy read_all on people.zone_kind for select to lilja_app, lilja_authz, lilja_clock using (true);
create policy keep on people.zone_kind to lilja_owner using (true) with check (true);
grant select on people.zone_kind to lilja_app, lilja_authz, lilja_clock;
select audit.watch('people.zone_kind', 'kind');

create table people.ceiling (
  role    text not null,
  class   text not null,
  "right" text not null check ("right" in ('r', 'w', 'm')),
  primary key (role, class)
);
alter table people.ceiling enable row level security;
alter table people.ceiling force row level security;
create policy read_all on people.ceiling for select to lilja_app, lilja_authz, lilja_clock using (true);
create policy keep on people.ceiling to lilja_owner using (true) with check (true);
grant select on people.ceiling to lilja_app, lilja_authz, lilja_clock;
select audit.watch('people.ceiling', 'role', 'class');

-- The name is that of a public function. A shelter's is its code name, never what or where it is.
create table people.zone (
  id                 uuid primary key default gen_random_uuid(),
  name               text not null,
  code               text not null unique check (code ~ '^[A-Z][A-Z0-9]{1,11}$'),
  kind               text not null references people.zone_kind (kind),
  secrecy_rule       text not null,
  municipality_code  text check (municipality_code ~ '^[0-9]{4}$'),
  county_code        text check (county_code ~ '^[0-9]{2}$'),
  country_code       text not null default 'SE' check (country_code ~ '^[A-Z]{2}$'),
  parent_id          uuid references people.zone (id),
  active             boolean not null default true,
  made_at            timestamptz not null default authz.now(),
  version            integer not null default 1,
  unique (id, code)
);
alter table people.zone enable row level security;
alter table people.zone force row level security;
create policy read_signed_in on people.zone for select to lilja_app using ((select authz.me()) is not null);
create policy read_all on people.zone for select to lilja_authz, lilja_clock using (true);
create policy keep on people.zone to lilja_owner using (true) with check (true);
grant select on people.zone to lilja_app, lilja_authz, lilja_clock;
select audit.watch('people.zone');

-- The name of a person is read in the own zone only; others see a staff code and a function (people.staff_card).
create table people.person (
  id                uuid primary key default gen_random_uuid(),
  zone_id           uuid not null,
  zone_code         text not null,
  login             text not null unique check (login ~ '^[a-z0-9-]{2,40}\.[a-z0-9]{2,12}$'),
  name              text not null check (length(name) between 1 and 120),
  staff_code        text not null unique,
  language          text not null default 'sv' check (language in ('sv', 'en')),
  active            boolean not null default true,
  public_key        bytea check (octet_length(public_key) = 32),
  enrolled_at       timestamptz,
  code_accepted_at  timestamptz,
  left_at           timestamptz,
  made_at           timestamptz not null default authz.now(),
  version           integer not null default 1,
  foreign key (zone_id, zone_code) references people.zone (id, code),
  -- Logins and staff codes carry the zone's own code, so that a taken one tells nothing about another zone.
  check (login like '%.' || lower(zone_code)),
  check (staff_code like zone_code || '-%'),
  unique (zone_id, id)
);
create index person_zone on people.person (zone_id, name);
alter table people.person enable row level security;
alter table people.person force row level security;
create policy read_own_zone on people.person for select to lilja_app using (zone_id = (select authz.my_zone()));
create policy add_by_admin on people.person for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]) and public_key is null and active);
create policy change_by_admin on people.person for update to lilja_app
  using (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]))
  with check (zone_id = (select authz.my_zone()));
create policy read_coded on people.person for select to lilja_clock using (true);
create policy keep on people.person to lilja_owner using (true) with check (true);
create policy keep_authz on people.person to lilja_authz using (true) with check (true);
grant select on people.person to lilja_app;
grant insert (id, zone_id, zone_code, login, name, staff_code, language) on people.person to lilja_app;
grant update (name, version) on people.person to lilja_app;
grant select (id, zone_id, staff_code, active, left_at) on people.person to lilja_clock;
grant select on people.person to lilja_authz;
grant update (public_key, enrolled_at, code_accepted_at, language, active, left_at, version) on people.person to lilja_authz;
select audit.watch('people.person');

-- A role is held from a day to a day; history stays. Nobody gives a role to themselves.
create table people.held_role (
  id          uuid primary key default gen_random_uuid(),
  zone_id     uuid not null,
  person_id   uuid not null,
  role        text not null,
  valid_from  timestamptz not null default authz.now(),
  valid_until timestamptz,
  given_by    uuid,
  foreign key (zone_id, person_id) references people.person (zone_id, id),
  check (valid_until is null or valid_until >= valid_from)
);
create index held_role_person on people.held_role (person_id);
alter table people.held_role enable row level security;
alter table people.held_role force row level security;
create policy read_own_zone on people.held_role for select to lilja_app using (zone_id = (select authz.my_zone()));
create policy give_by_admin on people.held_role for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]) and given_by = (select authz.me()) and person_id <> (select authz.me()));
create policy end_by_admin on people.held_role for update to lilja_app
  using (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]) and person_id <> (select authz.me()))
  with check (zone_id = (select authz.my_zone()) and person_id <> (select authz.me()));
create policy read_all on people.held_role for select to lilja_authz, lilja_clock using (true);
create policy end_by_leaving on people.held_role for update to lilja_authz using (true) with check (true);
create policy keep on people.held_role to lilja_owner using (true) with check (true);
grant select on people.held_role to lilja_app, lilja_authz, lilja_clock;
grant insert (zone_id, person_id, role, valid_from, valid_until, given_by) on people.held_role to lilja_app;
grant update (valid_until) on people.held_role to lilja_app, lilja_authz;
select audit.watch('people.held_role');

-- Positions are no roles: they give no class, only the right to answer for the zone. Nobody gives one to themselves.
create table people.held_position (
  zone_id     uuid not null,
  person_id   uuid not null,
  position    text not null check (position in ('unit_head')),
  since       timestamptz not null default authz.now(),
  primary key (zone_id, person_id, position),
  foreign key (zone_id, person_id) references people.person (zone_id, id)
);
alter table people.held_position enable row level security;
alter table people.held_position force row level security;
create policy read_own_zone on people.held_position for select to lilja_app using (zone_id = (select authz.my_zone()));
create policy give_by_admin on people.held_position for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]) and person_id <> (select authz.me()));
create policy end_by_admin on people.held_position for delete to lilja_app
  using (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]));
create policy read_all on people.held_position for select to lilja_clock using (true);
create policy keep_authz on people.held_position to lilja_authz using (true) with check (true);
create policy keep on people.held_position to lilja_owner using (true) with check (true);
grant select, insert, delete on people.held_position to lilja_app;
grant select on people.held_position to lilja_clock;
grant select, delete on people.held_position to lilja_authz;
select audit.watch('people.held_position', 'zone_id', 'person_id', 'position');
