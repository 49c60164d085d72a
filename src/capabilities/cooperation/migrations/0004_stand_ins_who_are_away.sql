-- A deputy may be away too, or have left: a clock that has gone there goes on to who answers now. The clock's own role says to whom, and takes it back.
alter table cooperation.clock add column gone_on_to uuid references people.person (id);
do $$ begin if exists (select from cooperation.clock) then perform audit.restate('cooperation.clock'); end if; end $$;
create index clock_gone_on on cooperation.clock (gone_on_to) where gone_on_to is not null;

alter policy see on cooperation.clock
  using (case_id = any (array(select cases.my_case_ids()))
         or (zone_id = (select authz.my_zone()) and escalated_at is not null and (deputy_id = (select authz.me()) or gone_on_to = (select authz.me()))));
alter policy meet on cooperation.clock
  using (zone_id = (select authz.my_zone())
         and (case_id = any (array(select cases.my_open_case_ids()))
              or (escalated_at is not null and (deputy_id = (select authz.me()) or gone_on_to = (select authz.me())))));
alter policy escalate on cooperation.clock using (met_at is null) with check (escalated_at is not null);
grant select (zone_id, person_id, deputy_id, gone_on_to), update (gone_on_to) on cooperation.clock to lilja_clock;
