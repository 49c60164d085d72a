-- The gate of the documents holds what the country she goes to asks for, and every country on the way. Of which countries those are nothing leaves here:
-- only whether the papers are enough.
grant create on schema returns to lilja_authz;

-- The same rule as `asksMet` in the program, of the same papers.
create function returns.asks_met(asks jsonb, papers jsonb) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    with held as (select p ->> 'kind' as kind from jsonb_array_elements(papers) p where p ->> 'status' = 'valid' and (p ->> 'lasts')::boolean),
         asked as (select r ->> 'paper' as paper, (r ->> 'must')::boolean as must, r ->> 'paper' in ('passport', 'national_id', 'emergency_paper') as travels
                   from jsonb_array_elements(asks -> 'rows') r)
    select (('emergency_paper' in (select kind from held) and (not (asks ->> 'own')::boolean or 'emergency_paper' in (select paper from asked)))
            or case when exists (select from asked where travels and must) then not exists (select from asked where travels and must and paper not in (select kind from held))
                    else not exists (select from asked where travels) or exists (select from asked where travels and paper in (select kind from held)) end)
           and not exists (select from asked where must and not travels and paper not in (select kind from held))
  $$;

-- As `unionCountries`, and Sweden.
create function returns.in_the_union(country text) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$ select coalesce(country = any (array['AT', 'BE', 'BG', 'CH', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK']), false) $$;

-- What a country asks for on a day; where it has no rows of its own, what most countries ask for.
create function returns.asks_by(place text, on_the_way text, for_whom text, on_day date) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with found as (
      select n.country <> '**' as own, n.paper, n.must from returns.country_need n
      where n.country in (place, '**') and n.way = on_the_way and n.holder = for_whom and n.valid_from <= on_day and (n.valid_to is null or n.valid_to > on_day)),
    kept as (select f.own, f.paper, f.must from found f where f.own = exists (select from found x where x.own))
    select jsonb_build_object('own', coalesce(bool_or(k.own), false), 'rows', coalesce(jsonb_agg(jsonb_build_object('paper', k.paper, 'must', k.must)), '[]')) from kept k
  $$;

create function returns.asks_of(about uuid, papers jsonb) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with her as (
      select r.destination, (authz.now() at time zone 'Europe/Stockholm')::date as today,
             case when case when r.right_there = 'citizen' then returns.in_the_union(r.destination)
                            else exists (select from returns.paper p cross join lateral (select x.status from returns.paper_step x where x.paper_id = p.id order by x.number desc limit 1) t
                                         where p.return_id = r.id and p.kind in ('passport', 'national_id', 'emergency_paper') and t.status = 'valid' and returns.in_the_union(p.issuer)) end
                  then 'eu' else 'third' end as holder
      from returns.return r where r.id = about),
    passed as (
      select distinct c.country from returns.leg l cross join lateral (values (l.from_country), (l.to_country)) c (country) cross join her h
      where l.return_id = about and l.taken_at is null and c.country <> 'SE' and c.country is distinct from h.destination)
    select jsonb_build_object(
      'destination', returns.asks_met(returns.asks_by(coalesce(h.destination, '**'), 'destination', h.holder, h.today), papers),
      'transit', not exists (select from passed t where not returns.asks_met(returns.asks_by(t.country, 'transit', h.holder, h.today), papers)))
    from her h
  $$;

create or replace function returns.facts_of(about uuid) returns jsonb
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
    select f.body || jsonb_build_object('asks', returns.asks_of(about, f.body -> 'papers')) from (select jsonb_build_object(
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
      'receiver', exists (select from returns.arrangement a where a.return_id = about and a.receiver is not null),
      'papers', (select coalesce(jsonb_agg(jsonb_build_object('kind', p.kind, 'status', t.status, 'lasts', t.status = 'valid' and coalesce(t.valid_until >= s.last_day, true)) order by p.made_at, p.id), '[]')
                 from returns.paper p cross join lateral (select x.status, x.valid_until from returns.paper_step x where x.paper_id = p.id order by x.number desc limit 1) t
                 where p.return_id = about),
      'trial', (select k.status from returns.clearance k where k.return_id = about and k.kind = 'trial' order by k.number desc limit 1),
      'fit', (select jsonb_build_object('status', f.status, 'lasts', coalesce(f.valid_until >= s.last_day, false), 'medicine', f.medicine,
                'medicineLasts', f.medicine = 'none' or coalesce(f.medicine_until >= s.last_day + (
                   select g.days from returns.gate_rule g where g.code = 'medicine_after' and g.valid_from <= s.today and (g.valid_to is null or g.valid_to > s.today)
                   order by g.valid_from desc limit 1), false)) from fit f),
      'plan', coalesce((select case when h.agreed_on is null then 'proposed' else 'agreed' end from returns.home_plan h where h.return_id = about order by h.number desc limit 1), 'none'),
      'itinerary', coalesce((select j.complete from returns.plan j where j.return_id = about), false) and (select l.n > 0 from legs l)) as body
    from returns.return r join cases.card c on c.id = r.case_id cross join span s where r.id = about) f
  $$;

create or replace function returns.closed_gates(facts jsonb) returns text[]
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
                          where p ->> 'kind' in ('transit_visa', 'exit_paper') and not (p ->> 'status' = 'valid' and (p ->> 'lasts')::boolean))
          and (facts #>> '{asks,destination}')::boolean and (facts #>> '{asks,transit}')::boolean),
      (8, 'child_consents', not (facts ->> 'child')::boolean or exists (select from jsonb_array_elements(facts -> 'papers') p
                               where p ->> 'kind' in ('custodian_consent', 'guardian_decision') and p ->> 'status' = 'valid' and (p ->> 'lasts')::boolean)),
      (9, 'trial', facts ->> 'trial' in ('no_investigation', 'cleared')),
      (10, 'fit', facts #>> '{fit,status}' in ('fit', 'fit_with_help') and (facts #>> '{fit,lasts}')::boolean
          and (facts #>> '{fit,medicine}' = 'none' or (facts #>> '{fit,medicineLasts}')::boolean)),
      (11, 'plan', facts ->> 'plan' = 'agreed'),
      (12, 'itinerary', (facts ->> 'itinerary')::boolean)) g (place, gate, open)
      where g.open is not true order by g.place)
  $$;

do $$
declare f text;
begin
  foreach f in array array['asks_met(jsonb, jsonb)', 'in_the_union(text)', 'asks_by(text, text, text, date)', 'asks_of(uuid, jsonb)'] loop
    execute format('alter function returns.%s owner to lilja_authz', f);
    execute format('revoke execute on function returns.%s from public', f);
  end loop;
end $$;
revoke create on schema returns from lilja_authz;
