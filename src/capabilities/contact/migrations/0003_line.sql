-- Writing to the line without a name. Who wrote is not known: no address, no agent, and no time finer than the Swedish day. So these tables are not
-- watched by the record: a line of it would say to the second when somebody wrote. What staff do with them is recorded at their doors.
grant create on schema contact to lilja_authz;
grant usage on schema contact to lilja_clock;

create function contact.day() returns date
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select (authz.now() at time zone 'Europe/Stockholm')::date $$;
revoke execute on function contact.day() from public;
grant execute on function contact.day() to lilja_app, lilja_authz, lilja_clock;

-- The one zone that answers the site, and when it reads. Where there is none, nobody can write.
create table contact.line (
  one          boolean primary key default true check (one),
  answered_by  uuid not null references people.zone (id),
  opens        text not null check (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  closes       text not null check (closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  days         text[] not null check (days <@ array['1', '2', '3', '4', '5', '6', '7'] and cardinality(days) > 0),
  version      integer not null default 1,
  check (opens < closes)
);
alter table contact.line enable row level security;
alter table contact.line force row level security;
create policy keep on contact.line to lilja_owner using (true) with check (true);
create policy read_all on contact.line for select to lilja_authz using (true);
create policy see on contact.line for select to lilja_app using ((select authz.me()) is not null);
create policy begin on contact.line for insert to lilja_app
  with check (answered_by = (select authz.my_zone()) and (select contact.i_take_calls()) and people.is_unit_head((select authz.me())));
create policy change on contact.line for update to lilja_app
  using (answered_by = (select authz.my_zone()) and (select contact.i_take_calls()) and people.is_unit_head((select authz.me())))
  with check (answered_by = (select authz.my_zone()));
grant select, insert on contact.line to lilja_app;
grant update (opens, closes, days, version) on contact.line to lilja_app;
grant select on contact.line to lilja_authz;
select audit.watch('contact.line', 'one');

-- One salt for all receipts of this installation: they are random, so that no two are the same.
create table contact.receipt_salt (
  one   boolean primary key default true check (one),
  salt  bytea not null default decode(replace(gen_random_uuid()::text, '-', ''), 'hex')
);
insert into contact.receipt_salt default values;
create table contact.thread (
  id            uuid primary key default gen_random_uuid(),
  zone_id       uuid not null references people.zone (id),
  lookup        bytea not null unique,          -- hash of what only the receipt gives
  writer_wrap   bytea not null,                 -- the thread's key for whoever has the receipt, under the vault key
  kind          text not null check (kind in ('self', 'close_one', 'professional', 'unknown')),
  danger        text not null check (danger in ('yes', 'no', 'unknown')),
  language      text not null check (language ~ '^[a-z]{2}(-easy)?$'),
  first_day     date not null,
  last_day      date not null,
  waits_since   date,                           -- the oldest message nobody has answered
  taken_by      uuid references people.person (id),
  draft         bytea,                          -- an answer half written
  call_id       uuid references contact.call (id),
  version       integer not null default 1
);
create index thread_zone on contact.thread (zone_id, waits_since);
create index thread_last on contact.thread (last_day);
create table contact.thread_key (
  id         uuid primary key default gen_random_uuid(),
  thread_id  uuid not null references contact.thread (id) on delete cascade,
  zone_id    uuid not null references people.zone (id),
  holder     text not null check (holder in ('person', 'duty', 'recovery')),
  holder_id  uuid not null,
  wrap       bytea not null,
  unique (thread_id, holder, holder_id)
);
create index thread_key_holder on contact.thread_key (holder_id);
create table contact.message (
  id          uuid primary key default gen_random_uuid(),
  thread_id   uuid not null references contact.thread (id) on delete cascade,
  zone_id     uuid not null references people.zone (id),
  place       integer not null check (place > 0),
  side        text not null check (side in ('writer', 'line')),
  day         date not null,
  language    text not null check (language ~ '^[a-z]{2}(-easy)?$'),
  translated  text not null default 'no' check (translated in ('no', 'by_person', 'by_machine', 'wanted')),
  body        bytea not null,
  opened      boolean not null default false,   -- by the other side
  written_by  uuid references people.person (id),
  unique (thread_id, place)
);
-- The line's own answers to begin from, in as many languages as somebody has written them. Nothing about a person.
create table contact.template (
  id        uuid primary key default gen_random_uuid(),
  zone_id   uuid not null references people.zone (id),
  name      text not null check (length(name) between 1 and 80),
  language  text not null check (language ~ '^[a-z]{2}(-easy)?$'),
  body      text not null check (length(body) between 1 and 2000),
  version   integer not null default 1,
  unique (zone_id, name, language)
);

do $$
declare t text;
begin
  foreach t in array array['receipt_salt', 'thread', 'thread_key', 'message', 'template'] loop
    execute format('alter table contact.%I enable row level security', t);
    execute format('alter table contact.%I force row level security', t);
    execute format('create policy keep on contact.%I to lilja_owner using (true) with check (true)', t);
  end loop;
end $$;
select audit.watch('contact.template');

create policy see on contact.template for select to lilja_app using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()));
create policy write on contact.template for insert to lilja_app with check (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()));
create policy rewrite on contact.template for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls())) with check (zone_id = (select authz.my_zone()));
grant select, insert on contact.template to lilja_app;
grant update (body, version) on contact.template to lilja_app;

