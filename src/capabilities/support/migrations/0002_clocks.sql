-- The law's clocks, leave, and applications for a reflection period or a permit.
-- Codes and days only; every word lies sealed as a record in the own zone's part of the case.
grant usage on schema support to lilja_clock;
grant create on schema support to lilja_authz;

-- Dated reference data. A row is never changed: a new wording is a new row.
create table support.deadline_rule (
  code        text not null,
  "trigger"   text not null,
  amount      integer not null check (amount >= 0),
  unit        text not null check (unit in ('immediately', 'days', 'weeks', 'months', 'document')),
  effect      text not null,
  rest        text not null check (rest in ('next_working_day', 'none', 'unsure')),
  alerts      integer[] not null,
  repeats     boolean not null,
  stated      boolean not null,
  source      text not null,
  confirmed   boolean not null,
  valid_from  date not null,
  valid_to    date check (valid_to > valid_from),
  primary key (code, valid_from)
);
alter table support.deadline_rule enable row level security;
alter table support.deadline_rule force row level security;
create policy keep on support.deadline_rule to lilja_owner using (true) with check (true);
create policy see on support.deadline_rule for select to lilja_app using ((select authz.me()) is not null);
grant select on support.deadline_rule to lilja_app;
select audit.watch('support.deadline_rule', 'code', 'valid_from');

-- A decision or an event, with the days as they stand in the document. Entered wrong, it is taken back and stays readable.
create table support.decision (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall in (unit_id::text || '/C4', unit_id::text || '/C7', unit_id::text || '/C9')),
  "trigger"    text not null,
  on_day       date not null,
  ends_on      date check (ends_on >= on_day),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  taken_by     uuid references people.person (id),
  taken_at     timestamptz,
  version      integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (num_nonnulls(taken_by, taken_at) in (0, 2))
);
create index decision_case on support.decision (case_id, on_day desc);

-- A day that a decision set going, with the rule it was counted by. The day is never changed afterwards.
create table support.deadline (
  id             uuid primary key default gen_random_uuid(),
  decision_id    uuid not null references support.decision (id),
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  wall           text not null check (wall in (unit_id::text || '/C4', unit_id::text || '/C7', unit_id::text || '/C9')),
  code           text not null,
  rule_from      date not null,
  counted_from   date not null,
  due_on         date not null,
  last_on        date not null check (last_on >= due_on),
  alert_on       date not null check (alert_on <= due_on),
  from_document  boolean not null,
  person_id      uuid not null references people.person (id),
  deputy_id      uuid references people.person (id),
  outcome        text check (outcome in ('met', 'extended', 'replaced', 'not_applicable', 'other_authority', 'missed', 'entered_wrong')),
  done_on        date,
  reason_record  uuid references cases.record (id),
  closed_by      uuid references people.person (id),
  closed_at      timestamptz,
  escalated_at   timestamptz,
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  foreign key (code, rule_from) references support.deadline_rule (code, valid_from),
  check (num_nonnulls(outcome, closed_by, closed_at) in (0, 3)),
  check (deputy_id is distinct from person_id)
);
create index deadline_case on support.deadline (case_id, due_on);
create index deadline_open on support.deadline (last_on) where outcome is null;
create index deadline_person on support.deadline (person_id) where outcome is null;
create index deadline_deputy on support.deadline (deputy_id) where outcome is null;

-- Somebody of the zone is away, and who answers meanwhile.
create table support.leave (
  id          uuid primary key default gen_random_uuid(),
  zone_id     uuid not null references people.zone (id),
  person_id   uuid not null references people.person (id),
  from_day    date not null,
  until_day   date not null check (until_day >= from_day),
  deputy_id   uuid not null references people.person (id) check (deputy_id <> person_id),
  made_by     uuid not null references people.person (id),
  made_at     timestamptz not null default authz.now(),
  ended_at    timestamptz
);
create index leave_person on support.leave (person_id, from_day);

