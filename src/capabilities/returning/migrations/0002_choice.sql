-- What was told before the choice, the choice, the application, the two decisions about admission, what both countries find about a child, and how it ended.
-- Codes and days only; her words lie sealed as records in the part of the case that wrote them.

-- Times that the programme sets, as dated reference data with their source.
create table returns.choice_rule (
  code        text not null,
  days        integer not null check (days >= 0),
  source      text not null,
  valid_from  date not null,
  valid_to    date,
  primary key (code, valid_from)
);

-- One talk in which staying and returning were gone through. Told again it is a row more.
create table returns.information (
  id             uuid primary key default gen_random_uuid(),
  return_id      uuid not null,
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  given_on       date not null,
  edition        date not null,                              -- which version of the sheet
  language       text not null check (language ~ '^[a-z]{3}$'),
  interpreter    text not null check (interpreter in ('none_needed', 'in_the_room', 'by_phone', 'was_missing')),
  independent    text check (independent in ('yes', 'no', 'unknown')),   -- of everybody around her
  same_network   text check (same_network in ('yes', 'no', 'unknown')),  -- the same network, family or home town
  ways           text[] not null check (ways <@ array['oral', 'written'] and ways <> '{}'),
  items          text[] not null check (items <> '{}'),
  wants_until    date,                                       -- she wants to think until then, when that is longer than the rule
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check ((interpreter in ('in_the_room', 'by_phone')) = (num_nonnulls(independent, same_network) = 2)),
  check (interpreter in ('in_the_room', 'by_phone') or num_nonnulls(independent, same_network) = 0),
  check (wants_until >= given_on)
);
create index information_return on returns.information (return_id, given_on, made_at);
create index information_case on returns.information (case_id);

-- Her choice, once. Not before the earliest day; in her own words; without money or housing tied to it.
create table returns.choice (
  id             uuid primary key default gen_random_uuid(),
  return_id      uuid not null unique,
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  chosen         text not null check (chosen in ('return', 'stay')),
  earliest_on    date not null,
  chosen_on      date not null check (chosen_on >= earliest_on),
  form           text not null check (form in ('signed', 'oral')),
  witness        text check (witness in ('interpreter', 'colleague', 'other_authority', 'someone_trusted')),
  language       text not null check (language ~ '^[a-z]{3}$'),
  nothing_tied   boolean not null check (nothing_tied),
  words_record   uuid not null references cases.record (id),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check ((form = 'oral') = (witness is not null))
);
create index choice_case on returns.choice (case_id);

-- The application of the coordinator. Ground, country and right stand in the return itself.
create table returns.application (
  id             uuid primary key default gen_random_uuid(),
  return_id      uuid not null unique,
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  applied_on     date not null,
  own_wish       boolean not null check (own_wish),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index application_case on returns.application (case_id);

-- Two decisions by two people of two parts of the case; the same is needed from both.
create table returns.admission (
  id             uuid primary key default gen_random_uuid(),
  return_id      uuid not null,
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  part           text not null check (part in ('coordinator', 'partner')),
  answer         text not null check (answer in ('yes', 'no')),
  reason         text check (reason in ('not_eligible', 'not_her_own_wish', 'not_safe', 'no_right_there', 'not_best_for_the_child', 'no_reception')),
  decided_on     date not null,
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  unique (return_id, part),
  unique (return_id, made_by),
  unique (return_id, unit_id),
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check ((answer = 'no') = (reason is not null))
);
create index admission_case on returns.admission (case_id);

-- What an authority of either country finds about a child. Asked again it is a row more; the newest of each side counts.
create table returns.finding (
  id             uuid primary key default gen_random_uuid(),
  return_id      uuid not null,
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  side           text not null check (side in ('sweden', 'there')),
  found          text not null check (found in ('best', 'not_best')),
  found_on       date not null,
  authority      text not null check (authority in ('social_board', 'child_protection', 'court', 'central_authority')),
  channel        text not null check (channel in ('own_decision', 'central_authority', 'embassy', 'social_service_network', 'programme')),
  words_record   uuid references cases.record (id),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  check ((side = 'sweden') = (channel = 'own_decision')),
  check (side = 'there' or authority = 'social_board')
);
create index finding_return on returns.finding (return_id, side, made_at desc);
create index finding_case on returns.finding (case_id);

-- How the return ended, once: she changed her mind, it was not granted, or it was closed with its outcome. A reason is never asked for.
create table returns.ending (
  id             uuid primary key default gen_random_uuid(),
  return_id      uuid not null unique,
  case_id        uuid not null,
  unit_id        uuid not null,
  zone_id        uuid not null,
  kind           text not null check (kind in ('withdrawn', 'chose_to_stay', 'not_admitted', 'closed')),
  outcome        text not null,
  ended_on       date not null,
  words_record   uuid references cases.record (id),
  made_by        uuid not null references people.person (id),
  made_at        timestamptz not null default authz.now(),
  version        integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id)
);
create index ending_case on returns.ending (case_id);

