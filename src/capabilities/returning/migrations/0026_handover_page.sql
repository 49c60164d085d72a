-- The page abroad, for somebody who has no account, and the clock that empties what is over.
grant create on schema returns to lilja_authz;

-- What somebody abroad may do who has no account: with the number of the page and the proof of the code.
create function returns.handover_salt(page text) returns bytea
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select s.salt from returns.handover_seal s where s.number = page $$;
-- A line of the record about a hand-over, by somebody without an account: it is of the zone that handed over. Only for functions of lilja_authz.
create function returns.tell_handover(h returns.handover, act text, result text, reason text) returns void
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    perform audit.write_for(h.zone_id, format('{"act":"%s","caseId":"%s","object":"%s",%s"result":"%s"}', act, h.case_id, h.id,
      case when reason is null then '' else format('"reason":"%s",', reason) end, result));
  end $$;
-- 'refused' there is no such page, or the code is another (it is counted, and said in the record), 'over', or 'open'. Without the proof nothing else
-- is answered. Looking again is no new opening.
create function returns.open_handover(page text, proof bytea)
  returns table (state text, id uuid, case_id uuid, language text, first boolean, accepted boolean, public_key bytea, wrap bytea, snapshot bytea)
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare s returns.handover_seal; h returns.handover;
  begin
    select * into s from returns.handover_seal x where x.number = page;
    select * into h from returns.handover x where x.id = s.handover_id for update;
    if s.lookup is distinct from sha256(proof) then
      update returns.handover x set wrong_codes = x.wrong_codes + 1 where x.id = h.id;
      if h.id is null then
        -- As much is done for a page that never was, and undone: the time says nothing, and the record is not filled from outside.
        begin
          perform audit.write_for(null, '{"act":"abroad.refused","reason":"wrong-code","result":"refused"}');
          raise exception 'nothing is kept' using errcode = 'LI000';
        exception when sqlstate 'LI000' then null;
        end;
      else
        perform returns.tell_handover(h, 'abroad.refused', 'refused', 'wrong-code');
      end if;
      return query select 'refused', null::uuid, null::uuid, null, false, false, null::bytea, null::bytea, null::bytea; return;
    end if;
    if returns.handover_ends(h) is not null or s.snapshot is null then
      return query select 'over', h.id, h.case_id, h.language, false, false, null::bytea, null::bytea, null::bytea; return;
    end if;
    if h.opened_at is null then update returns.handover x set opened_at = authz.now(), version = x.version + 1 where x.id = h.id; end if;
    return query select 'open', h.id, h.case_id, h.language, h.opened_at is null, h.accepted_at is not null, s.public_key, s.partner_wrap, s.snapshot;
  end $$;
create function returns.handover_replies(page text, proof bytea) returns table (id uuid, kind text, event text, day date, reply bytea)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select a.id, a.kind, a.event, a.day, w.reply
    from returns.handover_seal s join returns.handover h on h.id = s.handover_id
    join returns.handover_answer a on a.handover_id = h.id left join returns.handover_words w on w.answer_id = a.id
    where s.number = page and s.lookup = sha256(proof) and returns.handover_ends(h) is null
    order by a.day, a.id limit 60
  $$;
-- Whoever has the proof of the code has seen it, or was told that it is over: one line of the record.
create function returns.tell_opening(page text, proof bytea, over boolean) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare h returns.handover;
  begin
    select x.* into h from returns.handover_seal s join returns.handover x on x.id = s.handover_id where s.number = page and s.lookup = sha256(proof);
    if h.id is null then return; end if;
    if over then perform returns.tell_handover(h, 'abroad.refused', 'refused', 'over'); else perform returns.tell_handover(h, 'abroad.opened', 'seen', null); end if;
  end $$;
