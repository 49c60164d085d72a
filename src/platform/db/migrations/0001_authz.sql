-- Who is asking. The program hands the database a token it cannot make up; everything the walls need is looked up from it.
create schema authz;
grant usage on schema authz to lilja_app, lilja_authz, lilja_clock, lilja_facts;
grant create on schema authz to lilja_authz;

-- The clock of work. A demo or test database carries an offset that only the migrator can set.
create table authz.clock (
  one    boolean primary key default true check (one),
  ahead  interval not null default interval '0',
  demo   boolean not null default false
);
insert into authz.clock default values;
alter table authz.clock enable row level security;
alter table authz.clock force row level security;
create policy read_all on authz.clock for select using (true);
create policy keep on authz.clock to lilja_owner using (true) with check (true);
grant select on authz.clock to lilja_app, lilja_authz, lilja_clock, lilja_facts;

-- What the walls ask in every statement is written in plpgsql: it plans once for each connection, where sql plans once for each statement.
create function authz.now() returns timestamptz
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$ begin return (select now() + ahead from authz.clock); end $$;
grant execute on function authz.now() to lilja_app, lilja_authz, lilja_clock, lilja_facts;

-- One row per signed-in session. The cookie's token and the database's token are both only known by their hash.
create table authz.session (
  id          uuid primary key default gen_random_uuid(),
  token_hash  bytea not null unique,
  ctx_hash    bytea not null unique,
  person_id   uuid not null,
  zone_id     uuid not null,
  roles       text[] not null,
  language    text not null,
  public_key  bytea,
  blob        bytea,                      -- the person's private key under a key only the token gives
  kind        text not null check (kind in ('cookie', 'bearer')),
  opened_at   timestamptz not null default now(),
  seen_at     timestamptz not null default now(),
  strong_at   timestamptz not null default now(),
  ended_at    timestamptz
);
create index session_person on authz.session (person_id) where ended_at is null;
alter table authz.session enable row level security;
alter table authz.session force row level security;
create policy keep on authz.session to lilja_authz using (true) with check (true);
grant select, insert, update, delete on authz.session to lilja_authz;

-- 15 minutes idle, 10 hours in all (security.md 1.3 row 15). Real clock. A transaction that ends its own session stays in it to its end.
-- Without a search path of its own, so that it is read into the question it stands in; it names nothing outside pg_catalog.
create function authz.is_open(s authz.session) returns boolean
  language sql stable
  as $$ select (s.ended_at is null or s.ended_at = now()) and s.seen_at > now() - interval '15 minutes' and s.opened_at > now() - interval '10 hours' $$;

-- Who is asking, and the time of work: one row, or none. Only for functions of lilja_authz, which read it into their own question.
create view authz.asking with (security_invoker = true) as
  select s.id, s.person_id, s.zone_id, s.roles, now() + k.ahead as at
  from authz.session s cross join authz.clock k
  where s.ctx_hash = sha256(convert_to(nullif(current_setting('app.ctx', true), ''), 'UTF8')) and authz.is_open(s);
grant select on authz.asking to lilja_authz;

create function authz.mine() returns authz.session
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare s authz.session;
  begin
    select t.* into s from authz.session t
    where t.ctx_hash = sha256(convert_to(nullif(current_setting('app.ctx', true), ''), 'UTF8')) and authz.is_open(t);
    return s;
  end $$;
-- Which of the roles a session began with are still held. The room that knows who holds what puts its own answer here.
create function authz.roles_now(person uuid, held text[]) returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select held $$;
create function authz.me() returns uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin return (select a.person_id from authz.asking a); end $$;
create function authz.my_zone() returns uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin return (select a.zone_id from authz.asking a); end $$;
create function authz.my_roles() returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$ begin return coalesce((select authz.roles_now(a.person_id, a.roles) from authz.asking a), '{}'); end $$;
-- The case the request is about, if it is about one. It can only narrow what is seen.
create function authz.scope() returns uuid
  language sql stable
  as $$ select nullif(current_setting('app.scope', true), '')::uuid $$;

