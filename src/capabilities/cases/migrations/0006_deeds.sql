-- Deeds that reach further than the walls of the person doing them: each checks for itself, and does one thing.

-- Exact finding, own zone. Somebody else's case shows only that there is one; a case of level 2 or one I am recused from does not show at all.
create function cases.find_by_tokens(field text, tokens bytea[])
  returns table (case_id uuid, pseudonym text, closed boolean, member boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct c.id, c.pseudonym, c.closed_at is not null, c.id = any (array(select cases.my_case_ids()))
    from cases.find_token t join cases.card c on c.id = t.case_id
    where t.zone_id = authz.my_zone() and t.field = find_by_tokens.field and t.token = any (tokens) and c.shredded_at is null and 'C0' = any (array(select people.my_reads()))
      and (c.id = any (array(select cases.my_case_ids()))
           or (c.protection_level < 2
               and not exists (select from cases.recusal r where r.case_id = c.id and r.person_id = authz.me() and r.ended_at is null)))
    limit 20
  $$;
create function cases.find_by_case_number(number text)
  returns table (case_id uuid, pseudonym text, closed boolean, member boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select distinct c.id, c.pseudonym, c.closed_at is not null, c.id = any (array(select cases.my_case_ids()))
    from cases.unit u join cases.card c on c.id = u.case_id left join cases.unit_reference f on f.unit_id = u.id
    where u.zone_id = authz.my_zone() and c.shredded_at is null and 'C0' = any (array(select people.my_reads()))
      and (lower(c.pseudonym) = lower(number) or lower(f.file_reference) = lower(number))
      and (c.id = any (array(select cases.my_case_ids()))
           or (c.protection_level < 2
               and not exists (select from cases.recusal r where r.case_id = c.id and r.person_id = authz.me() and r.ended_at is null)))
    limit 20
  $$;

-- What a search found, looked at again by id.
create function cases.find_known(ids uuid[])
  returns table (case_id uuid, pseudonym text, closed boolean, member boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.id, c.pseudonym, c.closed_at is not null, c.id = any (array(select cases.my_case_ids()))
    from cases.unit u join cases.card c on c.id = u.case_id
    where u.zone_id = authz.my_zone() and c.id = any (ids) and c.shredded_at is null and 'C0' = any (array(select people.my_reads()))
      and (c.id = any (array(select cases.my_case_ids()))
           or (c.protection_level < 2
               and not exists (select from cases.recusal r where r.case_id = c.id and r.person_id = authz.me() and r.ended_at is null)))
    limit 20
  $$;

-- What an invited zone needs to open its part, and not more.
create function cases.opening_card(about uuid) returns table (pseudonym text, level smallint, has_unit boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.pseudonym, c.protection_level, exists (select from cases.unit u where u.case_id = about and u.zone_id = authz.my_zone())
    from cases.card c where c.id = about and about = any (array(select cases.my_opening_case_ids()))
  $$;

-- Moves a case to the top of "my cases": for the own zone, or for everybody when the card itself changed.
create function cases.touch(about uuid, everyone boolean) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
  as $$
    update cases.member m set touched_at = authz.now()
    where m.case_id = about and m.ended_at is null and (everyone or m.zone_id = authz.my_zone())
      and about = any (array(select x.case_id from cases.my_memberships(about) x union all select g.case_id from cases.my_glass(about) g))
  $$;

-- Any member may raise the level. At level 2 each member needs a second person's yes: leads and whoever raised go on for 72 hours meanwhile.
create function cases.raise_level(about uuid, new_level smallint) returns smallint
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare was smallint;
  begin
    if not exists (select from cases.my_memberships(about) m) then return null; end if;
    select c.protection_level into was from cases.card c where c.id = about and c.closed_at is null for update;
    if was is null or new_level <= was or new_level > 2 then return null; end if;
    update cases.card set protection_level = new_level, version = version + 1 where id = about;
    if new_level = 2 then
      update cases.member m set grace_until = authz.now() + interval '72 hours'
        where m.case_id = about and m.ended_at is null and m.second_by is null and (m.position = 'lead' or m.person_id = authz.me());
      insert into cases.approval (case_id, unit_id, zone_id, kind, object_id, pseudonym, classes, level, about, asked_by)
        select m.case_id, m.unit_id, m.zone_id, 'member', m.id, c.pseudonym, m.classes, 2, m.person_id, authz.me()
        from cases.member m join cases.card c on c.id = m.case_id
        where m.case_id = raise_level.about and m.ended_at is null and m.second_by is null
          and not exists (select from cases.approval a where a.kind = 'member' and a.object_id = m.id and a.outcome is null);
      update cases.glass g set ended_at = authz.now() where g.case_id = about and g.ended_at is null and g.until_at > authz.now();
      delete from cases.key_wrap w where w.case_id = about and w.holder = 'duty';
    end if;
    return was;
  end $$;

-- A second person answers: another lead or deputy of the unit, or a unit head of the zone; never who asked, never whom it is about.
create function cases.answer_approval(asked uuid, yes boolean) returns text
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare a cases.approval;
  begin
    select * into a from cases.approval x where x.id = asked and x.outcome is null for update;
    if a.id is null or a.zone_id <> authz.my_zone() or not people.person_is_active(authz.me()) then return 'gone'; end if;
    if a.asked_by = authz.me() or a.about is not distinct from authz.me() then return 'same-person'; end if;
    if exists (select from cases.recusal r where r.case_id = a.case_id and r.person_id = authz.me() and r.ended_at is null) then return 'gone'; end if;
    if not (people.is_unit_head(authz.me())
            or exists (select from cases.my_memberships(a.case_id) m where m.unit_id = a.unit_id and m.position in ('lead', 'deputy'))) then return 'gone'; end if;
    if a.kind = 'member' and exists (select from cases.member m where m.id = a.object_id and m.approved_by = authz.me()) then return 'same-person'; end if;
    update cases.approval x set outcome = case when yes then 'yes' else 'no' end, decided_by = authz.me(), decided_at = authz.now() where x.id = a.id;
    if a.kind = 'member' and yes then
      update cases.member m set second_by = authz.me(), second_at = authz.now() where m.id = a.object_id and m.unit_id = a.unit_id and m.ended_at is null;
    elsif a.kind = 'disclosure' then
      update cases.disclosure d set state = case when yes then 'approved' else 'refused' end, second_by = authz.me(), second_at = authz.now(), version = d.version + 1
        where d.id = a.object_id and d.from_unit = a.unit_id and d.state = 'waiting';
    elsif a.kind = 'level' and yes then
      insert into cases.axis_change (case_id, axis, was, became, on_day, zone_id, person_id)
        select c.id, 'level', c.protection_level::text, a.level::text, (authz.now() at time zone 'Europe/Stockholm')::date, a.zone_id, authz.me()
        from cases.card c where c.id = a.case_id and c.lead_unit_id = a.unit_id and c.protection_level > a.level;
      update cases.card c set protection_level = a.level, version = c.version + 1 where c.id = a.case_id and c.lead_unit_id = a.unit_id and c.protection_level > a.level;
    end if;
    return 'ok';
  end $$;

-- A disclosure moves on step by step. What needs a second person is approved by `answer_approval` alone, never by the one who decided;
-- how long it lasts is said before anybody is asked, and not changed afterwards.
create function cases.guard_disclosure() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  declare second boolean;
  begin
    if current_user in ('lilja_authz', 'lilja_owner') or (select r.rolsuper from pg_roles r where r.rolname = current_user) then return new; end if;
    if new.from_at <> old.from_at or (new.until_at <> old.until_at and old.state <> 'draft') then
      raise exception 'a disclosure lasts as long as was decided' using errcode = '42501';
    end if;
    if old.state = new.state then return new; end if;
    if new.state = 'revoked' and old.state = 'running' then return new; end if;
    if new.state = 'called_off' and old.state in ('draft', 'waiting', 'approved') then return new; end if;
    if old.state = 'draft' and new.state in ('waiting', 'approved')
       and new.until_at <= authz.now() + (case when 'C3' = any (new.classes) then interval '336 hours' else interval '4392 hours' end) then
      -- As `needsSecond` in domain/disclosure.ts. A ground that does not hold today needs one too.
      second := new.mode = 'running' or new.classes && array['C3', 'C9']
        or coalesce((select z.country_code from people.zone z where z.id = new.to_zone) <> 'SE', true)
        or coalesce((select bool_or(g.needs_second) from cases.ground g
                     join people.zone f on f.id = new.from_zone and f.kind = g.from_kind join people.zone t on t.id = new.to_zone and t.kind = g.to_kind
                     where g.code = new.ground and (authz.now() at time zone 'Europe/Stockholm')::date >= g.valid_from
                       and (g.valid_to is null or (authz.now() at time zone 'Europe/Stockholm')::date < g.valid_to)), true)
        or ('C10' = any (new.classes)
            and not exists (select from cases.disclosure d where d.case_id = new.case_id and d.id <> new.id and d.to_zone = new.to_zone
                              and d.state in ('sent', 'running', 'ended') and 'C10' = any (d.classes)));
      if new.state = 'waiting' or not second then return new; end if;
    end if;
    if old.state = 'approved' and (new.mode, new.state) in (('snapshot', 'sent'), ('running', 'running')) then return new; end if;
    raise exception 'a disclosure does not go that way' using errcode = '42501';
  end $$;
create trigger guard before update on cases.disclosure for each row execute function cases.guard_disclosure();

-- The person's wish, recorded by any member of the zone: everything that rested on the consent ends at once.
create function cases.withdraw_consent(given uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer; c cases.consent;
  begin
    select * into c from cases.consent x where x.id = given for update;
    if c.id is null or c.zone_id <> authz.my_zone() or not exists (select from cases.my_memberships(c.case_id) m where m.unit_id = c.unit_id) then return null; end if;
    if c.refused or c.withdrawn_at is not null then return null; end if;
    update cases.consent x set withdrawn_at = authz.now(), withdrawn_by = authz.me() where x.id = given;
    delete from cases.key_wrap w where w.disclosure_id = any (array(select d.id from cases.disclosure d where d.consent_id = given));
    update cases.disclosure d set state = case d.state when 'running' then 'revoked' else 'called_off' end, revoked_at = authz.now(), revoked_by = authz.me(), revoked_why = 'consent_withdrawn', version = d.version + 1
      where d.consent_id = given and d.state in ('waiting', 'approved', 'running');
    get diagnostics n = row_count;
    update cases.approval x set outcome = 'gone'
      where x.kind = 'disclosure' and x.outcome is null and x.object_id = any (array(select d.id from cases.disclosure d where d.consent_id = given));
    return n;
  end $$;

-- Closing ends what others were given, in every zone of the case: running disclosures, consents, invitations, memberships. Leads keep their own file.
create function cases.revoke_at_closure(about uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer;
  begin
    if not (about = any (array(select cases.my_leading_case_ids()))) then return null; end if;
    delete from cases.key_wrap w where w.case_id = about
      and (w.disclosure_id is not null or w.holder = 'duty'
           or (w.holder = 'person' and w.holder_id = any (array(select m.person_id from cases.member m where m.case_id = about and m.unit_id = w.unit_id and m.ended_at is null and m.position = 'member'))));
    update cases.disclosure d set state = case d.state when 'running' then 'revoked' else 'called_off' end, revoked_at = authz.now(), revoked_by = authz.me(), revoked_why = 'case_closed', version = d.version + 1
      where d.case_id = about and d.state in ('waiting', 'approved', 'running');
    update cases.approval a set outcome = 'gone' where a.case_id = revoke_at_closure.about and a.outcome is null;
    update cases.consent c set expired_at = authz.now() where c.case_id = about and c.expired_at is null and c.withdrawn_at is null and not c.refused;
    update cases.invitation i set state = 'withdrawn' where i.case_id = about and i.state = 'pending';
    update cases.glass g set ended_at = authz.now() where g.case_id = about and g.ended_at is null and g.until_at > authz.now();
    update cases.member m set ended_at = authz.now(), ended_by = authz.me(), ended_why = 'case_closed'
      where m.case_id = about and m.ended_at is null and m.position = 'member';
    get diagnostics n = row_count;
    return n;
  end $$;

-- What stands in the way of closing, in numbers, across every zone of the case.
create function cases.open_ends(about uuid) returns table (tasks integer, approvals integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select (select count(*) from cases.task t where t.case_id = open_ends.about and t.done_at is null)::integer,
           (select count(*) from cases.approval a where a.case_id = open_ends.about and a.outcome is null)::integer
    where open_ends.about = any (array(select cases.my_leading_case_ids()))
  $$;

-- Who of a zone could be told what: how many read each class of my own unit. The number stands at the button before one writes.
create function cases.readers_of_all(unit uuid, asked text[]) returns table (class text, readers integer)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp
  as $$
  declare about uuid := (select u.case_id from cases.unit u where u.id = unit);
  begin
    return query
      with reader as materialized (
        select m.classes, array(select people.reads_of(m.person_id)) as reads, (m.second_by is not null or m.by_opening) as seconded
        from authz.asking a
        join cases.member m on m.zone_id = a.zone_id and m.unit_id = readers_of_all.unit
        join cases.card c on c.id = m.case_id
        where m.ended_at is null and m.until_at > a.at and m.from_at <= a.at
          and (c.protection_level < 2 or m.second_by is not null or m.grace_until > a.at)
          and people.person_is_active(m.person_id)
          and not exists (select from cases.recusal r where r.case_id = m.case_id and r.person_id = m.person_id and r.ended_at is null)
          and (select count(*) from cases.asking_member mine where mine.case_id = about) > 0
      )
      select k, (select count(*)::integer from reader r where k = any (r.classes) and k = any (r.reads) and (k <> 'C3' or r.seconded)) from unnest(asked) k;
  end $$;
create function cases.readers_of(unit uuid, asked text) returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select r.readers from cases.readers_of_all(unit, array[asked]) r $$;

-- What somebody of the own zone still answers for: cases nobody else leads, and open tasks. For the administrator, in numbers.
create function cases.answers_for(person uuid) returns table (cases integer, tasks integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select
      (select count(*) from cases.member m join cases.card c on c.id = m.case_id
        where m.person_id = person and m.position = 'lead' and m.ended_at is null and c.closed_at is null
          and not exists (select from cases.member o where o.unit_id = m.unit_id and o.person_id <> person and o.position = 'lead' and o.ended_at is null and o.until_at > authz.now()))::integer,
      (select count(*) from cases.task t where t.person_id = person and t.done_at is null)::integer
    where people.zone_of(person) = authz.my_zone()
      and (person = authz.me() or 'org_admin' = any (authz.my_roles()) or people.is_unit_head(authz.me()))
  $$;

-- Recovery was used for somebody: the leads of the units that person is in are told, by a task with a neutral title.
create function cases.tell_of_recovery(zone uuid, person uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer;
  begin
    if not exists (select from people.my_recoveries() r where r.zone_id = zone and r.person_id = person) then return 0; end if;
    insert into cases.task (case_id, zone_id, from_zone, title, person_id, due_at, shared, source, made_by)
      select m.case_id, m.zone_id, m.zone_id, 'recovery_used', l.person_id, authz.now() + interval '3 days', false, 'recovery', authz.me()
      from cases.member m
      join cases.card c on c.id = m.case_id and c.closed_at is null
      join lateral (select o.person_id from cases.member o where o.unit_id = m.unit_id and o.ended_at is null and o.position <> 'member'
                    order by o.person_id = person, o.position = 'deputy', o.from_at limit 1) l on true
      where m.person_id = person and m.zone_id = zone and m.ended_at is null;
    get diagnostics n = row_count;
    return n;
  end $$;

-- Memberships that ran out, and what they opened. The walls have denied since the minute; this takes the keys away as well.
create function cases.sweep_expired() returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer := 0; k integer;
  begin
    delete from cases.key_wrap w using cases.member m
      where w.holder = 'person' and w.disclosure_id is null and m.unit_id = w.unit_id and m.person_id = w.holder_id
        and (m.until_at <= authz.now() or m.ended_at is not null)
        and not exists (select from cases.member o where o.unit_id = w.unit_id and o.person_id = w.holder_id and o.ended_at is null and o.until_at > authz.now());
    get diagnostics k = row_count; n := n + k;
    delete from cases.key_wrap w using cases.disclosure d where w.disclosure_id = d.id and (d.until_at <= authz.now() or d.state in ('revoked', 'ended', 'refused', 'called_off'));
    get diagnostics k = row_count; n := n + k;
    update cases.disclosure d set state = 'ended', version = d.version + 1 where d.state = 'running' and d.until_at <= authz.now();
    get diagnostics k = row_count; n := n + k;
    update cases.consent c set expired_at = c.valid_until where c.expired_at is null and c.withdrawn_at is null and not c.refused and c.valid_until <= authz.now();
    get diagnostics k = row_count; n := n + k;
    update cases.invitation i set state = 'expired' where i.state = 'pending' and i.until_at <= authz.now();
    get diagnostics k = row_count; n := n + k;
    return n;
  end $$;

do $$
declare t text; f text;
begin
  foreach t in array array['axis_change', 'consent', 'key_wrap'] loop
    execute format('create policy keep_authz on cases.%I to lilja_authz using (true) with check (true)', t);
  end loop;
  foreach f in array array['find_by_tokens(text, bytea[])', 'find_by_case_number(text)', 'find_known(uuid[])', 'opening_card(uuid)', 'touch(uuid, boolean)', 'raise_level(uuid, smallint)',
                           'answer_approval(uuid, boolean)', 'withdraw_consent(uuid)', 'revoke_at_closure(uuid)', 'open_ends(uuid)', 'readers_of_all(uuid, text[])', 'readers_of(uuid, text)', 'answers_for(uuid)', 'tell_of_recovery(uuid, uuid)', 'sweep_expired()'] loop
    execute format('alter function cases.%s owner to lilja_authz', f);
    execute format('revoke execute on function cases.%s from public', f);
    execute format('grant execute on function cases.%s to lilja_app', f);
  end loop;
end $$;
revoke execute on function cases.sweep_expired() from lilja_app;
grant execute on function cases.sweep_expired() to lilja_clock;
grant insert (case_id, unit_id, zone_id, kind, object_id, pseudonym, classes, level, about, asked_by), update (outcome, decided_by, decided_at) on cases.approval to lilja_authz;
grant update (protection_level, version) on cases.card to lilja_authz;
grant update (ended_by) on cases.member to lilja_authz;
grant update (ended_at) on cases.glass to lilja_authz;
grant update (state, second_by, second_at, revoked_at, revoked_by, revoked_why, version) on cases.disclosure to lilja_authz;
grant insert (case_id, axis, was, became, on_day, zone_id, person_id) on cases.axis_change to lilja_authz;
grant select, update (withdrawn_at, withdrawn_by, expired_at) on cases.consent to lilja_authz;
grant update (state) on cases.invitation to lilja_authz;
grant select, delete on cases.key_wrap to lilja_authz;
grant insert (case_id, zone_id, from_zone, title, person_id, due_at, shared, source, made_by) on cases.task to lilja_authz;
revoke create on schema cases from lilja_authz;
