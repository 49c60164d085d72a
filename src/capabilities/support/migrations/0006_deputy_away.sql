-- Whoever stands in may be away too, the head of the unit as well: the day goes on to who answers for them. Nothing waits for somebody who is not there.
grant create on schema support to lilja_authz;

-- The colleagues I stand in for today: those who named me, and those whom these stand in for.
create or replace function support.i_stand_in_for() returns setof uuid
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    with recursive leave_today as (
      select l.person_id, l.deputy_id from support.leave l
      where l.ended_at is null and (authz.now() at time zone 'Europe/Stockholm')::date between l.from_day and l.until_day
    ), standing (id) as (
      select l.person_id from leave_today l where l.deputy_id = (select authz.me())
      union
      select l.person_id from standing s join leave_today l on l.deputy_id = s.id
    )
    select id from standing where id <> (select authz.me())
  $$;

-- As in 0005, with those through whom a day came to me, and the days that had gone to a deputy who is away now.
create or replace function support.my_deadline_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set join_collapse_limit = 1 set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare about uuid := authz.scope();
  begin
    return query
      with recursive mine (id, zone_id, at) as (
        select a.person_id, a.zone_id, a.at from cases.asking_reader a
        union
        select l.person_id, m.zone_id, m.at from mine m join support.leave l on l.deputy_id = m.id and l.zone_id = m.zone_id
        where l.ended_at is null and (m.at at time zone 'Europe/Stockholm')::date between l.from_day and l.until_day
      )
      select distinct t.case_id
      from cases.asking_reader a
      cross join lateral (select n.case_id, n.zone_id from support.deadline n where n.person_id = a.person_id
                          union all
                          select s.case_id, s.zone_id from mine m join support.deadline s on s.person_id = m.id
                          where m.id <> a.person_id and s.escalated_at is not null
                          union all
                          select d.case_id, d.zone_id from mine m join support.deadline d on d.deputy_id = m.id where d.escalated_at is not null) t
      join cases.card c on c.id = t.case_id
      where t.zone_id = a.zone_id and t.case_id between cases.first_of(about) and cases.last_of(about)
        and c.closed_at is null and c.shredded_at is null
        and not exists (select from cases.recusal r where r.case_id = t.case_id and r.person_id = a.person_id and r.ended_at is null);
  end $$;
revoke create on schema support from lilja_authz;

alter policy see_own on support.deadline
  using (zone_id = (select authz.my_zone()) and case_id = any (array(select support.my_deadline_case_ids()))
         and (person_id = (select authz.me())
              or (escalated_at is not null
                  and (deputy_id = (select authz.me()) or person_id = any (array(select support.i_stand_in_for()))
                       or deputy_id = any (array(select support.i_stand_in_for()))))));
