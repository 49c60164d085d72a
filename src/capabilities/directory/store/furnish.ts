import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { settle } from '#platform/record/record.ts'
import { functionKinds } from '#capabilities/directory/domain/kinds.ts'
import { countriesAsOf, countriesSource, isoCountries } from '#capabilities/directory/reference/countries.ts'
import { freshnessRules, freshnessSource } from '#capabilities/directory/store/reference/freshness-rules.ts'
import { nationalLines } from '#capabilities/directory/store/reference/national-lines.ts'
import { officeTimes } from '#capabilities/directory/store/reference/office-times.ts'
import { countiesOfSweden, municipalitiesOfSweden, placesAsOf, placesSource } from '#capabilities/directory/store/reference/places.ts'
import { presenceRules, presenceSource } from '#capabilities/directory/store/reference/presence-rules.ts'
import { redDays, redDaysSource } from '#capabilities/directory/store/reference/red-days.ts'

const list = (rows: readonly object[]) => sql`${JSON.stringify(rows)}::jsonb`

async function keepPlaces(tx: Tx): Promise<void> {
  await sql`
    insert into directory.county as t (code, name, source, as_of)
    select r.code, r.name, ${placesSource}, ${placesAsOf}::date from jsonb_to_recordset(${list(countiesOfSweden())}) as r (code text, name text)
    on conflict (code) do update set name = excluded.name, source = excluded.source, as_of = excluded.as_of where t.as_of < excluded.as_of`.execute(tx)
  await sql`
    insert into directory.municipality as t (code, county_code, name, source, as_of)
    select r.code, left(r.code, 2), r.name, ${placesSource}, ${placesAsOf}::date from jsonb_to_recordset(${list(municipalitiesOfSweden())}) as r (code text, name text)
    on conflict (code) do update set name = excluded.name, source = excluded.source, as_of = excluded.as_of where t.as_of < excluded.as_of`.execute(tx)
}

async function keepRules(tx: Tx): Promise<void> {
  await sql`
    insert into directory.function_kind (kind, place) select r.kind, r.place from jsonb_to_recordset(${list(functionKinds.map((kind, place) => ({ kind, place })))}) as r (kind text, place integer)
    on conflict (kind) do update set place = excluded.place`.execute(tx)
  await sql`
    insert into directory.presence_rule (variant, kind, hours, need, valid_from, valid_to, source)
    select r.variant, r.kind, r.hours, r.need, r."validFrom", r."validTo", ${presenceSource}
    from jsonb_to_recordset(${list(presenceRules)}) as r (variant text, kind text, hours text, need text, "validFrom" date, "validTo" date)
    on conflict (variant, kind, hours, valid_from) do update set need = excluded.need, valid_to = excluded.valid_to, source = excluded.source`.execute(tx)
  await sql`
    insert into directory.office_time (valid_from, opens, closes, source)
    select r."validFrom", r.opens, r.closes, r.source from jsonb_to_recordset(${list(officeTimes)}) as r ("validFrom" date, opens time, closes time, source text)
    on conflict (valid_from) do update set opens = excluded.opens, closes = excluded.closes, source = excluded.source`.execute(tx)
  await sql`
    insert into directory.national_line (code, number, source, confirmed_on, status)
    select r.code, r.number, r.source, r."confirmedOn", r.status from jsonb_to_recordset(${list(nationalLines)}) as r (code text, number text, source text, "confirmedOn" date, status text)
    on conflict (code) do update set number = excluded.number, source = excluded.source, confirmed_on = excluded.confirmed_on, status = excluded.status`.execute(
    tx,
  )
}

/** Red days of the year of work, the one before and the two after. */
async function keepRedDays(tx: Tx): Promise<void> {
  const { rows } = await sql<{ year: number; missing: boolean }>`
    select y::integer as year, not exists (select from directory.red_day where extract(year from day) = y) as missing
    from (select extract(year from authz.now()) as this) n cross join lateral generate_series(n.this - 1, n.this + 2) y`.execute(tx)
  const years = rows.filter((row) => row.missing).map((row) => row.year)
  if (years.length === 0) return
  await sql`
    insert into directory.red_day (day, name, source) select r.day, r.name, ${redDaysSource} from jsonb_to_recordset(${list(await redDays(years))}) as r (day date, name text)
    on conflict (day) do nothing`.execute(tx)
}

async function keepEntries(tx: Tx): Promise<void> {
  await sql`
    insert into directory.country as t (code, alpha3, number, name_sv, name_en, source, as_of)
    select r.code, r.alpha3, r.number, r."nameSv", r."nameEn", ${countriesSource}, ${countriesAsOf}::date
    from jsonb_to_recordset(${list(isoCountries)}) as r (code text, alpha3 text, number text, "nameSv" text, "nameEn" text)
    on conflict (code) do update set alpha3 = excluded.alpha3, number = excluded.number, name_sv = excluded.name_sv, name_en = excluded.name_en, source = excluded.source, as_of = excluded.as_of
    where t.as_of < excluded.as_of`.execute(tx)
  await sql`
    insert into directory.freshness_rule (scope, stale_after, remind_before, dead_after, free_hours, valid_from, valid_to, source)
    select r.scope, r."staleAfter", r."remindBefore", r."deadAfter", r."freeHours", r."validFrom", r."validTo", ${freshnessSource}
    from jsonb_to_recordset(${list(freshnessRules)}) as r (scope text, "staleAfter" integer, "remindBefore" integer, "deadAfter" integer, "freeHours" integer, "validFrom" date, "validTo" date)
    on conflict (scope, valid_from) do update set stale_after = excluded.stale_after, remind_before = excluded.remind_before, dead_after = excluded.dead_after,
      free_hours = excluded.free_hours, valid_to = excluded.valid_to, source = excluded.source`.execute(tx)
}

/** Counties, municipalities, kinds of functions, who must be there, office times, red days, countries, and how long a verification holds. Safe to repeat. */
export async function furnish(tx: Tx): Promise<void> {
  await keepPlaces(tx)
  await keepRules(tx)
  await keepEntries(tx)
  await keepRedDays(tx)
  await settle(tx, 'directory.furnished')
}
