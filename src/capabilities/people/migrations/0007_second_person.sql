-- No administrator alone makes a colleague out of nobody, and nobody alone comes in as somebody else. What one gives another approves, and
-- a link opens only together with a code that somebody else gave the person.
grant create on schema people to lilja_authz;

-- What an administrator gives is an offer: it counts for nothing until a second person approves it and it becomes a held role or position.
-- Only the operator (who owns the tables) and the demo write those at once.
create table people.offer (
  id           uuid primary key default gen_random_uuid(),
  zone_id      uuid not null,
  person_id    uuid not null,
  role         text,
  position     text check (position in ('unit_head')),
  valid_until  timestamptz,
  given_by     uuid not null,
  given_at     timestamptz not null default authz.now(),
  foreign key (zone_id, person_id) references people.person (zone_id, id),
  check (num_nonnulls(role, position) = 1)
);
create index offer_person on people.offer (person_id);
alter table people.offer enable row level security;
alter table people.offer force row level security;
create policy read_own_zone on people.offer for select to lilja_app using (zone_id = (select authz.my_zone()));
create policy give_by_admin on people.offer for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]) and given_by = (select authz.me()) and person_id <> (select authz.me()));
create policy take_back_by_admin on people.offer for delete to lilja_app
  using (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]) and person_id <> (select authz.me()));
create policy keep_authz on people.offer to lilja_authz using (true) with check (true);
create policy keep on people.offer to lilja_owner using (true) with check (true);
grant select, delete on people.offer to lilja_app;
grant insert (zone_id, person_id, role, position, valid_until, given_by) on people.offer to lilja_app;
grant select, delete on people.offer to lilja_authz;
select audit.watch('people.offer');

alter table people.held_role add column confirmed_by uuid, add check (confirmed_by <> given_by);
alter table people.held_position add column given_by uuid, add column confirmed_by uuid, add check (confirmed_by <> given_by);
drop policy give_by_admin on people.held_role;
revoke insert (zone_id, person_id, role, valid_from, valid_until, given_by) on people.held_role from lilja_app;
create policy give_approved on people.held_role for insert to lilja_authz with check (confirmed_by is not null);
grant insert (zone_id, person_id, role, valid_until, given_by, confirmed_by) on people.held_role to lilja_authz;
drop policy give_by_admin on people.held_position;
revoke insert on people.held_position from lilja_app;
grant insert on people.held_position to lilja_authz;
-- A role that ended stays ended: it is given anew, and approved anew.
drop policy end_by_admin on people.held_role;
create policy end_by_admin on people.held_role for update to lilja_app
  using (zone_id = (select authz.my_zone()) and 'org_admin' = any ((select authz.my_roles())::text[]) and person_id <> (select authz.me())
         and (valid_until is null or valid_until > (select authz.now())))
  with check (zone_id = (select authz.my_zone()) and person_id <> (select authz.me()) and valid_until <= greatest(valid_from, (select authz.now())));

-- The code that belongs to a link, given to the person by somebody else than the link. Only its hash is here, and the code itself sealed to
-- whoever made it.
create table people.entry_code (
  person_id  uuid primary key,
  zone_id    uuid not null,
  made_by    uuid,                          -- null: the operator
  code_hash  bytea not null,
  box        bytea,
  made_at    timestamptz not null default now(),
  foreign key (zone_id, person_id) references people.person (zone_id, id)
);
alter table people.entry_code enable row level security;
alter table people.entry_code force row level security;
create policy read_mine on people.entry_code for select to lilja_app using (made_by = (select authz.me()));
create policy keep_authz on people.entry_code to lilja_authz using (true) with check (true);
create policy keep on people.entry_code to lilja_owner using (true) with check (true);
grant select (person_id, made_by, box) on people.entry_code to lilja_app;
grant select, insert, update, delete on people.entry_code to lilja_authz;
select audit.watch('people.entry_code', 'person_id');

-- The code of a ceremony, made by who asks: its hash, the public half of the pair it gives (the new private key waits under both, link and
-- code), and the code sealed to who asked.
alter table people.recovery_session add column code_hash bytea, add column code_key bytea check (octet_length(code_key) = 32), add column code_box bytea;
grant insert (code_hash, code_key, code_box) on people.recovery_session to lilja_app;