alter table returns.choice_rule enable row level security;
alter table returns.choice_rule force row level security;
create policy keep on returns.choice_rule to lilja_owner using (true) with check (true);
create policy see on returns.choice_rule for select to lilja_app using ((select authz.me()) is not null);
grant select on returns.choice_rule to lilja_app;

do $$
declare
  t text;
  own constant text := 'made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids())) and return_id = any (array(select returns.my_write_ids()))';
  narrower text;
begin
  foreach t in array array['information', 'choice', 'application', 'admission', 'finding', 'ending'] loop
    narrower := case t
      when 'choice' then ' and returns.my_part(return_id) <> ''abroad'''
      when 'application' then ' and returns.my_part(return_id) = ''coordinator'''
      when 'admission' then ' and returns.my_part(return_id) = part and exists (select from returns.return r where r.id = return_id and r.phase = ''applied'')'
      when 'finding' then ' and (side = ''there'' or returns.my_part(return_id) = ''board'')'
      when 'ending' then ' and returns.my_part(return_id) <> ''abroad'''
      else '' end;
    execute format('alter table returns.%I enable row level security', t);
    execute format('alter table returns.%I force row level security', t);
    execute format('create policy keep on returns.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy keep_authz on returns.%I to lilja_authz using (true)', t);
    execute format('create policy see on returns.%I for select to lilja_app using (return_id = any (array(select %s)))', t,
      case t when 'finding' then 'returns.my_ids_seeing(''{C9}'')' else 'returns.my_ids()' end);
    execute format('create policy make on returns.%I for insert to lilja_app with check (%s%s)', t, own, narrower);
    execute format('grant select, insert on returns.%I to lilja_app', t);
  end loop;
end $$;
grant select on returns.application, returns.admission, returns.finding, returns.choice to lilja_authz;

-- What a part of the case may be called in a return follows from what its zone is; nobody makes a second coordinator out of something else.
create policy right_part on returns.party as restrictive for insert to lilja_app
  with check (exists (select from people.zone z where z.id = zone_id and part = case z.kind
    when 'social_services' then 'board' when 'social_on_call' then 'board' when 'regional_coordinator' then 'coordinator'
    when 'return_partner' then 'partner' when 'foreign_partner' then 'abroad' end));

