-- The journey itself: who knows of it, its legs, what happens on the way, and the alarm when what is expected does not come.
-- Moments, zones of time, countries and codes; every word lies sealed as a record, under a key that only those who know the journey hold.

-- Minutes that the programme sets, as dated reference data with their source.
create table returns.journey_rule (
  code        text not null,
  minutes     integer not null check (minutes >= 0),
  source      text not null,
  confirmed   boolean not null,
  valid_from  date not null,
  valid_to    date check (valid_to > valid_from),
  primary key (code, valid_from)
);

-- That a journey is planned, and how far the plan has come: all that the parts of the case that do not know it may see.
create table returns.plan (
  return_id       uuid primary key,
  case_id         uuid not null,
  unit_id         uuid not null,                            -- the part of the case that plans
  zone_id         uuid not null,
  complete        boolean not null default false,
  receiver_named  boolean not null default false,
  checked         boolean not null default false,           -- the last check, on the plan as it stands
  made_by         uuid not null references people.person (id),
  made_at         timestamptz not null default authz.now(),
  version         integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index plan_case on returns.plan (case_id);

-- Who knows the journey. A list of persons, shown to every part of the return; nobody knows it by role.
create table returns.knower (
  id          uuid primary key default gen_random_uuid(),
  return_id   uuid not null references returns.plan (return_id),
  case_id     uuid not null references cases.card (id),
  person_id   uuid not null references people.person (id),
  zone_id     uuid not null references people.zone (id),
  made_by     uuid not null references people.person (id),
  made_at     timestamptz not null default authz.now(),
  ended_by    uuid references people.person (id),
  ended_at    timestamptz,
  version     integer not null default 1,
  check (num_nonnulls(ended_by, ended_at) in (0, 2))
);
create unique index knower_once on returns.knower (return_id, person_id) where ended_at is null;
create index knower_person on returns.knower (person_id) where ended_at is null;
create index knower_case on returns.knower (case_id);

-- One leg, in the order of departure. One that is taken away stays readable.
create table returns.leg (
  id            uuid primary key default gen_random_uuid(),
  return_id     uuid not null references returns.plan (return_id),
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  mode          text not null check (mode in ('air', 'train', 'bus', 'car', 'ferry')),
  from_country  text not null check (from_country ~ '^[A-Z]{2}$'),
  to_country    text not null check (to_country ~ '^[A-Z]{2}$'),
  depart_at     timestamptz not null,
  depart_zone   text not null check (length(depart_zone) <= 64),
  arrive_at     timestamptz not null check (arrive_at > depart_at and arrive_at <= depart_at + interval '5 days'),
  arrive_zone   text not null check (length(arrive_zone) <= 64),
  help          text not null check (help in ('none', 'assistance', 'person', 'unknown')),                 -- at the end of the leg
  met_by        text not null check (met_by in ('nobody', 'partner', 'family', 'authority', 'carrier', 'unknown')),
  words_record  uuid references cases.record (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  taken_by      uuid references people.person (id),
  taken_at      timestamptz,
  version       integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (num_nonnulls(taken_by, taken_at) in (0, 2))
);
create index leg_return on returns.leg (return_id, depart_at);
create index leg_case on returns.leg (case_id);
create index leg_due on returns.leg (depart_at) where taken_at is null;

-- Who goes along, what is done when something fails, and the words of her own sheet.
create table returns.arrangement (
  return_id     uuid primary key references returns.plan (return_id),
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  needs_escort  text not null check (needs_escort in ('yes', 'no', 'unknown')),
  escort        text not null check (escort in ('accompanied', 'at_transit', 'none')),
  fallback      text[] not null check (fallback <@ array['call_knower', 'call_carrier', 'next_departure', 'stay_at_airport', 'hotel', 'partner_fetches', 'embassy', 'local_police', 'turn_back']),
  language      text not null check (language ~ '^[a-z]{3}$'),
  words_record  uuid references cases.record (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  version       integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index arrangement_case on returns.arrangement (case_id);

-- The check before departure, each time it was done.
create table returns.departure_check (
  id         uuid primary key default gen_random_uuid(),
  return_id  uuid not null references returns.plan (return_id),
  case_id    uuid not null,
  unit_id    uuid not null,
  zone_id    uuid not null,
  sure       text[] not null,                                -- what was found to be as it should
  unsure     text[] not null,
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  version    integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index departure_check_return on returns.departure_check (return_id, made_at desc);
create index departure_check_case on returns.departure_check (case_id);

-- What happened on the way. Rows are only added: a correction is a new one that names the old.
create table returns.event (
  id            uuid primary key default gen_random_uuid(),
  return_id     uuid not null references returns.plan (return_id),
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  leg_id        uuid not null references returns.leg (id),
  kind          text not null check (kind in ('departed', 'boarded', 'transit', 'arrived', 'deviation')),
  number        integer not null check (number > 0),         -- how often this has been said of this leg: two at once are one
  happened_at   timestamptz not null,
  deviation     text check (deviation in ('delayed', 'missed', 'cancelled', 'rerouted', 'stopped', 'not_met', 'wrong_person_met', 'unwell', 'no_contact', 'changed_mind', 'turned_back', 'other')),
  words_record  uuid references cases.record (id),
  corrects      uuid unique references returns.event (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  version       integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check ((kind = 'deviation') = (deviation is not null)),
  check (corrects is null or number > 1 or kind = 'deviation')
);
create unique index event_once on returns.event (leg_id, kind, number) where kind <> 'deviation';
create unique index event_deviation_once on returns.event (leg_id, deviation, happened_at, number) where kind = 'deviation';
create index event_return on returns.event (return_id, happened_at);
create index event_case on returns.event (case_id);

-- That something expected has not come. Raised once by the clock; it goes further until it comes or somebody takes it.
create table returns.alarm (
  id         uuid primary key default gen_random_uuid(),
  return_id  uuid not null references returns.plan (return_id),
  case_id    uuid not null references cases.card (id),
  leg_id     uuid not null references returns.leg (id),
  kind       text not null check (kind in ('departed', 'boarded', 'transit', 'arrived')),
  due_at     timestamptz not null,
  raised_at  timestamptz not null default authz.now(),
  stage      integer not null default 1 check (stage between 1 and 3),
  staged_at  timestamptz not null default authz.now(),
  taken_by   uuid references people.person (id),
  taken_at   timestamptz,
  ended_at   timestamptz,
  ended_how  text check (ended_how in ('came', 'moved', 'over')),
  version    integer not null default 1,
  unique (leg_id, kind, due_at),
  check (num_nonnulls(taken_by, taken_at) in (0, 2)),
  check (num_nonnulls(ended_at, ended_how) in (0, 2))
);
create unique index alarm_waiting on returns.alarm (return_id) where ended_at is null and taken_at is null;
create index alarm_return on returns.alarm (return_id, due_at desc);
create index alarm_open on returns.alarm (raised_at) where ended_at is null;
create index alarm_case on returns.alarm (case_id);
create index record_itinerary on cases.record (case_id) where kind = 'itinerary';

do $$
declare t text;
begin
  foreach t in array array['journey_rule', 'plan', 'knower', 'leg', 'arrangement', 'departure_check', 'event', 'alarm'] loop
    execute format('alter table returns.%I enable row level security', t);
    execute format('alter table returns.%I force row level security', t);
    execute format('create policy keep on returns.%I to lilja_owner using (true) with check (true)', t);
    if t <> 'journey_rule' then
      execute format('create policy keep_authz on returns.%I to lilja_authz using (true)', t);
      execute format('grant select on returns.%I to lilja_authz', t);
    end if;
  end loop;
end $$;
select audit.watch('returns.journey_rule', 'code', 'valid_from'), audit.watch('returns.plan', 'return_id'), audit.watch('returns.knower'), audit.watch('returns.leg'),
  audit.watch('returns.arrangement', 'return_id'), audit.watch('returns.departure_check'), audit.watch('returns.event'), audit.watch('returns.alarm');
