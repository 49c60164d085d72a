-- A law-enforcement authority asks for contact data. Who asked, who called back, who weighed and what it came to: codes and times. The words are sealed records.
create table protection.address_request (
  id              uuid primary key default gen_random_uuid(),
  case_id         uuid not null,
  unit_id         uuid not null,
  zone_id         uuid not null,
  wall            text not null check (wall = unit_id::text || '/C10'),
  authority       text not null check (authority in ('police', 'security_service', 'prosecutor', 'economic_crime', 'customs', 'coast_guard', 'tax_crime', 'other')),
  function_id     uuid references directory.function (id),         -- through whom one calls back: never the number that was given
  asked           text[] not null check (cardinality(asked) > 0 and asked <@ array['address', 'phone', 'email', 'workplace', 'representative', 'username', 'ip']),
  request_record  uuid not null references cases.record (id),
  due_at          timestamptz not null,
  received_by     uuid not null references people.person (id),
  received_at     timestamptz not null default authz.now(),
  decider_id      uuid not null references people.person (id),
  call_back       text check (call_back in ('confirmed', 'not_confirmed')),
  called_by       uuid references people.person (id),
  called_at       timestamptz,
  outcome         text check (outcome in ('given', 'part', 'refused')),
  why             text check (why in ('no_reason_against', 'exceptional_reasons', 'not_confirmed', 'not_covered', 'not_held')),
  given           text[] not null default '{}',
  balance_record  uuid references cases.record (id),
  given_record    uuid references cases.record (id),
  decided_by      uuid references people.person (id),
  decided_at      timestamptz,
  version         integer not null default 1,
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check (decider_id <> received_by),
  check (decided_by is null or decided_by = decider_id),
  check (given <@ asked),
  check (num_nonnulls(call_back, called_by, called_at) in (0, 3)),
  check (num_nonnulls(outcome, why, balance_record, decided_by, decided_at) in (0, 5)),
  check (coalesce(outcome in ('given', 'part'), false) = (given_record is not null and cardinality(given) > 0)),
  check (outcome is null or outcome = 'refused' or call_back = 'confirmed'),
  check (outcome is distinct from 'given' or given @> asked)
);
create index address_request_case on protection.address_request (case_id, received_at desc);
create index address_request_open on protection.address_request (decider_id, due_at) where outcome is null;
alter table protection.address_request enable row level security;
alter table protection.address_request force row level security;
create policy keep on protection.address_request to lilja_owner using (true) with check (true);
create policy keep_authz on protection.address_request to lilja_authz using (true) with check (true);
grant select (case_id, outcome) on protection.address_request to lilja_authz;
select audit.watch('protection.address_request');

-- Only the own zone's: a running disclosure of a risk assessment does not show that somebody asked.
create policy see on protection.address_request for select to lilja_app using (zone_id = (select authz.my_zone()) and wall = any (array(select cases.my_walls())));
create policy receive on protection.address_request for insert to lilja_app
  with check (received_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids()))
              and wall = any (array(select cases.my_write_walls())) and call_back is null and outcome is null);
create policy go_on on protection.address_request for update to lilja_app
  using (outcome is null and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and wall = any (array(select cases.my_write_walls())))
  with check (zone_id = (select authz.my_zone()));
grant select, insert on protection.address_request to lilja_app;
grant update (call_back, called_by, called_at, outcome, why, given, balance_record, given_record, decided_by, decided_at, version) on protection.address_request to lilja_app;

-- Two people: whoever received it does not decide, and only the head who was named does. Who called back is who did.
create function protection.keep_two_people() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user = 'lilja_owner' then return new; end if;
    if new.called_by is distinct from old.called_by and (old.called_by is not null or new.called_by is distinct from authz.me()) then
      raise insufficient_privilege using message = 'whoever called back says so';
    end if;
    if new.outcome is distinct from old.outcome and (old.outcome is not null or new.decided_by is distinct from authz.me() or not people.is_unit_head(authz.me())) then
      raise insufficient_privilege using message = 'only the head who was named decides';
    end if;
    return new;
  end $$;
create trigger keep_two_people before update on protection.address_request for each row execute function protection.keep_two_people();
revoke execute on function protection.keep_two_people() from public;

-- For whoever leads a case, before it is closed.
grant create on schema protection to lilja_authz;
create function protection.open_address_requests(about uuid) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select count(*)::integer from protection.address_request a where a.case_id = about and a.outcome is null and about = any (array(select cases.my_leading_case_ids())) $$;
alter function protection.open_address_requests(uuid) owner to lilja_authz;
revoke execute on function protection.open_address_requests(uuid) from public;
grant execute on function protection.open_address_requests(uuid) to lilja_app;
revoke create on schema protection from lilja_authz;
