-- After the journey: who met her, where she lives first, what support and money she was given, how it goes, and what came of it.
-- Codes, days and amounts; every word lies sealed as a record in the part of the case of the zone that wrote it.

-- When contact is due, counted from the day of arrival. Dated reference data: a new wording is a new row.
create table returns.follow_rule (
  point        text not null check (point in ('d1', 'w2', 'm1', 'm3', 'm6', 'm12')),
  amount       integer not null check (amount > 0),
  unit         text not null check (unit in ('days', 'weeks', 'months')),
  before_days  integer not null check (before_days >= 0),   -- the window opens so many days before
  grace_days   integer not null check (grace_days >= 0),    -- and stays open so many days after
  lost_days    integer not null check (lost_days > 0),      -- unanswered for so long, it goes further
  source       text not null,
  confirmed    boolean not null,
  valid_from   date not null,
  valid_to     date check (valid_to > valid_from),
  primary key (point, valid_from)
);

-- The most that one person may be granted in all. Dated; not confirmed by the programme until it says so.
create table returns.ceiling (
  code        text not null check (code = 'per_person'),
  ore         bigint not null check (ore > 0),
  source      text not null,
  confirmed   boolean not null,
  valid_from  date not null,
  valid_to    date check (valid_to > valid_from),
  primary key (code, valid_from)
);

