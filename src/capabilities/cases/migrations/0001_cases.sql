-- A joint case is not a joint file: the card says that there is a case, the unit is one zone's own part of it.
create schema cases;
grant usage on schema cases to lilja_app, lilja_authz, lilja_clock;
grant create on schema cases to lilja_authz;

-- The thin card. No text: codes, dates and a made-up name.
create table cases.card (
  id                uuid primary key default gen_random_uuid(),
  pseudonym         text not null unique,
  protection_level  smallint not null default 1 check (protection_level between 0 and 2),
  identification    text not null check (identification in ('signal', 'presumed', 'formally_recognised', 'not_a_victim', 'withdrawn')),
  phase             text not null check (phase in ('intake', 'acute', 'initial_support', 'long_term', 'return_prep', 'returned_followup', 'closed')),
  legal             text not null check (legal in ('none', 'reported', 'fu_open', 'fu_closed', 'indicted', 'judgment', 'appeal')),
  residence         text not null check (residence in ('unknown', 'right_of_residence', 'applied_5_15', 'reflection_period', 'permit_5_15',
                                                       'other_permit', 'asylum', 'no_permit', 'expulsion_decision', 'returned')),
  track             text not null check (track in ('trafficking', 'exploitation', 'prostitution', 'unclear')),
  child             text not null check (child in ('yes', 'no', 'unknown')),
  urgent            boolean not null,
  county            text,
  municipality      text,               -- where the case was taken up; a placement never changes it
  lead_unit_id      uuid,
  next_meeting_at   timestamptz,
  opened_by         uuid not null references people.person (id),
  opened_at         timestamptz not null default authz.now(),
  closed_at         timestamptz,
  shredded_at       timestamptz,
  version           integer not null default 1
);

-- One zone's own part. Its keys are its own.
create table cases.unit (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null references cases.card (id),
  zone_id      uuid not null references people.zone (id),
  key_version  integer not null default 1,
  opened_by    uuid not null references people.person (id),
  opened_at    timestamptz not null default authz.now(),
  closed_at    timestamptz,
  unique (case_id, zone_id),
  unique (id, case_id, zone_id)
);
alter table cases.card add foreign key (lead_unit_id) references cases.unit (id);

-- The zone's own number for its file is nobody else's business.
create table cases.unit_reference (
  unit_id         uuid primary key references cases.unit (id),
  case_id         uuid not null references cases.card (id),
  zone_id         uuid not null references people.zone (id),
  file_reference  text not null check (length(file_reference) between 1 and 60)
);
create index unit_reference_number on cases.unit_reference (zone_id, lower(file_reference));

-- Who works in the case, with which classes, until when. `touched_at` is the sort key of "my cases".
create table cases.member (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  person_id    uuid not null references people.person (id),
  classes      text[] not null,
  writes       text[] not null,
  position     text not null check (position in ('lead', 'deputy', 'member')),
  by_opening   boolean not null default false,   -- opened the unit: nobody was there to approve it
  from_at      timestamptz not null default authz.now(),
  until_at     timestamptz not null,
  approved_by  uuid not null references people.person (id),
  second_by    uuid references people.person (id),
  second_at    timestamptz,
  grace_until  timestamptz,                      -- at level 2: works on until a second person has answered
  ended_at     timestamptz,
  ended_by     uuid references people.person (id),
  ended_why    text check (ended_why in ('no_longer_needed', 'left', 'for_cause', 'case_closed')),
  touched_at   timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (until_at > from_at and until_at <= from_at + interval '370 days'),
  check (second_by is distinct from person_id and (second_by is null or second_by <> approved_by))
);
create unique index member_once on cases.member (unit_id, person_id) where ended_at is null;
create index member_mine on cases.member (person_id, touched_at desc, case_id);
create index member_person_case on cases.member (person_id, case_id);
create index member_case on cases.member (case_id);