grant create on schema returns to lilja_authz;
-- Whether she has agreed that the programme is told: a consent of whichever part of the case, running now, for this purpose, to the partner of this return.
create function returns.consent_stands(about uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  select about = any (array(select returns.my_ids())) and exists (
    select from returns.party p join cases.consent c on c.case_id = p.case_id and p.zone_id = any (c.recipients)
    where p.return_id = about and p.part = 'partner' and p.ended_at is null
      and not c.refused and c.withdrawn_at is null and c.expired_at is null and c.valid_until > authz.now() and 'plan_return' = any (c.purposes)) $$;
-- Whether a case that I lead has a return that is not over, also for whoever does not take part in it: the case is not closed before it.
create function returns.open_in(about uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select about = any (array(select cases.my_leading_case_ids())) and exists (select from returns.return r where r.case_id = about and r.ended_at is null) $$;
-- What must be there before a return goes a step on. Answers those who take part.
create function returns.may_step(about uuid, to_phase text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  select about = any (array(select returns.my_ids())) and case to_phase
    when 'applied' then exists (select from returns.application a where a.return_id = about)
      and exists (select from returns.choice c where c.return_id = about and c.chosen = 'return')
    when 'admitted' then
      (select count(distinct a.made_by) = 2 and count(distinct a.unit_id) = 2 from returns.admission a where a.return_id = about and a.answer = 'yes')
      and (not exists (select from returns.return r join cases.card c on c.id = r.case_id where r.id = about and c.child <> 'no')
        or 2 = (select count(*) from (select distinct on (f.side) f.found from returns.finding f where f.return_id = about order by f.side, f.made_at desc, f.id desc) newest
                where newest.found = 'best'))
    else true end $$;
-- What is found about a child is noted until the journey begins, and both sides never by one person.
create function returns.said_other_side(about uuid, side text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select exists (select from returns.finding f where f.return_id = about and f.side <> said_other_side.side and f.made_by = (select authz.me())) $$;
create function returns.guard_finding() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user <> 'lilja_app' then return new; end if;
    if not new.return_id = any (array(select returns.my_ids())) then
      raise insufficient_privilege using message = 'a finding is noted by those who take part';
    end if;
    perform from returns.return r where r.id = new.return_id and r.phase in ('choice', 'applied', 'admitted') for update;
    if not found then
      raise exception 'a finding is noted until the journey begins' using errcode = 'check_violation', constraint = 'finding_before_journey';
    end if;
    if returns.said_other_side(new.return_id, new.side) then
      raise exception 'both sides are never said by one person' using errcode = 'check_violation', constraint = 'finding_two_people';
    end if;
    return new;
  end $$;
alter function returns.said_other_side(uuid, text) owner to lilja_authz;
revoke execute on function returns.said_other_side(uuid, text), returns.guard_finding() from public;
grant execute on function returns.said_other_side(uuid, text) to lilja_app;
create trigger guard_finding before insert on returns.finding for each row execute function returns.guard_finding();
-- One step at a time, and never back. An end can come in every phase.
create function returns.in_order() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare phases constant text[] := array['choice', 'applied', 'admitted', 'travelling', 'arrived'];
  begin
    if new.phase = old.phase or new.phase = 'ended' or current_user <> 'lilja_app' then
      return new;
    end if;
    if array_position(phases, new.phase) is distinct from array_position(phases, old.phase) + 1 then
      raise exception 'a return goes from % to %: not in order', old.phase, new.phase using errcode = 'check_violation';
    end if;
    if not returns.may_step(new.id, new.phase) then
      raise exception 'a return is not % before what it rests on is there', new.phase using errcode = 'check_violation';
    end if;
    return new;
  end $$;
alter function returns.consent_stands(uuid) owner to lilja_authz;
alter function returns.open_in(uuid) owner to lilja_authz;
alter function returns.may_step(uuid, text) owner to lilja_authz;
revoke create on schema returns from lilja_authz;
revoke execute on function returns.consent_stands(uuid), returns.open_in(uuid), returns.may_step(uuid, text), returns.in_order() from public;
grant execute on function returns.consent_stands(uuid), returns.open_in(uuid), returns.may_step(uuid, text), returns.in_order() to lilja_app;
create trigger in_order before update of phase on returns.return for each row execute function returns.in_order();

select audit.watch('returns.information'), audit.watch('returns.choice'), audit.watch('returns.application'), audit.watch('returns.admission'),
  audit.watch('returns.finding'), audit.watch('returns.ending');
