-- How it was twelve months after somebody arrived: a later fact of its own, counted once when the quarter in which that time passed is over. What was counted
-- when the return ended stays as it was; these periods never overlap either, and nobody reads a row.
create table statistics.twelfth_period (
  from_quarter  date primary key check (from_quarter = date_trunc('quarter', from_quarter)::date),
  last_quarter  date not null unique check (last_quarter = date_trunc('quarter', last_quarter)::date and last_quarter >= from_quarter),
  threshold     integer not null check (threshold > 1),
  total         integer not null check (total >= threshold),
  counted_at    timestamptz not null default authz.now()
);

-- What may be shown of a period. An empty count: hidden.
create table statistics.twelfth_cell (
  from_quarter  date not null references statistics.twelfth_period (from_quarter),
  name          text not null check (name ~ '^[a-z0-9_]+$'),
  count         integer check (count > 0),
  primary key (from_quarter, name)
);

do $$
declare t text;
begin
  foreach t in array array['twelfth_period', 'twelfth_cell'] loop
    execute format('alter table statistics.%I enable row level security', t);
    execute format('alter table statistics.%I force row level security', t);
    execute format('create policy keep on statistics.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy see on statistics.%I for select to lilja_app, lilja_facts using (''statistician'' = any ((select authz.my_roles())::text[]))', t);
    execute format('create policy count on statistics.%I for insert to lilja_clock with check (true)', t);
    execute format('grant select on statistics.%I to lilja_app, lilja_facts', t);
    execute format('grant insert on statistics.%I to lilja_clock', t);
  end loop;
end $$;
create policy look on statistics.twelfth_period for select to lilja_clock using (true);
grant select (last_quarter) on statistics.twelfth_period to lilja_clock;
select audit.watch('statistics.twelfth_period', 'from_quarter'), audit.watch('statistics.twelfth_cell', 'from_quarter', 'name');

create view facts.twelfth_period with (security_invoker = true) as
  select from_quarter::text as from_quarter, last_quarter::text as last_quarter, threshold, total from statistics.twelfth_period;
create view facts.twelfth_cell with (security_invoker = true) as
  select from_quarter::text as from_quarter, name, count from statistics.twelfth_cell;
grant select on facts.twelfth_period, facts.twelfth_cell to lilja_app, lilja_facts;
