-- Acute meetings: who is asked, what they answered, what was decided, and the clocks that run. Codes and times only; words are sealed in each zone's own part.
create schema cooperation;
grant usage on schema cooperation to lilja_app, lilja_authz, lilja_clock;
grant create on schema cooperation to lilja_authz;

create table cooperation.meeting (
  id             uuid primary key default gen_random_uuid(),
  case_id        uuid not null references cases.card (id),
  convened_zone  uuid not null references people.zone (id),
  convened_by    uuid not null references people.person (id),
  at             timestamptz not null,
  mode           text not null default 'anonymised' check (mode in ('anonymised', 'consented', 'statutory')),
  consent_id     uuid references cases.consent (id),
  ground         text,
  covered        text[] not null default '{}',          -- classes that may be offered in this mode
  variant        text not null check (variant in ('adult', 'child')),
  word           text not null,
  agenda         text[] not null,
  state          text not null default 'called' check (state in ('called', 'held', 'cancelled')),
  next_at        timestamptz,
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  unique (id, case_id),
  check ((mode = 'consented') = (consent_id is not null)),
  check ((mode = 'statutory') = (ground is not null)),
  check (mode <> 'anonymised' or covered = '{}')
);
create index meeting_case on cooperation.meeting (case_id, at desc);
create index meeting_zone on cooperation.meeting (convened_zone, at desc);

-- A time and a neutral word. Nothing in it says what or whom it is about.
create table cooperation.invitation (
  id             uuid primary key default gen_random_uuid(),
  meeting_id     uuid not null references cooperation.meeting (id),
  zone_id        uuid not null references people.zone (id),
  function       text not null,
  wish           text not null check (wish in ('required', 'wanted')),
  word           text not null,
  at             timestamptz not null,
  asked_zone     uuid not null references people.zone (id),
  asked_at       timestamptz not null default authz.now(),
  answer_by      timestamptz not null,
  meeting_state  text not null default 'called' check (meeting_state in ('called', 'held', 'cancelled')),
  answer         text not null default 'none' check (answer in ('none', 'accept', 'decline')),
  reason         text,
  answered_by    uuid references people.person (id),
  answered_at    timestamptz,
  escalated_at   timestamptz,
  deputy_zone    uuid references people.zone (id),       -- whom to ask when nobody answers
  stands_in_for  uuid references cooperation.invitation (id),
  into_case      uuid references cases.invitation (id),  -- opens the zone's own part, when it has none
  attended       boolean,
  unique (meeting_id, zone_id, function),
  check ((answer = 'none') = (answered_at is null)),
  check ((answer = 'decline') = (reason is not null))
);
create index invitation_zone on cooperation.invitation (zone_id, at desc);
create index invitation_unanswered on cooperation.invitation (answer_by) where answer = 'none' and escalated_at is null;

create table cooperation.decision (
  id             uuid primary key default gen_random_uuid(),
  meeting_id     uuid not null,
  case_id        uuid not null,
  item           text not null,
  code           text not null,
  zone_id        uuid not null references people.zone (id),      -- who is to do it
  function       text not null,
  due_at         timestamptz not null,
  task_id        uuid not null references cases.task (id),
  decided_zone   uuid not null references people.zone (id),
  decided_by     uuid not null references people.person (id),
  decided_at     timestamptz not null default authz.now(),
  foreign key (meeting_id, case_id) references cooperation.meeting (id, case_id)
);
create index decision_meeting on cooperation.decision (meeting_id, decided_at);

-- Each zone keeps its own minutes; that they are there is known to that zone only.
create table cooperation.minutes (
  id          uuid primary key default gen_random_uuid(),
  meeting_id  uuid not null references cooperation.meeting (id),
  zone_id     uuid not null references people.zone (id),
  record_id   uuid not null references cases.record (id),
  written_by  uuid not null references people.person (id),
  written_at  timestamptz not null default authz.now()
);
create index minutes_meeting on cooperation.minutes (meeting_id, zone_id);

create table cooperation.clock (
  id            uuid primary key default gen_random_uuid(),
  case_id       uuid not null references cases.card (id),
  zone_id       uuid not null references people.zone (id),
  code          text not null check (code in ('contact', 'meeting', 'follow_up')),
  meeting_id    uuid references cooperation.meeting (id),
  person_id     uuid not null references people.person (id),
  deputy_id     uuid references people.person (id),
  started_at    timestamptz not null,
  soon_at       timestamptz not null,
  due_at        timestamptz not null,
  rule_from     date not null,                       -- which wording of the rule it runs under
  met_at        timestamptz,
  met_by        uuid references people.person (id),
  escalated_at  timestamptz,
  check (due_at > started_at and soon_at <= due_at),
  check (deputy_id is distinct from person_id)
);
create unique index clock_once on cooperation.clock (case_id, zone_id, code) where met_at is null;
create index clock_due on cooperation.clock (due_at) where met_at is null;
create index clock_person on cooperation.clock (person_id) where met_at is null;

