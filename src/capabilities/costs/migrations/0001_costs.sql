-- Who pays, what it costs, and what the state gives back. Codes, days and amounts only; there is no column for words, so none can leak from here.
create schema costs;
grant usage on schema costs to lilja_app, lilja_authz;
grant create on schema costs to lilja_authz;

-- Times and days that the law gives, as reference data with a source.
create table costs.rule (
  code        text not null,
  months      integer not null check (months > 0),
  remind      jsonb not null default '[]',                 -- days before the last day
  source      text not null,
  valid_from  date not null,
  valid_to    date,
  primary key (code, valid_from)
);
alter table costs.rule enable row level security;
alter table costs.rule force row level security;
create policy keep on costs.rule to lilja_owner using (true) with check (true);
create policy see on costs.rule for select to lilja_app using ((select authz.me()) is not null);
grant select on costs.rule to lilja_app;

-- The number under which the finance officer of a zone knows a case. Made by the program: it says nothing of anybody.
create table costs.account (
  unit_id    uuid primary key,
  case_id    uuid not null,
  zone_id    uuid not null,
  wall       text not null check (wall = unit_id::text || '/C8'),
  number     integer not null check (number > 0),
  opened_at  timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (zone_id, number)
);
create index account_case on costs.account (case_id);

-- What the right to state reimbursement rests on. A new version never overwrites: there is no update.
create table costs.basis (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall = unit_id::text || '/C8'),
  number       integer not null check (number > 0),
  received_on  date not null,                              -- when the application had come in
  granted_on   date,
  ends_on      date,                                       -- the last day with a right
  ended_why    text check (ended_why in ('permit_ended', 'refused', 'withdrawn')),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (unit_id, number),
  check (granted_on >= received_on),
  check (ends_on >= received_on),
  check (num_nonnulls(ends_on, ended_why) in (0, 2)),
  check (ended_why <> 'permit_ended' or granted_on is not null)
);
create index basis_case on costs.basis (case_id);

-- One zone's answers about who pays, what follows from them, and then its decision. Answers are relative ("here", "elsewhere"): no place.
create table costs.assessment (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall = unit_id::text || '/C8'),
  number       integer not null check (number > 0),
  stays        text not null check (stays in ('here', 'elsewhere', 'unknown')),
  permanent    text not null check (permanent in ('here', 'elsewhere', 'none', 'unknown')),
  placed_by    text not null check (placed_by in ('nobody', 'us', 'other_board', 'migration_agency', 'unknown')),
  status       text not null,
  child        text not null check (child in ('yes', 'no', 'unknown')),
  proposal     text not null check (proposal in ('us', 'placing_board', 'residence_board', 'stay_board', 'assigned_board')),
  acute        text not null check (acute in ('us', 'stay_board')),
  reasons      text[] not null check (reasons <> '{}'),
  rules        text[] not null check (rules <> '{}'),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  payer        text check (payer in ('us', 'placing_board', 'residence_board', 'stay_board', 'assigned_board')),
  payer_unit   uuid,                                       -- that board's part in the case, when it has one
  from_on      date,
  provisional  boolean,
  shown        boolean not null default false,             -- the other boards of the case see the decision
  decided_by   uuid references people.person (id),
  decided_at   timestamptz,
  version      integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (unit_id, number),
  check (num_nonnulls(payer, from_on, provisional, decided_by, decided_at) in (0, 5)),
  check (payer_unit is null or payer <> 'us'),
  check (not shown or payer is not null)
);
create index assessment_case on costs.assessment (case_id, number desc);

-- One board asks another to take over; the time to answer is the law's. Until it is settled the first keeps paying.
create table costs.transfer (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall = unit_id::text || '/C8'),
  to_unit      uuid,                                       -- empty: a board that has no part in the case
  to_zone      uuid references people.zone (id),
  to_wall      text check (to_wall = to_unit::text || '/C8'),
  asked_on     date not null,
  answer_by    date not null,
  rule_from    date not null,                              -- which wording of the rule about the time to answer
  state        text not null default 'asked' check (state in ('asked', 'accepted', 'refused', 'at_inspectorate', 'inspectorate_yes', 'inspectorate_no')),
  takes_from   date,                                       -- from when the other board pays
  answered_on  date,
  answered_by  uuid references people.person (id),
  passed_on    date,
  passed_by    uuid references people.person (id),
  settled_on   date,
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  version      integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  foreign key (to_unit, case_id, to_zone) references cases.unit (id, case_id, zone_id),
  check (num_nonnulls(to_unit, to_zone, to_wall) in (0, 3)),
  check (to_unit is distinct from unit_id),
  check (answer_by > asked_on),
  check (num_nonnulls(answered_on, answered_by) in (0, 2)),
  check (num_nonnulls(passed_on, passed_by) in (0, 2)),
  check ((state in ('accepted', 'inspectorate_yes')) = (takes_from is not null))
);
create index transfer_case on costs.transfer (case_id, made_at desc);
create unique index transfer_once on costs.transfer (unit_id) where state in ('asked', 'refused', 'at_inspectorate');

