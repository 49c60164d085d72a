import { sql } from 'kysely'
import type { Pool, Tx } from '#platform/db/tx.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import type { Laid } from '#test/access/ground.ts'

/** What one person is told by the database, with nothing of the program in between. Ids are given back as names. */
export type Told = {
  readonly state: string
  readonly cases: readonly string[]
  readonly counted: number
  readonly listed: readonly string[]
  readonly records: readonly string[]
  readonly recordsCounted: number
  readonly texts: readonly string[]
  readonly existing: readonly string[]
  readonly units: readonly string[]
  readonly members: readonly string[]
  readonly recusals: readonly string[]
  readonly disclosures: readonly string[]
  readonly glass: readonly string[]
  readonly tasks: readonly string[]
  readonly consents: readonly string[]
  readonly tasksOfMine: readonly string[]
  readonly tasksToDo: readonly string[]
  /** By the made-up name, which here is the id. */
  readonly found: readonly string[]
  readonly urgent: number
  /** `yes`, `no`, or the code of an error nobody expected. */
  readonly done: Readonly<Record<string, string>>
}
export type Attempt = { readonly name: string; readonly query: string }
export type Question = { readonly laid: Laid; readonly person: string; readonly scope: string | null; readonly attempts: readonly Attempt[] }

/** Runs as whoever calls it. Every attempt is undone. */
export const askFunction = `
create schema asking;
grant usage on schema asking to lilja_app;
create function asking.tries(attempts jsonb) returns jsonb language plpgsql as $$
  declare a jsonb; n bigint; said jsonb := '{}';
  begin
    for a in select * from jsonb_array_elements(attempts) loop
      begin
        execute a ->> 'query';
        get diagnostics n = row_count;
        raise exception 'undone' using errcode = 'ZZ001';
      exception
        when sqlstate 'ZZ001' then said := said || jsonb_build_object(a ->> 'name', case when n > 0 then 'yes' else 'no' end);
        when insufficient_privilege then said := said || jsonb_build_object(a ->> 'name', 'no');
        when others then said := said || jsonb_build_object(a ->> 'name', sqlstate || ' ' || sqlerrm);
      end;
    end loop;
    return said;
  end $$;
create function asking.one(ctx text, about uuid, names text[], attempts jsonb) returns jsonb language plpgsql as $$
  declare said jsonb; entered text; walls uuid[];
  begin
    perform set_config('app.ctx', '', true), set_config('app.scope', '', true);
    entered := (select e.state from authz.enter(ctx, about) e);
    -- Also when the session is over: the walls are asked with the token as it was.
    perform set_config('app.ctx', ctx, true), set_config('app.scope', coalesce(about::text, ''), true);
    select jsonb_build_object('state', entered,
      'cases', (select coalesce(jsonb_agg(c.id), '[]') from cases.card c), 'counted', (select count(*) from cases.card),
      'listed', (select coalesce(jsonb_agg(n.id), '[]') from (select * from cases.my_newest(false, false, null, null, 99) union all select * from cases.my_newest(true, false, null, null, 99)) n),
      'records', (select coalesce(jsonb_agg(r.id), '[]') from cases.record r), 'recordsCounted', (select count(*) from cases.record),
      'texts', (select coalesce(jsonb_agg(t.record_id), '[]') from cases.record_text t),
      'existing', (select coalesce(jsonb_agg(distinct u.case_id), '[]') from cases.unit u where exists (select from cases.card c where c.id = u.case_id)),
      'units', (select coalesce(jsonb_agg(u.id), '[]') from cases.unit u), 'members', (select coalesce(jsonb_agg(m.id), '[]') from cases.member m),
      'recusals', (select coalesce(jsonb_agg(r.id), '[]') from cases.recusal r), 'disclosures', (select coalesce(jsonb_agg(d.id), '[]') from cases.disclosure d),
      'glass', (select coalesce(jsonb_agg(g.id), '[]') from cases.glass g),
      'tasks', (select coalesce(jsonb_agg(t.id), '[]') from cases.task t), 'consents', (select coalesce(jsonb_agg(k.id), '[]') from cases.consent k),
      'tasksOfMine', (select coalesce(jsonb_agg(i), '[]') from cases.my_task_ids() i),
      'tasksToDo', (select coalesce(jsonb_agg(t.id), '[]') from cases.task t where t.id = any (array(select cases.tasks_about_me(false))) and t.made_by is distinct from authz.me()),
      'found', (select coalesce(jsonb_agg(f.case_id), '[]') from unnest(names) n cross join lateral cases.find_by_case_number(n) f),
      'urgent', cases.my_urgent_count(), 'done', asking.tries(attempts)) into said;
    return said;
  end $$;
-- The time of work stands still at the moment asked about: "until now" then means now.
create function asking.stop(at timestamptz) returns void language sql security definer as $$ update authz.clock set ahead = at - now() $$;
create function asking.all(asked jsonb, at timestamptz) returns setof jsonb language plpgsql as $$
  declare q jsonb;
  begin
    perform asking.stop(at);
    for q in select * from jsonb_array_elements(asked) loop
      return next asking.one(q ->> 'ctx', (q ->> 'scope')::uuid, array(select jsonb_array_elements_text(q -> 'names')), q -> 'attempts');
    end loop;
  end $$;
grant execute on all functions in schema asking to lilja_app;
`

const named = ({ world, id }: Laid, raw: Record<string, unknown>): Told => {
  const things = [world.cases, world.units, world.records, world.members, world.recusals, world.disclosures, world.glass, world.tasks, world.consents].flat()
  const names = new Map(things.map((one) => [id(one.name), one.name]))
  const all = Object.entries(raw).map(([what, value]) => [
    what,
    Array.isArray(value) ? value.map((one) => names.get(String(one)) ?? `foreign ${String(one)}`).toSorted() : value,
  ])
  return Object.fromEntries(all) as Told
}

/** Puts many questions in one round trip, as `lilja_app`. */
export type Putter = (asked: string, at: Date) => Promise<readonly { readonly said: Record<string, unknown> }[]>
export const putIn = async (tx: Tx, asked: string, at: Date) =>
  (await sql<{ said: Record<string, unknown> }>`select said from asking.all(${asked}::jsonb, ${at}) said`.execute(tx)).rows
/** As the program's own login, which is nobody before it has shown a token. */
export const putTo =
  (login: Pool): Putter =>
  (asked, at) =>
    login.transaction().execute((tx) => putIn(tx, asked, at))

const atOnce = 10
/** Asks everybody, many in one round trip, each under the token of the own session. */
export async function askWalls(put: Putter, questions: readonly Question[], at: Date): Promise<readonly Told[]> {
  const told: Told[] = []
  for (let start = 0; start < questions.length; start += atOnce) {
    const some = questions.slice(start, start + atOnce)
    const asked = some.map(({ laid, person, scope, attempts }) => ({
      ctx: dbToken(laid.token(person)),
      scope: scope && laid.id(scope),
      names: attempts.length > 0 ? laid.world.cases.map((one) => laid.id(one.name)) : [],
      attempts,
    }))
    const rows = await put(JSON.stringify(asked), at)
    for (const [place, row] of rows.entries()) told.push(named((some[place] as Question).laid, row.said))
  }
  return told
}
