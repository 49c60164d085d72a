-- Log review: who looked at what, without content. Only for a log reviewer, and only what people of the own zone did:
-- each zone answers for its own. Newest first, `before` is the last seq seen.
create function audit.said(body text) returns table (act text, result text, door text, classes text[], records integer, count integer, ground text, reason text)
  language sql immutable set search_path = pg_catalog, pg_temp
  as $$
    select b ->> 'act', b ->> 'result', b ->> 'door',
      array(select jsonb_array_elements_text(coalesce(b -> 'classes', '[]'))), coalesce(jsonb_array_length(b -> 'records'), 0),
      (b ->> 'count')::integer, b ->> 'ground', b ->> 'reason'
    from (select body::jsonb as b) s
  $$;
create function audit.looks(about uuid, before bigint, max integer)
  returns table (seq bigint, at timestamptz, actor uuid, zone uuid, case_id uuid, act text, result text, door text, classes text[],
                 records integer, count integer, ground text, reason text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select e.seq, e.at, e.actor, e.zone, e.case_id, s.act, s.result, s.door, s.classes, s.records, s.count, s.ground, s.reason
    from audit.event e cross join lateral audit.said(e.body) s
    where e.case_id = about and e.seq < coalesce(before, 9223372036854775807) and e.body is not null
      and e.zone = (select authz.my_zone()) and 'log_reviewer' = any ((select authz.my_roles())::text[])
    order by e.seq desc limit least(greatest(max, 1), 200)
  $$;
create function audit.recent(before bigint, max integer)
  returns table (seq bigint, at timestamptz, actor uuid, zone uuid, case_id uuid, act text, result text, door text, classes text[],
                 records integer, count integer, ground text, reason text)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select e.seq, e.at, e.actor, e.zone, e.case_id, s.act, s.result, s.door, s.classes, s.records, s.count, s.ground, s.reason
    from audit.event e cross join lateral audit.said(e.body) s
    where e.seq < coalesce(before, 9223372036854775807) and e.body not like '{"act":"record.%'
      and e.zone = (select authz.my_zone()) and 'log_reviewer' = any ((select authz.my_roles())::text[])
    order by e.seq desc limit least(greatest(max, 1), 200)
  $$;

revoke execute on all functions in schema audit from public;
grant execute on function audit.said(text) to lilja_authz;
grant create on schema audit to lilja_authz;
alter function audit.looks(uuid, bigint, integer) owner to lilja_authz;
alter function audit.recent(bigint, integer) owner to lilja_authz;
revoke create on schema audit from lilja_authz;
grant execute on function audit.looks(uuid, bigint, integer), audit.recent(bigint, integer) to lilja_app;