-- What was answered, with its line of the record: 'done', 'again' when this press was taken already, 'full' when there are fifty, 'over' otherwise.
create function returns.answer_handover(page text, proof bytea, answer uuid, pressed uuid, what text, happened text, sealed bytea, sealed_key bytea) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare s returns.handover_seal; h returns.handover; not_taken text;
  begin
    select * into s from returns.handover_seal x where x.number = page and x.lookup = sha256(proof);
    if s.handover_id is null then return 'over'; end if;
    select * into h from returns.handover x where x.id = s.handover_id for update;
    not_taken := case
      when returns.handover_ends(h) is not null then 'over'
      when exists (select from returns.handover_answer a where a.press = pressed) or (what = 'accepted' and h.accepted_at is not null) then 'again'
      when (select count(*) from returns.handover_answer a where a.handover_id = h.id) >= 50 then 'full'
    end;
    if not_taken is not null then
      perform returns.tell_handover(h, 'abroad.answered', 'refused', not_taken);
      return not_taken;
    end if;
    insert into returns.handover_answer (id, handover_id, return_id, case_id, wall, press, kind, event, day, has_words)
    values (answer, h.id, h.return_id, h.case_id, h.wall, pressed, what, happened, (authz.now() at time zone 'Europe/Stockholm')::date, sealed is not null);
    insert into returns.handover_words (answer_id, handover_id, case_id, wall, body, body_key) values (answer, h.id, h.case_id, h.wall, sealed, sealed_key);
    if what = 'accepted' then update returns.handover x set accepted_at = authz.now(), version = x.version + 1 where x.id = h.id; end if;
    perform returns.tell_handover(h, 'abroad.answered', 'done', what);
    return 'done';
  end $$;

-- The clock: those of `batch` that are over lose what they held; their keys were shredded first, so none is emptied whose key stays.
-- A code that was never noted goes after half an hour. Ids and counts only.
create function returns.forget_handovers(batch uuid[]) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer := 0; k integer;
  begin
    update returns.handover_seal s set code_box = null
      where s.code_box is not null and exists (select from returns.handover h where h.id = s.handover_id and h.sent_at <= authz.now() - interval '30 minutes');
    get diagnostics k = row_count; n := n + k;
    update returns.handover h set ended_why = returns.handover_ends(h), ended_at = authz.now(), version = h.version + 1
      where h.id = any (batch) and h.ended_at is null and returns.handover_ends(h) is not null;
    get diagnostics k = row_count; n := n + k;
    update returns.handover_seal s set partner_wrap = null, own_wrap = null, snapshot = null, code_box = null
      where s.handover_id = any (batch) and s.snapshot is not null and exists (select from returns.handover h where h.id = s.handover_id and h.ended_at is not null);
    get diagnostics k = row_count; n := n + k;
    return n;
  end $$;
create function returns.handovers_over_now() returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select s.handover_id from returns.handover_seal s join returns.handover h on h.id = s.handover_id
    where s.snapshot is not null and returns.handover_ends(h) is not null order by s.handover_id limit 500
  $$;

do $$
declare f text;
begin
  foreach f in array array['handover_salt(text)', 'open_handover(text, bytea)', 'tell_handover(returns.handover, text, text, text)', 'tell_opening(text, bytea, boolean)',
      'handover_replies(text, bytea)',
      'answer_handover(text, bytea, uuid, uuid, text, text, bytea, bytea)', 'handovers_over_now()', 'forget_handovers(uuid[])'] loop
    execute format('alter function returns.%s owner to lilja_authz', f);
    execute format('revoke execute on function returns.%s from public', f);
    execute format('grant execute on function returns.%s to lilja_app', f);
  end loop;
end $$;
revoke execute on function returns.handovers_over_now(), returns.forget_handovers(uuid[]), returns.tell_handover(returns.handover, text, text, text) from lilja_app;
grant execute on function returns.handovers_over_now(), returns.forget_handovers(uuid[]) to lilja_clock;
revoke create on schema returns from lilja_authz;
