-- The walls of hand-overs abroad, and what those who work with them may do. What goes on from one state to the next is done by functions that look
-- for themselves: at the consent, at the law, at the second person.
grant create on schema returns to lilja_authz;
grant insert, update on returns.handover_seal, returns.handover_words to lilja_authz;
grant insert on returns.handover_answer to lilja_authz;
grant update (second_by, second_at, second_answer, sent_at, until_at, opened_at, accepted_at, wrong_codes, ended_at, ended_why, version) on returns.handover to lilja_authz;
grant update (settled_by, settled_at, settled_how, version) on returns.handover_answer to lilja_authz;
create policy keep_authz on returns.handover_key to lilja_authz using (true) with check (true);
grant select, delete on returns.handover_key to lilja_authz;

-- How the law looks at a country on a day, and whether the own zone may let something leave for it by this ground.
create function returns.standing_of(about text) returns text
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce((select c.standing from returns.transfer_country c
                     where c.code = about and c.valid_from <= (authz.now() at time zone 'Europe/Stockholm')::date
                       and (c.valid_to is null or c.valid_to > (authz.now() at time zone 'Europe/Stockholm')::date)
                     order by c.valid_from desc limit 1), 'other')
  $$;
create function returns.may_transfer(by_ground text, to_zone uuid, to_country text) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from returns.transfer_ground g
      join people.zone me on me.id = authz.my_zone() and me.kind = g.sender_kind
      join people.zone there on there.id = may_transfer.to_zone and there.active and there.country_code = to_country and there.country_code <> 'SE'
      where g.code = by_ground and g.standing = returns.standing_of(to_country) and g.valid_from <= (authz.now() at time zone 'Europe/Stockholm')::date
        and (g.valid_to is null or g.valid_to > (authz.now() at time zone 'Europe/Stockholm')::date))
  $$;
-- Whether a consent of a zone carries these classes to another zone for the return, now. Only for functions of lilja_authz.
create function returns.consent_holds(given uuid, about uuid, from_zone uuid, to_zone uuid, asked text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from cases.consent k
      where k.id = given and k.case_id = about and k.zone_id = consent_holds.from_zone and not k.refused and k.withdrawn_at is null and k.expired_at is null
        and k.valid_until > authz.now() and consent_holds.to_zone = any (k.recipients) and 'plan_return' = any (k.purposes) and asked <@ k.classes)
  $$;
