-- Who may do what with places and requests for them, and what the rules of another zone's rows are reached through.
grant create on schema protection to lilja_authz;

-- I work at a shelter: its places and what is asked of it are mine to see.
create function protection.i_keep_places() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select 'shelter_staff' = any ((authz.my_roles())::text[]) and exists (select from people.zone z where z.id = authz.my_zone() and z.kind = 'shelter' and z.active) $$;
-- I may ask for places: social services, by those who place.
create function protection.i_may_ask() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select (authz.my_roles())::text[] && array['case_worker', 'placing_handler']
           and exists (select from people.zone z where z.id = authz.my_zone() and z.kind in ('social_services', 'social_on_call') and z.active) $$;
create function protection.my_requests() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select r.id from protection.place_request r where r.zone_id = (select authz.my_zone()) and r.unit_id = any (array(select cases.my_unit_ids())) $$;
-- The same while the case is open and I may write there.
create function protection.my_open_requests() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select r.id from protection.place_request r where r.id = any (array(select protection.my_requests())) and r.case_id = any (array(select cases.my_open_case_ids())) $$;
create function protection.asked_of_us() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select a.request_id from protection.place_ask a where a.to_zone = (select authz.my_zone()) and (select protection.i_keep_places()) $$;

-- What the zone that asks does to an offer: it takes it while it is held, or lets it go. The nights are the shelter's rows, which it cannot see.
create function protection.answer_offer(asked uuid, answer text, seen integer) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare a record;
  begin
    select k.id, k.state, k.hold_until, k.request_id, k.version into a from protection.place_ask k
    where k.id = asked and k.request_id = any (array(select protection.my_open_requests())) and protection.i_may_ask() for update;
    if not found then return 'gone'; end if;
    perform pg_advisory_xact_lock(hashtextextended('placement:' || a.request_id::text, 0));
    if a.version <> seen or a.state <> 'offered' then return 'changed'; end if;
    if a.hold_until <= authz.now() then return 'lapsed'; end if;
    if answer = 'accept' then
      if exists (select from protection.place_ask o where o.request_id = a.request_id and o.state in ('accepted', 'admitted', 'arrived')) then return 'placed_already'; end if;
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
-- No place is needed any more: whatever was asked or held goes back. Somebody who has arrived is discharged by the shelter.
create function protection.withdraw_request(about uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer;
  begin
    if not (about = any (array(select protection.my_open_requests())) and protection.i_may_ask()) then return 0; end if;
    update protection.stay s set active = false, ended_why = 'withdrawn', version = s.version + 1
    where s.active and s.ask_id in (select k.id from protection.place_ask k where k.request_id = about and k.state in ('asked', 'offered', 'accepted', 'admitted'));
    update protection.place_ask k set state = 'withdrawn', hold_until = null, changed_at = authz.now(), version = k.version + 1
    where k.request_id = about and k.state in ('asked', 'offered', 'accepted', 'admitted');
    get diagnostics n = row_count;
    return n;
  end $$;

-- The shelter must know that each child has a decision of its own; not whose, nor which.
create function protection.children_undecided(asked uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::integer from protection.child_placement c join protection.place_ask a on a.request_id = c.request_id
    where a.id = asked and a.to_zone = authz.my_zone() and protection.i_keep_places() and c.decision is null
  $$;

-- Houses of my shelter where somebody lives or is expected whom this one must not meet. Yes or no for a house; never whose case, nor what was alike.
-- It is answered about a request to my own shelter only, each question is kept, and sixty in an hour are enough. `null`: not now.
create function protection.houses_in_conflict(asked uuid) returns text[]
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid; during daterange; mine uuid := authz.my_zone();
  begin
    select r.case_id, daterange(n.from_day, n.from_day + n.nights) into about, during
    from protection.place_ask a join protection.place_request r on r.id = a.request_id join protection.place_need n on n.id = r.id
    where a.id = asked and a.to_zone = mine and protection.i_keep_places() and a.state in ('asked', 'offered', 'lapsed', 'accepted', 'admitted', 'arrived');
    if not found then return null; end if;
    if (select count(*) from protection.apart_question q where q.zone_id = mine and q.asked_at > authz.now() - interval '1 hour') >= 60 then return null; end if;
    insert into protection.apart_question (ask_id, zone_id, asked_by) values (asked, mine, authz.me());
    return array(
      select distinct p.house
      from protection.stay s join protection.place p on p.id = s.place_id
      join protection.place_ask o on o.id = s.ask_id join protection.place_request other on other.id = o.request_id
      where s.zone_id = mine and s.active and s.nights && during and other.case_id <> about
        and (exists (select from protection.apart_mark x join protection.apart_mark y on y.token = x.token
                     where x.case_id = about and y.case_id = other.case_id and x.kind <> 'may_recruit' and y.kind <> 'may_recruit')
             or exists (select from protection.apart_mark x where x.case_id in (about, other.case_id) and x.kind = 'may_recruit'))
      order by p.house);
  end $$;

-- Whoever leads a case, before it is closed: is a place still asked for, held or lived in?
create function protection.open_placements(about uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::integer from protection.place_ask a join protection.place_request r on r.id = a.request_id
    where r.case_id = about and about = any (array(select cases.my_leading_case_ids())) and a.state in ('asked', 'offered', 'accepted', 'admitted', 'arrived')
  $$;

-- An admission opens the shelter's own part of the case: the way in is made then, for the zone that admits.
create function protection.way_in(asked uuid) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare a record; way uuid;
  begin
    select k.to_zone, k.from_zone, r.case_id, r.made_by into a
    from protection.place_ask k join protection.place_request r on r.id = k.request_id join cases.card c on c.id = r.case_id
    where k.id = asked and k.to_zone = authz.my_zone() and k.state = 'accepted' and protection.i_keep_places() and people.is_unit_head(authz.me())
      and c.closed_at is null and c.shredded_at is null;
    if not found then return null; end if;
    if exists (select from cases.unit u where u.case_id = a.case_id and u.zone_id = a.to_zone and u.closed_at is null) then return null; end if;
    select w.id into way from cases.invitation w where w.case_id = a.case_id and w.zone_id = a.to_zone and w.state = 'pending' and w.until_at > authz.now();
    if way is null then
      update cases.invitation w set state = 'expired' where w.case_id = a.case_id and w.zone_id = a.to_zone and w.state = 'pending';
      way := gen_random_uuid();
      insert into cases.invitation (id, case_id, zone_id, from_zone, invited_by, word, until_at, state)
      values (way, a.case_id, a.to_zone, a.from_zone, a.made_by, 'Placering', authz.now() + interval '10 minutes', 'pending');
    end if;
    return way;
  end $$;

-- What may follow on what, and who may do it, whichever way the row is reached. The zone that asks writes through the functions above alone.
create function protection.keep_ask_order() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user in ('lilja_authz', 'lilja_clock', 'lilja_owner') then return new; end if;
    if (new.request_id, new.from_zone, new.to_zone) is distinct from (old.request_id, old.from_zone, old.to_zone) then
      raise insufficient_privilege using message = 'a request stays with whom it was sent to';
    end if;
    if not (old.state || '>' || new.state = any (array['asked>offered', 'lapsed>offered', 'asked>refused', 'lapsed>refused', 'accepted>admitted', 'accepted>not_admitted',
        'admitted>arrived', 'admitted>no_show', 'arrived>arrived', 'admitted>admitted', 'accepted>accepted', 'arrived>left'])) then
      raise insufficient_privilege using message = 'that does not follow';
    end if;
    if new.state <> old.state and new.state in ('admitted', 'not_admitted') and not people.is_unit_head(authz.me()) then
      raise insufficient_privilege using message = 'admission is decided by the head of the shelter';
    end if;
    return new;
  end $$;
create trigger keep_ask_order before update on protection.place_ask for each row execute function protection.keep_ask_order();

do $$
declare f text;
begin
  foreach f in array array['i_keep_places()', 'i_may_ask()', 'my_requests()', 'my_open_requests()', 'asked_of_us()', 'answer_offer(uuid, text, integer)', 'withdraw_request(uuid)',
                           'children_undecided(uuid)', 'houses_in_conflict(uuid)', 'open_placements(uuid)', 'way_in(uuid)'] loop
    execute format('alter function protection.%s owner to lilja_authz', f);
    execute format('revoke execute on function protection.%s from public', f);
    execute format('grant execute on function protection.%s to lilja_app', f);
  end loop;
end $$;
revoke execute on function protection.keep_ask_order() from public;

create policy see on protection.place for select to lilja_app using (zone_id = (select authz.my_zone()) and (select protection.i_keep_places()));
create policy make on protection.place for insert to lilja_app with check (zone_id = (select authz.my_zone()) and made_by = (select authz.me()) and (select protection.i_keep_places()));
create policy change on protection.place for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (select protection.i_keep_places())) with check (zone_id = (select authz.my_zone()));
grant select, insert on protection.place to lilja_app;
grant update (code_name, region, house, takes, adults, children, wheelchair, pets, night_staff, languages, avoid, version) on protection.place to lilja_app;

create policy see on protection.place_need for select to lilja_app
  using (id = any (array(select protection.my_requests())) or id = any (array(select protection.asked_of_us())));
create policy make on protection.place_need for insert to lilja_app with check (from_zone = (select authz.my_zone()) and (select protection.i_may_ask()));
grant select, insert on protection.place_need to lilja_app;

create policy see on protection.place_request for select to lilja_app using (zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())));
create policy make on protection.place_request for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and made_by = (select authz.me()) and unit_id = any (array(select cases.my_unit_ids()))
              and case_id = any (array(select cases.my_open_case_ids())) and (select protection.i_may_ask()));
