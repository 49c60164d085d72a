-- How she may be reached binds every zone of her case, not only the one that asked: codes and hours cross, never the words or who wrote them.
grant create on schema contact to lilja_authz;
create function contact.safe_rules(about uuid) returns table (flags text[], hour_from text, hour_until text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.safe_flags, c.safe_from, c.safe_until from contact.call c
    where c.case_id = about and about = any (array(select cases.my_case_ids()))
      and (c.safe_flags <> '{}' or c.safe_from is not null)
  $$;
alter function contact.safe_rules(uuid) owner to lilja_authz;
revoke execute on function contact.safe_rules(uuid) from public;
grant execute on function contact.safe_rules(uuid) to lilja_app;
grant select (case_id, safe_flags, safe_from, safe_until) on contact.call to lilja_authz;
revoke create on schema contact from lilja_authz;
