-- A protected place is not found by way of its organisation: an organisation that has a protected service, or that a shelter keeps, has no place but
-- virtual ones without a name, and so no address. Whichever is entered first, by whom, and by however many at once.
-- And nothing is said, or verified, at a time that has not come: what holds for a while from when it was said would hold for ever.
create index service_protected on directory.service (organisation_id) where protected;

create function directory.hides_place(organisation uuid) returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select exists (select from directory.service s where s.organisation_id = hides_place.organisation and s.protected)
      or exists (select from directory.organisation o join people.zone z on z.id = o.zone_id where o.id = hides_place.organisation and z.kind = 'shelter')
  $$;

-- Two who write at once wait for each other at the organisation, and who comes second sees what the first one did. In a picture of the tables that was
-- taken before, that would not be seen: such a writer is refused.
create function directory.keep_hidden() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    found_out boolean;
  begin
    if coalesce(current_setting('transaction_isolation', true), '') <> 'read committed' then
      raise exception 'places and protected services are written in read committed transactions only' using errcode = 'feature_not_supported';
    end if;
    perform from directory.organisation o where o.id = new.organisation_id for no key update;
    if not found then
      raise exception 'the organisation is not there to be kept' using errcode = 'insufficient_privilege';
    end if;
    if tg_table_name = 'location' then
      found_out := directory.hides_place(new.organisation_id);
    else
      found_out := exists (select from directory.location l where l.organisation_id = new.organisation_id and (l.kind <> 'virtual' or l.name is not null));
    end if;
    if found_out then
      raise exception 'an organisation that hides its place has only virtual places without a name'
        using errcode = 'check_violation', schema = 'directory', table = tg_table_name, constraint = 'organisation_hides_place';
    end if;
    return null;
  end $$;
create trigger keep_hidden after insert or update of kind, name, organisation_id on directory.location
  for each row when (new.kind <> 'virtual' or new.name is not null) execute function directory.keep_hidden();
create trigger keep_hidden after insert or update of protected, organisation_id on directory.service
  for each row when (new.protected) execute function directory.keep_hidden();

-- A virtual place loses its name when its organisation comes to hide where it is.
create policy change_own on directory.location for update to lilja_app
  using (zone_id = (select authz.my_zone()) and ((select directory.i_keep()) or (country_code <> 'SE' and (select directory.i_keep_abroad()))))
  with check (zone_id = (select authz.my_zone()) and ((select directory.i_keep()) or (country_code <> 'SE' and (select directory.i_keep_abroad()))));
grant update (name) on directory.location to lilja_app;

create function directory.not_ahead() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_table_name = 'capacity' then
      if new.said_at <= authz.now() then return null; end if;
    elsif new.verified_on <= (authz.now() at time zone 'Europe/Stockholm')::date then
      return null;
    end if;
    raise exception 'nothing is said or verified at a time that has not come'
      using errcode = 'check_violation', schema = 'directory', table = tg_table_name, constraint = 'not_ahead';
  end $$;
create trigger not_ahead after insert or update of said_at on directory.capacity for each row execute function directory.not_ahead();
create trigger not_ahead after insert or update of verified_on on directory.service
  for each row when (new.verified_on is not null) execute function directory.not_ahead();

revoke execute on function directory.hides_place(uuid), directory.keep_hidden(), directory.not_ahead() from public;
grant execute on function directory.hides_place(uuid) to lilja_app;
