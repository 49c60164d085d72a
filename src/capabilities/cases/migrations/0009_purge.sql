-- Purging: what the operator's verb takes away as the owner. Only of a closed case, and only once its card says so.
create policy purge on cases.card for update to lilja_owner
  using (closed_at is not null and shredded_at is null) with check (shredded_at is not null);
do $$
declare t text;
begin
  foreach t in array array['record_text', 'record_wrap', 'key_wrap', 'find_token', 'unit_reference'] loop
    execute format('create policy purge on cases.%I for delete to lilja_owner using (case_id = any (array(select c.id from cases.card c where c.shredded_at is not null)))', t);
  end loop;
end $$;
