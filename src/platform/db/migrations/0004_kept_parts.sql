-- What an answer is kept for is signed with the digest of each setting that whoever runs SQL writes freely: none of them can run over into the next,
-- or into the answer.
create or replace function authz.kept_about(what text, made text) returns text
  language sql stable
  as $$ select concat_ws('|', 'kept/v2', what, made, pg_backend_pid()::text, extract(epoch from now())::text,
                         encode(sha256(convert_to(coalesce(current_setting('app.ctx', true), ''), 'UTF8')), 'hex'),
                         encode(sha256(convert_to(coalesce(current_setting('app.scope', true), ''), 'UTF8')), 'hex'),
                         encode(sha256(convert_to(coalesce(current_setting('app.asked_anew', true), ''), 'UTF8')), 'hex')) $$;
