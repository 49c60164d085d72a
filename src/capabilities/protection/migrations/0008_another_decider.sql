-- The head who was named is ill, has left the case or has stepped aside: another head is named, so that no request waits for somebody who does not come.
-- Never in the same breath as a decision, and never somebody who could not have been named at first.
grant update (decider_id) on protection.address_request to lilja_app;
create function protection.keep_named_head() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user = 'lilja_owner' then return new; end if;
    if new.outcome is not null or not people.is_unit_head(new.decider_id)
       or not exists (select from cases.member m where m.unit_id = new.unit_id and m.person_id = new.decider_id and m.ended_at is null and m.until_at > authz.now() and 'C10' = any (m.writes)) then
      raise insufficient_privilege using message = 'a head of the own unit in the case is named, before anybody decides';
    end if;
    return new;
  end $$;
create trigger keep_named_head before update of decider_id on protection.address_request
  for each row when (new.decider_id is distinct from old.decider_id) execute function protection.keep_named_head();
revoke execute on function protection.keep_named_head() from public;

-- For a person of the zone who leaves: how many requests wait for their decision, whoever asks there.
grant create on schema protection to lilja_authz;
grant select (decider_id, zone_id) on protection.address_request to lilja_authz;
create function protection.decisions_of(person uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select count(*)::integer from protection.address_request a where a.decider_id = person and a.zone_id = (select authz.my_zone()) and a.outcome is null
  $$;
alter function protection.decisions_of(uuid) owner to lilja_authz;
revoke execute on function protection.decisions_of(uuid) from public;
grant execute on function protection.decisions_of(uuid) to lilja_app;
revoke create on schema protection from lilja_authz;
