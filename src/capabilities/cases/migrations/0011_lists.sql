-- Lists that take as long for five thousand cases as for five: they begin where the answer is, and stop after a page.

drop index cases.member_mine;
create index member_newest on cases.member (person_id, touched_at desc, case_id desc) where ended_at is null;
create index task_of_person on cases.task (person_id, case_id);
create index task_of_deputy on cases.task (deputy_id, case_id) where deputy_id is not null;
create index task_of_function on cases.task (zone_id, function) where person_id is null and done_at is null;
create index task_of_maker on cases.task (made_by, due_at) where done_at is null;

-- My cases, the latest touched first: walks my memberships in that order and leaves out those that do not count now.
-- The order comes from the index alone, so nothing is sorted or gathered first.
create function cases.my_newest(closed boolean, only_urgent boolean, before timestamptz, before_id uuid, most integer)
  returns table (id uuid, pseudonym text, protection_level smallint, phase text, child text, urgent boolean, next_meeting_at timestamptz,
                 closed_at timestamptz, lead_zone_id uuid, touched_at timestamptz, "position" text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare me uuid := authz.me();
  begin
    if not exists (select from people.asking_ceiling k where k.class = 'C0' and k."right" in ('r', 'w')) then return; end if;
    return query
      select c.id, c.pseudonym, c.protection_level, c.phase, c.child, c.urgent, c.next_meeting_at, c.closed_at, u.zone_id, m.touched_at, m.position
      from cases.member m
      join cases.card c on c.id = m.case_id and (c.closed_at is not null) = my_newest.closed and (c.urgent or not only_urgent)
      join cases.unit u on u.id = c.lead_unit_id
      -- Asked of one membership at a time, as far as the page goes: `offset 0` keeps it from being worked out for all of them first.
      cross join lateral (select from cases.asking_member mine where mine.case_id = m.case_id and mine.unit_id = m.unit_id offset 0) counts
      where m.person_id = me and m.ended_at is null
        and (m.touched_at, m.case_id) < (coalesce(before, 'infinity'), cases.last_of(before_id))
      order by m.touched_at desc, m.case_id desc limit most;
  end $$;

create function cases.my_urgent_count() returns integer
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return (select count(*)::integer from cases.asking_member m
            where m.urgent and m.closed_at is null and exists (select from people.asking_ceiling k where k.class = 'C0' and k."right" in ('r', 'w')));
  end $$;

-- Tasks that may be mine or that I gave away: ids to begin with. Which of them I see is decided by the walls of the table.
create function cases.tasks_about_me(done boolean) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    me    uuid := authz.me();
    zone  uuid := authz.my_zone();
    roles text[] := authz.my_roles();
  begin
    return query select t.id from cases.task t where t.person_id = me and (t.done_at is not null) = done
      union select t.id from cases.task t where t.deputy_id = me and t.escalated_at is not null and (t.done_at is not null) = done;
    if done then
      return query select t.id from cases.task t where t.zone_id = zone and t.person_id is null and t.function = any (roles) and t.done_at is not null;
    else
      return query select t.id from cases.task t where t.zone_id = zone and t.person_id is null and t.function = any (roles) and t.done_at is null
        union select t.id from cases.task t where t.made_by = me and t.done_at is null;
    end if;
  end $$;

grant create on schema cases to lilja_authz;
do $$
declare f text;
begin
  foreach f in array array['my_newest(boolean, boolean, timestamptz, uuid, integer)', 'my_urgent_count()', 'tasks_about_me(boolean)'] loop
    execute format('alter function cases.%s owner to lilja_authz', f);
    execute format('revoke execute on function cases.%s from public', f);
    execute format('grant execute on function cases.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema cases from lilja_authz;
