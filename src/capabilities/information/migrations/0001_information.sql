-- What is proposed for the public site, and what was published: texts, national numbers, services. Nothing here is about a person who is
-- helped; everything here is meant for everybody. A version is never changed: it is proposed, then published or taken back.
create schema information;
grant usage on schema information to lilja_app, lilja_authz, lilja_clock;
grant create on schema information to lilja_authz;

create table information.version (
  id            uuid primary key default gen_random_uuid(),
  kind          text not null check (kind in ('text', 'number', 'service')),
  -- A page in a language (`ro/tonight`), the code of a number, or the id of a function.
  subject       text not null check (subject ~ '^[a-z0-9_/-]{2,60}$'),
  number        integer not null check (number > 0),
  function_id   uuid references directory.function (id),
  zone_id       uuid not null references people.zone (id),
  -- A text.
  title         text check (length(title) between 1 and 200),
  body          text check (length(body) between 1 and 20000),
  source        integer check (source > 0),
  reviewed      boolean not null default false,
  legal         boolean not null default false,
  -- A number, a service.
  phone         text check (phone ~ '^\+?[0-9][0-9 -]{1,20}$'),
  whence        text check (length(whence) between 1 and 200),
  day           date,
  spoken        text[] not null default '{}',
  interpreter   boolean not null default false,
  shown         boolean not null default true,
  state         text not null default 'proposed' check (state in ('proposed', 'published', 'withdrawn')),
  proposed_by   uuid not null references people.person (id),
  proposed_at   timestamptz not null default authz.now(),
  decided_by    uuid references people.person (id),
  decided_at    timestamptz,
  -- A number, and what the law says, two people have read. Digits of the scripts the site is written in.
  needs_second  boolean not null generated always as (
    (kind = 'text' and (legal or title || body ~ '[0-9٠-٩०-९๐-๙]')) or kind = 'number' or (kind = 'service' and shown)) stored,
  check ((state = 'proposed') = (decided_by is null and decided_at is null)),
  check (not (state = 'published' and needs_second and decided_by = proposed_by)),
  check (case kind
    when 'text' then title is not null and body is not null and source is not null and function_id is null
    when 'number' then phone is not null and whence is not null and day is not null and function_id is null
    else function_id is not null and subject = function_id::text and day is not null and (phone is not null or not shown) end)
);
create index version_subject on information.version (kind, subject, number);
create index version_function on information.version (function_id) where function_id is not null;

-- Whether a function may be shown to everybody: of the own zone, of a kind that has an open door, never of a shelter.
create function information.may_show(function uuid, of_zone uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from directory.function f join people.zone z on z.id = f.zone_id
      where f.id = function and f.zone_id = of_zone and f.active and z.kind <> 'shelter' and f.kind in ('social_on_call', 'social_services', 'child_welfare',
        'police_contact', 'regional_coordinator', 'health_care', 'specialist_clinic', 'barnahus', 'return_programme'))
  $$;
alter function information.may_show(uuid, uuid) owner to lilja_authz;
revoke execute on function information.may_show(uuid, uuid) from public;
grant execute on function information.may_show(uuid, uuid) to lilja_app;
revoke create on schema information from lilja_authz;

create function information.i_edit() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select authz.my_roles() && array['editor'] $$;
create function information.i_keep() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select authz.my_roles() && array['org_admin', 'regional_coordinator'] $$;
revoke execute on function information.i_edit(), information.i_keep() from public;
grant execute on function information.i_edit(), information.i_keep() to lilja_app;

alter table information.version enable row level security;
alter table information.version force row level security;
create policy keep on information.version to lilja_owner using (true) with check (true);
create policy read_public on information.version for select to lilja_clock using (state = 'published');
create policy read_editors on information.version for select to lilja_app
  using ((select information.i_edit()) or (kind = 'service' and zone_id = (select authz.my_zone()) and (select information.i_keep())));
create policy propose on information.version for insert to lilja_app
  with check (proposed_by = (select authz.me()) and zone_id = (select authz.my_zone()) and state = 'proposed'
    and ((kind in ('text', 'number') and (select information.i_edit()))
      or (kind = 'service' and (select information.i_keep()) and information.may_show(function_id, zone_id))));
create policy decide on information.version for update to lilja_app
  using (state = 'proposed' and ((select information.i_edit()) or proposed_by = (select authz.me())))
  with check (decided_by = (select authz.me()) and (state = 'withdrawn'
    or (state = 'published' and (select information.i_edit()) and not (needs_second and proposed_by = (select authz.me())))
    or (state = 'published' and kind = 'service' and not shown and (select information.i_keep()) and zone_id = (select authz.my_zone()))));
grant select on information.version to lilja_app, lilja_clock;
grant insert (id, kind, subject, number, function_id, zone_id, title, body, source, reviewed, legal, phone, whence, day, spoken, interpreter, shown, proposed_by)
  on information.version to lilja_app;
grant update (state, decided_by, decided_at) on information.version to lilja_app;

select audit.watch('information.version');