grant select, insert on protection.place_request to lilja_app;

create policy see on protection.place_ask for select to lilja_app
  using ((to_zone = (select authz.my_zone()) and (select protection.i_keep_places())) or request_id = any (array(select protection.my_requests())));
create policy make on protection.place_ask for insert to lilja_app
  with check (from_zone = (select authz.my_zone()) and state = 'asked' and request_id = any (array(select protection.my_open_requests())) and (select protection.i_may_ask()));
create policy answer on protection.place_ask for update to lilja_app
  using (to_zone = (select authz.my_zone()) and (select protection.i_keep_places())) with check (to_zone = (select authz.my_zone()) and answered_by = (select authz.me()));
grant select, insert on protection.place_ask to lilja_app;
grant update (state, refusal, code_name, region, hold_until, conditions_met, arrived_on, left_on, left_to, answered_by, changed_at, version) on protection.place_ask to lilja_app;

create policy see on protection.place_no for select to lilja_app using (zone_id = (select authz.my_zone()) and (select protection.i_keep_places()));
create policy make on protection.place_no for insert to lilja_app with check (zone_id = (select authz.my_zone()) and made_by = (select authz.me()) and (select protection.i_keep_places()));
grant select, insert on protection.place_no to lilja_app;

create policy see on protection.stay for select to lilja_app using (zone_id = (select authz.my_zone()) and (select protection.i_keep_places()));
create policy make on protection.stay for insert to lilja_app with check (zone_id = (select authz.my_zone()) and made_by = (select authz.me()) and (select protection.i_keep_places()));
create policy change on protection.stay for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (select protection.i_keep_places())) with check (zone_id = (select authz.my_zone()));
grant select, insert on protection.stay to lilja_app;
grant update (kind, nights, active, hold_until, ended_why, version) on protection.stay to lilja_app;

