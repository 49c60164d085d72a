-- Files that came with a message of somebody without a name: sealed with the thread's key, and gone with the thread. Like the messages they are not
-- watched by the record, whose line would tell the second; what staff do with them is recorded at their doors. No name, no type and no time is kept.
grant create on schema contact to lilja_authz;

create table contact.file (
  id         uuid primary key,
  thread_id  uuid not null references contact.thread (id) on delete cascade,
  zone_id    uuid not null references people.zone (id),
  message_id uuid not null references contact.message (id) on delete cascade,
  place      integer not null check (place between 1 and 3),
  -- A picture is drawn anew unless whoever sent it wanted it as it was; nothing else can be drawn anew.
  kind       text not null check (kind in ('picture', 'image', 'pdf', 'recording')),
  as_it_was  boolean not null,
  body       bytea not null,
  unique (message_id, place),
  check (as_it_was = (kind <> 'picture'))
);
create index file_thread on contact.file (thread_id);
-- Sealed bytes do not become smaller.
alter table contact.file alter column body set storage external;
alter table contact.file enable row level security;
alter table contact.file force row level security;
create policy keep on contact.file to lilja_owner using (true) with check (true);
create policy see on contact.file for select to lilja_app using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()));
create policy nameless on contact.file to lilja_authz using (true) with check (true);
grant select on contact.file to lilja_app;
grant select, insert on contact.file to lilja_authz;

-- False when the thread has no room for it: ten files, and fifty million bytes in all.
create function contact.add_file(proof bytea, file uuid, message uuid, at_place integer, what text, as_was boolean, sealed bytea) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare it uuid; home uuid; held bigint; bytes bigint;
  begin
    select t.id, t.zone_id into it, home from contact.thread t where t.lookup = sha256(proof) for update;
    if it is null or not exists (select from contact.message m where m.id = message and m.thread_id = it and m.side = 'writer') then return false; end if;
    select count(*), coalesce(sum(octet_length(f.body)), 0) into held, bytes from contact.file f where f.thread_id = it;
    if held >= 10 or bytes + octet_length(sealed) > 50000000 then return false; end if;
    insert into contact.file (id, thread_id, zone_id, message_id, place, kind, as_it_was, body) values (file, it, home, message, at_place, what, as_was, sealed);
    return true;
  end $$;
create function contact.files_of(proof bytea) returns table (message_id uuid, kind text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select f.message_id, f.kind from contact.file f join contact.thread t on t.id = f.thread_id where t.lookup = sha256(proof) order by f.place
  $$;
do $$
declare t text;
begin
  foreach t in array array['add_file(bytea, uuid, uuid, integer, text, boolean, bytea)', 'files_of(bytea)'] loop
    execute format('alter function contact.%s owner to lilja_authz', t);
    execute format('revoke execute on function contact.%s from public', t);
    execute format('grant execute on function contact.%s to lilja_app', t);
  end loop;
end $$;

-- An own text says whether a translator has read it, and can be withdrawn.
alter table contact.template add column reviewed boolean not null default false;
do $$ begin if exists (select from contact.template) then perform audit.restate('contact.template'); end if; end $$;
grant update (reviewed), delete on contact.template to lilja_app;
create policy withdraw on contact.template for delete to lilja_app using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()));
revoke create on schema contact from lilja_authz;