-- Staff of the line.
create policy see on contact.thread for select to lilja_app using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()));
create policy work on contact.thread for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()))
  with check (zone_id = (select authz.my_zone()) and (taken_by is null or people.zone_of(taken_by) = (select authz.my_zone())));
create policy clear on contact.thread for delete to lilja_app using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()) and call_id is null);
grant select, delete on contact.thread to lilja_app;
grant update (last_day, waits_since, taken_by, draft, call_id, version) on contact.thread to lilja_app;
create policy see on contact.thread_key for select to lilja_app
  using ((holder = 'person' and holder_id = (select authz.me())) or zone_id = any (array(select people.my_recovery_zones())));
create policy make on contact.thread_key for insert to lilja_app
  with check ((zone_id = (select authz.my_zone()) and (select contact.i_take_calls())) or (holder = 'person' and zone_id = any (array(select people.my_recovery_zones()))));
create policy replace on contact.thread_key for delete to lilja_app using (zone_id = any (array(select people.my_recovery_zones())));
grant select, insert, delete on contact.thread_key to lilja_app;
create policy see on contact.message for select to lilja_app using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()));
create policy answer on contact.message for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()) and side = 'line' and written_by = (select authz.me()));
create policy mark on contact.message for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls())) with check (zone_id = (select authz.my_zone()));
grant select, insert on contact.message to lilja_app;
grant update (translated) on contact.message to lilja_app;

