-- Whether somebody must not know where the child of a case is: whoever works in the case hears it in every part of it, not only where it was decided. By
-- whom, against whom and by which law stays there.
grant create on schema support to lilja_authz;
grant select (case_id, decided_on, ended_on) on support.child_hidden to lilja_authz;
create function support.child_is_hidden(about uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select about = any (array(select cases.my_case_ids()))
      and exists (select from support.child_hidden h
                  where h.case_id = about and (h.ended_on is null or h.ended_on > (authz.now() at time zone 'Europe/Stockholm')::date))
  $$;
alter function support.child_is_hidden(uuid) owner to lilja_authz;
revoke execute on function support.child_is_hidden(uuid) from public;
grant execute on function support.child_is_hidden(uuid) to lilja_app;
revoke create on schema support from lilja_authz;
