-- The return of a person who wants to go home, or to a country where she may live: what has been decided, by whom, and how far it has come.
-- Codes, days and countries only; every word lies sealed as a record in the part of the case of the zone that wrote it.
create schema returns;
grant usage on schema returns to lilja_app, lilja_authz, lilja_clock;
grant create on schema returns to lilja_authz;

-- One return of one case. What is over stays; there is one at a time.
create table returns.return (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null references cases.card (id),
  unit_id      uuid not null,                              -- the part of the case that opened it
  zone_id      uuid not null,
  wall         text not null check (wall = unit_id::text || '/C0'),
  phase        text not null default 'choice' check (phase in ('choice', 'applied', 'admitted', 'travelling', 'arrived', 'ended')),
  ground       text check (ground in ('exposed', 'prostitution')),
  destination  text check (destination ~ '^[A-Z]{2}$'),
  right_there  text check (right_there in ('citizen', 'permanent')),
  postponed    text check (postponed in ('trial', 'risk')),
  outcome      text check (outcome in ('returned_monitored', 'returned_contact_declined', 'returned_contact_lost', 'withdrew_before_travel', 'not_admitted',
                                       'stayed_in_sweden', 'postponed_trial', 'postponed_risk', 're_exploited_known')),
  departed_at  timestamptz,
  arrived_at   timestamptz,
  ended_at     timestamptz,
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  version      integer not null default 1,
  unique (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check ((phase = 'ended') = (ended_at is not null)),
  check ((phase = 'ended') = (outcome is not null)),
  check (phase not in ('applied', 'admitted', 'travelling', 'arrived') or num_nonnulls(ground, destination, right_there) = 3),
  check (phase not in ('travelling', 'arrived') or departed_at is not null),
  check (phase <> 'arrived' or arrived_at is not null)
);
create index return_case on returns.return (case_id, made_at desc);
create unique index return_once on returns.return (case_id) where ended_at is null;

-- The parts of the case that take part in the return: who decides about admission, and who plans with whom.
create table returns.party (
  return_id  uuid not null,
  case_id    uuid not null,
  unit_id    uuid not null,
  zone_id    uuid not null,
  wall       text not null check (wall = unit_id::text || '/C0'),
  part       text not null check (part in ('board', 'coordinator', 'partner', 'abroad')),
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  ended_at   timestamptz,
  primary key (return_id, unit_id),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create unique index party_part on returns.party (return_id, part) where ended_at is null and part in ('coordinator', 'partner');
create index party_case on returns.party (case_id);
create index party_wall on returns.party (wall);

create policy keep_authz on returns.return to lilja_authz using (true);
create policy keep_authz on returns.party to lilja_authz using (true);
grant select on returns.return, returns.party to lilja_authz;

-- The returns in which the one asking takes part through the own unit; and those where the own unit may write now.
create function returns.my_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.return_id from returns.party p where p.ended_at is null and p.wall = any (array(select cases.my_walls())) and p.unit_id = any (array(select cases.my_unit_ids())) $$;
create function returns.my_write_ids() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.return_id from returns.party p where p.ended_at is null and p.wall = any (array(select cases.my_write_walls())) and p.unit_id = any (array(select cases.my_unit_ids())) $$;
-- Those of them whose narrower codes I may read: my walls in the own unit hold one of these classes, or the own unit decides about the return and I weigh its risks (C10).
create function returns.my_ids_seeing(classes text[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with walls as materialized (select array(select cases.my_walls()) as mine)
    select p.return_id from returns.party p cross join walls w
    where p.ended_at is null and p.wall = any (w.mine) and p.unit_id = any (array(select cases.my_unit_ids()))
      and (exists (select from unnest(classes) k where p.unit_id::text || '/' || k = any (w.mine))
           or (p.part in ('coordinator', 'partner') and p.unit_id::text || '/C10' = any (w.mine)))
  $$;
-- Of which gates I see more than open or closed; and whether I see what was heard after the journey.
create function returns.my_sights(about uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select array(select s.gate from (values ('findings', '{C9}'::text[]), ('risk', '{C10}'), ('trial', '{C6,C7}'), ('fit', '{C5}'), ('after', '{C10}')) s (gate, classes)
                 where about in (select returns.my_ids_seeing(s.classes)))
  $$;
-- What the own unit is in a return: 'board', 'coordinator', 'partner' or 'abroad'; nothing for whoever is outside it.
create function returns.my_part(about uuid) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.part from returns.party p where p.return_id = about and p.ended_at is null and p.unit_id = any (array(select cases.my_unit_ids())) and p.zone_id = (select authz.my_zone()) $$;

do $$
declare f text;
begin
  foreach f in array array['my_ids()', 'my_write_ids()', 'my_part(uuid)', 'my_ids_seeing(text[])', 'my_sights(uuid)'] loop
    execute format('alter function returns.%s owner to lilja_authz', f);
    execute format('revoke execute on function returns.%s from public', f);
    execute format('grant execute on function returns.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema returns from lilja_authz;

do $$
declare
  t text;
  own constant text := 'made_by = (select authz.me()) and wall = any (array(select cases.my_write_walls()))';
begin
  foreach t in array array['return', 'party'] loop
    execute format('alter table returns.%I enable row level security', t);
    execute format('alter table returns.%I force row level security', t);
    execute format('create policy keep on returns.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy read_coded on returns.%I for select to lilja_clock using (true)', t);
    execute format('grant select, insert on returns.%I to lilja_app', t);
    execute format('grant select on returns.%I to lilja_clock', t);
  end loop;
  -- Opened in the own part of the case.
  execute format('create policy open on returns.return for insert to lilja_app with check (%s and zone_id = (select authz.my_zone()) and phase = ''choice'')', own);
  -- Whoever opens it takes part; and those who take part let other parts of the same case take part, but not whoever is on the spot.
  execute 'create policy take_part on returns.party for insert to lilja_app with check (made_by = (select authz.me())
    and ((return_id = any (array(select returns.my_write_ids())) and returns.my_part(return_id) <> ''abroad'')
         or exists (select from returns.return r where r.id = return_id and r.made_by = (select authz.me()) and r.unit_id = any (array(select cases.my_unit_ids())))))';
end $$;
create policy see on returns.return for select to lilja_app
  using (id = any (array(select returns.my_ids())) or (unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_walls()))));
create policy see on returns.party for select to lilja_app using (return_id = any (array(select returns.my_ids())));
create policy go_on on returns.return for update to lilja_app using (id = any (array(select returns.my_write_ids())) and phase <> 'ended') with check (id = any (array(select returns.my_write_ids())));
-- A part leaves by its own hand, or by that of the part that opened the return; once.
create policy leave on returns.party for update to lilja_app
  using (ended_at is null and return_id = any (array(select returns.my_write_ids()))
    and (unit_id = any (array(select cases.my_unit_ids()))
         or exists (select from returns.return r where r.id = return_id and r.unit_id = any (array(select cases.my_unit_ids())))))
  with check (ended_at is not null and return_id = any (array(select returns.my_write_ids())));
grant update (phase, ground, destination, right_there, postponed, outcome, departed_at, arrived_at, ended_at, version) on returns.return to lilja_app;
grant update (ended_at) on returns.party to lilja_app;

-- Ground, country and right are said once, by the coordinator who applies; a journey is begun by coordinator or partner; whoever is on the spot ends nothing.
create function returns.guard_return() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare part text;
  begin
    if current_user <> 'lilja_app' then return new; end if;
    part := coalesce(returns.my_part(new.id), '');
    if (new.ground, new.destination, new.right_there) is distinct from (old.ground, old.destination, old.right_there)
       and (old.phase <> 'choice' or part <> 'coordinator') then
      raise exception 'what was applied for is not changed' using errcode = '42501';
    end if;
    if new.phase <> old.phase and ((new.phase = 'travelling' and part not in ('coordinator', 'partner')) or (new.phase = 'ended' and part = 'abroad')) then
      raise exception 'this part does not take the return so far' using errcode = '42501';
    end if;
    return new;
  end $$;
revoke execute on function returns.guard_return() from public;
create trigger guard_return before update on returns.return for each row execute function returns.guard_return();

select audit.watch('returns.return'), audit.watch('returns.party', 'return_id', 'unit_id');
