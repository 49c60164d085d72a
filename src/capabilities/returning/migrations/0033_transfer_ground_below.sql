-- What lets personal data leave the country is asked in the room of cases now, for every decision that does: one list for all of them.
grant create on schema returns to lilja_authz;
insert into cases.transfer_country (code, standing, source, valid_from, valid_to)
  select code, standing, source, valid_from, valid_to from returns.transfer_country on conflict do nothing;
insert into cases.transfer_ground (code, sender_kind, standing, law, valid_from, valid_to)
  select code, sender_kind, standing, law, valid_from, valid_to from returns.transfer_ground on conflict do nothing;

create or replace function returns.may_transfer(by_ground text, to_zone uuid, to_country text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select cases.may_transfer(by_ground, authz.my_zone(), may_transfer.to_zone)
      and exists (select from people.zone there where there.id = may_transfer.to_zone and there.country_code = to_country)
  $$;
drop function returns.standing_of(text);
revoke create on schema returns from lilja_authz;

select audit.forget('returns.transfer_country'), audit.forget('returns.transfer_ground');
drop table returns.transfer_country, returns.transfer_ground;
