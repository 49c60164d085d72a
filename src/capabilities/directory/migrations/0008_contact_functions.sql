-- Who answers is a function by its code, as in domain/contact-function.ts: free words could hold a person's name. Words that name one of the functions become
-- its code. Others that are held stay as they are and can be read until somebody chooses a function for them; none like them can be written any more.
update directory.contact c set title = f.code
from (values
  ('advice', 'advice'), ('arbetsledning', 'work_lead'), ('booking', 'booking'), ('case work', 'case_work'), ('contact', 'contact'), ('coordination',
  'coordination'), ('gemensamt intag', 'intake'), ('handläggning', 'case_work'), ('helpline', 'helpline'), ('intag', 'intake'), ('intake', 'intake'),
  ('jour', 'on_call'), ('jouren', 'on_call'), ('kansli', 'office'), ('kansliet', 'office'), ('kontakt', 'contact'), ('ledning', 'management'),
  ('management', 'management'), ('mottagning', 'reception'), ('mottagningen', 'reception'), ('office', 'office'), ('on call', 'on_call'), ('reception',
  'reception'), ('receptionen', 'reception'), ('rådgivning', 'advice'), ('samordning', 'coordination'), ('stödlinje', 'helpline'), ('switchboard',
  'switchboard'), ('telefon', 'telephone'), ('telephone', 'telephone'), ('tidsbokning', 'booking'), ('växel', 'switchboard'), ('växeln', 'switchboard'),
  ('work supervision', 'work_lead')) as f (words, code)
where lower(btrim(c.title)) = f.words;
do $$ begin if exists (select from directory.contact) then perform audit.restate('directory.contact'); end if; end $$;

create function directory.contact_is_a_function() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
  as $$
  begin
    if new.title in ('reception', 'switchboard', 'intake', 'on_call', 'helpline', 'advice', 'case_work', 'coordination', 'booking', 'work_lead', 'office',
        'management', 'telephone', 'contact') then return null; end if;
    raise exception 'who answers is a function' using errcode = 'check_violation', schema = 'directory', table = 'contact', constraint = 'contact_is_a_function';
  end $$;
create trigger contact_is_a_function after insert or update of title on directory.contact for each row execute function directory.contact_is_a_function();
revoke execute on function directory.contact_is_a_function() from public;
