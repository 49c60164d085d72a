-- The times after the journey go on when the return has been closed: the clock sees whether the case is closed, where nobody can write, and whether somebody
-- has been taken up again as exploited. And how it was at the twelfth month, for the clock of the figures: each return that arrived once, in the quarter in
-- which that time passed, when thirty days have gone since that quarter, so that what is written down late is counted. Coarse codes only.
create policy see_closed on cases.card for select to lilja_clock using (true);
grant select (id, closed_at) on cases.card to lilja_clock;
create policy look on returns.renewal for select to lilja_clock using (true);
grant select (return_id) on returns.renewal to lilja_clock;

create policy keep_authz on returns.follow_rule to lilja_authz using (true);
grant select on returns.follow_rule to lilja_authz;
grant select (exploited_again, made_at, id) on returns.follow_up to lilja_authz;
grant create on schema facts to lilja_authz;
create function facts.uncounted_twelfths(counted_until date)
  returns table (quarter text, answer text, again boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with passed as materialized (
      select r.id, date_trunc('quarter', d.arrived_on + make_interval(months => w.amount) + make_interval(days => w.grace_days))::date as quarter
      from returns.return r,
           lateral (select (r.arrived_at at time zone 'Europe/Stockholm')::date as arrived_on) d,
           lateral (select f.amount, f.grace_days from returns.follow_rule f
                    where f.point = 'm12' and f.unit = 'months' and f.valid_from <= d.arrived_on and (f.valid_to is null or d.arrived_on < f.valid_to)
                    order by f.valid_from desc limit 1) w
      where r.arrived_at is not null)
    select p.quarter::text,
           coalesce((select u.reach from returns.follow_up u where u.return_id = p.id and u.point = 'm12' and u.reach <> 'not_tried' order by u.made_at desc, u.id desc limit 1),
                    (select l.reach from (select u.reach from returns.follow_up u where u.return_id = p.id and u.reach <> 'not_tried' order by u.made_at desc, u.id desc limit 1) l
                     where l.reach = 'declined'), 'none_kept'),
           exists (select from returns.renewal n where n.return_id = p.id) or exists (select from returns.follow_up u where u.return_id = p.id and u.exploited_again = 'yes')
             or exists (select from returns.handover_answer a where a.return_id = p.id and a.event = 'exploited_again_known')
    from passed p
    where (counted_until is null or p.quarter >= counted_until) and p.quarter < date_trunc('quarter', authz.now() at time zone 'Europe/Stockholm' - interval '30 days')::date
  $$;
alter function facts.uncounted_twelfths(date) owner to lilja_authz;
revoke execute on function facts.uncounted_twelfths(date) from public;
grant execute on function facts.uncounted_twelfths(date) to lilja_clock;
revoke create on schema facts from lilja_authz;