-- The same of a consent of the own zone; of another's it says nothing.
create function returns.consent_carries(given uuid, about uuid, from_zone uuid, to_zone uuid, asked text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select coalesce(from_zone = authz.my_zone(), false) and returns.consent_holds(given, about, from_zone, to_zone, asked) $$;
-- Why a hand-over is over; nothing while it stands open. Only for functions of lilja_authz.
create function returns.handover_ends(h returns.handover) returns text
  language sql stable set search_path = pg_catalog, pg_temp
  as $$
    select case
      when h.ended_why is not null then h.ended_why
      when h.until_at is null then null
      when not returns.consent_holds(h.consent_id, h.case_id, h.zone_id, h.to_zone, h.classes) then 'consent'
      when not exists (select from cases.card c where c.id = h.case_id and c.closed_at is null and c.shredded_at is null) then 'case'
      when not exists (select from returns.return r where r.id = h.return_id and r.ended_at is null) then 'return'
      when not exists (select from returns.party p where p.return_id = h.return_id and p.unit_id = h.unit_id and p.ended_at is null) then 'return'
      when h.until_at <= authz.now() then 'expired'
    end
  $$;
create function returns.handovers_over(about uuid) returns table (handover_id uuid, why text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select h.id, returns.handover_ends(h) from returns.handover h
    where h.case_id = about and h.return_id = any (array(select returns.my_ids())) and returns.handover_ends(h) is not null
  $$;
create function returns.handover_ids_at(walls text[]) returns setof uuid
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select h.id from returns.handover h where h.wall = any (walls) and h.wall = any (array(select cases.my_walls())) $$;

-- Those who take part see the codes. Where it was made, the sealed parts too.
create policy see on returns.handover for select to lilja_app using (return_id = any (array(select returns.my_ids())));
create policy make on returns.handover for insert to lilja_app
  with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and return_id = any (array(select returns.my_write_ids()))
    and unit_id = any (array(select cases.my_lead_unit_ids())) and second_by is null and sent_at is null and ended_at is null
    and returns.may_transfer(ground, to_zone, country) and returns.consent_carries(consent_id, case_id, zone_id, to_zone, classes));
grant select on returns.handover to lilja_app;
grant insert (id, return_id, case_id, unit_id, zone_id, class, wall, to_zone, country, ground, consent_id, harm_record, classes, fields, language, days, made_by) on returns.handover to lilja_app;

create policy see on returns.handover_item for select to lilja_app
  using (return_id = any (array(select returns.my_ids())) and wall = any (array(select cases.my_walls())));
create policy make on returns.handover_item for insert to lilja_app
  with check (return_id = any (array(select returns.my_write_ids())) and exists (
    select from returns.handover h where h.id = handover_id and h.made_by = (select authz.me()) and h.second_by is null and h.ended_at is null and handover_item.class = any (h.classes)));
grant select, insert on returns.handover_item to lilja_app;

create policy see on returns.handover_seal for select to lilja_app
  using (return_id = any (array(select returns.my_ids())) and wall = any (array(select cases.my_walls())));
grant select (handover_id, return_id, case_id, wall, number, public_key, own_wrap, snapshot, code_box) on returns.handover_seal to lilja_app;

create policy see on returns.handover_key for select to lilja_app
  using ((holder = 'person' and holder_id = (select authz.me())) or zone_id = any (array(select people.my_recovery_zones())));
create policy make on returns.handover_key for insert to lilja_app
  with check ((zone_id = (select authz.my_zone()) and handover_id = any (array(select returns.handover_ids_at(array(select cases.my_walls())))))
      or (holder = 'person' and zone_id = any (array(select people.my_recovery_zones()))));
create policy replace on returns.handover_key for delete to lilja_app using (zone_id = any (array(select people.my_recovery_zones())));
grant select, insert, delete on returns.handover_key to lilja_app;

create policy see on returns.handover_answer for select to lilja_app using (return_id = any (array(select returns.my_ids())));
create policy settle on returns.handover_answer for update to lilja_app
  using (return_id = any (array(select returns.my_write_ids())) and wall = any (array(select cases.my_walls())) and settled_at is null)
  with check (settled_by = (select authz.me()));
grant select on returns.handover_answer to lilja_app;
grant update (settled_by, settled_at, settled_how, version) on returns.handover_answer to lilja_app;

create policy see on returns.handover_words for select to lilja_app using (wall = any (array(select cases.my_walls())));
create policy reply on returns.handover_words for update to lilja_app
  using (wall = any (array(select cases.my_walls())) and reply is null) with check (wall = any (array(select cases.my_walls())));
grant select on returns.handover_words to lilja_app;
grant update (reply) on returns.handover_words to lilja_app;

-- The second person: of another part that takes part in the return, or another lead of the own one; never who made it, and nobody where it goes.
create function returns.may_second(about uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select exists (
      select from returns.handover h
      where h.id = about and h.second_by is null and h.ended_at is null and h.made_by <> authz.me() and authz.my_zone() <> h.to_zone and h.return_id = any (array(select returns.my_write_ids()))
        and (h.unit_id = any (array(select cases.my_lead_unit_ids()))
             or exists (select from returns.party p where p.return_id = h.return_id and p.ended_at is null and p.unit_id <> h.unit_id and p.part <> 'abroad'
                          and p.unit_id = any (array(select cases.my_lead_unit_ids())))
             or (h.zone_id = authz.my_zone() and people.is_unit_head(authz.me()))))
  $$;
create function returns.second_handover(about uuid, answer text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not returns.may_second(about) then return false; end if;
    update returns.handover h set second_by = authz.me(), second_at = authz.now(), second_answer = answer, version = h.version + 1 where h.id = about and h.second_by is null;
    return found;
  end $$;
-- It leaves: once, by who made it, after a second person said yes, while the consent carries it and the ground holds.
create function returns.send_handover(about uuid, seen integer, ends timestamptz, page text, proof_hash bytea, mix bytea, public bytea, partner bytea, own bytea, sealed bytea, box bytea)
  returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare h returns.handover;
  begin
    select * into h from returns.handover x where x.id = about and x.version = seen for update;
    if h.id is null or h.made_by <> authz.me() or h.second_answer is distinct from 'yes' or h.sent_at is not null or h.ended_at is not null
       or not h.unit_id = any (array(select cases.my_lead_unit_ids())) or not h.return_id = any (array(select returns.my_write_ids()))
       or not returns.may_transfer(h.ground, h.to_zone, h.country) or not returns.consent_carries(h.consent_id, h.case_id, h.zone_id, h.to_zone, h.classes) then
      return false;
    end if;
    update returns.handover x set sent_at = authz.now(), until_at = least(ends, authz.now() + make_interval(days => h.days + 1)), version = x.version + 1 where x.id = about;
    insert into returns.handover_seal (handover_id, return_id, case_id, wall, number, lookup, salt, public_key, partner_wrap, own_wrap, snapshot, code_box)
    values (about, h.return_id, h.case_id, h.wall, page, proof_hash, mix, public, partner, own, sealed, box);
    return true;
  end $$;
-- The code has been noted, or its half hour is over: it is nowhere any more.
create function returns.forget_code(about uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update returns.handover_seal s set code_box = null
      where s.handover_id = about and s.code_box is not null and exists (select from returns.handover h where h.id = about and h.made_by = authz.me());
    return found;
  end $$;
-- Whoever leads the own part ends it, at once.
create function returns.end_handover(about uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update returns.handover h set ended_at = authz.now(), ended_why = 'decision', version = h.version + 1
      where h.id = about and h.ended_at is null and h.unit_id = any (array(select cases.my_lead_unit_ids())) and h.return_id = any (array(select returns.my_ids()));
    if not found then return false; end if;
    update returns.handover_seal s set partner_wrap = null, own_wrap = null, snapshot = null, code_box = null where s.handover_id = about;
    return true;
  end $$;
-- When the return has ended, every hand-over of it does: by whoever may write in it. While it goes on, only those of a part one leads oneself.
create function returns.end_handovers(about uuid) returns setof uuid
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    if not about = any (array(select returns.my_write_ids())) then return; end if;
    return query
      with ended as (
        update returns.handover h set ended_at = authz.now(), ended_why = case when r.ended_at is null then 'decision' else 'return' end, version = h.version + 1
        from returns.return r
        where r.id = about and h.return_id = r.id and h.ended_at is null and (r.ended_at is not null or h.unit_id = any (array(select cases.my_lead_unit_ids())))
        returning h.id),
      emptied as (
        update returns.handover_seal s set partner_wrap = null, own_wrap = null, snapshot = null, code_box = null from ended o where s.handover_id = o.id)
      select o.id from ended o;
  end $$;
-- Whose part in the case is ended no longer opens the answers: the own keys, or those of somebody in a part one leads.
create function returns.drop_handover_keys(of_unit uuid, of_person uuid) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  declare n integer;
  begin
    delete from returns.handover_key k using returns.handover h
      where h.id = k.handover_id and h.unit_id = of_unit and k.holder = 'person' and k.holder_id = of_person
        and (of_person = authz.me() or of_unit = any (array(select cases.my_lead_unit_ids())));
    get diagnostics n = row_count;
    return n;
  end $$;

do $$
declare f text;
begin
  foreach f in array array['standing_of(text)', 'may_transfer(text, uuid, text)', 'consent_holds(uuid, uuid, uuid, uuid, text[])', 'consent_carries(uuid, uuid, uuid, uuid, text[])', 'handover_ends(returns.handover)',
      'handovers_over(uuid)', 'handover_ids_at(text[])', 'may_second(uuid)', 'second_handover(uuid, text)',
      'send_handover(uuid, integer, timestamptz, text, bytea, bytea, bytea, bytea, bytea, bytea, bytea)', 'forget_code(uuid)', 'end_handover(uuid)', 'end_handovers(uuid)',
      'drop_handover_keys(uuid, uuid)'] loop
    execute format('alter function returns.%s owner to lilja_authz', f);
    execute format('revoke execute on function returns.%s from public', f);
    execute format('grant execute on function returns.%s to lilja_app', f);
  end loop;
end $$;
revoke execute on function returns.handover_ends(returns.handover), returns.consent_holds(uuid, uuid, uuid, uuid, text[]) from lilja_app;
revoke create on schema returns from lilja_authz;
