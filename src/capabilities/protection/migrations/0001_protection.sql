-- Indicators, risk assessments, safety plans. Codes, levels and days only; every word lies sealed as a record in the own zone's part of the case.
create schema protection;
grant usage on schema protection to lilja_app, lilja_authz;
grant create on schema protection to lilja_authz;

-- What somebody saw. `wall` is as in `cases.record`: whoever reads the class of the words sees the codes.
create table protection.observation (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall in (unit_id::text || '/C4', unit_id::text || '/C9')),
  list         text not null check (list in ('adult', 'child')),
  list_from    date not null,                              -- which wording of the list it was made with
  forms        text[] not null,
  seer         text not null,
  knowing      text not null check (knowing in ('first_hand', 'told')),
  seen_on      date not null,
  present      text[] not null,
  not_seen     text[] not null,
  words_record uuid references cases.record (id),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  taken_back   text check (taken_back in ('mistake', 'other_person', 'explained')),
  taken_by     uuid references people.person (id),
  taken_at     timestamptz,
  version      integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (not present && not_seen),
  check (seer <> 'i_myself' or knowing = 'first_hand'),
  check (num_nonnulls(taken_back, taken_by, taken_at) in (0, 3))
);
create index observation_case on protection.observation (case_id, seen_on desc);

-- One version of the judgement of one unit. A new one never overwrites: there is no update.
create table protection.assessment (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall = unit_id::text || '/C10'),
  number       integer not null check (number > 0),
  occasion     text not null,
  acute        text not null,
  acute_sure   text not null,
  acute_own    text not null,
  lethal       text not null,
  lethal_sure  text not null,
  lethal_own   text not null,
  again        text not null,
  again_sure   text not null,
  again_own    text not null,
  self         text not null,
  self_sure    text not null,
  self_own     text not null,
  review_on    date not null,
  valid_until  date not null,
  rule_from    date not null,                              -- which wording of the rule about how long it holds
  sheet_record uuid not null references cases.record (id),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (unit_id, number),
  check (review_on <= valid_until),
  check (array[acute, lethal, again, self] <@ array['low', 'medium', 'high', 'unknown']),
  check (array[acute_sure, lethal_sure, again_sure, self_sure] <@ array['sure', 'fairly', 'unsure']),
  check (array[acute_own, lethal_own, again_own, self_own] <@ array['low', 'medium', 'high', 'unknown', 'not_asked'])
);
create index assessment_case on protection.assessment (case_id, number desc);

create table protection.measure (
  id             uuid primary key default gen_random_uuid(),
  assessment_id  uuid not null references protection.assessment (id),
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  wall           text not null check (wall = unit_id::text || '/C10'),
  code           text not null,
  task_id        uuid not null references cases.task (id),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index measure_assessment on protection.measure (assessment_id, made_at);
create index measure_case on protection.measure (case_id);

-- That an instrument of others was used, and what it came to. Its questions and points are never here.
create table protection.instrument_result (
  id          uuid primary key default gen_random_uuid(),
  case_id     uuid not null,
  unit_id     uuid not null,
  zone_id     uuid not null,
  wall        text not null check (wall = unit_id::text || '/C10'),
  instrument  text not null,
  edition     text not null check (edition ~ '^[0-9][0-9A-Za-z.:-]{0,11}$'),
  done_on     date not null,
  category    text not null check (category in ('low', 'medium', 'high', 'not_stated')),
  made_by     uuid not null references people.person (id),
  made_at     timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index instrument_result_case on protection.instrument_result (case_id, done_on desc);

-- Versions of a safety plan: her own, or a child's. How she may be reached stands in codes, because it must stop what is unsafe everywhere.
create table protection.plan (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall = unit_id::text || case kind when 'child' then '/C9' else '/C10' end),
  kind         text not null check (kind in ('own', 'child')),
  number       integer not null check (number > 0),
  language     text not null check (language ~ '^[a-z]{3}$'),
  copy         text not null check (copy in ('given', 'kept_here', 'never')),
  safe_flags   text[] not null default '{}' check (safe_flags <@ array['no_contact', 'never_call', 'never_voicemail', 'never_sms', 'never_letter']),
  safe_from    text check (safe_from ~ '^[0-2][0-9]:[0-5][0-9]$'),
  safe_until   text check (safe_until ~ '^[0-2][0-9]:[0-5][0-9]$'),
  review_on    date not null,
  sheet_record uuid not null references cases.record (id),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (unit_id, kind, number),
  check (num_nonnulls(safe_from, safe_until) in (0, 2))
);
create index plan_case on protection.plan (case_id, kind, number desc);

do $$
declare t text;
begin
  foreach t in array array['observation', 'assessment', 'measure', 'instrument_result', 'plan'] loop
    execute format('alter table protection.%I enable row level security', t);
    execute format('alter table protection.%I force row level security', t);
    execute format('create policy keep on protection.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy see on protection.%I for select to lilja_app using (wall = any (array(select cases.my_walls())))', t);
    execute format('create policy make on protection.%I for insert to lilja_app
      with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids()))
                  and wall = any (array(select cases.my_write_walls())))', t);
    execute format('grant select, insert on protection.%I to lilja_app', t);
    perform audit.watch(format('protection.%I', t)::regclass);
  end loop;
end $$;

-- An observation that was a mistake is taken back, once, by somebody of the zone who may write there. Nothing else of it ever changes.
create policy take_back on protection.observation for update to lilja_app
  using (taken_at is null and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
  with check (taken_by = (select authz.me()) and taken_at is not null);
grant update (taken_back, taken_by, taken_at, version) on protection.observation to lilja_app;

create policy keep_authz on protection.assessment to lilja_authz using (true) with check (true);
create policy keep_authz on protection.plan to lilja_authz using (true) with check (true);
grant select (case_id, unit_id, number, valid_until) on protection.assessment to lilja_authz;
grant select (case_id, unit_id, kind, number, safe_flags, safe_from, safe_until) on protection.plan to lilja_authz;

-- How she may be reached binds every zone of her case: codes and hours of the newest plan of each, never its words or whose it is.
create function protection.safe_rules(about uuid) returns table (flags text[], hour_from text, hour_until text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.safe_flags, p.safe_from, p.safe_until from protection.plan p
    where p.case_id = about and about = any (array(select cases.my_case_ids()))
      and p.number = (select max(q.number) from protection.plan q where q.unit_id = p.unit_id and q.kind = p.kind)
      and (p.safe_flags <> '{}' or p.safe_from is not null)
  $$;

-- For whoever leads a case, before it is closed: in how many zones the newest assessment holds no longer.
create function protection.overdue_in(about uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::integer from protection.assessment a
    where a.case_id = about and about = any (array(select cases.my_leading_case_ids()))
      and a.number = (select max(b.number) from protection.assessment b where b.unit_id = a.unit_id)
      and a.valid_until < (authz.now() at time zone 'Europe/Stockholm')::date
  $$;
do $$
declare f text;
begin
  foreach f in array array['safe_rules(uuid)', 'overdue_in(uuid)'] loop
    execute format('alter function protection.%s owner to lilja_authz', f);
    execute format('revoke execute on function protection.%s from public', f);
    execute format('grant execute on function protection.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema protection from lilja_authz;