do $$
declare t text;
begin
  foreach t in array array['meeting', 'invitation', 'decision', 'minutes', 'clock'] loop
    execute format('alter table cooperation.%I enable row level security', t);
    execute format('alter table cooperation.%I force row level security', t);
    execute format('create policy keep on cooperation.%I to lilja_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['meeting', 'invitation', 'clock'] loop
    execute format('create policy keep_authz on cooperation.%I to lilja_authz using (true) with check (true)', t);
    execute format('grant select on cooperation.%I to lilja_authz', t);
  end loop;
end $$;
grant update (met_at, met_by) on cooperation.clock to lilja_authz;
select audit.watch('cooperation.meeting');
select audit.watch('cooperation.invitation');
select audit.watch('cooperation.decision');
select audit.watch('cooperation.minutes');
select audit.watch('cooperation.clock');

-- The meetings I am in: I am in the case, and my zone convened it or said yes.
create function cooperation.my_meetings() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select m.id from cooperation.meeting m
    where m.case_id = any (array(select cases.my_case_ids()))
      and (m.convened_zone = (select authz.my_zone())
           or exists (select from cooperation.invitation i where i.meeting_id = m.id and i.zone_id = (select authz.my_zone()) and i.answer = 'accept'))
  $$;
-- Those of them that my zone convened and I may write in.
create function cooperation.my_convened() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select m.id from cooperation.meeting m
    where m.convened_zone = (select authz.my_zone()) and m.case_id = any (array(select cases.my_open_case_ids()))
  $$;
-- An invitation is read by those who could say yes to it.
create function cooperation.i_may_answer() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select 'C0' = any (array(select people.my_reads())) and (authz.my_roles())::text[] <> array['log_reviewer'] $$;

-- A "yes" from another zone is the first contact: it stops that clock of the convening zone, whose rows the one answering cannot see.
create function cooperation.meet_contact() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.answer = 'accept' and old.answer <> 'accept' and new.zone_id <> new.asked_zone then
      update cooperation.clock c set met_at = new.answered_at, met_by = new.answered_by
      where c.case_id = (select m.case_id from cooperation.meeting m where m.id = new.meeting_id)
        and c.zone_id = new.asked_zone and c.code = 'contact' and c.met_at is null;
    end if;
    return null;
  end $$;
create trigger meet_contact after update of answer on cooperation.invitation for each row execute function cooperation.meet_contact();

-- Nobody answers for another zone; who came is noted by those who convened.
create function cooperation.keep_answers_own() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user in ('lilja_authz', 'lilja_clock', 'lilja_owner') then return new; end if;
    if (new.answer, new.reason, new.answered_by, new.answered_at) is distinct from (old.answer, old.reason, old.answered_by, old.answered_at)
       and (new.zone_id is distinct from authz.my_zone() or new.answered_by is distinct from authz.me()) then
      raise insufficient_privilege using message = 'only the asked zone answers';
    end if;
    if (new.attended, new.meeting_state, new.at, new.escalated_at) is distinct from (old.attended, old.meeting_state, old.at, old.escalated_at) and new.asked_zone is distinct from authz.my_zone() then
      raise insufficient_privilege using message = 'only the convening zone notes who came';
    end if;
    return new;
  end $$;
create trigger keep_answers_own before update on cooperation.invitation for each row execute function cooperation.keep_answers_own();

-- Whether my zone has a part in the case of a meeting it is invited to. No more is said.
create function cooperation.my_zone_takes_part(meeting uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select from cooperation.invitation i join cooperation.meeting m on m.id = i.meeting_id
                   join cases.unit u on u.case_id = m.case_id and u.zone_id = i.zone_id and u.closed_at is null
                   where i.meeting_id = my_zone_takes_part.meeting and i.zone_id = (select authz.my_zone()))
  $$;
do $$
declare f text;
begin
  foreach f in array array['my_zone_takes_part(uuid)', 'my_meetings()', 'my_convened()', 'meet_contact()'] loop
    execute format('alter function cooperation.%s owner to lilja_authz', f);
    execute format('revoke execute on function cooperation.%s from public', f);
  end loop;
end $$;
revoke execute on function cooperation.i_may_answer(), cooperation.keep_answers_own() from public;
grant execute on function cooperation.my_meetings(), cooperation.my_convened(), cooperation.my_zone_takes_part(uuid) to lilja_app;
grant execute on function cooperation.i_may_answer() to lilja_app, lilja_authz;

create policy see on cooperation.meeting for select to lilja_app using (id = any (array(select cooperation.my_meetings())));
create policy convene on cooperation.meeting for insert to lilja_app
  with check (convened_zone = (select authz.my_zone()) and convened_by = (select authz.me()) and state = 'called' and case_id = any (array(select cases.my_open_case_ids())));
create policy change on cooperation.meeting for update to lilja_app
  using (id = any (array(select cooperation.my_convened()))) with check (convened_zone = (select authz.my_zone()) and case_id = any (array(select cases.my_open_case_ids())));
grant select, insert on cooperation.meeting to lilja_app;
grant update (mode, consent_id, ground, covered, state, next_at, version) on cooperation.meeting to lilja_app;

create policy see on cooperation.invitation for select to lilja_app
  using ((zone_id = (select authz.my_zone()) and (select cooperation.i_may_answer())) or meeting_id = any (array(select cooperation.my_meetings())));
create policy ask on cooperation.invitation for insert to lilja_app
  with check (asked_zone = (select authz.my_zone()) and meeting_id = any (array(select cooperation.my_convened()))
      and (answer = 'none' or (answer = 'accept' and zone_id = (select authz.my_zone()) and answered_by = (select authz.me()))));
create policy answer on cooperation.invitation for update to lilja_app
  using ((zone_id = (select authz.my_zone()) and (select cooperation.i_may_answer())) or meeting_id = any (array(select cooperation.my_convened())))
  with check (zone_id = (select authz.my_zone()) or asked_zone = (select authz.my_zone()));
grant select, insert on cooperation.invitation to lilja_app;
grant update (answer, reason, answered_by, answered_at, attended, meeting_state) on cooperation.invitation to lilja_app;

create policy see on cooperation.decision for select to lilja_app using (meeting_id = any (array(select cooperation.my_meetings())));
create policy decide on cooperation.decision for insert to lilja_app
  with check (decided_zone = (select authz.my_zone()) and decided_by = (select authz.me()) and meeting_id = any (array(select cooperation.my_meetings())));
grant select, insert on cooperation.decision to lilja_app;

create policy see on cooperation.minutes for select to lilja_app using (zone_id = (select authz.my_zone()) and meeting_id = any (array(select cooperation.my_meetings())));
create policy keep_own on cooperation.minutes for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and written_by = (select authz.me()) and meeting_id = any (array(select cooperation.my_meetings())));
grant select, insert on cooperation.minutes to lilja_app;

