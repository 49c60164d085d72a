-- Places of shelters and requests for them. A place is known to its own zone only; who asks for one is known without a name and without the case.

-- `slot` stands for the place in the rule below: whole numbers have ranges of their own, so the rule needs no extension. Drawn by chance, it counts nothing.
create table protection.place (
  id             uuid primary key default gen_random_uuid(),
  zone_id        uuid not null references people.zone (id),
  slot           bigint not null default (floor(random() * 1000000000)::bigint * 1000000000 + floor(random() * 1000000000)::bigint),
  code_name      text not null check (code_name ~ '^[A-ZÅÄÖ0-9]{2,12}$'),
  region         text not null check (region in ('north', 'middle', 'stockholm', 'east', 'west', 'south')),
  house          text not null check (house ~ '^[A-Z0-9]{1,4}$'),   -- places of the same house share kitchen and door
  takes          text[] not null check (cardinality(takes) > 0 and takes <@ array['women', 'men', 'families']),
  adults         smallint not null check (adults between 1 and 8),
  children       smallint not null check (children between 0 and 12),
  wheelchair     boolean not null,
  pets           boolean not null,
  night_staff    boolean not null,
  languages      text[] not null check (array_to_string(languages, '') ~ '^([a-z]{3})*$'),
  avoid          text[] not null check (avoid <@ array['north', 'middle', 'stockholm', 'east', 'west', 'south']),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  unique (zone_id, code_name),
  unique (zone_id, id, slot)
);

-- What is asked, as others may know it: no case, no name, no place.
create table protection.place_need (
  id           uuid primary key default gen_random_uuid(),
  from_zone    uuid not null references people.zone (id),
  adults       smallint not null check (adults between 0 and 8),
  child_bands  text[] not null check (cardinality(child_bands) <= 12 and child_bands <@ array['0_5', '6_12', '13_15', '16_17']),
  who          text not null check (who in ('women', 'men', 'families')),
  wheelchair   boolean not null,
  pets         boolean not null,
  night_staff  boolean not null,
  languages    text[] not null check (array_to_string(languages, '') ~ '^([a-z]{3})*$'),
  away_from    text[] not null check (away_from <@ array['north', 'middle', 'stockholm', 'east', 'west', 'south']),
  from_day     date not null,
  nights       smallint not null check (nights between 1 and 180),
  basis        text not null check (basis in ('board_decision', 'without_assessment')),
  made_at      timestamptz not null default authz.now(),
  check (adults + cardinality(child_bands) > 0)
);

