-- What is safe may be said in a case as well, not only in a call, and in a call that was written down before anybody asked.
grant create on schema contact to lilja_authz;
create table contact.safe_contact (
  id          uuid primary key default gen_random_uuid(),
  case_id     uuid not null references cases.card (id),
  zone_id     uuid not null references people.zone (id),
  said_by     uuid not null references people.person (id),
  said_at     timestamptz not null default authz.now(),
  flags       text[] not null check (flags <@ array['no_contact', 'never_call', 'never_voicemail', 'never_sms', 'never_letter']),
  hour_from   text check (hour_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  hour_until  text check (hour_until ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  check (num_nonnulls(hour_from, hour_until) in (0, 2)),
  check (flags <> '{}' or hour_from is not null)
);
create index safe_contact_case on contact.safe_contact (case_id);
alter table contact.safe_contact enable row level security;
alter table contact.safe_contact force row level security;
create policy keep on contact.safe_contact to lilja_owner using (true) with check (true);
create policy say on contact.safe_contact for insert to lilja_app
  with check (zone_id = (select authz.my_zone()) and said_by = (select authz.me()) and (select contact.i_take_calls())
      and case_id = any (array(select cases.my_open_case_ids())));
create policy read_all on contact.safe_contact for select to lilja_authz using (true);
grant insert (case_id, zone_id, said_by, flags, hour_from, hour_until) on contact.safe_contact to lilja_app;
grant select (case_id, zone_id, said_at, flags, hour_from, hour_until) on contact.safe_contact to lilja_authz;
select audit.watch('contact.safe_contact');

-- What a zone says in a case takes the place of what it said there before; the calls and the other zones hold beside it.
drop function contact.safe_rules(uuid);
create function contact.safe_rules(about uuid) returns table (flags text[], hour_from text, hour_until text, said_on text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.safe_flags, c.safe_from, c.safe_until, null from contact.call c
    where c.case_id = about and about = any (array(select cases.my_case_ids()))
      and (c.safe_flags <> '{}' or c.safe_from is not null)
    union all
    select s.flags, s.hour_from, s.hour_until, ((s.said_at at time zone 'Europe/Stockholm')::date)::text from contact.safe_contact s
    where s.case_id = about and about = any (array(select cases.my_case_ids()))
      and s.said_at = (select max(n.said_at) from contact.safe_contact n where n.case_id = s.case_id and n.zone_id = s.zone_id)
  $$;
alter function contact.safe_rules(uuid) owner to lilja_authz;
revoke execute on function contact.safe_rules(uuid) from public;
grant execute on function contact.safe_rules(uuid) to lilja_app;

-- What was said in a call stands, and only becomes stricter: every "never" stays, and the hours lie within those there were. The same hour twice is the whole day.
create function contact.hours_within(new_from text, new_until text, old_from text, old_until text) returns boolean
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(old_from = old_until
      or mod(86400 + extract(epoch from new_from::time - old_from::time)::integer, 86400)
         + coalesce(nullif(mod(86400 + extract(epoch from new_until::time - new_from::time)::integer, 86400), 0), 86400)
         <= mod(86400 + extract(epoch from old_until::time - old_from::time)::integer, 86400), false)
  $$;
revoke execute on function contact.hours_within(text, text, text, text) from public;
grant execute on function contact.hours_within(text, text, text, text) to lilja_app;
create function contact.safe_said_once() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if (new.safe_flags, new.safe_from, new.safe_until) is distinct from (old.safe_flags, old.safe_from, old.safe_until)
       and not (new.safe_flags @> old.safe_flags
                and (old.safe_from is null or (new.safe_from is not null and contact.hours_within(new.safe_from, new.safe_until, old.safe_from, old.safe_until)))) then
      raise exception 'what was said of safe contact in a call stands' using errcode = '42501';
    end if;
    return new;
  end $$;
revoke execute on function contact.safe_said_once() from public;
create trigger safe_said_once before update of safe_flags, safe_from, safe_until on contact.call for each row execute function contact.safe_said_once();
grant update (safe_flags, safe_from, safe_until) on contact.call to lilja_app;
revoke create on schema contact from lilja_authz;
