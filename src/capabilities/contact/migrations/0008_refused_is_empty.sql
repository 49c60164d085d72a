-- After 0007 has emptied what was refused before: a table cannot be altered in the same breath as its rows.
alter table contact.hand_over add check (
  (num_nonnulls(acute, danger, child, interpreter, safe_flags) = 5 and num_nonnulls(safe_from, safe_until) in (0, 2))
  or (answer = 'declined' and num_nonnulls(acute, danger, child, language, interpreter, safe_flags, safe_from, safe_until) = 0));
