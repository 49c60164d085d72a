-- What may be asked about people without reading their rows.

create function people.held_roles(person uuid) returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(array_agg(distinct h.role order by h.role), '{}') from people.held_role h
    where h.person_id = person and h.valid_from <= authz.now() and (h.valid_until is null or h.valid_until > authz.now())
  $$;

-- A role that ended is gone from the sessions that began with it. When it began does not matter: the session began after.
-- Only the owner opens a session for somebody who is not here (a test of the platform alone); it keeps what it was given.
create or replace function authz.roles_now(person uuid, held text[]) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not exists (select from people.person p where p.id = person) then return held; end if;
    return coalesce((select array_agg(distinct h.role order by h.role) from people.held_role h
                     where h.person_id = person and h.role = any (held) and (h.valid_until is null or h.valid_until > authz.now())), '{}');
  end $$;

create function people.zone_is_active(zone uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from people.zone z where z.id = zone and z.active) $$;

create function people.person_is_active(person uuid) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin return exists (select from people.person p join people.zone z on z.id = p.zone_id where p.id = person and p.active and z.active); end $$;

-- Which zone somebody belongs to; null for somebody who is not there.
create function people.zone_of(person uuid) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.zone_id from people.person p where p.id = person and authz.me() is not null $$;

-- The ceilings of the person asking, by the roles the session began with that are still held. Only for functions of lilja_authz.
create view people.asking_ceiling with (security_invoker = true) as
  select c.class, c."right"
  from authz.asking a
  join people.held_role h on h.person_id = a.person_id and h.role = any (a.roles) and (h.valid_until is null or h.valid_until > a.at)
  join people.ceiling c on c.role = h.role;
grant select on people.asking_ceiling to lilja_authz;
create function people.my_reads() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin return query select distinct c.class from people.asking_ceiling c where c."right" in ('r', 'w'); end $$;
create function people.my_writes() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin return query select distinct c.class from people.asking_ceiling c where c."right" = 'w'; end $$;
create function people.my_forms() returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin return query select distinct c.class from people.asking_ceiling c where c."right" in ('m', 'w'); end $$;
-- The ceilings of somebody else, by the roles held now.
create function people.reads_of(person uuid) returns setof text
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    return query select distinct c.class from authz.asking a
      join people.held_role h on h.person_id = reads_of.person and h.valid_from <= a.at and (h.valid_until is null or h.valid_until > a.at)
      join people.ceiling c on c.role = h.role and c."right" in ('r', 'w');
  end $$;

-- A person as others may know them: function first. The name only for colleagues of the own zone.
create function people.staff_card(ids uuid[])
  returns table (person_id uuid, zone_id uuid, staff_code text, name text, roles text[], active boolean, has_keys boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.zone_id, p.staff_code, case when p.zone_id = authz.my_zone() then p.name end,
           people.held_roles(p.id), p.active, p.public_key is not null
    from people.person p where p.id = any (ids) and authz.me() is not null
  $$;

-- The active people of a zone, as cards: for naming a recipient.
create function people.staff_of_zone(zone uuid)
  returns table (person_id uuid, zone_id uuid, staff_code text, name text, roles text[], active boolean, has_keys boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.zone_id, p.staff_code, case when p.zone_id = authz.my_zone() then p.name end,
           people.held_roles(p.id), p.active, p.public_key is not null
    from people.person p where p.zone_id = zone and p.active and authz.me() is not null
    order by p.staff_code
  $$;

-- Staff codes are what others know a person by; they lead to a card and nothing else.
create function people.person_with_code(code text) returns uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.id from people.person p where p.staff_code = code and p.active and authz.me() is not null $$;

-- Public keys are public to everybody signed in; sealing to somebody needs nothing else.
create function people.public_keys(ids uuid[]) returns table (person_id uuid, public_key bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select p.id, p.public_key from people.person p where p.id = any (ids) and p.active and p.public_key is not null and authz.me() is not null $$;

create function people.is_unit_head(person uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (select from people.held_position h join people.person p on p.id = h.person_id
                   where h.person_id = person and h.zone_id = p.zone_id and h.position = 'unit_head' and p.active) and authz.me() is not null
  $$;

-- Ceremonies in which the person asking is the second officer now: opened by another officer, not done, not over.
-- Only while a row is here may other rooms show the recovery wraps of the zone to this person.
create function people.my_recoveries() returns table (session_id uuid, zone_id uuid, person_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select s.id, s.zone_id, s.person_id
    from people.recovery_session s
    join people.recovery_officer o on o.zone_id = s.zone_id and o.person_id = authz.me()
    where s.first_officer is not null and s.first_officer <> authz.me() and s.done_at is null
      and s.asked_at > now() - interval '30 minutes'
      and exists (select from people.recovery_part r where r.session_id = s.id and r.officer_id = authz.me())
  $$;
create function people.my_recovery_zones() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select r.zone_id from people.my_recoveries() r $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'people'::regnamespace and p.prosecdef loop
    execute format('alter function %s owner to lilja_authz', f);
    execute format('revoke execute on function %s from public', f);
    execute format('grant execute on function %s to lilja_app, lilja_authz', f);
  end loop;
end $$;
