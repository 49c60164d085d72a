-- Who may do what after the journey; what the database itself holds to: the order of a grant, the ceiling, what was paid; and what is counted of it.
grant create on schema returns to lilja_authz;

-- Which phases a return has been in, and since when: kept by the database, so that an end does not hide how far it came.
create table returns.passed (
  return_id  uuid not null,
  case_id    uuid not null,
  phase      text not null check (phase in ('applied', 'admitted', 'travelling', 'arrived')),
  at         timestamptz not null default authz.now(),
  primary key (return_id, phase),
  foreign key (return_id, case_id) references returns.return (id, case_id)
);
create index passed_case on returns.passed (case_id);
alter table returns.passed enable row level security;
alter table returns.passed force row level security;
create policy keep on returns.passed to lilja_owner using (true) with check (true);
create policy keep_authz on returns.passed to lilja_authz using (true) with check (true);
grant select, insert on returns.passed to lilja_authz;
create function returns.note_phase() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.phase in ('applied', 'admitted', 'travelling', 'arrived') and not exists (select from returns.passed p where p.return_id = new.id and p.phase = new.phase) then
      insert into returns.passed (return_id, case_id, phase) values (new.id, new.case_id, new.phase);
    end if;
    return null;
  end $$;
create trigger note_phase after insert or update of phase on returns.return for each row execute function returns.note_phase();

