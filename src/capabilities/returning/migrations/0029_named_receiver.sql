-- Who receives her where she is going to live: a kind here, the name sealed among the words of the journey. Whoever carries her there is no receiver, so a
-- plan whose last leg only said that the carrier met her has none until somebody is named.
alter table returns.arrangement
  add column receiver text check (receiver in ('organisation', 'authority', 'family', 'friend')),
  add constraint receiver_named check (receiver is null or words_record is not null);
grant update (receiver) on returns.arrangement to lilja_app;

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
      'itinerary', coalesce((select j.complete from returns.plan j where j.return_id = about), false) and (select l.n > 0 from legs l))
    from returns.return r join cases.card c on c.id = r.case_id cross join span s where r.id = about
  $$;

create trigger approvals_fall after insert or update of receiver on returns.arrangement for each row execute function returns.on_fact();
