-- The gates before a journey, asked a second time by the database; the approval by two that falls with any of them; and no journey without it.
-- That the journey may begin: said by the coordinator and by the return partner, two people. It falls when anything it rested on falls.
create table returns.approval (
  id          uuid primary key default gen_random_uuid(),
  return_id   uuid not null,
  case_id     uuid not null,
  unit_id     uuid not null,
  zone_id     uuid not null,
  part        text not null check (part in ('coordinator', 'partner')),
  made_by     uuid not null references people.person (id),
  made_at     timestamptz not null default authz.now(),
  fallen_at   timestamptz,
  fallen_why  text[],
  version     integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check ((fallen_at is null) = (fallen_why is null))
);
create unique index approval_part on returns.approval (return_id, part) where fallen_at is null;
create unique index approval_person on returns.approval (return_id, made_by) where fallen_at is null;
create index approval_case on returns.approval (case_id);
alter table returns.approval enable row level security;
alter table returns.approval force row level security;
create policy keep on returns.approval to lilja_owner using (true) with check (true);
create policy keep_authz on returns.approval to lilja_authz using (true);
create policy see on returns.approval for select to lilja_app using (return_id = any (array(select returns.my_ids())));
create policy make on returns.approval for insert to lilja_app
  with check (made_by = (select authz.me()) and return_id = any (array(select returns.my_write_ids())) and zone_id = (select authz.my_zone())
    and unit_id = any (array(select cases.my_unit_ids())) and part = returns.my_part(return_id) and fallen_at is null);
grant select, insert on returns.approval to lilja_app;
grant select on returns.approval to lilja_authz;
-- What was said stays said; only that it no longer holds is added, by whoever said it.
create policy take_back on returns.approval for update to lilja_app
  using (fallen_at is null and made_by = (select authz.me()) and return_id = any (array(select returns.my_write_ids())))
  with check (fallen_at is not null and fallen_why = array['taken_back']);
grant update (fallen_at, fallen_why, version) on returns.approval to lilja_app;
grant update (fallen_at, fallen_why, version) on returns.approval to lilja_authz;

grant create on schema returns to lilja_authz;
grant update (version) on returns.return to lilja_authz;   -- to hold a row

