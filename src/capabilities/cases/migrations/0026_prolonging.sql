-- A place in a team ends with its last day. It is prolonged by a decision of its own: a lead's, and a second person's where the place needed one
-- (level 2, where she is) or where a lead asks for herself. Meanwhile the place is as it was. Nobody is left without a lead because a day went by.
alter table cases.member add column prolonged_at timestamptz, add column prolonged_by uuid references people.person (id);   -- by: null when the clock did it
alter table cases.member drop constraint member_check,
  add constraint member_check check (until_at > from_at and until_at <= coalesce(prolonged_at, from_at) + interval '370 days');
create index member_ends on cases.member (until_at) where ended_at is null;

alter table cases.approval add column until_at timestamptz;                 -- prolong: the last moment that is asked for
alter table cases.approval drop constraint approval_kind_check,
  add constraint approval_kind_check check (kind in ('member', 'disclosure', 'level', 'prolong')),
  add constraint approval_until_check check ((kind = 'prolong') = (until_at is not null));
grant insert (until_at) on cases.approval to lilja_app;

grant create on schema cases to lilja_authz;

-- A place that ends within fourteen days. One that was given for less than three weeks was meant to end; the one the clock keeps was not.
create function cases.ends_soon(m cases.member) returns boolean
  language sql stable
  as $$
    select m.ended_at is null and m.until_at > authz.now() and m.until_at <= authz.now() + interval '14 days'
      and (m.until_at > coalesce(m.prolonged_at, m.from_at) + interval '20 days' or (m.prolonged_at is not null and m.prolonged_by is null))
  $$;

