-- The hours she may be reached go along with the other codes.
alter table contact.hand_over
  add column safe_from text check (safe_from ~ '^[0-2][0-9]:[0-5][0-9]$'), add column safe_until text check (safe_until ~ '^[0-2][0-9]:[0-5][0-9]$');

-- A hand-over that was refused says that it was, and when. What it said of the person stays with those who have the call.
alter table contact.hand_over alter column acute drop not null, alter column danger drop not null, alter column child drop not null,
  alter column interpreter drop not null, alter column safe_flags drop not null;

create or replace function contact.forget_refused() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    delete from contact.parcel_key k where k.hand_over_id = new.id;
    update contact.hand_over h set parcel = null, acute = null, danger = null, child = null, language = null, interpreter = null, safe_flags = null,
      safe_from = null, safe_until = null where h.id = new.id;
    return null;
  end $$;
grant update (acute, danger, child, language, interpreter, safe_flags, safe_from, safe_until) on contact.hand_over to lilja_authz;

update contact.hand_over set acute = null, danger = null, child = null, language = null, interpreter = null, safe_flags = null where answer = 'declined';
do $$ begin if exists (select from contact.hand_over) then perform audit.restate('contact.hand_over'); end if; end $$;
