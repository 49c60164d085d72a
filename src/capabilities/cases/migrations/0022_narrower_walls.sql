-- Where the walls of the first release were wider than security.md.

-- D1, D3: whoever asks, when she and her zone are there and one of her roles reads the card (C0). Without that nobody is a member of anything
-- and no glass is broken, whatever rows say so. One row or none. Only for functions of lilja_authz.
create view cases.asking_reader with (security_invoker = true) as
  select a.id, a.person_id, a.zone_id, a.roles, a.at
  from authz.asking a
  join people.person p on p.id = a.person_id and p.active
  join people.zone z on z.id = a.zone_id and z.active
  cross join lateral (select from people.held_role h join people.ceiling k on k.role = h.role
                      where h.person_id = a.person_id and h.role = any (a.roles) and (h.valid_until is null or h.valid_until > a.at)
                        and k.class = 'C0' and k."right" in ('r', 'w') limit 1) sees_cards;
grant select on cases.asking_reader to lilja_authz;

create or replace view cases.asking_member with (security_invoker = true) as
  select m.case_id, m.unit_id, m.zone_id,
         case when m.second_by is not null or m.by_opening then m.classes else array_remove(m.classes, 'C3') end as classes,
         case when c.closed_at is not null then '{}' when m.second_by is not null or m.by_opening then m.writes else array_remove(m.writes, 'C3') end as writes,
         m.position, c.lead_unit_id, c.urgent, c.closed_at
  from cases.asking_reader a
  join cases.member m on m.person_id = a.person_id and m.zone_id = a.zone_id
  join cases.card c on c.id = m.case_id
  join cases.unit u on u.id = m.unit_id
  where m.ended_at is null and m.from_at <= a.at and m.until_at > a.at
    and u.closed_at is null and c.shredded_at is null
    and (c.protection_level < 2 or m.second_by is not null or m.grace_until > a.at)
    and not exists (select from cases.recusal r where r.case_id = m.case_id and r.person_id = m.person_id and r.ended_at is null);
create or replace view cases.asking_glass with (security_invoker = true) as
  select g.case_id, g.unit_id, g.classes
  from cases.asking_reader a
  join cases.glass g on g.person_id = a.person_id and g.zone_id = a.zone_id
  join cases.card c on c.id = g.case_id
  join cases.unit u on u.id = g.unit_id
  where g.ended_at is null and g.from_at <= a.at and g.until_at > a.at
    and c.protection_level < 2 and c.shredded_at is null and u.closed_at is null
    and not exists (select from cases.recusal r where r.case_id = g.case_id and r.person_id = g.person_id and r.ended_at is null);

grant create on schema cases to lilja_authz;

-- Whoever breaks the glass writes down why (C10), as a new record. That is no right to change what others wrote.
create or replace function cases.my_write_walls() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set join_collapse_limit = 1 set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare
    about   uuid := authz.scope();
    ceiling text[] := array(select people.my_forms());
  begin
    return query select m.unit_id::text || '/' || k
      from cases.asking_member m cross join unnest(m.writes) k
      where m.case_id between cases.first_of(about) and cases.last_of(about) and k = any (ceiling);
  end $$;
create function cases.my_reason_walls() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set join_collapse_limit = 1 set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare about uuid := authz.scope();
  begin
    return query select g.unit_id::text || '/C10' from cases.asking_glass g where about is null or g.case_id = about;
  end $$;
alter function cases.my_reason_walls() owner to lilja_authz;
revoke execute on function cases.my_reason_walls() from public;
grant execute on function cases.my_reason_walls() to lilja_app;
drop policy make on cases.record;
create policy make on cases.record for insert to lilja_app
  with check (author = (select authz.me())
    and ((disclosure_id is null and zone_id = (select authz.my_zone())
          and (wall = any (array(select cases.my_write_walls())) or wall = any (array(select cases.my_reason_walls()))))
         or (own_key and disclosure_id::text || '/' || wall = any (array(select cases.my_sending_walls())))));
drop policy make on cases.record_text;
create policy make on cases.record_text for insert to lilja_app
  with check (author = (select authz.me())
    and (wall = any (array(select cases.my_write_walls()))
         or (version = 1 and (wall = any (array(select cases.my_reason_walls()))
                              or wall = any (array(select substr(s, 38) from cases.my_sending_walls() s))))));

