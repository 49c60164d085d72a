-- Who is in hundreds of cases is asked about the few that are urgent, and not first about all of them.
grant create on schema cases to lilja_authz;
create or replace function cases.my_urgent_count() returns integer
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  set join_collapse_limit = 1 set enable_hashjoin = off set enable_mergejoin = off
  as $$
  declare
    me    uuid := authz.me();
    about uuid := authz.scope();
  begin
    return (
      select count(*)::integer
      from cases.member m
      join cases.card c on c.id = m.case_id
      cross join lateral (select from cases.asking_member mine where mine.case_id = m.case_id and mine.unit_id = m.unit_id offset 0) counts
      where m.person_id = me and m.ended_at is null and c.urgent and c.closed_at is null
        and m.case_id between cases.first_of(about) and cases.last_of(about));
  end $$;
revoke create on schema cases from lilja_authz;