-- Returns in which the own unit is one of these parts, and may write now.
create function returns.my_ids_as(parts text[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.return_id from returns.party p
        where p.ended_at is null and p.part = any (parts) and p.wall = any (array(select cases.my_write_walls())) and p.unit_id = any (array(select cases.my_unit_ids())) $$;

-- What one person has been granted in all, in öre, with whoever else is about to approve waiting: the lock lasts to the end of the transaction.
create policy keep_authz on returns.grant_line to lilja_authz using (true);
create policy keep_authz on returns.ceiling to lilja_authz using (true);
grant select on returns.grant_line, returns.ceiling to lilja_authz;
create function returns.granted(about uuid) returns bigint
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not exists (select from returns.party p where p.case_id = about and p.return_id = any (array(select returns.my_ids()))) then return null; end if;
    perform pg_advisory_xact_lock(hashtextextended('returns.granted:' || about::text, 0));
    return (select coalesce(sum(g.ore), 0)::bigint from returns.grant_line g where g.case_id = about and g.state in ('approved', 'paid'));
  end $$;

-- Whichever way a grant is reached: the order of its states, what stands once it is approved, the ceiling, and that what was paid is never edited.
create function returns.guard_grant() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    total  bigint;
    most   bigint;
    origin record;
  begin
    if tg_op = 'INSERT' then
      if new.counters is null then
        if new.state <> 'planned' or new.approved_by is not null then raise insufficient_privilege using message = 'a grant is planned first'; end if;
        return new;
      end if;
      select g.state, g.counters, g.ore into origin from returns.grant_line g where g.id = new.counters;
      if origin.state is distinct from 'paid' or origin.counters is not null or new.ore is distinct from -origin.ore then
        raise insufficient_privilege using message = 'only what was paid is taken back, whole and once';
      end if;
      if new.approved_by is distinct from authz.me() or new.paid_by is distinct from authz.me() or not new.return_id = any (array(select returns.my_ids_as('{coordinator,partner}'))) then
        raise insufficient_privilege using message = 'coordinator or partner takes back, each in the own name';
      end if;
      return new;
    end if;
    if old.state in ('paid', 'dropped') then raise insufficient_privilege using message = 'what was paid or dropped is never edited'; end if;
    if not (old.state || '>' || new.state = any (array['planned>approved', 'planned>dropped', 'approved>paid', 'approved>dropped'])) then
      raise insufficient_privilege using message = 'that does not follow';
    end if;
    if (new.return_id, new.case_id, new.unit_id, new.zone_id, new.number, new.type, new.purpose, new.currency, new.size, new.minor, new.payee, new.her_word_on, new.counters, new.made_by, new.made_at)
       is distinct from (old.return_id, old.case_id, old.unit_id, old.zone_id, old.number, old.type, old.purpose, old.currency, old.size, old.minor, old.payee, old.her_word_on, old.counters, old.made_by, old.made_at)
       or (old.state = 'approved' and (new.ore, new.rate_on, new.approved_by, new.approved_at) is distinct from (old.ore, old.rate_on, old.approved_by, old.approved_at)) then
      raise insufficient_privilege using message = 'a grant stays what it was planned and approved as';
    end if;
    if new.state = 'paid' and (new.paid_by is distinct from authz.me() or new.paid_by = new.approved_by) then
      raise insufficient_privilege using message = 'paid in the own name, by another than who approved it';
    end if;
    if new.state = 'approved' then
      if new.approved_by is distinct from authz.me() then raise insufficient_privilege using message = 'approved in the own name'; end if;
      perform pg_advisory_xact_lock(hashtextextended('returns.granted:' || new.case_id::text, 0));
      select coalesce(sum(g.ore), 0) into total from returns.grant_line g where g.case_id = new.case_id and g.state in ('approved', 'paid') and g.id <> new.id;
      select c.ore into most from returns.ceiling c, (select (authz.now() at time zone 'Europe/Stockholm')::date as today) t
        where c.code = 'per_person' and c.valid_from <= t.today and (c.valid_to is null or c.valid_to > t.today) order by c.valid_from desc limit 1;
      if most is null or total + new.ore > most then raise check_violation using message = 'more than one person may be granted', constraint = 'grant_ceiling'; end if;
    end if;
    return new;
  end $$;
create trigger guard_grant before insert or update on returns.grant_line for each row execute function returns.guard_grant();

do $$
declare f text;
begin
  foreach f in array array['my_ids_as(text[])', 'granted(uuid)', 'guard_grant()', 'note_phase()'] loop
    execute format('alter function returns.%s owner to lilja_authz', f);
    execute format('revoke execute on function returns.%s from public', f);
  end loop;
end $$;
grant execute on function returns.my_ids_as(text[]), returns.granted(uuid) to lilja_app;

-- For the clock of the figures: each return once, when it has ended and its quarter is over. Coarse codes only; the sum is in whole öre and is rounded before it is kept.
create policy keep_authz on returns.follow_up to lilja_authz using (true);
create policy keep_authz on returns.renewal to lilja_authz using (true);
grant select (return_id, point, reach) on returns.follow_up to lilja_authz;
grant select (return_id) on returns.renewal to lilja_authz;
grant create on schema facts to lilja_authz;
create function facts.uncounted_returns(counted_until date)
  returns table (quarter text, referred boolean, admitted boolean, departed boolean, arrived boolean, m1 boolean, m3 boolean, m6 boolean, m12 boolean, outcome text, paid_ore bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select date_trunc('quarter', r.ended_at at time zone 'Europe/Stockholm')::date::text,
           p.phases && array['applied', 'admitted', 'travelling', 'arrived'], p.phases && array['admitted', 'travelling', 'arrived'],
           p.phases && array['travelling', 'arrived'], p.phases && array['arrived'],
           f.points @> array['m1'], f.points @> array['m3'], f.points @> array['m6'], f.points @> array['m12'],
           case when exists (select from returns.renewal n where n.return_id = r.id) then 're_exploited_known' else r.outcome end,
           coalesce((select sum(g.ore) from returns.grant_line g where g.return_id = r.id and g.state = 'paid'), 0)::bigint
    from returns.return r,
         lateral (select coalesce(array_agg(h.phase), '{}') as phases from returns.passed h where h.return_id = r.id) p,
         lateral (select coalesce(array_agg(u.point), '{}') as points from returns.follow_up u where u.return_id = r.id and u.reach = 'reached') f
    where r.phase = 'ended' and (counted_until is null or (r.ended_at at time zone 'Europe/Stockholm')::date >= counted_until)
      and (r.ended_at at time zone 'Europe/Stockholm')::date < date_trunc('quarter', authz.now() at time zone 'Europe/Stockholm')::date
  $$;
alter function facts.uncounted_returns(date) owner to lilja_authz;
revoke execute on function facts.uncounted_returns(date) from public;
grant usage on schema facts to lilja_clock;
grant execute on function facts.uncounted_returns(date) to lilja_clock;
revoke create on schema facts from lilja_authz;
revoke create on schema returns from lilja_authz;

-- Walls.
do $$
declare
  t text;
  mine constant text := 'made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and return_id = any (array(select returns.my_write_ids()))';
begin
  foreach t in array array['follow_rule', 'ceiling', 'reception', 'support_line', 'grant_line', 'receipt', 'follow_up', 'follow_alarm', 'renewal'] loop
    execute format('grant select on returns.%I to lilja_app', t);
  end loop;
  foreach t in array array['follow_rule', 'ceiling'] loop
    execute format('create policy see on returns.%I for select to lilja_app using ((select authz.me()) is not null)', t);
  end loop;
  foreach t in array array['reception', 'support_line', 'follow_alarm', 'renewal'] loop
    execute format('create policy see on returns.%I for select to lilja_app using (return_id = any (array(select returns.my_ids())))', t);
  end loop;
  -- How she is, and who has found her, is read as other risks are (C10).
  create policy see on returns.follow_up for select to lilja_app using (return_id = any (array(select returns.my_ids_seeing('{C10}'))));
  -- The finance officer of a zone is in no case: she sees amounts and codes of the own zone, and no other row of this room.
  foreach t in array array['grant_line', 'receipt'] loop
    execute format('create policy see on returns.%I for select to lilja_app using (return_id = any (array(select returns.my_ids()))
      or (zone_id = any (array(select costs.my_finance_zones())) and case_id <> all (array(select cases.my_recused_case_ids()))))', t);
  end loop;
  foreach t in array array['reception', 'support_line', 'receipt', 'follow_up', 'renewal'] loop
    execute format('grant insert on returns.%I to lilja_app', t);
    execute format('create policy make on returns.%I for insert to lilja_app with check (%s)', t,
      mine || case t when 'follow_up' then ' and return_id = any (array(select returns.my_ids_seeing(''{C10}'')))' else '' end);
  end loop;
  execute format('create policy make on returns.grant_line for insert to lilja_app with check (%s
    and return_id = any (array(select returns.my_ids_as(''{coordinator,partner,abroad}'')))
    and (counters is null or return_id = any (array(select returns.my_ids_as(''{coordinator,partner}'')))))', mine);
  grant insert on returns.grant_line to lilja_app;
end $$;
-- The case is closed, and led by somebody else: what is known is taken up in a new one.
create policy make_elsewhere on returns.renewal for insert to lilja_app
  with check (way = 'new_case' and made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and return_id = any (array(select returns.my_ids())));
create policy go_on on returns.support_line for update to lilja_app
  using (return_id = any (array(select returns.my_write_ids())) and unit_id = any (array(select cases.my_unit_ids()))) with check (unit_id = any (array(select cases.my_unit_ids())));
grant update (state, version) on returns.support_line to lilja_app;
-- Approved by coordinator or partner, another than who planned it; paid by partner or whoever is on the spot.
create policy approve on returns.grant_line for update to lilja_app
  using (state = 'planned' and return_id = any (array(select returns.my_ids_as('{coordinator,partner}'))))
  with check (state = 'approved' and approved_by = (select authz.me()));
create policy pay on returns.grant_line for update to lilja_app
  using (state = 'approved' and return_id = any (array(select returns.my_ids_as('{partner,abroad}'))))
  with check (state = 'paid' and paid_by = (select authz.me()));
create policy drop_it on returns.grant_line for update to lilja_app
  using (state in ('planned', 'approved') and return_id = any (array(select returns.my_ids_as('{coordinator,partner}')))) with check (state = 'dropped');
grant update (state, ore, rate_on, approved_by, approved_at, paid_by, paid_at, paid_on, version) on returns.grant_line to lilja_app;
-- Whoever hears that she is exploited again says so at once; the rest the clock says.
create policy tell on returns.follow_alarm for insert to lilja_app
  with check (why = 'again' and stage = 1 and made_by = (select authz.me()) and answered_at is null and return_id = any (array(select returns.my_write_ids())));
grant insert on returns.follow_alarm to lilja_app;
create policy answer on returns.follow_alarm for update to lilja_app
  using (answered_at is null and return_id = any (array(select returns.my_write_ids()))) with check (answered_by = (select authz.me()) and answered_at is not null);
grant update (answer, answered_by, answered_at, version) on returns.follow_alarm to lilja_app;

-- The clock sees points, days and how it went; never what she said of herself.
create policy look on returns.follow_rule for select to lilja_clock using (true);
create policy look on returns.follow_up for select to lilja_clock using (true);
create policy look on returns.follow_alarm for select to lilja_clock using (true);
create policy ring on returns.follow_alarm for insert to lilja_clock with check (made_by is null and why in ('lost', 'missed') and answered_at is null);
grant select on returns.follow_rule to lilja_clock;
grant select (return_id, point, on_day, reach, made_at) on returns.follow_up to lilja_clock;
grant select on returns.follow_alarm to lilja_clock;
grant insert (return_id, case_id, point, why, stage) on returns.follow_alarm to lilja_clock;

select audit.watch('returns.passed', 'return_id', 'phase');
