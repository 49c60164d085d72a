-- Who may see, add and change each table. Nothing is granted that no page needs.

-- The card.
create policy see on cases.card for select to lilja_app
  using (id = any (array(select cases.my_case_ids())) or (opened_by = (select authz.me()) and lead_unit_id is null));
create policy make on cases.card for insert to lilja_app
  with check (opened_by = (select authz.me()) and lead_unit_id is null and closed_at is null and shredded_at is null);
create policy change on cases.card for update to lilja_app
  using (id = any (array(select cases.my_open_case_ids())) or id = any (array(select cases.my_leading_case_ids()))
         or (opened_by = (select authz.me()) and lead_unit_id is null))
  with check (id = any (array(select cases.my_case_ids())) and (closed_at is null or id = any (array(select cases.my_leading_case_ids()))));
grant select on cases.card to lilja_app;
grant insert (id, pseudonym, protection_level, identification, phase, legal, residence, track, child, urgent, county, municipality, opened_by) on cases.card to lilja_app;
grant update (identification, phase, legal, residence, track, child, urgent, lead_unit_id, next_meeting_at, closed_at, version) on cases.card to lilja_app;

-- Who leads the case, and that it ends or opens again, is decided by the unit that leads it. The first lead is the unit of whoever opened it.
create function cases.guard_card() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user in ('lilja_authz', 'lilja_owner') or (select r.rolsuper from pg_roles r where r.rolname = current_user) then return new; end if;
    if new.lead_unit_id is not distinct from old.lead_unit_id and new.closed_at is not distinct from old.closed_at and (new.phase = 'closed') = (old.phase = 'closed') then return new; end if;
    if (new.lead_unit_id is not distinct from old.lead_unit_id or exists (select from cases.unit u where u.id = new.lead_unit_id and u.case_id = new.id and u.closed_at is null))
       and (old.id = any (array(select cases.my_leading_case_ids()))
            or (old.lead_unit_id is null and old.opened_by = authz.me() and new.closed_at is null and new.lead_unit_id = any (array(select cases.my_lead_unit_ids()))))
      then return new; end if;
    raise exception 'only the unit that leads a case decides that' using errcode = '42501';
  end $$;
create trigger guard before update on cases.card for each row execute function cases.guard_card();

create policy see on cases.unit for select to lilja_app
  using (case_id = any (array(select cases.my_case_ids())) or id = any (array(select cases.my_empty_unit_ids())));
create policy make on cases.unit for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and opened_by = (select authz.me()) and key_version = 1 and case_id = any (array(select cases.my_opening_case_ids())));
create policy change on cases.unit for update to lilja_app
  using (id = any (array(select cases.my_lead_unit_ids()))) with check (id = any (array(select cases.my_lead_unit_ids())));
grant select on cases.unit to lilja_app;
grant insert (id, case_id, zone_id, opened_by) on cases.unit to lilja_app;
grant update (key_version) on cases.unit to lilja_app;

create policy see on cases.unit_reference for select to lilja_app
  using (zone_id = (select authz.my_zone()) and case_id = any (array(select cases.my_case_ids())));
create policy make on cases.unit_reference for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())));
create policy change on cases.unit_reference for update to lilja_app
  using (zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())))
  with check (zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())));
grant select on cases.unit_reference to lilja_app;
grant insert (unit_id, case_id, zone_id, file_reference), update (file_reference) on cases.unit_reference to lilja_app;

-- Of another zone one sees who leads there, no more. A second person sees what is asked of them.
create policy see on cases.member for select to lilja_app
  using ((case_id = any (array(select cases.my_case_ids())) and (zone_id = (select authz.my_zone()) or position = 'lead'))
         or (zone_id = (select authz.my_zone()) and id = any (array(select a.object_id from cases.approval a where a.kind = 'member' and a.outcome is null))));
create policy make on cases.member for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and approved_by = (select authz.me()) and people.zone_of(person_id) = (select authz.my_zone())
    and ((unit_id = any (array(select cases.my_lead_unit_ids())) and not by_opening)
         or (unit_id = any (array(select cases.my_empty_unit_ids())) and by_opening and person_id = (select authz.me()) and position = 'lead'))
    and (grace_until is null or (by_opening and grace_until <= (select authz.now()) + interval '72 hours')));
