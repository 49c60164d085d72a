-- The vault is another database: who ends a hand-over here need not have shredded its key there. What ends it takes the ways in at once and leaves the
-- sealed text, which opens with nothing that is here; the clock takes the key of each whose text is left, then the text (`handovers_over_now`).
create or replace function returns.end_handover(about uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp
  as $$
  begin
    update returns.handover h set ended_at = authz.now(), ended_why = 'decision', version = h.version + 1
      where h.id = about and h.ended_at is null and h.unit_id = any (array(select cases.my_lead_unit_ids())) and h.return_id = any (array(select returns.my_ids()));
    if not found then return false; end if;
    update returns.handover_seal s set partner_wrap = null, own_wrap = null, code_box = null where s.handover_id = about;
    return true;
  end $$;
create or replace function returns.end_handovers(about uuid) returns setof uuid
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
        update returns.handover_seal s set partner_wrap = null, own_wrap = null, code_box = null from ended o where s.handover_id = o.id)
      select o.id from ended o;
  end $$;
