-- Sealed records of a unit, the keys that open them, and the decisions that let something leave the zone.

-- A decision that something may leave the zone: to whom, why, until when.
create table cases.disclosure (
  id            uuid primary key default gen_random_uuid(),
  case_id       uuid not null,
  from_unit     uuid not null,
  from_zone     uuid not null,
  to_zone       uuid not null references people.zone (id),
  to_unit       uuid not null references cases.unit (id),
  named         uuid[] not null check (cardinality(named) > 0),
  mode          text not null check (mode in ('snapshot', 'running')),
  classes       text[] not null check (cardinality(classes) > 0),
  purpose       text not null,
  ground        text not null,
  consent_id    uuid,
  harm_record   uuid,                     -- the harm test in words, sealed in the own unit
  verified      text check (verified in ('in_person', 'call_back', 'known_function', 'sdk')),
  from_at       timestamptz not null,
  until_at      timestamptz not null,
  state         text not null check (state in ('draft', 'waiting', 'approved', 'refused', 'sent', 'running', 'revoked', 'ended', 'called_off')),   -- called off: before anything left
  decided_by    uuid not null references people.person (id),
  decided_at    timestamptz not null default authz.now(),
  second_by     uuid references people.person (id),
  second_at     timestamptz,
  revoked_by    uuid references people.person (id),
  revoked_at    timestamptz,
  revoked_why   text check (revoked_why in ('decision', 'consent_withdrawn', 'case_closed', 'mistake')),
  version       integer not null default 1,
  foreign key (from_unit, case_id, from_zone) references cases.unit (id, case_id, zone_id),
  check (from_zone <> to_zone),
  check (until_at > from_at and until_at <= from_at + interval '187 days'),
  check (second_by is null or second_by <> decided_by)
);
create index disclosure_case on cases.disclosure (case_id);
create index disclosure_to on cases.disclosure (to_zone, state);

-- A row of a unit's file. What it says is sealed; that it is there is coded.
create table cases.record (
  id             uuid primary key default gen_random_uuid(),
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  class          text not null check (class in ('C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10')),
  kind           text not null,
  wall           text not null generated always as (unit_id::text || '/' || class) stored,
  own_key        boolean not null default false,   -- sealed under a key of its own, wrapped to named people
  version        integer not null default 1,
  author         uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  disclosure_id  uuid references cases.disclosure (id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (id, wall),
  unique (id, case_id)
);
create index record_case on cases.record (case_id, made_at desc);
create index record_wall on cases.record (wall, made_at desc);

-- Each wording, the old ones too: a correction is a new version and the old stays readable.
create table cases.record_text (
  record_id    uuid not null,
  version      integer not null check (version > 0),
  case_id      uuid not null references cases.card (id),
  wall         text not null,
  key_version  integer not null,
  body         bytea not null,
  reason       text check (reason in ('mistake', 'addition', 'other_view', 'new_information')),
  author       uuid not null references people.person (id),
  at           timestamptz not null default authz.now(),
  primary key (record_id, version),
  foreign key (record_id, wall) references cases.record (id, wall)
);

-- A grant's keys: the bundle of its classes, sealed to one holder under the vault key of the case.
create table cases.key_wrap (
  id             uuid primary key default gen_random_uuid(),
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,               -- whose unit it opens
  holder         text not null check (holder in ('person', 'recovery', 'duty')),
  holder_id      uuid not null,               -- the person, or the zone
  classes        text[] not null,
  key_version    integer not null,
  wrap           bytea not null,
  disclosure_id  uuid references cases.disclosure (id),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create unique index key_wrap_once on cases.key_wrap (unit_id, holder, holder_id, key_version) where disclosure_id is null;
create index key_wrap_holder on cases.key_wrap (holder_id, case_id);
create index key_wrap_unit on cases.key_wrap (unit_id);
create index key_wrap_disclosure on cases.key_wrap (disclosure_id) where disclosure_id is not null;

-- A record with a key of its own: that key, sealed to each named reader.
create table cases.record_wrap (
  record_id  uuid not null,
  case_id    uuid not null references cases.card (id),
  holder     text not null check (holder in ('person', 'recovery')),
  holder_id  uuid not null,
  wrap       bytea not null,
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  primary key (record_id, holder_id),
  foreign key (record_id, case_id) references cases.record (id, case_id)
);
create index record_wrap_holder on cases.record_wrap (holder_id, case_id);

-- Consent of the person: who informed, about what, to whom, until when. A refusal is kept as well and stops no support.
create table cases.consent (
  id                 uuid primary key default gen_random_uuid(),
  case_id            uuid not null,
  unit_id            uuid not null,
  zone_id            uuid not null,
  refused            boolean not null,
  informed_by        uuid not null references people.person (id),
  language           text not null,
  interpreter        boolean not null,
  given_on           date not null,
  form               text not null check (form in ('oral', 'written', 'recorded')),
  classes            text[] not null check (cardinality(classes) > 0),
  recipients         uuid[] not null check (cardinality(recipients) > 0),   -- zones
  purposes           text[] not null check (cardinality(purposes) > 0),
  capacity           text not null check (capacity in ('adult', 'child_by_maturity', 'custodian', 'representative')),
  conditions_record  uuid references cases.record (id),
  valid_until        timestamptz not null,
  withdrawn_at       timestamptz,
  withdrawn_by       uuid references people.person (id),
  expired_at         timestamptz,
  made_at            timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index consent_case on cases.consent (case_id);
alter table cases.disclosure add foreign key (consent_id) references cases.consent (id);
alter table cases.disclosure add foreign key (harm_record) references cases.record (id);

-- What a snapshot copied. The recipient's copy is the recipient's own.
create table cases.disclosure_item (
  disclosure_id  uuid not null references cases.disclosure (id),
  record_id      uuid not null references cases.record (id),
  case_id        uuid not null references cases.card (id),
  version        integer not null,
  class          text not null,
  kind           text not null,
  copy_id        uuid references cases.record (id),
  primary key (disclosure_id, record_id)
);

-- Exact finding in the own zone: tokens under a key that lies in the other database.
create table cases.find_token (
  id        uuid primary key default gen_random_uuid(),
  case_id   uuid not null,
  unit_id   uuid not null,
  zone_id   uuid not null,
  field     text not null check (field in ('name', 'number')),
  token     bytea not null,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (unit_id, field, token)
);
create index find_token_zone on cases.find_token (zone_id, field, token);

do $$
declare t text;
begin
  foreach t in array array['disclosure', 'record', 'record_text', 'key_wrap', 'record_wrap', 'consent', 'disclosure_item', 'find_token'] loop
    execute format('alter table cases.%I enable row level security', t);
    execute format('alter table cases.%I force row level security', t);
    perform audit.watch(format('cases.%I', t)::regclass, variadic case t
      when 'record_text' then array['record_id', 'version'] when 'record_wrap' then array['record_id', 'holder_id']
      when 'disclosure_item' then array['disclosure_id', 'record_id'] else array['id'] end);
  end loop;
end $$;