-- What the gates rest on, in codes. No moment of the journey leaves this function: what must last is compared here with the last leg, or with today.
create function returns.facts_of(about uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with day as materialized (select (authz.now() at time zone 'Europe/Stockholm')::date as today),
    legs as materialized (
      select min(l.depart_at) as leaves_at, max(l.arrive_at) as comes_at, count(*) as n,
             max(greatest((l.arrive_at at time zone l.arrive_zone)::date, (l.arrive_at at time zone 'Europe/Stockholm')::date)) as last_day
      from returns.leg l where l.return_id = about and l.taken_at is null),
    span as materialized (
      select d.today, greatest(d.today, (l.leaves_at at time zone 'Europe/Stockholm')::date) as first_day, greatest(d.today, l.last_day) as last_day,
             greatest(authz.now(), l.leaves_at) as leaves_at
      from day d cross join legs l),
    risk as materialized (select k.id from returns.risk k where k.return_id = about order by k.number desc limit 1),
    fit as materialized (select c.status, c.valid_until, c.medicine, c.on_day + c.medicine_days as medicine_until from returns.clearance c
                         where c.return_id = about and c.kind = 'fit' order by c.number desc limit 1),
    finding as materialized (select distinct on (f.side) f.side, f.found from returns.finding f where f.return_id = about order by f.side, f.made_at desc, f.id desc)
    select jsonb_build_object(
      'child', c.child <> 'no',
      'chosen', (select h.chosen from returns.choice h where h.return_id = about),
      'thought', coalesce((select h.earliest_on <= s.today from returns.choice h where h.return_id = about), false),
      'admitted', (select least(count(distinct a.made_by), count(distinct a.unit_id)) from returns.admission a where a.return_id = about and a.answer = 'yes'),
      'sweden', (select f.found from finding f where f.side = 'sweden'),
      'there', (select f.found from finding f where f.side = 'there'),
      'risk', (select jsonb_build_object(
          'sides', (select count(*) from returns.risk_side x where x.risk_id = k.id),
          'signed', (select coalesce(jsonb_agg(jsonb_build_object('outcome', g.outcome, 'conditions', to_jsonb(g.conditions)) order by g.part), '[]') from returns.risk_signature g where g.risk_id = k.id),
          'met', (select coalesce(jsonb_agg(m.condition order by m.condition), '[]') from returns.risk_met m where m.risk_id = k.id),
          'holds', coalesce((select min(g.holds_until) >= s.first_day from returns.risk_signature g where g.risk_id = k.id), false)) from risk k),
      'consent', (select case when bool_or(n.valid_until > s.leaves_at) then 'holds' when count(*) > 0 then 'ends_before' else 'none' end
                  from returns.party p join cases.consent n on n.case_id = p.case_id and p.zone_id = any (n.recipients)
                  where p.return_id = about and p.part = 'partner' and p.ended_at is null and not n.refused and n.withdrawn_at is null and n.expired_at is null
                    and n.valid_until > authz.now() and 'plan_return' = any (n.purposes)),
      'receiver', coalesce((select j.receiver_named from returns.plan j where j.return_id = about), false),
      'papers', (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'status', t.status, 'lasts', t.status = 'valid' and coalesce(t.valid_until >= s.last_day, true)) order by p.made_at, p.id), '[]')
                 from returns.paper p cross join lateral (select x.status, x.valid_until from returns.paper_step x where x.paper_id = p.id order by x.number desc limit 1) t
                 where p.return_id = about),
      'trial', (select k.status from returns.clearance k where k.return_id = about and k.kind = 'trial' order by k.number desc limit 1),
      'fit', (select jsonb_build_object('status', f.status, 'lasts', coalesce(f.valid_until >= s.last_day, false), 'medicine', f.medicine,
                'medicineLasts', f.medicine = 'none' or coalesce(f.medicine_until >= s.last_day + (
                   select g.days from returns.gate_rule g where g.code = 'medicine_after' and g.valid_from <= s.today and (g.valid_to is null or g.valid_to > s.today)
                   order by g.valid_from desc limit 1), false)) from fit f),
      'plan', coalesce((select case when h.agreed_on is null then 'proposed' else 'agreed' end from returns.home_plan h where h.return_id = about order by h.number desc limit 1), 'none'),
      'itinerary', coalesce((select j.complete from returns.plan j where j.return_id = about), false) and (select l.n > 0 from legs l))
    from returns.return r join cases.card c on c.id = r.case_id cross join span s where r.id = about
  $$;

