-- The access decision (security.md 2.4) as the database sees it. `domain/may-*.ts` say the same in TypeScript; a test compares them.

-- What the decision reads.
do $$
declare t text;
begin
  foreach t in array array['card', 'unit', 'member', 'recusal', 'glass', 'disclosure', 'invitation', 'approval', 'find_token', 'unit_reference', 'closure', 'task'] loop
    execute format('create policy keep_authz on cases.%I to lilja_authz using (true) with check (true)', t);
    execute format('grant select on cases.%I to lilja_authz', t);
  end loop;
end $$;
grant update (touched_at, ended_at, ended_why, second_by, second_at, grace_until) on cases.member to lilja_authz;

-- D1, D2, D4, D6: the memberships of whoever asks that count now. A view, so that each function below reads it into its own question:
-- who is asking is then looked up once for a statement. Only for functions of lilja_authz.
create view cases.asking_member with (security_invoker = true) as
  select m.case_id, m.unit_id, m.zone_id,
         case when m.second_by is not null or m.by_opening then m.classes else array_remove(m.classes, 'C3') end as classes,
         case when c.closed_at is not null then '{}' when m.second_by is not null or m.by_opening then m.writes else array_remove(m.writes, 'C3') end as writes,
         m.position, c.lead_unit_id, c.urgent, c.closed_at
  from authz.asking a
  join people.person p on p.id = a.person_id and p.active
  join people.zone z on z.id = a.zone_id and z.active
  join cases.member m on m.person_id = a.person_id and m.zone_id = a.zone_id
  join cases.card c on c.id = m.case_id
  join cases.unit u on u.id = m.unit_id
  where m.ended_at is null and m.from_at <= a.at and m.until_at > a.at
    and u.closed_at is null and c.shredded_at is null
    and (c.protection_level < 2 or m.second_by is not null or m.grace_until > a.at)
    and not exists (select from cases.recusal r where r.case_id = m.case_id and r.person_id = m.person_id and r.ended_at is null);
-- A3: the break-glass grants of whoever asks that count now. Never at level 2, never across zones.
create view cases.asking_glass with (security_invoker = true) as
  select g.case_id, g.unit_id, g.classes
  from authz.asking a
  join people.person p on p.id = a.person_id and p.active
  join people.zone z on z.id = a.zone_id and z.active
  join cases.glass g on g.person_id = a.person_id and g.zone_id = a.zone_id
  join cases.card c on c.id = g.case_id
  join cases.unit u on u.id = g.unit_id
  where g.ended_at is null and g.from_at <= a.at and g.until_at > a.at
    and c.protection_level < 2 and c.shredded_at is null and u.closed_at is null
    and not exists (select from cases.recusal r where r.case_id = g.case_id and r.person_id = g.person_id and r.ended_at is null);
grant select on cases.asking_member, cases.asking_glass to lilja_authz;

-- The cases that are looked at, as the first and the last id: one, or all of them.
create function cases.first_of(about uuid) returns uuid language sql immutable
  as $$ select coalesce(about, '00000000-0000-0000-0000-000000000000'::uuid) $$;
create function cases.last_of(about uuid) returns uuid language sql immutable
  as $$ select coalesce(about, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid) $$;

