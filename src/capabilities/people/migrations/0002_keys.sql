-- Ways to unlock a private key, links, the zone's own pairs, and recovery.

-- One row per way to unlock. Nobody reads it but the functions of 0004.
create table people.unlock (
  person_id   uuid not null references people.person (id),
  kind        text not null check (kind in ('passphrase')),
  salt        bytea not null,
  cost        jsonb not null,               -- Argon2id parameters it was made with
  verifier    bytea not null,
  locked_key  bytea not null,               -- the private key under the unlock key
  totp        bytea not null,               -- the authenticator's secret under the key-encryption key
  last_step   bigint not null default 0,    -- each code works once
  changed_at  timestamptz not null default now(),
  primary key (person_id, kind)
);
alter table people.unlock enable row level security;
alter table people.unlock force row level security;
create policy keep_authz on people.unlock to lilja_authz using (true) with check (true);
create policy keep on people.unlock to lilja_owner using (true) with check (true);
grant select, insert, update, delete on people.unlock to lilja_authz;
select audit.watch_except('people.unlock', '{person_id,kind}', '{last_step}');

-- An activation link. Real clock: unused until `expires_at`, ten minutes after first use.
create table people.invitation (
  id             uuid primary key default gen_random_uuid(),
  zone_id        uuid not null,
  person_id      uuid not null,
  token_hash     bytea not null unique,
  made_by        uuid,
  made_at        timestamptz not null default now(),
  expires_at     timestamptz not null,
  link           bytea,                     -- the token sealed to whoever made it, so that they can hand it over
  first_used_at  timestamptz,
  used_at        timestamptz,
  cancelled_at   timestamptz,
  totp           bytea,                     -- drawn at first use, under the key-encryption key
  public_key     bytea,                     -- after a recovery: the new pair, waiting for its person
  locked_key     bytea,                     -- its private half under a key that only the token gives
  foreign key (zone_id, person_id) references people.person (zone_id, id)
);
create index invitation_person on people.invitation (person_id, made_at desc);
alter table people.invitation enable row level security;
alter table people.invitation force row level security;
create policy read_by_admin on people.invitation for select to lilja_app
  using (made_by = (select authz.me()) or (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[])));
create policy add_by_admin on people.invitation for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]) and made_by = (select authz.me()));
create policy cancel_by_admin on people.invitation for update to lilja_app
  using (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]))
  with check (zone_id = (select authz.my_zone()));
create policy keep_authz on people.invitation to lilja_authz using (true) with check (true);
create policy keep on people.invitation to lilja_owner using (true) with check (true);
grant select (id, zone_id, person_id, made_by, made_at, expires_at, link, first_used_at, used_at, cancelled_at) on people.invitation to lilja_app;
grant insert (id, zone_id, person_id, token_hash, made_by, expires_at, link) on people.invitation to lilja_app;
grant update (cancelled_at) on people.invitation to lilja_app;
grant select, insert, update on people.invitation to lilja_authz;
select audit.watch('people.invitation');

-- Public halves of the zone's own pairs. The private halves lie with the officers and the duty holders, sealed.
create table people.zone_key (
  zone_id     uuid not null references people.zone (id),
  kind        text not null check (kind in ('recovery', 'duty')),
  public_key  bytea not null check (octet_length(public_key) = 32),
  -- The duty key's private half sealed to the recovery key, so that a last holder who is helped back in gets it again.
  under_recovery  bytea,
  made_at     timestamptz not null default authz.now(),
  primary key (zone_id, kind)
);
alter table people.zone_key enable row level security;
alter table people.zone_key force row level security;
create policy read_signed_in on people.zone_key for select to lilja_app using ((select authz.me()) is not null);
create policy add_by_admin on people.zone_key for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]));
create policy read_all on people.zone_key for select to lilja_authz using (true);
create policy keep on people.zone_key to lilja_owner using (true) with check (true);
grant select (zone_id, kind, public_key, made_at) on people.zone_key to lilja_app;
grant insert (zone_id, kind, public_key, under_recovery) on people.zone_key to lilja_app;
grant select on people.zone_key to lilja_authz;
select audit.watch('people.zone_key', 'zone_id', 'kind');

-- Three officers, any two. They may be of other zones: they gain recovery only, and read nothing.
create table people.recovery_officer (
  zone_id    uuid not null references people.zone (id),
  person_id  uuid not null references people.person (id),
  position   integer not null check (position between 1 and 3),
  primary key (zone_id, position),
  unique (zone_id, person_id)
);
create index recovery_officer_person on people.recovery_officer (person_id);
alter table people.recovery_officer enable row level security;
alter table people.recovery_officer force row level security;
create policy read_own on people.recovery_officer for select to lilja_app
  using (zone_id = (select authz.my_zone()) or person_id = (select authz.me()));
create policy add_by_admin on people.recovery_officer for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]));
create policy keep_authz on people.recovery_officer to lilja_authz using (true) with check (true);
create policy keep on people.recovery_officer to lilja_owner using (true) with check (true);
grant select, insert on people.recovery_officer to lilja_app;
grant select, insert, delete on people.recovery_officer to lilja_authz;
select audit.watch('people.recovery_officer', 'zone_id', 'position');