-- A deputy sees that a clock ran out without being in the case.
create policy see on cooperation.clock for select to lilja_app
  using (case_id = any (array(select cases.my_case_ids())) or (deputy_id = (select authz.me()) and zone_id = (select authz.my_zone()) and escalated_at is not null));
create policy start on cooperation.clock for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and case_id = any (array(select cases.my_open_case_ids())) and met_at is null and escalated_at is null);
create policy meet on cooperation.clock for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (case_id = any (array(select cases.my_open_case_ids())) or (deputy_id = (select authz.me()) and escalated_at is not null)))
  with check (zone_id = (select authz.my_zone()) and met_by = (select authz.me()));
grant select, insert on cooperation.clock to lilja_app;
grant update (met_at, met_by) on cooperation.clock to lilja_app;

-- The clock's own role: codes and times, never more.
create policy escalate_look on cooperation.clock for select to lilja_clock using (true);
create policy escalate on cooperation.clock for update to lilja_clock using (met_at is null and escalated_at is null) with check (escalated_at is not null);
grant select (id, due_at, met_at, escalated_at) on cooperation.clock to lilja_clock;
grant update (escalated_at) on cooperation.clock to lilja_clock;
create policy escalate_look on cooperation.invitation for select to lilja_clock using (true);
create policy escalate on cooperation.invitation for update to lilja_clock using (answer = 'none' and escalated_at is null) with check (escalated_at is not null);
grant select (id, answer, answer_by, escalated_at, meeting_state) on cooperation.invitation to lilja_clock;
grant update (escalated_at) on cooperation.invitation to lilja_clock;
revoke create on schema cooperation from lilja_authz;
