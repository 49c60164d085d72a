-- The walls are asked once for a request and not once for a statement: what I am in is kept, signed, as long as nothing was written (`authz.kept`).
-- What the functions answer is what they answered before.

-- My memberships that count now, in the case the request is about, or in all of them. Only for functions of lilja_authz.
create function cases.standing(about uuid) returns setof cases.asking_member
  language plpgsql stable set search_path = pg_catalog, pg_temp
  set join_collapse_limit = 1 set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare
    kept text := authz.kept('members');
    rows cases.asking_member[];
  begin
    if kept is null then
      rows := array(select m from cases.asking_member m where m.case_id between cases.first_of(about) and cases.last_of(about));
      perform authz.keep('members', rows::text);
    else
      rows := kept::cases.asking_member[];
    end if;
    return query select * from unnest(rows);
  end $$;
create function cases.standing_by_glass(about uuid) returns setof cases.asking_glass
  language plpgsql stable set search_path = pg_catalog, pg_temp
  set join_collapse_limit = 1 set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare
    kept text := authz.kept('glass');
    rows cases.asking_glass[];
  begin
    if kept is null then
      rows := array(select g from cases.asking_glass g where about is null or g.case_id = about);
      perform authz.keep('glass', rows::text);
    else
      rows := kept::cases.asking_glass[];
    end if;
    return query select * from unnest(rows);
  end $$;
revoke execute on function cases.standing(uuid), cases.standing_by_glass(uuid) from public;
grant execute on function cases.standing(uuid), cases.standing_by_glass(uuid) to lilja_authz;

grant create on schema cases to lilja_authz;

-- A4: the cards I may see.
create or replace function cases.my_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    about uuid := authz.scope();
    kept  text := authz.kept('cases');
  begin
    if kept is null then
      kept := array(select m.case_id from cases.standing(about) m union select g.case_id from cases.standing_by_glass(about) g)::text;
      perform authz.keep('cases', kept);
    end if;
    return query select unnest(kept::uuid[]);
  end $$;

-- D3 with A1, A2, A3: unit and class, as they stand in `record.wall`.
create or replace function cases.my_walls() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set join_collapse_limit = 1 set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare
    about   uuid := authz.scope();
    kept    text := authz.kept('walls');
    ceiling text[];
  begin
    if kept is null then
      ceiling := array(select people.my_reads());
      kept := (
        array(select m.unit_id::text || '/' || k from cases.standing(about) m cross join unnest(m.classes) k where k = any (ceiling))
        || array(select d.from_unit::text || '/' || k
                 from authz.asking a
                 join cases.disclosure d on d.to_zone = a.zone_id and d.case_id between cases.first_of(about) and cases.last_of(about)
                 join cases.standing(about) m on m.case_id = d.case_id
                 join cases.unit u on u.id = d.from_unit
                 join people.zone z on z.id = d.from_zone
                 cross join unnest(d.classes) k
                 where d.mode = 'running' and d.state = 'running' and a.person_id = any (d.named) and d.revoked_at is null
                   and d.from_at <= a.at and d.until_at > a.at
                   and u.closed_at is null and z.active
                   and k = any (m.classes) and k = any (ceiling))
        || array(select g.unit_id::text || '/' || k from cases.standing_by_glass(about) g cross join unnest(g.classes) k where k = any (ceiling)))::text;
      perform authz.keep('walls', kept);
    end if;
    return query select unnest(kept::text[]);
  end $$;

-- A1 with `w`; `m` lets one write a short form, never read.
create or replace function cases.my_write_walls() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    about uuid := authz.scope();
    kept  text := authz.kept('write_walls');
  begin
    if kept is null then
      kept := array(select m.unit_id::text || '/' || k from cases.standing(about) m cross join unnest(m.writes) k
                    where k = any (array(select people.my_forms())))::text;
      perform authz.keep('write_walls', kept);
    end if;
    return query select unnest(kept::text[]);
  end $$;

-- Cards whose codes I may change: a member with C0 to write in a case that is open.
create or replace function cases.my_open_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    about uuid := authz.scope();
    kept  text := authz.kept('open_cases');
  begin
    if kept is null then
      kept := array(select m.case_id from cases.standing(about) m
                    where 'C0' = any (m.writes) and exists (select from people.asking_ceiling k where k.class = 'C0' and k."right" = 'w'))::text;
      perform authz.keep('open_cases', kept);
    end if;
    return query select unnest(kept::uuid[]);
  end $$;

