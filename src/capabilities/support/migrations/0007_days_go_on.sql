-- Stand-ins may be away in a circle, or have left: a day that nobody named answers for goes on to a head of the unit. The clock says to whom, and takes it back.
alter table support.deadline add column gone_on_to uuid references people.person (id);
do $$ begin if exists (select from support.deadline) then perform audit.restate('support.deadline'); end if; end $$;
create index deadline_gone_on on support.deadline (gone_on_to, case_id) where gone_on_to is not null;
alter policy escalate on support.deadline using (outcome is null) with check (escalated_at is not null);
grant select (case_id, zone_id, deputy_id, gone_on_to), update (gone_on_to) on support.deadline to lilja_clock;
grant select (gone_on_to) on support.deadline to lilja_authz;
grant update (gone_on_to) on support.deadline to lilja_app;

grant create on schema support to lilja_authz;
-- As in 0006, with what has gone on to me.
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
                          select d.case_id, d.zone_id from mine m join support.deadline d on d.deputy_id = m.id where d.escalated_at is not null
                          union all
                          select o.case_id, o.zone_id from support.deadline o where o.gone_on_to = a.person_id and o.escalated_at is not null) t
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
                  and (deputy_id = (select authz.me()) or gone_on_to = (select authz.me()) or person_id = any (array(select support.i_stand_in_for()))
                       or deputy_id = any (array(select support.i_stand_in_for()))))));
