-- The partner abroad without an account: what is handed over, on whose word, by what law it may leave the country, and what was answered.
-- Codes, days and countries are shared by those who take part in the return. What was handed over and every word lie sealed, behind the wall of
-- the part of the case that made it.
-- Which countries the law treats how, and by what ground a kind of zone may let something leave. Dated reference data; never constants in the code.
create table returns.transfer_country (
  code        text not null check (code ~ '^[A-Z]{2}$'),
  standing    text not null check (standing in ('eea', 'adequate')),
  source      text not null,
  valid_from  date not null,
  valid_to    date,
  primary key (code, valid_from)
);
create table returns.transfer_ground (
  code         text not null,
  sender_kind  text not null,
  standing     text not null check (standing in ('eea', 'adequate', 'other')),
  law          text not null,
  valid_from   date not null,
  valid_to     date,
  primary key (code, sender_kind, standing, valid_from)
);
-- How long a hand-over stands open: `days` at first, `most` at most.
create table returns.handover_rule (
  code        text not null check (code in ('open')),
  days        integer not null check (days > 0),
  most        integer not null check (most >= days),
  source      text not null,
  valid_from  date not null,
  valid_to    date,
  primary key (code, valid_from)
);

create table returns.handover (
  id             uuid primary key default gen_random_uuid(),
  return_id      uuid not null,
  case_id        uuid not null,
  unit_id        uuid not null,                               -- the part of the case that hands over
  zone_id        uuid not null,
  class          text not null check (class in ('C4', 'C10')),  -- in which the answers are read
  wall           text not null check (wall = unit_id::text || '/' || class),
  to_zone        uuid not null references people.zone (id),
  country        text not null check (country ~ '^[A-Z]{2}$'),
  ground         text not null,
  consent_id     uuid not null,
  harm_record    uuid not null,
  classes        text[] not null check (not 'C3' = any (classes)),
  fields         text[] not null check (fields <@ array['destination', 'departed', 'arrived']),
  language       text not null check (language ~ '^[a-z]{2}$'),
  days           integer not null check (days between 1 and 60),
  second_by      uuid references people.person (id),
  second_at      timestamptz,
  second_answer  text check (second_answer in ('yes', 'no')),
  sent_at        timestamptz,
  until_at       timestamptz,
  opened_at      timestamptz,
  accepted_at    timestamptz,
  wrong_codes    integer not null default 0,
  ended_at       timestamptz,
  ended_why      text check (ended_why in ('decision', 'expired', 'consent', 'case', 'return')),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  unique (id, return_id, case_id, wall),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (to_zone <> zone_id),
  check (second_by <> made_by),
  check (num_nonnulls(second_by, second_at, second_answer) in (0, 3)),
  check (sent_at is null or second_answer = 'yes'),
  check ((sent_at is null) = (until_at is null)),
  check (until_at > sent_at and until_at <= sent_at + interval '62 days'),
  check (num_nonnulls(opened_at, accepted_at) = 0 or sent_at is not null),
  check ((ended_at is null) = (ended_why is null))
);
create index handover_return on returns.handover (return_id, made_at desc);
create index handover_case on returns.handover (case_id);
create index handover_open on returns.handover (until_at) where ended_at is null;

-- Which texts, in which wording. Seen where they were written.
create table returns.handover_item (
  handover_id  uuid not null,
  return_id    uuid not null,
  case_id      uuid not null,
  wall         text not null,
  record_id    uuid not null,
  version      integer not null,
  class        text not null check (class <> 'C3'),
  kind         text not null,
  primary key (handover_id, record_id),
  foreign key (handover_id, return_id, case_id, wall) references returns.handover (id, return_id, case_id, wall)
);

