-- The line may read over midnight, closes on red days unless somebody says otherwise, and may be closed for once.
grant create on schema contact to lilja_authz;
alter table contact.line drop constraint line_check;
alter table contact.line add check (opens <> closes);
alter table contact.line add column red_days_too boolean not null default false;
-- Days it is closed for once, first and last: '2026-12-28/2027-01-02'.
alter table contact.line add column closed text[] not null default '{}'
  check (cardinality(closed) <= 50 and array_to_string(closed, ' ') ~ '^((^| )\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d)*$');
do $$ begin if exists (select from contact.line) then perform audit.restate('contact.line'); end if; end $$;
grant update (red_days_too, closed) on contact.line to lilja_app;

drop function contact.line_hours();
create function contact.line_hours()
  returns table (opens text, closes text, days text[], red_days_too boolean, closed text[], red_days text[], today text, hour_now text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select l.opens, l.closes, l.days, l.red_days_too, l.closed,
      array(select r.day::text from directory.red_day r where r.day between contact.day() - 1 and contact.day() + 400),
      contact.day()::text, to_char(authz.now() at time zone 'Europe/Stockholm', 'HH24:MI')
    from contact.line l
  $$;
alter function contact.line_hours() owner to lilja_authz;
revoke execute on function contact.line_hours() from public;
grant execute on function contact.line_hours() to lilja_app;
revoke create on schema contact from lilja_authz;
