-- Closed cases are counted once, when a quarter has ended, and hidden as far as it takes before they are kept. Nobody who reads
-- statistics can reach a row, a running count or a count that was later hidden: there is nothing to subtract.
drop view facts.case_coded;
drop policy count on cases.coded;
revoke select (sex, age_group, purpose, country, county, track, outcome, opened_month, closed_month) on cases.coded from lilja_facts;
revoke usage on schema cases from lilja_facts;
create policy count on cases.coded for select to lilja_authz using (true);
grant select (sex, age_group, closed_month) on cases.coded to lilja_authz;
grant usage on schema cases to lilja_authz;

-- Consecutive quarters, counted together and never again. Periods never overlap.
create table statistics.closed_period (
  from_quarter  date primary key check (from_quarter = date_trunc('quarter', from_quarter)::date),
  last_quarter  date not null unique check (last_quarter = date_trunc('quarter', last_quarter)::date and last_quarter >= from_quarter),
  threshold     integer not null check (threshold > 1),
  total         integer not null check (total >= threshold),
  counted_at    timestamptz not null default authz.now()
);

-- What may be shown of a period. An empty count: hidden.
create table statistics.closed_cell (
  from_quarter  date not null references statistics.closed_period (from_quarter),
  sex           text not null check (sex in ('woman', 'man', 'other', 'unknown', 'all')),
  age           text not null check (age in ('adult', 'child', 'unknown', 'all')),
  count         integer check (count > 0),
  primary key (from_quarter, sex, age)
);

do $$
declare t text;
begin
  foreach t in array array['closed_period', 'closed_cell'] loop
    execute format('alter table statistics.%I enable row level security', t);
    execute format('alter table statistics.%I force row level security', t);
    execute format('create policy keep on statistics.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy read_authz on statistics.%I for select to lilja_authz using (true)', t);
    execute format('create policy see on statistics.%I for select to lilja_app, lilja_facts using (''statistician'' = any ((select authz.my_roles())::text[]))', t);
    execute format('create policy count on statistics.%I for insert to lilja_clock with check (true)', t);
    execute format('grant select on statistics.%I to lilja_authz, lilja_app, lilja_facts', t);
    execute format('grant insert on statistics.%I to lilja_clock', t);
  end loop;
end $$;
grant usage on schema statistics to lilja_app, lilja_clock, lilja_facts;
select audit.watch('statistics.closed_period', 'from_quarter');
select audit.watch('statistics.closed_cell', 'from_quarter', 'sex', 'age');

-- For the clock alone: what was closed in finished quarters that no period holds yet. A case closed again counts where it was closed last.
grant create on schema facts to lilja_authz;
create function facts.uncounted_closures()
  returns table (from_quarter text, quarter text, sex text, age_group text, count integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    with since as (select (max(p.last_quarter) + interval '3 months')::date as first from statistics.closed_period p),
    waiting as (
      select date_trunc('quarter', c.closed_month)::date as quarter, c.sex, c.age_group from cases.coded c, since s
      where (s.first is null or c.closed_month >= s.first) and c.closed_month < date_trunc('quarter', authz.now() at time zone 'Europe/Stockholm')::date
    )
    select coalesce(s.first, min(w.quarter) over ())::text, w.quarter::text, w.sex, w.age_group, w.count
    from (select quarter, waiting.sex, waiting.age_group, count(*)::integer as count from waiting group by 1, 2, 3) w, since s
  $$;
alter function facts.uncounted_closures() owner to lilja_authz;
revoke execute on function facts.uncounted_closures() from public;
grant usage on schema facts to lilja_clock;
grant execute on function facts.uncounted_closures() to lilja_clock;
revoke create on schema facts from lilja_authz;

create view facts.closed_period with (security_invoker = true) as
  select from_quarter::text as from_quarter, last_quarter::text as last_quarter, threshold, total from statistics.closed_period;
create view facts.closed_cell with (security_invoker = true) as
  select from_quarter::text as from_quarter, sex, age, count from statistics.closed_cell;
grant select on facts.closed_period, facts.closed_cell to lilja_app, lilja_facts;

-- A statistician's request reads the views as it is: it cannot become another role. The operator, who is nobody signed in and not a
-- request, sees what is quoted from a published source.
create or replace function facts.referrals()
  returns table (dataset_id text, sex text, age text, purpose text, begging boolean, criminality boolean, berry_picking boolean,
                 country text, year integer, municipality text, returned boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.dataset_id, c.sex, c.age, c.purpose, c.begging, c.criminality, c.berry_picking, c.country, c.year, c.municipality, c.returned
    from statistics.coded_case c join statistics.dataset d on d.id = c.dataset_id
    where (c.zone_id = authz.my_zone() and 'statistician' = any (authz.my_roles()))
       or (authz.me() is null and d.quoted and pg_has_role(session_user, 'lilja_facts', 'member'))
  $$;
grant usage on schema facts to lilja_app;
grant execute on function facts.referrals(), facts.datasets() to lilja_app;
grant select on facts.referral, facts.dataset to lilja_app;