create table cases.axis_change (
  id         uuid primary key default gen_random_uuid(),
  case_id    uuid not null references cases.card (id),
  axis       text not null check (axis in ('identification', 'phase', 'legal', 'residence', 'track', 'child', 'urgent', 'level', 'lead', 'next_meeting')),
  was        text not null,
  became     text not null,
  on_day     date not null,
  zone_id    uuid not null references people.zone (id),
  person_id  uuid not null references people.person (id),
  at         timestamptz not null default authz.now()
);
create index axis_change_case on cases.axis_change (case_id, at desc);

-- A zone is asked to take part: a neutral word and a time, nothing about the person.
create table cases.invitation (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null references cases.card (id),
  zone_id      uuid not null references people.zone (id),
  from_zone    uuid not null references people.zone (id),
  invited_by   uuid not null references people.person (id),
  word         text not null,
  until_at     timestamptz not null,
  state        text not null default 'pending' check (state in ('pending', 'accepted', 'declined', 'withdrawn', 'expired')),
  made_at      timestamptz not null default authz.now(),
  answered_by  uuid references people.person (id),
  answered_at  timestamptz
);
create unique index invitation_once on cases.invitation (case_id, zone_id) where state = 'pending';
create index invitation_zone on cases.invitation (zone_id, state);
create index invitation_case on cases.invitation (case_id);

-- Somebody who must not see the case: wins over everything.
create table cases.recusal (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null references cases.card (id),
  person_id    uuid not null references people.person (id),
  zone_id      uuid not null references people.zone (id),
  reason       text not null check (reason in ('conflict', 'relative', 'party')),
  made_by      uuid not null references people.person (id),
  from_at      timestamptz not null default authz.now(),
  ended_at     timestamptz,
  ended_by     uuid references people.person (id)
);
create unique index recusal_once on cases.recusal (case_id, person_id) where ended_at is null;

-- Break-glass: inside the own zone, for an hour, loudly.
create table cases.glass (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  person_id    uuid not null references people.person (id),
  classes      text[] not null,
  reason       text not null check (reason in ('danger_to_life', 'child_in_danger', 'on_call_without_team', 'other_urgent')),
  from_at      timestamptz not null default authz.now(),
  until_at     timestamptz not null,
  ended_at     timestamptz,
  seen_by_lead      uuid references people.person (id),
  seen_by_reviewer  uuid references people.person (id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (until_at > from_at and until_at <= from_at + interval '60 minutes')
);
create index glass_person on cases.glass (person_id, until_at);
create index glass_zone on cases.glass (zone_id, from_at desc);

-- A second person says yes or no. Nothing happens before.
create table cases.approval (
  id          uuid primary key default gen_random_uuid(),
  case_id     uuid not null,
  unit_id     uuid not null,
  zone_id     uuid not null,
  kind        text not null check (kind in ('member', 'disclosure', 'level')),
  object_id   uuid not null,
  pseudonym   text not null,                        -- so that a unit head outside the case can answer
  classes     text[] not null default '{}',
  level       smallint,                             -- the level that is asked for
  about       uuid references people.person (id),   -- the added person, who may not answer
  asked_by    uuid not null references people.person (id),
  asked_at    timestamptz not null default authz.now(),
  decided_by  uuid references people.person (id),
  decided_at  timestamptz,
  outcome     text check (outcome in ('yes', 'no', 'gone')),       -- gone: what was asked for is no longer wanted
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (decided_by is null or (decided_by <> asked_by and decided_by is distinct from about)),
  check (coalesce(outcome in ('yes', 'no'), false) = (decided_by is not null))
);
create index approval_zone on cases.approval (zone_id) where outcome is null;
create unique index approval_once on cases.approval (kind, object_id) where outcome is null;

-- Closed from birth; 0004_walls.sql says who may.
do $$
declare t text;
begin
  foreach t in array array['card', 'unit', 'unit_reference', 'member', 'axis_change', 'invitation', 'recusal', 'glass', 'approval'] loop
    execute format('alter table cases.%I enable row level security', t);
    execute format('alter table cases.%I force row level security', t);
    perform audit.watch_except(format('cases.%I', t)::regclass, case t when 'unit_reference' then array['unit_id'] else array['id'] end,
                               case t when 'member' then array['touched_at'] else '{}' end);
  end loop;
end $$;
