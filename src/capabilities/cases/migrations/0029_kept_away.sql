-- Whoever must not see a case answers for nothing in it: the clock takes them for somebody who is not there. Who and where, never why.
create function cases.kept_away() returns table (case_id uuid, person_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select r.case_id, r.person_id from cases.recusal r where r.ended_at is null $$;
grant create on schema cases to lilja_authz;
alter function cases.kept_away() owner to lilja_authz;
revoke create on schema cases from lilja_authz;
revoke execute on function cases.kept_away() from public;
grant execute on function cases.kept_away() to lilja_clock;
grant usage on schema cases to lilja_clock;
grant select (case_id, person_id, deputy_id) on cases.task to lilja_clock;