-- The recovery private key, once per ordered pair of officers: one opens the outer box, then the other what was in it.
create table people.recovery_share (
  zone_id         uuid not null references people.zone (id),
  outer_officer   uuid not null references people.person (id),
  inner_officer   uuid not null references people.person (id),
  share           bytea not null,
  primary key (zone_id, outer_officer, inner_officer),
  check (outer_officer <> inner_officer)
);
alter table people.recovery_share enable row level security;
alter table people.recovery_share force row level security;
create policy read_mine on people.recovery_share for select to lilja_app using (outer_officer = (select authz.me()));
create policy add_by_admin on people.recovery_share for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]));
create policy keep_authz on people.recovery_share to lilja_authz using (true) with check (true);
create policy keep on people.recovery_share to lilja_owner using (true) with check (true);
grant select, insert on people.recovery_share to lilja_app;
grant select, insert, delete on people.recovery_share to lilja_authz;
select audit.watch('people.recovery_share', 'zone_id', 'outer_officer', 'inner_officer');

-- Who can open the zone's duty key, for break-glass in the own zone.
create table people.duty_holder (
  zone_id    uuid not null,
  person_id  uuid not null,
  wrap       bytea not null,
  given_at   timestamptz not null default authz.now(),
  primary key (zone_id, person_id),
  foreign key (zone_id, person_id) references people.person (zone_id, id)
);
alter table people.duty_holder enable row level security;
alter table people.duty_holder force row level security;
create policy read_own_zone on people.duty_holder for select to lilja_app using (zone_id = (select authz.my_zone()));
-- Who may pass the key on: a holder, or an administrator to somebody else. To herself only in the deed that makes the zone's keys.
create function people.may_give_duty(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select from people.duty_holder d where d.zone_id = authz.my_zone() and d.person_id = authz.me())
      or ('org_admin' = any (authz.my_roles()) and (person <> authz.me()
          or exists (select from people.zone_key k where k.zone_id = authz.my_zone() and k.kind = 'duty' and k.made_at = authz.now())))
  $$;
create policy add_by_holder on people.duty_holder for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and people.may_give_duty(person_id));
create policy end_by_admin on people.duty_holder for delete to lilja_app
  using (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]));
create policy keep_authz on people.duty_holder to lilja_authz using (true) with check (true);
create policy keep on people.duty_holder to lilja_owner using (true) with check (true);
grant select, insert, delete on people.duty_holder to lilja_app;
grant select, insert, delete on people.duty_holder to lilja_authz;
select audit.watch('people.duty_holder', 'zone_id', 'person_id');

-- A ceremony: asked by an administrator, opened by one officer, completed by another, within 30 minutes.
create table people.recovery_session (
  id              uuid primary key default gen_random_uuid(),
  zone_id         uuid not null references people.zone (id),
  person_id       uuid references people.person (id),   -- who lost passphrase or code; null when the officers change
  officers        uuid[],                               -- the officers to come, when they change
  reason          text not null check (reason in ('lost_passphrase', 'lost_authenticator', 'lost_both', 'officers_change')),
  asked_by        uuid,                                  -- null: the operator, for a zone whose only administrator is the one who lost the keys
  asked_at        timestamptz not null default now(),
  first_officer   uuid,
  first_at        timestamptz,
  second_officer  uuid,
  done_at         timestamptz,
  resealed        integer,
  check ((person_id is null) <> (officers is null)),
  check (second_officer is null or second_officer <> first_officer)
);
create index recovery_session_zone on people.recovery_session (zone_id, asked_at desc);
alter table people.recovery_session enable row level security;
alter table people.recovery_session force row level security;
create policy read_concerned on people.recovery_session for select to lilja_app
  using ((zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]))
         or zone_id = any (array(select o.zone_id from people.recovery_officer o where o.person_id = (select authz.me()))));
create policy ask_by_admin on people.recovery_session for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]) and asked_by = (select authz.me()));
create policy keep_authz on people.recovery_session to lilja_authz using (true) with check (true);
create policy keep on people.recovery_session to lilja_owner using (true) with check (true);
grant select on people.recovery_session to lilja_app;
grant insert (id, zone_id, person_id, officers, reason, asked_by) on people.recovery_session to lilja_app;
grant select, update on people.recovery_session to lilja_authz;
select audit.watch('people.recovery_session');

-- The inner boxes that the first officer left, each for one of the other two. Nobody else can open them.
create table people.recovery_part (
  session_id  uuid not null references people.recovery_session (id),
  officer_id  uuid not null references people.person (id),
  box         bytea not null,
  primary key (session_id, officer_id)
);
alter table people.recovery_part enable row level security;
alter table people.recovery_part force row level security;
create policy read_mine on people.recovery_part for select to lilja_app using (officer_id = (select authz.me()));
create policy keep_authz on people.recovery_part to lilja_authz using (true) with check (true);
create policy keep on people.recovery_part to lilja_owner using (true) with check (true);
grant select on people.recovery_part to lilja_app;
grant select, insert, delete on people.recovery_part to lilja_authz;
select audit.watch('people.recovery_part', 'session_id', 'officer_id');