create policy change on cases.member for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (unit_id = any (array(select cases.my_lead_unit_ids())) or (person_id = (select authz.me()) and case_id = any (array(select cases.my_case_ids())))))
  -- The team is the lead's to change; of her own row anybody may only say that it has ended.
  with check (zone_id = (select authz.my_zone()) and (unit_id = any (array(select cases.my_lead_unit_ids())) or (person_id = (select authz.me()) and ended_at is not null)));
grant select on cases.member to lilja_app;
grant insert (id, case_id, unit_id, zone_id, person_id, classes, writes, position, by_opening, from_at, until_at, grace_until, approved_by) on cases.member to lilja_app;
grant update (position, ended_at, ended_by, ended_why) on cases.member to lilja_app;

create policy see on cases.axis_change for select to lilja_app using (case_id = any (array(select cases.my_case_ids())));
create policy make on cases.axis_change for insert to lilja_app
  with check (person_id = (select authz.me()) and zone_id = (select authz.my_zone()) and case_id = any (array(select cases.my_case_ids())));
grant select on cases.axis_change to lilja_app;
grant insert (case_id, axis, was, became, on_day, zone_id, person_id) on cases.axis_change to lilja_app;

create policy see on cases.invitation for select to lilja_app
  using (case_id = any (array(select cases.my_case_ids()))
         or (zone_id = (select authz.my_zone()) and 'C0' = any (array(select people.my_reads()))));
create policy make on cases.invitation for insert to lilja_app
  with check (invited_by = (select authz.me()) and from_zone = (select authz.my_zone()) and state = 'pending' and zone_id <> (select authz.my_zone())
    and case_id = any (array(select cases.my_open_case_ids())));
create policy change on cases.invitation for update to lilja_app
  using (state = 'pending' and ((zone_id = (select authz.my_zone()) and 'C0' = any (array(select people.my_reads()))) or case_id = any (array(select cases.my_open_case_ids()))))
  with check (state <> 'pending' and (zone_id = (select authz.my_zone()) or state = 'withdrawn'));
grant select on cases.invitation to lilja_app;
grant insert (id, case_id, zone_id, from_zone, invited_by, word, until_at, state) on cases.invitation to lilja_app;
grant update (state, answered_by, answered_at) on cases.invitation to lilja_app;

create policy see on cases.recusal for select to lilja_app
  using (zone_id = (select authz.my_zone()) and case_id = any (array(select cases.my_case_ids())));
create policy make on cases.recusal for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and made_by = (select authz.me()) and people.zone_of(person_id) = (select authz.my_zone())
    and case_id = any (array(select cases.my_case_ids())));
create policy change on cases.recusal for update to lilja_app
  using (zone_id = (select authz.my_zone()) and person_id <> (select authz.me())
         and case_id = any (array(select u.case_id from cases.unit u where u.id = any (array(select cases.my_lead_unit_ids())))))
  with check (zone_id = (select authz.my_zone()));
grant select on cases.recusal to lilja_app;
grant insert (id, case_id, person_id, zone_id, reason, made_by), update (ended_at, ended_by) on cases.recusal to lilja_app;

-- Leads of the unit and log reviewers of the zone are told; whoever used it sees the own row.
create policy see on cases.glass for select to lilja_app
  using (zone_id = (select authz.my_zone())
         and (person_id = (select authz.me()) or unit_id = any (array(select cases.my_lead_unit_ids())) or 'log_reviewer' = any ((select authz.my_roles())::text[])));
create policy make on cases.glass for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and person_id = (select authz.me()) and unit_id = any (array(select b.unit_id from cases.breakable(case_id) b))
    and cardinality(classes) > 0 and classes <@ array['C1', 'C2', 'C3', 'C9', 'C10'] and classes <@ array(select people.my_reads()));
create policy change on cases.glass for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (unit_id = any (array(select cases.my_lead_unit_ids())) or 'log_reviewer' = any ((select authz.my_roles())::text[])))
  with check (zone_id = (select authz.my_zone()));