-- What something cost. Never edited: a mistake is taken back by a line with the same amount below nought.
create table costs.line (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall = unit_id::text || '/C8'),
  type         text not null,
  legal        text not null check (legal in ('sol_11_1', 'sol_12_1', 'lvu', 'lvm', 'school')),
  whom         text not null check (whom in ('person', 'child')),   -- an accompanying child has lines of its own
  supplier     text not null check (supplier ~ '^[A-Z]{1,3}[0-9]{1,4}$'),
  invoice      text check (invoice ~ '^[A-Z]{0,3}-?[0-9]{1,12}(-[0-9]{1,4})?$'),
  from_on      date not null,
  last_on      date not null,                              -- with it
  units        integer not null check (units between 1 and 400),
  unit_ore     bigint not null check (unit_ore > 0 and unit_ore <= 100000000000),
  net_ore      bigint not null check (abs(net_ore) = units * unit_ore),
  vat_ore      bigint not null check (abs(vat_ore) <= 100000000000),
  day_rule     text check (day_rule in ('nights', 'both_days')),
  reverses     uuid unique,
  reason       text check (reason in ('wrong_amount', 'wrong_case', 'twice', 'credited')),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (id, unit_id),
  unique (id, unit_id, units, unit_ore),
  foreign key (reverses, unit_id, units, unit_ore) references costs.line (id, unit_id, units, unit_ore),
  check (last_on >= from_on),
  check (date_trunc('quarter', from_on::timestamp) = date_trunc('quarter', last_on::timestamp)),
  check (num_nonnulls(reverses, reason) in (0, 2)),
  check ((reverses is null) = (net_ore > 0)),
  check (vat_ore = 0 or (vat_ore > 0) = (net_ore > 0))
);
create index line_case on costs.line (case_id, from_on desc);
create index line_zone on costs.line (zone_id, from_on);

-- What a zone asks the state for, for one quarter.
create table costs.claim (
  id           uuid primary key default gen_random_uuid(),
  zone_id      uuid not null references people.zone (id),
  quarter      date not null check (quarter = date_trunc('quarter', quarter::timestamp)::date),
  number       integer not null check (number > 0),
  total_ore    bigint not null check (total_ore > 0),
  last_on      date not null,                              -- by which it must have come in
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  sent_on      date,
  sent_by      uuid references people.person (id),
  received_on  date,
  received_by  uuid references people.person (id),
  paid_on      date,
  paid_ore     bigint check (paid_ore >= 0),
  difference   text check (difference in ('outside_time', 'not_entitled', 'amount_changed', 'data_missing', 'not_said')),
  paid_by      uuid references people.person (id),
  version      integer not null default 1,
  unique (zone_id, quarter, number),
  unique (id, zone_id),
  check (num_nonnulls(sent_on, sent_by) in (0, 2)),
  check (num_nonnulls(received_on, received_by) in (0, 2)),
  check (num_nonnulls(paid_on, paid_ore, paid_by) in (0, 3)),
  check (received_on is null or sent_on is not null),
  check (paid_on is null or received_on is not null),
  check ((paid_ore is distinct from total_ore and paid_ore is not null) = (difference is not null))
);

-- A line is claimed once, with what was eligible of it then.
create table costs.claim_line (
  line_id   uuid primary key,
  claim_id  uuid not null,
  case_id   uuid not null,
  unit_id   uuid not null,
  zone_id   uuid not null,
  wall      text not null check (wall = unit_id::text || '/C8'),
  ore       bigint not null check (ore <> 0),
  reason    text not null,
  foreign key (line_id, unit_id) references costs.line (id, unit_id),
  foreign key (claim_id, zone_id) references costs.claim (id, zone_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index claim_line_claim on costs.claim_line (claim_id);
create index claim_line_case on costs.claim_line (case_id);

-- What was given back to the state after it had paid.
create table costs.repayment (
  id        uuid primary key default gen_random_uuid(),
  claim_id  uuid not null,
  zone_id   uuid not null,
  ore       bigint not null check (ore > 0),
  on_day    date not null,
  reason    text not null check (reason in ('wrong_data', 'reversed', 'demanded')),
  made_by   uuid not null references people.person (id),
  made_at   timestamptz not null default authz.now(),
  foreign key (claim_id, zone_id) references costs.claim (id, zone_id)
);
create index repayment_claim on costs.repayment (claim_id);
