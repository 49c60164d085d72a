-- First contact: what a call left in codes, its words sealed, and hand-overs with a receipt both ways.
create schema contact;
grant usage on schema contact to lilja_app, lilja_authz;
grant create on schema contact to lilja_authz;

-- Whether the person asking takes calls at all. Codes of a call are for these only, inside their own zone.
create function contact.i_take_calls() returns boolean
  language sql stable set search_path = pg_catalog, pg_temp
  as $$ select (authz.my_roles())::text[] && array['hotline_operator', 'case_worker', 'regional_coordinator'] $$;
revoke execute on function contact.i_take_calls() from public;
grant execute on function contact.i_take_calls() to lilja_app, lilja_authz;

-- Between zones or lines, to or from. Codes cross; words only when the caller agreed, sealed to the receiving zone.
create table contact.hand_over (
  id            uuid primary key default gen_random_uuid(),
  from_zone     uuid references people.zone (id),
  from_line     text,
  from_call     uuid,
  to_zone       uuid references people.zone (id),
  to_line       text,
  sent_by       uuid not null references people.person (id),
  sent_at       timestamptz not null default authz.now(),
  acute         boolean not null,
  danger        text not null check (danger in ('yes', 'no', 'unknown')),
  child         text not null check (child in ('yes', 'no', 'unknown')),
  language      text,
  interpreter   text not null check (interpreter in ('yes', 'no', 'unknown')),
  safe_flags    text[] not null default '{}',
  parcel        bytea,                      -- the words and the municipality, under a key of their own
  answer        text check (answer in ('received', 'declined')),
  reason        text check (reason in ('no_one_on_duty', 'not_our_area', 'no_interpreter', 'already_known_here')),
  answered_by   uuid references people.person (id),
  answered_at   timestamptz,
  check (num_nonnulls(from_zone, from_line) = 1 and num_nonnulls(to_zone, to_line) = 1),
  check (from_zone is not null or to_zone is not null),
  check (from_zone is distinct from to_zone),
  check (num_nonnulls(answer, answered_by, answered_at) in (0, 3))
);
create index hand_over_to on contact.hand_over (to_zone, sent_at desc);
create index hand_over_from on contact.hand_over (from_zone, sent_at desc);

-- The key of a parcel, under its vault key and sealed to each named person who takes calls in the receiving zone.
create table contact.parcel_key (
  id            uuid primary key default gen_random_uuid(),
  hand_over_id  uuid not null references contact.hand_over (id),
  person_id     uuid not null references people.person (id),
  wrap          bytea not null,
  unique (hand_over_id, person_id)
);

create table contact.call (
  id            uuid primary key default gen_random_uuid(),
  zone_id       uuid not null references people.zone (id),
  taken_by      uuid not null references people.person (id),
  taken_at      timestamptz not null default authz.now(),
  acute         boolean not null,
  caller        text not null check (caller in ('self', 'close_one', 'public', 'professional', 'other_line', 'unknown')),
  subject       text not null check (subject in ('self', 'one_other', 'several', 'general')),
  danger        text not null check (danger in ('yes', 'no', 'unknown')),
  child         text not null check (child in ('yes', 'no', 'unknown')),
  municipality  text not null check (municipality ~ '^[0-9]{4}$'),   -- 0000: nobody knew
  language      text,
  interpreter   text not null check (interpreter in ('yes', 'no', 'unknown')),
  consents      text[] not null default '{}',
  safe_flags    text[] not null default '{}',
  safe_from     text check (safe_from ~ '^[0-2][0-9]:[0-5][0-9]$'),
  safe_until    text check (safe_until ~ '^[0-2][0-9]:[0-5][0-9]$'),
  advice        text[] not null default '{}',
  words         bytea,                      -- summary, names, code word: sealed; gone when they are in a case
  hand_over_id  uuid references contact.hand_over (id),
  state         text not null default 'open' check (state in ('open', 'stays', 'became_case', 'joined_case', 'handed_over')),
  case_id       uuid references cases.card (id),
  settled_by    uuid references people.person (id),
  settled_at    timestamptz,
  version       integer not null default 1,
  check ((case_id is not null) = (state in ('became_case', 'joined_case'))),
  check (num_nonnulls(safe_from, safe_until) in (0, 2))
);
create index call_zone on contact.call (zone_id, state, taken_at desc);
create index call_case on contact.call (case_id) where case_id is not null;
create unique index call_hand_over on contact.call (hand_over_id) where hand_over_id is not null;
alter table contact.hand_over add foreign key (from_call) references contact.call (id);
create unique index hand_over_pending on contact.hand_over (from_call) where answer is null and from_call is not null;

-- The one key of a call's words, under its vault key and sealed to each of the zone's people who take calls, to its duty key and to its recovery.
create table contact.call_key (
  call_id    uuid not null references contact.call (id),
  zone_id    uuid not null references people.zone (id),
  holder     text not null check (holder in ('person', 'duty', 'recovery')),
  holder_id  uuid not null,                 -- the person, or the zone
  wrap       bytea not null,
  made_at    timestamptz not null default authz.now(),
  id         uuid primary key default gen_random_uuid(),
  unique (call_id, holder, holder_id)
);
create index call_key_holder on contact.call_key (holder_id);

