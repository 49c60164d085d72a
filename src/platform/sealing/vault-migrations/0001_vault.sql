-- The other database: the keys without which nothing sealed in the main database opens. Own role, own backups, kept for a short time.
create schema vault;
grant usage on schema vault to lilja_app;

-- One key per subject, under the key-encryption key of the server. Shredding is for ever: `wrapped` goes, the row stays.
create table vault.key (
  subject      uuid primary key,
  wrapped      bytea,
  made_at      timestamptz not null default now(),
  shredded_at  timestamptz,
  check ((wrapped is null) = (shredded_at is not null))
);
alter table vault.key enable row level security;
alter table vault.key force row level security;
create policy look on vault.key for select to lilja_app using (true);
create policy make on vault.key for insert to lilja_app with check (shredded_at is null);
create policy shred on vault.key for update to lilja_app using (shredded_at is null) with check (shredded_at is not null);
grant select, insert on vault.key to lilja_app;
grant update (wrapped, shredded_at) on vault.key to lilja_app;

-- Keys of the blind indexes, by zone and field. They are made once and never changed.
create table vault.index_key (
  zone     uuid not null,
  field    text not null,
  wrapped  bytea not null,
  made_at  timestamptz not null default now(),
  primary key (zone, field)
);
alter table vault.index_key enable row level security;
alter table vault.index_key force row level security;
create policy look on vault.index_key for select to lilja_app using (true);
create policy make on vault.index_key for insert to lilja_app with check (true);
grant select, insert on vault.index_key to lilja_app;

-- What was shredded and when. It can be added to and read, not altered.
create table vault.shred_log (
  subject      uuid primary key references vault.key,
  shredded_at  timestamptz not null
);
alter table vault.shred_log enable row level security;
alter table vault.shred_log force row level security;
create policy look on vault.shred_log for select to lilja_app using (true);
create policy add on vault.shred_log for insert to lilja_app with check (true);
grant select, insert on vault.shred_log to lilja_app;
