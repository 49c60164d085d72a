-- Two shelters may meet in one case, when somebody moves. Neither learns which the other is: of another shelter's part, team and deeds a shelter sees nothing.
grant create on schema cases to lilja_authz;
create function cases.shelters_apart() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select z.id from people.zone z
    where z.kind = 'shelter' and z.id <> authz.my_zone() and exists (select from people.zone m where m.id = authz.my_zone() and m.kind = 'shelter')
  $$;
alter function cases.shelters_apart() owner to lilja_authz;
revoke execute on function cases.shelters_apart() from public;
grant execute on function cases.shelters_apart() to lilja_app;
revoke create on schema cases from lilja_authz;

do $$
declare t text;
begin
  foreach t in array array['unit', 'member', 'axis_change', 'invitation', 'glass', 'closure', 'reopening'] loop
    execute format('create policy apart on cases.%I as restrictive for select to lilja_app using ((zone_id = any (array(select cases.shelters_apart()))) is not true)', t);
  end loop;
end $$;
create policy apart on cases.task as restrictive for select to lilja_app
  using ((zone_id = any (array(select cases.shelters_apart())) or from_zone = any (array(select cases.shelters_apart()))) is not true);