-- What was sealed. `partner_wrap` opens with the code alone, under a vault key of its own; nothing here opens for the server by itself.
create table returns.handover_seal (
  handover_id   uuid primary key,
  return_id     uuid not null,
  case_id       uuid not null,
  wall          text not null,
  number        text not null unique check (number ~ '^[0-9]{12}$'),  -- in the address of the page
  lookup        bytea not null,                                       -- hash of what only the code gives
  salt          bytea not null check (octet_length(salt) = 16),
  public_key    bytea not null check (octet_length(public_key) = 32),   -- answers are sealed to it
  partner_wrap  bytea,
  own_wrap      bytea,
  snapshot      bytea,
  code_box      bytea,                                                -- the code, sealed to its maker, until it has been noted
  foreign key (handover_id, return_id, case_id, wall) references returns.handover (id, return_id, case_id, wall)
);
-- The private half of `public_key`, for those of the own part who read the answers, and for the zone's recovery.
create table returns.handover_key (
  id           uuid primary key default gen_random_uuid(),
  handover_id  uuid not null references returns.handover (id),
  case_id      uuid not null,
  zone_id      uuid not null,
  holder       text not null check (holder in ('person', 'recovery')),
  holder_id    uuid not null,
  wrap         bytea not null,
  unique (handover_id, holder, holder_id)
);
create index handover_key_holder on returns.handover_key (holder_id);
create index handover_key_case on returns.handover_key (case_id);

-- What the partner answered, in codes: one row for each press.
create table returns.handover_answer (
  id           uuid primary key,
  handover_id  uuid not null,
  return_id    uuid not null,
  case_id      uuid not null,
  wall         text not null,
  press        uuid not null unique,
  kind         text not null check (kind in ('accepted', 'asked', 'event')),
  event        text check (event in ('met_at_arrival', 'did_not_arrive', 'housing_given', 'contact_lost', 'other')),
  day          date not null,
  has_words    boolean not null,
  settled_by   uuid references people.person (id),
  settled_at   timestamptz,
  settled_how  text check (settled_how in ('replied', 'noted', 'logged')),
  version      integer not null default 1,
  unique (id, handover_id),
  foreign key (handover_id, return_id, case_id, wall) references returns.handover (id, return_id, case_id, wall),
  check ((kind = 'event') = (event is not null)),
  check (kind <> 'asked' or has_words),
  check (num_nonnulls(settled_at, settled_how) in (0, 2))
);
create index handover_answer_of on returns.handover_answer (handover_id, day);
create index handover_answer_open on returns.handover_answer (case_id) where settled_at is null;
-- The words of an answer, and of the reply to it.
create table returns.handover_words (
  answer_id    uuid primary key,
  handover_id  uuid not null,
  case_id      uuid not null,
  wall         text not null,
  body         bytea,
  body_key     bytea,
  reply        bytea,
  foreign key (answer_id, handover_id) references returns.handover_answer (id, handover_id),
  check (num_nonnulls(body, body_key) in (0, 2))
);
create index handover_words_of on returns.handover_words (handover_id);

do $$
declare t text;
begin
  foreach t in array array['transfer_country', 'transfer_ground', 'handover_rule', 'handover', 'handover_item', 'handover_seal', 'handover_key', 'handover_answer', 'handover_words'] loop
    execute format('alter table returns.%I enable row level security', t);
    execute format('alter table returns.%I force row level security', t);
    execute format('create policy keep on returns.%I to lilja_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['transfer_country', 'transfer_ground', 'handover_rule'] loop
    execute format('create policy see on returns.%I for select to lilja_app using ((select authz.me()) is not null)', t);
    execute format('create policy read_all on returns.%I for select to lilja_authz using (true)', t);
    execute format('grant select on returns.%I to lilja_app, lilja_authz', t);
  end loop;
  foreach t in array array['handover', 'handover_seal', 'handover_answer', 'handover_words'] loop
    execute format('create policy keep_authz on returns.%I to lilja_authz using (true) with check (true)', t);
    execute format('grant select on returns.%I to lilja_authz', t);
  end loop;
end $$;
select audit.watch('returns.transfer_country', 'code', 'valid_from'), audit.watch('returns.transfer_ground', 'code', 'sender_kind', 'standing', 'valid_from'),
  audit.watch('returns.handover_rule', 'code', 'valid_from'), audit.watch_except('returns.handover', array['id'], array['wrong_codes']), audit.watch('returns.handover_item', 'handover_id', 'record_id'),
  audit.watch('returns.handover_seal', 'handover_id'), audit.watch('returns.handover_key'), audit.watch('returns.handover_answer'), audit.watch('returns.handover_words', 'answer_id');
