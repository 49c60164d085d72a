-- Coded rows of published sources, owned by the zone that answers for them. They are read through schema facts only.
create schema statistics;
grant usage on schema statistics to lilja_authz;

-- How a table was counted. Reference data, filled by the program.
create table statistics.dataset (
  id                 text primary key check (id ~ '^[a-z0-9-]+$'),
  unit               text not null check (unit in ('person', 'case', 'report', 'ad', 'offence')),
  partition          text not null check (partition in ('disjoint', 'of_which', 'overlapping', 'unknown')),
  population         text not null,
  period_from        integer not null,
  period_to          integer not null check (period_to >= period_from),
  double_count_risk  boolean not null,
  source             text not null,
  reading            text not null,
  inferred           boolean not null,
  -- Every cell is quoted from a published source, so none of them is a secret inside.
  quoted             boolean not null
);

-- One person as coded from the source. An empty column: the source does not say.
create table statistics.coded_case (
  dataset_id     text not null references statistics.dataset (id),
  no             integer not null check (no > 0),
  zone_id        uuid not null references people.zone (id),
  sex            text not null check (sex in ('female', 'male')),
  age            text not null check (age in ('adult', 'child')),
  purpose        text not null check (purpose in ('sexual', 'forced_marriage', 'domestic_work', 'other')),
  begging        boolean,
  criminality    boolean,
  berry_picking  boolean,
  country        text check (country ~ '^[A-Z]{2}$'),
  year           integer,
  municipality   text check (municipality ~ '^[0-9]{4}$'),
  returned       boolean,
  primary key (dataset_id, no)
);

do $$
declare t text;
begin
  foreach t in array array['dataset', 'coded_case'] loop
    execute format('alter table statistics.%I enable row level security', t);
    execute format('alter table statistics.%I force row level security', t);
    execute format('create policy keep on statistics.%I to lilja_owner using (true) with check (true)', t);
    execute format('create policy read_authz on statistics.%I for select to lilja_authz using (true)', t);
    execute format('grant select on statistics.%I to lilja_authz', t);
  end loop;
end $$;
select audit.watch('statistics.coded_case', 'dataset_id', 'no');

create schema if not exists facts;
grant usage on schema facts to lilja_facts;
grant create on schema facts to lilja_authz;

-- A statistician sees the coded rows of the own zone; the operator, who is nobody signed in, those quoted from a published source.
create function facts.referrals()
  returns table (dataset_id text, sex text, age text, purpose text, begging boolean, criminality boolean, berry_picking boolean,
                 country text, year integer, municipality text, returned boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select c.dataset_id, c.sex, c.age, c.purpose, c.begging, c.criminality, c.berry_picking, c.country, c.year, c.municipality, c.returned
    from statistics.coded_case c join statistics.dataset d on d.id = c.dataset_id
    where (c.zone_id = authz.my_zone() and 'statistician' = any (authz.my_roles())) or (authz.me() is null and d.quoted)
  $$;
create function facts.datasets()
  returns table (id text, unit text, partition text, population text, period_from integer, period_to integer, double_count_risk boolean, source text, reading text, inferred boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp
  as $$
    select d.id, d.unit, d.partition, d.population, d.period_from, d.period_to, d.double_count_risk, d.source, d.reading, d.inferred from statistics.dataset d
  $$;
alter function facts.referrals() owner to lilja_authz;
alter function facts.datasets() owner to lilja_authz;
revoke execute on function facts.referrals(), facts.datasets() from public;
grant execute on function facts.referrals(), facts.datasets() to lilja_facts;
revoke create on schema facts from lilja_authz;

create view facts.referral with (security_invoker = true) as
  select dataset_id, sex, age, purpose, begging, criminality, berry_picking, country, year, municipality, returned from facts.referrals();
create view facts.dataset with (security_invoker = true) as
  select id, unit, partition, population, period_from, period_to, double_count_risk, source, reading, inferred from facts.datasets();
grant select on facts.referral, facts.dataset to lilja_facts;
