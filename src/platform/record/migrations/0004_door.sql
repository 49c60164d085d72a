-- Coming in is recorded by the door itself, in its own transactions.
grant usage on schema audit to lilja_door;
grant execute on function audit.append(text) to lilja_door;