-- Calls that leave a number and nothing else.
create table contact.tally (
  id       uuid primary key default gen_random_uuid(),
  zone_id  uuid not null references people.zone (id),
  day      date not null,
  kind     text not null check (kind in ('silent', 'hung_up', 'wrong_number', 'prank', 'abusive', 'information', 'press', 'test')),
  calls    integer not null check (calls between 0 and 100000),
  unique (zone_id, day, kind)
);

do $$
declare t text;
begin
  foreach t in array array['hand_over', 'parcel_key', 'call', 'call_key', 'tally'] loop
    execute format('alter table contact.%I enable row level security', t);
    execute format('alter table contact.%I force row level security', t);
    execute format('create policy keep on contact.%I to lilja_owner using (true) with check (true)', t);
  end loop;
end $$;
select audit.watch('contact.hand_over');
select audit.watch('contact.parcel_key');
select audit.watch('contact.call');
select audit.watch('contact.call_key');
select audit.watch('contact.tally');

create policy see on contact.call for select to lilja_app using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()));
create policy take on contact.call for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and taken_by = (select authz.me()) and (select contact.i_take_calls()) and state = 'open' and case_id is null);
create policy settle on contact.call for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()) and state in ('open', 'stays'))
  with check (zone_id = (select authz.my_zone()) and (case_id is null or case_id = any (array(select cases.my_case_ids()))));
grant select on contact.call to lilja_app;
grant insert (id, zone_id, taken_by, taken_at, acute, caller, subject, danger, child, municipality, language, interpreter, consents, safe_flags, safe_from, safe_until,
              advice, words, hand_over_id) on contact.call to lilja_app;
grant update (state, case_id, settled_by, settled_at, words, version) on contact.call to lilja_app;

create policy see on contact.call_key for select to lilja_app
  using ((holder = 'person' and holder_id = (select authz.me()))
      or (holder = 'duty' and zone_id = (select authz.my_zone()) and (select contact.i_take_calls()))
      or zone_id = any (array(select people.my_recovery_zones())));
create policy make on contact.call_key for insert to lilja_app
  with check ((zone_id = (select authz.my_zone()) and (select contact.i_take_calls()))
      or (holder = 'person' and zone_id = any (array(select people.my_recovery_zones()))));
create policy drop_with_words on contact.call_key for delete to lilja_app
  using ((zone_id = (select authz.my_zone()) and (select contact.i_take_calls())) or zone_id = any (array(select people.my_recovery_zones())));
grant select, insert, delete on contact.call_key to lilja_app;

create policy see on contact.hand_over for select to lilja_app
  using ((from_zone = (select authz.my_zone()) or to_zone = (select authz.my_zone())) and (select contact.i_take_calls()));
create policy send on contact.hand_over for insert to lilja_app
  with check ((select contact.i_take_calls()) and sent_by = (select authz.me())
      and (from_zone = (select authz.my_zone()) or (from_line is not null and to_zone = (select authz.my_zone()))));
create policy answer on contact.hand_over for update to lilja_app
  using ((select contact.i_take_calls()) and answer is null
      and (to_zone = (select authz.my_zone()) or (to_line is not null and from_zone = (select authz.my_zone()))))
  with check (answered_by = (select authz.me()));
grant select, insert on contact.hand_over to lilja_app;
grant update (answer, reason, answered_by, answered_at) on contact.hand_over to lilja_app;

create policy see on contact.parcel_key for select to lilja_app using (person_id = (select authz.me()));
create policy make on contact.parcel_key for insert to lilja_app
  with check (exists (select from contact.hand_over h where h.id = hand_over_id and h.from_zone = (select authz.my_zone()) and h.sent_by = (select authz.me()) and h.answer is null));
grant select, insert on contact.parcel_key to lilja_app;

create policy see on contact.tally for select to lilja_app using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()));
create policy count on contact.tally for insert to lilja_app with check (zone_id = (select authz.my_zone()) and (select contact.i_take_calls()));
create policy recount on contact.tally for update to lilja_app
  using (zone_id = (select authz.my_zone()) and (select contact.i_take_calls())) with check (zone_id = (select authz.my_zone()));
grant select, insert on contact.tally to lilja_app;
grant update (calls) on contact.tally to lilja_app;

-- The answer of the receiving zone settles the sender's call: the receiver cannot see that row, so the database does it.
create policy settle_by_answer on contact.call to lilja_authz using (true) with check (true);
grant select (id, state, version) on contact.call to lilja_authz;
grant update (state, settled_by, settled_at, version) on contact.call to lilja_authz;
create function contact.settle_by_answer() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.answer = 'received' and old.answer is null and new.from_call is not null then
      update contact.call c set state = 'handed_over', settled_by = new.sent_by, settled_at = new.answered_at, version = c.version + 1
      where c.id = new.from_call and c.state in ('open', 'stays');
    end if;
    return null;
  end $$;
alter function contact.settle_by_answer() owner to lilja_authz;
revoke execute on function contact.settle_by_answer() from public;
create trigger settle_by_answer after update of answer on contact.hand_over for each row execute function contact.settle_by_answer();
revoke create on schema contact from lilja_authz;