-- The question of places that end is answered when no place of the unit ends soon.
create function cases.team_was_minded(unit uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    update cases.task t set done_at = authz.now(), done_by = authz.me(), outcome = 'done', version = t.version + 1
    where t.source = 'team' and t.source_id = unit and t.done_at is null
      and not exists (select from cases.member m where m.unit_id = unit and cases.ends_soon(m))
  $$;

-- A lead or deputy of the unit, for somebody else, with what both hold, where no second person is needed.
create function cases.prolong(about uuid, until timestamptz) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare unit uuid;
  begin
    update cases.member m set until_at = until, prolonged_at = authz.now(), prolonged_by = authz.me()
      from cases.card c
      where m.id = about and c.id = m.case_id and c.closed_at is null and c.protection_level < 2 and not 'C3' = any (m.classes)
        and m.zone_id = authz.my_zone() and m.person_id <> authz.me() and m.ended_at is null and m.until_at > authz.now()
        and until > m.until_at and until <= authz.now() + interval '366 days'
        and exists (select from cases.my_memberships(m.case_id) mine
                    where mine.unit_id = m.unit_id and mine.position in ('lead', 'deputy') and m.classes <@ mine.classes)
      returning m.unit_id into unit;
    if unit is null then return false; end if;
    perform cases.team_was_minded(unit);
    return true;
  end $$;

-- As in 0006, and a place that is prolonged: never one that has ended meanwhile, and never further than its level and classes allow today.
create or replace function cases.answer_approval(asked uuid, yes boolean) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare a cases.approval;
  begin
    select * into a from cases.approval x where x.id = asked and x.outcome is null for update;
    if a.id is null or a.zone_id <> authz.my_zone() or not people.person_is_active(authz.me()) then return 'gone'; end if;
    if a.asked_by = authz.me() or a.about is not distinct from authz.me() then return 'same-person'; end if;
    if exists (select from cases.recusal r where r.case_id = a.case_id and r.person_id = authz.me() and r.ended_at is null) then return 'gone'; end if;
    if not (people.is_unit_head(authz.me())
            or exists (select from cases.my_memberships(a.case_id) m where m.unit_id = a.unit_id and m.position in ('lead', 'deputy'))) then return 'gone'; end if;
    if a.kind = 'member' and exists (select from cases.member m where m.id = a.object_id and m.approved_by = authz.me()) then return 'same-person'; end if;
    if a.kind = 'prolong' then
      if exists (select from cases.member m where m.id = a.object_id and m.person_id = authz.me()) then return 'same-person'; end if;
      if not exists (select from cases.member m where m.id = a.object_id and m.unit_id = a.unit_id and m.ended_at is null and m.until_at > authz.now()) then return 'gone'; end if;
    end if;
    update cases.approval x set outcome = case when yes then 'yes' else 'no' end, decided_by = authz.me(), decided_at = authz.now() where x.id = a.id;
    if a.kind = 'member' and yes then
      update cases.member m set second_by = authz.me(), second_at = authz.now() where m.id = a.object_id and m.unit_id = a.unit_id and m.ended_at is null;
    elsif a.kind = 'prolong' and yes then
      update cases.member m set prolonged_at = authz.now(), prolonged_by = a.asked_by,
          until_at = greatest(m.until_at, least(a.until_at, authz.now() + case when c.protection_level = 2 or 'C3' = any (m.classes) then interval '92 days' else interval '366 days' end))
        from cases.card c where c.id = m.case_id and m.id = a.object_id and m.unit_id = a.unit_id and m.ended_at is null;
      perform cases.team_was_minded(a.unit_id);
    elsif a.kind = 'disclosure' then
      update cases.disclosure d set state = case when yes then 'approved' else 'refused' end, second_by = authz.me(), second_at = authz.now(), version = d.version + 1
        where d.id = a.object_id and d.from_unit = a.unit_id and d.state = 'waiting';
    elsif a.kind = 'level' and yes then
      insert into cases.axis_change (case_id, axis, was, became, on_day, zone_id, person_id)
        select c.id, 'level', c.protection_level::text, a.level::text, (authz.now() at time zone 'Europe/Stockholm')::date, a.zone_id, authz.me()
        from cases.card c where c.id = a.case_id and c.lead_unit_id = a.unit_id and c.protection_level > a.level;
      update cases.card c set protection_level = a.level, version = c.version + 1 where c.id = a.case_id and c.lead_unit_id = a.unit_id and c.protection_level > a.level;
    end if;
    return 'ok';
  end $$;

-- Run by the clock, before the keys of what has ended are taken away. The last lead of a unit stays, fourteen days at a time (a year when the case is
-- closed and only its file is answered for), so that no case stands unreadable because nobody looked at a date. Whoever leads is told by a task,
-- fourteen days before a place ends, with a neutral title.
create function cases.mind_teams() returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer := 0; k integer;
  begin
    update cases.member m set prolonged_at = authz.now(), prolonged_by = null,
        until_at = authz.now() + case when c.closed_at is null then interval '14 days' else interval '365 days' end
      from cases.card c
      where c.id = m.case_id and c.shredded_at is null and m.ended_at is null and m.position = 'lead' and m.until_at <= authz.now() + interval '1 day'
        and people.person_is_active(m.person_id)
        and exists (select from cases.key_wrap w where w.unit_id = m.unit_id and w.holder = 'person' and w.holder_id = m.person_id and w.disclosure_id is null)
        and m.id = (select o.id from cases.member o where o.unit_id = m.unit_id and o.position = 'lead' and o.ended_at is null order by o.until_at desc, o.id limit 1);
    get diagnostics k = row_count; n := n + k;
    insert into cases.task (case_id, zone_id, from_zone, title, person_id, deputy_id, due_at, shared, source, source_id, made_by)
      select u.case_id, u.zone_id, u.zone_id, 'team_ends', lead.person_id, deputy.person_id, u.ends - interval '1 day', false, 'team', u.unit_id, lead.person_id
      from (select m.case_id, m.zone_id, m.unit_id, min(m.until_at) as ends
            from cases.member m join cases.card c on c.id = m.case_id and c.closed_at is null
            where cases.ends_soon(m)
            group by m.case_id, m.zone_id, m.unit_id) u
      join lateral (select o.person_id from cases.member o where o.unit_id = u.unit_id and o.ended_at is null and o.until_at > authz.now() and o.position <> 'member'
                    order by o.position = 'deputy', o.until_at desc, o.id limit 1) lead on true
      left join lateral (select o.person_id from cases.member o where o.unit_id = u.unit_id and o.ended_at is null and o.until_at > authz.now() and o.position <> 'member'
                           and o.person_id <> lead.person_id order by o.position = 'lead', o.until_at desc, o.id limit 1) deputy on true
      where not exists (select from cases.task t where t.source = 'team' and t.source_id = u.unit_id and (t.done_at is null or t.made_at > authz.now() - interval '14 days'));
    get diagnostics k = row_count; n := n + k;
    return n;
  end $$;

do $$
declare f text;
begin
  foreach f in array array['ends_soon(cases.member)', 'team_was_minded(uuid)', 'prolong(uuid, timestamptz)', 'mind_teams()'] loop
    execute format('alter function cases.%s owner to lilja_authz', f);
    execute format('revoke execute on function cases.%s from public', f);
  end loop;
end $$;
grant execute on function cases.prolong(uuid, timestamptz) to lilja_app;
grant execute on function cases.mind_teams() to lilja_clock;
grant update (until_at, prolonged_at, prolonged_by) on cases.member to lilja_authz;
grant insert (deputy_id, source_id), update (done_at, done_by, outcome, version) on cases.task to lilja_authz;
revoke create on schema cases from lilja_authz;