-- That she came, who says so (a function), how she went on and where she lives first. A new version never overwrites: there is no update.
create table returns.reception (
  id            uuid primary key default gen_random_uuid(),
  return_id     uuid not null,
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  number        integer not null check (number > 0),
  arrived_at    timestamptz not null,
  confirmed_by  text not null check (confirmed_by in ('partner_abroad', 'programme', 'escort', 'coordinator', 'authority', 'herself')),
  confirmed_at  timestamptz not null,
  onward        text not null check (onward in ('not_needed', 'met_and_taken', 'with_escort', 'public_transport', 'not_arranged')),
  housing       text not null check (housing in ('family', 'friends', 'own', 'shelter', 'partner_housing', 'hotel', 'institution', 'none', 'unknown')),
  words_record  uuid references cases.record (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  version       integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (return_id, number),
  check (confirmed_at >= arrived_at)
);
create index reception_case on returns.reception (case_id);

-- Support of her own, each kind for itself.
create table returns.support_line (
  id            uuid primary key default gen_random_uuid(),
  return_id     uuid not null,
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  code          text not null check (code in ('housing.shelter', 'health.somatic', 'health.psychosocial', 'rehabilitation.sexual', 'rehabilitation.labour', 'legal', 'protection',
                                              'economic', 'work', 'education', 'rights_information', 'child', 'interpretation')),
  given_by      text not null check (given_by in ('partner', 'public', 'family', 'private')),
  state         text not null default 'planned' check (state in ('planned', 'running', 'done', 'declined', 'not_available')),
  from_on       date not null,
  words_record  uuid references cases.record (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  version       integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index support_line_return on returns.support_line (return_id, from_on);
create index support_line_case on returns.support_line (case_id);

-- Money, things and services. What was paid is never edited: a mistake is taken back by a line of the same amount below nought.
create table returns.grant_line (
  id           uuid primary key default gen_random_uuid(),
  return_id    uuid not null,
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  number       integer not null check (number > 0),         -- which one of the return
  type         text not null check (type in ('cash', 'in_kind', 'service')),
  purpose      text not null check (purpose in ('daily_needs', 'housing', 'health', 'medicine', 'travel', 'documents', 'work_tools', 'own_business', 'education', 'legal', 'child', 'phone')),
  state        text not null check (state in ('planned', 'approved', 'paid', 'dropped')),
  currency     text not null check (currency ~ '^[A-Z]{3}$'),
  size         bigint not null check (size > 0 and size <= 100000000000),
  minor        bigint not null check (abs(minor) = size),   -- in the smallest unit of the currency
  ore          bigint check (ore <> 0 and abs(ore) <= 100000000000),
  rate_on      date,
  payee        text not null check (payee in ('herself', 'supplier', 'family_by_her_word')),
  her_word_on  date,                                        -- when she said that somebody of her family may take it
  counters     uuid unique,
  reason       text check (reason in ('wrong_amount', 'wrong_person', 'twice', 'given_back')),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  approved_by  uuid references people.person (id),
  approved_at  timestamptz,
  paid_by      uuid references people.person (id),
  paid_at      timestamptz,
  paid_on      date,
  version      integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (return_id, number),
  unique (id, return_id, currency, size),
  foreign key (counters, return_id, currency, size) references returns.grant_line (id, return_id, currency, size),
  check ((payee = 'family_by_her_word') = (her_word_on is not null)),
  check (num_nonnulls(counters, reason) in (0, 2)),
  check ((counters is null) = (minor > 0)),
  check (counters is null or state = 'paid'),
  check (ore is null or (ore > 0) = (minor > 0)),
  check (currency <> 'SEK' or (rate_on is null and (ore is null or ore = minor))),
  check (currency = 'SEK' or (ore is null) = (rate_on is null)),
  check (num_nonnulls(approved_by, approved_at) in (0, 2)),
  check (num_nonnulls(paid_by, paid_at, paid_on) in (0, 3)),
  check (state not in ('approved', 'paid') or (approved_by is not null and ore is not null)),
  check ((state = 'paid') = (paid_by is not null)),
  check (counters is not null or approved_by is distinct from made_by),  -- planned by one, approved by another
  check (counters is not null or paid_by is null or paid_by <> approved_by)  -- and paid by another than who approved it
);
create index grant_line_case on returns.grant_line (case_id);
create index grant_line_zone on returns.grant_line (zone_id, made_at desc);

-- Whether there is paper for what was paid.
create table returns.receipt (
  grant_id   uuid primary key references returns.grant_line (id),
  return_id  uuid not null,
  case_id    uuid not null,
  unit_id    uuid not null,
  zone_id    uuid not null,
  there_is   boolean not null,
  code       text check (code ~ '^[A-Z]{0,3}-?[0-9]{1,12}$'),
  on_day     date,
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  version    integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (there_is = (on_day is not null)),
  check (there_is or code is null)
);
create index receipt_case on returns.receipt (case_id);

-- One try to be in touch at one of the times. Reached, declined, lost and not tried are four things; a no is an answer.
create table returns.follow_up (
  id                 uuid primary key default gen_random_uuid(),
  return_id          uuid not null,
  case_id            uuid not null,
  unit_id            uuid not null,
  zone_id            uuid not null,
  point              text not null check (point in ('d1', 'w2', 'm1', 'm3', 'm6', 'm12')),
  on_day             date not null,
  how                text check (how in ('call', 'voicemail', 'sms', 'letter', 'meeting', 'through_partner', 'she_called')),
  reach              text not null check (reach in ('reached', 'declined', 'lost', 'not_tried')),
  why                text check (why in ('not_safe', 'no_time', 'no_interpreter', 'other_has_contact')),
  safety             text check (safety in ('safe', 'unsafe', 'unknown')),
  housing            text check (housing in ('lasting', 'for_now', 'none', 'unknown')),
  income             text check (income in ('enough', 'too_little', 'none', 'unknown')),
  health             text check (health in ('well', 'has_care', 'lacks_care', 'unknown')),
  children           text check (children in ('well', 'need_support', 'no_children', 'unknown')),
  network            text check (network in ('has_people', 'alone', 'unknown')),
  exploiter_contact  text check (exploiter_contact in ('yes', 'no', 'unknown')),
  satisfied          text check (satisfied in ('yes', 'partly', 'no', 'unknown')),
  exploited_again    text check (exploited_again in ('yes', 'no', 'unknown')),
  words_record       uuid references cases.record (id),
  made_by            uuid not null references people.person (id),
  made_at            timestamptz not null default authz.now(),
  version            integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (num_nonnulls(safety, housing, income, health, children, network, exploiter_contact, satisfied, exploited_again) = case reach when 'reached' then 9 else 0 end),
  check ((reach = 'not_tried') = (why is not null)),
  check ((reach = 'not_tried') = (how is null))
);
create index follow_up_return on returns.follow_up (return_id, made_at);
create index follow_up_case on returns.follow_up (case_id);

-- What nobody may pass over in silence: lost, missed, or exploited again. Stage 1 is for coordinator and partner, stage 2 for whoever is on the spot as well.
create table returns.follow_alarm (
  id           uuid primary key default gen_random_uuid(),
  return_id    uuid not null,
  case_id      uuid not null,
  point        text not null check (point in ('d1', 'w2', 'm1', 'm3', 'm6', 'm12')),
  why          text not null check (why in ('lost', 'missed', 'again')),
  stage        integer not null check (stage in (1, 2)),
  made_by      uuid references people.person (id),          -- nobody: the clock
  made_at      timestamptz not null default authz.now(),
  answer       text check (answer in ('partner_looks', 'organisation_looks', 'authority_asked', 'found', 'will_try_again', 'case_taken_up')),
  answered_by  uuid references people.person (id),
  answered_at  timestamptz,
  version      integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  unique (return_id, point, why, stage),
  check (num_nonnulls(answer, answered_by, answered_at) in (0, 3))
);
create index follow_alarm_case on returns.follow_alarm (case_id);
create index follow_alarm_open on returns.follow_alarm (return_id) where answered_at is null;

-- Exploited again, and what was done with it here: the case went on, or was opened again.
create table returns.renewal (
  id         uuid primary key default gen_random_uuid(),
  return_id  uuid not null,
  case_id    uuid not null,
  unit_id    uuid not null,
  zone_id    uuid not null,
  known_on   date not null,
  known_by   text not null check (known_by in ('follow_up', 'herself', 'partner', 'authority', 'other')),
  way        text not null check (way in ('case_open', 'case_reopened', 'new_case')),
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  version    integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index renewal_return on returns.renewal (return_id);
create index renewal_case on returns.renewal (case_id);

-- Closed from birth; 0015_after_walls.sql says who may.
do $$
declare t text;
begin
  foreach t in array array['follow_rule', 'ceiling', 'reception', 'support_line', 'grant_line', 'receipt', 'follow_up', 'follow_alarm', 'renewal'] loop
    execute format('alter table returns.%I enable row level security', t);
    execute format('alter table returns.%I force row level security', t);
    execute format('create policy keep on returns.%I to lilja_owner using (true) with check (true)', t);
  end loop;
end $$;
select audit.watch('returns.follow_rule', 'point', 'valid_from'), audit.watch('returns.ceiling', 'code', 'valid_from'), audit.watch('returns.reception'), audit.watch('returns.support_line'),
       audit.watch('returns.grant_line'), audit.watch('returns.receipt', 'grant_id'), audit.watch('returns.follow_up'), audit.watch('returns.follow_alarm'), audit.watch('returns.renewal');
