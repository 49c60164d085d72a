-- A move to another shelter: a request that says which stay it comes from. Only the team that asks reads it; neither shelter learns of the other.
alter table protection.place_request add column moves_from uuid references protection.place_ask (id);
create index place_request_moves on protection.place_request (moves_from) where moves_from is not null;
do $$ begin if exists (select from protection.place_request) then perform audit.restate('protection.place_request'); end if; end $$;
grant update (left_on, left_to) on protection.place_ask to lilja_authz;
grant update (nights) on protection.stay to lilja_authz;
grant create on schema protection to lilja_authz;

-- Stays of a case that my team asked for, and that somebody may move from.
create function protection.my_stays_in(about uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id from protection.place_ask a join protection.place_request r on r.id = a.request_id
    where r.case_id = about and a.state in ('admitted', 'arrived') and r.id = any (array(select protection.my_open_requests()))
  $$;
drop policy make on protection.place_request;
create policy make on protection.place_request for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and made_by = (select authz.me()) and unit_id = any (array(select cases.my_unit_ids()))
              and case_id = any (array(select cases.my_open_case_ids())) and (select protection.i_may_ask())
              and (moves_from is null or moves_from = any (array(select protection.my_stays_in(case_id)))));

-- Until which day a placement of my team has its nights; the nights are the shelter's rows, which it cannot see.
create function protection.placed_until(asked uuid) returns date
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select max(upper(s.nights)) from protection.stay s join protection.place_ask a on a.id = s.ask_id
    where a.id = asked and s.active and s.ended_why is null and a.request_id = any (array(select protection.my_requests()))
  $$;

-- For the shelter she is at: whether a place elsewhere has been taken, so that hers is kept until she is there. Never where.
create function protection.moving_on(asked uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from protection.place_ask mine join protection.place_request r on r.moves_from = mine.id join protection.place_ask next on next.request_id = r.id
      where mine.id = asked and mine.to_zone = authz.my_zone() and protection.i_keep_places() and mine.state in ('admitted', 'arrived') and next.state in ('accepted', 'admitted'))
  $$;

-- Of several requests to move from one stay, one is answered yes; and no night may lie between the two places.
create or replace function protection.answer_offer(asked uuid, answer text, seen integer) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare a record; old record;
  begin
    select k.id, k.state, k.hold_until, k.request_id, k.version into a from protection.place_ask k
    where k.id = asked and k.request_id = any (array(select protection.my_open_requests())) and protection.i_may_ask() for update;
    if not found then return 'gone'; end if;
    perform pg_advisory_xact_lock(hashtextextended('placement:' || a.request_id::text, 0));
    if a.version <> seen or a.state <> 'offered' then return 'changed'; end if;
    if a.hold_until <= authz.now() then return 'lapsed'; end if;
    if answer = 'accept' then
      if exists (select from protection.place_ask o where o.request_id = a.request_id and o.state in ('accepted', 'admitted', 'arrived')) then return 'placed_already'; end if;
      select r.moves_from, n.from_day into old from protection.place_request r join protection.place_need n on n.id = r.id where r.id = a.request_id;
      if old.moves_from is not null then
        perform pg_advisory_xact_lock(hashtextextended('moving:' || old.moves_from::text, 0));
        if exists (select from protection.place_request r join protection.place_ask o on o.request_id = r.id
                   where r.moves_from = old.moves_from and o.id <> asked and o.state in ('accepted', 'admitted', 'arrived')) then return 'placed_already'; end if;
        if exists (select from protection.stay s join protection.place_ask o on o.id = s.ask_id
                   where s.ask_id = old.moves_from and o.state in ('admitted', 'arrived') and s.active and s.ended_why is null and upper(s.nights) < old.from_day) then return 'gap'; end if;
      end if;
      update protection.stay s set kind = 'stay', hold_until = null, version = s.version + 1 where s.ask_id = asked and s.active and s.kind = 'hold';
      if not found then return 'lapsed'; end if;
      update protection.place_ask k set state = 'accepted', hold_until = null, changed_at = authz.now(), version = k.version + 1 where k.id = asked;
      -- The other shelters need not wait, nor hold.
      update protection.stay s set active = false, ended_why = 'withdrawn', version = s.version + 1
      where s.active and s.ask_id in (select o.id from protection.place_ask o where o.request_id = a.request_id and o.id <> asked and o.state = 'offered');
      update protection.place_ask o set state = 'withdrawn', hold_until = null, changed_at = authz.now(), version = o.version + 1
      where o.request_id = a.request_id and o.id <> asked and o.state in ('asked', 'offered', 'lapsed');
    else
      update protection.stay s set active = false, ended_why = 'declined', version = s.version + 1 where s.ask_id = asked and s.active;
      update protection.place_ask k set state = 'declined', hold_until = null, changed_at = authz.now(), version = k.version + 1 where k.id = asked;
    end if;
    return 'done';
  end $$;