-- An application for a reflection period, more of it, or a permit, and what came of it. Days as in the documents; the number of the decision is sealed.
create table support.permit (
  id             uuid primary key default gen_random_uuid(),
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  wall           text not null check (wall = unit_id::text || '/C7'),
  kind           text not null check (kind in ('reflection', 'extension', 'permit')),
  extends_id     uuid references support.permit (id),
  round          integer not null check (round >= 0),
  applicant      text not null check (applicant in ('investigation_leader', 'social_board')),
  basis          text not null,
  way            text not null check (way in ('secure_mail', 'sealed_letter', 'by_hand')),
  sent_on        date not null,
  received_on    date check (received_on >= sent_on),
  outcome        text not null default 'waiting' check (outcome in ('waiting', 'granted', 'refused', 'withdrawn')),
  decided_on     date check (decided_on >= sent_on),
  valid_from     date,
  valid_to       date check (valid_to >= valid_from),
  revoked_on     date,
  heard_on       date,
  stay_on        date,
  stay_ended_on  date check (stay_ended_on >= stay_on),
  words_record   uuid references cases.record (id),
  paper_record   uuid references cases.record (id),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check ((kind = 'extension') = (extends_id is not null)),
  check ((outcome = 'granted') = (num_nonnulls(valid_from, valid_to) = 2)),
  check (outcome in ('waiting', 'withdrawn') or decided_on is not null),
  check (revoked_on is null or (outcome = 'granted' and heard_on <= revoked_on))
);
create index permit_case on support.permit (case_id, sent_on desc);

-- Who told her of it, when and in which language.
create table support.permit_told (
  id           uuid primary key default gen_random_uuid(),
  permit_id    uuid not null references support.permit (id),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall = unit_id::text || '/C7'),
  teller       text not null,
  what         text not null,
  told_on      date not null,
  language     text not null check (language ~ '^[a-z]{3}$'),
  interpreter  text not null check (interpreter in ('none_needed', 'in_the_room', 'by_phone', 'was_missing')),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index permit_told_permit on support.permit_told (permit_id, told_on);

