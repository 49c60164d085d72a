-- What is to be done, by whom, by when; how a case ends; what may be counted; and the dated rules.

create table cases.task (
  id              uuid primary key default gen_random_uuid(),
  case_id         uuid not null references cases.card (id),
  zone_id         uuid not null references people.zone (id),      -- the zone that is to do it
  from_zone       uuid not null references people.zone (id),
  title           text not null,                                  -- a neutral code
  words_record    uuid references cases.record (id),              -- more words, sealed
  person_id       uuid references people.person (id),
  function        text,                                           -- a role's code when nobody is named
  due_at          timestamptz not null,
  deputy_id       uuid references people.person (id),
  escalated_at    timestamptz,
  shared          boolean not null default true,                  -- seen by every zone of the case, not just the two
  source          text not null default 'case',
  source_id       uuid,
  made_by         uuid not null references people.person (id),
  made_at         timestamptz not null default authz.now(),
  done_at         timestamptz,
  done_by         uuid references people.person (id),
  outcome         text check (outcome in ('done', 'not_needed', 'not_possible', 'declined_by_person')),
  version         integer not null default 1,
  check (person_id is not null or function is not null),
  check ((done_at is null) = (outcome is null))
);
create index task_due on cases.task (due_at) where done_at is null;
create index task_person on cases.task (person_id, due_at) where done_at is null;
create index task_zone on cases.task (zone_id, due_at) where done_at is null;
create index task_case on cases.task (case_id);
create index task_source on cases.task (source_id);

create table cases.closure (
  id               uuid primary key default gen_random_uuid(),
  case_id          uuid not null references cases.card (id),
  zone_id          uuid not null references people.zone (id),
  reason           text not null check (reason in ('goals_met', 'own_wish', 'moved', 'returned_monitoring_ended', 'lost_contact',
                                                   'not_a_victim', 'transferred', 'deceased')),
  risk_assessed_on date not null,
  way_back_record  uuid references cases.record (id),     -- the safe way back in, in words, sealed
  closed_by        uuid not null references people.person (id),
  closed_at        timestamptz not null default authz.now(),
  retention        text not null check (retention in ('five_years', 'kept', 'contract')),
  retention_until  date,
  reopened_at      timestamptz
);
create index closure_case on cases.closure (case_id);

create table cases.reopening (
  id          uuid primary key default gen_random_uuid(),
  case_id     uuid not null references cases.card (id),
  closure_id  uuid not null unique references cases.closure (id),
  zone_id     uuid not null references people.zone (id),
  reason      text not null check (reason in ('new_danger', 'new_need', 'returned_to_sweden', 'closed_by_mistake', 'court_or_authority')),
  decided_by  uuid not null references people.person (id),
  decided_at  timestamptz not null default authz.now()
);
create index reopening_case on cases.reopening (case_id);

-- C11: coarse codes, months. Counted elsewhere without knowing which case.
create table cases.coded (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null references cases.card (id) unique,
  zone_id      uuid not null references people.zone (id),
  sex          text not null check (sex in ('woman', 'man', 'other', 'unknown')),
  age_group    text not null check (age_group in ('0-14', '15-17', '18-24', '25-34', '35-49', '50+', 'unknown')),
  purpose      text not null check (purpose in ('sexual', 'labour', 'begging', 'criminality', 'marriage', 'other', 'unknown')),
  country      text not null,
  county       text,
  track        text not null,
  outcome      text not null,
  opened_month date not null check (extract(day from opened_month) = 1),
  closed_month date not null check (extract(day from closed_month) = 1),
  coded_by     uuid not null references people.person (id),
  coded_at     timestamptz not null default authz.now()
);

-- Ways through secrecy, as dated reference data (security.md 2.6). A row without a source is not offered.
create table cases.ground (
  code          text not null,
  from_kind     text not null,
  to_kind       text not null,
  classes       text[] not null,
  law           text not null,
  source        text not null,
  valid_from    date not null,
  valid_to      date,
  needs_text    boolean not null,
  needs_second  boolean not null,
  primary key (code, from_kind, to_kind, valid_from)
);

-- Clocks as dated reference data.
create table cases.clock_rule (
  code        text not null,
  minutes     integer not null check (minutes > 0),
  warn        integer not null check (warn >= 0),          -- minutes before: shown as soon
  starts      text not null,
  effect      text not null,                               -- a code: what happens if it is missed
  source      text not null,
  valid_from  date not null,
  valid_to    date,
  primary key (code, valid_from)
);

do $$
declare t text;
begin
  foreach t in array array['task', 'closure', 'reopening', 'coded', 'ground', 'clock_rule'] loop
    execute format('alter table cases.%I enable row level security', t);
    execute format('alter table cases.%I force row level security', t);
  end loop;
  foreach t in array array['task', 'closure', 'reopening', 'coded'] loop
    perform audit.watch(format('cases.%I', t)::regclass, variadic array['id']);
  end loop;
end $$;
