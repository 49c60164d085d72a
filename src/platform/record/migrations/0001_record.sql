-- The record: who did or saw what, and when. A Merkle tree in the shape of RFC 6962, written in the same transaction as the deed.
create schema audit;
grant usage on schema audit to lilja_app, lilja_clock, lilja_authz;

-- The committed text of an event is `seq \n at (ms) \n actor or - \n zone or - \n body \n rows`.
-- commitment = sha256(salt || text), leaf = sha256(00 || commitment), node = sha256(01 || left || right).
create table audit.event (
  seq         bigint primary key,
  at          timestamptz not null,
  actor       uuid,
  zone        uuid,
  case_id     uuid,                -- the `caseId` of the body, to find by
  commitment  bytea not null,
  leaf        bytea not null,
  salt        bytea,               -- null when erased, and so are actor, zone, case_id, body and rows
  body        text,
  rows        text                 -- one line per row written with it: `schema.table [key] digest`, or `gone`
);
create index event_case on audit.event (case_id, seq desc) where case_id is not null;

create table audit.head (
  one     boolean primary key default true check (one),
  size    bigint not null default 0,
  peaks   bytea[] not null default '{}',
  origin  text not null default 'lilja/' || gen_random_uuid()
) with (fillfactor = 10);
insert into audit.head default values;

create table audit.checkpoint (
  size  bigint primary key,
  root  bytea not null,
  at    timestamptz not null default clock_timestamp(),
  note  text not null
);

alter table audit.event enable row level security;
alter table audit.event force row level security;
alter table audit.head enable row level security;
alter table audit.head force row level security;
alter table audit.checkpoint enable row level security;
alter table audit.checkpoint force row level security;

-- `current_user`, because the owner is a member of lilja_authz and would come in by the same policy.
create policy append on audit.event for insert to lilja_authz with check (current_user = 'lilja_authz');
create policy read on audit.event for select to lilja_authz, lilja_owner using (true);
create policy append on audit.head for update to lilja_authz using (current_user = 'lilja_authz') with check (true);
create policy read on audit.head for select to lilja_authz, lilja_clock, lilja_owner using (true);
create policy sign on audit.checkpoint for insert to lilja_clock with check (true);
create policy read on audit.checkpoint for select to lilja_clock, lilja_owner using (true);
grant select, insert on audit.event to lilja_authz;
grant select, update on audit.head to lilja_authz;
grant select on audit.head to lilja_clock;
grant select, insert on audit.checkpoint to lilja_clock;

create policy erase on audit.event for update to lilja_owner
  using (current_setting('audit.erasing', true) = 'on') with check (salt is null);

-- What is written stays, for everybody. Erasing leaves the leaf, so the tree still adds up.
create function audit.keep() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if tg_op = 'UPDATE' and tg_table_name = 'event' and current_setting('audit.erasing', true) = 'on'
       and pg_has_role(current_user, 'lilja_owner', 'member') then
      if new.seq = old.seq and new.at = old.at and new.commitment = old.commitment and new.leaf = old.leaf
         and num_nonnulls(new.salt, new.body, new.rows, new.actor, new.zone, new.case_id) = 0 then
        return new;
      end if;
    end if;
    raise exception 'the record is only added to' using errcode = 'AU002';
  end $$;
create trigger keep before update or delete on audit.event for each row execute function audit.keep();
create trigger keep_all before truncate on audit.event for each statement execute function audit.keep();
create trigger keep before update or delete on audit.checkpoint for each row execute function audit.keep();
create trigger keep_all before truncate on audit.checkpoint for each statement execute function audit.keep();

