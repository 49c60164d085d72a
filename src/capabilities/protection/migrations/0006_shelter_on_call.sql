-- At night a shelter answers, and decides on admission, by whoever of it is on call. A request that cannot wait rings there, one shelter after the other.
alter table protection.place_need add column acute boolean not null default false;
do $$ begin if exists (select from protection.place_need) then perform audit.restate('protection.place_need'); end if; end $$;

-- Every hour that is not office time, red days included.
create function protection.out_of_hours(at timestamptz) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select extract(isodow from w.wall) > 5 or exists (select from directory.red_day r where r.day = w.wall::date)
      or not exists (select from (select o.opens, o.closes from directory.office_time o where o.valid_from <= w.wall::date order by o.valid_from desc limit 1) t
                     where w.wall::time >= t.opens and w.wall::time < t.closes)
    from (select at at time zone 'Europe/Stockholm' as wall) w
  $$;
revoke execute on function protection.out_of_hours(timestamptz) from public;
grant execute on function protection.out_of_hours(timestamptz) to lilja_app, lilja_authz;
grant create on schema protection to lilja_authz;

create function protection.on_shelter_duty() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select protection.i_keep_places() and exists (
      select from directory.my_duties() d join directory.function f on f.id = d where f.kind = 'shelter' and f.zone_id = authz.my_zone())
  $$;
-- Admission: the head always, and outside office hours whoever is on call for the shelter.
create function protection.i_may_admit() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select people.is_unit_head(authz.me()) or (protection.out_of_hours(authz.now()) and protection.on_shelter_duty()) $$;
-- Whom it rings: whoever is on call for the shelter; the head, when nobody is.
create function protection.i_am_on_call() returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select protection.on_shelter_duty() or (protection.i_keep_places() and people.is_unit_head(authz.me()) and not exists (
      select from directory.duty d join directory.function f on f.id = d.function_id join people.person p on p.id = d.person_id
      where f.kind = 'shelter' and f.zone_id = authz.my_zone() and f.active and p.active and d.cancelled_at is null and d.starts_at <= authz.now() and d.ends_at > authz.now()))
  $$;

create or replace function protection.keep_ask_order() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  -- An offer whose time is over has lapsed, also before the clock has noticed.
  declare was text := case when old.state = 'offered' and old.hold_until <= authz.now() then 'lapsed' else old.state end;
  begin
    if current_user in ('lilja_authz', 'lilja_clock', 'lilja_owner') then return new; end if;
    if (new.request_id, new.from_zone, new.to_zone) is distinct from (old.request_id, old.from_zone, old.to_zone) then
      raise insufficient_privilege using message = 'a request stays with whom it was sent to';
    end if;
    if not (was || '>' || new.state = any (array['asked>offered', 'lapsed>offered', 'asked>refused', 'lapsed>refused', 'accepted>admitted', 'accepted>not_admitted',
        'admitted>arrived', 'admitted>no_show', 'arrived>arrived', 'admitted>admitted', 'accepted>accepted', 'arrived>left'])) then
      raise insufficient_privilege using message = 'that does not follow';
    end if;
    if new.state <> old.state and new.state in ('admitted', 'not_admitted') and not protection.i_may_admit() then
      raise insufficient_privilege using message = 'admission is decided by the head of the shelter, or at night by whoever is on call';
    end if;
    return new;
  end $$;
create or replace function protection.way_in(asked uuid) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare a record; way uuid;
  begin
    select k.to_zone, k.from_zone, r.case_id, r.made_by into a
    from protection.place_ask k join protection.place_request r on r.id = k.request_id join cases.card c on c.id = r.case_id
    where k.id = asked and k.to_zone = authz.my_zone() and k.state = 'accepted' and protection.i_keep_places() and protection.i_may_admit()
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

-- Which shelter rings when. The order is settled when the request is sent: those with a free place that fits, then the others, each time by lot.
-- A shelter sees its own row, once it rings; who asks sees none, since the order says who has a place.
create table protection.place_alarm (
  id          uuid primary key default gen_random_uuid(),
  request_id  uuid not null references protection.place_need (id),
  ask_id      uuid not null unique references protection.place_ask (id),
  zone_id     uuid not null references people.zone (id),
  turn        smallint not null check (turn > 0),
  minutes     integer not null check (minutes between 1 and 1440),
  rung_at     timestamptz,
  version     integer not null default 1,
  unique (request_id, turn)
);
create index place_alarm_zone on protection.place_alarm (zone_id);
create index place_alarm_waiting on protection.place_alarm (request_id, turn) where rung_at is null;
alter table protection.place_alarm enable row level security;
alter table protection.place_alarm force row level security;
create policy keep on protection.place_alarm to lilja_owner using (true) with check (true);
create policy keep_authz on protection.place_alarm to lilja_authz using (true) with check (true);
create policy see on protection.place_alarm for select to lilja_app using (zone_id = (select authz.my_zone()) and rung_at is not null and (select protection.i_keep_places()));
create policy ring on protection.place_alarm to lilja_clock using (true) with check (rung_at is not null);
grant select on protection.place_alarm to lilja_app;
grant select, insert on protection.place_alarm to lilja_authz;
grant select (id, request_id, ask_id, turn, minutes, rung_at, version), update (rung_at, version) on protection.place_alarm to lilja_clock;
select audit.watch('protection.place_alarm');

-- For whoever has just asked: the first shelter's on-call rings. In office hours nobody's does.
create function protection.ring_on_call(about uuid, wait integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer;
  begin
    if not (about = any (array(select protection.my_open_requests())) and protection.i_may_ask() and protection.out_of_hours(authz.now())) then return 0; end if;
    if exists (select from protection.place_alarm o where o.request_id = about) then return 0; end if;
    insert into protection.place_alarm (request_id, ask_id, zone_id, turn, minutes, rung_at)
    select about, o.id, o.to_zone, o.turn, wait, case when o.turn = 1 then authz.now() end
    from (
      select a.id, a.to_zone, row_number() over (order by not exists (
          select from protection.place p
          where p.zone_id = a.to_zone and n.who = any (p.takes) and n.adults <= p.adults and cardinality(n.child_bands) <= p.children
            and not p.region = any (n.away_from) and not p.avoid && n.away_from
            and (p.wheelchair or not n.wheelchair) and (p.pets or not n.pets) and (p.night_staff or not n.night_staff)
            and not exists (select from protection.stay s where s.place_id = p.id and s.active and (s.kind <> 'hold' or s.hold_until > authz.now())
                              and s.nights && daterange(n.from_day, n.from_day + n.nights))), random()) as turn
      from protection.place_ask a join protection.place_need n on n.id = a.request_id
      where a.request_id = about and a.state = 'asked' and n.acute) o;
    get diagnostics n = row_count;
    return n;
  end $$;

do $$
declare f text;
begin
  foreach f in array array['on_shelter_duty()', 'i_may_admit()', 'i_am_on_call()', 'ring_on_call(uuid, integer)'] loop
    execute format('alter function protection.%s owner to lilja_authz', f);
    execute format('revoke execute on function protection.%s from public', f);
    execute format('grant execute on function protection.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema protection from lilja_authz;
