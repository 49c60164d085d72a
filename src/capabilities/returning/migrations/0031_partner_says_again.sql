-- The partner abroad may say that somebody is exploited again: known, suspected, or that nobody knows. Codes are added, never renamed.
alter table returns.handover_answer drop constraint handover_answer_event_check;
alter table returns.handover_answer add constraint handover_answer_event_check
  check (event in ('met_at_arrival', 'did_not_arrive', 'housing_given', 'contact_lost', 'exploited_again_known', 'exploited_again_suspected', 'exploited_again_unknown', 'other'));

-- Known or suspected, it rings at once at coordinator and partner, as when a follow-up hears it: at the time that has opened last, or the first one. Nobody
-- here has said it (made_by stays empty). Said twice at one time it is one alarm.
grant create on schema returns to lilja_authz;
create policy keep_authz on returns.follow_alarm for select to lilja_authz using (true);
create policy ring_again on returns.follow_alarm for insert to lilja_authz with check (why = 'again' and stage = 1 and made_by is null and answered_at is null);
grant select (return_id, point, why, stage), insert (return_id, case_id, point, why, stage) on returns.follow_alarm to lilja_authz;
create function returns.ring_again() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    insert into returns.follow_alarm (return_id, case_id, point, why, stage)
    select new.return_id, new.case_id, coalesce((
      select w.point
      from (select (r.arrived_at at time zone 'Europe/Stockholm')::date as arrived_on from returns.return r where r.id = new.return_id) d,
           lateral (select distinct on (f.point) f.point, d.arrived_on + f.amount * ('1 ' || f.unit)::interval - make_interval(days => f.before_days) as opens
                    from returns.follow_rule f where f.valid_from <= d.arrived_on and (f.valid_to is null or d.arrived_on < f.valid_to)
                    order by f.point, f.valid_from desc) w
      where w.opens <= authz.now() at time zone 'Europe/Stockholm' order by w.opens desc limit 1), 'd1'), 'again', 1
    on conflict (return_id, point, why, stage) do nothing;
    return null;
  end $$;
create trigger ring_again after insert on returns.handover_answer for each row
  when (new.event in ('exploited_again_known', 'exploited_again_suspected')) execute function returns.ring_again();
alter function returns.ring_again() owner to lilja_authz;
revoke execute on function returns.ring_again() from public;
revoke create on schema returns from lilja_authz;
