-- How a task reaches for her when its title does not say it: as it was planned. Empty: by its title.
alter table cases.task add column reach text check (reach in ('call', 'somehow', 'she_calls'));
grant insert (reach) on cases.task to lilja_app;
