-- How it goes with the goals of the plan for the time after: one row for each time something is said, so that nothing that was said is lost.
create table returns.goal_step (
  id         uuid primary key default gen_random_uuid(),
  return_id  uuid not null,
  case_id    uuid not null,
  unit_id    uuid not null,
  zone_id    uuid not null,
  milestone  text not null,
  number     integer not null check (number > 0),
  state      text not null check (state in ('under_way', 'reached', 'changed', 'let_go', 'declined')),
  on_day     date not null,
  made_by    uuid not null references people.person (id),
  made_at    timestamptz not null default authz.now(),
  version    integer not null default 1,
  foreign key (return_id, case_id) references returns.return (id, case_id),
  foreign key (unit_id, case_id, zone_id) references cases.unit (id, case_id, zone_id),
  unique (return_id, milestone, number)
);
create index goal_step_case on returns.goal_step (case_id);
alter table returns.goal_step enable row level security;
alter table returns.goal_step force row level security;
create policy keep on returns.goal_step to lilja_owner using (true) with check (true);
create policy see on returns.goal_step for select to lilja_app using (return_id = any (array(select returns.my_ids())));
-- Of a goal that stands in a plan, after she has arrived.
create policy make on returns.goal_step for insert to lilja_app
  with check (made_by = (select authz.me()) and zone_id = (select authz.my_zone()) and unit_id = any (array(select cases.my_unit_ids()))
    and return_id = any (array(select returns.my_write_ids()))
    and exists (select from returns.return r where r.id = goal_step.return_id and r.arrived_at is not null)
    and exists (select from returns.home_milestone m where m.return_id = goal_step.return_id and m.milestone = goal_step.milestone));
grant select, insert on returns.goal_step to lilja_app;
select audit.watch('returns.goal_step');
