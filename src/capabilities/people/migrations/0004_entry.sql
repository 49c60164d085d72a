-- Coming in, staying and leaving. Some of these answer before anybody is signed in; none of them answers more than one row.

-- What sign-in compares with. Nothing in it opens without the passphrase and the program's own secrets.
create function people.sign_in_facts(asked text)
  returns table (person_id uuid, zone_id uuid, roles text[], language text, public_key bytea, salt bytea, cost jsonb, verifier bytea, locked_key bytea, totp bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.zone_id, people.held_roles(p.id), p.language, p.public_key, u.salt, u.cost, u.verifier, u.locked_key, u.totp
    from people.person p join people.zone z on z.id = p.zone_id join people.unlock u on u.person_id = p.id and u.kind = 'passphrase'
    where p.login = asked and p.active and z.active and p.public_key is not null
  $$;

-- Each code works once: true the first time, false ever after, for this step and all before it. One's own codes only.
create function people.spend_code(person uuid, step bigint) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    with spent as (update people.unlock set last_step = step
                   where person_id = person and person = authz.me() and kind = 'passphrase' and last_step < step returning 1)
    select exists (select from spent)
  $$;

-- Opens a session for whoever proves the passphrase: `proof` is what the verifier is the hash of. Who that is, the zone and the roles are
-- looked up here. Null when the proof is wrong, or the code was used before.
create function people.open_session(asked text, proof bytea, step bigint, token_hash bytea, ctx_hash bytea, blob bytea, kind text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare f record;
  begin
    select * into f from people.sign_in_facts(asked) s where s.verifier = sha256(proof) and cardinality(s.roles) > 0;
    if f.person_id is null then return null; end if;
    update people.unlock u set last_step = step where u.person_id = f.person_id and u.kind = 'passphrase' and u.last_step < step;
    if not found then return null; end if;
    return authz.open_session(token_hash, ctx_hash, f.person_id, f.zone_id, f.roles, f.language, f.public_key, blob, kind);
  end $$;

create function people.my_unlock()
  returns table (person_id uuid, public_key bytea, salt bytea, cost jsonb, verifier bytea, locked_key bytea, totp bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.public_key, u.salt, u.cost, u.verifier, u.locked_key, u.totp
    from people.person p join people.unlock u on u.person_id = p.id and u.kind = 'passphrase' where p.id = authz.me()
  $$;

-- The same private key under another passphrase.
create function people.change_unlock(salt bytea, cost jsonb, verifier bytea, locked_key bytea) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    update people.unlock u set salt = change_unlock.salt, cost = change_unlock.cost, verifier = change_unlock.verifier, locked_key = change_unlock.locked_key, changed_at = now()
    where u.person_id = authz.me() and u.kind = 'passphrase'
  $$;

create function people.speak(chosen text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ update people.person set language = chosen where id = authz.me() $$;

create function people.my_sessions() returns table (id uuid, kind text, opened_at timestamptz, seen_at timestamptz, current boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select s.id, s.kind, s.opened_at, s.seen_at, s.id = (authz.mine()).id from authz.session s
    where s.person_id = authz.me() and authz.is_open(s) order by s.opened_at desc
  $$;
create function people.end_other_sessions() returns integer
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    with ended as (update authz.session s set ended_at = now(), blob = null
                   where s.person_id = authz.me() and s.ended_at is null and s.id <> (authz.mine()).id returning 1)
    select count(*)::integer from ended
  $$;
-- The session ends with this transaction; the transaction itself still knows who it was (authz.is_open). The key in it goes at once.
create function people.leave_session() returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ update authz.session set ended_at = now(), blob = null where id = (authz.mine()).id $$;

-- What an activation link leads to. `begun`: it was used for the first time less than ten minutes ago.
create function people.find_invitation(hash bytea)
  returns table (state text, begun boolean, person_id uuid, zone_id uuid, zone_name text, name text, login text, language text, totp bytea, public_key bytea, locked_key bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select case when i.used_at is null and i.cancelled_at is null and i.expires_at > now() and p.active and z.active
                     and (i.first_used_at is null or i.first_used_at > now() - interval '10 minutes') then 'open' else 'over' end,
           i.first_used_at is not null, p.id, p.zone_id, z.name, p.name, p.login, p.language, i.totp, i.public_key, i.locked_key
    from people.invitation i join people.person p on p.id = i.person_id join people.zone z on z.id = p.zone_id
    where i.token_hash = hash
  $$;

create function people.begin_invitation(hash bytea, totp bytea) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ update people.invitation i set first_used_at = now(), totp = begin_invitation.totp where i.token_hash = hash and i.first_used_at is null $$;

-- Ends the enrolment: the pair, the way to unlock it, and the accepted code, all or nothing. Null when the link is over.
create function people.enrol(hash bytea, key bytea, salt bytea, cost jsonb, verifier bytea, locked_key bytea, step bigint) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare i people.invitation;
  begin
    select * into i from people.invitation t where t.token_hash = hash for update;
    if i.id is null or (select f.state from people.find_invitation(hash) f) <> 'open' or i.totp is null or (i.public_key is not null and i.public_key <> key) then
      return null;
    end if;
    insert into people.unlock (person_id, kind, salt, cost, verifier, locked_key, totp, last_step)
    values (i.person_id, 'passphrase', salt, cost, verifier, locked_key, i.totp, step);
    update people.person p set public_key = key, enrolled_at = authz.now(), code_accepted_at = authz.now(), version = p.version + 1 where p.id = i.person_id;
    update people.invitation t set used_at = now(), link = null, totp = null, locked_key = null where t.id = i.id;
    return i.person_id;
  end $$;

-- New roles need a new sign-in: an administrator ends the sessions of a colleague.
create function people.end_sessions_of(person uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not ('org_admin' = any (authz.my_roles()) and exists (select from people.person p where p.id = person and p.zone_id = authz.my_zone())) then
      raise insufficient_privilege;
    end if;
    perform authz.end_sessions_of(person);
  end $$;

-- Access ends now: sessions, ways to unlock, roles, positions, duty. The person's row and all history stay.
create function people.end_access(person uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not ('org_admin' = any (authz.my_roles()) and exists (select from people.person p where p.id = person and p.zone_id = authz.my_zone())) then
      raise insufficient_privilege;
    end if;
    perform authz.end_sessions_of(person);
    delete from people.unlock u where u.person_id = person;
    delete from people.duty_holder d where d.person_id = person;
    delete from people.held_position h where h.person_id = person;
    update people.held_role h set valid_until = greatest(h.valid_from, authz.now()) where h.person_id = person and (h.valid_until is null or h.valid_until > authz.now());
    update people.invitation i set cancelled_at = now(), link = null where i.person_id = person and i.used_at is null and i.cancelled_at is null;
    update people.person p set active = false, left_at = authz.now(), version = p.version + 1 where p.id = person;
  end $$;
