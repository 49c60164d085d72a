-- A deputy may be away too, or have left: a task that has gone there goes on to who answers now. The clock says to whom, and takes it back when they are there.
alter table cases.task add column gone_on_to uuid references people.person (id);
do $$ begin if exists (select from cases.task) then perform audit.restate('cases.task'); end if; end $$;
create index task_gone_on on cases.task (gone_on_to) where gone_on_to is not null;
grant select (zone_id, gone_on_to), update (gone_on_to) on cases.task to lilja_clock;
grant update (gone_on_to) on cases.task to lilja_app;

grant create on schema cases to lilja_authz;
-- As in 0023, with what has gone on to me.
create or replace function cases.my_task_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set join_collapse_limit = 1 set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare
    about uuid := authz.scope();
    kept  text := authz.kept('tasks');
  begin
    if kept is null then
      kept := array(
        select t.id
        from cases.asking_reader a
        cross join lateral (select n.id, n.case_id, n.zone_id from cases.task n where n.person_id = a.person_id
                            union all
                            select d.id, d.case_id, d.zone_id from cases.task d where d.deputy_id = a.person_id and d.escalated_at is not null
                            union all
                            select o.id, o.case_id, o.zone_id from cases.task o where o.gone_on_to = a.person_id and o.escalated_at is not null) t
        join cases.card c on c.id = t.case_id
        where t.zone_id = a.zone_id and t.case_id between cases.first_of(about) and cases.last_of(about)
          and c.closed_at is null and c.shredded_at is null
          and not exists (select from cases.recusal r where r.case_id = t.case_id and r.person_id = a.person_id and r.ended_at is null))::text;
      perform authz.keep('tasks', kept);
    end if;
    return query select unnest(kept::uuid[]);
  end $$;

-- As in 0011, with what has gone on to me.
create or replace function cases.tasks_about_me(done boolean) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    me    uuid := authz.me();
    zone  uuid := authz.my_zone();
    roles text[] := authz.my_roles();
  begin
    return query select t.id from cases.task t where t.person_id = me and (t.done_at is not null) = done
      union select t.id from cases.task t where t.deputy_id = me and t.escalated_at is not null and (t.done_at is not null) = done
      union select t.id from cases.task t where t.gone_on_to = me and t.escalated_at is not null and (t.done_at is not null) = done;
    if done then
      return query select t.id from cases.task t where t.zone_id = zone and t.person_id is null and t.function = any (roles) and t.done_at is not null;
    else
      return query select t.id from cases.task t where t.zone_id = zone and t.person_id is null and t.function = any (roles) and t.done_at is null
        union select t.id from cases.task t where t.made_by = me and t.done_at is null;
    end if;
  end $$;
revoke create on schema cases from lilja_authz;