-- The same rule as `closedGates` in the program, of the same facts.
create function returns.closed_gates(facts jsonb) returns text[]
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select array(select g.gate from (values
      (1, 'choice', facts ->> 'chosen' = 'return' and (facts ->> 'thought')::boolean),
      (2, 'admission', (facts ->> 'admitted')::integer = 2),
      (3, 'findings', not (facts ->> 'child')::boolean or (facts ->> 'sweden' = 'best' and facts ->> 'there' = 'best')),
      (4, 'risk', jsonb_typeof(facts -> 'risk') = 'object' and (facts #>> '{risk,sides}')::integer = 2 and jsonb_array_length(facts #> '{risk,signed}') = 2
          and facts #>> '{risk,signed,0,outcome}' = facts #>> '{risk,signed,1,outcome}' and facts #>> '{risk,signed,0,outcome}' <> 'not_advisable_now'
          and not exists (select from jsonb_array_elements(facts #> '{risk,signed}') s, jsonb_array_elements_text(s -> 'conditions') k where not facts #> '{risk,met}' ? k)
          and (facts #>> '{risk,holds}')::boolean),
      (5, 'consent', facts ->> 'consent' = 'holds'),
      (6, 'receiver', (facts ->> 'receiver')::boolean),
      (7, 'documents', exists (select from jsonb_array_elements(facts -> 'papers') p
                               where p ->> 'kind' in ('passport', 'national_id', 'emergency_paper') and p ->> 'status' = 'valid' and (p ->> 'lasts')::boolean)
          and not exists (select from jsonb_array_elements(facts -> 'papers') p
                          where p ->> 'kind' in ('transit_visa', 'exit_paper') and not (p ->> 'status' = 'valid' and (p ->> 'lasts')::boolean))),
      (8, 'child_consents', not (facts ->> 'child')::boolean or exists (select from jsonb_array_elements(facts -> 'papers') p
                               where p ->> 'kind' in ('custodian_consent', 'guardian_decision') and p ->> 'status' = 'valid' and (p ->> 'lasts')::boolean)),
      (9, 'trial', facts ->> 'trial' in ('no_investigation', 'cleared')),
      (10, 'fit', facts #>> '{fit,status}' in ('fit', 'fit_with_help') and (facts #>> '{fit,lasts}')::boolean
          and (facts #>> '{fit,medicine}' = 'none' or (facts #>> '{fit,medicineLasts}')::boolean)),
      (11, 'plan', facts ->> 'plan' = 'agreed'),
      (12, 'itinerary', (facts ->> 'itinerary')::boolean)) g (place, gate, open)
      where g.open is not true order by g.place)
  $$;

-- For those who take part. Of the gates whose codes are narrower than the return, whoever may not read them gets only whether they are closed (`shut`).
create function returns.gate_facts(about uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select f.facts || jsonb_build_object('hidden', h.gates, 'shut', array(select g from unnest(returns.closed_gates(f.facts)) g where g = any (h.gates)))
           || case when 'findings' = any (h.gates) then '{"sweden": null, "there": null}'::jsonb else '{}' end
           || coalesce((select jsonb_object_agg(g, null) from unnest(h.gates) g where g <> 'findings'), '{}')
    from (select returns.facts_of(about) as facts) f
    cross join (select array(select g from unnest(array['findings', 'risk', 'trial', 'fit']) g where g <> all (returns.my_sights(about))) as gates) h
    where about = any (array(select returns.my_ids()))
  $$;

-- Whether the journey may begin now: approved by two people of two parts of the case, and every gate open still. Answers those who take part.
create function returns.may_depart(about uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select about = any (array(select returns.my_ids())) and exists (select from returns.return r where r.id = about and r.phase = 'admitted')
      and (select count(distinct a.part) = 2 and count(distinct a.made_by) = 2 and count(distinct a.unit_id) = 2 from returns.approval a where a.return_id = about and a.fallen_at is null)
      and cardinality(returns.closed_gates(returns.facts_of(about))) = 0
  $$;

-- An approval falls when anything it rested on has fallen; it does not rise again by itself.
create function returns.fall_of(about uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    closed text[];
    n integer;
  begin
    if not exists (select from returns.approval a where a.return_id = about and a.fallen_at is null) then return 0; end if;
    closed := returns.closed_gates(returns.facts_of(about));
    if cardinality(closed) = 0 then return 0; end if;
    update returns.approval a set fallen_at = authz.now(), fallen_why = closed, version = a.version + 1 where a.return_id = about and a.fallen_at is null;
    get diagnostics n = row_count;
    return n;
  end $$;
-- By the clock, for what falls only because time passes. A journey that has begun keeps its approvals as they were.
create function returns.sweep_approvals() returns integer
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(sum(returns.fall_of(w.id)), 0)::integer
    from (select distinct r.id from returns.return r join returns.approval a on a.return_id = r.id and a.fallen_at is null where r.phase = 'admitted' order by r.id) w
  $$;

create function returns.on_fact() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if exists (select from returns.return r where r.id = new.return_id and r.phase = 'admitted') then perform returns.fall_of(new.return_id); end if;
    return null;
  end $$;
create function returns.on_consent() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare held uuid;
  begin
    -- Whoever approves at this moment comes first or sees this: both hold the return.
    for held in select r.id from returns.return r where r.case_id = new.case_id and r.phase = 'admitted' order by r.id for update loop
      perform returns.fall_of(held);
    end loop;
    return null;
  end $$;

-- That it is no child after all is said by whoever leads the case on the social board, as long as a return is open; to raise it anybody may.
create function returns.may_unsay_child(about uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select case when exists (select from returns.return r where r.case_id = about and r.ended_at is null)
      then about = any (array(select cases.my_leading_case_ids()))
        and exists (select from cases.card c join cases.unit u on u.id = c.lead_unit_id join people.zone z on z.id = u.zone_id
                    where c.id = about and z.kind in ('social_services', 'social_on_call'))
      else true end
    where about = any (array(select cases.my_case_ids()))
  $$;
create function returns.guard_child() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.child = 'no' and old.child <> 'no' and authz.me() is not null and returns.may_unsay_child(new.id) is not true then
      raise insufficient_privilege using message = 'whoever leads the case on the social board says that it is no child';
    end if;
    return new;
  end $$;
create function returns.on_child() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare held uuid;
  begin
    for held in select r.id from returns.return r where r.case_id = new.id and r.phase = 'admitted' order by r.id for update loop
      perform returns.fall_of(held);
    end loop;
    return null;
  end $$;

-- Nobody approves past a closed gate, and no two deeds decide at once: whoever approves waits for whoever changes the return, and sees what that came to.
create function returns.guard_approval() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'lilja_app' then return new; end if;
    if new.part is null or new.part is distinct from returns.my_part(new.return_id) then
      raise insufficient_privilege using message = 'each part approves for itself';
    end if;
    -- Held whole: whoever adds a fact holds the key of the return, and one waits for the other.
    perform from returns.return r where r.id = new.return_id and r.phase = 'admitted' for update;
    if not found then
      raise exception 'only what has been admitted is approved' using errcode = 'check_violation', constraint = 'approval_admitted';
    end if;
    if cardinality(returns.closed_gates(returns.gate_facts(new.return_id))) > 0 then
      raise exception 'a gate is closed' using errcode = 'check_violation', constraint = 'approval_gates';
    end if;
    return new;
  end $$;
create function returns.guard_departure() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.phase = 'travelling' and old.phase <> 'travelling' and current_user = 'lilja_app' and not returns.may_depart(new.id) then
      raise exception 'no journey begins before two have approved it and every gate is open' using errcode = 'check_violation', constraint = 'departure_approved';
    end if;
    return new;
  end $$;

do $$
declare
  f text;
  t text;
begin
  foreach f in array array['facts_of(uuid)', 'gate_facts(uuid)', 'may_depart(uuid)', 'fall_of(uuid)', 'sweep_approvals()', 'on_fact()', 'on_consent()', 'closed_gates(jsonb)', 'may_unsay_child(uuid)', 'guard_child()', 'on_child()'] loop
    execute format('alter function returns.%s owner to lilja_authz', f);
    execute format('revoke execute on function returns.%s from public', f);
  end loop;
  foreach t in array array['risk', 'risk_signature', 'home_plan', 'paper_step', 'clearance', 'finding'] loop
    execute format('create trigger approvals_fall after insert on returns.%I for each row execute function returns.on_fact()', t);
  end loop;
end $$;
create trigger approvals_fall after update on returns.plan for each row execute function returns.on_fact();
create trigger approvals_fall after insert or update on returns.leg for each row execute function returns.on_fact();
create trigger approvals_fall after update of withdrawn_at, expired_at on cases.consent for each row execute function returns.on_consent();
create trigger guard_child before update of child on cases.card for each row when (new.child is distinct from old.child) execute function returns.guard_child();
create trigger approvals_fall after update of child on cases.card for each row when (new.child is distinct from old.child) execute function returns.on_child();
revoke execute on function returns.guard_approval(), returns.guard_departure() from public;
grant execute on function returns.gate_facts(uuid), returns.may_depart(uuid), returns.closed_gates(jsonb), returns.may_unsay_child(uuid) to lilja_app;
grant execute on function returns.sweep_approvals() to lilja_clock;
create trigger guard_approval before insert on returns.approval for each row execute function returns.guard_approval();
create trigger guard_departure before update of phase on returns.return for each row execute function returns.guard_departure();
revoke create on schema returns from lilja_authz;

-- The lines of a plan are its sum, neither more nor less, when the deed is done.
create function returns.keep_plan_sum() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    about uuid := case tg_table_name when 'home_plan' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'plan_id')::uuid end;
  begin
    if (select p.total_ore from returns.home_plan p where p.id = about) is distinct from
       (select coalesce(sum(l.ore), 0)::bigint from returns.home_plan_line l where l.plan_id = about) then
      raise exception 'the lines of a plan are not its sum' using errcode = '23514', constraint = 'plan_sum';
    end if;
    return null;
  end $$;
revoke execute on function returns.keep_plan_sum() from public;
create constraint trigger keep_sum after insert on returns.home_plan deferrable initially deferred for each row execute function returns.keep_plan_sum();
create constraint trigger keep_sum after insert on returns.home_plan_line deferrable initially deferred for each row execute function returns.keep_plan_sum();

select audit.watch('returns.approval');
