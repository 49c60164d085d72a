-- Where the walls of the clocks, of leave and of permits were wider than the memberships they stand on.
grant create on schema support to lilja_authz;

-- What a permit's days are read by is the wall of the membership, and not what a role may read somewhere: C7 for who works with the permit,
-- C8 for who reckons its costs, in the own unit of the case.
create or replace function support.residence_of(about uuid)
  returns table (id uuid, kind text, sent_on date, outcome text, decided_on date, valid_from date, valid_to date, revoked_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.kind, p.sent_on, p.outcome, p.decided_on, p.valid_from, p.valid_to, p.revoked_on
    from support.permit p
    where p.case_id = about and p.zone_id = (select authz.my_zone()) and about = any (array(select cases.my_case_ids()))
      and array[p.unit_id::text || '/C7', p.unit_id::text || '/C8'] && array(select cases.my_walls())
    order by p.sent_on, p.id
  $$;
grant select (unit_id) on support.permit to lilja_authz;

-- Cases of which a day is mine by name, or came to me, though I am in no team: as `cases.my_task_ids`. Whoever asks reads cards at all, the case is
-- there and not closed, and nobody who is kept away from it is told its days.
create index deadline_of_person on support.deadline (person_id, case_id);
create index deadline_of_deputy on support.deadline (deputy_id, case_id) where deputy_id is not null;
create index leave_deputy on support.leave (deputy_id, from_day) where ended_at is null;
create policy keep_authz on support.leave to lilja_authz using (true) with check (true);
grant select (zone_id, person_id, deputy_id, from_day, until_day, ended_at) on support.leave to lilja_authz;
grant select (deputy_id, escalated_at) on support.deadline to lilja_authz;
create function support.my_deadline_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set join_collapse_limit = 1 set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare about uuid := authz.scope();
  begin
    return query
      select distinct t.case_id
      from cases.asking_reader a
      cross join lateral (select n.case_id, n.zone_id from support.deadline n where n.person_id = a.person_id
                          union all
                          select d.case_id, d.zone_id from support.deadline d where d.deputy_id = a.person_id and d.escalated_at is not null
                          union all
                          select s.case_id, s.zone_id from support.leave l join support.deadline s on s.person_id = l.person_id
                          where l.deputy_id = a.person_id and l.zone_id = a.zone_id and l.ended_at is null
                            and (a.at at time zone 'Europe/Stockholm')::date between l.from_day and l.until_day and s.escalated_at is not null) t
      join cases.card c on c.id = t.case_id
      where t.zone_id = a.zone_id and t.case_id between cases.first_of(about) and cases.last_of(about)
        and c.closed_at is null and c.shredded_at is null
        and not exists (select from cases.recusal r where r.case_id = t.case_id and r.person_id = a.person_id and r.ended_at is null);
  end $$;
alter function support.my_deadline_case_ids() owner to lilja_authz;
revoke execute on function support.my_deadline_case_ids() from public;
grant execute on function support.my_deadline_case_ids() to lilja_app;
revoke create on schema support from lilja_authz;

alter policy see_own on support.deadline
  using (zone_id = (select authz.my_zone()) and case_id = any (array(select support.my_deadline_case_ids()))
         and (person_id = (select authz.me())
              or (escalated_at is not null and (deputy_id = (select authz.me()) or person_id = any (array(select support.i_stand_in_for()))))));
alter policy change on support.deadline
  using (outcome is null and zone_id = (select authz.my_zone())
         and ((unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
              or (person_id = (select authz.me()) and case_id = any (array(select support.my_deadline_case_ids())))));

-- Nobody says that somebody of another zone is away, nor makes them a deputy.
alter policy make on support.leave
  with check (zone_id = (select authz.my_zone()) and made_by = (select authz.me())
              and people.zone_of(person_id) = (select authz.my_zone()) and people.zone_of(deputy_id) = (select authz.my_zone())
              and (person_id = (select authz.me()) or people.is_unit_head((select authz.me()))));
