-- A hand-over that was refused says that it was, and when. What it said of the person stays with those who have the call.
alter table contact.hand_over alter column acute drop not null, alter column danger drop not null, alter column child drop not null,
  alter column interpreter drop not null, alter column safe_flags drop not null;

create or replace function contact.forget_refused() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    delete from contact.parcel_key k where k.hand_over_id = new.id;
    update contact.hand_over h set parcel = null, acute = null, danger = null, child = null, language = null, interpreter = null, safe_flags = null where h.id = new.id;
    return null;
  end $$;
grant update (acute, danger, child, language, interpreter, safe_flags) on contact.hand_over to lilja_authz;

do $$ begin
  if exists (select from contact.hand_over where answer = 'declined') then
    update contact.hand_over set acute = null, danger = null, child = null, language = null, interpreter = null, safe_flags = null where answer = 'declined';
    perform audit.restate('contact.hand_over');
  end if;
end $$;