-- Whom a message is sealed to: those of the line who take calls, its duty key and its recovery.
create function contact.line_holders() returns table (zone_id uuid, holder text, holder_id uuid, public_key bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select l.answered_by, 'person', p.id, p.public_key from contact.line l join people.person p on p.zone_id = l.answered_by
    where p.active and p.public_key is not null and people.held_roles(p.id)::text[] && array['hotline_operator', 'case_worker', 'regional_coordinator']
    union all
    select l.answered_by, k.kind, k.zone_id, k.public_key from contact.line l join people.zone_key k on k.zone_id = l.answered_by where k.kind in ('duty', 'recovery')
  $$;
create function contact.line_hours() returns table (opens text, closes text, days text[], day_now text, hour_now text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select l.opens, l.closes, l.days, extract(isodow from authz.now() at time zone 'Europe/Stockholm')::integer::text, to_char(authz.now() at time zone 'Europe/Stockholm', 'HH24:MI')
    from contact.line l
  $$;
create function contact.salt() returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select s.salt from contact.receipt_salt s $$;

-- What somebody may do who has no name: begin, and with the proof of the receipt read, write on and empty.
create function contact.begin_thread(thread uuid, proof_hash bytea, wrap bytea, who text, in_danger text, speaks text, first uuid, words bytea, holders text[], ids uuid[], wraps bytea[])
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare home uuid;
  begin
    select l.answered_by into home from contact.line l;
    if home is null then return false; end if;
    insert into contact.thread (id, zone_id, lookup, writer_wrap, kind, danger, language, first_day, last_day, waits_since)
    values (thread, home, proof_hash, wrap, who, in_danger, speaks, contact.day(), contact.day(), contact.day());
    insert into contact.thread_key (thread_id, zone_id, holder, holder_id, wrap) select thread, home, h, i, w from unnest(holders, ids, wraps) as t (h, i, w);
    insert into contact.message (id, thread_id, zone_id, place, side, day, language, body) values (first, thread, home, 1, 'writer', contact.day(), speaks, words);
    return true;
  end $$;
create function contact.open_thread(proof bytea) returns table (id uuid, wrap bytea, language text, first_day date)
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    update contact.thread t set last_day = contact.day() where t.lookup = sha256(proof) returning t.id, t.writer_wrap, t.language, t.first_day
  $$;
create function contact.read_thread(proof bytea) returns table (id uuid, place integer, side text, day date, language text, translated text, body bytea, fresh boolean, in_all bigint)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare it uuid := (select t.id from contact.thread t where t.lookup = sha256(proof));
  begin
    return query
      select m.id, m.place, m.side, m.day, m.language, m.translated, m.body, m.side = 'line' and not m.opened, count(*) over ()
      from contact.message m where m.thread_id = it
      order by (m.side = 'line' and not m.opened) desc, m.place desc
      limit 10 + (select count(*) from contact.message n where n.thread_id = it and n.side = 'line' and not n.opened);
    update contact.message m set opened = true where m.thread_id = it and m.side = 'line' and not m.opened;
  end $$;
create function contact.write_on(proof bytea, message uuid, speaks text, words bytea, holders text[], ids uuid[], wraps bytea[]) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare it uuid; home uuid; next integer;
  begin
    select t.id, t.zone_id into it, home from contact.thread t where t.lookup = sha256(proof) for update;
    if it is null then return false; end if;
    select coalesce(max(m.place), 0) + 1 into next from contact.message m where m.thread_id = it;
    insert into contact.message (id, thread_id, zone_id, place, side, day, language, body) values (message, it, home, next, 'writer', contact.day(), speaks, words);
    insert into contact.thread_key (thread_id, zone_id, holder, holder_id, wrap) select it, home, h, i, w from unnest(holders, ids, wraps) as t (h, i, w)
      on conflict (thread_id, holder, holder_id) do nothing;
    update contact.thread t set last_day = contact.day(), waits_since = coalesce(t.waits_since, contact.day()), version = t.version + 1 where t.id = it;
    return true;
  end $$;
create function contact.empty_thread(proof bytea) returns uuid
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ delete from contact.thread t where t.lookup = sha256(proof) returning t.id $$;

do $$
declare t text;
begin
  foreach t in array array['thread', 'thread_key', 'message'] loop
    execute format('create policy nameless on contact.%I to lilja_authz using (true) with check (true)', t);
    execute format('grant select, insert on contact.%I to lilja_authz', t);
  end loop;
  foreach t in array array['line_holders()', 'line_hours()', 'salt()', 'begin_thread(uuid, bytea, bytea, text, text, text, uuid, bytea, text[], uuid[], bytea[])',
      'open_thread(bytea)', 'read_thread(bytea)', 'write_on(bytea, uuid, text, bytea, text[], uuid[], bytea[])', 'empty_thread(bytea)'] loop
    execute format('alter function contact.%s owner to lilja_authz', t);
    execute format('revoke execute on function contact.%s from public', t);
    execute format('grant execute on function contact.%s to lilja_app', t);
  end loop;
end $$;
create policy read_all on contact.receipt_salt for select to lilja_authz using (true);
grant select on contact.receipt_salt to lilja_authz;
grant update (last_day, waits_since, version), delete on contact.thread to lilja_authz;
grant update (opened) on contact.message to lilja_authz;

-- Thirty days after the last use it is gone, whoever wrote last. A thread that became a call goes as well: the call has words of its own.
create policy forget on contact.thread to lilja_clock using (last_day < (select contact.day()) - 30);
grant select (id, last_day), delete on contact.thread to lilja_clock;

-- What was handed over and refused leaves nothing where it was refused.
create policy drop_refused on contact.parcel_key for delete to lilja_authz using (true);
create policy read_refused on contact.parcel_key for select to lilja_authz using (true);
create policy empty_refused on contact.hand_over for update to lilja_authz using (answer = 'declined') with check (answer = 'declined' and parcel is null);
create policy read_refused on contact.hand_over for select to lilja_authz using (answer = 'declined');
grant select (hand_over_id), delete on contact.parcel_key to lilja_authz;
grant select (id, answer, parcel), update (parcel) on contact.hand_over to lilja_authz;
create function contact.forget_refused() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    delete from contact.parcel_key k where k.hand_over_id = new.id;
    update contact.hand_over h set parcel = null where h.id = new.id and h.parcel is not null;
    return null;
  end $$;
alter function contact.forget_refused() owner to lilja_authz;
revoke execute on function contact.forget_refused() from public;
create trigger forget_refused after update of answer on contact.hand_over for each row when (new.answer = 'declined' and old.answer is null) execute function contact.forget_refused();
revoke create on schema contact from lilja_authz;
