-- What lets personal data leave the country. The tables stood in the room of returns and are asked here now, because a decision of disclosure to a
-- receiver in another country needs such a ground too, beside the one in secrecy. Dated reference data; never constants in the code.
grant create on schema cases to lilja_authz;

create table cases.transfer_country (
  code        text not null check (code ~ '^[A-Z]{2}$'),
  standing    text not null check (standing in ('eea', 'adequate')),
  source      text not null,
  valid_from  date not null,
  valid_to    date,
  primary key (code, valid_from)
);
create table cases.transfer_ground (
  code         text not null,
  sender_kind  text not null,
  standing     text not null check (standing in ('eea', 'adequate', 'other')),
  law          text not null,
  valid_from   date not null,
  valid_to     date,
  primary key (code, sender_kind, standing, valid_from)
);
do $$
declare t text;
begin
  foreach t in array array['transfer_country', 'transfer_ground'] loop
    execute format('alter table cases.%I enable row level security', t);
    execute format('alter table cases.%I force row level security', t);
    execute format('create policy keep on cases.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy see on cases.%I for select to lilja_app using ((select authz.me()) is not null)', t);
    execute format('create policy read_all on cases.%I for select to lilja_authz using (true)', t);
    execute format('grant select on cases.%I to lilja_app, lilja_authz', t);
  end loop;
end $$;
select audit.watch('cases.transfer_country', 'code', 'valid_from'), audit.watch('cases.transfer_ground', 'code', 'sender_kind', 'standing', 'valid_from');

-- How the law looks at a country today, and by what grounds a zone may let something leave for another one, in another country.
create function cases.standing_of(about text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce((select c.standing from cases.transfer_country c
                     where c.code = about and c.valid_from <= (authz.now() at time zone 'Europe/Stockholm')::date
                       and (c.valid_to is null or c.valid_to > (authz.now() at time zone 'Europe/Stockholm')::date)
                     order by c.valid_from desc limit 1), 'other')
  $$;
create function cases.may_transfer(by_ground text, from_zone uuid, to_zone uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from cases.transfer_ground g
      join people.zone f on f.id = may_transfer.from_zone and f.kind = g.sender_kind
      join people.zone there on there.id = may_transfer.to_zone and there.active and there.country_code <> 'SE' and g.standing = cases.standing_of(there.country_code)
      where g.code = by_ground and g.valid_from <= (authz.now() at time zone 'Europe/Stockholm')::date
        and (g.valid_to is null or g.valid_to > (authz.now() at time zone 'Europe/Stockholm')::date))
  $$;
alter function cases.standing_of(text) owner to lilja_authz;
alter function cases.may_transfer(text, uuid, uuid) owner to lilja_authz;
revoke execute on function cases.standing_of(text), cases.may_transfer(text, uuid, uuid) from public;
grant execute on function cases.standing_of(text), cases.may_transfer(text, uuid, uuid) to lilja_app;
grant execute on function cases.may_transfer(text, uuid, uuid) to lilja_owner;

-- What the person carries herself is no decision of disclosure.
alter table cases.disclosure add column transfer_ground text check (transfer_ground ~ '^[a-z_]+$' and transfer_ground <> 'own_hand');
grant insert (transfer_ground) on cases.disclosure to lilja_app;

-- Nothing is decided for a receiver in another country, nor leaves, without a ground that holds that day. As `transferFault` in domain/transfer.ts.
create function cases.guard_transfer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if coalesce((select z.country_code from people.zone z where z.id = new.to_zone), '') = 'SE' then
      if new.transfer_ground is null then return new; end if;
    elsif cases.may_transfer(new.transfer_ground, new.from_zone, new.to_zone) and (new.transfer_ground <> 'explicit_consent' or new.consent_id is not null) then
      return new;
    end if;
    raise exception 'nothing leaves the country without a ground that lets it' using errcode = '42501';
  end $$;
create trigger guard_transfer_made before insert on cases.disclosure for each row execute function cases.guard_transfer();
create trigger guard_transfer before update of state on cases.disclosure
  for each row when (new.state in ('waiting', 'sent', 'running') and new.state <> old.state) execute function cases.guard_transfer();
revoke execute on function cases.guard_transfer() from public;

-- What goes on to a receiver in another country without a ground for it ends, as when it is revoked: nobody was asked before this day, and a receiver can
-- have moved since. Right and keys in the same moment, when whoever reads has read (`waitForReaders`). Nobody decided it, so nobody is named.
alter table cases.disclosure drop constraint disclosure_revoked_why_check;
alter table cases.disclosure add constraint disclosure_revoked_why_check
  check (revoked_why in ('decision', 'consent_withdrawn', 'case_closed', 'mistake', 'no_transfer_ground'));
create function cases.end_without_transfer_ground() returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer := 0; d record;
  begin
    for d in select x.id, x.case_id from cases.disclosure x join people.zone z on z.id = x.to_zone and z.country_code <> 'SE'
             where x.state = 'running' and x.transfer_ground is null and x.until_at > authz.now() order by x.case_id, x.id loop
      perform pg_advisory_xact_lock(1802011, hashtext(d.case_id::text));
      delete from cases.key_wrap w where w.disclosure_id = d.id;
      update cases.disclosure x set state = 'revoked', revoked_at = authz.now(), revoked_why = 'no_transfer_ground', version = x.version + 1
        where x.id = d.id and x.state = 'running';
      n := n + 1;
    end loop;
    return n;
  end $$;
alter function cases.end_without_transfer_ground() owner to lilja_authz;
revoke execute on function cases.end_without_transfer_ground() from public;
grant execute on function cases.end_without_transfer_ground() to lilja_clock, lilja_owner;
revoke create on schema cases from lilja_authz;
do $$ begin
  if cases.end_without_transfer_ground() > 0 then
    perform audit.restate('cases.disclosure');
    perform audit.restate('cases.key_wrap');
  end if;
end $$;
