-- A zone answers for who looks at what is its own, also when the one who looked is of another zone: by a disclosure that runs, or by anything
-- else. The room that owns the records says which are whose, and puts its own answer here: the class of each record of the zone.
create function audit.owned(zone uuid, records uuid[]) returns text[]
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$ select '{}'::text[] $$;

-- What a reviewer of `zone` is shown of a line: all of one by its own people; of another's, the number and classes of the zone's own records,
-- and neither the ground nor the reason, nor that there was anything else. Nothing of a line that touched none.
create function audit.shown(zone uuid, by_zone uuid, case_id uuid, body text)
  returns table (act text, result text, door text, classes text[], records integer, count integer, ground text, reason text)
  language plpgsql stable set search_path = pg_catalog, pg_temp
  as $$
  declare own text[];
  begin
    if by_zone = zone then
      return query select * from audit.said(body);
      return;
    end if;
    if by_zone is null or case_id is null or body not like '%"records":[%' then return; end if;
    own := audit.owned(zone, array(select jsonb_array_elements_text(body::jsonb -> 'records')::uuid));
    if cardinality(own) = 0 then return; end if;
    return query select s.act, s.result, s.door, array(select distinct c from unnest(own) c order by c), cardinality(own), null::integer, null::text, null::text
      from audit.said(body) s;
  end $$;

create or replace function audit.looks(about uuid, before bigint, max integer)
  returns table (seq bigint, at timestamptz, actor uuid, zone uuid, case_id uuid, act text, result text, door text, classes text[],
                 records integer, count integer, ground text, reason text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select e.seq, e.at, e.actor, e.zone, e.case_id, s.act, s.result, s.door, s.classes, s.records, s.count, s.ground, s.reason
    from (select authz.my_zone() as zone where 'log_reviewer' = any (authz.my_roles()) offset 0) me
    join audit.event e on e.case_id = about and e.seq < coalesce(before, 9223372036854775807) and e.body is not null
    cross join lateral audit.shown(me.zone, e.zone, e.case_id, e.body) s
    order by e.seq desc limit least(greatest(max, 1), 200)
  $$;
-- The record's own lines have no zone, but for the pieces of a long deed. What a room calls `record.seen` is a look like any other.
create or replace function audit.recent(before bigint, max integer)
  returns table (seq bigint, at timestamptz, actor uuid, zone uuid, case_id uuid, act text, result text, door text, classes text[],
                 records integer, count integer, ground text, reason text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select e.seq, e.at, e.actor, e.zone, e.case_id, s.act, s.result, s.door, s.classes, s.records, s.count, s.ground, s.reason
    from (select authz.my_zone() as zone where 'log_reviewer' = any (authz.my_roles()) offset 0) me
    join audit.event e on e.seq < coalesce(before, 9223372036854775807) and e.body not like '{"act":"record.rows"%'
    cross join lateral audit.shown(me.zone, e.zone, e.case_id, e.body) s
    order by e.seq desc limit least(greatest(max, 1), 200)
  $$;

revoke execute on function audit.owned(uuid, uuid[]), audit.shown(uuid, uuid, uuid, text) from public;
grant create on schema audit to lilja_authz;
alter function audit.owned(uuid, uuid[]) owner to lilja_authz;
revoke create on schema audit from lilja_authz;
grant execute on function audit.shown(uuid, uuid, uuid, text) to lilja_authz;