do $$
declare t text;
begin
  foreach t in array array['decision', 'deadline', 'permit', 'permit_told'] loop
    execute format('alter table support.%I enable row level security', t);
    execute format('alter table support.%I force row level security', t);
    execute format('create policy keep on support.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy see on support.%I for select to lilja_app using (wall = any (array(select cases.my_walls())))', t);
    execute format('create policy make on support.%I for insert to lilja_app
      with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids()))
                  and wall = any (array(select cases.my_write_walls())))', t);
    execute format('grant select, insert on support.%I to lilja_app', t);
    if t not in ('permit_told', 'deadline') then
      execute format('create policy change on support.%I for update to lilja_app
        using (zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
        with check (zone_id = (select authz.my_zone()))', t);
    end if;
  end loop;
  foreach t in array array['leave'] loop
    execute format('alter table support.%I enable row level security', t);
    execute format('alter table support.%I force row level security', t);
    execute format('create policy keep on support.%I to lilja_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['decision', 'deadline', 'leave', 'permit', 'permit_told'] loop
    perform audit.watch(format('support.%I', t)::regclass);
  end loop;
end $$;
grant update (taken_by, taken_at, version) on support.decision to lilja_app;
grant update (received_on, outcome, decided_on, valid_from, valid_to, revoked_on, heard_on, stay_on, stay_ended_on, paper_record, version) on support.permit to lilja_app;

-- The colleagues I stand in for today.
create function support.i_stand_in_for() returns setof uuid
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select l.person_id from support.leave l
    where l.deputy_id = (select authz.me()) and l.ended_at is null and (authz.now() at time zone 'Europe/Stockholm')::date between l.from_day and l.until_day
  $$;
revoke execute on function support.i_stand_in_for() from public;
grant execute on function support.i_stand_in_for() to lilja_app;

-- Whoever answers for a day sees it, and its deputy once it has gone there: the day and its code, nothing else of the case.
create policy see_own on support.deadline for select to lilja_app
  using (zone_id = (select authz.my_zone())
         and (person_id = (select authz.me())
              or (escalated_at is not null and (deputy_id = (select authz.me()) or person_id = any (array(select support.i_stand_in_for()))))));
create policy change on support.deadline for update to lilja_app
  using (outcome is null and zone_id = (select authz.my_zone())
         and ((unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
              or person_id = (select authz.me())))
  with check (zone_id = (select authz.my_zone()));
grant update (person_id, deputy_id, outcome, done_on, reason_record, closed_by, closed_at, escalated_at, version) on support.deadline to lilja_app;

-- Who is away is known in the own zone. One says it oneself, or the head of the unit does.
create policy see on support.leave for select to lilja_app using (zone_id = (select authz.my_zone()));
create policy make on support.leave for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and made_by = (select authz.me())
              and (person_id = (select authz.me()) or people.is_unit_head((select authz.me()))));
create policy change on support.leave for update to lilja_app
  using (zone_id = (select authz.my_zone()) and ended_at is null and (person_id = (select authz.me()) or people.is_unit_head((select authz.me()))))
  with check (zone_id = (select authz.my_zone()));
grant select, insert on support.leave to lilja_app;
grant update (ended_at) on support.leave to lilja_app;

-- The clock's own role: codes and days, never more. What is late goes to the deputy; what nears goes there while its person is away.
create policy escalate_look on support.deadline for select to lilja_clock using (true);
create policy escalate on support.deadline for update to lilja_clock using (outcome is null and escalated_at is null) with check (escalated_at is not null);
grant select (id, person_id, alert_on, last_on, outcome, escalated_at) on support.deadline to lilja_clock;
grant update (escalated_at) on support.deadline to lilja_clock;
create policy escalate_look on support.leave for select to lilja_clock using (true);
grant select (person_id, from_day, until_day, ended_at) on support.leave to lilja_clock;

do $$
declare t text;
begin
  foreach t in array array['deadline', 'permit'] loop
    execute format('create policy keep_authz on support.%I to lilja_authz using (true) with check (true)', t);
  end loop;
end $$;
grant select (case_id, zone_id, person_id, outcome) on support.deadline to lilja_authz;
grant select (id, case_id, zone_id, kind, sent_on, outcome, decided_on, valid_from, valid_to, revoked_on) on support.permit to lilja_authz;

-- For whoever leads a case, before it is closed: how many days are open, in every zone.
create function support.open_deadlines_in(about uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::integer from support.deadline d
    where d.case_id = about and about = any (array(select cases.my_leading_case_ids())) and d.outcome is null
  $$;
-- For who reckons costs in the own zone: from when to when there is an application or a permit. Days and codes, no words, no number.
create function support.residence_of(about uuid)
  returns table (id uuid, kind text, sent_on date, outcome text, decided_on date, valid_from date, valid_to date, revoked_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.kind, p.sent_on, p.outcome, p.decided_on, p.valid_from, p.valid_to, p.revoked_on
    from support.permit p
    where p.case_id = about and p.zone_id = (select authz.my_zone()) and about = any (array(select cases.my_case_ids()))
      and array(select people.my_reads()) && array['C7', 'C8']
    order by p.sent_on, p.id
  $$;
-- For a person of the zone who leaves: how many days they answer for, whoever asks there.
create function support.deadlines_of(person uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::integer from support.deadline d where d.person_id = person and d.zone_id = (select authz.my_zone()) and d.outcome is null
  $$;
do $$
declare f text;
begin
  foreach f in array array['open_deadlines_in(uuid)', 'residence_of(uuid)', 'deadlines_of(uuid)'] loop
    execute format('alter function support.%s owner to lilja_authz', f);
    execute format('revoke execute on function support.%s from public', f);
    execute format('grant execute on function support.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema support from lilja_authz;
