-- Before the journey: what there is at home, what both countries judge of the risk, the plan for afterwards, papers and clearances.
-- Codes, days, amounts and countries only; every word lies sealed as a record. Nothing here is ever changed: what is new is a row more.

-- Days as dated reference data with a source. `confirmed` is false until somebody has read the source for us.
create table returns.gate_rule (
  code        text not null check (code in ('risk_holds', 'medicine_after')),
  days        integer not null check (days > 0),
  source      text not null,
  confirmed   boolean not null,
  valid_from  date not null,
  valid_to    date,
  primary key (code, valid_from)
);

-- Which papers a journey to or through a country takes. `**` stands for a country that has no rows of its own.
create table returns.country_need (
  country     text not null check (country ~ '^([A-Z]{2}|\*\*)$'),
  holder      text not null check (holder in ('eu', 'third')),
  way         text not null check (way in ('destination', 'transit')),
  paper       text not null,
  must        boolean not null,                                              -- otherwise: it may be asked for
  source      text not null,
  confirmed   boolean not null,
  valid_from  date not null,
  valid_to    date,
  primary key (country, holder, way, paper, valid_from)
);

-- What there is where she goes, by area: who looked, and when. A new answer never overwrites.
create table returns.home_check (
  id            uuid primary key default gen_random_uuid(),
  return_id     uuid not null,
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  area          text not null,
  number        integer not null check (number > 0),
  answer        text not null check (answer in ('there', 'partly', 'missing', 'unknown')),
  checked_by    text not null check (checked_by in ('partner_there', 'return_partner', 'authority_there', 'embassy', 'the_person', 'relative_she_chose', 'nobody_yet')),
  checked_on    date not null,
  words_record  uuid references cases.record (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (return_id, area, number),
  check ((answer = 'unknown') or checked_by <> 'nobody_yet')
);

-- One joint assessment. The newest that was begun is the one that counts.
create table returns.risk (
  id         uuid primary key default gen_random_uuid(),
  return_id  uuid not null,
  case_id    uuid not null,
  unit_id    uuid not null,
  zone_id    uuid not null,
  number     integer not null check (number > 0),
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (return_id, number),
  unique (id, return_id)
);

-- What is known on one side of the border. An item in none of the lists is not known.
create table returns.risk_side (
  risk_id       uuid not null,
  return_id     uuid not null,
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  side          text not null check (side in ('sweden', 'there')),
  absent        text[] not null,
  possible      text[] not null,
  present       text[] not null,
  own_view      text not null check (own_view in ('safer', 'same', 'more_worried', 'not_asked')),
  words_record  uuid references cases.record (id),
  own_record    uuid references cases.record (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  primary key (risk_id, side),
  foreign key (risk_id, return_id) references returns.risk (id, return_id),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (not absent && possible and not absent && present and not possible && present),
  check (own_record is null or own_view <> 'not_asked')
);

-- Who signed, and what: two people of two parts of the case. A different outcome is a disagreement, and no way through.
create table returns.risk_signature (
  risk_id       uuid not null,
  return_id     uuid not null,
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  part          text not null check (part in ('coordinator', 'partner')),
  outcome       text not null check (outcome in ('safe_with_plan', 'safe_only_if', 'not_advisable_now')),
  conditions    text[] not null default '{}',
  holds_until   date not null,
  rule_from     date not null,
  words_record  uuid references cases.record (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  primary key (risk_id, part),
  unique (risk_id, made_by),
  unique (risk_id, unit_id),
  foreign key (risk_id, return_id) references returns.risk (id, return_id),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check ((outcome = 'safe_only_if') = (conditions <> '{}'))
);

-- That a condition is met, said by somebody with a name.
create table returns.risk_met (
  risk_id    uuid not null,
  return_id  uuid not null,
  case_id    uuid not null,
  unit_id    uuid not null,
  zone_id    uuid not null,
  condition  text not null,
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  primary key (risk_id, condition),
  foreign key (risk_id, return_id) references returns.risk (id, return_id),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);

-- Versions of the plan for the time after. What is planned in all never passes the ceiling of its day.
create table returns.home_plan (
  id             uuid primary key default gen_random_uuid(),
  return_id      uuid not null,
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  number         integer not null check (number > 0),
  language       text not null check (language ~ '^[a-z]{3}$'),
  agreed_on      date,                                     -- with her; empty while it is a proposal
  total_ore      bigint not null check (total_ore >= 0),
  ceiling_ore    bigint not null,                          -- as it stood that day
  ceiling_from   date not null,
  sheet_record   uuid not null references cases.record (id),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (return_id, number),
  unique (id, return_id),
  check (total_ore <= ceiling_ore)
);
create table returns.home_plan_line (
  plan_id    uuid not null,
  return_id  uuid not null,
  case_id    uuid not null,
  purpose    text not null,
  type       text not null check (type in ('cash', 'in_kind', 'service')),
  ore        bigint not null check (ore > 0),
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  primary key (plan_id, purpose),
  foreign key (plan_id, return_id) references returns.home_plan (id, return_id),
  foreign key (return_id, case_id) references returns.return (id, case_id)
);
create table returns.home_milestone (
  plan_id    uuid not null,
  return_id  uuid not null,
  case_id    uuid not null,
  milestone  text not null,
  by_day     date not null,
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  primary key (plan_id, milestone),
  foreign key (plan_id, return_id) references returns.home_plan (id, return_id),
  foreign key (return_id, case_id) references returns.return (id, case_id)
);

-- A paper, and how far it has come. A visa for a country on the way names no country here: the way is known to those who know the journey.
create table returns.paper (
  id         uuid primary key default gen_random_uuid(),
  return_id  uuid not null,
  case_id    uuid not null,
  unit_id    uuid not null,
  zone_id    uuid not null,
  kind       text not null,
  issuer     text check (issuer ~ '^[A-Z]{2}$'),
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (id, return_id),
  check (kind <> 'transit_visa' or issuer is null)
);
create table returns.paper_step (
  paper_id      uuid not null,
  return_id     uuid not null,
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  number        integer not null check (number > 0),
  status        text not null check (status in ('needed', 'applied', 'received', 'valid', 'expired', 'lost', 'refused')),
  valid_until   date,
  words_record  uuid references cases.record (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  primary key (paper_id, number),
  foreign key (paper_id, return_id) references returns.paper (id, return_id),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);

-- What others had to say before the journey: whoever leads the investigation (status only), and health care (status and days of medicine only).
create table returns.clearance (
  id             uuid primary key default gen_random_uuid(),
  return_id      uuid not null,
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  kind           text not null check (kind in ('trial', 'fit')),
  number         integer not null check (number > 0),
  status         text not null,
  told           text not null check (told in ('in_writing', 'by_phone_called_back', 'at_a_meeting', 'not_told_yet')),
  on_day         date not null,
  valid_until    date,
  medicine       text check (medicine in ('none', 'continuing')),
  medicine_days  integer check (medicine_days between 0 and 730),            -- so many days the supply lasts from the day it was said
  words_record   uuid references cases.record (id),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (return_id, kind, number),
  check (status = any (case kind when 'trial' then array['no_investigation', 'asked', 'cleared', 'wait'] else array['not_assessed', 'fit', 'fit_with_help', 'not_fit'] end)),
  check ((kind = 'fit') = (medicine is not null)),
  check ((medicine is not distinct from 'continuing') = (medicine_days is not null)),
  check (status not in ('cleared', 'wait', 'no_investigation', 'fit', 'fit_with_help', 'not_fit') or told <> 'not_told_yet'),
  check (status not in ('fit', 'fit_with_help') or valid_until is not null)
);

create index paper_return on returns.paper (return_id, made_at);
create index paper_step_return on returns.paper_step (return_id);

do $$
declare
  t text;
  own  constant text := 'made_by = (select authz.me()) and return_id = any (array(select returns.my_write_ids()))';
  mine constant text := ' and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids()))';
  -- The risks are read as other risks are (C10); what an investigation or health care has said also by the two who decide.
  weighing constant text := 'return_id = any (array(select returns.my_ids_seeing(''{C10}'')))';
begin
  foreach t in array array['gate_rule', 'country_need'] loop
    execute format('alter table returns.%I enable row level security', t);
    execute format('alter table returns.%I force row level security', t);
    execute format('create policy keep on returns.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy see on returns.%I for select to lilja_app using ((select authz.me()) is not null)', t);
    execute format('create policy keep_authz on returns.%I to lilja_authz using (true)', t);
    execute format('grant select on returns.%I to lilja_app, lilja_authz', t);
  end loop;
  foreach t in array array['home_check', 'risk', 'risk_side', 'risk_signature', 'risk_met', 'home_plan', 'home_plan_line', 'home_milestone', 'paper', 'paper_step', 'clearance'] loop
    execute format('alter table returns.%I enable row level security', t);
    execute format('alter table returns.%I force row level security', t);
    execute format('create policy keep on returns.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy keep_authz on returns.%I to lilja_authz using (true)', t);
    execute format('create policy see on returns.%I for select to lilja_app using (%s)', t, case
      when t like 'risk%' then weighing
      when t = 'clearance' then '(kind = ''trial'' and return_id = any (array(select returns.my_ids_seeing(''{C6,C7}'')))) or (kind = ''fit'' and return_id = any (array(select returns.my_ids_seeing(''{C5}''))))'
      else 'return_id = any (array(select returns.my_ids()))' end);
    execute format('grant select, insert on returns.%I to lilja_app', t);
    execute format('grant select on returns.%I to lilja_authz', t);
    execute format('create index %I on returns.%I (case_id)', t || '_case', t);
  end loop;
  foreach t in array array['home_check', 'risk', 'home_plan', 'paper', 'paper_step', 'clearance'] loop
    execute format('create policy make on returns.%I for insert to lilja_app with check (%s)', t, own || mine || case t when 'risk' then ' and ' || weighing else '' end);
  end loop;
  foreach t in array array['home_plan_line', 'home_milestone'] loop
    execute format('create policy make on returns.%I for insert to lilja_app with check (%s and exists (select from returns.home_plan p where p.id = plan_id and p.made_by = (select authz.me())))', t, own);
  end loop;
  -- Each side is said by those who are there, and before anybody has signed.
  execute format('create policy make on returns.risk_side for insert to lilja_app with check (%s
    and returns.my_part(return_id) = any (case side when ''sweden'' then array[''coordinator'', ''board''] else array[''partner'', ''abroad''] end)
    and not exists (select from returns.risk_signature s where s.risk_id = risk_side.risk_id))', own || mine || ' and ' || weighing);
  -- Signed by each for the own part, when both sides are there.
  execute format('create policy make on returns.risk_signature for insert to lilja_app with check (%s
    and part = returns.my_part(return_id)
    and (select count(*) from returns.risk_side s where s.risk_id = risk_signature.risk_id) = 2)', own || mine || ' and ' || weighing);
  execute format('create policy make on returns.risk_met for insert to lilja_app with check (%s
    and exists (select from returns.risk_signature s where s.risk_id = risk_met.risk_id and condition = any (s.conditions)))', own || mine || ' and ' || weighing);
end $$;


select audit.watch('returns.gate_rule', 'code', 'valid_from'), audit.watch('returns.country_need', 'country', 'holder', 'way', 'paper', 'valid_from'),
       audit.watch('returns.home_check'), audit.watch('returns.risk'), audit.watch('returns.risk_side', 'risk_id', 'side'),
       audit.watch('returns.risk_signature', 'risk_id', 'part'), audit.watch('returns.risk_met', 'risk_id', 'condition'), audit.watch('returns.home_plan'),
       audit.watch('returns.home_plan_line', 'plan_id', 'purpose'), audit.watch('returns.home_milestone', 'plan_id', 'milestone'), audit.watch('returns.paper'),
       audit.watch('returns.paper_step', 'paper_id', 'number'), audit.watch('returns.clearance');
