-- Needs, goals, measures, evaluations, agreed plans, rights that were told. Codes and days only; every word lies sealed as a record in the own zone's part of the case.
create schema support;
grant usage on schema support to lilja_app, lilja_authz;
grant create on schema support to lilja_authz;

-- One version of one need of one unit. A new answer never overwrites: there is no update. `wall` is as in `cases.record`.
create table support.need (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall in (unit_id::text || '/C4', unit_id::text || '/C9')),
  area         text not null,
  number       integer not null check (number > 0),
  answer       text not null check (answer in ('yes', 'no', 'unknown', 'not_asked')),
  urgency      text check (urgency in ('now', 'weeks', 'later')),
  assessor     text not null,                              -- who asked: the writer, or a function
  assessed_on  date not null,
  words_record uuid references cases.record (id),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (unit_id, wall, area, number),
  check (urgency is null or answer = 'yes')
);
create index need_case on support.need (case_id, made_at desc);

-- A goal in her own words. What became of it is said once; the words stay.
create table support.goal (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall in (unit_id::text || '/C4', unit_id::text || '/C9')),
  area         text not null,
  words_record uuid not null references cases.record (id),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  ended        text check (ended in ('reached', 'changed', 'let_go')),
  ended_by     uuid references people.person (id),
  ended_at     timestamptz,
  version      integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (num_nonnulls(ended, ended_by, ended_at) in (0, 3))
);
create index goal_case on support.goal (case_id, made_at);

-- Something that is done for her, with or without a goal. Who and by when stand in its task.
create table support.measure (
  id             uuid primary key default gen_random_uuid(),
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  wall           text not null check (wall in (unit_id::text || '/C4', unit_id::text || '/C9')),
  goal_id        uuid references support.goal (id),
  area           text not null,
  code           text not null,
  start_on       date not null,
  payer          text not null,
  function_id    uuid references directory.function (id),  -- who gives it, when that is no zone of the case
  task_id        uuid not null references cases.task (id),
  words_record   uuid references cases.record (id),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  outcome        text check (outcome in ('done', 'not_needed', 'already_given', 'declined', 'not_available')),
  outcome_on     date,
  outcome_record uuid references cases.record (id),
  outcome_by     uuid references people.person (id),
  outcome_at     timestamptz,
  version        integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (num_nonnulls(outcome, outcome_on, outcome_by, outcome_at) in (0, 4)),
  check (outcome_record is null or outcome is not null),
  check (outcome <> 'not_available' or outcome_record is not null)
);
create index support_measure_case on support.measure (case_id, made_at);

-- What she says of a measure: in three steps and her own words. Asked again later it is a row more.
create table support.evaluation (
  id           uuid primary key default gen_random_uuid(),
  measure_id   uuid not null references support.measure (id),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall in (unit_id::text || '/C4', unit_id::text || '/C9')),
  helped       text not null check (helped in ('helped', 'partly', 'not')),
  said_on      date not null,
  words_record uuid references cases.record (id),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index evaluation_measure on support.evaluation (measure_id, made_at);
create index evaluation_case on support.evaluation (case_id);

-- Versions of what was agreed: the support plan, the coordinated individual plan (with her consent), the implementation plan.
create table support.agreed (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall in (unit_id::text || '/C4', unit_id::text || '/C9')),
  kind         text not null check (kind in ('support', 'sip', 'implementation')),
  number       integer not null check (number > 0),
  path         text not null check (path in ('stay', 'return', 'undecided')),
  language     text not null check (language ~ '^[a-z]{3}$'),
  consented    text not null check (consented in ('yes', 'no', 'not_asked')),
  agreed_on    date not null,
  review_on    date not null,
  sheet_record uuid not null references cases.record (id),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (unit_id, wall, kind, number),
  check (kind <> 'sip' or consented = 'yes')
);
create index agreed_case on support.agreed (case_id, kind, number desc);

-- That rights were told: which, when, in which language, through whom, from which version of the sheet. What she said she understood lies sealed.
create table support.rights_talk (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall in (unit_id::text || '/C4', unit_id::text || '/C9')),
  told_on      date not null,
  language     text not null check (language ~ '^[a-z]{3}$'),
  interpreter  text not null check (interpreter in ('none_needed', 'in_the_room', 'by_phone', 'was_missing')),
  items        text[] not null check (items <> '{}'),
  unclear      text[] not null default '{}' check (unclear <@ items),
  sheet        text not null check (sheet in ('given', 'read_aloud', 'not_safe_to_give')),
  edition      date not null,                              -- which version of the sheet
  repeat_on    date,
  words_record uuid references cases.record (id),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (repeat_on > told_on)
);
create index rights_talk_case on support.rights_talk (case_id, told_on desc);

do $$
declare t text;
begin
  foreach t in array array['need', 'goal', 'measure', 'evaluation', 'agreed', 'rights_talk'] loop
    execute format('alter table support.%I enable row level security', t);
    execute format('alter table support.%I force row level security', t);
    execute format('create policy keep on support.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy see on support.%I for select to lilja_app using (wall = any (array(select cases.my_walls())))', t);
    execute format('create policy make on support.%I for insert to lilja_app
      with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids()))
                  and wall = any (array(select cases.my_write_walls())))', t);
    execute format('grant select, insert on support.%I to lilja_app', t);
    perform audit.watch(format('support.%I', t)::regclass);
  end loop;
end $$;

-- A goal ends once, a measure gets its outcome once, by somebody of the zone who may write there. Nothing else of them ever changes.
create policy end_it on support.goal for update to lilja_app
  using (ended_at is null and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
  with check (ended_by = (select authz.me()) and ended_at is not null);
grant update (ended, ended_by, ended_at, version) on support.goal to lilja_app;
create policy come_out on support.measure for update to lilja_app
  using (outcome is null and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
  with check (outcome_by = (select authz.me()) and outcome is not null);
grant update (outcome, outcome_on, outcome_record, outcome_by, outcome_at, version) on support.measure to lilja_app;

-- For whoever leads a case, before it is closed: how many measures have no outcome yet, in whichever zone.
create policy keep_authz on support.measure to lilja_authz using (true) with check (true);
grant select (case_id, outcome) on support.measure to lilja_authz;
create function support.measures_open_in(about uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::integer from support.measure m
    where m.case_id = about and about = any (array(select cases.my_leading_case_ids())) and m.outcome is null
  $$;
alter function support.measures_open_in(uuid) owner to lilja_authz;
revoke execute on function support.measures_open_in(uuid) from public;
grant execute on function support.measures_open_in(uuid) to lilja_app;
revoke create on schema support from lilja_authz;