-- Whose it is: for the team of the case in the zone that asks.
create table protection.place_request (
  id         uuid primary key references protection.place_need (id),
  case_id    uuid not null,
  unit_id    uuid not null,
  zone_id    uuid not null,
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index place_request_case on protection.place_request (case_id, made_at desc);

-- One shelter that was asked, and how far it has come. Code name and region are all that the zone that asks learns.
create table protection.place_ask (
  id           uuid primary key default gen_random_uuid(),
  request_id   uuid not null references protection.place_need (id),
  from_zone    uuid not null references people.zone (id),
  to_zone      uuid not null references people.zone (id),
  state        text not null default 'asked'
               check (state in ('asked', 'offered', 'refused', 'lapsed', 'declined', 'withdrawn', 'accepted', 'admitted', 'not_admitted', 'arrived', 'no_show', 'left')),
  refusal      text check (refusal in ('full', 'does_not_fit', 'other')),
  code_name    text,
  region       text,
  hold_until   timestamptz,
  conditions_met boolean,                                            -- without a decision of the board: the shelter has checked the board's conditions
  arrived_on   date,
  left_on      date,
  left_to      text check (left_to in ('own_home', 'new_housing', 'other_shelter', 'relative', 'abroad', 'hospital', 'unknown', 'other')),
  answered_by  uuid references people.person (id),
  changed_at   timestamptz not null default authz.now(),
  version      integer not null default 1,
  unique (to_zone, request_id),
  check (from_zone <> to_zone),
  check (state <> 'offered' or (code_name is not null and region is not null and hold_until is not null)),
  check (state not in ('refused', 'not_admitted') or refusal is not null)
);
create index place_ask_request on protection.place_ask (request_id);
create index place_ask_zone on protection.place_ask (to_zone, state);
-- A placement is accepted once for a request, whoever is quickest.
create unique index place_ask_one on protection.place_ask (from_zone, request_id) where state in ('accepted', 'admitted', 'arrived');

-- What only the shelter knows of its own no: that it was a conflict does not travel.
create table protection.place_no (
  ask_id    uuid primary key references protection.place_ask (id),
  zone_id   uuid not null references people.zone (id),
  why       text not null check (why in ('full', 'does_not_fit', 'conflict', 'other')),
  made_by   uuid not null references people.person (id),
  made_at   timestamptz not null default authz.now()
);

-- Nights of a place: held for somebody, somebody's, or out of service. No night is two people's, however many ask at once.
create table protection.stay (
  id          uuid primary key default gen_random_uuid(),
  place_id    uuid not null,
  zone_id     uuid not null,
  slot        bigint not null,
  ask_id      uuid references protection.place_ask (id),
  kind        text not null check (kind in ('hold', 'stay', 'closed')),
  nights      daterange not null check (not isempty(nights) and lower(nights) is not null and upper(nights) is not null),
  active      boolean not null default true,
  hold_until  timestamptz,
  reason      text check (reason in ('repair', 'no_staff', 'safety', 'other')),
  despite     boolean not null default false,                        -- a conflict was answered, and the head of unit decided all the same
  ended_why   text check (ended_why in ('lapsed', 'declined', 'withdrawn', 'not_admitted', 'no_show', 'left', 'moved', 'opened')),
  made_by     uuid not null references people.person (id),
  made_at     timestamptz not null default authz.now(),
  version     integer not null default 1,
  foreign key (zone_id, place_id, slot) references protection.place (zone_id, id, slot),
  check ((kind = 'hold') = (hold_until is not null)),
  check ((kind = 'closed') = (ask_id is null)),
  check ((kind = 'closed') = (reason is not null)),
  check (active or ended_why is not null),
  constraint stay_one_a_night exclude using gist (int8range(slot, slot, '[]') with &&, nights with &&) where (active)
);
create index stay_zone on protection.stay (zone_id, place_id);
create index stay_ask on protection.stay (ask_id);
create index stay_lapsing on protection.stay (hold_until) where active and kind = 'hold';

-- A child who comes along is decided about by itself.
create table protection.child_placement (
  id           uuid primary key default gen_random_uuid(),
  request_id   uuid not null references protection.place_request (id),
  zone_id      uuid not null references people.zone (id),
  number       smallint not null check (number between 1 and 12),
  band         text not null check (band in ('0_5', '6_12', '13_15', '16_17')),
  decision     text check (decision in ('consent', 'immediate', 'decided', 'not_placed')),
  decided_by   uuid references people.person (id),
  decided_at   timestamptz,
  version      integer not null default 1,
  unique (zone_id, request_id, number),
  check (num_nonnulls(decision, decided_by, decided_at) in (0, 3))
);
create index child_placement_request on protection.child_placement (request_id, number);

-- Whom she must not meet, as blind tokens: nobody reads them, only the question below compares them.
create table protection.apart_mark (
  id        uuid primary key default gen_random_uuid(),
  case_id   uuid not null,
  unit_id   uuid not null,
  zone_id   uuid not null,
  wall      text not null check (wall = unit_id::text || '/C10'),
  kind      text not null check (kind in ('name', 'phone', 'nick', 'may_recruit')),
  token     bytea not null check (octet_length(token) = 16),
  made_by   uuid not null references people.person (id),
  made_at   timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index apart_mark_token on protection.apart_mark (token);
create index apart_mark_case on protection.apart_mark (case_id);

-- That a shelter asked, so that nobody asks without end.
create table protection.apart_question (
  id        uuid primary key default gen_random_uuid(),
  ask_id    uuid not null references protection.place_ask (id),
  zone_id   uuid not null references people.zone (id),
  asked_by  uuid not null references people.person (id),
  asked_at  timestamptz not null default authz.now()
);
create index apart_question_zone on protection.apart_question (zone_id, asked_at);

do $$
declare t text;
begin
  foreach t in array array['place', 'place_need', 'place_request', 'place_ask', 'place_no', 'stay', 'child_placement', 'apart_mark', 'apart_question'] loop
    execute format('alter table protection.%I enable row level security', t);
    execute format('alter table protection.%I force row level security', t);
    execute format('create policy keep on protection.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy keep_authz on protection.%I to lilja_authz using (true) with check (true)', t);
    execute format('grant select on protection.%I to lilja_authz', t);
    if t = 'place_no' then perform audit.watch('protection.place_no', 'ask_id'); else perform audit.watch(format('protection.%I', t)::regclass); end if;
  end loop;
end $$;
grant insert (ask_id, zone_id, asked_by) on protection.apart_question to lilja_authz;
grant update (state, hold_until, changed_at, version) on protection.place_ask to lilja_authz;
grant update (kind, hold_until, active, ended_why, version) on protection.stay to lilja_authz;