-- Who leads the case, and that it ends or opens again, is decided by the unit that leads it, and nothing else is changed with that.
-- The codes are changed by whoever may change the card, in a case that is open; ending it only puts out what is urgent and the next meeting.
create or replace function cases.guard_card() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    unled   boolean := old.lead_unit_id is null and old.opened_by = authz.me();
    decides boolean := new.lead_unit_id is distinct from old.lead_unit_id or new.closed_at is distinct from old.closed_at or (new.phase = 'closed') <> (old.phase = 'closed');
    ends    boolean := old.closed_at is null and new.closed_at is not null;
  begin
    if current_user in ('lilja_authz', 'lilja_owner') or (select r.rolsuper from pg_roles r where r.rolname = current_user) then return new; end if;
    if decides and not (
         (new.lead_unit_id is not distinct from old.lead_unit_id or exists (select from cases.unit u where u.id = new.lead_unit_id and u.case_id = new.id and u.closed_at is null))
         and (old.id = any (array(select cases.my_leading_case_ids()))
              or (unled and new.closed_at is null and new.lead_unit_id = any (array(select cases.my_lead_unit_ids()))))) then
      raise exception 'only the unit that leads a case decides that' using errcode = '42501';
    end if;
    if decides and (new.identification, new.legal, new.residence, new.track, new.child) is not distinct from (old.identification, old.legal, old.residence, old.track, old.child)
       and (new.urgent = old.urgent or (ends and not new.urgent))
       and (new.next_meeting_at is not distinct from old.next_meeting_at or (ends and new.next_meeting_at is null)) then return new; end if;
    if unled or old.id = any (array(select cases.my_open_case_ids())) then return new; end if;
    raise exception 'the card is not changed by this person, or not now' using errcode = '42501';
  end $$;

-- Exact finding, own zone. Somebody else's case shows only that there is one; a case of level 2 or one I am recused from does not show at all.
-- Each answer carries a ticket, which shows it once more: to the session that searched, for ten minutes. Ids alone show nothing.
create function cases.findable(among uuid[]) returns table (case_id uuid, pseudonym text, closed boolean, member boolean)
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
  declare mine uuid[] := array(select cases.my_case_ids());
  begin
    return query select distinct c.id, c.pseudonym, c.closed_at is not null, c.id = any (mine)
      from cases.asking_reader a join cases.unit u on u.zone_id = a.zone_id and u.case_id = any (among) join cases.card c on c.id = u.case_id
      where c.shredded_at is null
        and (c.id = any (mine)
             or (c.protection_level < 2 and not exists (select from cases.recusal r where r.case_id = c.id and r.person_id = a.person_id and r.ended_at is null)))
      order by c.id limit 20;
  end $$;
create function cases.ticket_of(found uuid[]) returns text
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select authz.ticket_for('found|' || array_to_string(array(select i from unnest(found) i order by i), '|')) $$;
revoke execute on function cases.findable(uuid[]), cases.ticket_of(uuid[]) from public;
grant execute on function cases.findable(uuid[]), cases.ticket_of(uuid[]) to lilja_authz;

drop function cases.find_by_tokens(text, bytea[]);
create function cases.find_by_tokens(field text, tokens bytea[])
  returns table (case_id uuid, pseudonym text, closed boolean, member boolean, ticket text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare zone uuid := authz.my_zone();
  begin
    return query
      with f as materialized (
        select * from cases.findable(array(select t.case_id from cases.find_token t
                                           where t.zone_id = zone and t.field = find_by_tokens.field and t.token = any (tokens)))),
        whole as (select cases.ticket_of(array_agg(f.case_id)) as ticket from f)
      select f.case_id, f.pseudonym, f.closed, f.member, whole.ticket from f cross join whole;
  end $$;
drop function cases.find_by_case_number(text);
create function cases.find_by_case_number(number text)
  returns table (case_id uuid, pseudonym text, closed boolean, member boolean, ticket text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare zone uuid := authz.my_zone();
  begin
    return query
      with f as materialized (
        select * from cases.findable(array(
          select u.case_id from cases.unit u join cases.card c on c.id = u.case_id left join cases.unit_reference r on r.unit_id = u.id
          where u.zone_id = zone and (lower(c.pseudonym) = lower(number) or lower(r.file_reference) = lower(number))))),
        whole as (select cases.ticket_of(array_agg(f.case_id)) as ticket from f)
      select f.case_id, f.pseudonym, f.closed, f.member, whole.ticket from f cross join whole;
  end $$;
drop function cases.find_known(uuid[]);
create function cases.find_known(ids uuid[], ticket text)
  returns table (case_id uuid, pseudonym text, closed boolean, member boolean)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if authz.holds_ticket('found|' || array_to_string(array(select i from unnest(ids) i order by i), '|'), ticket) then
      return query select f.case_id, f.pseudonym, f.closed, f.member from cases.findable(ids) f;
    end if;
  end $$;

do $$
declare f text;
begin
  foreach f in array array['find_by_tokens(text, bytea[])', 'find_by_case_number(text)', 'find_known(uuid[], text)'] loop
    execute format('alter function cases.%s owner to lilja_authz', f);
    execute format('revoke execute on function cases.%s from public', f);
    execute format('grant execute on function cases.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema cases from lilja_authz;
