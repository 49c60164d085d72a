-- The same cost, from the same code name, on the same days, is refused until somebody says why it is not the same invoice twice. That reason is kept with the line.
alter table costs.line add column again text check (again in ('another_person', 'several_that_day', 'part_of_price'));
alter table costs.line add check (again is null or reverses is null);
do $$ begin if exists (select from costs.line) then perform audit.restate('costs.line'); end if; end $$;