-- Who asked holds the code, so the link is somebody else's to hold.
create or replace function people.my_recoveries() returns table (session_id uuid, zone_id uuid, person_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select s.id, s.zone_id, s.person_id
    from people.recovery_session s
    join people.recovery_officer o on o.zone_id = s.zone_id and o.person_id = authz.me()
    where s.first_officer is not null and s.first_officer <> authz.me() and s.done_at is null
      and (s.person_id is null or s.asked_by is distinct from authz.me())
      and s.asked_at > now() - interval '30 minutes'
      and exists (select from people.recovery_part r where r.session_id = s.id and r.officer_id = authz.me())
  $$;
create or replace function people.renew_person(session uuid, key bytea, hash bytea, link bytea, locked bytea) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare s people.recovery_session;
  begin
    if not people.i_complete(session) then raise insufficient_privilege; end if;
    select * into s from people.recovery_session t where t.id = session;
    if s.code_hash is null then raise insufficient_privilege; end if;
    perform authz.end_sessions_of(s.person_id);
    delete from people.unlock u where u.person_id = s.person_id;
    delete from people.duty_holder d where d.person_id = s.person_id;
    delete from authz.draft d where d.person_id = s.person_id; -- sealed to the pair that is lost
    delete from people.entry_code c where c.person_id = s.person_id;
    update people.person p set public_key = key, enrolled_at = null, version = p.version + 1 where p.id = s.person_id;
    update people.invitation i set cancelled_at = now(), link = null where i.person_id = s.person_id and i.used_at is null and i.cancelled_at is null;
    insert into people.invitation (zone_id, person_id, token_hash, made_by, expires_at, link, public_key, locked_key)
    values (s.zone_id, s.person_id, hash, authz.me(), now() + interval '1 day', link, key, locked);
    insert into people.entry_code (person_id, zone_id, made_by, code_hash, box) values (s.person_id, s.zone_id, s.asked_by, s.code_hash, s.code_box);
  end $$;

-- Who of the own zone waits for the approval of the person asking: roles or a position that another gave, or a link without its code.
create function people.to_approve() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id from people.person p
    where p.zone_id = authz.my_zone() and p.active and p.id <> authz.me()
      and ('org_admin' = any (authz.my_roles()) or people.is_unit_head(authz.me()))
      and (exists (select from people.offer o where o.person_id = p.id and o.given_by <> authz.me() and (o.valid_until is null or o.valid_until > authz.now()))
        or p.public_key is null
           and exists (select from people.invitation i where i.person_id = p.id and i.made_by <> authz.me() and i.used_at is null and i.cancelled_at is null and i.expires_at > now()
                       and not exists (select from people.entry_code c join people.person m on m.id = c.made_by where c.person_id = p.id and m.active and c.made_by <> i.made_by)))
  $$;
-- Approves what another gave, and, for somebody who has not come in yet, makes the code that belongs to the link. False: nothing to approve.
create function people.approve(person uuid, code_hash bytea, box bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare p people.person;
  begin
    select t.* into p from people.person t where t.id = person and t.id in (select people.to_approve()) for update;
    if p.id is null then return false; end if;
    insert into people.held_role (zone_id, person_id, role, valid_until, given_by, confirmed_by)
    select o.zone_id, o.person_id, o.role, o.valid_until, o.given_by, authz.me() from people.offer o
    where o.person_id = p.id and o.role is not null and o.given_by <> authz.me() and (o.valid_until is null or o.valid_until > authz.now());
    insert into people.held_position (zone_id, person_id, position, given_by, confirmed_by)
    select o.zone_id, o.person_id, o.position, o.given_by, authz.me() from people.offer o
    where o.person_id = p.id and o.position is not null and o.given_by <> authz.me() on conflict do nothing;
    delete from people.offer o where o.person_id = p.id and o.given_by <> authz.me();
    if p.public_key is null and exists (select from people.invitation i where i.person_id = p.id and i.made_by <> authz.me() and i.used_at is null and i.cancelled_at is null) then
      delete from people.entry_code c where c.person_id = p.id;
      insert into people.entry_code (person_id, zone_id, made_by, code_hash, box) values (p.id, p.zone_id, authz.me(), approve.code_hash, approve.box);
    end if;
    return true;
  end $$;
-- People of the own zone that came in the last two weeks: for its heads, who answer for who works here.
create function people.newcomers() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id from people.person p
    where p.zone_id = authz.my_zone() and p.active and p.id <> authz.me() and p.made_at > authz.now() - interval '14 days'
      and (people.is_unit_head(authz.me()) or 'org_admin' = any (authz.my_roles()))
  $$;

-- `coded`: it opens only together with a code that somebody else than its maker gave. The operator's own links need none.
drop function people.find_invitation(bytea);
create function people.find_invitation(hash bytea)
  returns table (state text, begun boolean, coded boolean, person_id uuid, zone_id uuid, zone_name text, name text, login text, language text, totp bytea,
                 public_key bytea, locked_key bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select case when i.used_at is null and i.cancelled_at is null and i.expires_at > now() and p.active and z.active
                     and (p.public_key is null or p.public_key = i.public_key)
                     and (i.first_used_at is null or i.first_used_at > now() - interval '10 minutes') then 'open' else 'over' end,
           i.first_used_at is not null, i.made_by is not null, p.id, p.zone_id, z.name, p.name, p.login, p.language, i.totp, i.public_key, i.locked_key
    from people.invitation i join people.person p on p.id = i.person_id join people.zone z on z.id = p.zone_id
    where i.token_hash = hash
  $$;
create function people.code_fits(i people.invitation, proof bytea) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select i.made_by is null or exists (select from people.entry_code c where c.person_id = i.person_id and c.made_by is distinct from i.made_by
                                        and c.code_hash = sha256(proof))
  $$;
-- First use of a link; with its code, where it has one. True when it is in use from now on, or was already.
drop function people.begin_invitation(bytea, bytea);
create function people.begin_invitation(hash bytea, proof bytea, totp bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare i people.invitation;
  begin
    select * into i from people.invitation t where t.token_hash = hash for update;
    if i.id is null or (select f.state from people.find_invitation(hash) f) <> 'open' or not people.code_fits(i, proof) then return false; end if;
    update people.invitation t set first_used_at = now(), totp = begin_invitation.totp where t.id = i.id and t.first_used_at is null;
    return true;
  end $$;
drop function people.enrol(bytea, bytea, bytea, jsonb, bytea, bytea, bigint);
create function people.enrol(hash bytea, proof bytea, key bytea, salt bytea, cost jsonb, verifier bytea, locked_key bytea, step bigint) returns uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare i people.invitation;
  begin
    select * into i from people.invitation t where t.token_hash = hash for update;
    if i.id is null or (select f.state from people.find_invitation(hash) f) <> 'open' or i.totp is null or (i.public_key is not null and i.public_key <> key)
       or not people.code_fits(i, proof) then
      return null;
    end if;
    insert into people.unlock (person_id, kind, salt, cost, verifier, locked_key, totp, last_step)
    values (i.person_id, 'passphrase', salt, cost, verifier, locked_key, i.totp, step);
    update people.person p set public_key = key, enrolled_at = authz.now(), code_accepted_at = authz.now(), version = p.version + 1 where p.id = i.person_id;
    update people.invitation t set used_at = now(), link = null, totp = null, locked_key = null where t.id = i.id;
    delete from people.entry_code c where c.person_id = i.person_id;
    return i.person_id;
  end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'people'::regnamespace and p.prosecdef
    and p.proname in ('to_approve', 'approve', 'newcomers', 'find_invitation', 'code_fits', 'begin_invitation', 'enrol')
  loop
    execute format('alter function %s owner to lilja_authz', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to lilja_authz', f);
  end loop;
end $$;
grant execute on function people.to_approve(), people.approve(uuid, bytea, bytea), people.newcomers() to lilja_app;
grant execute on function people.find_invitation(bytea), people.begin_invitation(bytea, bytea, bytea),
  people.enrol(bytea, bytea, bytea, bytea, jsonb, bytea, bytea, bigint) to lilja_door;
revoke create on schema people from lilja_authz;
