-- Members of the own unit see costs as they see everything of class C8. The finance officer of a zone is a member of nothing: she sees the rows of
-- these tables for the own zone, in which there are codes and amounts only, and no row of any other room.

-- The own zone of somebody who is its finance officer now; nothing for anybody else.
create function costs.my_finance_zones() returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query select a.zone_id
      from authz.asking a
      join people.person p on p.id = a.person_id and p.active
      join people.zone z on z.id = a.zone_id and z.active
      where exists (select from people.held_role h where h.person_id = a.person_id and h.role = 'finance_officer' and h.role = any (a.roles)
                      and h.valid_from <= a.at and (h.valid_until is null or h.valid_until > a.at))
        and exists (select from people.asking_ceiling k where k.class = 'C8' and k."right" = 'w');
  end $$;

do $$
declare f text;
begin
  foreach f in array array['my_finance_zones()'] loop
    execute format('alter function costs.%s owner to lilja_authz', f);
    execute format('revoke execute on function costs.%s from public', f);
    execute format('grant execute on function costs.%s to lilja_app', f);
  end loop;
end $$;

do $$
declare
  t text;
  finance constant text := '(zone_id = any (array(select costs.my_finance_zones())) and case_id <> all (array(select cases.my_recused_case_ids())))';
  member  constant text := '(unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))';
begin
  foreach t in array array['account', 'basis', 'assessment', 'transfer', 'line', 'claim', 'claim_line', 'repayment'] loop
    execute format('alter table costs.%I enable row level security', t);
    execute format('alter table costs.%I force row level security', t);
    execute format('create policy keep on costs.%I to lilja_owner using (true) with check (true)', t);
    execute format('grant select on costs.%I to lilja_app', t);
  end loop;
  foreach t in array array['account', 'basis', 'assessment', 'line', 'claim_line'] loop
    execute format('create policy see on costs.%I for select to lilja_app using (wall = any (array(select cases.my_walls())) or %s)', t, finance);
  end loop;
  -- Who pays, and on what it rests, is said by those who work in the case.
  foreach t in array array['basis', 'assessment', 'transfer'] loop
    execute format('grant insert on costs.%I to lilja_app', t);
    execute format('create policy make on costs.%I for insert to lilja_app
      with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and %s)', t, member);
  end loop;
  -- An invoice may come to either.
  grant insert on costs.line to lilja_app;
  execute format('create policy make on costs.line for insert to lilja_app
    with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and (%s or %s))', member, finance);
  grant insert on costs.claim_line to lilja_app;
  execute format('create policy make on costs.claim_line for insert to lilja_app with check (%s)', finance);
end $$;