-- Adds one event in the caller's transaction. Who and when are not the caller's to say.
create function audit.write(body text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    h       audit.head;
    who     authz.session;
    told    jsonb := body::jsonb;
    at      timestamptz;
    salt    bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
    rows    text := coalesce(current_setting('audit.rows', true), '');
    commitment bytea;
    leaf    bytea;
    node    bytea;
    rest    bigint;
    spot    tid := nullif(current_setting('audit.spot', true), '');
  begin
    if jsonb_typeof(told) <> 'object' or body ~ '[\x01-\x1f\x7f]' or octet_length(body) > 65536 then
      raise exception 'not a line of the record' using errcode = 'AU003';
    end if;
    who := authz.mine();
    -- From the second line of a transaction on the row is found by its place: its older versions cannot be cleared away yet.
    if spot is not null then select * into h from audit.head where ctid = spot for update; end if;
    if h.one is null then
      spot := null;
      select * into strict h from audit.head for update;
    end if;
    at := date_trunc('milliseconds', clock_timestamp());
    commitment := sha256(salt || convert_to(concat_ws(E'\n', h.size, (extract(epoch from at) * 1000)::bigint,
      coalesce(who.person_id::text, '-'), coalesce(who.zone_id::text, '-'), body, rows), 'UTF8'));
    leaf := sha256('\x00'::bytea || commitment);
    node := leaf;
    rest := h.size;
    while rest & 1 = 1 loop
      node := sha256('\x01'::bytea || h.peaks[cardinality(h.peaks)] || node);
      h.peaks := trim_array(h.peaks, 1);
      rest := rest >> 1;
    end loop;
    insert into audit.event (seq, at, actor, zone, case_id, commitment, leaf, salt, body, rows)
    values (h.size, at, who.person_id, who.zone_id, (told ->> 'caseId')::uuid, commitment, leaf, salt, body, rows);
    if spot is null then
      update audit.head set size = h.size + 1, peaks = h.peaks || node returning ctid into spot;
    else
      update audit.head set size = h.size + 1, peaks = h.peaks || node where ctid = spot returning ctid into spot;
    end if;
    perform set_config('audit.spot', spot::text, true);
    if rows <> '' then perform set_config('audit.rows', '', true); end if;
    return h.size;
  end $$;

-- The way in for the program and the clock. What only the owner may do is not for them to claim.
create function audit.append(body text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if body::jsonb ->> 'act' in ('record.erased', 'record.carried', 'record.restated', 'record.forgotten', 'record.restored') then
      raise exception 'not a line of the record' using errcode = 'AU003';
    end if;
    return audit.write(body);
  end $$;

-- After a backup was put back: what came after it is lost, so another history begins and says so. The old one is never gone on with.
create function audit.begin_again() returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    before text := (select origin from audit.head);
    after  text := split_part(before, '/', 1) || '/' || split_part(before, '/', 2) || '/'
                   || coalesce(nullif(split_part(before, '/', 3), '')::integer, 1) + 1;
  begin
    update audit.head set origin = after;
    perform audit.write(format('{"act":"record.restored","object":"%s","result":"done"}', before));
    return after;
  end $$;

-- Purging: takes away what the events `first` to `last` say. What still stands in the tables is said again first, from the record and
-- not from the tables, so a row changed by hand stays found. Verify before. Answers how many were erased.
create function audit.erase(first bigint, last bigint) returns bigint language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare
    piece  text;
    erased bigint;
  begin
    for piece in
      with line as (
        select e.seq, l.n, substring(l.line from '^(.*) \S+$') as row, substring(l.line from '\S+$') as digest
        from audit.event e cross join lateral unnest(string_to_array(e.rows, E'\n')) with ordinality as l(line, n)
        where e.rows <> ''
      ), latest as (
        select distinct on (row) * from line order by row, seq desc, n desc
      )
      select string_agg(k.row || ' ' || k.digest, E'\n') from (
        select l.row, l.digest, row_number() over () as i from latest l
        where l.seq between erase.first and erase.last and l.digest <> 'gone'
          and not exists (select 1 from latest w where w.row = split_part(l.row, ' ', 1) || ' *' and (w.seq, w.n) > (l.seq, l.n))
      ) k group by k.i / 200
    loop
      perform audit.settle('{"act":"record.rows","result":"done"}');
      perform set_config('audit.rows', piece, true);
      perform audit.write('{"act":"record.carried","result":"done"}');
    end loop;
    perform set_config('audit.erasing', 'on', true);
    update audit.event e set salt = null, body = null, rows = null, actor = null, zone = null, case_id = null
    where e.seq between erase.first and erase.last and e.salt is not null and e.body not like '{"act":"record.erased"%';
    get diagnostics erased = row_count;
    perform set_config('audit.erasing', '', true);
    perform audit.write(format('{"act":"record.erased","count":%s,"first":%s,"last":%s,"result":"done"}', erased, erase.first, erase.last));
    return erased;
  end $$;

revoke execute on all functions in schema audit from public;
grant create on schema audit to lilja_authz;
alter function audit.write(text) owner to lilja_authz;
alter function audit.append(text) owner to lilja_authz;
alter function audit.begin_again() owner to lilja_authz;
revoke create on schema audit from lilja_authz;
grant execute on function audit.append(text) to lilja_app, lilja_clock, lilja_owner;
grant execute on function audit.write(text), audit.begin_again() to lilja_owner;
