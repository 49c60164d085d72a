-- Coming in is not for requests: what raises a session, counts guesses or forgets them answers only at the door (`lilja_door`), which has
-- a login of its own. SQL that gets into a request can then neither call it nor become it.
grant usage on schema authz to lilja_door;

revoke execute on function authz.strengthen(text), authz.slow_down(bytea, integer), authz.count_guess(bytea[], integer[]), authz.let_go(bytea[], bytea[])
  from lilja_app, lilja_facts;
grant execute on function authz.enter(text, uuid), authz.end_session(text), authz.strengthen(text), authz.me(), authz.now(),
  authz.count_guess(bytea[], integer[]), authz.let_go(bytea[], bytea[]) to lilja_door;
-- The statistics ask who nobody is, and open nobody's session.
revoke execute on function authz.enter(text, uuid), authz.end_session(text), authz.speak(text, text), authz.keep_draft(text, text, bytea), authz.wait_for(bytea)
  from lilja_facts;
