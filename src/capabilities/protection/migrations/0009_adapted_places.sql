-- What a place must have for a disability besides room for a wheelchair; never which disability somebody has.
alter table protection.place add column adapted text[] not null default '{}' check (adapted <@ array['hearing', 'sight', 'understanding', 'assistant']);
alter table protection.place_need add column adapted text[] not null default '{}' check (adapted <@ array['hearing', 'sight', 'understanding', 'assistant']);
grant update (adapted) on protection.place to lilja_app;
do $$ begin if exists (select from protection.place) then perform audit.restate('protection.place'); end if; end $$;
do $$ begin if exists (select from protection.place_need) then perform audit.restate('protection.place_need'); end if; end $$;

-- For whoever has just asked: the first shelter's on-call rings. In office hours nobody's does. A place that is not made for it is no reason to ring first.
create or replace function protection.ring_on_call(about uuid, wait integer) returns integer
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
            and not p.region = any (n.away_from) and not p.avoid && n.away_from and n.adapted <@ p.adapted
            and (p.wheelchair or not n.wheelchair) and (p.pets or not n.pets) and (p.night_staff or not n.night_staff)
            and not exists (select from protection.stay s where s.place_id = p.id and s.active and (s.kind <> 'hold' or s.hold_until > authz.now())
                              and s.nights && daterange(n.from_day, n.from_day + n.nights))), random()) as turn
      from protection.place_ask a join protection.place_need n on n.id = a.request_id
      where a.request_id = about and a.state = 'asked' and n.acute) o;
    get diagnostics n = row_count;
    return n;
  end $$;