-- `about` null is every case.
create function cases.my_memberships(about uuid)
  returns table (case_id uuid, unit_id uuid, zone_id uuid, classes text[], writes text[], "position" text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query select m.case_id, m.unit_id, m.zone_id, m.classes, m.writes, m.position
      from cases.asking_member m where m.case_id between cases.first_of(about) and cases.last_of(about);
  end $$;
create function cases.my_glass(about uuid) returns table (case_id uuid, unit_id uuid, classes text[])
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query select g.case_id, g.unit_id, g.classes from cases.asking_glass g where about is null or g.case_id = about;
  end $$;

-- A4: the cards I may see.
create function cases.my_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid := authz.scope();
  begin
    return query select m.case_id from cases.asking_member m
      where m.case_id between cases.first_of(about) and cases.last_of(about)
        and exists (select from people.asking_ceiling k where k.class = 'C0' and k."right" in ('r', 'w'));
    if about is null or not found then
      return query select g.case_id from cases.asking_glass g where about is null or g.case_id = about;
    end if;
  end $$;

-- D3 with A1, A2, A3: unit and class, as they stand in `record.wall`.
create function cases.my_walls() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    about   uuid := authz.scope();
    ceiling text[] := array(select people.my_reads());
  begin
    return query select m.unit_id::text || '/' || k
      from cases.asking_member m cross join unnest(m.classes) k
      where m.case_id between cases.first_of(about) and cases.last_of(about) and k = any (ceiling);
    return query select d.from_unit::text || '/' || k
      from authz.asking a
      join cases.disclosure d on d.to_zone = a.zone_id and d.case_id between cases.first_of(about) and cases.last_of(about)
      join cases.asking_member m on m.case_id = d.case_id
      join cases.unit u on u.id = d.from_unit
      join people.zone z on z.id = d.from_zone
      cross join unnest(d.classes) k
      where d.mode = 'running' and d.state = 'running' and a.person_id = any (d.named) and d.revoked_at is null
        and d.from_at <= a.at and d.until_at > a.at
        and u.closed_at is null and z.active
        and k = any (m.classes) and k = any (ceiling);
    return query select g.unit_id::text || '/' || k
      from cases.asking_glass g cross join unnest(g.classes) k
      where (about is null or g.case_id = about) and k = any (ceiling);
  end $$;

-- A1 with `w`; `m` lets one write a short form, never read.
create function cases.my_write_walls() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    about   uuid := authz.scope();
    ceiling text[] := array(select people.my_forms());
  begin
    return query select m.unit_id::text || '/' || k
      from cases.asking_member m cross join unnest(m.writes) k
      where m.case_id between cases.first_of(about) and cases.last_of(about) and k = any (ceiling);
    -- Whoever breaks the glass writes down why, under threat.
    return query select g.unit_id::text || '/C10' from cases.asking_glass g where about is null or g.case_id = about;
  end $$;

-- Cards whose codes I may change: a member with C0 to write in a case that is open.
create function cases.my_open_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid := authz.scope();
  begin
    return query select m.case_id from cases.asking_member m
      where m.case_id between cases.first_of(about) and cases.last_of(about) and 'C0' = any (m.writes)
        and exists (select from people.asking_ceiling k where k.class = 'C0' and k."right" = 'w');
  end $$;

-- Units of my own zone that I am in, and those I lead.
create function cases.my_unit_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid := authz.scope();
  begin
    return query select m.unit_id from cases.asking_member m where m.case_id between cases.first_of(about) and cases.last_of(about);
  end $$;
create function cases.my_lead_unit_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid := authz.scope();
  begin
    return query select m.unit_id from cases.asking_member m
      where m.case_id between cases.first_of(about) and cases.last_of(about) and m.position in ('lead', 'deputy');
  end $$;

-- Where I may open my zone's unit: a card I just made that has none, or a case my zone was invited to. Not when recused.
create function cases.my_opening_case_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.id from cases.card c
    where c.opened_by = (select authz.me()) and c.lead_unit_id is null and c.closed_at is null
      and ((select authz.scope()) is null or c.id = (select authz.scope()))
      and not exists (select from cases.member m where m.case_id = c.id)
    union all
    select i.case_id from cases.invitation i join cases.card c on c.id = i.case_id
    where i.zone_id = (select authz.my_zone()) and i.state = 'pending' and i.until_at > (select authz.now())
      and ((select authz.scope()) is null or i.case_id = (select authz.scope()))
      and c.closed_at is null and c.shredded_at is null
      and 'C0' = any (array(select people.my_reads()))
      and not exists (select from cases.recusal r where r.case_id = i.case_id and r.person_id = (select authz.me()) and r.ended_at is null)
  $$;

-- Units of my zone that I am opening in this very transaction: they have nobody in them yet.
create function cases.my_empty_unit_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select u.id from cases.unit u
    where u.zone_id = (select authz.my_zone()) and u.opened_by = (select authz.me()) and u.opened_at = (select authz.now()) and u.closed_at is null
      and ((select authz.scope()) is null or u.case_id = (select authz.scope()))
      and not exists (select from cases.member m where m.unit_id = u.id)
  $$;

-- Cases I lead in the unit that leads the case: closing and opening again.
create function cases.my_leading_case_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid := authz.scope();
  begin
    return query select m.case_id from cases.asking_member m
      where m.case_id between cases.first_of(about) and cases.last_of(about) and m.position in ('lead', 'deputy') and m.lead_unit_id = m.unit_id;
  end $$;

-- Cases I am kept away from: nothing of them reaches me, not as a unit head either.
create function cases.my_recused_case_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select r.case_id from cases.recusal r where r.person_id = (select authz.me()) and r.ended_at is null $$;

-- Tasks that are mine by name, or came to me as deputy, though I am in no team: the neutral title and the time, nothing of the case.
create function cases.my_task_ids() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid := authz.scope();
  begin
    return query
      select t.id
      from authz.asking a
      cross join lateral (select n.id, n.case_id, n.zone_id from cases.task n where n.person_id = a.person_id
                          union all
                          select d.id, d.case_id, d.zone_id from cases.task d where d.deputy_id = a.person_id and d.escalated_at is not null) t
      join cases.card c on c.id = t.case_id
      where t.zone_id = a.zone_id and t.case_id between cases.first_of(about) and cases.last_of(about)
        and c.closed_at is null and c.shredded_at is null
        and people.person_is_active(a.person_id)
        and exists (select from people.asking_ceiling k where k.class = 'C0' and k."right" in ('r', 'w'))
        and not exists (select from cases.recusal r where r.case_id = t.case_id and r.person_id = a.person_id and r.ended_at is null);
  end $$;
create function cases.pseudonym_of_task(asked uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.pseudonym from cases.task t join cases.card c on c.id = t.case_id
    where t.id = asked and asked = any (array(select cases.my_task_ids()))
  $$;

-- What I am sending: a decided snapshot may be written into the recipient's unit, in these classes only.
create function cases.my_sending_walls() returns setof text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.id::text || '/' || d.to_unit::text || '/' || k
    from cases.my_memberships((select authz.scope())) m
    join cases.disclosure d on d.case_id = m.case_id and d.from_unit = m.unit_id
    join cases.unit u on u.id = d.to_unit
    cross join unnest(d.classes) k
    where m.position in ('lead', 'deputy') and d.decided_by = (select authz.me()) and d.mode = 'snapshot' and d.state = 'approved' and u.closed_at is null
  $$;

-- Where I could break the glass: my own zone's unit, level below 2, I hold the duty key, my roles read something of what it opens, and I am not recused.
create function cases.breakable(about uuid) returns table (unit_id uuid, pseudonym text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select u.id, c.pseudonym
    from cases.unit u join cases.card c on c.id = u.case_id
    where u.case_id = about and u.zone_id = authz.my_zone() and u.closed_at is null
      and c.protection_level < 2 and c.shredded_at is null and c.closed_at is null
      and people.person_is_active(authz.me())
      and 'C0' = any (array(select people.my_reads())) and array['C1', 'C2', 'C3', 'C9', 'C10'] && array(select people.my_reads())
      and exists (select from people.duty_holder d where d.zone_id = u.zone_id and d.person_id = authz.me())
      and not exists (select from cases.recusal r where r.case_id = about and r.person_id = authz.me() and r.ended_at is null)
  $$;

do $$
declare f text;
begin
  foreach f in array array['first_of(uuid)', 'last_of(uuid)', 'my_memberships(uuid)', 'my_glass(uuid)', 'my_case_ids()', 'my_walls()', 'my_write_walls()', 'my_open_case_ids()', 'my_unit_ids()',
                           'my_lead_unit_ids()', 'my_opening_case_ids()', 'my_empty_unit_ids()', 'my_leading_case_ids()', 'my_recused_case_ids()', 'my_task_ids()', 'pseudonym_of_task(uuid)', 'my_sending_walls()', 'breakable(uuid)'] loop
    execute format('alter function cases.%s owner to lilja_authz', f);
    execute format('revoke execute on function cases.%s from public', f);
    execute format('grant execute on function cases.%s to lilja_app', f);
  end loop;
  -- Whoever asks is one row, and everything follows from it by key, in the order it is written above.
  -- Without this, a database whose figures are old may begin elsewhere and go through whole tables.
  foreach f in array array['my_memberships(uuid)', 'my_glass(uuid)', 'my_case_ids()', 'my_walls()', 'my_write_walls()', 'my_open_case_ids()', 'my_unit_ids()',
                           'my_lead_unit_ids()', 'my_leading_case_ids()', 'my_task_ids()'] loop
    execute format('alter function cases.%s set join_collapse_limit = 1', f);
    execute format('alter function cases.%s set enable_hashjoin = off', f);
    execute format('alter function cases.%s set enable_mergejoin = off', f);
  end loop;
end $$;

