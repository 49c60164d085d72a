-- The ceremony. Each step checks who does it; the keys themselves decide whether it can be done.

-- How many seats of officer somebody has, in any zone: they must be filled before that person can leave.
create function people.officer_seats(person uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::integer from people.recovery_officer o join people.person p on p.id = o.person_id
    where o.person_id = person and p.zone_id = authz.my_zone()
  $$;

-- The three of a zone, to those who are concerned: its own people, and the three themselves.
create function people.officers_of(zone uuid) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select o.person_id from people.recovery_officer o
    where o.zone_id = zone and (zone = authz.my_zone() or exists (select from people.recovery_officer m where m.zone_id = zone and m.person_id = authz.me()))
    order by o.position
  $$;

-- The first officer leaves the inner boxes for the two others.
create function people.begin_recovery(session uuid, others uuid[], boxes bytea[]) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare s people.recovery_session;
  begin
    select * into s from people.recovery_session t where t.id = session for update;
    if s.id is null or s.first_officer is not null or s.done_at is not null or s.asked_at <= now() - interval '30 minutes' or s.person_id is not distinct from authz.me()
       or not exists (select from people.recovery_officer o where o.zone_id = s.zone_id and o.person_id = authz.me()) then
      return false;
    end if;
    insert into people.recovery_part (session_id, officer_id, box)
    select session, o.person_id, b.box from unnest(others, boxes) as b (officer, box)
    join people.recovery_officer o on o.zone_id = s.zone_id and o.person_id = b.officer and o.person_id <> authz.me();
    update people.recovery_session t set first_officer = authz.me(), first_at = now() where t.id = session;
    return true;
  end $$;

-- Whether the one asking is the second officer of this ceremony now.
create function people.i_complete(session uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from people.my_recoveries() r where r.session_id = session) $$;

-- The person's new pair, waiting behind a new link; every old way in is gone.
create function people.renew_person(session uuid, key bytea, hash bytea, link bytea, locked bytea) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare s people.recovery_session;
  begin
    if not people.i_complete(session) then raise insufficient_privilege; end if;
    select * into s from people.recovery_session t where t.id = session;
    perform authz.end_sessions_of(s.person_id);
    delete from people.unlock u where u.person_id = s.person_id;
    delete from people.duty_holder d where d.person_id = s.person_id;
    delete from authz.draft d where d.person_id = s.person_id; -- sealed to the pair that is lost
    update people.person p set public_key = key, enrolled_at = null, version = p.version + 1 where p.id = s.person_id;
    update people.invitation i set cancelled_at = now(), link = null where i.person_id = s.person_id and i.used_at is null and i.cancelled_at is null;
    insert into people.invitation (zone_id, person_id, token_hash, made_by, expires_at, link, public_key, locked_key)
    values (s.zone_id, s.person_id, hash, authz.me(), now() + interval '1 day', link, key, locked);
  end $$;

-- The sealed duty key, when the person helped back in held it; to the second officer only. Ask before the pair is renewed.
create function people.lost_duty(session uuid) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select k.under_recovery from people.my_recoveries() r
    join people.duty_holder d on d.zone_id = r.zone_id and d.person_id = r.person_id
    join people.zone_key k on k.zone_id = r.zone_id and k.kind = 'duty'
    where r.session_id = session
  $$;
create function people.give_duty_again(session uuid, wrap bytea) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not people.i_complete(session) then raise insufficient_privilege; end if;
    insert into people.duty_holder (zone_id, person_id, wrap) select s.zone_id, s.person_id, give_duty_again.wrap from people.recovery_session s where s.id = session;
  end $$;

-- Done: the half-open boxes go.
create function people.finish_recovery(session uuid, bundles integer) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not people.i_complete(session) then raise insufficient_privilege; end if;
    update people.recovery_session s set second_officer = authz.me(), done_at = now(), resealed = bundles where s.id = session;
    delete from people.recovery_part r where r.session_id = session;
  end $$;

-- New shares of the same key, to the officers named: only in the transaction that completed the ceremony.
create function people.replace_shares(session uuid, officers uuid[], outers uuid[], inners uuid[], shares bytea[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare zone uuid;
  begin
    select s.zone_id into zone from people.recovery_session s where s.id = session and s.second_officer = authz.me() and s.done_at = now();
    if zone is null or cardinality(officers) <> 3 then raise insufficient_privilege; end if;
    delete from people.recovery_share r where r.zone_id = zone;
    delete from people.recovery_officer o where o.zone_id = zone;
    insert into people.recovery_officer (zone_id, person_id, position) select zone, o.officer, o.place from unnest(officers) with ordinality as o (officer, place);
    insert into people.recovery_share (zone_id, outer_officer, inner_officer, share)
    select zone, r.o, r.i, r.share from unnest(outers, inners, shares) as r (o, i, share);
  end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'people'::regnamespace and p.prosecdef loop
    execute format('alter function %s owner to lilja_authz', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to lilja_app, lilja_authz', f);
  end loop;
end $$;
revoke create on schema people from lilja_authz;
