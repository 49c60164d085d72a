-- Who sees what of a journey: those on its list; whoever an alarm calls; and, while it runs, whoever broke the glass. Everybody else who takes part sees
-- whether it is planned.
create policy answer on cases.record_wrap for select to lilja_authz using (holder = 'person');
grant select (record_id, case_id, holder, holder_id) on cases.record_wrap to lilja_authz;
grant select (case_id, kind) on cases.record to lilja_authz;

grant create on schema returns to lilja_authz;
-- Alarms that somebody with a duty is called by, step by step: the coordinator's zone, then the partner's as well, then every part of the return.
-- On duty is whoever stands in the rota now, or holds the duty key of the zone. Whoever knows the journey is called from the first step.
create function returns.my_alarm_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with me as (select authz.me() as id, authz.my_zone() as zone)
    select a.id
    from me
    join people.person w on w.id = me.id and w.active
    join returns.party p on p.zone_id = me.zone and p.ended_at is null
    join returns.alarm a on a.return_id = p.return_id and a.ended_at is null
    join returns.return r on r.id = a.return_id and r.ended_at is null
    where 'C0' = any (array(select people.my_reads()))
      and (exists (select from people.duty_holder d where d.zone_id = me.zone and d.person_id = me.id)
           or exists (select from directory.duty d where d.zone_id = me.zone and d.person_id = me.id and d.cancelled_at is null
                      and d.starts_at <= authz.now() and d.ends_at > authz.now()))
      and (a.stage >= case when p.part = 'coordinator' then 1 when p.part = 'partner'
             then case when exists (select from returns.party c where c.return_id = p.return_id and c.part = 'coordinator' and c.ended_at is null) then 2 else 1 end
             else 3 end)
      and not exists (select from cases.recusal x where x.case_id = a.case_id and x.person_id = me.id and x.ended_at is null)
    union
    select a.id from returns.knower k join returns.alarm a on a.return_id = k.return_id and a.ended_at is null
    where k.person_id = (select authz.me()) and k.ended_at is null and k.return_id = any (array(select returns.my_ids()))
  $$;
-- The journeys that I know: I stand on the list; or an alarm runs, and I have broken the glass in my own zone's part of the case.
create function returns.my_known_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select k.return_id from returns.knower k
    where k.person_id = (select authz.me()) and k.ended_at is null and k.return_id = any (array(select returns.my_ids()))
    union
    select a.return_id from cases.my_glass((select authz.scope())) g
    join returns.party p on p.unit_id = g.unit_id and p.ended_at is null
    join returns.alarm a on a.return_id = p.return_id and a.ended_at is null
  $$;
-- Those of them that I may write in.
create function returns.my_planning_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select k.return_id from returns.knower k
    where k.person_id = (select authz.me()) and k.ended_at is null and k.return_id = any (array(select returns.my_write_ids()))
  $$;
-- The returns whose list of who knows I may see without taking part: an alarm calls me.
create function returns.my_called_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select a.return_id from returns.alarm a where a.id = any (array(select returns.my_alarm_ids())) $$;
create function returns.nobody_knows(about uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select about = any (array(select returns.my_ids())) and not exists (select from returns.knower k where k.return_id = about) $$;
-- Whether somebody works in a part of the case that takes part in the return. Answers those who take part themselves.
create function returns.may_know(about uuid, person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select about = any (array(select returns.my_ids())) and exists (select from returns.party p join cases.member m on m.unit_id = p.unit_id and m.person_id = may_know.person
                   where p.return_id = about and p.ended_at is null and m.ended_at is null and m.from_at <= authz.now() and m.until_at > authz.now()
                     and not exists (select from cases.recusal x where x.case_id = p.case_id and x.person_id = may_know.person and x.ended_at is null))
  $$;
-- Words of a journey that are not for me: I do not stand on the list, or they were never sealed to me.
create function returns.closed_words() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select r.id from cases.record r
    where r.kind = 'itinerary' and r.case_id = any (array(select cases.my_case_ids()))
      and not (exists (select from cases.record_wrap w where w.record_id = r.id and w.holder = 'person' and w.holder_id = (select authz.me()))
               and exists (select from returns.knower k where k.case_id = r.case_id and k.person_id = (select authz.me()) and k.ended_at is null))
  $$;
do $$
declare f text;
begin
  foreach f in array array['my_alarm_ids()', 'my_known_ids()', 'my_planning_ids()', 'my_called_ids()', 'nobody_knows(uuid)', 'may_know(uuid, uuid)', 'closed_words()'] loop
    execute format('alter function returns.%s owner to lilja_authz', f);
    execute format('revoke execute on function returns.%s from public', f);
    execute format('grant execute on function returns.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema returns from lilja_authz;

create policy itinerary on cases.record as restrictive for select to lilja_app
  using (kind <> 'itinerary' or id <> all (array(select returns.closed_words())));
create policy itinerary on cases.record_text as restrictive for select to lilja_app
  using (record_id <> all (array(select returns.closed_words())));

create policy see on returns.journey_rule for select to lilja_app using ((select authz.me()) is not null);
create policy read_coded on returns.journey_rule for select to lilja_clock using (true);
grant select on returns.journey_rule to lilja_app, lilja_clock;

create policy see on returns.plan for select to lilja_app
  using (return_id = any (array(select returns.my_ids())) or return_id = any (array(select returns.my_known_ids())));
create policy make on returns.plan for insert to lilja_app
  with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids()))
    and return_id = any (array(select returns.my_write_ids())));
