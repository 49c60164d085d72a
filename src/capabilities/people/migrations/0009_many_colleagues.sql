-- The people of a zone with what they hold, in one question: asked of each person alone, an agency of hundreds waits for it.
create or replace function people.staff_of_zone(zone uuid)
  returns table (person_id uuid, zone_id uuid, staff_code text, name text, roles text[], active boolean, has_keys boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select p.id, p.zone_id, p.staff_code, case when p.zone_id = (select authz.my_zone()) then p.name end,
           coalesce(array_agg(distinct h.role order by h.role) filter (where h.role is not null), '{}'), p.active, p.public_key is not null
    from people.person p
    left join people.held_role h on h.person_id = p.id and h.valid_from <= (select authz.now()) and (h.valid_until is null or h.valid_until > (select authz.now()))
    where p.zone_id = zone and p.active and (select authz.me()) is not null
    group by p.id
    order by p.staff_code
  $$;
