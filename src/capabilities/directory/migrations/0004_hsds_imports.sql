-- A directory file that somebody brought, until what it would change was looked through and done, or a day has passed. Its rows are sealed to
-- her alone: a file of somebody else's can hold anything.
create table directory.import (
  id         uuid primary key default gen_random_uuid(),
  zone_id    uuid not null,
  person_id  uuid not null,
  at         timestamptz not null default authz.now(),
  sealed     bytea not null check (octet_length(sealed) <= 8388608),
  foreign key (zone_id, person_id) references people.person (zone_id, id)
);
create index import_person on directory.import (person_id, at desc);
create index import_at on directory.import (at);
alter table directory.import enable row level security;
alter table directory.import force row level security;
create policy own on directory.import for select to lilja_app using (person_id = (select authz.me()));
create policy bring on directory.import for insert to lilja_app with check (
  person_id = (select authz.me()) and zone_id = (select authz.my_zone()) and ((select directory.i_keep()) or (select directory.i_keep_abroad())));
create policy put_away on directory.import for delete to lilja_app using (person_id = (select authz.me()));
create policy keep on directory.import to lilja_owner using (true) with check (true);
create policy find_old on directory.import for select to lilja_clock using (true);
create policy forget on directory.import for delete to lilja_clock using (true);
grant select, insert, delete on directory.import to lilja_app;
grant select (id, at), delete on directory.import to lilja_clock;