create or replace function cases.my_running_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare kept text := authz.kept('running');
  begin
    if kept is null then
      kept := array(select m.case_id from cases.standing(authz.scope()) m where m.closed_at is null)::text;
      perform authz.keep('running', kept);
    end if;
    return query select unnest(kept::uuid[]);
  end $$;

-- Units of my own zone that I am in, and those I lead.
create or replace function cases.my_unit_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare kept text := authz.kept('units');
  begin
    if kept is null then
      kept := array(select m.unit_id from cases.standing(authz.scope()) m)::text;
      perform authz.keep('units', kept);
    end if;
    return query select unnest(kept::uuid[]);
  end $$;
create or replace function cases.my_lead_unit_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare kept text := authz.kept('lead_units');
  begin
    if kept is null then
      kept := array(select m.unit_id from cases.standing(authz.scope()) m where m.position in ('lead', 'deputy'))::text;
      perform authz.keep('lead_units', kept);
    end if;
    return query select unnest(kept::uuid[]);
  end $$;
-- Cases I lead in the unit that leads the case: closing and opening again.
create or replace function cases.my_leading_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare kept text := authz.kept('leading');
  begin
    if kept is null then
      kept := array(select m.case_id from cases.standing(authz.scope()) m where m.position in ('lead', 'deputy') and m.lead_unit_id = m.unit_id)::text;
      perform authz.keep('leading', kept);
    end if;
    return query select unnest(kept::uuid[]);
  end $$;

create or replace function cases.my_urgent_count() returns integer
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin return (select count(*)::integer from cases.standing(authz.scope()) m where m.urgent and m.closed_at is null); end $$;

-- Tasks that are mine by name, or came to me as deputy, though I am in no team. Whether I am there at all is asked once, and not of each task.
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
                            select d.id, d.case_id, d.zone_id from cases.task d where d.deputy_id = a.person_id and d.escalated_at is not null) t
        join cases.card c on c.id = t.case_id
        where t.zone_id = a.zone_id and t.case_id between cases.first_of(about) and cases.last_of(about)
          and c.closed_at is null and c.shredded_at is null
          and not exists (select from cases.recusal r where r.case_id = t.case_id and r.person_id = a.person_id and r.ended_at is null))::text;
      perform authz.keep('tasks', kept);
    end if;
    return query select unnest(kept::uuid[]);
  end $$;

-- How many read each class: the members of the unit, each with the ceilings of the own roles, in one question.
create or replace function cases.readers_of_all(unit uuid, asked text[]) returns table (class text, readers integer)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid := (select u.case_id from cases.unit u where u.id = unit);
  begin
    if not exists (select from cases.standing(authz.scope()) mine where mine.case_id = about) then
      return query select k, 0 from unnest(asked) k;
      return;
    end if;
    return query
      with reader as materialized (
        select m.classes, (m.second_by is not null or m.by_opening) as seconded,
               array(select c.class from people.held_role h join people.ceiling c on c.role = h.role and c."right" in ('r', 'w')
                     where h.person_id = m.person_id and h.valid_from <= a.at and (h.valid_until is null or h.valid_until > a.at)) as reads
        from authz.asking a
        join cases.member m on m.zone_id = a.zone_id and m.unit_id = readers_of_all.unit
        join cases.card c on c.id = m.case_id
        join people.person p on p.id = m.person_id and p.active
        join people.zone z on z.id = m.zone_id and z.active
        where m.ended_at is null and m.until_at > a.at and m.from_at <= a.at
          and (c.protection_level < 2 or m.second_by is not null or m.grace_until > a.at)
          and not exists (select from cases.recusal r where r.case_id = m.case_id and r.person_id = m.person_id and r.ended_at is null)
      )
      select k, (select count(*)::integer from reader r where k = any (r.classes) and k = any (r.reads) and (k <> 'C3' or r.seconded)) from unnest(asked) k;
  end $$;
revoke create on schema cases from lilja_authz;
