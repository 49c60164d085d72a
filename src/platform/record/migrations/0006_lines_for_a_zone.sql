-- A line about what somebody without an account did with something that a zone handed out: of nobody, and of that zone, whose reviewer reads it.
-- Only functions of lilja_authz say which zone; whoever is signed in writes in the own name and zone, as always.
grant create on schema audit to lilja_authz;
create function audit.write_for(of_zone uuid, body text) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    h       audit.head;
    who     authz.session;
    told    jsonb := body::jsonb;
    at      timestamptz;
    salt    bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
    rows    text := coalesce(current_setting('audit.rows', true), '');
    commitment bytea;
    leaf    bytea;
    node    bytea;
    rest    bigint;
    spot    tid := nullif(current_setting('audit.spot', true), '');
  begin
    if jsonb_typeof(told) <> 'object' or body ~ '[\x01-\x1f\x7f]' or octet_length(body) > 65536 then
      raise exception 'not a line of the record' using errcode = 'AU003';
    end if;
    who := authz.mine();
    if who.person_id is null then who.zone_id := of_zone; end if;
    -- From the second line of a transaction on the row is found by its place: its older versions cannot be cleared away yet.
    if spot is not null then select * into h from audit.head where ctid = spot for update; end if;
    if h.one is null then
      spot := null;
      select * into strict h from audit.head for update;
    end if;
    at := date_trunc('milliseconds', clock_timestamp());
    commitment := sha256(salt || convert_to(concat_ws(E'\n', h.size, (extract(epoch from at) * 1000)::bigint,
      coalesce(who.person_id::text, '-'), coalesce(who.zone_id::text, '-'), body, rows), 'UTF8'));
    leaf := sha256('\x00'::bytea || commitment);
    node := leaf;
    rest := h.size;
    while rest & 1 = 1 loop
      node := sha256('\x01'::bytea || h.peaks[cardinality(h.peaks)] || node);
      h.peaks := trim_array(h.peaks, 1);
      rest := rest >> 1;
    end loop;
    insert into audit.event (seq, at, actor, zone, case_id, commitment, leaf, salt, body, rows)
    values (h.size, at, who.person_id, who.zone_id, (told ->> 'caseId')::uuid, commitment, leaf, salt, body, rows);
    if spot is null then
      update audit.head set size = h.size + 1, peaks = h.peaks || node returning ctid into spot;
    else
      update audit.head set size = h.size + 1, peaks = h.peaks || node where ctid = spot returning ctid into spot;
    end if;
    perform set_config('audit.spot', spot::text, true);
    if rows <> '' then perform set_config('audit.rows', '', true); end if;
    return h.size;
  end $$;
alter function audit.write_for(uuid, text) owner to lilja_authz;
revoke execute on function audit.write_for(uuid, text) from public;
revoke create on schema audit from lilja_authz;
create or replace function audit.write(body text) returns bigint
  language sql volatile security definer set search_path = pg_catalog, pg_temp
  as $$ select audit.write_for(null, body) $$;
