-- Whose the records of a look were: the reviewer of the zone that owns them sees it, whoever looked.
create policy answer on cases.record for select to lilja_authz using (true);
grant select (id, zone_id, class) on cases.record to lilja_authz;
create or replace function audit.owned(zone uuid, records uuid[]) returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select coalesce(array_agg(r.class order by r.class), '{}') from cases.record r where r.id = any (owned.records) and r.zone_id = owned.zone $$;

-- Grounds and clocks decide what may be done: one changed by hand is found as a changed row of work is.
select audit.watch('cases.ground', 'code', 'from_kind', 'to_kind', 'valid_from');
select audit.watch('cases.clock_rule', 'code', 'valid_from');
select audit.restate('cases.ground');
select audit.restate('cases.clock_rule');

-- Open cases I am in. To write down a wish takes a place in the case and to disclose takes the lead of the unit (security.md 2.5); neither takes
-- the right to change the card, which health care has not (security.md 2.3).
create function cases.my_running_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid := authz.scope();
  begin
    return query select m.case_id from cases.asking_member m
      where m.case_id between cases.first_of(about) and cases.last_of(about) and m.closed_at is null
        and exists (select from people.asking_ceiling k where k.class = 'C0' and k."right" in ('r', 'w'));
  end $$;
grant create on schema cases to lilja_authz;
alter function cases.my_running_case_ids() owner to lilja_authz;
revoke create on schema cases from lilja_authz;
revoke execute on function cases.my_running_case_ids() from public;
grant execute on function cases.my_running_case_ids() to lilja_app;
drop policy make on cases.consent;
create policy make on cases.consent for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and informed_by = (select authz.me()) and unit_id = any (array(select cases.my_unit_ids()))
    and case_id = any (array(select cases.my_running_case_ids())));
drop policy make on cases.disclosure;
create policy make on cases.disclosure for insert to lilja_app
  with check (decided_by = (select authz.me()) and from_zone = (select authz.my_zone()) and state = 'draft'
    and from_unit = any (array(select cases.my_lead_unit_ids())) and case_id = any (array(select cases.my_running_case_ids())));
