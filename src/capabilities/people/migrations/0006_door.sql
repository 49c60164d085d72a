-- What is compared is compared here, and what only the right passphrase may bring out is brought out by its proof (what the verifier is the
-- hash of). All of it answers only at the door: SQL in a request can call none of it.
grant usage on schema people to lilja_door;
grant create on schema people to lilja_authz;

-- Before the passphrase is derived: whose it may be, and what the derivation needs.
drop function people.sign_in_facts(text);
create function people.sign_in_facts(asked text) returns table (person_id uuid, salt bytea, cost jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, u.salt, u.cost
    from people.person p join people.zone z on z.id = p.zone_id join people.unlock u on u.person_id = p.id and u.kind = 'passphrase'
    where p.login = asked and p.active and z.active and p.public_key is not null
  $$;
-- No row without the proof.
create function people.prove(asked text, proof bytea) returns table (roles text[], locked_key bytea, totp bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select people.held_roles(p.id), u.locked_key, u.totp
    from people.person p join people.zone z on z.id = p.zone_id join people.unlock u on u.person_id = p.id and u.kind = 'passphrase'
    where p.login = asked and p.active and z.active and p.public_key is not null and u.verifier = sha256(proof)
  $$;
create or replace function people.open_session(asked text, proof bytea, step bigint, token_hash bytea, ctx_hash bytea, blob bytea, kind text) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare p people.person;
  begin
    select f.* into p from people.sign_in_facts(asked) s join people.unlock u on u.person_id = s.person_id and u.kind = 'passphrase' join people.person f on f.id = s.person_id
    where u.verifier = sha256(proof) and cardinality(people.held_roles(f.id)) > 0;
    if p.id is null then return null; end if;
    update people.unlock u set last_step = step where u.person_id = p.id and u.kind = 'passphrase' and u.last_step < step;
    if not found then return null; end if;
    return authz.open_session(token_hash, ctx_hash, p.id, p.zone_id, people.held_roles(p.id), p.language, p.public_key, blob, kind);
  end $$;

-- The own: what step-up and a new passphrase need, and the locked key for the proof of the present passphrase.
drop function people.my_unlock();
create function people.my_unlock() returns table (person_id uuid, salt bytea, cost jsonb, totp bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select u.person_id, u.salt, u.cost, u.totp from people.unlock u where u.person_id = authz.me() and u.kind = 'passphrase' $$;
create function people.my_locked_key(proof bytea) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select u.locked_key from people.unlock u where u.person_id = authz.me() and u.kind = 'passphrase' and u.verifier = sha256(proof) $$;

-- The same private key under another passphrase. False when the proof of the present one is wrong.
drop function people.change_unlock(bytea, jsonb, bytea, bytea);
create function people.change_unlock(proof bytea, salt bytea, cost jsonb, verifier bytea, locked_key bytea) returns boolean
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    with changed as (
      update people.unlock u set salt = change_unlock.salt, cost = change_unlock.cost, verifier = change_unlock.verifier, locked_key = change_unlock.locked_key, changed_at = now()
      where u.person_id = authz.me() and u.kind = 'passphrase' and u.verifier = sha256(proof) returning 1)
    select exists (select from changed)
  $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'people'::regnamespace and p.prosecdef
    and p.proname in ('sign_in_facts', 'prove', 'open_session', 'my_unlock', 'my_locked_key', 'change_unlock', 'spend_code',
                      'find_invitation', 'begin_invitation', 'enrol')
  loop
    execute format('alter function %s owner to lilja_authz', f);
    execute format('revoke execute on function %s from public, lilja_app', f);
    execute format('grant execute on function %s to lilja_door, lilja_authz', f);
  end loop;
end $$;
grant execute on function people.end_other_sessions() to lilja_door;
revoke create on schema people from lilja_authz;