-- Steps into the transaction as the person the token belongs to. `state`: open, over (there was such a session), none.
create function authz.enter(ctx text, about uuid)
  returns table (state text, session_id uuid, person_id uuid, zone_id uuid, roles text[], language text,
                 strong_at timestamptz, public_key bytea, blob bytea, work_now timestamptz)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    s authz.session;
    gone boolean;
  begin
    select * into s from authz.session t where t.ctx_hash = sha256(convert_to(ctx, 'UTF8'));
    if s.id is null then
      return query select 'none'::text, null::uuid, null::uuid, null::uuid, null::text[], null::text, null::timestamptz, null::bytea, null::bytea, authz.now();
      return;
    end if;
    gone := not authz.is_open(s);
    -- Another tab may end it while this one waits for the row: what has ended stays so.
    if not gone and s.seen_at < now() - interval '30 seconds' then
      update authz.session t set seen_at = now() where t.id = s.id and t.ended_at is null;
      gone := not found;
    end if;
    if gone then
      return query select 'over'::text, s.id, s.person_id, s.zone_id, s.roles, s.language, s.strong_at, s.public_key, null::bytea, authz.now();
    else
      perform set_config('app.ctx', ctx, true), set_config('app.scope', coalesce(about::text, ''), true);
      return query select 'open'::text, s.id, s.person_id, s.zone_id, authz.roles_now(s.person_id, s.roles), s.language, s.strong_at, s.public_key, s.blob, authz.now();
    end if;
  end $$;

-- Believes what it is told: only for functions that have asked for proof, and for whoever owns the tables.
create function authz.open_session(token_hash bytea, ctx_hash bytea, person uuid, zone uuid, roles text[], language text, public_key bytea, blob bytea, kind text)
  returns uuid language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into authz.session (token_hash, ctx_hash, person_id, zone_id, roles, language, public_key, blob, kind)
    values (token_hash, ctx_hash, person, zone, roles, language, public_key, blob, kind) returning id
  $$;