-- A decision is made once, by somebody who is named with it.
create policy decide on costs.assessment for update to lilja_app
  using (decided_at is null and unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
  with check (decided_by = (select authz.me()) and decided_at is not null);
grant update (payer, payer_unit, from_on, provisional, shown, decided_by, decided_at, version) on costs.assessment to lilja_app;

-- Both boards see a request; the one that was asked answers, the one that asks goes further.
create policy see on costs.transfer for select to lilja_app
  using (wall = any (array(select cases.my_walls())) or to_wall = any (array(select cases.my_walls()))
         or ((zone_id = any (array(select costs.my_finance_zones())) or to_zone = any (array(select costs.my_finance_zones())))
             and case_id <> all (array(select cases.my_recused_case_ids()))));
create policy answer on costs.transfer for update to lilja_app
  using (state = 'asked' and to_unit = any (array(select cases.my_unit_ids())) and to_wall = any (array(select cases.my_write_walls())))
  with check (state in ('accepted', 'refused') and answered_by = (select authz.me()) and to_unit = any (array(select cases.my_unit_ids())));
create policy pursue on costs.transfer for update to lilja_app
  using (state in ('asked', 'refused', 'at_inspectorate') and unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
  with check (unit_id = any (array(select cases.my_unit_ids()))
              and (state in ('at_inspectorate', 'inspectorate_yes', 'inspectorate_no') or (to_unit is null and answered_by = (select authz.me()))));
grant update (state, takes_from, answered_on, answered_by, passed_on, passed_by, settled_on, version) on costs.transfer to lilja_app;

create policy see on costs.claim for select to lilja_app using (zone_id = any (array(select costs.my_finance_zones())));
create policy make on costs.claim for insert to lilja_app
  with check (made_by = (select authz.me()) and zone_id = any (array(select costs.my_finance_zones())) and sent_on is null and received_on is null and paid_on is null);
create policy follow on costs.claim for update to lilja_app
  using (zone_id = any (array(select costs.my_finance_zones()))) with check (zone_id = any (array(select costs.my_finance_zones())));
grant insert on costs.claim to lilja_app;
grant update (sent_on, sent_by, received_on, received_by, paid_on, paid_ore, difference, paid_by, version) on costs.claim to lilja_app;
create policy see on costs.repayment for select to lilja_app using (zone_id = any (array(select costs.my_finance_zones())));
create policy make on costs.repayment for insert to lilja_app with check (made_by = (select authz.me()) and zone_id = any (array(select costs.my_finance_zones())));
grant insert on costs.repayment to lilja_app;

-- What must be answered across walls.
create policy keep_authz on costs.account to lilja_authz using (true) with check (true);
create policy keep_authz on costs.assessment to lilja_authz using (true) with check (true);
grant select, insert on costs.account to lilja_authz;
grant select on costs.assessment to lilja_authz;

-- The number of the own unit's costs; made when it is first needed.
create function costs.open_account(about uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    mine  record;
    found integer;
  begin
    select u.id, u.case_id, u.zone_id into mine from cases.unit u
      where u.case_id = about and u.id = any (array(select cases.my_unit_ids())) and u.id::text || '/C8' = any (array(select cases.my_write_walls()));
    if mine.id is null then return null; end if;
    perform pg_advisory_xact_lock(hashtextextended('costs.account:' || mine.zone_id::text, 0));
    select a.number into found from costs.account a where a.unit_id = mine.id;
    if found is not null then return found; end if;
    insert into costs.account (unit_id, case_id, zone_id, wall, number)
      select mine.id, mine.case_id, mine.zone_id, mine.id::text || '/C8', coalesce(max(a.number), 0) + 1 from costs.account a where a.zone_id = mine.zone_id
      returning number into found;
    return found;
  end $$;

-- The newest decision of each unit of a case that its board shows to the others, for boards of the case who read costs there.
create function costs.shown_versions(about uuid)
  returns table (unit_id uuid, zone_id uuid, payer text, payer_unit uuid, from_on date, provisional boolean, reasons text[], rules text[], decided_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select s.unit_id, s.zone_id, s.payer, s.payer_unit, s.from_on, s.provisional, s.reasons, s.rules, s.decided_at
    from costs.assessment s
    where s.case_id = about and s.shown
      and s.number = (select max(n.number) from costs.assessment n where n.unit_id = s.unit_id and n.shown)
      and (exists (select from cases.unit u where u.case_id = about and u.id::text || '/C8' = any (array(select cases.my_walls()))
                     and u.zone_id = (select authz.my_zone()))
           or exists (select from costs.account a where a.case_id = about and a.zone_id = any (array(select costs.my_finance_zones()))
                        and about <> all (array(select cases.my_recused_case_ids()))))
  $$;

do $$
declare f text;
begin
  foreach f in array array['open_account(uuid)', 'shown_versions(uuid)'] loop
    execute format('alter function costs.%s owner to lilja_authz', f);
    execute format('revoke execute on function costs.%s from public', f);
    execute format('grant execute on function costs.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema costs from lilja_authz;

select audit.watch('costs.rule', 'code', 'valid_from'), audit.watch('costs.account', 'unit_id'), audit.watch('costs.basis'), audit.watch('costs.assessment'), audit.watch('costs.transfer'),
       audit.watch('costs.line'), audit.watch('costs.claim'), audit.watch('costs.claim_line', 'line_id'), audit.watch('costs.repayment');
