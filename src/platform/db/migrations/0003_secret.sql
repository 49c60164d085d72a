-- What only the functions of lilja_authz know: with it they sign what they hand to the program and take back later.
create table authz.secret (
  one  boolean primary key default true check (one),
  key  bytea not null
);
insert into authz.secret (key) values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())));
alter table authz.secret enable row level security;
alter table authz.secret force row level security;
create policy read on authz.secret for select to lilja_authz using (true);
create policy keep on authz.secret to lilja_owner using (true) with check (true);
grant select on authz.secret to lilja_authz;

-- A keyed digest. Hashed twice, so that nothing can be added at the end of what was signed.
create function authz.sign(what text) returns text
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$ begin return (select encode(sha256(s.key || sha256(s.key || convert_to(what, 'UTF8'))), 'hex') from authz.secret s); end $$;
revoke execute on function authz.sign(text) from public;
grant execute on function authz.sign(text) to lilja_authz;

-- What this session was answered, so that it can be shown to it again for ten minutes: in an address, and nowhere else.
create function authz.ticket_for(what text) returns text
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
  declare said text := to_hex(floor(extract(epoch from now()))::bigint);
  begin
    return (select said || '.' || authz.sign(concat_ws('|', 'ticket/v2', a.id, said, what)) from authz.asking a);
  end $$;
-- False for another session's ticket, another thing's, one made up, and one that is ten minutes old.
create function authz.holds_ticket(what text, ticket text) returns boolean
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
  declare said text := split_part(ticket, '.', 1);
  begin
    if ticket !~ '^[0-9a-f]{1,15}\.[0-9a-f]{64}$' then return false; end if;
    return coalesce((select ticket = said || '.' || authz.sign(concat_ws('|', 'ticket/v2', a.id, said, what))
                     from authz.asking a where extract(epoch from now()) - ('x' || lpad(said, 16, '0'))::bit(64)::bigint between 0 and 600), false);
  end $$;
revoke execute on function authz.ticket_for(text), authz.holds_ticket(text, text) from public;
grant execute on function authz.ticket_for(text), authz.holds_ticket(text, text) to lilja_authz;

-- What the walls answered, kept for the statements that follow in the same transaction: in a setting of the transaction, which whoever runs SQL
-- can read and overwrite, but not sign. It is good for this server process, transaction, token and case, for one second, and only as long as
-- the transaction has written nothing: what it changes itself is asked anew, and cannot be covered up by putting an older answer back.
-- What others change meanwhile is seen a second later at most; whoever needs it at once sets `app.asked_anew` to anything new.
create function authz.kept_about(what text, made text) returns text
  language sql stable
  as $$ select concat_ws('|', 'kept/v1', what, made, pg_backend_pid()::text, extract(epoch from now())::text,
                         coalesce(current_setting('app.ctx', true), ''), coalesce(current_setting('app.scope', true), ''),
                         coalesce(current_setting('app.asked_anew', true), '')) $$;
create function authz.kept(what text) returns text
  language plpgsql stable
  as $$
  declare
    whole text := nullif(current_setting('app.kept_' || what, true), '');
    made  text;
  begin
    if whole is null or pg_current_xact_id_if_assigned() is not null then return null; end if;
    made := substr(whole, 65, 20);
    if substr(whole, 1, 64) is distinct from authz.sign(authz.kept_about(what, made) || '|' || substr(whole, 85)) then return null; end if;
    if extract(epoch from clock_timestamp()) - made::numeric not between 0 and 1 then return null; end if;
    return substr(whole, 85);
  end $$;
create function authz.keep(what text, answer text) returns void
  language plpgsql stable
  as $$
  declare made text;
  begin
    if pg_current_xact_id_if_assigned() is not null then return; end if;
    made := to_char(extract(epoch from clock_timestamp()), 'FM0000000000000.000000');
    perform set_config('app.kept_' || what, authz.sign(authz.kept_about(what, made) || '|' || answer) || made || answer, true);
  end $$;
revoke execute on function authz.kept_about(text, text), authz.kept(text), authz.keep(text, text) from public;
grant execute on function authz.kept_about(text, text), authz.kept(text), authz.keep(text, text) to lilja_authz;

-- So that nothing is planned as if there were many.
analyze authz.clock, authz.secret;