create function authz.end_session(ctx text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ update authz.session set ended_at = now(), blob = null where ctx_hash = sha256(convert_to(ctx, 'UTF8')) and ended_at is null $$;
create function authz.strengthen(ctx text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ update authz.session set strong_at = now() where ctx_hash = sha256(convert_to(ctx, 'UTF8')) and ended_at is null $$;
create function authz.speak(ctx text, chosen text) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ update authz.session set language = chosen where ctx_hash = sha256(convert_to(ctx, 'UTF8')) and ended_at is null $$;
-- Access ends now: every session of the person. Whoever calls it has asked who may.
create function authz.end_sessions_of(person uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$ update authz.session set ended_at = now(), blob = null where person_id = person and ended_at is null $$;

-- One deed per idempotency key: a double click, a replay and a retry find what the first one did.
create table authz.deed (
  person_id  uuid not null,
  key        uuid not null,
  door       text not null,
  digest     bytea not null,
  location   text,
  made       text,
  at         timestamptz not null default now(),
  primary key (person_id, key)
);
alter table authz.deed enable row level security;
alter table authz.deed force row level security;
create policy own on authz.deed to lilja_app using (person_id = (select authz.me())) with check (person_id = (select authz.me()));
grant select, insert, update on authz.deed to lilja_app;
create policy forget on authz.deed to lilja_clock using (at < now() - interval '1 day');
grant select (at), delete on authz.deed to lilja_clock;

-- What somebody sent after her time was out, sealed to her own key until she is back.
create table authz.draft (
  id         uuid primary key default gen_random_uuid(),
  person_id  uuid not null,
  path       text not null,
  sealed     bytea not null,
  at         timestamptz not null default now()
);
create index draft_person on authz.draft (person_id, at desc);
alter table authz.draft enable row level security;
alter table authz.draft force row level security;
create policy own on authz.draft to lilja_app using (person_id = (select authz.me())) with check (person_id = (select authz.me()));
create policy keep on authz.draft to lilja_authz using (true) with check (true);
grant select, insert, delete on authz.draft to lilja_app;
grant select, insert, delete on authz.draft to lilja_authz;
-- Keeps a text for the person of a session that ran out less than ten hours ago (at most 20 per person and day). Who signed out sends nothing more.
create function authz.keep_draft(ctx text, path text, sealed bytea) returns uuid
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into authz.draft (person_id, path, sealed)
    select s.person_id, keep_draft.path, keep_draft.sealed from authz.session s
    where s.ctx_hash = sha256(convert_to(ctx, 'UTF8')) and s.ended_at is null and not authz.is_open(s)
      and least(s.seen_at + interval '15 minutes', s.opened_at + interval '10 hours') > now() - interval '10 hours'
      and (select count(*) from authz.draft d where d.person_id = s.person_id and d.at > now() - interval '1 day') < 20
    returning id
  $$;

-- Guesses are slowed, per account and per caller: each failure doubles the wait, up to 15 minutes.
create table authz.slowed (
  bucket    bytea primary key,
  failures  integer not null,
  until     timestamptz not null
);
alter table authz.slowed enable row level security;
alter table authz.slowed force row level security;
create policy keep on authz.slowed to lilja_authz using (true) with check (true);
grant select, insert, update, delete on authz.slowed to lilja_authz;
-- Seconds left to wait, 0 when one may try.
create function authz.wait_for(b bytea) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select coalesce((select greatest(0, ceil(extract(epoch from until - now())))::integer from authz.slowed where bucket = b), 0) $$;
-- `free` failures cost nothing. An hour without any begins anew.
create function authz.slow_down(b bytea, free integer) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    insert into authz.slowed as s (bucket, failures, until)
    values (b, 1, clock_timestamp() + case when free >= 1 then interval '0' else interval '2 seconds' end)
    on conflict (bucket) do update set (failures, until) = (
      select n.failures, clock_timestamp() + case when n.failures <= free then interval '0'
                                                  else least(interval '15 minutes', interval '1 second' * power(2, least(n.failures - free, 10))) end
      from (select case when s.until < now() - interval '1 hour' then 1 else least(s.failures + 1, 1000) end as failures) n
    )
  $$;
-- Counts a guess before anybody looks whether it is right, so that many at once are counted too. Seconds left to wait; above 0, nothing was counted.
create function authz.count_guess(buckets bytea[], free integer[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare seconds integer;
  begin
    -- One after the other, in one order.
    insert into authz.slowed (bucket, failures, until)
    select g.b, 0, clock_timestamp() from unnest(buckets) as g (b) order by g.b on conflict do nothing;
    select coalesce(max(ceil(extract(epoch from w.until - clock_timestamp()))), 0)::integer into seconds
    from (select s.until from authz.slowed s where s.bucket = any (buckets) order by s.bucket for update) w;
    if seconds > 0 then return seconds; end if;
    perform authz.slow_down(g.b, g.f) from (select u.b, u.f from unnest(buckets, free) as u (b, f) order by u.b) g;
    return 0;
  end $$;
-- It was right, or no guess at all: `forgotten` begin anew, and in `lessened` the one that was counted is taken back.
create function authz.let_go(forgotten bytea[], lessened bytea[]) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform from authz.slowed s where s.bucket = any (forgotten || lessened) order by s.bucket for update;
    delete from authz.slowed s where s.bucket = any (forgotten);
    update authz.slowed s set failures = greatest(s.failures - 1, 0), until = least(s.until, clock_timestamp()) where s.bucket = any (lessened);
  end $$;

do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p where p.pronamespace = 'authz'::regnamespace and p.prosecdef loop
    execute format('alter function %s owner to lilja_authz', f);
    execute format('grant execute on function %s to lilja_app, lilja_authz, lilja_facts', f);
  end loop;
end $$;
revoke execute on function authz.mine(), authz.roles_now(uuid, text[]), authz.end_sessions_of(uuid) from lilja_app, lilja_facts;
revoke execute on function authz.open_session(bytea, bytea, uuid, uuid, text[], text, bytea, bytea, text) from lilja_app, lilja_facts;
grant execute on function authz.is_open(authz.session), authz.scope() to lilja_authz, lilja_app;
revoke create on schema authz from lilja_authz;
