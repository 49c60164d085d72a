-- The clock sends tasks of somebody who is away to who answers meanwhile.
grant select (deputy_id) on support.leave to lilja_clock;
