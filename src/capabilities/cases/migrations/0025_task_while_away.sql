-- A task that is due while whoever has it is away goes to who answers meanwhile. The clock sees ids and times.
grant select (person_id), update (deputy_id) on cases.task to lilja_clock;