grant select on cases.glass to lilja_app;
grant insert (id, case_id, unit_id, zone_id, person_id, classes, reason, until_at), update (ended_at, seen_by_lead, seen_by_reviewer) on cases.glass to lilja_app;

create policy see on cases.approval for select to lilja_app
  using (zone_id = (select authz.my_zone()) and (unit_id = any (array(select cases.my_lead_unit_ids())) or (select people.is_unit_head((select authz.me()))))
         and case_id <> all (array(select cases.my_recused_case_ids())));
create policy make on cases.approval for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and asked_by = (select authz.me()) and unit_id = any (array(select cases.my_lead_unit_ids()))
    and (kind <> 'level' or (object_id = case_id and case_id = any (array(select cases.my_leading_case_ids())))));
create policy drop_question on cases.approval for update to lilja_app
  using (outcome is null and unit_id = any (array(select cases.my_lead_unit_ids()))) with check (outcome = 'gone');
grant select, update (outcome) on cases.approval to lilja_app;
grant insert (id, case_id, unit_id, zone_id, kind, object_id, pseudonym, classes, level, about, asked_by) on cases.approval to lilja_app;

-- Records: one wall per unit and class.
create policy see on cases.record for select to lilja_app using (wall = any (array(select cases.my_walls())));
create policy make on cases.record for insert to lilja_app
  with check (author = (select authz.me())
    and ((disclosure_id is null and zone_id = (select authz.my_zone()) and wall = any (array(select cases.my_write_walls())))
         or (own_key and disclosure_id::text || '/' || wall = any (array(select cases.my_sending_walls())))));
create policy change on cases.record for update to lilja_app
  using (zone_id = (select authz.my_zone()) and wall = any (array(select cases.my_write_walls())) and wall = any (array(select cases.my_walls())))
  with check (zone_id = (select authz.my_zone()));
grant select on cases.record to lilja_app;
grant insert (id, case_id, unit_id, zone_id, class, kind, own_key, author, disclosure_id), update (version) on cases.record to lilja_app;

create policy see on cases.record_text for select to lilja_app using (wall = any (array(select cases.my_walls())));
create policy make on cases.record_text for insert to lilja_app
  with check (author = (select authz.me())
    and (wall = any (array(select cases.my_write_walls()))
         or (version = 1 and wall = any (array(select substr(s, 38) from cases.my_sending_walls() s)))));
grant select on cases.record_text to lilja_app;
grant insert (record_id, version, case_id, wall, key_version, body, reason, author) on cases.record_text to lilja_app;

create policy see on cases.key_wrap for select to lilja_app
  using ((holder = 'person' and holder_id = (select authz.me()) and case_id = any (array(select cases.my_case_ids())))
         or unit_id = any (array(select cases.my_lead_unit_ids()))
         or (holder = 'duty' and unit_id = any (array(select g.unit_id from cases.my_glass((select authz.scope())) g)))
         or zone_id = any (array(select people.my_recovery_zones())));
create policy make on cases.key_wrap for insert to lilja_app
  with check (made_by = (select authz.me())
    and (unit_id = any (array(select cases.my_lead_unit_ids()))
         or (holder = 'person' and zone_id = any (array(select people.my_recovery_zones())) and holder_id = any (array(select r.person_id from people.my_recoveries() r)))));
create policy drop on cases.key_wrap for delete to lilja_app
  using (unit_id = any (array(select cases.my_lead_unit_ids()))
         or (holder = 'person' and (holder_id = (select authz.me()) or (zone_id = any (array(select people.my_recovery_zones())) and holder_id = any (array(select r.person_id from people.my_recoveries() r))))));
grant select, delete on cases.key_wrap to lilja_app;
grant insert (id, case_id, unit_id, zone_id, holder, holder_id, classes, key_version, wrap, disclosure_id, made_by) on cases.key_wrap to lilja_app;

create policy see on cases.record_wrap for select to lilja_app
  using ((holder_id = (select authz.me()) and case_id = any (array(select cases.my_case_ids()))) or holder_id = any (array(select people.my_recovery_zones()))
         or (holder = 'person' and holder_id = any (array(select r.person_id from people.my_recoveries() r))));
