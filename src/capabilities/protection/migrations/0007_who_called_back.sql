-- What the call back came to, who called and when are said together, once, by whoever called: nobody changes a no into a yes in another's name.
create or replace function protection.keep_two_people() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if current_user = 'lilja_owner' then return new; end if;
    if (new.call_back, new.called_by, new.called_at) is distinct from (old.call_back, old.called_by, old.called_at)
       and (num_nonnulls(old.call_back, old.called_by, old.called_at) > 0 or new.called_by is distinct from authz.me()
            or new.called_at is distinct from authz.now()) then
      raise insufficient_privilege using message = 'whoever called back says so';
    end if;
    if new.outcome is distinct from old.outcome and (old.outcome is not null or new.decided_by is distinct from authz.me() or not people.is_unit_head(authz.me())) then
      raise insufficient_privilege using message = 'only the head who was named decides';
    end if;
    return new;
  end $$;