-- The other half of an arrival: she has left where she came from the same day, and each night is one place's. Asked by the shelter that has just noted the arrival;
-- it hears nothing of the other, not even that there is one.
create function protection.leave_where_she_came_from(asked uuid) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare a record; old record;
  begin
    select k.id, k.arrived_on, r.moves_from into a from protection.place_ask k join protection.place_request r on r.id = k.request_id
    where k.id = asked and k.to_zone = authz.my_zone() and protection.i_keep_places() and k.state = 'arrived' and k.answered_by = authz.me();
    if not found or a.moves_from is null then return 'done'; end if;
    perform pg_advisory_xact_lock(hashtextextended('moving:' || a.moves_from::text, 0));
    select o.id, o.state, o.arrived_on into old from protection.place_ask o where o.id = a.moves_from for update;
    if old.state not in ('admitted', 'arrived') then return 'done'; end if;
    if old.state = 'arrived' and a.arrived_on < old.arrived_on then return 'too_early'; end if;
    if exists (select from protection.stay s where s.ask_id = asked and s.active and s.ended_why is null and upper(s.nights) <= a.arrived_on) then return 'nights_over'; end if;
    update protection.stay s set nights = daterange(a.arrived_on, upper(s.nights)), version = s.version + 1
    where s.ask_id = asked and s.active and s.ended_why is null and lower(s.nights) < a.arrived_on;
    update protection.stay s set active = old.state = 'arrived' and lower(s.nights) < a.arrived_on, ended_why = case old.state when 'arrived' then 'left' else 'withdrawn' end,
      nights = case when old.state = 'arrived' and lower(s.nights) < a.arrived_on then daterange(lower(s.nights), least(upper(s.nights), a.arrived_on)) else s.nights end, version = s.version + 1
    where s.ask_id = old.id and s.active and s.ended_why is null;
    update protection.place_ask o set state = case old.state when 'arrived' then 'left' else 'withdrawn' end,
      left_on = case old.state when 'arrived' then a.arrived_on end, left_to = case old.state when 'arrived' then 'other_shelter' end,
      changed_at = authz.now(), version = o.version + 1
    where o.id = old.id;
    return 'done';
  end $$;

do $$
declare f text;
begin
  foreach f in array array['my_stays_in(uuid)', 'placed_until(uuid)', 'moving_on(uuid)', 'leave_where_she_came_from(uuid)'] loop
    execute format('alter function protection.%s owner to lilja_authz', f);
    execute format('revoke execute on function protection.%s from public', f);
    execute format('grant execute on function protection.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema protection from lilja_authz;

-- While a place elsewhere has been taken, hers is kept night by night. The clock sees ids, states and nights.
create policy keep_moving on protection.place_request for select to lilja_clock using (moves_from is not null);
grant select (id, moves_from) on protection.place_request to lilja_clock;
create policy keep_moving on protection.stay for update to lilja_clock using (active and kind = 'stay' and ended_why is null) with check (active and kind = 'stay' and ended_why is null);
grant select (slot, nights), update (nights) on protection.stay to lilja_clock;
grant select (ended_why) on protection.stay to lilja_clock;
grant select (request_id) on protection.place_ask to lilja_clock;