create policy make on cases.record_wrap for insert to lilja_app
  with check (made_by = (select authz.me()) and (case_id = any (array(select cases.my_case_ids()))
    or (holder = 'person' and holder_id = any (array(select r.person_id from people.my_recoveries() r)))));
create policy drop on cases.record_wrap for delete to lilja_app
  using (holder = 'person' and (holder_id = (select authz.me()) or holder_id = any (array(select r.person_id from people.my_recoveries() r))));
grant select, delete on cases.record_wrap to lilja_app;
grant insert (record_id, case_id, holder, holder_id, wrap, made_by) on cases.record_wrap to lilja_app;

create policy see on cases.consent for select to lilja_app
  using (zone_id = (select authz.my_zone()) and case_id = any (array(select cases.my_case_ids())));
create policy make on cases.consent for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and informed_by = (select authz.me()) and unit_id = any (array(select cases.my_unit_ids()))
    and case_id = any (array(select cases.my_open_case_ids())));
grant select on cases.consent to lilja_app;
grant insert (id, case_id, unit_id, zone_id, refused, informed_by, language, interpreter, given_on, form, classes, recipients, purposes, capacity, conditions_record, valid_until)
  on cases.consent to lilja_app;

-- A decision is known in the own zone from the start, in the other when it has been carried out.
create policy see on cases.disclosure for select to lilja_app
  using (case_id = any (array(select cases.my_case_ids()))
         and (from_zone = (select authz.my_zone()) or (to_zone = (select authz.my_zone()) and state in ('sent', 'running', 'revoked', 'ended'))));
create policy make on cases.disclosure for insert to lilja_app
  with check (decided_by = (select authz.me()) and from_zone = (select authz.my_zone()) and state = 'draft'
    and from_unit = any (array(select cases.my_lead_unit_ids())) and case_id = any (array(select cases.my_open_case_ids())));
create policy change on cases.disclosure for update to lilja_app
  using (from_unit = any (array(select cases.my_lead_unit_ids()))) with check (from_unit = any (array(select cases.my_lead_unit_ids())));
grant select on cases.disclosure to lilja_app;
grant insert (id, case_id, from_unit, from_zone, to_zone, to_unit, named, mode, classes, purpose, ground, consent_id, harm_record, from_at, until_at, state, decided_by)
  on cases.disclosure to lilja_app;
grant update (state, verified, from_at, until_at, revoked_by, revoked_at, revoked_why, version) on cases.disclosure to lilja_app;

create policy see on cases.disclosure_item for select to lilja_app
  using (case_id = any (array(select cases.my_case_ids())) and exists (select from cases.disclosure d where d.id = disclosure_id));
create policy make on cases.disclosure_item for insert to lilja_app
  with check (exists (select from cases.disclosure d where d.id = disclosure_id and d.from_unit = any (array(select cases.my_lead_unit_ids()))));
create policy change on cases.disclosure_item for update to lilja_app
  using (exists (select from cases.disclosure d where d.id = disclosure_id and d.from_unit = any (array(select cases.my_lead_unit_ids()))))
  with check (true);
grant select on cases.disclosure_item to lilja_app;
grant insert (disclosure_id, record_id, case_id, version, class, kind), update (copy_id) on cases.disclosure_item to lilja_app;

create policy see on cases.find_token for select to lilja_app
  using (zone_id = (select authz.my_zone()) and case_id = any (array(select cases.my_case_ids())));
create policy make on cases.find_token for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())));
grant select on cases.find_token to lilja_app;
grant insert (case_id, unit_id, zone_id, field, token) on cases.find_token to lilja_app;

create policy see on cases.task for select to lilja_app
  using ((case_id = any (array(select cases.my_case_ids())) and (zone_id = (select authz.my_zone()) or from_zone = (select authz.my_zone()) or shared))
         or id = any (array(select cases.my_task_ids())));
create policy make on cases.task for insert to lilja_app
  with check (made_by = (select authz.me()) and from_zone = (select authz.my_zone()) and done_at is null and case_id = any (array(select cases.my_open_case_ids())));
