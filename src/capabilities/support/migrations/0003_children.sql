-- Children as subjects of a case, reports of concern, and cases of the same incident. Codes and days only; every word lies sealed as a record.

-- A child as the subject of the case.
create table support.child (
  unit_id       uuid primary key,
  case_id       uuid not null,
  zone_id       uuid not null,
  wall          text not null check (wall = unit_id::text || '/C9'),
  band          text not null check (band in ('unknown', 'age_0_5', 'age_6_12', 'age_13_15', 'age_16_17', 'adult')),
  part          text not null check (part in ('exposed', 'accompanying', 'unaccompanied', 'missing')),
  school        text not null check (school in ('unknown', 'not_of_age', 'none', 'ordinary', 'protected', 'in_shelter')),
  shelter       text not null check (shelter in ('none', 'own_person', 'no_own_person')),
  changed_by    uuid not null references people.person (id),
  changed_at    timestamptz not null default authz.now(),
  version       integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index child_case on support.child (case_id);

-- That the child was listened to, and how. The words are sealed.
create table support.child_voice (
  id            uuid primary key default gen_random_uuid(),
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  wall          text not null check (wall = unit_id::text || '/C9'),
  how           text not null,
  on_day        date not null,
  language      text not null check (language ~ '^[a-z]{3}$'),
  words_record  uuid references cases.record (id),
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (how = 'not_possible' or words_record is not null)
);
create index child_voice_case on support.child_voice (case_id, on_day desc);

-- Grown-ups who may speak for the child. Who it is lies sealed; here is what the program must know to keep silent.
create table support.child_adult (
  id             uuid primary key default gen_random_uuid(),
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  wall           text not null check (wall = unit_id::text || '/C9'),
  kind           text not null check (kind in ('custodian', 'guardian', 'special_representative', 'appointed_custodian', 'relative')),
  letter         text not null check (letter ~ '^[A-Z]$'),
  suspected      text not null check (suspected in ('yes', 'no', 'unknown')),
  matters        text[] not null,
  name_record    uuid references cases.record (id),
  informed_from  date,
  informed_by    uuid references people.person (id),
  from_day       date not null,
  until_day      date check (until_day >= from_day),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (unit_id, letter),
  check (num_nonnulls(informed_from, informed_by) in (0, 2))
);
create index child_adult_case on support.child_adult (case_id, letter);

-- Where the child is must not be known to somebody. Nobody named means to every custodian.
create table support.child_hidden (
  id           uuid primary key default gen_random_uuid(),
  case_id      uuid not null,
  unit_id      uuid not null,
  zone_id      uuid not null,
  wall         text not null check (wall = unit_id::text || '/C9'),
  law          text not null check (law in ('lvu_14', 'shelter_5_4', 'own_judgement')),
  adult_id     uuid references support.child_adult (id),
  decided_on   date not null,
  ended_on     date check (ended_on >= decided_on),
  made_by      uuid not null references people.person (id),
  made_at      timestamptz not null default authz.now(),
  version      integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index child_hidden_case on support.child_hidden (case_id);

-- A report of concern: written, sent, received. What it says is sealed.
create table support.child_concern (
  id            uuid primary key default gen_random_uuid(),
  case_id       uuid not null,
  unit_id       uuid not null,
  zone_id       uuid not null,
  wall          text not null check (wall = unit_id::text || '/C9'),
  suspected_on  date not null,
  danger        text not null check (danger in ('yes', 'no', 'unknown')),
  custodian     text not null check (custodian in ('do_not_contact', 'ask_us_first', 'informed')),
  sheet_record  uuid not null references cases.record (id),
  sent_at       timestamptz,
  sent_how      text check (sent_how in ('by_phone', 'secure_mail', 'by_hand', 'sealed_letter')),
  sent_by       uuid references people.person (id),
  received_on   date,
  made_by       uuid not null references people.person (id),
  made_at       timestamptz not null default authz.now(),
  version       integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (num_nonnulls(sent_at, sent_how, sent_by) in (0, 3)),
  check (received_on is null or sent_at is not null)
);
create index child_concern_case on support.child_concern (case_id, made_at desc);

-- Two cases of one zone that belong to the same incident. Seen only by those who are in both.
create table support.incident_link (
  id         uuid primary key default gen_random_uuid(),
  one        uuid not null references cases.card (id),
  other      uuid not null references cases.card (id),
  zone_id    uuid not null references people.zone (id),
  kind       text not null check (kind in ('same_incident', 'parent_and_child', 'siblings')),
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  ended_at   timestamptz,
  ended_by   uuid references people.person (id),
  check (one < other)
);
create unique index incident_link_once on support.incident_link (one, other, zone_id) where ended_at is null;
create index incident_link_other on support.incident_link (other) where ended_at is null;

do $$
declare t text;
begin
  foreach t in array array['child', 'child_voice', 'child_adult', 'child_hidden', 'child_concern'] loop
    execute format('alter table support.%I enable row level security', t);
    execute format('alter table support.%I force row level security', t);
    execute format('create policy keep on support.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy see on support.%I for select to lilja_app using (wall = any (array(select cases.my_walls())))', t);
    execute format('create policy make on support.%I for insert to lilja_app
      with check (%I = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids()))
                  and wall = any (array(select cases.my_write_walls())))', t, case when t = 'child' then 'changed_by' else 'made_by' end);
    execute format('grant select, insert on support.%I to lilja_app', t);
    if t <> 'child_voice' then
      execute format('create policy change on support.%I for update to lilja_app
        using (zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
        with check (zone_id = (select authz.my_zone()))', t);
    end if;
  end loop;
  foreach t in array array['incident_link'] loop
    execute format('alter table support.%I enable row level security', t);
    execute format('alter table support.%I force row level security', t);
    execute format('create policy keep on support.%I to lilja_owner using (true) with check (true)', t);
  end loop;
  foreach t in array array['child', 'child_voice', 'child_adult', 'child_hidden', 'child_concern', 'incident_link'] loop
    if t = 'child' then perform audit.watch('support.child', 'unit_id'); else perform audit.watch(format('support.%I', t)::regclass); end if;
  end loop;
end $$;
grant update (band, part, school, shelter, changed_by, changed_at, version) on support.child to lilja_app;
grant update (suspected, matters, informed_from, informed_by, until_day, version) on support.child_adult to lilja_app;
grant update (ended_on, version) on support.child_hidden to lilja_app;
grant update (sent_at, sent_how, sent_by, received_on, version) on support.child_concern to lilja_app;

create policy see on support.incident_link for select to lilja_app
  using (zone_id = (select authz.my_zone()) and one = any (array(select cases.my_case_ids())) and other = any (array(select cases.my_case_ids())));
create policy make on support.incident_link for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and made_by = (select authz.me())
              and one = any (array(select cases.my_open_case_ids())) and other = any (array(select cases.my_open_case_ids())));
create policy change on support.incident_link for update to lilja_app
  using (zone_id = (select authz.my_zone()) and one = any (array(select cases.my_case_ids())) and other = any (array(select cases.my_case_ids())))
  with check (ended_by = (select authz.me()) and ended_at is not null);
grant select, insert on support.incident_link to lilja_app;
grant update (ended_at, ended_by) on support.incident_link to lilja_app;

create policy keep_authz on support.child_hidden to lilja_authz using (true) with check (true);
