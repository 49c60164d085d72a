-- Whoever must not see the case answers for no clock of it.
grant select (case_id) on cooperation.clock to lilja_clock;