create policy change on returns.plan for update to lilja_app
  using (return_id = any (array(select returns.my_planning_ids()))) with check (return_id = any (array(select returns.my_planning_ids())));
grant select, insert on returns.plan to lilja_app;
grant update (complete, receiver_named, checked, version) on returns.plan to lilja_app;

create policy see on returns.knower for select to lilja_app
  using (return_id = any (array(select returns.my_ids())) or return_id = any (array(select returns.my_called_ids())));
-- Whoever begins the plan is the first to know; then those who know say who else does.
create policy make on returns.knower for insert to lilja_app
  with check (made_by = (select authz.me()) and zone_id = people.zone_of(person_id) and returns.may_know(return_id, person_id)
    and (return_id = any (array(select returns.my_planning_ids()))
         or (person_id = (select authz.me()) and return_id = any (array(select returns.my_write_ids())) and returns.nobody_knows(return_id))));
create policy change on returns.knower for update to lilja_app
  using (ended_at is null and return_id = any (array(select returns.my_planning_ids()))) with check (ended_by = (select authz.me()));
grant select, insert on returns.knower to lilja_app;
grant update (ended_by, ended_at, version) on returns.knower to lilja_app;

do $$
declare t text;
begin
  foreach t in array array['leg', 'arrangement', 'departure_check', 'event'] loop
    execute format('create policy see on returns.%I for select to lilja_app using (return_id = any (array(select returns.my_known_ids())))', t);
    execute format('create policy make on returns.%I for insert to lilja_app
      with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids()))
                  and return_id = any (array(select returns.my_planning_ids())))', t);
    execute format('grant select, insert on returns.%I to lilja_app', t);
    if t in ('leg', 'arrangement') then
      execute format('create policy change on returns.%I for update to lilja_app
        using (return_id = any (array(select returns.my_planning_ids()))) with check (return_id = any (array(select returns.my_planning_ids())))', t);
    end if;
  end loop;
end $$;
grant update (mode, from_country, to_country, depart_at, depart_zone, arrive_at, arrive_zone, help, met_by, words_record, taken_by, taken_at, version) on returns.leg to lilja_app;
grant update (needs_escort, escort, fallback, language, words_record, version) on returns.arrangement to lilja_app;

create policy see on returns.alarm for select to lilja_app using (id = any (array(select returns.my_alarm_ids())));
create policy take on returns.alarm for update to lilja_app
  using (ended_at is null and (id = any (array(select returns.my_alarm_ids())) or return_id = any (array(select returns.my_planning_ids()))))
  with check (taken_by is null or taken_by = (select authz.me()) or ended_at is not null);
grant select on returns.alarm to lilja_app;
grant update (taken_by, taken_at, ended_at, ended_how, version) on returns.alarm to lilja_app;

-- The clock's own role: moments and codes, never more.
do $$
declare t text;
begin
  foreach t in array array['plan', 'leg', 'event'] loop
    execute format('create policy watch on returns.%I for select to lilja_clock using (true)', t);
  end loop;
end $$;
grant select (return_id, complete) on returns.plan to lilja_clock;
grant select (id, return_id, case_id, depart_at, arrive_at, taken_at) on returns.leg to lilja_clock;
grant select (id, return_id, leg_id, kind, corrects) on returns.event to lilja_clock;
create policy watch on returns.alarm to lilja_clock using (true) with check (true);
grant select, insert, update (stage, staged_at, ended_at, ended_how, version) on returns.alarm to lilja_clock;