create policy change on cases.task for update to lilja_app
  using ((case_id = any (array(select cases.my_open_case_ids())) and (zone_id = (select authz.my_zone()) or from_zone = (select authz.my_zone())))
         or id = any (array(select cases.my_task_ids())))
  with check (case_id = any (array(select cases.my_open_case_ids())) or id = any (array(select cases.my_task_ids())));
create policy escalate on cases.task to lilja_clock using (true) with check (true);
grant select on cases.task to lilja_app;
grant insert (id, case_id, zone_id, from_zone, title, words_record, person_id, function, due_at, deputy_id, shared, source, source_id, made_by) on cases.task to lilja_app;
grant update (person_id, due_at, deputy_id, escalated_at, done_at, done_by, outcome, version) on cases.task to lilja_app;
grant select (id, due_at, done_at, deputy_id, escalated_at), update (escalated_at) on cases.task to lilja_clock;

create policy see on cases.closure for select to lilja_app using (case_id = any (array(select cases.my_case_ids())));
create policy make on cases.closure for insert to lilja_app
  with check (closed_by = (select authz.me()) and zone_id = (select authz.my_zone()) and case_id = any (array(select cases.my_leading_case_ids())));
create policy change on cases.closure for update to lilja_app
  using (case_id = any (array(select cases.my_leading_case_ids()))) with check (case_id = any (array(select cases.my_leading_case_ids())));
grant select on cases.closure to lilja_app;
grant insert (id, case_id, zone_id, reason, risk_assessed_on, way_back_record, closed_by, retention, retention_until), update (reopened_at) on cases.closure to lilja_app;

create policy see on cases.reopening for select to lilja_app using (case_id = any (array(select cases.my_case_ids())));
create policy make on cases.reopening for insert to lilja_app
  with check (decided_by = (select authz.me()) and zone_id = (select authz.my_zone()) and case_id = any (array(select cases.my_leading_case_ids())));
grant select on cases.reopening to lilja_app;
grant insert (id, case_id, closure_id, zone_id, reason, decided_by) on cases.reopening to lilja_app;

-- A5: the zone's own coded rows for its statistician; across zones only through the view below.
create policy see on cases.coded for select to lilja_app
  using (zone_id = (select authz.my_zone()) and (case_id = any (array(select cases.my_case_ids())) or 'statistician' = any ((select authz.my_roles())::text[])));
create policy make on cases.coded for insert to lilja_app
  with check (coded_by = (select authz.me()) and zone_id = (select authz.my_zone()) and case_id = any (array(select cases.my_leading_case_ids())));
create policy change on cases.coded for update to lilja_app
  using (case_id = any (array(select cases.my_leading_case_ids()))) with check (zone_id = (select authz.my_zone()));
-- Every zone's rows, but only while a statistician is the one asking.
create policy count on cases.coded for select to lilja_facts using ('statistician' = any ((select authz.my_roles())::text[]));
grant select on cases.coded to lilja_app;
grant insert (case_id, zone_id, sex, age_group, purpose, country, county, track, outcome, opened_month, closed_month, coded_by) on cases.coded to lilja_app;
grant update (sex, age_group, purpose, country, county, track, outcome, closed_month, coded_by) on cases.coded to lilja_app;
grant select (sex, age_group, purpose, country, county, track, outcome, opened_month, closed_month) on cases.coded to lilja_facts;

do $$
declare t text;
begin
  foreach t in array array['ground', 'clock_rule'] loop
    execute format('create policy read_all on cases.%I for select to lilja_app, lilja_authz, lilja_clock using (true)', t);
    execute format('create policy keep on cases.%I to lilja_owner using (true) with check (true)', t);
    execute format('grant select on cases.%I to lilja_app, lilja_authz, lilja_clock', t);
  end loop;
end $$;

create schema if not exists facts;
grant usage on schema facts to lilja_facts;
grant usage on schema cases to lilja_facts;
-- Coded cases without ids, for a statistician: the only thing statistics knows of a case.
create view facts.case_coded with (security_invoker = true) as
  select sex, age_group, purpose, country, county, track, outcome, opened_month, closed_month from cases.coded;
grant select on facts.case_coded to lilja_facts;
