-- Two shelters may be asked to the same meeting. Neither learns which the other is: another shelter's chair, decisions and clocks are not there for it,
-- and it asks no other shelter itself. Whoever convened, and everybody who is no shelter, sees all chairs as before.
create policy apart on cooperation.meeting as restrictive for select to lilja_app
  using ((convened_zone = any (array(select cases.shelters_apart()))) is not true);
create policy apart on cooperation.invitation as restrictive for select to lilja_app
  using ((zone_id = any (array(select cases.shelters_apart())) or asked_zone = any (array(select cases.shelters_apart()))) is not true);
create policy ask_apart on cooperation.invitation as restrictive for insert to lilja_app
  with check ((zone_id = any (array(select cases.shelters_apart()))) is not true);
create policy apart on cooperation.decision as restrictive for select to lilja_app
  using ((zone_id = any (array(select cases.shelters_apart())) or decided_zone = any (array(select cases.shelters_apart()))) is not true);
create policy apart on cooperation.clock as restrictive for select to lilja_app
  using ((zone_id = any (array(select cases.shelters_apart()))) is not true);
