-- When a meeting was noted as held, or called off: it stands on the timeline then.
alter table cooperation.meeting add column ended_at timestamptz;
grant update (ended_at) on cooperation.meeting to lilja_app;
do $$ begin if exists (select from cooperation.meeting) then perform audit.restate('cooperation.meeting'); end if; end $$;

-- An invitation to a meeting is all there is until somebody says yes: the way into the case is made then, for that zone and that moment.
-- So the same meeting is never shown twice, a "no" leaves nothing pending, and a later "yes" still finds its way.
grant insert (id, case_id, zone_id, from_zone, invited_by, word, until_at, state) on cases.invitation to lilja_authz;
grant update (into_case) on cooperation.invitation to lilja_authz;
grant create on schema cooperation to lilja_authz;

create function cooperation.way_in(about uuid) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare asked record; way uuid;
  begin
    select i.id, i.zone_id, i.asked_zone, i.word, m.case_id, m.convened_by into asked
    from cooperation.invitation i join cooperation.meeting m on m.id = i.meeting_id join cases.card c on c.id = m.case_id
    where i.id = about and i.zone_id = authz.my_zone() and i.asked_zone <> i.zone_id and i.answer <> 'accept'
      and m.state = 'called' and authz.now() <= m.at + interval '2 hours' and c.closed_at is null and c.shredded_at is null
      and (authz.my_roles())::text[] <> array['log_reviewer'] and 'C0' = any (array(select people.my_reads()));
    if not found then return null; end if;
    select w.id into way from cases.invitation w where w.case_id = asked.case_id and w.zone_id = asked.zone_id and w.state = 'pending' and w.until_at > authz.now();
    if way is null then
      update cases.invitation w set state = 'expired' where w.case_id = asked.case_id and w.zone_id = asked.zone_id and w.state = 'pending';
      way := gen_random_uuid();
      insert into cases.invitation (id, case_id, zone_id, from_zone, invited_by, word, until_at, state)
      values (way, asked.case_id, asked.zone_id, asked.asked_zone, asked.convened_by, asked.word, authz.now() + interval '10 minutes', 'pending');
    end if;
    update cooperation.invitation i set into_case = way where i.id = about;
    return way;
  end $$;

-- Nothing is waited for in a closed case, in no zone. For whoever closes it.
create function cooperation.end_clocks(about uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer;
  begin
    if not about = any (array(select cases.my_leading_case_ids())) then return 0; end if;
    update cooperation.clock c set met_at = authz.now(), met_by = authz.me() where c.case_id = about and c.met_at is null;
    get diagnostics n = row_count;
    return n;
  end $$;

do $$
declare f text;
begin
  foreach f in array array['way_in(uuid)', 'end_clocks(uuid)'] loop
    execute format('alter function cooperation.%s owner to lilja_authz', f);
    execute format('revoke execute on function cooperation.%s from public', f);
    execute format('grant execute on function cooperation.%s to lilja_app', f);
  end loop;
end $$;
revoke create on schema cooperation from lilja_authz;