create policy see on protection.child_placement for select to lilja_app using (request_id = any (array(select protection.my_requests())));
create policy make on protection.child_placement for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and decision is null and request_id = any (array(select protection.my_open_requests())));
-- Decided once; only an immediate decision, which holds for a short time, is followed by another.
create policy decide on protection.child_placement for update to lilja_app
  using ((decision is null or decision = 'immediate') and request_id = any (array(select protection.my_open_requests())) and (select protection.i_may_ask())) with check (decided_by = (select authz.me()) and decision is not null);
grant select, insert on protection.child_placement to lilja_app;
grant update (decision, decided_by, decided_at, version) on protection.child_placement to lilja_app;

create policy make on protection.apart_mark for insert to lilja_app
  with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())));
grant insert on protection.apart_mark to lilja_app;

-- Holds lapse by themselves. The clock sees ids, states and times.
create policy lapse_look on protection.stay for select to lilja_clock using (true);
create policy lapse on protection.stay for update to lilja_clock using (active and kind = 'hold') with check (not active and ended_why = 'lapsed');
grant select (id, ask_id, kind, active, hold_until, version) on protection.stay to lilja_clock;
grant update (active, ended_why, version) on protection.stay to lilja_clock;
create policy lapse_look on protection.place_ask for select to lilja_clock using (true);
create policy lapse on protection.place_ask for update to lilja_clock using (state = 'offered') with check (state = 'lapsed');
grant select (id, state, hold_until, version) on protection.place_ask to lilja_clock;
grant update (state, hold_until, changed_at, version) on protection.place_ask to lilja_clock;
grant usage on schema protection to lilja_clock;
revoke create on schema protection from lilja_authz;
